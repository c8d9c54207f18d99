"""Whether a reply says something to what was asked: plain traits of the two texts, and their weights."""

import json
import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from domain.phrases import SENTENCE_ENDS
from storage.words.cutting import cut, folded
from storage.words.meanings import closeness, weight

WORDS = Path(__file__).with_name("substance_words.json")
WEIGHTS = Path(__file__).with_name("substance_weights.json")
# None (passed on, acknowledged), partly, the main request is answered.
LEVELS = (0, 1, 2)
LONGEST_TEXT = 20_000
FAMILIES = ("passed_on", "elsewhere", "put_off", "acts", "grounds")
TRAITS = ("length", *FAMILIES, "figures", "answered", "told", "said_back", "passed_on_only")
FIGURES = re.compile(r"\d+")
# Few labels: what is not sure stays small.
RIDGE = 10.0
LEAST_SPREAD = 0.001


class Substance(NamedTuple):
    """The level, and how likely each level is."""

    level: int
    chances: tuple[float, ...]

    @property
    def any(self) -> float:
        """How likely it is that the reply says anything at all."""
        return 1 - self.chances[0]


@cache
def _phrases() -> dict[str, list[str]]:
    return dict(json.loads(WORDS.read_text("utf-8")))


def substantial(reply: str) -> list[str]:
    """The different sentences that are left when courtesies and hollow phrases are taken away."""
    kept = []
    for sentence in SENTENCE_ENDS.split(folded(reply[:LONGEST_TEXT])):
        rest = sentence
        if any(phrase in rest for phrase in _phrases()["hollow"]) and not FIGURES.search(rest):
            continue
        for courtesy in _phrases()["courtesies"]:
            rest = rest.replace(courtesy, "")
        if len(re.sub(r"[\W\d_a-z]+", "", rest)) >= 4:
            kept.append(sentence)
    return list(dict.fromkeys(kept))


def traits(asked: str, reply: str) -> dict[str, float]:
    """Each of TRAITS; lengths and counts are logarithms, so that twice as long is not twice as good."""
    sentences = substantial(reply)
    text = "".join(sentences)
    found = {name: sum(text.count(word) for word in _phrases()[name]) for name in FAMILIES}
    request, words = _weighted(asked), _weighted(text)
    own = {word: value for word, value in words.items() if word not in request}
    idle = sum(any(w in s for w in (*_phrases()["passed_on"], *_phrases()["elsewhere"])) for s in sentences)
    return {
        "length": math.log1p(len(text)),
        **{name: math.log1p(count) for name, count in found.items()},
        "figures": math.log1p(len(FIGURES.findall(text))),
        "answered": closeness(request, words) if request and words else 0.0,
        "told": math.log1p(sum(own.values())),
        "said_back": 1 - sum(own.values()) / sum(words.values()) if words else 1.0,
        "passed_on_only": idle / len(sentences) if sentences else 1.0,
    }


class Model(NamedTuple):
    """Ordered levels: one weighing of the traits, and where each next level begins on it."""

    middle: tuple[float, ...]
    spread: tuple[float, ...]
    weights: tuple[float, ...]
    steps: tuple[float, ...]

    def judged(self, found: Mapping[str, float]) -> Substance:
        values = [(found[name] - m) / s for name, m, s in zip(TRAITS, self.middle, self.spread, strict=True)]
        score = sum(v * w for v, w in zip(values, self.weights, strict=True))
        above = [1.0, *(1 / (1 + math.exp(-max(-60.0, min(60.0, score - step)))) for step in self.steps), 0.0]
        chances = tuple(max(0.0, one - other) for one, other in pairwise(above))
        return Substance(max(LEVELS, key=lambda level: chances[level]), chances)


@cache
def shipped() -> Model:
    kept: dict[str, Any] = json.loads(WEIGHTS.read_text("utf-8"))
    return Model(*(tuple(kept[name]) for name in Model._fields))


def judged(asked: str, reply: str) -> Substance:
    """By the weights that come with the service."""
    return shipped().judged(traits(asked, reply))


def learned(found: Sequence[Mapping[str, float]], levels: Sequence[int]) -> Model:
    """Two questions with the same weights: anything at all, and all of it?

    Raises ValueError where there is one level only.
    """
    import numpy as np
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    if len(set(levels)) < 2:
        raise ValueError
    table = np.array([[one[name] for name in TRAITS] for one in found], "f8")
    middle, spread = table.mean(axis=0), table.std(axis=0)
    # What was the same everywhere tells nothing, and is not to be divided by.
    spread = np.where(spread < LEAST_SPREAD, 1.0, spread)
    table, truth = (table - middle) / spread, np.array(levels)

    def loss(guess: Any) -> float:
        weights, first, gap = guess[: len(TRAITS)], guess[-2], np.exp(guess[-1])
        score = table @ weights
        wrong = 0.0
        for level, step in ((1, first), (2, first + gap)):
            sign = np.where(truth >= level, 1.0, -1.0)
            wrong += float(np.logaddexp(0, -sign * (score - step)).sum())
        return wrong + RIDGE * float(weights @ weights)

    best = minimize(loss, np.zeros(len(TRAITS) + 2), method="L-BFGS-B").x
    steps = (float(best[-2]), float(best[-2] + np.exp(best[-1])))
    plain = [tuple(round(float(v), 4) for v in values) for values in (middle, spread, best[: len(TRAITS)])]
    return Model(plain[0], plain[1], plain[2], (round(steps[0], 4), round(steps[1], 4)))


def _weighted(text: str) -> dict[str, float]:
    return {word: weight(word) for word in set(cut(folded(text[:LONGEST_TEXT]))) if len(word) > 1}
