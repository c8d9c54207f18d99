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
    children = [task / "children" for task in Path("/proc/self/task").iterdir()]
    pids = [pid for told in children for pid in told.read_text().split()]
    [worker] = [pid for pid in pids if "storage.words." in Path(f"/proc/{pid}/cmdline").read_text()]
    told = Path(f"/proc/{worker}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in told if line.startswith("VmHWM:")) / 1024
