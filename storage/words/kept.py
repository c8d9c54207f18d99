"""What was learned, without what it was learned by: a few arrays, small and quick to ask."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np

from storage.words.learning import Learned, Sample, dense, near


class View(NamedTuple):
    """One way of taking terms from a text; those that are known, by rising numbers, and what each weighs."""

    terms_of: Callable[[Sample], list[str]]
    numbers: Any
    rarity: Any
    counts: Any  # for each term what it counts for each kind

    def seen(self, one: Sample) -> tuple[Any, Any]:
        """The places of the text's terms, and what each weighs there; a text's length does not."""
        often = Counter(crc32(term.encode()) for term in self.terms_of(one))
        asked = np.fromiter(often, "u4", len(often))
        at = np.minimum(np.searchsorted(self.numbers, asked), len(self.numbers) - 1)
        known = self.numbers[at] == asked
        at = at[known]
        weights = (1 + np.log(np.fromiter(often.values(), "f4", len(often))[known])) * self.rarity[at]
        length = math.sqrt(float(weights @ weights))
        return at, weights / (length or 1.0)

    def score(self, at: Any, weights: Any) -> Any:
        """What these terms count for each kind."""
        return weights @ self.counts[at].astype("f4")


class Kept:
    """Ranks as `Learned` does."""

    def __init__(self, learned: Learned) -> None:
        self.kinds = learned.kinds
        plane = np.asarray(learned.plane.coef_, "f4").T
        self._bias = np.asarray(learned.plane.intercept_, "f4")
        self._views: list[View] = []
        begin = 0
        for counted in learned.views:
            known = counted.vocabulary_
            numbers = np.array([crc32(term.encode()) for term in known], "u4")
            order = np.argsort(numbers, kind="stable")
            columns = np.array(list(known.values()))[order]
            # Half the digits are enough for weights of which hundreds are added.
            counts = plane[begin + columns].astype("f2")
            rarity = np.asarray(counted.idf_, "f4")[columns]
            self._views.append(View(counted.analyzer, numbers[order], rarity, counts))
            begin += len(known)
            if counted is learned.views[0]:
                self._neighbours = learned.neighbours.renumbered(columns)
        self._dense = plane[begin:].copy()

    def ranked(self, samples: Sequence[Sample]) -> list[list[tuple[str, float]]]:
        """For each text the kinds, the likeliest first, with how far on their side it lies."""
        return [self._ranked(one) for one in samples]

    def _ranked(self, one: Sample) -> list[tuple[str, float]]:
        told = dense(one)
        found = self._bias + told @ self._dense
        seen = [view.seen(one) for view in self._views]
        for view, (at, weights) in zip(self._views, seen, strict=True):
            found = found + view.score(at, weights)
        if len(found) == 1:
            found = np.array([-found[0], found[0]])
        found = found + self._neighbours.say(*seen[0], near(told))
        return [(self.kinds[n], float(found[n])) for n in np.argsort(-found, kind="stable")]
