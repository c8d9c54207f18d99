"""What the language side holds in memory: its process, and beside it while something is learnt another."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

from domain.recommendation import Stated
from storage.words import JiebaWords
from tests.bench.start import memory_of
from tests.bench.words_data import Filled

LEARNING_SECONDS = 600
LOOK_EVERY = 0.1


async def learnt(filled: Filled, words: JiebaWords) -> None:
    """Everything is read that is learnt from, sent to the worker and learnt."""
    keeping = asyncio.create_task(words.teacher.keep_up(filled.database))
    try:
        async with filled.database.unit_of_work() as uow:
            identity = await uow.texts.identity()
            await words.teacher.leanings(uow.texts, filled.congress.id, "x", "x", Stated())
        async with asyncio.timeout(LEARNING_SECONDS):
            await words.teacher.learnt(identity, filled.congress.id)
    finally:
        keeping.cancel()


async def held(filled: Filled, words: JiebaWords) -> tuple[float, float]:
    """Megabytes resident in the worker after it learnt; at most at one time, that of the learning included.

    What two processes share counts once in the second figure.
    """
    most = 0.0

    async def watch() -> None:
        nonlocal most
        while True:
            most = max(most, await asyncio.to_thread(_together))
            await asyncio.sleep(LOOK_EVERY)

    watching = asyncio.create_task(watch())
    try:
        await learnt(filled, words)
    finally:
        watching.cancel()
    worker = max(memory_of(int(one.name)) for one in _processes(Path("/proc/self")))
    return worker, most


def _processes(parent: Path) -> Iterator[Path]:
    """Those of the language side below this one."""
    for task in (parent / "task").iterdir():
        for number in _read(task / "children").split():
            process = Path(f"/proc/{number}")
            if "storage.words." in _read(process / "cmdline"):
                yield process
                yield from _processes(process)


def _together() -> float:
    return sum(_shared_out(one) for one in _processes(Path("/proc/self")))


def _shared_out(process: Path) -> float:
    told = _read(process / "smaps_rollup").splitlines()
    return sum(int(line.split()[1]) for line in told if line.startswith("Pss:")) / 1024


def _read(path: Path) -> str:
    """Nothing of a process that is gone."""
    try:
        return path.read_text()
    except OSError:
        return ""
