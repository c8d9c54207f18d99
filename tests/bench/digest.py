"""The digest of replies: what it holds in memory at most, and how long it keeps the event loop waiting."""

import asyncio
import gc
import statistics
import tempfile
import time
import tracemalloc
from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot.digests import digest
from bot.documents import Wanted
from bot.i18n import Translator
from domain.overview import Rounding
from domain.scope import EVERYTHING
from storage.engine import Database
from tests.answered import answered
from tests.bench.measuring import Comparison
from tests.builders import NOW, World
from tests.house import lay_migrated

TICK = 0.002
LATER = NOW + timedelta(days=300)
MEGABYTE = 1e6
LONGEST_STALL = 20.0


@dataclass(frozen=True)
class Sample:
    """A database with so many suggestions, nine of ten answered."""

    database: Database
    world: World

    async def made(self) -> bytes:
        congress = self.world.congress
        t = Translator("zh-CN", congress.policy.zone)
        return await digest(Wanted(self.database.books, congress, EVERYTHING, Rounding(), t, LATER))

    async def memory(self) -> float:
        """Megabytes that were held at most at one time, beside what was there before."""
        gc.collect()
        tracemalloc.start()
        try:
            before, _ = tracemalloc.get_traced_memory()
            await self.made()
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        return (most - before) / MEGABYTE


async def stall(work: Awaitable[object]) -> float:
    """Milliseconds that the loop was late at most while this was under way.

    Only what this process spent meanwhile counts: on a busy machine it is late for others too.
    """
    late = 0.0

    async def watch() -> None:
        nonlocal late
        while True:
            asked, spent = time.perf_counter(), time.process_time()
            await asyncio.sleep(TICK)
            own = time.process_time() - spent
            late = max(late, min(time.perf_counter() - asked - TICK, own))

    watching = asyncio.create_task(watch())
    await asyncio.sleep(0)
    try:
        await work
    finally:
        watching.cancel()
    return late * 1000


async def measure_digests(entries: int, runs: int) -> list[Comparison]:
    """So many against a tenth of them; and the loop's longest lateness against what it may be."""
    with tempfile.TemporaryDirectory() as folder:
        samples = []
        for count in (entries, max(1, entries // 10)):
            path = Path(folder) / f"{count}.db"
            lay_migrated(path)
            database = Database(f"sqlite:///{path}")
            samples.append(Sample(database, await answered(database, count)))
        many, few = samples
        await many.made()
        own, other = [], []
        late = []
        for _ in range(runs):
            other.append(await few.memory())
            own.append(await many.memory())
            late.append(await stall(many.made()))
        for sample in samples:
            await sample.database.dispose()
    return [
        _comparison("digest_600_memory_mb", own, other, "MB", "<= 2"),
        _comparison("digest_600_stall_ms", late, [LONGEST_STALL], "ms", "<= 1"),
    ]


def _comparison(name: str, ours: list[float], peer: list[float], unit: str, limit: str) -> Comparison:
    own, other = statistics.median(ours), max(statistics.median(peer), 0.01)
    return Comparison(name, round(own, 2), round(other, 2), round(own / other, 3), unit, len(ours), limit)
