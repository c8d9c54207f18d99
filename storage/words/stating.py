"""Whose matter a text is by what categories and departments are called and what duties are stated of them."""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from storage.words.cutting import folded
from storage.words.fields import answered_for, direction, telling, terms_in

# How much being nearer is worth: as seen on sorted texts, of which nothing was learnt but this number.
SHARPNESS = 6.0
# So many stand for a choice, however many departments there are.
MOST_COMPARED = 10
ANSWERS = 5
WORDS_TOLD = 3

Leaning = tuple[str, float, Sequence[str]]  # code, chance, words


class Matter(NamedTuple):
    """Which fields a text speaks of, with which terms."""

    direction: Any
    terms: Mapping[str, int]

    @classmethod
    def of(cls, title: str, body: str) -> "Matter":
        """The title counts as much as the rest."""
        terms = [terms_in(folded(text)) for text in (title, body)]
        found = direction(terms[0]) + direction(terms[1])
        length = math.sqrt(float(found @ found))
        return cls(found / length if length else found, terms[0] + terms[1])


def leaning(matter: Matter, stated: Mapping[str, str]) -> list[Leaning]:
    """The likeliest first; none where the text speaks of nothing that somebody answers for.

    `stated`: by code, the name of a category, of a department with its duties.
    """
    answered = {code: _answered(name) for code, name in stated.items()}
    closeness = {code: float(matter.direction @ fields) for code, fields in answered.items()}
    nearest = sorted((code for code in closeness if closeness[code] > 0), key=lambda code: -closeness[code])
    raised = {code: math.exp(SHARPNESS * closeness[code]) for code in nearest[:MOST_COMPARED]}
    every = sum(raised.values())
    return [
        (code, raised[code] / every, telling(matter.terms, answered[code])[:WORDS_TOLD])
        for code in nearest[:ANSWERS]
    ]


@lru_cache(2_000)
def _answered(name: str) -> Any:
    return answered_for(folded(name))
