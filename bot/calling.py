"""How the bot calls Telegram: aiogram's session, without making a class anew for every answer."""

from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

# pydantic forgets `Response[Message]` as soon as nobody holds it, and making it again takes milliseconds.
_kept: dict[Any, type[Response[Any]]] = {}


class Session(AiohttpSession):
    """Keeps the types of the answers that were ever asked for."""

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        answer: Any = method.__returning__
        if answer not in _kept:
            _kept[answer] = Response[answer]
        return super().check_response(bot, method, status_code, content)
