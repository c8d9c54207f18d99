"""An unmodified python-telegram-bot against the sandbox: ExtBot with its rate limiter, as the courier."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    KeyboardButton,
    ReplyKeyboardMarkup,
)
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut
from telegram.ext import AIORateLimiter, ExtBot

from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox


def open_courier(sandbox: Sandbox, token: str) -> ExtBot[None]:
    base = sandbox.base_url
    return ExtBot(
        token,
        base_url=base + "/bot",
        base_file_url=base + "/file/bot",
        rate_limiter=AIORateLimiter(max_retries=0),
    )


@pytest.fixture
async def courier(sandbox: Sandbox) -> AsyncIterator[ExtBot[None]]:
    async with open_courier(sandbox, sandbox.token) as opened:
        yield opened


async def test_send_edit_delete(courier: ExtBot[None], started: Phone) -> None:
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("签收", callback_data="sign:1")]])
    sent = await courier.send_message(started.user_id, "<b>第1号</b>", parse_mode="HTML", reply_markup=keys)
    assert sent.text_html == "<b>第1号</b>"
    assert sent.reply_markup == keys
    edited = await courier.edit_message_text("已签收", started.user_id, sent.message_id)
    assert not isinstance(edited, bool)
    assert edited.reply_markup is None
    await courier.delete_message(started.user_id, sent.message_id)
    assert started.received == []
    board = ReplyKeyboardMarkup([[KeyboardButton("分享手机号", request_contact=True)]])
    await courier.send_message(started.user_id, "请分享", reply_markup=board)
    assert started.chat.keyboard is not None
    await courier.send_chat_action(started.user_id, "typing")
    assert (await courier.get_chat(started.user_id)).first_name == "王芳"


async def test_files_up_and_down(
    courier: ExtBot[None], started: Phone, picture: Callable[[int, int], bytes]
) -> None:
    png = picture(640, 480)
    photo = await courier.send_photo(started.user_id, png, caption="现场")
    assert [size.width for size in photo.photo] == [320, 640]
    letter = await courier.send_document(started.user_id, b"letter", filename="答复.docx")
    assert letter.document is not None
    assert (letter.document.file_name, letter.document.file_size) == ("答复.docx", 6)
    again = await courier.send_document(started.user_id, letter.document.file_id)
    assert again.document == letter.document
    file = await courier.get_file(letter.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"letter"
    file = await courier.get_file(photo.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == png
    album = await courier.send_media_group(
        started.user_id, [InputMediaPhoto(picture(9, 9)), InputMediaPhoto(picture(8, 8))], caption="两张"
    )
    assert len({message.media_group_id for message in album}) == 1
    assert [message.caption for message in album] == ["两张", None]


async def test_errors_are_of_the_right_kind(
    courier: ExtBot[None], wang: Phone, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Otherwise the library warns that retry_after will be a timedelta one day.
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await courier.send_message(wang.user_id, "x")
    with pytest.raises(BadRequest, match="Chat not found"):
        await courier.send_message(424242, "x")
    wang.starts()
    wang.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await courier.send_message(wang.user_id, "x")
    wang.starts()
    sandbox.limits.per_chat = 1
    sent = await courier.send_message(wang.user_id, "x")
    with pytest.raises(RetryAfter) as flooded:
        await courier.send_message(wang.user_id, "y")
    assert flooded.value.retry_after == timedelta(seconds=1)
    sandbox.limits.per_chat = None
    with pytest.raises(BadRequest, match="Message is not modified"):
        await courier.edit_message_text("x", wang.user_id, sent.message_id)
    sandbox.fail("sendMessage")
    with pytest.raises(NetworkError, match="Internal Server Error"):
        await courier.send_message(wang.user_id, "x")
    sandbox.fail("sendMessage", "hang")
    with pytest.raises(TimedOut):
        await courier.send_message(wang.user_id, "x", read_timeout=0.3)
    sandbox.fail("sendMessage", "drop")
    with pytest.raises(NetworkError):
        await courier.send_message(wang.user_id, "delivered all the same")
    assert wang.received[-1].content["text"] == "delivered all the same"
    await courier.set_webhook(sandbox.base_url + "/nowhere")
    with pytest.raises(Conflict):
        await courier.get_updates()
    await courier.delete_webhook()
    with pytest.raises(InvalidToken):
        async with open_courier(sandbox, "999:NOT-OURS"):
            pass


async def test_its_updates_are_read(courier: ExtBot[None], started: Phone) -> None:
    started.says("/my 建议")
    started.forwards("转来的话", "匿名")
    started.blocks()
    updates = await courier.get_updates(timeout=1)
    said, forwarded, blocked = updates
    assert said.message is not None
    assert said.message.entities[0].type == "bot_command"
    assert forwarded.message is not None
    assert forwarded.message.forward_origin is not None
    assert forwarded.message.forward_origin.type == "hidden_user"
    assert blocked.my_chat_member is not None
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
