"""Bad input while drafting: a clear sentence what to do, nothing lost, put right by a press."""

import pytest

from domain.oddity import oddity_of, tidied
from tests.conversations.drafts import drafts_of, to_question
from tests.house import House

READ_OFF = "柯 岩 大 道 的 路 灯 坏 了 一 个 多 月\n晚 上 散 步 的 老 人 看 不 清 台 阶"
TABLE = "路名\t盏数\t坏了\n柯岩大道\t20\t3\n鉴湖路\t15\t2"
ENGLISH = "The street lamps in Keyan Park have been broken for a month."
TIBETAN = "ལམ་གློག་ཆག་སོང་ཞིག་ལ་ཟླ་བ་གཅིག་སོང་"
CODE = "<p>柯岩公园的路灯坏了</p>&nbsp;<b>很黑</b>"
AGAIN = "柯岩公园的路灯坏了。" * 100
BREAKS = "柯岩公园的路灯坏了" + "\n" * 100 + "晚上很黑"
SENTENCES = {
    READ_OFF: "像是从图片里识别出来的",
    TABLE: "像是一张表格",
    ENGLISH: "这一段没有汉字",
    TIBETAN: "这一段不是汉字",
    CODE: "里面有网页代码",
    AGAIN: "同样的话重复了很多遍",
    BREAKS: "收到：文字",
}


@pytest.mark.parametrize(("text", "sentence"), SENTENCES.items(), ids=range(len(SENTENCES)))
async def test_what_cannot_be_used_as_it_is_gets_its_sentence_and_is_kept(
    house: House, text: str, sentence: str
) -> None:
    wang = house.chat("王芳")
    await to_question(wang, "request")
    await wang.says(text)
    wang.sees_last(sentence)
    [draft] = await drafts_of(house)
    assert draft.request.split() == text.split()


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        (READ_OFF, "柯岩大道的路灯坏了一个多月晚上散步的老人看不清台阶"),
        (CODE, "柯岩公园的路灯坏了 很黑"),
        (AGAIN, "柯岩公园的路灯坏了。"),
    ],
)
async def test_a_press_tidies_it_and_another_brings_it_back(house: House, text: str, tidy: str) -> None:
    wang = house.chat("王芳")
    await wang.says(text)
    await wang.presses("整理一下")
    wang.sees_last("整理好了")
    [draft] = await drafts_of(house)
    assert draft.situation == tidy
    await wang.presses("恢复原样")
    [draft] = await drafts_of(house)
    assert draft.situation == text
    wang.sees_last("已恢复成原来的样子。")


async def test_a_hundred_thousand_letters_are_answered_and_what_fits_is_kept(house: House) -> None:
    wang = house.chat("王芳")
    await to_question(wang, "request")
    wang.phone.says("路灯坏了很久没有人修，晚上看不清台阶。" * 5300)
    await house.settle()
    wang.sees("一份草稿最多存 20,000 字，刚才这一段没有存进去。请把它发成文件。")
    [draft] = await drafts_of(house)
    assert 15_000 < len(draft.request) <= 20_000


@pytest.mark.parametrize("text", ["😀" * 50, "……"])
async def test_without_a_letter_it_says_what_to_write(house: House, text: str) -> None:
    wang = house.chat("王芳")
    await to_question(wang, "request")
    await wang.says(text)
    wang.sees_last("没有看到文字。请写几个字，说清楚是什么事。")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "请装路灯",
        "一、装路灯\n二、修台阶\n三、加护栏",
        "在 Keyan Park 装 3 盏 LED 灯",
        "路灯坏了。\n路灯坏了很久。\n没有人修。",
        "a<b 而且 b>c",
        "QQ 群里 都 在 说",
    ],
)
def test_what_people_write_is_left_as_it_is(text: str) -> None:
    assert oddity_of(text) is None
    assert tidied(text) == text
