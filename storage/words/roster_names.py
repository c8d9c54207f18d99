"""What a congress's units and towns are called: words of it, however jieba cuts them."""

from collections.abc import Sequence
from functools import lru_cache

from storage.words.cutting import folded, words_of
from storage.words.places import place_names

SHORTEST = 2


@lru_cache(maxsize=16)
def _names(units: tuple[str, ...]) -> tuple[str, ...]:
    """Folded, the longest first: one inside another does not take it apart."""
    called = {"".join(folded(unit).split()) for unit in units} | set(place_names(units))
    return tuple(sorted((name for name in called if len(name) >= SHORTEST), key=lambda n: (-len(n), n)))


def parted(term: str, units: Sequence[str]) -> tuple[list[str], list[str]]:
    """Which names of units stand in a folded term; and the words of what is left between them."""
    found, rest = named(term, units)
    return found, [word for piece in rest.split("\n") for word in words_of(piece)]


def named(text: str, units: Sequence[str]) -> tuple[list[str], str]:
    """Which names of units stand in a folded text; and the text with a new line for each of them."""
    found = []
    for name in _names(tuple(units)):
        if name in text:
            found.append(name)
            text = text.replace(name, "\n")
    return found, text
