"""What happens in groups goes its own way: no conversation is shared there, and who acts is who pressed."""

import html
import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import structlog
from aiogram import BaseMiddleware, Bot
from aiogram.types import TelegramObject, Update, User

from bot.clock import Clock
from bot.i18n import DEFAULT_LANGUAGE, Translator
from bot.reply import group_of, to_group_method
from bot.scene import NOTHING, Answer, InGroup
from bot.views.refusals import refusal_view
from bot.views.view import View
from domain.errors import Conflict, Refusal
from domain.ports import UnitOfWork, UnitsOfWork

log = structlog.get_logger()
Handle = Callable[[Update, InGroup], Awaitable[Answer]]
ATTEMPTS = 5
# What Telegram shows at most over a chat.
LONGEST_ALERT = 200


class GroupsMiddleware(BaseMiddleware):
    """Answers what happens in groups, and lets nothing of it through to the private conversations."""

    def __init__(self, database: UnitsOfWork, clock: Clock, handle: Handle) -> None:
        self._handle = handle
        self._database = database
        self._clock = clock

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        if not isinstance(event, Update) or (chat_id := group_of(event)) is None:
            return await handler(event, data)
        answer = await self._answer(event, chat_id, data["bot"])
        data["toast"], data["alert"], data["url"] = (
            answer.alert[:LONGEST_ALERT],
            bool(answer.alert),
            answer.url,
        )
        return to_group_method(answer.view, event) if answer.view else None

    async def _answer(self, update: Update, chat_id: int, bot: Bot) -> Answer:
        try:
            for _ in range(ATTEMPTS - 1):
                with suppress(Conflict):
                    return await self._attempt(update, chat_id, bot)
            return await self._attempt(update, chat_id, bot)
        except Refusal as refusal:
            return await self._refused(refusal, update, chat_id, bot)
        except Exception:
            # It must not come again and again: nothing else of this bot would be confirmed.
            log.exception("group_update_failed", update_id=update.update_id)
            return await self._refused(Refusal("group-broke"), update, chat_id, bot)

    async def _attempt(self, update: Update, chat_id: int, bot: Bot) -> Answer:
        async with self._database.unit_of_work() as uow:
            if not await uow.updates.first_time(bot.id, update.update_id):
                return NOTHING
            return await self._handle(update, await self._here(uow, update, chat_id, bot))

    async def _refused(self, refusal: Refusal, update: Update, chat_id: int, bot: Bot) -> Answer:
        async with self._database.unit_of_work() as uow:
            await uow.updates.first_time(bot.id, update.update_id)
            here = await self._here(uow, update, chat_id, bot)
        words = refusal_view(refusal, here.t, now=here.now).text
        if update.callback_query is None:
            return Answer(View(words))
        return Answer(alert=html.unescape(re.sub(r"<[^>]+>", "", words)))

    async def _here(self, uow: UnitOfWork, update: Update, chat_id: int, bot: Bot) -> InGroup:
        congress = await uow.congresses.of_bot(bot.id)
        if congress is None:
            raise LookupError(f"bot {bot.id} belongs to no congress")
        user = _user_of(update)
        person = await uow.people.by_chat(congress.id, user.id) if user else None
        t = Translator(person.language if person else DEFAULT_LANGUAGE, congress.policy.zone)
        name = (await bot.me()).username or ""
        return InGroup(uow, congress, person, chat_id, name, t, self._clock.now())


def _user_of(update: Update) -> User | None:
    event = update.callback_query or update.my_chat_member or update.message
    return event.from_user if event else None
