"""How the bot calls Telegram: aiogram's session, without making a class anew for every answer.

What is said here and what is pushed take turns, replies first: Telegram counts both together.
"""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

# pydantic forgets `Response[Message]` as soon as nobody holds it, and making it again takes milliseconds.
_kept: dict[Any, type[Response[Any]]] = {}


# What Telegram counts as a message.
COUNTED = ("send", "edit", "copy", "forward")
Turns = Callable[[], AbstractAsyncContextManager[None]]


class Session(AiohttpSession):
    """Keeps the types of the answers that were ever asked for. Each message waits for one of `turns`."""

    def __init__(self, server: TelegramAPIServer, turns: Turns) -> None:
        super().__init__(api=server)
        self._turns = turns

    def turn(self, method: TelegramMethod[Any]) -> AbstractAsyncContextManager[None]:
        return self._turns() if method.__api_method__.startswith(COUNTED) else nullcontext()

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109  # aiogram names it so
    ) -> TelegramType:
        async with self.turn(method):
            return await super().make_request(bot, method, timeout)

    async def close(self) -> None:
        """Without aiogram's quarter of a second: aiohttp itself waits for its connections by now."""
        if self._session is not None and not self._session.closed:
            await self._session.close()

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        answer: Any = method.__returning__
        if answer not in _kept:
            _kept[answer] = Response[answer]
        return super().check_response(bot, method, status_code, content)


def turn(bot: Bot, method: TelegramMethod[Any]) -> AbstractAsyncContextManager[None]:
    """To be inside of while this goes out by another way, such as on the answer to a webhook."""
    return bot.session.turn(method) if isinstance(bot.session, Session) else nullcontext()
