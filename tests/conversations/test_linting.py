"""A letter read before it goes on: requests and sentences side by side, empty and copied ones named."""

import asyncio

from domain.services.linting import sentences_of
from storage.words import JiebaWords
from tests.conversations.steps import handle
from tests.house import House

CLASS_B = "B 类　正在解决或者列入计划逐步解决"


async def test_the_clerk_sees_which_request_is_answered(house: House) -> None:
    await handle(house)
    chen = house.chat("陈涛")
    await chen.presses("拟写答复", CLASS_B, "没有")
    await chen.says("安装行人信号灯，3月31日前完成")
    await chen.presses("没有")
    chen.sees_last("逐条核对")
    chen.sees_last("→ “安装行人信号灯")


async def test_sentences_answer_requests_and_empty_ones_do_not(words: JiebaWords) -> None:
    asked = "学校门口没有红绿灯，孩子过马路危险"
    request = "请在学校门口安装信号灯；早晚高峰安排人员值守。"
    plain = ["已会同交警大队现场勘查，3月底前在学校门口安装行人信号灯", "已安排两名辅警在早晚高峰值守"]
    found = await words.read_reply(asked, request, plain)
    assert found is not None
    level, answers = found
    assert level > 0
    assert [said for _, said in answers] == plain
    empty = await words.read_reply(asked, request, ["您好，您反映的问题已转交相关部门", "感谢您的关注"])
    assert empty is not None
    assert empty[0] == 0
    assert [said for _, said in empty[1]] == ["", ""]


async def test_length_is_not_quality(words: JiebaWords) -> None:
    polite = ["感谢您对我们工作的关注、理解与支持，我们高度重视您的来信"] * 20
    found = await words.read_reply("路灯不亮", "请修路灯。", polite)
    assert found is not None
    assert found[0] == 0


async def test_whatever_is_typed_is_read(words: JiebaWords) -> None:
    texts = [
        "",
        "x" * 100_000,
        "Please fix the lamp.",
        "a\tb\n1\t2",
        "ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ",
        "😀😀",
        "<b>粗</b>",
        "路灯不亮。" * 100,
    ]
    answers = await asyncio.gather(
        *(words.read_reply(text, text, list(sentences_of(text))) for text in texts)
    )
    assert all(found is None or found[0] in {0, 1, 2} for found in answers)
    assert answers[0] == (0, [])
