"""Outermost: a pressed button stops spinning whatever happened, with a short word where there is one."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from aiogram import BaseMiddleware, Bot
from aiogram.exceptions import AiogramError
from aiogram.types import TelegramObject, Update

log = structlog.get_logger()
ANSWER_SECONDS = 10
FINISH_SECONDS = 3.0


class AcknowledgeMiddleware(BaseMiddleware):
    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        try:
            return await handler(event, data)
        finally:
            if isinstance(event, Update) and event.callback_query is not None:
                answer = _answer(data["bot"], event.callback_query.id, data)
                task = asyncio.create_task(answer)
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    async def finish(self) -> None:
        """At the end: what is under way still arrives."""
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=FINISH_SECONDS)


async def _answer(bot: Bot, callback_query_id: str, data: dict[str, Any]) -> None:
    try:
        await bot.answer_callback_query(
            callback_query_id,
            text=data.get("toast") or None,
            show_alert=data.get("alert") or None,
            url=data.get("url") or None,
            request_timeout=ANSWER_SECONDS,
        )
    except AiogramError as error:
        # Too old to be answered: the spinner has gone by itself and the reply is in the chat.
        log.info("callback_not_acknowledged", error=str(error))
