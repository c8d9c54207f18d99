"""Phones on a sandbox with the bot as a process of its own: the journey's steps run here as in a House."""

import asyncio
import re
from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bot.clock import Clock
from bot.demo import demo_settings, prepare
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox
from domain.policy import Policy
from scheduler.delivery import LEASE
from storage.engine import Database
from tests.faults.process import BotProcess
from tests.house import PEOPLE, Chat

PATIENCE = 40.0
Act = Callable[[], object]
Kill = Callable[["Street", Act], Awaitable[None]]


class Street:
    """What `tests.conversations.steps` needs of a House, over a bot that may die at any moment.

    `kills` names the words or the button at which something happens to the process. `pushes` collects what
    arrived on the phones of those who had just not done anything.
    """

    def __init__(
        self,
        sandbox: Sandbox,
        database: Database,
        bot: BotProcess | None,
        kills: dict[str, Kill] | None = None,
    ) -> None:
        self.sandbox = sandbox
        self.database = database
        self.bot = bot
        self.kills = dict(kills or {})
        self.pushes: defaultdict[str, list[str]] = defaultdict(list)
        self._seen = dict.fromkeys(PEOPLE, 0)

    def chat(self, name: str) -> "Passer":
        return Passer(self, name)

    async def act(self, name: str, words: str, do: Act) -> None:
        kill = self.kills.pop(words, None)
        if kill is not None:
            await kill(self, do)
        else:
            do()
        await self.settle()
        self.collect(name)

    def collect(self, actor: str) -> None:
        for name, user_id in PEOPLE.items():
            received = self.sandbox.phone(user_id).received if user_id in self.sandbox.world.people else []
            if name != actor:
                self.pushes[name] += [_words(m.content) for m in received[self._seen[name] :]]
            self._seen[name] = len(received)

    async def settle(self) -> None:
        """Until every update is confirmed and nothing waits in the outbox."""
        async with asyncio.timeout(PATIENCE):
            while self.sandbox.world.queues[self.sandbox.bot.id].pending or await self.waiting():
                assert self.bot is None or self.bot.running, self.bot.said()
                await asyncio.sleep(0.05)

    async def waiting(self) -> int:
        async with self.database.unit_of_work() as uow:
            return await uow.outbox.waiting()

    async def restart(self) -> None:
        """Killed, and started again when on PostgreSQL the dead process's claims have run out."""
        assert self.bot is not None
        self.bot.kill()
        self.sandbox.faults.armed.clear()
        if not self.database.is_sqlite:
            async with self.database.engine.begin() as connection:
                past = datetime.now(UTC) - LEASE
                await connection.execute(
                    text("UPDATE outbox SET claimed_until = :past WHERE claimed_until IS NOT NULL"),
                    {"past": past},
                )
        self.bot.start()

    async def called(self, fault: str, method: str) -> None:
        """Until this fault has met a call."""
        await until(
            lambda: any(c["fault"] == fault and c["method"] == method for c in self.sandbox.faults.calls)
        )
        self.sandbox.faults.calls.clear()


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            if true():
                return
            await asyncio.sleep(0.002)


class Passer(Chat):
    """One person, patient: a button that is not there yet is waited for."""

    def __init__(self, street: Street, name: str) -> None:
        self.street = street
        self.name = name
        self.phone: Phone = street.sandbox.phone(PEOPLE[name])

    async def says(self, text: str) -> "Passer":
        await self.street.act(self.name, text, lambda: self.phone.says(text))
        return self

    async def presses(self, *buttons: str) -> "Passer":
        for button in buttons:
            await self.street.act(self.name, button, lambda b=button: self.phone.presses_text(b))
        return self


def _words(content: dict[str, Any]) -> str:
    """Without the time of day, which two runs do not share."""
    words = content.get("text") or content.get("caption") or next(iter(content))
    return re.sub(r"\d\d:\d\d", "--:--", str(words))


async def settle_in(directory: Path, sandbox: Sandbox, database_url: str = "") -> tuple[Database, list[Any]]:
    """The demonstration's people, in a congress that is never quiet: this runs by the real time of day."""
    settings = demo_settings(directory, sandbox)
    if database_url:
        settings = settings.model_copy(update={"database_url": database_url})
    newcomers = await prepare(settings, Clock(), sandbox)
    database = Database(settings.database)
    async with database.unit_of_work() as uow:
        congress = (await uow.congresses.every())[0]
        hours = {**congress.policy.data["working_hours"], "quiet_from": "00:00", "quiet_until": "00:00"}
        congress.policy = Policy({**congress.policy.data, "working_hours": hours})
        await uow.congresses.save(congress)
    return database, newcomers
