"""An aiogram session without a network: every message is answered at once with a canned one."""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage, TelegramMethod
from aiogram.types import Chat, InlineKeyboardMarkup, Message

TOKEN = "7000001:bench-AAbbCCddEEffGGhhIIjjKKllMMnnOO"
CANNED = Message(message_id=1, date=datetime(2026, 3, 2, tzinfo=UTC), chat=Chat(id=1, type="private"))


class StubSession(BaseSession):
    """Remembers the last keyboard of each chat, and counts what was sent."""

    def __init__(self) -> None:
        super().__init__()
        self.keyboards: dict[int, InlineKeyboardMarkup] = {}
        self.texts: dict[int, str] = {}
        self.acknowledged = 0
        self.replies = 0

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], **_limits: Any) -> Any:
        if isinstance(method, AnswerCallbackQuery):
            self.acknowledged += 1
            return True
        assert isinstance(method, SendMessage | EditMessageText), method
        self.replies += 1
        self.texts[int(method.chat_id or 0)] = method.text or ""
        if isinstance(method.reply_markup, InlineKeyboardMarkup):
            self.keyboards[int(method.chat_id or 0)] = method.reply_markup
        return CANNED

    async def close(self) -> None:
        """Nothing is open."""

    async def stream_content(self, url: str, **_limits: Any) -> AsyncGenerator[bytes, None]:
        yield b""

    def data_of(self, chat_id: int, words: str) -> str:
        """The data of the button with these words on the chat's last keyboard."""
        rows = self.keyboards[chat_id].inline_keyboard
        for button in (button for row in rows for button in row):
            if button.text == words:
                return button.callback_data or ""
        raise LookupError(words, [button.text for row in rows for button in row])
