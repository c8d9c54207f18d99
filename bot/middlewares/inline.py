"""What is typed behind the bot's name is answered at once, for whoever types and for nobody else."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from aiogram import BaseMiddleware, Bot
from aiogram.exceptions import AiogramError
from aiogram.types import InlineQuery, TelegramObject, Update

from bot.i18n import DEFAULT_LANGUAGE, Translator
from bot.reply import to_answer
from bot.scene import Asking
from bot.views.inline import Offer, shown
from domain.ports import UnitsOfWork, Words

log = structlog.get_logger()
Handle = Callable[[InlineQuery, Asking], Awaitable[list[Offer]]]
ANSWER_SECONDS = 10
PAGE = 10


class InlineMiddleware(BaseMiddleware):
    """Nothing of an inline query goes through to the conversations."""

    def __init__(self, database: UnitsOfWork, words: Words, handle: Handle) -> None:
        self._handle = handle
        self._database = database
        self._words = words

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        if not isinstance(event, Update) or event.inline_query is None:
            return await handler(event, data)
        try:
            offers = await self._offers(event.inline_query, data["bot"])
            start = int(event.inline_query.offset) if event.inline_query.offset.isdecimal() else 0
            page, beyond = shown(offers, min(start, len(offers)), PAGE)
            async with asyncio.timeout(ANSWER_SECONDS):
                await data["bot"](to_answer(event.inline_query.id, page, beyond))
        except (AiogramError, TimeoutError) as error:
            # Who goes on typing has asked anew meanwhile.
            log.info("inline_query_not_answered", error=str(error))
        except Exception:
            # It must not come again and again: nothing else of this bot would be confirmed.
            log.exception("inline_query_failed", update_id=event.update_id)
        return None

    async def _offers(self, query: InlineQuery, bot: Bot) -> list[Offer]:
        async with self._database.unit_of_work() as uow:
            congress = await uow.congresses.of_bot(bot.id)
            if congress is None:
                return []
            person = await uow.people.by_chat(congress.id, query.from_user.id)
            t = Translator(person.language if person else DEFAULT_LANGUAGE, congress.policy.zone)
            asking = Asking(uow, congress, person, self._words, t)
            return await self._handle(query, asking)
