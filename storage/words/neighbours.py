"""The texts that lie nearest say how they were sorted: a plane does not see small heaps of alike ones."""

from collections.abc import Sequence
from copy import copy
from typing import Any

import numpy as np

NEAREST = 10
# Among few texts the nearest are not near: one speaks for so many.
FOR_EACH = 50
# How much all of them saying the same adds to how far a text lies on a side.
SHARE = 0.7


class Neighbours:
    """Texts that were sorted: the weights of their words, and what else is known of each."""

    def __init__(self, words: Any, rest: Any, kinds: Sequence[int]) -> None:
        """`words`: a sparse row for each text; `rest`: an array of them; the number of each one's kind."""
        self._starts = np.asarray(words.indptr, "i4")
        self._columns = np.asarray(words.indices, "i4")
        self._weights = np.asarray(words.data, "f4")
        self._width = words.shape[1]
        self._rest = np.asarray(rest, "f4")
        squares = self._sums(self._weights**2) + (self._rest**2).sum(axis=1)
        self._lengths = np.sqrt(squares) + 1e-9
        self._kinds = np.eye(max(kinds) + 1, dtype="f4")[list(kinds)]

    def renumbered(self, columns: Any) -> "Neighbours":
        """The same with the words numbered otherwise: `columns` are the old numbers in the new order."""
        new = np.empty(self._width, "i4")
        new[columns] = np.arange(self._width, dtype="i4")
        other = copy(self)
        other._columns = new[self._columns]
        return other

    def say(self, at: Any, weights: Any, rest: Any) -> Any:
        """What the nearest say for each kind, of a text with words of these numbers and weights."""
        asked = np.zeros(self._width, "f4")
        asked[at] = weights
        close = (self._sums(self._weights * asked[self._columns]) + self._rest @ rest) / self._lengths
        nearest = np.argsort(-close, kind="stable")[: min(NEAREST, len(close) // FOR_EACH)]
        votes = np.maximum(close[nearest], 0) ** 2
        return SHARE * len(nearest) / NEAREST * (votes @ self._kinds[nearest]) / (votes.sum() + 1e-9)

    def _sums(self, values: Any) -> Any:
        """Of each text's own part of the values."""
        upto = np.concatenate([np.zeros(1), np.cumsum(values, dtype="f8")])
        return (upto[self._starts[1:]] - upto[self._starts[:-1]]).astype("f4")
