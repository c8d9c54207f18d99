"""The texts that lie nearest say how they were sorted: a plane does not see small heaps of alike ones."""

from collections.abc import Sequence
from typing import Any

import numpy as np

NEAREST = 10
# Among few texts the nearest are not near: one speaks for so many.
FOR_EACH = 50
# How much all of them saying the same adds to how far a text lies on a side.
SHARE = 0.7


class Neighbours:
    """Texts that were sorted: the weights of their words, and what else is known of each."""

    def __init__(self, words: Sequence[tuple[Any, Any]], width: int, rest: Any, kinds: Any) -> None:
        """`words`: of each text their places below `width`, and weights; `rest`: an array of them.

        `kinds` has a row for each text, with a one at its kind.
        """
        self._starts = np.cumsum([0, *(len(at) for at, _ in words)])
        self._columns = np.concatenate([at for at, _ in words]).astype("i4")
        self._weights = np.concatenate([weights for _, weights in words]).astype("f4")
        self._width = width
        self._rest = np.asarray(rest, "f4")
        self._lengths = np.sqrt(self._sums(self._weights**2) + (self._rest**2).sum(axis=1)) + 1e-9
        self._kinds = kinds

    def say(self, at: Any, weights: Any, rest: Any) -> Any:
        """What the nearest say for each kind, of a text with words of these places and weights."""
        asked = np.zeros(self._width, "f4")
        asked[at] = weights
        close = (self._sums(self._weights * asked[self._columns]) + self._rest @ rest) / self._lengths
        return votes(close, self._kinds)

    def _sums(self, values: Any) -> Any:
        """Of each text's own part of the values."""
        upto = np.concatenate([np.zeros(1), np.cumsum(values, dtype="f8")])
        return (upto[self._starts[1:]] - upto[self._starts[:-1]]).astype("f4")


def votes(close: Any, kinds: Any) -> Any:
    """For each kind, by how close each text is and of which kind."""
    nearest = np.argsort(-close, kind="stable")[: min(NEAREST, len(close) // FOR_EACH)]
    weights = np.maximum(close[nearest], 0) ** 2
    return SHARE * len(nearest) / NEAREST * (weights @ kinds[nearest]) / (weights.sum() + 1e-9)
