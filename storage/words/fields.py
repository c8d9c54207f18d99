"""The fields of administration and what is spoken of in them: general knowledge, written by hand.

`fields.tsv`: the names by which categories and departments call a field and, after a tab, its usual
terms. It was written down from what offices in China generally do, and was not counted out of any texts.
"""

import math
from collections import Counter
from collections.abc import Mapping
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


def warm() -> None:
    """Read the tables, so that no question waits for them."""
    spoken_of(next(iter(fields().terms)))


def spoken_of(text: str) -> Any:
    """How much a text (folded) speaks of each field: a vector of length 1, or of zeros."""
    return direction(terms_in(text))


def direction(terms: Mapping[str, int]) -> Any:
    """The same, of the terms of a text and how often each is there."""
    import numpy as np

    known = fields()
    found = np.zeros(len(known.names), "f4")
    for term, n in terms.items():
        shared = known.terms[term]
        found[shared] += (1 + math.log(n)) * _weight(term) / math.sqrt(len(shared))
    return _of_length_one(found)


def answered_for(name: str) -> Any:
    """The fields that a category or a department is of, by its name and its stated duties (folded)."""
    import numpy as np

    known = fields()
    called = [sum(len(one) for one in names if one in name) for names in known.names]
    found = np.array(called, "f4")
    for term, n in terms_in(name).items():
        found[known.terms[term]] += TERM_WORTH * n
    return _of_length_one(found)


def telling(terms: Mapping[str, int], answered: Any) -> list[str]:
    """Those of the terms that speak of these fields, the weightiest first."""
    known = fields()
    worth = {
        term: n * _weight(term) * max(float(answered[field]) for field in known.terms[term])
        for term, n in terms.items()
    }
    return sorted((term for term in worth if worth[term]), key=lambda term: (-worth[term], term))


def terms_in(text: str) -> Counter[str]:
    """The longest term at each place of a text (folded), and none inside another."""
    known, found, place = fields(), Counter[str](), 0
    while place < len(text):
        for length in range(min(known.longest, len(text) - place), SHORTEST - 1, -1):
            if text[place : place + length] in known.terms:
                found[text[place : place + length]] += 1
                place += length
                break
        else:
            place += 1
    return found


def _of_length_one(found: Any) -> Any:
    length = math.sqrt(float(found @ found))
    return found / length if length else found


@cache
def _weight(term: str) -> float:
    return weight(term)
