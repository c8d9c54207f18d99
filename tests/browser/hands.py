"""Hands on the phones of the demonstration's page, and the journey they take together."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Page, expect

PEOPLE = {"王芳": 1001, "赵敏": 1002, "陈涛": 1003, "周明": 1004, "孙莉": 1005, "何伟": 1006}
ROOT = Path(__file__).parent.parent.parent


@asynccontextmanager
async def running_demo(data_dir: Path) -> AsyncIterator[str]:
    """The demonstration as a process of its own; gives the address it printed."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--port", "0"),
        cwd=ROOT,
        env={**os.environ, "DATA_DIR": str(data_dir)},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(60):
            line = (await process.stdout.readline()).decode()
        assert "http://" in line, line
        yield "http://" + line.strip().partition("http://")[2]
    finally:
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 15) == 0


class Hand:
    """Somebody's hand on one phone of the page."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.phone = page.locator(f"[data-phone='{PEOPLE[name]}']")

    async def open(self) -> None:
        spine = self.phone.locator("[data-open]")
        if await spine.is_visible():
            await spine.click()
        await expect(self.phone.locator("textarea[data-input]")).to_be_visible()

    async def writes(self, text: str, sees: str) -> None:
        await self.open()
        await self.phone.locator("textarea[data-input]").fill(text)
        await self.phone.locator("[data-send]").click()
        # The answer to these words, not one to earlier words that reads alike.
        await expect(self.phone.locator("[data-message]").last).to_contain_text(sees)

    async def presses(self, key: str, sees: str) -> None:
        await self.open()
        await self.phone.locator(f"[data-key='{key}']").last.click()
        await self.sees(sees)

    async def sees(self, words: str) -> None:
        await expect(self.phone.locator("[data-message]").filter(has_text=words).last).to_be_attached()


class Hands:
    """Everybody's hands, and the stretches of the journey they take."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.wang, self.zhao, self.chen, self.zhou, self.sun, self.he = (Hand(page, name) for name in PEOPLE)

    async def write_and_submit(self) -> None:
        wang, page = self.wang, self.page
        await wang.writes("鉴湖路小学门口没有红绿灯，孩子过马路太危险了，建议装一个", "这像是一条建议")
        await wang.presses("接着写", "1/5 题目")
        await wang.presses("就用这个", "2/5 情况和理由")
        picture = page.locator("[data-phone='1001'] input[data-file=photo]")
        photos = [ROOT / "tests" / "browser" / f"crossing-{n}.png" for n in (1, 2)]
        await picture.set_input_files(photos)
        await wang.phone.locator("[data-send]").click()
        await wang.sees("照片 2 张")
        await wang.presses("就这些", "3/5 具体建议")
        await wang.writes("装信号灯，早晚高峰安排人员值守", "收到：文字 1 段")
        # Of the demonstration's invented past some are like it.
        await wang.presses("就这些", "4/5 有")
        await wang.presses("我的不一样，继续", "归类和单位")
        await wang.presses("就这样", "5/5 提交前请核对")
        await wang.presses("都没有", "请过目")
        await wang.presses("提交", "已提交")

    async def register_and_assign(self) -> None:
        zhao = self.zhao
        await zhao.sees("等您审核")
        await zhao.presses("立案并编号", "归入哪一类")
        await zhao.presses("城建交通", "已立案，编号 直")
        await zhao.presses("交办", "主办单位是")
        await zhao.presses("区交警大队", "需要协办就点单位")
        await zhao.presses("区住建局", "✓")
        await zhao.presses("交办", "已交办区交警大队")

    async def handle(self) -> None:
        wang, chen, sun = self.wang, self.chen, self.sun
        await chen.sees("新交办 1 件")
        await chen.presses("签收", "已签收直")
        await sun.presses("会办签收", "已签收直")
        await sun.presses("提交会办意见", "会办意见：")
        await sun.writes("同意安装，我局配合路面开挖。", "会办意见已提交")
        # Pushes come in their own time; a reader waits for them before writing on.
        await chen.sees("的会办意见。")
        await chen.presses("记录沟通", "怎样沟通的")
        await chen.presses("现场踏勘", "哪一天")
        await chen.presses("今天", "谁带队")
        await chen.writes("李副大队长带队到校门口看了现场，议定年底前安装。", "已记录")
        await wang.sees("属实吗？")
        await wang.presses("属实", "已记下：属实")
        await chen.sees("代表确认了沟通记录")

    async def reply(self) -> None:
        chen, zhou, he = self.chen, self.zhou, self.he
        await chen.presses("拟写答复", "办理结果是哪一类")
        await chen.presses("B 类　正在解决或者列入计划逐步解决", "已经做了什么")
        await chen.writes("已完成现场勘察和立项", "打算做什么")
        await chen.writes("安装行人信号灯，12月31日前完成", "不能采纳")
        await chen.presses("没有", "答复稿")
        await chen.presses("送负责人签发", "答复稿已送负责人签发")
        await zhou.presses("签发，送审核", "已签发")
        await he.presses("审核通过", "答复已送达代表")
