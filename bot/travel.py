"""Time that is moved: a demonstration, a replay or a test goes through a year in seconds."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.app import Service
from bot.clock import Clock
from bot.i18n import Translator
from domain.services.responsible import ANSWERS_FOR

FAR = timedelta(days=400)
WATCH_SECONDS = 2


class TimeTravel:
    """Moves the service's time from one moment at which something can happen to the next."""

    def __init__(self, clock: Clock) -> None:
        self.on_change: Callable[[], None] | None = None
        self._clock = clock
        self._service: Service | None = None
        self._running = False

    def attach(self, service: Service) -> None:
        self._service = service

    @property
    def running(self) -> bool:
        return self._running

    def now(self) -> datetime:
        return self._clock.now()

    async def advance(self, seconds: int) -> None:
        await self.travel(self.now() + timedelta(seconds=seconds))

    async def advance_to_next(self) -> None:
        coming = await self.next_event()
        if coming is not None:
            await self.travel(coming[0])

    async def next_event(self) -> tuple[datetime, str] | None:
        """The next clock that runs out, with whose it is."""
        if self._service is None:
            return None
        now = self.now()
        async with self._service.database.unit_of_work() as uow:
            congress = (await uow.congresses.every())[0]
            running = await uow.proposals.running_clocks(congress.id, now + FAR)
        coming = [(c, p) for c, p in running if c.due_at > now and c.key in ANSWERS_FOR]
        if not coming:
            return None
        clock, proposal = min(coming, key=lambda pair: pair[0].due_at)
        t = Translator("zh-CN", congress.policy.zone)
        words = t.plain(
            "demo-next", label=proposal.label, clock=t.plain(f"clock-{clock.key.replace('_', '-')}")
        )
        return clock.due_at, words

    async def watch(self) -> None:
        """Tell the page when what comes next has changed: people change it without touching the clock."""
        told = None
        while True:
            coming = await self.next_event()
            if coming != told:
                told = coming
                self._tell()
            await asyncio.sleep(WATCH_SECONDS)

    async def travel(self, target: datetime) -> None:
        """Returns when everything that fell due on the way has been done."""
        if self._service is None or self._running:
            return
        self._running = True
        try:
            while self.now() < target:
                self._clock.move_to(min(target, await self._service.ticks.next_moment()))
                await self._service.ticks.everything()
                await self._service.delivery.run()
                self._tell()
        finally:
            self._running = False
            self._tell()

    def _tell(self) -> None:
        if self.on_change is not None:
            self.on_change()
