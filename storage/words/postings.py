"""For each term the texts that hold it and what it weighs there; one text's terms are put in at a time."""

from typing import Any

import numpy as np

# Of what one text in so many holds it is quicker to multiply tables than to go from pair to pair.
COMMON = 30
MULTIPLIED_AT_ONCE = 500


class Postings:
    """Of so many texts; `held`: how many of them hold the term at each place."""

    def __init__(self, texts: int, held: Any) -> None:
        self._texts = texts
        self._begins = np.concatenate([np.zeros(1, "i8"), np.cumsum(held, dtype="i8")])
        self._next = self._begins[:-1].copy()
        self._text = np.empty(int(self._begins[-1]), "i4")
        self._weight = np.empty(int(self._begins[-1]), "f4")

    def put(self, text: int, at: Any, weights: Any) -> None:
        """The places of a text's terms, each once, and their weights."""
        to = self._next[at]
        self._text[to], self._weight[to] = text, weights
        self._next[at] += 1

    def add_alike(self, found: Any, begin: int, end: int) -> None:
        """To a table of all texts with all, what the terms of these places multiply to."""
        held = np.diff(self._begins)[begin:end]
        common = held > max(2, self._texts // COMMON)
        for place in (begin + np.flatnonzero(~common)).tolist():
            texts, weights = self._of(place)
            found[texts[:, None], texts] += weights[:, None] * weights
        places = (begin + np.flatnonzero(common)).tolist()
        for first in range(0, len(places), MULTIPLIED_AT_ONCE):
            part = places[first : first + MULTIPLIED_AT_ONCE]
            table = np.zeros((self._texts, len(part)), "f4")
            for column, place in enumerate(part):
                texts, weights = self._of(place)
                table[texts, column] = weights
            found += table @ table.T

    def summed(self, shares: Any) -> Any:
        """For each place the texts' shares (a row for each text), by what the term weighs in them."""
        found = np.zeros((len(self._begins) - 1, shares.shape[1]), "f2")
        for place in range(len(found)):
            texts, weights = self._of(place)
            # Half the digits are enough for weights of which hundreds are added.
            found[place] = weights @ shares[texts]
        return found

    def _of(self, place: int) -> tuple[Any, Any]:
        held = slice(self._begins[place], self._begins[place + 1])
        return self._text[held], self._weight[held]
