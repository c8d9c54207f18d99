"""The same matter? A probability with the evidence for it; it proposes, people decide."""

import hashlib
import json
import math
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from storage.words.evidence import evidence
from storage.words.heeding import Answers, moved
from storage.words.meanings import Rarity
from storage.words.places import place_names
from storage.words.traits import GENERAL, Taken, compared, taken

WEIGHTS = Path(__file__).with_name("judging_weights.json")


# A leaf's value; or the trait asked (its number), where it parts, what is below or there, what is above.
Tree = float | Sequence[Any]


class Model(NamedTuple):
    """Small decision trees, each mending what those before it leave wrong; what they say is added up.

    `mark` is another one whenever they were learned anew.
    """

    traits: Sequence[str]
    trees: Sequence[Tree]
    bias: float
    threshold: float
    mark: str = ""

    def probability(self, traits: Mapping[str, float], further: float = 0.0) -> float:
        values = [traits[name] for name in self.traits]
        total = self.bias + further + sum(_leaf(tree, values) for tree in self.trees)
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))


def _leaf(tree: Tree, values: Sequence[float]) -> float:
    while not isinstance(tree, int | float):
        tree = tree[2] if values[tree[0]] <= tree[1] else tree[3]
    return tree


@cache
def shipped() -> Model:
    """The trees beside this file; `judging_learning` tells how they are learned."""
    kept = WEIGHTS.read_bytes()
    told, mark = json.loads(kept), hashlib.sha256(kept).hexdigest()[:12]
    return Model(told["traits"], told["trees"], told["bias"], told["threshold"], mark)


def warm() -> None:
    """Read the tables, so that no question waits for them."""
    judged(taken("a", "a"), taken("a", "a"))


def judge(
    one: Sequence[str],
    others: Sequence[Sequence[str]],
    names: Collection[str] = (),
    rarity: Rarity = GENERAL,
    answers: Answers = (),
) -> list[dict[str, Any]]:
    """What domain.similar.Judgement holds, for each of the others.

    `names` are the roster's units; `answers` are what was said of other pairs (domain.similar.Answer).
    """
    model = shipped()
    known, further = place_names(names), moved(answers, model.mark, model.threshold)
    ours = taken(one[0], one[1], known, rarity)
    found = [judged(ours, taken(title, body, known, rarity), further) for title, body in others]
    return [{"probability": each["probability"], "trees": model.mark, **each["evidence"]} for each in found]


def judged(one: Taken, other: Taken, further: float = 0.0) -> dict[str, Any]:
    """{probability, same, evidence} of two prepared texts; `further` is added to the log-odds."""
    told = shipped()
    traits = compared(one, other)
    probability = told.probability(traits, further)
    same = probability >= told.threshold
    return {
        "probability": round(probability, 4),
        "same": same,
        "evidence": evidence(one, other, traits, same=same),
    }
