"""Whether a text raises several matters: its marked items, those together that speak of the same."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from storage.words.cutting import folded
from storage.words.drafts import phrases
from storage.words.meanings import direction, weight
from storage.words.places import empty_words, is_word, placed

# Of fewer letters or words it cannot be told what they are about; a short message has short items.
SHORTEST_ITEM = 8
FEWEST_WORDS = 3
FEWEST_WORDS_IN_SHORT = 2
SHORT = 400
MOST_ITEMS = 24
MOST_PARTS = 4
LONGEST_ITEM = 1500
# How near two items' meanings are (those of different places: nearer), and how telling a word of both, that
# they are one matter; how far a request is from all others that is a matter of its own.
NEAR = 0.55
NEAR_APART = 0.7
FAR = 0.3
# An essay in chapters has one subject.
FAR_FROM_AN_ESSAY = 0.15
TELLING = 0.6
LIGHT = 0.3
SEMICOLONS = re.compile("[\uff1b;\n]")
Weights = Mapping[str, float]
Item = tuple[str, int]


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(phrases()["item_marks"])


@cache
def _form(name: str) -> re.Pattern[str]:
    told = phrases()["several"]
    form: str = told[name]
    for part, words in told["parts"].items():
        form = form.replace(f"<{part}>", words)
    return re.compile(form)


class Told(NamedTuple):
    """One item: what it is about, the places it names, where its meaning points."""

    words: Weights
    every: frozenset[str]
    places: frozenset[str]
    direction: Any


def matters(situation: str, request: str) -> list[list[str]]:
    """[situation, request] of each matter in the order of the text; none where it is one matter.

    Every word is in one of the parts, without the marks in front of a list's items.
    """
    told, asked = _items([situation]), _items(_lines(request))
    items = [*told, *asked]
    if not 1 < len(items) <= MOST_ITEMS:
        return []
    fewest = FEWEST_WORDS if len(situation) + len(request) > SHORT else FEWEST_WORDS_IN_SHORT
    far = FAR_FROM_AN_ESSAY if _form("chapter").match(situation) else FAR
    groups = _together([_told(text) for text in items], len(told), fewest, far)
    order = list(dict.fromkeys(groups))
    if len(order) < 2:
        return []
    parts: list[list[list[str]]] = [[[], []] for _ in order[:MOST_PARTS]]
    for n, (text, group) in enumerate(zip(items, groups, strict=True)):
        parts[min(order.index(group), MOST_PARTS - 1)][n >= len(told)].append(_unmarked(text))
    return [["\n".join(texts) for texts in part] for part in parts]


def _lines(request: str) -> list[str]:
    """Requests are often told apart by no more than a semicolon."""
    return [line for line in SEMICOLONS.split(request) if line.strip()]


def _items(texts: list[str]) -> list[str]:
    items: list[str] = []
    for text in texts:
        starts = [0, *(match.start() for match in _marks().finditer(text)), len(text)]
        for n, (start, end) in enumerate(pairwise(starts)):
            item = text[start:end]
            if items and ((n and _is_opening(items[-1])) or _goes_on(items[-1], item)):
                items[-1] += item if n else f"\n{item}"
            elif item.strip():
                items.append(item)
    return [item.strip() for item in items]


def _is_opening(item: str) -> bool:
    """A heading or a greeting belongs to what follows it."""
    return len(_unmarked(item)) < SHORTEST_ITEM


def _goes_on(before: str, item: str) -> bool:
    """After a heading; the next chapter of one essay, its reasons; who signs, and when."""
    headed, chapter, reasons, signed = map(_form, ("heading", "chapter", "reasons", "signature"))
    opening, own = _unmarked(before.rstrip().rpartition("\n")[2]), item.strip()
    is_chapter = headed.fullmatch(opening) or chapter.match(own) or reasons.search(before)
    return bool(is_chapter or signed.fullmatch(own))


def _unmarked(item: str) -> str:
    mark = _marks().match(item)
    return item[mark.end() :].strip() if mark else item.strip()


def _together(items: list[Told], told: int, fewest: int, far: float) -> list[int]:
    """For each item its group: the first `told` tell situations, the others ask for something."""
    groups = list(range(len(items)))
    for here, item in enumerate(items):
        before = range(here)
        if here >= told and here:
            # A request answers one situation, the nearest: it does not make two matters one.
            nearest = max(before, key=lambda n: (len(item.every & items[n].every), _near(item, items[n])))
            others = [n for n in before if _same(item, items[n])]
            if not others and len(item.words) >= fewest and _near(item, items[nearest]) < far:
                continue
            groups = _joined(groups, here, max(others, key=lambda n: _near(item, items[n]), default=nearest))
        elif len(item.words) < fewest:
            # It says too little by itself: the first one waits for the second, others go with the one before.
            groups = _joined(groups, here, here - 1 if here else min(1, len(items) - 1))
        else:
            for other in before:
                if len(items[other].words) >= fewest and _same(item, items[other]):
                    groups = _joined(groups, here, other)
    return groups


def _joined(groups: list[int], one: int, other: int) -> list[int]:
    first, second = sorted((groups[one], groups[other]))
    return [first if group == second else group for group in groups]


def _near(one: Told, other: Told) -> float:
    return float(one.direction @ other.direction)


def _same(one: Told, other: Told) -> bool:
    if any(word in other.words and value >= TELLING for word, value in one.words.items()):
        return True
    apart = one.places and other.places and not one.places & other.places
    return _near(one, other) >= (NEAR_APART if apart else NEAR)


def _told(text: str) -> Told:
    """The same place alone makes no matter one."""
    found = placed(folded(text[:LONGEST_ITEM]))
    kept = (word for n, word in enumerate(found.words) if n not in found.placed)
    empty = empty_words()
    words = {w: weight(w) for w in kept if len(w) > 1 and is_word(w) and w not in empty and weight(w) > LIGHT}
    every = frozenset(word for word in found.words if len(word) > 1 and is_word(word))
    return Told(words, every, found.names, direction(words))
