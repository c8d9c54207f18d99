"""Finding in the chat: the sentence that was meant, pages, nothing found, and whatever people type."""

from pathlib import Path

import pytest

from domain.query import LONGEST_TYPED, plain
from storage.words import JiebaWords
from tests.conversations.steps import assign, submit
from tests.house import House, open_house


async def raised(house: House, title: str, situation: str) -> None:
    wang = house.chat("王芳")
    await wang.says("/submit")
    await wang.says(title)
    await wang.says(situation)
    await wang.presses("就这些")
    await wang.says("请尽快解决，并告知结果。")
    await wang.presses("就这些", "就这样", "都没有", "提交")


PARKING = "柯岩公园东门停车很难。周末车子停到路中间，公交车过不去，希望在东边空地建一个停車場。"


async def test_the_sentence_that_was_meant_is_shown(house: House) -> None:
    await submit(house)
    await raised(house, "关于缓解柯岩公园停车难的建议", PARKING)
    await raised(house, "关于公交优先的建议", "公交车过不去的路口很多。")
    wang = house.chat("王芳")
    await wang.says("/find 公交车")
    wang.sees_last("“公交车”找到 2 件：")
    wang.sees_last("周末车子停到路中间，公交车过不去，希望在东边空地建一个停車場")
    marked = [e for e in wang.newest.content["entities"] if e["type"] == "underline"]
    assert len(marked) == 2
    await wang.says("/find 停车场 公园")
    assert "全文" in wang.buttons


async def test_nothing_found_says_what_to_do(house: House) -> None:
    await submit(house)
    wang = house.chat("王芳")
    await wang.says("/find 红绿灯 直升机 鉴湖路")
    wang.sees_last("没有找到“红绿灯 直升机 鉴湖路”。")
    assert wang.buttons == ["✕ 红绿灯", "✕ 直升机", "✕ 鉴湖路", "重新找"]
    await wang.presses("✕ 直升机")
    wang.sees("鉴湖路小学")
    assert "全文" in wang.last_buttons
    await wang.says("/find 直升机")
    assert wang.buttons == ["重新找"]
    await wang.presses("重新找")
    await wang.says("红绿灯")
    assert "全文" in wang.buttons


async def test_who_was_asked_what_to_find_may_leave(house: House) -> None:
    await submit(house)
    wang = house.chat("王芳")
    await wang.says("查找")
    wang.sees_last("找哪一件？")
    await wang.presses("取消")
    await wang.says("红绿灯")
    wang.sees_not("“红绿灯”找到")


async def test_only_what_one_may_see_is_found(house: House) -> None:
    number = await assign(house)
    await raised(house, "关于东浦路口红绿灯的建议", "另一个路口也没有红绿灯。")
    chen, zhao, li = house.chat("陈涛"), house.chat("赵敏"), house.chat("李卫东")
    await zhao.says("/find 红绿灯")
    zhao.sees_last("“红绿灯”找到 2 件")
    await chen.says("/find 红绿灯")
    chen.sees_last(number)
    assert "全文" in chen.buttons
    await li.says("/find 红绿灯")
    li.sees_last("没有找到“红绿灯”。")


@pytest.mark.parametrize("asked", ['"', "*", "-", "？！", "。。。", "()", "\u200b", "“”", "「」"])
async def test_of_signs_alone_it_is_asked_what(house: House, asked: str) -> None:
    wang = house.chat("王芳")
    await wang.says(f"/find {asked}")
    wang.sees_last("找哪一件？")


STRANGE = (
    "NEAR",
    "AND",
    "a OR b",
    "红绿灯 NOT 学校",
    "words:红绿灯 ^3",
    "[^a]+.*",
    "'; DROP TABLE proposals; --",
    "%",
    "_",
    "x" * 4000,
    "红绿灯" * 1300,
    "😀",
    "<b>粗</b>&amp;",
    "ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ",
    "བོད་སྐད",
    "traffic light",
    "ئۇيغۇر تىلى",
    "|路段|长度|\n|---|---|\n|北段|三公里|",
    "纟工纟录灬丁 凵冖 l|1I0O 囗囗囗",
    "The same pump is broken again. " * 100,
    "999999999999999999999999",
    "第１２３４５６７８９０１２３４５６７８９０号",
)


async def test_whatever_is_typed_is_only_text(tmp_path: Path, words: JiebaWords, database_url: str) -> None:
    async with open_house(tmp_path, words, database_url=database_url) as house:
        await submit(house)
        wang = house.chat("王芳")
        for asked in STRANGE:
            await wang.says(f"/find {asked}")
            assert "没有找到" in (wang.newest.text or "") or "找哪一件" in (wang.newest.text or ""), asked
        wang.sees_not("这一步出了问题")


def test_of_a_long_paste_only_the_beginning_is_folded() -> None:
    assert plain("水泵坏了，" * 20_000) == ("水泵坏了," * 20_000)[:LONGEST_TYPED]


async def test_written_in_another_way_it_is_found(house: House) -> None:
    number = await assign(house)
    wang = house.chat("王芳")
    digits = number.translate(str.maketrans("0123456789-", "０１２３４５６７８９－"))
    for asked in (
        '"红绿灯"',
        "“红绿灯”",
        "-红绿灯",
        "红绿灯*",
        "紅綠燈",
        "（红绿灯）",
        "红绿灯，鉴湖路",
        "绿灯",
        digits,
        f"{number}。",
        "1号",
        "２０２６－１",
    ):
        await wang.says(f"/find {asked}")
        assert "全文" in wang.buttons, f"{asked}\n{wang.newest.text}"


async def test_a_search_of_long_ago_is_asked_for_again(house: House) -> None:
    for n in range(7):
        await submit(house, f"第{n}个路口没有红绿灯。")
    wang = house.chat("王芳")
    await wang.says("/find 红绿灯")
    old = wang.newest
    for _ in range(31):
        await wang.says("/find 路口")
    await wang.presses_again(old, "fd:page:1:1")
    wang.sees("这次查找太久了")
