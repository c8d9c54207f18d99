"""What the language side holds in memory: its process, and the most while something is learnt."""

import asyncio
from pathlib import Path

from domain.recommendation import Stated
from storage.words import JiebaWords
from tests.bench.words_data import Filled

LEARNING_SECONDS = 600


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


def most_held() -> float:
    """Megabytes that the worker below this process ever had resident."""
    tasks = Path("/proc/self/task").iterdir()
    children = [Path("/proc") / pid for task in tasks for pid in _read(task / "children").split()]
    [worker] = [child for child in children if "storage.words." in _read(child / "cmdline")]
    told = _read(worker / "status").splitlines()
    return next(int(line.split()[1]) for line in told if line.startswith("VmHWM:")) / 1024


def _read(path: Path) -> str:
    """Nothing of a thread or process that is gone."""
    try:
        return path.read_text()
    except OSError:
        return ""
