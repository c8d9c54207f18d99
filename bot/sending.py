"""Sending replies: at once where possible; what could not be sent waits in the outbox."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import EditMessageText, SendMessage, TelegramMethod
from aiohttp import ClientConnectorError

from bot.i18n import Translator
from bot.reply import as_new_message, to_view
from bot.views.ballots import laid_aside
from bot.views.kept import data_of
from domain.notice import Notice, Outcome, Priority
from domain.ports import UnitsOfWork

log = structlog.get_logger()

ATTEMPTS = 3
AGAIN_SECONDS = 0.3
ANSWER_SECONDS = 10
# How long an answer may hold up the other chats; after that it is kept in the outbox while it goes on.
PATIENCE = 2.0
SOON = timedelta(seconds=2)
# It may have arrived: the person gets this long to act on it, then it is sent again.
DOUBT = timedelta(seconds=20)
FINISH_SECONDS = 3.0


@dataclass(frozen=True)
class NotSent:
    """Why a reply was not sent: when to try again, and whether it may have arrived all the same."""

    wait: timedelta
    at_once: bool = False
    doubtful: bool = False
    flood: bool = False


LATE = NotSent(timedelta(seconds=ANSWER_SECONDS) + DOUBT, doubtful=True)


class Sender:
    """Sends each reply once where that can be known, and never forgets one.

    `flooded(congress_id, wait)` is told when Telegram asks the bot to be silent for a while.
    """

    def __init__(
        self,
        database: UnitsOfWork,
        now: Callable[[], datetime],
        flooded: Callable[[int, timedelta], None],
    ) -> None:
        self._database = database
        self._now = now
        self._flooded = flooded
        self._doubtful: dict[tuple[int, int], str] = {}
        self._going_on: set[asyncio.Task[None]] = set()

    async def send(self, bot: Bot, chat_id: int, update_id: int, method: TelegramMethod[object]) -> None:
        """Returns when the reply has arrived, has been refused, or is safe in the outbox."""
        doubtful = self._doubtful.pop((bot.id, chat_id), None)
        if doubtful is not None:
            # The person acts again, with the reply in view or without need of it.
            await self._settle(bot, doubtful, Outcome.LAPSED)
        key = f"reply:{bot.id}:{update_id}"
        sending = asyncio.create_task(self._attempt(bot, method))
        done, _ = await asyncio.wait({sending}, timeout=PATIENCE)
        why = sending.result() if done else LATE
        if why is None:
            return
        kept = await self._keep(bot, chat_id, key, method, why)
        if done or not kept:
            return
        task = asyncio.create_task(self._go_on(bot, key, sending))
        self._going_on.add(task)
        task.add_done_callback(self._going_on.discard)

    async def finish(self) -> None:
        """Let what is under way arrive; the rest is in the outbox."""
        if self._going_on:
            await asyncio.wait(set(self._going_on), timeout=FINISH_SECONDS)

    async def _attempt(self, bot: Bot, method: TelegramMethod[object]) -> NotSent | None:
        """None when there is nothing left to do."""
        why: NotSent | None = None
        for attempt in range(1, ATTEMPTS + 1):
            try:
                await bot(method, request_timeout=ANSWER_SECONDS)
            except AiogramError as error:
                if isinstance(method, EditMessageText) and _gone(error):
                    method = as_new_message(method)  # type: ignore[assignment]  # their results differ
                    continue
                why = _not_sent(error, method)
                if why is None or not why.at_once or attempt == ATTEMPTS:
                    return why
                await asyncio.sleep(AGAIN_SECONDS * attempt)
            else:
                return None
        return why

    async def _keep(
        self, bot: Bot, chat_id: int, key: str, method: TelegramMethod[object], why: NotSent
    ) -> bool:
        """Post the reply to the outbox; False for a stranger, of whom nothing is kept."""
        view = to_view(method)
        async with self._database.unit_of_work() as uow:
            congress = await uow.congresses.of_bot(bot.id)
            person = await uow.people.by_chat(congress.id, chat_id) if congress else None
            if congress is None or person is None or view is None:
                log.warning("reply_not_kept")
                return False
            due = self._now() + why.wait
            kept = data_of(laid_aside(view, Translator(person.language, congress.policy.zone)))
            notice = Notice(congress.id, person.id, "reply", key, due, params=kept, priority=Priority.REPLY)
            await uow.outbox.post(notice)
        if why.flood:
            self._flooded(congress.id, why.wait)
        if why.doubtful:
            self._doubtful[bot.id, chat_id] = key
        log.info("reply_kept", wait=why.wait.total_seconds(), doubtful=why.doubtful)
        return True

    async def _go_on(self, bot: Bot, key: str, sending: asyncio.Task[NotSent | None]) -> None:
        if await sending is None:
            await self._settle(bot, key, Outcome.SENT)

    async def _settle(self, bot: Bot, key: str, outcome: Outcome) -> None:
        async with self._database.unit_of_work() as uow:
            congress = await uow.congresses.of_bot(bot.id)
            if congress is not None:
                await uow.outbox.settle_waiting(congress.id, key, outcome, self._now())


def _gone(error: AiogramError) -> bool:
    """The message to be edited is no longer there, or no longer editable."""
    return isinstance(error, TelegramBadRequest) and "not modified" not in str(error)


def _not_sent(error: AiogramError, method: TelegramMethod[object]) -> NotSent | None:
    """What an error means for the reply; None when sending it again would change nothing."""
    if isinstance(error, TelegramRetryAfter):
        return NotSent(timedelta(seconds=error.retry_after), flood=True)
    if isinstance(error, TelegramNetworkError):
        log.warning("reply_failed", error=str(error))
        # An edit can be repeated; a message that was perhaps sent is not sent again at once.
        if isinstance(method, SendMessage) and not isinstance(error.__cause__, ClientConnectorError):
            return NotSent(DOUBT, doubtful=True)
        return NotSent(SOON, at_once=True)
    if isinstance(error, TelegramServerError | ClientDecodeError | TelegramUnauthorizedError):
        log.warning("reply_failed", error=str(error))
        return NotSent(SOON, at_once=True)
    if isinstance(error, TelegramForbiddenError):
        log.info("reply_blocked", error=str(error))
    elif "not modified" not in str(error):
        log.error("reply_refused", error=str(error), method=type(method).__name__)
    return None
