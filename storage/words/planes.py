"""Planes that part each kind from the others: support vectors with squared slack, one against the rest.

Worked out over how alike the texts are, for all kinds at once: Newton's steps among the texts that lie
inside the margin, each by conjugate gradients (O. Chapelle, Training a support vector machine in the primal,
2007). It comes to what liblinear comes to, in a tenth of the memory that loading a library with it takes.
"""

from typing import Any

import numpy as np

# Four or five are enough as a rule.
MOST_STEPS = 30
MOST_ROUNDS = 200
# What is left of the equations, for each text: less changes nothing in who comes first.
LEFT = 1e-3


def planes(alike: Any, side: Any, cost: Any) -> Any:
    """What each text counts for each kind (n, k), given how alike they are (n, n).

    `side` is 1 where the text is of the kind and -1 where not; `cost` of its lying on the wrong one.
    """
    slack = 1 / (2 * cost)
    found, inside = np.zeros_like(side), np.ones(side.shape, bool)
    for _ in range(MOST_STEPS):
        found = _solved(alike, slack, side * inside, found * inside, inside)
        now = side * (alike @ found) < 1
        if (now == inside).all():
            break
        inside = now
    return found


def _solved(alike: Any, slack: Any, wanted: Any, found: Any, inside: Any) -> Any:
    """Those inside stand as far from the edge as they are slack; the others count nothing."""

    def times(shares: Any) -> Any:
        return inside * (alike @ shares) + slack * shares

    scale = alike.diagonal()[:, None] + slack
    left = wanted - times(found)
    step = towards = left / scale
    size = (left * towards).sum(axis=0)
    for _ in range(MOST_ROUNDS):
        if (left * left).mean(axis=0).max() <= LEFT * LEFT:
            break
        moved = times(step)
        share = size / np.maximum((step * moved).sum(axis=0), 1e-30)
        found = found + share * step
        left = left - share * moved
        towards = left / scale
        before, size = size, (left * towards).sum(axis=0)
        step = towards + size / np.maximum(before, 1e-30) * step
    return found
