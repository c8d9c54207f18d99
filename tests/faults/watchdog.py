"""Watches an event loop: how long each single callback kept everybody else waiting."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

SCHEDULE = Path("/proc/thread-self/schedstat")


@dataclass
class Watch:
    """Callbacks with the seconds they took, the slowest first once sorted."""

    callbacks: list[tuple[float, str]] = field(default_factory=list)

    @property
    def worst(self) -> list[tuple[float, str]]:
        return sorted(self.callbacks, reverse=True)[:5]


@contextmanager
def watched() -> Iterator[Watch]:
    """Measures every callback of this thread's loop.

    The time that the thread waited for a processor is taken off: other programs on this machine are not its
    fault. Waiting for a lock, for the disk or for a thread that does not let go counts.
    """
    watch = Watch()
    run = asyncio.Handle._run

    def measured(handle: asyncio.Handle) -> None:
        queued, began = _queued(), time.perf_counter()
        told = repr(handle)
        try:
            run(handle)
        finally:
            watch.callbacks.append((time.perf_counter() - began - (_queued() - queued), told))

    asyncio.Handle._run = measured  # type: ignore[method-assign]
    try:
        yield watch
    finally:
        asyncio.Handle._run = run  # type: ignore[method-assign]


def _queued() -> float:
    """Seconds this thread has waited for a processor so far; 0 where the system does not say."""
    try:
        return int(SCHEDULE.read_text().split()[1]) / 1e9
    except OSError:
        return 0.0
