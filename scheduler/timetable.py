"""When the ticks run: APScheduler in memory, each tick once at a time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler  # type: ignore[import-untyped]

from scheduler.copying import Copies
from scheduler.delivery import Delivery
from scheduler.ticks import Ticks

DELIVERY_SECONDS = 0.5
CODE_SECONDS = 1
CLOCK_SECONDS = 60
REMINDER_SECONDS = 120
LOOK_AFTER_SECONDS = 600
BROADCAST_SECONDS = 1
PROGRESS_SECONDS = 3
SWEEP_SECONDS = 60
FORGET_SECONDS = 3600
FINISH_SECONDS = 5.0

Work = Callable[[], Awaitable[int]]

# It warns of every tick that is left out because the one before still runs: that is how ticks are meant.
logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)


class Timetable:
    """Started, paused, stopped; a tick under way at the stop is finished, not cut off."""

    def __init__(self, ticks: Ticks, delivery: Delivery, copies: Copies) -> None:
        self._scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        self._under_way: set[asyncio.Task[None]] = set()
        for job, seconds in (
            (delivery.hand_out, DELIVERY_SECONDS),
            (ticks.settle_clocks, CLOCK_SECONDS),
            (ticks.look_at_meetings, CLOCK_SECONDS),
            (ticks.remind, REMINDER_SECONDS),
            (ticks.look_after, LOOK_AFTER_SECONDS),
            (ticks.send_broadcasts, BROADCAST_SECONDS),
            (ticks.show_broadcasts, PROGRESS_SECONDS),
            (ticks.sweep_broadcasts, SWEEP_SECONDS),
            (ticks.forget_updates, FORGET_SECONDS),
            (copies.send_codes, CODE_SECONDS),
            (copies.forget, CLOCK_SECONDS),
        ):
            self._scheduler.add_job(self._followed(job), "interval", seconds=seconds)

    @property
    def running(self) -> bool:
        return bool(self._scheduler.running)

    def start(self) -> None:
        self._scheduler.start()

    def pause(self) -> None:
        """No further ticks, until the end: a test or a demonstration moves the time itself."""
        self._scheduler.pause()

    async def stop(self) -> None:
        if not self.running:
            return
        self._scheduler.pause()
        if self._under_way:
            await asyncio.wait(set(self._under_way), timeout=FINISH_SECONDS)
        self._scheduler.shutdown(wait=False)

    def _followed(self, work: Work) -> Callable[[], Awaitable[None]]:
        async def tick() -> None:
            task = asyncio.current_task()
            assert task is not None
            self._under_way.add(task)
            try:
                await work()
            finally:
                self._under_way.discard(task)

        return tick
