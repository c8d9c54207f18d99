"""An unmodified aiogram against the sandbox: sending, errors, polling dispatcher."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Callable

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.filters import CommandStart
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    Message,
    ReplyParameters,
)

from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox


def open_bot(sandbox: Sandbox, token: str) -> Bot:
    server = TelegramAPIServer.from_base(sandbox.base_url)
    return Bot(token, session=AiohttpSession(api=server))


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    opened = open_bot(sandbox, sandbox.token)
    yield opened
    await opened.session.close()


def key(text: str, data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=text, callback_data=data)]])


async def test_send_edit_delete(bot: Bot, started: Phone) -> None:
    me = await bot.me()
    assert me.is_bot
    sent = await bot.send_message(
        started.user_id, "<b>第1号</b>", parse_mode="HTML", reply_markup=key("签收", "sign:1"),
        reply_parameters=ReplyParameters(message_id=started.messages[0].message_id),
    )  # fmt: skip
    assert sent.html_text == "<b>第1号</b>"
    assert sent.reply_to_message is not None
    edited = await sent.edit_text("已签收")
    assert isinstance(edited, Message)
    assert edited.reply_markup is None
    assert started.received[-1].content["text"] == "已签收"
    await sent.delete()
    assert started.received == []
    await bot.send_chat_action(started.user_id, "typing")
    await bot.send_location(started.user_id, 30.08, 120.49)
    await bot.set_my_commands([BotCommand(command="my", description="我的建议")],
                              scope=BotCommandScopeChat(chat_id=started.user_id))  # fmt: skip
    assert (await bot.get_my_commands(scope=BotCommandScopeChat(chat_id=started.user_id)))[0].command == "my"
    chat = await bot.get_chat(started.user_id)
    assert chat.full_name == "王芳"


async def test_files_up_and_down(bot: Bot, started: Phone, picture: Callable[[int, int], bytes]) -> None:
    png = picture(640, 480)
    photo = await bot.send_photo(started.user_id, BufferedInputFile(png, "a.png"), caption="现场")
    assert photo.photo is not None
    assert [(size.width, size.height) for size in photo.photo] == [(320, 240), (640, 480)]
    letter = await bot.send_document(started.user_id, BufferedInputFile(b"letter", "答复.docx"))
    assert letter.document is not None
    assert letter.document.file_name == "答复.docx"
    again = await bot.send_document(started.user_id, letter.document.file_id)
    assert again.document == letter.document
    file = await bot.get_file(letter.document.file_id)
    assert file.file_path is not None
    target = io.BytesIO()
    await bot.download_file(file.file_path, target)
    assert target.getvalue() == b"letter"
    target = io.BytesIO()
    await bot.download(photo.photo[-1], target)
    assert target.getvalue() == png


async def test_albums(bot: Bot, started: Phone, picture: Callable[[int, int], bytes]) -> None:
    album = await bot.send_media_group(
        started.user_id,
        [
            InputMediaPhoto(media=BufferedInputFile(picture(9, 9), f"{n}.png"), caption=f"图{n}")
            for n in range(3)
        ],
    )
    assert len({message.media_group_id for message in album}) == 1
    assert [message.caption for message in album] == ["图0", "图1", "图2"]
    with pytest.raises(TelegramBadRequest, match="Document can't be mixed with other media types"):
        await bot.send_media_group(
            started.user_id,
            [
                InputMediaPhoto(media=BufferedInputFile(picture(9, 9), "a.png")),
                InputMediaDocument(media=BufferedInputFile(b"x", "b.txt")),
            ],
        )


async def test_errors_are_of_the_right_kind(bot: Bot, wang: Phone, sandbox: Sandbox) -> None:
    with pytest.raises(TelegramForbiddenError, match="bot can't initiate conversation with a user"):
        await bot.send_message(wang.user_id, "x")
    wang.starts()
    with pytest.raises(TelegramBadRequest, match="message is too long"):
        await bot.send_message(wang.user_id, "x" * 4097)
    wang.blocks()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(wang.user_id, "x")
    wang.starts()
    sandbox.limits.per_chat = 1
    await bot.send_message(wang.user_id, "x")
    with pytest.raises(TelegramRetryAfter) as flooded:
        await bot.send_message(wang.user_id, "x")
    assert flooded.value.retry_after == 1
    sandbox.limits.per_chat = None
    sandbox.fail("sendMessage")
    with pytest.raises(TelegramServerError):
        await bot.send_message(wang.user_id, "x")
    sandbox.fail("sendMessage", "drop")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(wang.user_id, "delivered all the same")
    assert wang.received[-1].content["text"] == "delivered all the same"
    sandbox.limits.upload_bytes = 1000
    with pytest.raises(TelegramEntityTooLarge):
        await bot.send_document(wang.user_id, BufferedInputFile(bytes(3 << 20), "large.bin"))
    stranger = open_bot(sandbox, "999:NOT-OURS")
    with pytest.raises(TelegramUnauthorizedError):
        await stranger.get_me()
    await stranger.session.close()
    await bot.set_webhook(sandbox.base_url + "/nowhere")
    with pytest.raises(TelegramConflictError, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()


async def test_a_polling_dispatcher_converses(
    bot: Bot, wang: Phone, sandbox: Sandbox, picture: Callable[[int, int], bytes]
) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart(deep_link=True))
    async def welcome(message: Message) -> None:
        await message.answer(f"欢迎 {message.from_user.first_name}", reply_markup=key("开始", "go"))  # type: ignore[union-attr]

    @dispatcher.callback_query(F.data == "go")
    async def go(query: CallbackQuery) -> None:
        await query.answer("好")
        assert isinstance(query.message, Message)
        await query.message.edit_text("已开始")

    @dispatcher.edited_message()
    async def edited(message: Message) -> None:
        await message.answer(f"改为：{message.text}")

    @dispatcher.message(F.contact)
    async def contact(message: Message) -> None:
        assert message.contact is not None
        own = message.contact.user_id == message.chat.id
        await message.answer(f"{message.contact.phone_number} {own}")

    @dispatcher.message(F.photo)
    async def photo(message: Message) -> None:
        await message.answer(f"{message.media_group_id is not None} {message.caption}")

    @dispatcher.message(F.location | F.voice | F.sticker | F.document | F.forward_origin)
    async def other(message: Message) -> None:
        await message.answer(message.content_type)

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(message.text or "?")

    polling = asyncio.create_task(
        dispatcher.start_polling(bot, polling_timeout=20, handle_signals=False, close_bot_session=False)
    )
    try:
        wang.starts("invite7")
        await sandbox.until(lambda: [one.content["text"] for one in wang.received] == ["欢迎 王芳"])
        wang.presses_text("开始")
        await sandbox.until(lambda: wang.received[0].content["text"] == "已开始")
        said = wang.says("第一版")[0]
        await sandbox.until(lambda: wang.received[-1].content["text"] == "第一版")
        wang.edits(said.message_id, "第二版")
        await sandbox.until(lambda: wang.received[-1].content["text"] == "改为：第二版")
        wang.shares_contact()
        await sandbox.until(lambda: wang.received[-1].content["text"] == "+8613800000001 True")
        wang.shares_contact("+8613900000000", of_user_id=0)
        await sandbox.until(lambda: wang.received[-1].content["text"] == "+8613900000000 False")
        before = len(wang.received)
        wang.sends_photos([picture(8, 8), picture(9, 9)], "路口")
        await sandbox.until(lambda: len(wang.received) == before + 2)
        assert sorted(one.content["text"] for one in wang.received[-2:]) == ["True None", "True 路口"]
        wang.sends_sticker()
        await sandbox.until(lambda: wang.received[-1].content["text"] == "sticker")
        wang.shares_location(30.08, 120.49)
        await sandbox.until(lambda: wang.received[-1].content["text"] == "location")
    finally:
        await dispatcher.stop_polling()
        await polling
