"""Shares of a whole in percent, so that what a table prints adds up."""

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

WHOLE = Decimal(100)


def shares(counts: Sequence[int], *, half_up: bool = False, places: int = 2) -> list[Decimal]:
    """Percentages with so many places, in the order of the counts; of nothing at all everything is 0.

    By the largest remainder they add up to exactly 100; of equal remainders the earlier is rounded up.
    `half_up` rounds each by itself, as many published tables do: their sum may then miss 100 (`adds_up`).
    """
    step, total = Decimal(1).scaleb(-places), sum(counts)
    if total == 0:
        return [Decimal(0).quantize(step) for _ in counts]
    exact = [count * WHOLE / total for count in counts]
    if half_up:
        return [share.quantize(step, ROUND_HALF_UP) for share in exact]
    rounded = [share.quantize(step, ROUND_DOWN) for share in exact]
    missing = int((WHOLE - sum(rounded)) / step)
    largest = sorted(range(len(exact)), key=lambda n: rounded[n] - exact[n])[:missing]
    return [share + step if n in largest else share for n, share in enumerate(rounded)]


def adds_up(percentages: Sequence[Decimal]) -> bool:
    """Whether a printed table comes to 100; one that does not has to say so."""
    return sum(percentages) == WHOLE
