"""What kinds of matter a text speaks of (noise, parking, school places …), by the words of each kind."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from storage.words.meanings import cosine

WORDS = Path(__file__).with_name("matter_words.json")
IN_TITLE = 2.0
IN_BODY = 0.7
MOST_OFTEN = 2.5
Kinds = Mapping[str, float]


@cache
def _told() -> dict[str, Any]:
    return dict(json.loads(WORDS.read_text("utf-8")))


def weight_of(kind: str) -> float:
    """How rare a kind is among petitions, measured once: noise tells less than a library."""
    return float(_told()[kind]["weight"])


@cache
def _lists() -> tuple[dict[str, list[str]], re.Pattern[str]]:
    """Word → its kinds; all words, the longer first, so that one inside another is not counted again."""
    kinds: dict[str, list[str]] = {}
    for kind, told in _told().items():
        for word in told["words"].split():
            kinds.setdefault(word, []).append(kind)
    return kinds, re.compile("|".join(map(re.escape, sorted(kinds, key=len, reverse=True))))


def tells_matter(word: str) -> bool:
    return word in _lists()[0]


def kinds_of(text: str) -> Counter[str]:
    """How often each kind is spoken of in a folded text."""
    kinds, words = _lists()
    return Counter(kind for match in words.finditer(text) for kind in kinds[match.group()])


def spoken_of(head: Kinds, rest: Kinds) -> Kinds:
    """The kinds of a text: a title names the matter, a body tells much besides."""
    found = {kind: IN_TITLE * weight_of(kind) for kind in head}
    for kind, n in rest.items():
        found[kind] = found.get(kind, 0.0) + IN_BODY * weight_of(kind) * min(1 + math.log(n), MOST_OFTEN)
    return found


def kinds_compared(heads: tuple[Kinds, Kinds], wholes: tuple[Kinds, Kinds]) -> dict[str, float]:
    """Traits of two texts by the kinds in their titles, and in all of them."""
    one, other = set(heads[0]), set(heads[1])
    held = (_held(one, wholes[1]), _held(other, wholes[0]))
    first = [max(whole, key=lambda kind: (whole[kind], kind), default="") for whole in wholes]
    return {
        "kinds": cosine(*wholes),
        "title_kinds": _sum(one & other) / _sum(one | other) if one | other else 0.5,
        "title_kind_shared": max(map(weight_of, one & other), default=0.0),
        "title_kinds_differ": float(bool(one) and bool(other) and not one & other),
        "titles_with_kinds": (bool(one) + bool(other)) / 2,
        "title_kinds_held": max(held),
        "title_kinds_held_less": min(held),
        "first_kind": float(bool(first[0]) and first[0] == first[1]),
        "first_kind_held": ((first[0] in wholes[1]) + (first[1] in wholes[0])) / 2,
    }


def _held(title: set[str], whole: Kinds) -> float:
    return _sum(title & set(whole)) / _sum(title) if title else 0.5


def _sum(kinds: Iterable[str]) -> float:
    return sum(map(weight_of, kinds))
