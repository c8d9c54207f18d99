"""Every free-text step of a representative, with everything that can be sent at the wrong moment."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.sandbox.chat import Message
from bot.sandbox.parameters import Upload
from domain.draft import Draft
from tests.conversations.drafts import drafts_of, picture, to_question
from tests.conversations.steps import WRITTEN
from tests.house import Chat, House

STEPS = ["nothing", "title", "situation", "request", "category", "preview", "title again", "find"]
TOO_LARGE = 21 << 20
Sending = Callable[[Chat, House], Awaitable[None]]


def says(text: str) -> Sending:
    async def send(chat: Chat, house: House) -> None:
        chat.phone.says(text)

    return send


async def sticker(chat: Chat, house: House) -> None:
    chat.phone.sends_sticker()


async def voice(chat: Chat, house: House) -> None:
    chat.phone.sends_voice(Upload("voice.ogg", "audio/ogg", b"voice"))


async def forwarded(chat: Chat, house: House) -> None:
    chat.phone.forwards("转发的一段话：柯岩公园的路灯坏了，请帮忙反映", "老张")


async def album(chat: Chat, house: House) -> None:
    chat.phone.sends_photos([picture(shade) for shade in range(10)])


async def too_large(chat: Chat, house: House) -> None:
    chat.phone.sends_documents([Upload("全部照片.zip", "application/zip", bytes(TOO_LARGE))])


async def forbidden(chat: Chat, house: House) -> None:
    chat.phone.sends_documents([Upload("看看.apk", "application/octet-stream", b"apk")])


async def unknown_command(chat: Chat, house: House) -> None:
    chat.phone.says("/sumbit")


async def contact(chat: Chat, house: House) -> None:
    chat.phone.shares_contact(of_user_id=1002)


async def old_button(chat: Chat, house: House) -> None:
    """The first one that was ever offered in this chat."""
    message = next(m for m in chat.phone.received if m.offered)
    chat.phone.presses(message.message_id, next(iter(message.offered)))


async def foreign_proposal(chat: Chat, house: House) -> None:
    """Proposal 1 is 李卫东's: every kind of button that names it."""
    looks = [f"o:1:{what}:7" for what in ("card", "full", "history", "reckoning", "reply", "files")]
    steps = [f"s:{step}:1:1:0" for step in ("withdraw", "supplement", "urge", "submit", "rate", "assign")]
    forms = ["f:supplement:1:text:", "f:register:1:category:social", "r:1:1:1:satisfied", "k:1:1:confirmed"]
    for data in looks + steps + forms:
        chat.phone.presses(chat.newest.message_id, data, forged=True)


INPUTS: dict[str, tuple[Sending, str]] = {
    "invisible": (says("\u200b\u200e \u2060\u3164"), ""),
    "ten thousand characters": (says("很长的一段话。\n" * 1250), ""),
    "only emoji": (says("👍🏽👨‍👩‍👧‍👦🙏🙏🙏🙏🙏🙏"), ""),
    "HTML and Markdown": (says("<b>&lt; *_[`路灯坏了很久</i>&amp;"), ""),
    "right to left": (says("\u202e路灯坏了\u200f很久了\u200b没人修\u2066"), ""),
    "unknown command": (unknown_command, "没有这个命令"),
    "sticker": (sticker, "这种消息我看不懂"),
    "voice": (voice, "语音 1 段"),
    "forwarded": (forwarded, ""),
    "album of ten": (album, ""),
    "too large a file": (too_large, "文件超过 20 MB，Telegram 不让机器人接收。"),
    "a forbidden file": (forbidden, "这种文件不能作附件"),
    "somebody's contact": (contact, "名片不用发给我"),
    "an old button": (old_button, ""),
    "forged buttons": (foreign_proposal, "这件不在您的权限内。"),
}


async def stand_at(chat: Chat, step: str) -> None:
    match step:
        case "nothing":
            await chat.says("/start")
        case "find":
            await chat.says("/find")
        case "title again":
            await to_question(chat, "preview")
            await chat.presses("修改…", "题目")
        case _:
            await to_question(chat, step)


def kept(drafts: list[Draft]) -> list[tuple[str, str, str]]:
    return [(draft.title, draft.situation, draft.request) for draft in drafts]


def texts(received: list[Message]) -> list[str]:
    return [m.text or "" for m in received]


def harmless(call: dict[str, Any]) -> bool:
    """An edit to the very same text is refused by Telegram, and nobody misses it."""
    return call["ok"] or "message is not modified" in call["description"]


@pytest.mark.parametrize("name", INPUTS)
async def test_bad_input_gets_a_clear_sentence_and_costs_no_draft(house: House, name: str) -> None:
    send, sentence = INPUTS[name]
    li, wang = house.chat("李卫东"), house.chat("王芳")
    await to_question(li, "preview")
    await li.presses("提交")
    await wang.says("去年说过的事：河道护栏坏了")
    for step in STEPS:
        await wang.says("/cancel")
        if "先放着" in wang.buttons:
            await wang.presses("先放着")
        await stand_at(wang, step)
        before, seen, screen = await drafts_of(house), len(wang.phone.received), wang.screen
        house.sandbox.faults.calls.clear()
        await send(wang, house)
        await house.settle()
        await house.passes(seconds=5)
        answers = texts(wang.phone.received[seen:])
        # An old button may find its message as it should be already: then a word over the chat says so.
        assert wang.screen != screen or name == "an old button", f"{step}: no answer at all"
        assert any(sentence in text for text in texts(wang.phone.received)), f"{step}: {answers}"
        wang.sees_not("这一步出了问题")
        refused = [call for call in house.sandbox.faults.calls if not harmless(call)]
        assert not refused, f"{step}: Telegram did not take the answer: {refused}"
        after = await drafts_of(house)
        for draft in before:
            present = next(d for d in after if d.id == draft.id)
            assert present.title == draft.title or step in {"title", "title again"}
            assert present.situation.startswith(draft.situation)
            assert present.request.startswith(draft.request)
        assert not any("\u202e" in text or "\u200b" in text for draft in kept(after) for text in draft)
    li.sees_not("路灯")


async def test_ten_thousand_characters_are_one_draft_with_all_of_them(house: House) -> None:
    wang = house.chat("王芳")
    text = "".join(f"第{n}段：河道边的护栏坏了，很危险。\n" for n in range(520))[:10_000]
    await wang.says(text)
    [draft] = await drafts_of(house)
    assert draft.situation.replace("\n", "") == text.replace("\n", "")
    await wang.presses("接着写", "就用这个")
    wang.sees_last("提交时请在 2,500 字以内")
    assert "就这些" not in wang.buttons
    await wang.says("就这些")
    assert (await drafts_of(house))[0].asked == "situation"
    await wang.presses("重写")
    await wang.says("河道边的护栏坏了五百多处。")
    await wang.presses("就这些")
    wang.sees_last("3/5")


async def test_half_a_page_instead_of_a_title_is_the_matter(house: House) -> None:
    wang = house.chat("王芳")
    await wang.says("/submit")
    await wang.says("柯岩公园的路灯坏了一个多月，晚上散步的老人看不清台阶，已经有人摔倒。" * 4)
    wang.sees_last("这一段比较长，已替您记作“情况和理由”。")
    wang.sees_last("1/5 题目。可以用这个吗？")
    await wang.presses("就用这个")
    wang.sees_last("2/5")


async def test_a_title_that_is_too_long_comes_back_to_be_copied(house: House) -> None:
    wang = house.chat("王芳")
    await wang.says("/submit")
    title = "关于" + "很长" * 28 + "<b>的</b>建议"
    await wang.says(title)
    wang.sees_last(f"题目请在 50 字以内，现在 {len(title)} 字。刚才写的没有丢，改短后再发：")
    wang.sees_last(title)
    await wang.says("就" * 50)
    wang.sees_last("2/5")


async def test_a_button_of_last_week_shows_where_the_draft_stands(house: House) -> None:
    wang = house.chat("王芳")
    await wang.says(WRITTEN)
    asked = wang.newest
    await wang.presses("先放着")
    await house.passes(days=7)
    await wang.presses_again(asked, "go")
    assert "1/5 题目" in (asked.text or "")
    await wang.presses("就用这个", "就这些")
    old = next(data for data in asked.offered if ":title_ok" in data)
    wang.phone.presses(asked.message_id, old)
    await house.settle()
    assert "3/5 具体建议" in (asked.text or "")
