"""What the registry of a congress said of pairs moves the judge of others: little while it is little."""

import math
from collections.abc import Sequence
from typing import Any

# Each is (same, how likely the trees had called it, the mark of those trees).
Answers = Sequence[Sequence[Any]]
# So many even answers weigh as much as the threshold that was chosen when the trees were learned.
PRIOR = 16
# Whoever only ever says one thing teaches nothing: perhaps the other is left unsaid.
FEWEST_OF_EACH = 8
FARTHEST = 5.0
HALVINGS = 24
NEVER_SURE = 1e-4


def moved(answers: Answers, mark: str, threshold: float) -> float:
    """What is added to the log-odds, so that at the threshold as many pairs were the same as were not."""
    own = [(bool(same), _odds(chance) - _odds(threshold)) for same, chance, trees in answers if trees == mark]
    same = sum(said for said, _ in own)
    if min(same, len(own) - same) < FEWEST_OF_EACH:
        return 0.0
    low, high = -FARTHEST, FARTHEST
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        expected = sum(1 / (1 + math.exp(-at - middle)) for _, at in own)
        if expected + middle * PRIOR / 4 > same:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def _odds(chance: float) -> float:
    kept = min(max(chance, NEVER_SURE), 1 - NEVER_SURE)
    return math.log(kept / (1 - kept))
