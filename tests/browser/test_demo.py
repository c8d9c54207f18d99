"""`python -m bot demo` in a real browser: the whole journey on the page of phones, then a restart."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.hands import Hands, running_demo
from tests.sandbox.page.windows import WIDE, overflow, watched_page


@pytest.fixture
async def page(browser: Browser) -> AsyncIterator[Page]:
    expect.set_options(timeout=20_000)
    async with watched_page(browser, WIDE) as opened:
        yield opened


async def test_a_newcomer_watches_a_suggestion_travel(page: Page, tmp_path: Path) -> None:
    async with running_demo(tmp_path) as address:
        await page.goto(address)
        await page.locator(".ready [data-phone]").first.wait_for(state="attached")
        hands = Hands(page)
        await hands.write_and_submit()
        await hands.register_and_assign()
        await hands.handle()
        await hands.reply()
        wang, chen = hands.wang, hands.chen
        await wang.sees("答复.docx")
        await wang.sees("请先评办理态度")
        await wang.presses("基本满意", "再评答复内容")
        await wang.presses("不满意", "请告诉我原因")
        await wang.presses("没有时限", "✓")
        await wang.presses("选好了", "第 2 轮")
        await chen.sees("重新办理（第 2 轮）")
        assert await overflow(page) == 0
        await page.goto("about:blank")
    # Goes on where it was.
    async with running_demo(tmp_path) as address:
        await page.goto(address)
        await page.locator(".ready [data-phone]").first.wait_for(state="attached")
        await wang.sees("第 2 轮")
        await page.locator("[data-clock=day]").click()
        await chen.sees("早上好")
        assert await overflow(page) == 0
        await page.goto("about:blank")
