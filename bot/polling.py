"""Our own poller: an update is confirmed to Telegram only after its transaction has committed."""

import asyncio
from collections import defaultdict
from contextlib import suppress

import structlog
from aiogram import Bot, Dispatcher
from aiogram.exceptions import AiogramError, TelegramRetryAfter, TelegramUnauthorizedError
from aiogram.methods import TelegramMethod
from aiogram.types import Update

from bot.reply import chat_of, group_of
from bot.sending import Sender

log = structlog.get_logger()
ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member", "inline_query"]
LONG_POLL_SECONDS = 25
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
CONFIRM_SECONDS = 3


class Poller:
    """Fetches one bot's updates. Chats go side by side, each chat's own updates in their order.

    aiogram's poller confirms before it handles, so a killed process would lose what it was doing; here the
    offset moves with the next request, after every commit and every reply.
    """

    def __init__(self, bot: Bot, dispatcher: Dispatcher, sender: Sender) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._sender = sender
        self._offset: int | None = None
        # Those that come again because an earlier one could not be committed.
        self._handled: set[int] = set()

    async def run(self, stopping: asyncio.Event) -> None:
        """Until stopping; what is in hand then is finished. Raises TelegramUnauthorizedError."""
        pause = FIRST_PAUSE
        while not stopping.is_set():
            try:
                updates = await self._fetch(stopping)
            except TelegramUnauthorizedError:
                raise
            except AiogramError as error:
                wait = error.retry_after if isinstance(error, TelegramRetryAfter) else pause
                log.warning("polling_failed", error=str(error), retry_in=wait)
                await _rest(wait, stopping)
                pause = min(pause * 2, LONGEST_PAUSE)
                continue
            if await self._handle(updates):
                pause = FIRST_PAUSE
            else:
                await _rest(pause, stopping)
                pause = min(pause * 2, LONGEST_PAUSE)
        await self._confirm()

    async def _fetch(self, stopping: asyncio.Event) -> list[Update]:
        asking = asyncio.create_task(
            self._bot.get_updates(
                offset=self._offset,
                timeout=LONG_POLL_SECONDS,
                allowed_updates=ALLOWED_UPDATES,
                request_timeout=LONG_POLL_SECONDS + 10,
            )
        )
        asked_to_stop = asyncio.create_task(stopping.wait())
        try:
            await asyncio.wait({asking, asked_to_stop}, return_when=asyncio.FIRST_COMPLETED)
            return asking.result() if asking.done() else []
        finally:
            asking.cancel()
            asked_to_stop.cancel()
            await asyncio.gather(asking, asked_to_stop, return_exceptions=True)

    async def _handle(self, updates: list[Update]) -> bool:
        """False when one could not be committed: it is asked for again, and with it everything after it."""
        chats: defaultdict[int, list[Update]] = defaultdict(list)
        for update in updates:
            if update.update_id not in self._handled:
                chats[chat_of(update) or group_of(update) or 0].append(update)
        failed = [n for n in await asyncio.gather(*map(self._handle_chat, chats.values())) if n is not None]
        if updates:
            self._offset = min(failed) if failed else updates[-1].update_id + 1
            self._handled = {n for n in self._handled if n >= self._offset}
        return not failed

    async def _handle_chat(self, updates: list[Update]) -> int | None:
        """Handle in order; the id of the first that could not be committed, or None."""
        for update in updates:
            try:
                method = await self._dispatcher.feed_update(self._bot, update)
                chat_id = chat_of(update) or group_of(update)
                if isinstance(method, TelegramMethod) and chat_id is not None:
                    await self._sender.send(self._bot, chat_id, update.update_id, method)
            except Exception:
                log.exception("update_not_committed", update_id=update.update_id)
                return update.update_id
            self._handled.add(update.update_id)
        return None

    async def _confirm(self) -> None:
        """Say at the end what was done, or the next start would be given it again."""
        if self._offset is not None:
            with suppress(AiogramError):
                await self._bot.get_updates(
                    offset=self._offset, limit=1, timeout=0, request_timeout=CONFIRM_SECONDS
                )


async def _rest(seconds: float, stopping: asyncio.Event) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(stopping.wait(), seconds)
