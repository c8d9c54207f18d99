"""Like texts and words among very many, against bm25s in memory on the same words, and what it takes."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path

import bm25s  # type: ignore[import-untyped]

from domain.recommendation import Stated
from domain.search_port import Hit
from storage.words import JiebaWords
from storage.words.cutting import folded, words_of
from tests.bench.invented import Writer
from tests.bench.measuring import Comparison, compare
from tests.bench.start import memory_of
from tests.bench.words_data import Filled, Written
from tests.builders import suggestion
from tests.postgres import Postgres

FOUND_AMONG = 5
SHORT = 8
MEGABYTES_ALLOWED, SEARCH_MS_ALLOWED = 250.0, 60.0
LEARNING_SECONDS = 180


class Peer:
    """bm25s over the words of the same texts; a question's words are given to it."""

    def __init__(self, texts: Sequence[Written]) -> None:
        numbers: dict[str, int] = {}
        cut = [[numbers.setdefault(word, len(numbers)) for word in _words(*one)] for one in texts]
        self._ranking = bm25s.BM25()
        self._ranking.index(bm25s.tokenization.Tokenized(cut, numbers), show_progress=False)

    def ask(self, words: Sequence[str], limit: int) -> list[int]:
        found = self._ranking.retrieve([list(words)], k=limit, show_progress=False)
        return [int(n) for n in found.documents[0]]


class Asking:
    """The questions, each with the text it was written after."""

    def __init__(self, texts: int, questions: int) -> None:
        writer = Writer()
        matters = [writer.matter() for _ in range(texts)]
        self.texts = [writer.write(matter) for matter in matters]
        step = max(1, texts // questions)
        self.questions = [(n, writer.write(matters[n])) for n in range(0, texts, step)][:questions]
        self._limit = min(20, texts)
        self._peer = Peer(self.texts)
        self._cut = [_words(*one) for _, one in self.questions]

    async def ours(self, filled: Filled, words: JiebaWords) -> tuple[float, float]:
        """(milliseconds, 95 of 100 no slower; how many of the texts written after are among the first)."""
        times, found = [], 0
        for n, question in self.questions:
            async with filled.database.unit_of_work() as uow:
                begin = time.perf_counter()
                hits = await words.finder.similar(uow.texts, filled.congress.id, *question, limit=self._limit)
                times.append((time.perf_counter() - begin) * 1000)
            found += n + 2 in [hit.id for hit in hits[:FOUND_AMONG]]
        return _p95(times), found / len(times)

    async def peer(self) -> tuple[float, float]:
        times, found = [], 0
        for (n, _), cut in zip(self.questions, self._cut, strict=True):
            begin = time.perf_counter()
            numbers = self._peer.ask(cut, self._limit)
            times.append((time.perf_counter() - begin) * 1000)
            found += n in numbers[:FOUND_AMONG]
        return _p95(times), found / len(times)

    async def two_words(self, filled: Filled, words: JiebaWords) -> float:
        """Milliseconds of a search for two of a text's words."""
        times = []
        for cut in self._cut:
            asked = [word for word in cut if len(word) > 1][:2]
            async with filled.database.unit_of_work() as uow:
                begin = time.perf_counter()
                await words.finder.search(uow.texts, filled.congress.id, asked)
                times.append((time.perf_counter() - begin) * 1000)
        return _p95(times)


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


@asynccontextmanager
async def _asked(filled: Filled) -> AsyncIterator[JiebaWords]:
    """The words process over the index of this database, warm."""
    words = JiebaWords(filled.folder)
    await words.start()
    try:
        async with asyncio.timeout(60):
            while not await words.cut("x"):  # noqa: ASYNC110 (another process's start)
                await asyncio.sleep(0.1)
        hits: list[Hit] = []
        async with filled.database.unit_of_work() as uow:
            hits = await words.finder.search(uow.texts, filled.congress.id, ["x"]) or []
        assert hits == []
        yield words
    finally:
        await words.stop()


async def _memory(filled: Filled, words: JiebaWords) -> float:
    """Megabytes that stay in the words process after it learnt."""
    keeping = asyncio.create_task(words.teacher.keep_up(filled.database))
    try:
        async with filled.database.unit_of_work() as uow:
            identity = await uow.texts.identity()
            await words.teacher.leanings(uow.texts, filled.congress.id, "x", "x", Stated())
        async with asyncio.timeout(LEARNING_SECONDS):
            await words.teacher.learnt(identity, filled.congress.id)
    finally:
        keeping.cancel()
    return max(memory_of(int(one)) for one in _children() if b"storage.words.worker" in _command(int(one)))


def _children() -> list[str]:
    return [
        one for task in Path("/proc/self/task").iterdir() for one in (task / "children").read_text().split()
    ]


def _command(process: int) -> bytes:
    return Path(f"/proc/{process}/cmdline").read_bytes()


async def measure_words(texts: int, many: int, questions: int, runs: int) -> list[Comparison]:
    """Among `texts` proposals; adding one to `many` against a thousandth of them.

    Texts and questions are invented; a question is a second writing of what is in the index. On two quiet
    cores 100,000 and 1,000,000 take some ten minutes, nearly all of it cutting and indexing; the million are
    short.
    """
    server = Postgres()
    with tempfile.TemporaryDirectory(prefix="bench-") as directory:
        root = Path(directory)
        try:
            found = await _among(root, await server.new_database(), Asking(texts, questions), runs)
        finally:
            await server.stop()
        return [*found, await _added(root, many, runs)]


async def _among(root: Path, postgresql: str, asking: Asking, runs: int) -> list[Comparison]:
    own = Filled(f"sqlite:///{root / 'words.db'}", root / "words")
    other = Filled(postgresql, root / "words-postgresql")
    await own.fill(asking.texts)
    await own.index(asking.texts)
    await other.fill(asking.texts)
    await other.index(asking.texts, like=own)
    found = []
    for name, filled in (("similar_p95_vs_bm25s", own), ("similar_p95_vs_bm25s_postgresql", other)):
        async with _asked(filled) as words:
            found.append(await _timed(name, asking, filled, words, runs))
    async with _asked(own) as words:
        recalled = (await asking.ours(own, words))[1], (await asking.peer())[1]
        found.append(_told("similar_recall_vs_bm25", *recalled, "of 1", ">= 0.98"))
        slow = statistics.median([await asking.two_words(own, words) for _ in range(runs)])
        found.append(_told("search_two_words_p95_vs_allowed", slow, SEARCH_MS_ALLOWED, "ms", "<= 1"))
        memory = await _memory(own, words)
        found.append(_told("words_memory_vs_allowed", memory, MEGABYTES_ALLOWED, "MB", "<= 1"))
    for filled in (own, other):
        await filled.database.dispose()
    return found


async def _timed(name: str, asking: Asking, filled: Filled, words: JiebaWords, runs: int) -> Comparison:
    async def ours() -> float:
        return (await asking.ours(filled, words))[0]

    async def peer() -> float:
        return (await asking.peer())[0]

    await ours()
    return await compare(name, ours, peer, unit="ms", runs=runs, limit="<= 2")


async def _added(root: Path, many: int, runs: int) -> Comparison:
    writer = Writer(2)
    texts = [writer.write(writer.matter(), SHORT) for _ in range(many)]
    sizes = (many, max(many // 1000, 10))
    filled = [Filled(f"sqlite:///{root / f'added-{n}.db'}", root / f"added-{n}") for n in sizes]
    for one, size in zip(filled, sizes, strict=True):
        await one.fill(texts[:size])
        await one.index(texts[:size])
    async with _asked(filled[0]) as first, _asked(filled[1]) as second:
        large, small = Adding(filled[0], first, writer), Adding(filled[1], second, writer)
        await large.milliseconds(), await small.milliseconds()
        name = "similar_add_1m_vs_1k"
        result = await compare(
            name, large.milliseconds, small.milliseconds, unit="ms", runs=runs, limit="<= 1.3"
        )
    for one in filled:
        await one.database.dispose()
    return result


def _told(name: str, ours: float, peer: float, unit: str, limit: str) -> Comparison:
    return Comparison(name, round(ours, 3), round(peer, 3), round(ours / peer, 3), unit, 1, limit)


def _p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _words(title: str, body: str) -> list[str]:
    return words_of(folded(title)) * 2 + words_of(folded(body))
