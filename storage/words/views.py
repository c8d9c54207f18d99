"""Ways of taking terms from a text: its words, what stands in its title, its characters as they follow."""

import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np

from storage.words.samples import Sample

MOST_TERMS = 60_000
# Among fewer texts a term that one of them has may tell something, too.
FEW_TEXTS = 50
COUNTED_AT_ONCE = 100
# Large and odd: what follows another way gets another number.
MIXED = np.uint32(2_654_435_761)
RUNS = 3


class View(NamedTuple):
    """The terms that are known, by rising numbers, and how rare each is."""

    numbers_of: Callable[[Sample], Any]
    numbers: Any
    rarity: Any

    def seen(self, one: Sample) -> tuple[Any, Any]:
        """The places of the text's terms, and what each weighs there; a text's length does not."""
        asked, often = np.unique(self.numbers_of(one), return_counts=True)
        at = np.minimum(np.searchsorted(self.numbers, asked), len(self.numbers) - 1)
        known = self.numbers[at] == asked
        at = at[known]
        weights = (1 + np.log(often[known].astype("f4"))) * self.rarity[at]
        length = math.sqrt(float(weights @ weights))
        return at, weights / (length or 1.0)


class Views(NamedTuple):
    """Those in which there is anything; the places of one follow those of another."""

    every: list[View]

    @classmethod
    def of(cls, samples: Sequence[Sample]) -> tuple["Views", Any]:
        """With how many of the texts hold the term at each place. Raises ValueError where there are none."""
        views, held = [], []
        for numbers_of, alone in ((_words, False), (_title_terms, True), (_characters, False)):
            numbers, counts = _counted(samples, numbers_of)
            # A rare term of one text says nothing about others, unless there are few.
            often = counts >= (1 if alone or len(samples) <= FEW_TEXTS else 2)
            numbers, counts = numbers[often], counts[often]
            kept = np.sort(np.argsort(-counts, kind="stable")[:MOST_TERMS])
            numbers, counts = numbers[kept], counts[kept]
            if len(numbers):
                rarity = np.log((1 + len(samples)) / (1 + counts.astype("f4"))) + 1
                views.append(View(numbers_of, numbers, rarity.astype("f4")))
                held.append(counts)
        if not views:
            raise ValueError
        return cls(views), np.concatenate(held)

    @property
    def words(self) -> int:
        """So many of the first places are those of words."""
        return len(self.every[0].numbers)

    def seen(self, one: Sample) -> tuple[Any, Any]:
        """The places of the text's terms in rising order, and what each weighs."""
        found = [view.seen(one) for view in self.every]
        begins = np.cumsum([0, *(len(view.numbers) for view in self.every)])
        at = [begin + at for begin, (at, _) in zip(begins, found, strict=False)]
        return np.concatenate(at), np.concatenate([weights for _, weights in found])


def _counted(samples: Sequence[Sample], numbers_of: Callable[[Sample], Any]) -> tuple[Any, Any]:
    """Each number that there is, and in how many of the texts."""
    numbers, counts = np.empty(0, "u4"), np.empty(0, "i4")
    for begin in range(0, len(samples), COUNTED_AT_ONCE):
        part = [np.unique(numbers_of(one)) for one in samples[begin : begin + COUNTED_AT_ONCE]]
        fresh, often = np.unique(np.concatenate(part), return_counts=True)
        at = np.searchsorted(numbers, fresh)
        known = (
            numbers[np.minimum(at, len(numbers) - 1)] == fresh if len(numbers) else np.zeros(len(at), bool)
        )
        counts[at[known]] += often[known].astype("i4")
        numbers = np.insert(numbers, at[~known], fresh[~known])
        counts = np.insert(counts, at[~known], often[~known].astype("i4"))
    return numbers, counts


def _words(one: Sample) -> Any:
    return np.array([crc32(word.encode()) for word in one.title_words + one.words], "u4")


def _title_terms(one: Sample) -> Any:
    # A word and the same characters are two terms.
    words = np.array([crc32(f"{word}/".encode()) for word in one.title_words], "u4")
    return np.concatenate([_runs(one.title), words])


def _characters(one: Sample) -> Any:
    return _runs(f"{one.title} {one.text}")


def _runs(text: str) -> Any:
    """A number for each one, two and three characters on."""
    codes = np.frombuffer(text.encode("utf-32-le"), "<u4")
    run, found = np.zeros(len(codes) + 1, "u4"), []
    for length in range(1, RUNS + 1):
        # What the run before it is, and one character more.
        run = (run[:-1] ^ codes[length - 1 :]) * MIXED
        run ^= run >> np.uint32(15)
        found.append(run)
    return np.concatenate(found)
