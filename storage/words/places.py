"""Which words of a text name places and bodies, and which tell the matter."""

import json
import re
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from storage.words.cutting import cut, folded, segmenter
from storage.words.matters import tells_matter

NAME_TAGS = ("ns", "nt")
CHINESE = re.compile(r"[\u4e00-\u9fff]+")
WORD = re.compile(r"[\u4e00-\u9fffa-z0-9]")
SHORTEST_NAME = 3


class Words(NamedTuple):
    """The words of a text in order; where in it places stand; their names, masked ones apart."""

    words: list[str]
    placed: frozenset[int]
    names: frozenset[str]
    masked: frozenset[str]


@cache
def place_words() -> dict[str, Any]:
    return dict(json.loads(Path(__file__).with_name("place_words.json").read_text("utf-8")))


@cache
def empty_words() -> frozenset[str]:
    """Words that tell nothing of a matter."""
    return frozenset(place_words()["empty_words"].split())


@cache
def formulas() -> tuple[str, ...]:
    """What letters of every matter say."""
    return tuple(place_words()["formulas"].split())


def masked_names() -> re.Pattern[str]:
    return _lists()[4]


@cache
def _names() -> frozenset[str]:
    """What jieba's own dictionary calls a name of a place or body."""
    path = Path(segmenter().__file__).with_name("dict.txt")
    with path.open(encoding="utf-8") as lines:
        return frozenset(word for word, _, tag in map(str.split, lines) if tag[:2] in NAME_TAGS)


@cache
def _lists() -> tuple[frozenset[str], tuple[str, ...], frozenset[str], frozenset[str], re.Pattern[str]]:
    told = place_words()
    return (
        frozenset(told["suffixes"]),
        tuple(told["endings"]),
        frozenset(told["things"]),
        frozenset(told["single_words"]) | empty_words(),
        re.compile(r"(?<![a-z0-9])" + told["masked"]),
    )


def place_names(units: Collection[str]) -> list[str]:
    """Of what places a roster's units bear the names: without what says that it is a unit."""
    endings = place_words()["unit_endings"]
    found = [next((u.removesuffix(e) for e in endings if u.endswith(e)), u) for u in units]
    return sorted({folded(name) for name in found})


def is_word(word: str) -> bool:
    return WORD.search(word) is not None


def is_known(word: str) -> bool:
    """Whether the dictionary has it: what it does not have is mostly a name."""
    return bool(segmenter().dt.FREQ.get(word))


def is_name(word: str) -> bool:
    """A dictionary's name, or an unknown word that does not end like a thing."""
    things = _lists()[2]
    if len(word) < 2 or word in empty_words() or not CHINESE.fullmatch(word):
        return False
    return word in _names() or (not is_known(word) and word[-1] not in things)


def _is_single(word: str) -> bool:
    return len(word) == 1 and bool(CHINESE.fullmatch(word)) and word not in _lists()[3]


def placed(text: str, known: Collection[str] = ()) -> Words:
    """The words of a folded text; `known` are names that the congress's roster has."""
    words, places, names, masked = _pieces(text, known)
    suffixes, endings = _lists()[:2]
    start = 0
    while start < len(words):
        end = start
        if start not in places:
            end = _run(words, places, start)
        if end == start:
            start += 1
            continue
        strong = sum(is_name(word) for word in words[start:end])
        behind = _behind(words, end, suffixes, endings)
        name = "".join(words[start:behind])
        suffixed = behind > end or name.endswith(endings)
        sure = suffixed or (strong and (end - start > 1 or words[start] in _names()))
        if len(name) >= SHORTEST_NAME and sure:
            places.update(range(start, behind))
            names.add(name)
        start = max(behind, start + 1)
    for index, word in enumerate(words):
        if len(word) >= SHORTEST_NAME and word in _names():
            places.add(index)
            names.add(word)
    return Words(words, frozenset(places), frozenset(names), frozenset(masked))


def _pieces(text: str, known: Collection[str]) -> tuple[list[str], set[int], set[str], set[str]]:
    """Cut around masked names and those of the roster, so that no word reaches over their edges."""
    words: list[str] = []
    places: set[int] = set()
    names: set[str] = set()
    masked: set[str] = set()
    last = 0
    for match in _edges(tuple(sorted(known, key=len, reverse=True))).finditer(text):
        words += cut(text[last : match.start()])
        last = match.end()
        name = match.group()
        if match.lastindex:
            masked.add(name)
            parts = [name[:-1], name[-1]]
        else:
            names.add(name)
            parts = [name]
        places.update(range(len(words), len(words) + len(parts)))
        words += parts
    words += cut(text[last:])
    return words, places, names, masked


@cache
def _edges(known: tuple[str, ...]) -> re.Pattern[str]:
    ours = "".join(f"|{re.escape(name)}" for name in known if len(name) >= SHORTEST_NAME)
    return re.compile(_lists()[4].pattern + ours)


def _run(words: Sequence[str], places: Collection[int], start: int) -> int:
    """Where a run of names and odd single characters ends."""
    end = start
    while end < len(words) and end not in places and (is_name(words[end]) or _is_single(words[end])):
        end += 1
    return end


def _behind(words: Sequence[str], end: int, suffixes: Collection[str], endings: tuple[str, ...]) -> int:
    """What follows a name and belongs to it: a road's "road", perhaps with one word between."""
    behind = end
    while behind < len(words):
        word = words[behind]
        between = behind == end and behind + 1 < len(words) and words[behind + 1] in suffixes
        ends = len(word) > 2 and word.endswith(endings) and not tells_matter(word)
        if (
            word in suffixes
            or ends
            or (between and len(word) == 2 and is_word(word) and not _is_said_of(word, words[behind + 1]))
        ):
            behind += 1
        else:
            break
    return behind


def _is_said_of(word: str, following: str) -> bool:
    """Whether a word behind a name tells what the matter is there, and is no part of the name."""
    return word in empty_words() or tells_matter(word) or tells_matter(word + following)
