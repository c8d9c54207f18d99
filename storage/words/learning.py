"""Learning from texts that people sorted: words, characters, meanings; planes that part the kinds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from storage.words.fields import answered_for
from storage.words.neighbours import Neighbours, votes
from storage.words.planes import planes
from storage.words.postings import Postings
from storage.words.samples import Sample, dense, dense_of_fields, near
from storage.words.views import Views

SOFTNESS = 0.5


class Material:
    """Texts prepared to be learned from, whatever is asked of them; large, and not kept."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        """Raises ValueError where there are no words."""
        self.views, held = Views.of(samples)
        self.dense = np.array([dense(one) for one in samples], "f4")
        self.near = np.array([near(told) for told in self.dense])
        self.words: list[tuple[Any, Any]] = []
        self.postings = Postings(len(samples), held)
        for n, one in enumerate(samples):
            at, weights = self.views.seen(one)
            self.postings.put(n, at, weights)
            own = at < self.views.words
            self.words.append((at[own], weights[own]))
        self.close = np.zeros((len(samples), len(samples)), "f4")
        self.postings.add_alike(self.close, 0, self.views.words)
        self.alike = self.close + 1
        self.postings.add_alike(self.alike, self.views.words, len(held))
        self.alike += self.dense @ self.dense.T
        self.close += self.near @ self.near.T
        self.close /= np.sqrt(self.close.diagonal() + 1e-9)


class Question:
    """Which kind is a text? Those that were sorted; below them one for each kind whose fields are known."""

    def __init__(
        self, material: Material, kinds: Sequence[str], called: Mapping[str, str] | None = None
    ) -> None:
        """`kinds`: of each text of the material, empty where nobody sorted it.

        `called`: by kind, its name and what is stated of it, where that is known; it counts as a text.
        Raises ValueError where there are fewer than two kinds.
        """
        self.kinds = sorted({kind for kind in kinds if kind})
        if len(self.kinds) < 2:
            raise ValueError
        self.material = material
        self.texts = [n for n, kind in enumerate(kinds) if kind]
        stated = [kind for kind in self.kinds if kind in (called or {})]
        number = {kind: n for n, kind in enumerate(self.kinds)}
        self._numbers = np.array([number[kind] for kind in [*(kinds[n] for n in self.texts), *stated]])
        told = [dense_of_fields(answered_for((called or {})[kind])) for kind in stated]
        self.dense = np.concatenate([material.dense[self.texts], *(one[None] for one in told)])
        self._alike = self.dense @ self.dense.T
        self._alike += 1
        for row, n in enumerate(self.texts):
            self._alike[row, : len(self.texts)] = material.alike[n, self.texts]

    @property
    def sorted(self) -> Any:
        """A row for each text that was, with a one at its kind."""
        return self._one_at(self._numbers[: len(self.texts)])

    def shares(self) -> Any:
        """What each row counts for each kind."""
        return self._shares(self._alike, self._numbers)

    def _shares(self, alike: Any, numbers: Any) -> Any:
        sorted_ = self._one_at(numbers)
        weight = len(numbers) / (len(self.kinds) * np.maximum(sorted_.sum(axis=0), 1))
        cost = SOFTNESS * (1 + sorted_ * (weight - 1)).astype("f4")
        return planes(alike, 2 * sorted_ - 1, cost)

    def across(self, folds: int) -> Iterator[tuple[int, Any]]:
        """Of each text the number of its kind, and where what was learned without it lays it."""
        many, texts = len(self.texts), np.array(self.texts)
        for fold in range(folds):
            test = np.arange(fold, many, folds)
            learn = np.setdiff1d(np.arange(len(self._numbers)), test)
            known = learn[learn < many]
            shares = self._shares(self._alike[np.ix_(learn, learn)], self._numbers[learn])
            found = self._alike[np.ix_(test, learn)] @ shares
            close = self.material.close[np.ix_(texts[test], texts[known])]
            for n, row, near_ in zip(test, found, close, strict=True):
                yield int(self._numbers[n]), row + votes(near_, self.sorted[known])

    def _one_at(self, numbers: Any) -> Any:
        return np.eye(len(self.kinds), dtype="f4")[numbers]


class Learned:
    """What was learned of a question."""

    def __init__(self, question: Question) -> None:
        material, shares = question.material, question.shares()
        self.kinds, self._views = question.kinds, material.views
        self._bias = shares.sum(axis=0)
        self._dense = question.dense.T @ shares
        every = np.zeros((len(material.dense), len(self.kinds)), "f4")
        every[question.texts] = shares[: len(question.texts)]
        self._counts = material.postings.summed(every)
        words = [material.words[n] for n in question.texts]
        rest = material.near[question.texts]
        self._neighbours = Neighbours(words, self._views.words, rest, question.sorted)

    def ranked(self, samples: Iterable[Sample]) -> list[list[tuple[str, float]]]:
        """For each text the kinds, the likeliest first, with how far on their side it lies."""
        return [self._ranked(one) for one in samples]

    def _ranked(self, one: Sample) -> list[tuple[str, float]]:
        told, (at, weights) = dense(one), self._views.seen(one)
        own = at < self._views.words
        found = self._bias + told @ self._dense + weights @ self._counts[at].astype("f4")
        found = found + self._neighbours.say(at[own], weights[own], near(told))
        return [(self.kinds[n], float(found[n])) for n in np.argsort(-found, kind="stable")]
