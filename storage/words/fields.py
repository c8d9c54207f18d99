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


class Fields(NamedTuple):
    """Term → the fields that it speaks of; how many fields, and the length of the longest term."""

    terms: dict[str, list[int]]
    size: int
    longest: int


@cache
def fields() -> Fields:
    terms: dict[str, list[int]] = {}
    lines = TABLE.read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        names, told = line.split("\t")
        for term in dict.fromkeys([*names.split(), *told.split()]):
            terms.setdefault(term, []).append(number)
    return Fields(terms, len(lines), max(map(len, terms)))


def spoken_of(text: str) -> Any:
    """How much a text (folded) speaks of each field: a vector of length 1, or of zeros."""
    import numpy as np

    known = fields()
    found = np.zeros(known.size, "f4")
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
