"""Searching on the public pages: by words and by number, marked where they stand, the same as JSON."""

import asyncio
import json
from pathlib import Path
from urllib.parse import quote

from storage.words import JiebaWords
from tests.browser.test_public import with_a_past
from tests.web.test_public import open_pages, page, publish


async def searched(port: int, query: str) -> str:
    """A busy machine may be too slow to tell at the first time of asking."""
    async with asyncio.timeout(60):
        while True:
            status, text = await page(port, f"/keqiao/{query}")
            assert status == 200
            if "按字词查找暂时不可用" not in text and '"found_by":"titles"' not in text:
                return text


async def test_words_are_found_and_marked_in_their_sentence(tmp_path: Path, words: JiebaWords) -> None:
    async with open_pages(tmp_path, words) as (house, port):
        number = await publish(house)
        await with_a_past(house)
        await house.passes(seconds=2)
        text = await searched(port, f"?q={quote('现场勘察')}")
        assert "“现场勘察”：1\u00a0件" in text
        assert "最符合的在前" in text
        assert "<mark>现场勘察</mark>" in text
        assert number in text
        found = json.loads(await searched(port, f"proposals.json?q={quote('现场勘察')}"))
        assert (found["total"], found["found_by"], found["more_uncounted"]) == (1, "words", False)
        (one,) = found["proposals"]
        ((start, end),) = one["marks"]
        assert one["sentence"][start:end] == "现场勘察"
        text = await searched(port, f"?q={quote('同意安装，我局配合')}")
        assert "没有找到“同意安装，我局配合”" in text, "what offices say to each other"
        assert "少写一个词" in text
        assert "<select" not in text, "there is nothing to choose from"
        asked = json.loads(await searched(port, f"proposals.json?q={quote(number)}"))
        assert (asked["found_by"], asked["proposals"][0]["number"]) == ("number", number)
        many = json.loads(await searched(port, f"proposals.json?q={quote('建议')}"))
        assert many["total"] > 20
        text = await searched(port, f"?q={quote('建议')}")
        assert "after=20" in text
        text = await searched(port, f"?q={quote('建议')}&after=20")
        assert "回到第一页" in text
        assert (await page(port, f"/keqiao/?q={quote('建议')}&after=-1"))[0] == 400
        assert (await page(port, f"/keqiao/?q={quote('建议')}&after=9999999"))[0] == 200


async def test_the_page_says_when_it_can_only_look_through_titles(tmp_path: Path, words: JiebaWords) -> None:
    silent = JiebaWords()
    async with open_pages(tmp_path, words) as (house, port):
        await publish(house)
        await house.passes(seconds=2)
        finder, words.finder = words.finder, silent.finder
        try:
            _, text = await page(port, f"/keqiao/?q={quote('红绿灯')}")
        finally:
            words.finder = finder
        assert "按字词查找暂时不可用" in text
        assert text.count("<h3>") == 1
        text = await searched(port, f"?q={quote('红绿灯')}")
        assert text.count("<h3>") == 1, "what lacked something is not kept"
