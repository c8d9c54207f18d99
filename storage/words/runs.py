"""What two texts write alike, character by character: names that no dictionary has, however words are cut."""

import math
import re
from collections.abc import Callable, Collection, Iterable
from functools import cache

from storage.words.grams import gram_weight
from storage.words.places import formulas, masked_names

SHORTEST = 2
SHORTEST_IN_BODY = 3
LONGEST_BODY = 1500
LONGEST_RUN = 8
RARE = 0.55
PIECES = re.compile(r"[\u4e00-\u9fffa-z0-9]+")
NUMBERS = re.compile(r"\d+")
# How rare a run of characters is, from 0 to 1.
Rareness = Callable[[str], float]


def telling(text: str) -> str:
    """A folded text without masked places and without what every petition says."""
    return _formulas().sub(" ", masked_names().sub(" ", text))


@cache
def _formulas() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, formulas())))


def shared_runs(text: str, other: str, shortest: int = SHORTEST) -> set[str]:
    """The longest stretches of the text that stand in the other too."""
    found = set()
    for piece in PIECES.findall(text):
        at = 0
        while at + shortest <= len(piece):
            end = at + shortest
            if piece[at:end] not in other:
                at += 1
                continue
            while end < len(piece) and piece[at : end + 1] in other:
                end += 1
            found.add(piece[at:end])
            at = end
    return found


def runs_compared(one: tuple[str, str], other: tuple[str, str], rareness: Rareness) -> dict[str, float]:
    """Traits of two texts (title, body), both as `telling` leaves them."""
    titles = shared_runs(one[0], other[0]) | shared_runs(other[0], one[0])
    there, back = shared_runs(one[0], other[1]), shared_runs(other[0], one[1])
    every = titles | there | back
    best = max(every, key=lambda run: (rareness(run), len(run), run), default="")
    bodies = _of_bodies(one[1], other[1])
    own = sorted((rareness(run) for run in bodies - every), reverse=True)
    strong = [_strongest(runs, rareness) for runs in (titles, there, back)]
    left = tuple(_without(title, every, rareness) for title in (one[0], other[0]))
    pairs = [(_pairs(t), _pairs(o), _pairs(f"{o} {b}")) for t, (o, b) in ((one[0], other), (other[0], one))]
    rest = [_held(_pairs(t), _pairs(f"{o} {b}")) for t, (o, b) in ((left[0], other), (left[1], one))]
    singles = [_held(_singles(t), _singles(f"{o} {b}")) for t, (o, b) in ((one[0], other), (other[0], one))]
    held = [_held(title, whole) for title, _, whole in pairs]
    return {
        "run_titles": strong[0][0],
        "run_titles_next": strong[0][1],
        "run_across": max(strong[1][0], strong[2][0]),
        "run_across_less": min(strong[1][0], strong[2][0]),
        "run_rare": rareness(best) if best else 0.0,
        "run_rare_long": min(len(best), LONGEST_RUN) / LONGEST_RUN,
        "runs_of_bodies": sum(own[:4]) / 4,
        "run_longest": min(max(map(len, every | bodies), default=0), 20) / 20,
        "singles_titles": _alike(_singles(one[0]), _singles(other[0])),
        "singles_held_less": min(singles),
        "pairs_held": max(held),
        "pairs_held_less": min(held),
        "rest_singles": _alike(_singles(left[0]), _singles(left[1])),
        "rest_pairs": _alike(_pairs(left[0]), _pairs(left[1])),
        "rest_held": max(rest),
        "rest_held_less": min(rest),
        **_numbers(one, other),
    }


def _of_bodies(one: str, other: str) -> set[str]:
    short, long = sorted((one, other), key=lambda text: (len(text), text))
    return shared_runs(short, long, SHORTEST_IN_BODY) if len(short) < LONGEST_BODY else set()


def _strongest(runs: Iterable[str], rareness: Rareness) -> list[float]:
    """The two that tell the most: rare and long."""
    return [*sorted((rareness(run) * min(len(run), 6) / 4 for run in runs), reverse=True), 0.0, 0.0][:2]


def _without(title: str, runs: Iterable[str], rareness: Rareness) -> str:
    """A title without the names that both texts have: what is left of it is the matter."""
    for run in sorted(runs, key=lambda run: (-len(run), run)):
        if rareness(run) > RARE:
            title = title.replace(run, " ")
    return title


def _singles(text: str) -> set[str]:
    return {character for piece in PIECES.findall(text) for character in piece}


def _pairs(text: str) -> set[str]:
    return {piece[n : n + 2] for piece in PIECES.findall(text) for n in range(len(piece) - 1)}


def _held(one: Collection[str], other: Collection[str]) -> float:
    return _sum(set(one) & set(other)) / _sum(one) if one else 0.0


def _alike(one: Collection[str], other: Collection[str]) -> float:
    return _sum(set(one) & set(other), 2) / math.sqrt(_sum(one, 2) * _sum(other, 2)) if one and other else 0.0


def _sum(grams: Iterable[str], power: int = 1) -> float:
    return float(sum(gram_weight(gram) ** power for gram in grams))


def _numbers(one: tuple[str, str], other: tuple[str, str]) -> dict[str, float]:
    titled, others = set(NUMBERS.findall(one[0])), set(NUMBERS.findall(other[0]))
    every = [set(NUMBERS.findall(" ".join(text))) for text in (one, other)]
    return {
        "numbers": math.log1p(sum(len(number) > 1 for number in every[0] & every[1])),
        "title_numbers": float(bool(titled & others)),
        "title_numbers_differ": float(bool(titled) and bool(others) and not titled & others),
    }
