"""The public pages over real HTTP: what is published, as far as was agreed, and nothing else."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

from storage.words import JiebaWords
from tests.conversations.steps import reply
from tests.house import Chat, House
from tests.web.test_feeds import fetched, public_house

PRIVATE = ("陈涛", "周明", "孙莉", "李副大队长带队", "同意安装，我局配合")


async def publish(house: House, *presses: str) -> str:
    """An answered matter, published by the registry."""
    number = await reply(house)
    await published(house.chat("赵敏"), number, *presses)
    return number


async def published(staff: Chat, number: str, *presses: str) -> None:
    await staff.says(f"/case {number}")
    await staff.presses("更多", "公开", *(presses or ("全文", "照遮去的样子", "公开")))


@asynccontextmanager
async def open_pages(directory: Path, words: JiebaWords) -> AsyncIterator[tuple[House, int]]:
    async with public_house(directory, words) as (house, port):
        yield house, port


async def page(port: int, path: str, **headers: str) -> tuple[int, str]:
    status, body, _ = await fetched(port, path, **headers)
    return status, body.decode()


async def test_what_is_published_can_be_read_and_nothing_else(tmp_path: Path, words: JiebaWords) -> None:
    async with open_pages(tmp_path, words) as (house, port):
        status, empty = await page(port, "/keqiao/")
        assert (status, "还没有公开的建议" in empty) == (200, True)
        number = await reply(house)
        assert (await page(port, "/keqiao/1"))[0] == 404, "answered is not published"
        await published(house.chat("赵敏"), number)
        await house.passes(seconds=2)
        _, listed = await page(port, "/keqiao/")
        status, text = await page(port, "/keqiao/1")
        assert status == 200
        for words_shown in (number, "B 类", "王芳", "区交警大队对", "安装信号灯", "主办", "区住建局"):
            assert words_shown in text, words_shown
        assert number in listed
        for told in PRIVATE:
            assert told not in text
            assert told not in listed
        found = json.loads((await page(port, "/keqiao/1.json"))[1])
        assert (found["number"], found["class"], found["lead"]) == (number, "B", ["区交警大队"])
        assert not any(told in json.dumps(found, ensure_ascii=False) for told in PRIVATE)
        assert (await page(port, f"/keqiao/?q={quote(number)}"))[1].count("<h3>") == 1
