"""What adding one proposal costs among very many, and among a thousandth of them."""

import statistics
import time
from itertools import count
from pathlib import Path

from storage.words import JiebaWords
from tests.bench.invented import Writer
from tests.bench.measuring import Comparison, compare
from tests.bench.words_data import Filled, asked
from tests.builders import suggestion

SHORT = 8


class Adding:
    """A new proposal among so many, until it is found."""

    def __init__(self, filled: Filled, words: JiebaWords, writer: Writer) -> None:
        self._filled, self._words, self._writer = filled, words, writer
        self._names = count(1)

    async def milliseconds(self, times: int = 9) -> float:
        """The middle of some."""
        return statistics.median([await self._one() for _ in range(times)])

    async def _one(self) -> float:
        title, body = self._writer.write(self._writer.matter())
        name, w = f"x{next(self._names)}x", self._filled.world
        made = suggestion(w.representative, title=f"{title} {name}", situation=body)
        begin = time.perf_counter()
        async with self._filled.database.unit_of_work() as uow:
            id_ = (await uow.proposals.add(made)).id
        async with self._filled.database.unit_of_work() as uow:
            found = await self._words.finder.search(uow.texts, w.congress.id, [name])
        if [hit.id for hit in found or ()] != [id_]:
            raise RuntimeError("not found", found, id_)
        return (time.perf_counter() - begin) * 1000


async def measure_adding(root: Path, many: int, runs: int) -> Comparison:
    """To `many`, which are short, against a thousandth of them."""
    writer = Writer(2)
    texts = [writer.write(writer.matter(), SHORT) for _ in range(many)]
    sizes = (many, max(many // 1000, 10))
    filled = [Filled(f"sqlite:///{root / f'added-{n}.db'}", root / f"added-{n}") for n in sizes]
    for one, size in zip(filled, sizes, strict=True):
        await one.fill(texts[:size])
        await one.index(texts[:size])
    async with asked(filled[0]) as first, asked(filled[1]) as second:
        large, small = Adding(filled[0], first, writer), Adding(filled[1], second, writer)
        await large.milliseconds(), await small.milliseconds()
        name = "similar_add_1m_vs_1k"
        result = await compare(
            name, large.milliseconds, small.milliseconds, unit="ms", runs=runs, limit="<= 1.3"
        )
    for one in filled:
        await one.database.dispose()
    return result
