"""The fields of administration and what is spoken of in them: general knowledge, written by hand.

`fields.tsv`: the names by which categories and departments call a field and, after a tab, its usual
terms. It was written down from what offices in China generally do, and was not counted out of any texts.
"""

import math
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from storage.words.meanings import weight

TABLE = Path(__file__).with_name("fields.tsv")
SHORTEST = 2
# In a name or in duties a term says less than what the field is called, for each of its characters.
TERM_WORTH = 0.5


class Fields(NamedTuple):
    """What each is called; term → the fields that it speaks of; the length of the longest term."""

    names: list[list[str]]
    terms: dict[str, list[int]]
    longest: int


@cache
def fields() -> Fields:
    terms: dict[str, list[int]] = {}
    lines = TABLE.read_text("utf-8").splitlines()
    called = []
    for number, line in enumerate(lines):
        names, told = line.split("\t")
        called.append(names.split())
        for term in dict.fromkeys([*names.split(), *told.split()]):
            terms.setdefault(term, []).append(number)
    return Fields(called, terms, max(map(len, terms)))


def spoken_of(text: str) -> Any:
    """How much a text (folded) speaks of each field: a vector of length 1, or of zeros."""
    import numpy as np

    known = fields()
    found = np.zeros(len(known.names), "f4")
    for term, n in Counter(_terms(text, known)).items():
        shared = known.terms[term]
        found[shared] += (1 + math.log(n)) * _weight(term) / math.sqrt(len(shared))
    length = float(np.linalg.norm(found))
    return found / length if length else found


def _terms(text: str, known: Fields) -> Iterator[str]:
    """The longest term at each place; none inside another."""
    place = 0
    while place < len(text):
        for length in range(min(known.longest, len(text) - place), SHORTEST - 1, -1):
            if text[place : place + length] in known.terms:
                yield text[place : place + length]
                place += length
                break
        else:
            place += 1


@cache
def _weight(term: str) -> float:
    return weight(term)


def answered_for(name: str) -> Any:
    """The fields that a category or a department is of, by its name and its stated duties (folded)."""
    import numpy as np

    known = fields()
    found = np.zeros(len(known.names), "f4")
    for number, names in enumerate(known.names):
        found[number] = sum(len(one) for one in names if one in name)
    for term in _terms(name, known):
        found[known.terms[term]] += TERM_WORTH
    length = float(np.linalg.norm(found))
    return found / length if length else found
