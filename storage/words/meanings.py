"""What words weigh, and which mean nearly the same: learned numbers, in a table beside this file."""

import base64
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from storage.words.cutting import cut, segmenter

TABLE = Path(__file__).with_name("meanings.tsv")
SIZE = 64
LIGHTEST = 0.05
# Of fewer texts it cannot be told what is common among them.
FEWEST_TEXTS = 100
Weights = Mapping[str, float]


@cache
def _table() -> tuple[dict[str, int], list[float], Any]:
    """Word → row; what each weighs (0 to 1); their vectors, of length 1."""
    import numpy as np

    rows: dict[str, int] = {}
    weights: list[float] = []
    vectors = bytearray()
    for line in TABLE.read_text("utf-8").splitlines():
        word, weight, vector = line.split("\t")
        rows[word] = len(weights)
        weights.append(int(weight) / 1000)
        vectors += base64.b64decode(vector)
    matrix = np.frombuffer(bytes(vectors), dtype="i1").reshape(len(weights), SIZE).astype("f4")
    return rows, weights, matrix / (np.linalg.norm(matrix, axis=1, keepdims=True) + 1e-9)


@dataclass(frozen=True)
class Rarity:
    """In how many of a congress's own texts each word is: what is in all of them tells little there."""

    texts: int = 0
    seen: Mapping[str, int] = field(default_factory=dict)

    def weight(self, word: str) -> float:
        """How much a word tells, from 0 to 1: as it is in general, and less where it is common here."""
        if self.texts < FEWEST_TEXTS:
            return weight(word)
        rarity = math.log((self.texts + 1) / (self.seen.get(word, 0) + 0.5)) / math.log(2 * (self.texts + 1))
        return min(weight(word), max(LIGHTEST, rarity))

    def of_run(self, run: str) -> float:
        """Of a run of characters: its rarest word, and more where several stand together."""
        weights = sorted((self.weight(word) for word in cut(run)), reverse=True)
        return min(1.0, weights[0] + 0.3 * sum(weights[1:]))


def weight(word: str) -> float:
    """As it was seen when the table was learned, else as jieba's dictionary counts it."""
    rows, weights, _ = _table()
    if word in rows:
        return weights[rows[word]]
    total = float(segmenter().dt.total)
    seen = segmenter().dt.FREQ.get(word) or 0
    return min(1.0, max(LIGHTEST, math.log(total / (seen + 100)) / math.log(total / 100)))


def _rows_of(words: Weights) -> tuple[list[int], list[float]]:
    rows = _table()[0]
    known = [(rows[word], value) for word, value in words.items() if word in rows]
    return [row for row, _ in known], [value for _, value in known]


def direction(words: Weights) -> Any:
    """The mean meaning of weighted words: a vector of length 1, or of zeros."""
    import numpy as np

    rows, values = _rows_of(words)
    mean = np.asarray(values, "f4") @ _table()[2][rows] if rows else np.zeros(SIZE, "f4")
    length = float(np.linalg.norm(mean))
    return mean / length if length else mean


def cosine(one: Weights, other: Weights) -> float:
    """From 0 to 1, how alike two texts weigh their words; nothing is near another word."""
    if not one or not other:
        return 0.0
    few, many = sorted((one, other), key=len)
    shared = sum(value * many.get(word, 0.0) for word, value in few.items())
    lengths = sum(v * v for v in one.values()) * sum(v * v for v in other.values())
    return shared / math.sqrt(lengths) if lengths else 0.0


def closeness(one: Weights, other: Weights) -> float:
    """From 0 to 1, how far the words of one are said in the other, by the same words or near ones."""
    import numpy as np

    total = sum(one.values())
    if not total or not other:
        return 0.0
    said = sum(value for word, value in one.items() if word in other)
    rows, values = _rows_of({word: value for word, value in one.items() if word not in other})
    there = _rows_of(other)[0]
    if rows and there:
        vectors = _table()[2]
        nearest = np.clip((vectors[rows] @ vectors[there].T).max(axis=1), 0, 1) ** 2
        said += float(np.asarray(values, "f4") @ nearest)
    return float(said / total)
