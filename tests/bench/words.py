"""Like texts and words among very many, against bm25s in memory on the same words, and what it takes."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import bm25s  # type: ignore[import-untyped]

from storage.words import JiebaWords
from storage.words.cutting import folded, words_of
from tests.bench.digest import stall
from tests.bench.invented import Writer
from tests.bench.measuring import Comparison, compare
from tests.bench.words_added import measure_adding
from tests.bench.words_data import Filled, Written, asked
from tests.bench.words_memory import learnt, most_held
from tests.postgres import Postgres

FOUND_AMONG = 5
MEGABYTES_ALLOWED, SEARCH_MS_ALLOWED = 250.0, 60.0
Cut = Callable[[str], list[str]]


class CutOnce:
    """The same words as the service's, for the peer and for the index; held as one text each."""

    def __init__(self) -> None:
        self._cut: dict[str, str] = {}

    def __call__(self, text: str) -> list[str]:
        if text not in self._cut:
            self._cut[text] = " ".join(words_of(text))
        return self._cut[text].split()


class Peer:
    """bm25s over the words of the same texts; a question's words are given to it."""

    def __init__(self, texts: Sequence[Written], cut: Cut) -> None:
        numbers: dict[str, int] = {}
        told = [[numbers.setdefault(word, len(numbers)) for word in _words(*one, cut)] for one in texts]
        self._ranking = bm25s.BM25()
        self._ranking.index(bm25s.tokenization.Tokenized(told, numbers), show_progress=False)

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
        self.cut = CutOnce()
        self._peer = Peer(self.texts, self.cut)
        self._cut = [_words(*one, self.cut) for _, one in self.questions]

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
            two = [word for word in cut if len(word) > 1][:2]
            async with filled.database.unit_of_work() as uow:
                begin = time.perf_counter()
                await words.finder.search(uow.texts, filled.congress.id, two)
                times.append((time.perf_counter() - begin) * 1000)
        return _p95(times)


async def measure_words(texts: int, many: int, questions: int, runs: int) -> list[Comparison]:
    """Among `texts` proposals; adding one to `many` against a thousandth of them.

    Texts and questions are invented; a question is a second writing of what is in the index. On two quiet
    cores 100,000 and 1,000,000 take a quarter of an hour, nearly all of it writing, cutting and indexing; the
    million are short.
    """
    server = Postgres()
    with tempfile.TemporaryDirectory(prefix="bench-") as directory:
        root = Path(directory)
        try:
            found = await _among(root, await server.new_database(), Asking(texts, questions), runs)
        finally:
            await server.stop()
        return [*found, await measure_adding(root, many, runs)]


async def _among(root: Path, postgresql: str, asking: Asking, runs: int) -> list[Comparison]:
    own = Filled(f"sqlite:///{root / 'words.db'}", root / "words")
    other = Filled(postgresql, root / "words-postgresql")
    await own.fill(asking.texts)
    await own.index(asking.texts, cut=asking.cut)
    await other.fill(asking.texts)
    await other.index(asking.texts, like=own)
    found = []
    for name, filled in (("similar_p95_vs_bm25s", own), ("similar_p95_vs_bm25s_postgresql", other)):
        async with asked(filled) as words:
            found.append(await _timed(name, asking, filled, words, runs))
    async with asked(own) as words:
        recalled = (await asking.ours(own, words))[1], (await asking.peer())[1]
        found.append(_told("similar_recall_vs_bm25", *recalled, "of 1", ">= 0.98"))
        slow = statistics.median([await asking.two_words(own, words) for _ in range(runs)])
        found.append(_told("search_two_words_p95_vs_allowed", slow, SEARCH_MS_ALLOWED, "ms", "<= 1"))
        found += await _held(asking, own, words)
    for filled in (own, other):
        await filled.database.dispose()
    return found


async def _held(asking: Asking, filled: Filled, words: JiebaWords) -> list[Comparison]:
    """Memory; and how late the loop is while questions are asked and lessons sent, against an idle one."""
    begin = time.perf_counter()
    late = max(await stall(asking.ours(filled, words)), await stall(learnt(filled, words)))
    idle = await stall(asyncio.sleep(time.perf_counter() - begin))
    return [
        _told("words_memory_vs_allowed", most_held(), MEGABYTES_ALLOWED, "MB", "<= 1"),
        _told("words_stall_ms", late, max(idle, 0.01), "ms", ""),
    ]


async def _timed(name: str, asking: Asking, filled: Filled, words: JiebaWords, runs: int) -> Comparison:
    async def ours() -> float:
        return (await asking.ours(filled, words))[0]

    async def peer() -> float:
        return (await asking.peer())[0]

    await ours()
    return await compare(name, ours, peer, unit="ms", runs=runs, limit="<= 2")


def _told(name: str, ours: float, peer: float, unit: str, limit: str) -> Comparison:
    return Comparison(name, round(ours, 3), round(peer, 3), round(ours / peer, 3), unit, 1, limit)


def _p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _words(title: str, body: str, cut: Cut) -> list[str]:
    return cut(folded(title)) * 2 + cut(folded(body))
