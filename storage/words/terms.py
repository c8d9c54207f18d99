"""What texts are compared by: their words and their titles' characters, as numbers that fit into tables."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

# Of a few hundred thousand different words one in ten shares its place with another, mostly a rare one.
PLACES = 1 << 21
IN_TITLE = 1 << 31
ENTRY = np.dtype([("term", "<u4"), ("often", "u1")])
MOST_OFTEN = 255
# What stands often in a text weighs more, but not so many times more.
OFTEN = np.array([0.0, *(1 + math.log(n) for n in range(1, MOST_OFTEN + 1))], "f4")
# A title's characters count once more by themselves.
TITLE_SHARE = 0.3
COUNTS = "counts.u4"
SLACK = 100_000

Array = np.ndarray[Any, Any]


def place_of(word: str) -> int:
    return crc32(word.encode()) % PLACES


def entries(title: str, words: Sequence[str]) -> Array:
    """The different words of a text and how often they are in it, then the title's characters and pairs."""
    inside, heading = Counter(words), Counter([*"".join(title.split()), *pairs(title)])
    found = np.empty(len(inside) + len(heading), ENTRY)
    found["term"][: len(inside)] = [place_of(word) for word in inside]
    found["term"][len(inside) :] = [IN_TITLE | place_of(f"{run} ") for run in heading]
    found["often"] = np.minimum([*inside.values(), *heading.values()], MOST_OFTEN)
    return found


def pairs(text: str) -> list[str]:
    """Two characters on, again and again."""
    joined = "".join(text.split())
    return [joined[n : n + 2] for n in range(len(joined) - 1)]


class Counts(Mapping[str, int]):
    """In how many texts each word is: a table in a file, looked up, never gone through."""

    def __init__(self, folder: Path, *, new: bool) -> None:
        """Raises ValueError or OSError where it is not new and there is no such table."""
        path = folder / COUNTS
        if new:
            with path.open("wb") as made:
                made.truncate(PLACES * 4)
        if path.stat().st_size != PLACES * 4:
            raise ValueError
        self._table: Array = np.memmap(path, "<u4", "r+", shape=(PLACES,))
        self._asked: Array = np.zeros(PLACES, "f4")
        self.texts = 0

    def check(self) -> None:
        """Raises ValueError where more is counted than a break between two steps can have added."""
        if int(self._table.max()) > 2 * self.texts + SLACK:
            raise ValueError

    def add(self, terms: Array) -> None:
        self._table[terms % PLACES] += 1

    def remove(self, terms: Array) -> None:
        at = terms % PLACES
        self._table[at] -= self._table[at] > 0

    def of(self, terms: Array) -> Array:
        """In how many texts each is."""
        return np.asarray(self._table[terms % PLACES])

    def likeness(self, asked: Array, others: Sequence[bytes]) -> Array:
        """0 to 1 for each text: cosine of the words, and of the titles by themselves."""
        lengths = np.cumsum([0, *(len(one) // ENTRY.itemsize for one in others)])
        found = np.frombuffer(b"".join(others), ENTRY)
        heading = np.concatenate(([0], np.cumsum(found["term"] >= IN_TITLE)))
        begins, ends = lengths[:-1], lengths[1:]
        titles = ends - (heading[ends] - heading[begins])
        weights = self._weights(found)
        own = self._weights(asked)
        at = asked["term"] % PLACES
        self._asked[at] = own
        shared = np.concatenate(([0.0], np.cumsum(weights * self._asked[found["term"] % PLACES], dtype="f8")))
        self._asked[at] = 0
        squares = np.concatenate(([0.0], np.cumsum(weights * weights, dtype="f8")))
        total = np.zeros(len(others))
        parts = ((begins, titles, False, 1.0), (titles, ends, True, TITLE_SHARE))
        for begin, end, in_title, share in parts:
            norm = math.sqrt(float(np.sum(own[(asked["term"] >= IN_TITLE) == in_title] ** 2)))
            lengths_ = np.sqrt(np.maximum(squares[end] - squares[begin], 0.0)) * norm
            dots = shared[end] - shared[begin]
            total += share * np.divide(dots, lengths_, out=np.zeros(len(others)), where=lengths_ > 0)
        return np.asarray(np.clip(total / (1 + TITLE_SHARE), 0.0, 1.0))

    def _weights(self, found: Array) -> Array:
        rarity = np.log((1.0 + self.texts) / (1.0 + self.of(found["term"]))) + 1.0
        return np.asarray(np.maximum(rarity, 0.1) * OFTEN[found["often"]])

    def __getitem__(self, word: str) -> int:
        return int(self._table[place_of(word)])

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return self.texts
