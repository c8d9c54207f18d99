"""The updates a bot has not confirmed yet, and the long poll that waits for them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

from bot.sandbox.accounts import Bot
from bot.sandbox.errors import ApiError, conflict
from bot.sandbox.journal import Journal

Json = dict[str, Any]

NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
ENDED_BY_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"
ENDED_BY_WEBHOOK = "terminated by setWebhook request"


class UpdateQueue:
    """Updates in order of their ids; one stays until it is confirmed."""

    def __init__(
        self, bot: Bot, journal: Journal, save_bot: Callable[[Bot], None], pending: Iterable[Json]
    ) -> None:
        self._bot = bot
        self._journal = journal
        self._save_bot = save_bot
        known = {int(update["update_id"]): update for update in pending}
        self.pending: dict[int, Json] = dict(sorted(known.items()))
        self.on_arrival: Callable[[], None] | None = None
        self._empty = asyncio.Event()
        self._poll: asyncio.Future[None] | None = None

    def add(self, kind: str, payload: Json) -> None:
        """Queues an update; dropped when the bot does not want this kind at the time it happens."""
        allowed = self._bot.allowed_updates
        if kind not in allowed if allowed else kind in NOT_BY_DEFAULT:
            return
        update: Json = {"update_id": self._bot.next_update, kind: payload}
        self._bot.next_update += 1
        self._save_bot(self._bot)
        self.pending[update["update_id"]] = update
        self._empty.clear()
        self._journal.put("update", self._key(update["update_id"]), update)
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)
        if self.on_arrival is not None:
            self.on_arrival()

    def confirm(self, update_id: int) -> None:
        """Forgets one update: it has arrived."""
        if self.pending.pop(update_id, None) is not None:
            self._journal.drop("update", self._key(update_id))
        if not self.pending:
            self._empty.set()

    async def drained(self) -> None:
        """Until every update has been confirmed."""
        if self.pending:
            self._empty.clear()
            await self._empty.wait()

    def clear(self) -> None:
        for update_id in list(self.pending):
            self.confirm(update_id)

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Waits up to `seconds`; a later poll ends this one with 409.

        Everything below a positive offset is confirmed. An offset in the future is none of ours (the bot
        remembers another server) and confirms nothing; a negative one keeps that many of the last.
        """
        if 0 < offset <= self._bot.next_update:
            for update_id in [update_id for update_id in self.pending if update_id < offset]:
                self.confirm(update_id)
        elif offset < 0:
            for update_id in list(self.pending)[:offset]:
                self.confirm(update_id)
        self._journal.commit()
        self.end_poll(conflict(ENDED_BY_POLL))
        if not self.pending and seconds > 0:
            waiting = self._poll = asyncio.get_running_loop().create_future()
            try:
                await asyncio.wait_for(waiting, seconds)
            except TimeoutError:
                return []
            finally:
                if self._poll is waiting:
                    self._poll = None
        return list(self.pending.values())[:limit]

    def end_poll(self, reason: ApiError) -> None:
        """The poll that waits just now, if any, is answered with `reason`."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(reason)
        self._poll = None

    def _key(self, update_id: int) -> str:
        return f"{self._bot.id}:{update_id}"
