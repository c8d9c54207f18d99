"""Ours and a peer's in turn, several times, so that a noisy machine is noisy for both."""

import statistics
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass

Measure = Callable[[], Awaitable[float]]


@dataclass(frozen=True)
class Comparison:
    """Medians of both sides in `unit`; `ratio` is ours divided by the peer's."""

    name: str
    ours: float
    peer: float
    ratio: float
    unit: str
    runs: int
    limit: str = ""

    @property
    def is_over(self) -> bool:
        """Whether the ratio is on the wrong side of its limit."""
        if not self.limit:
            return False
        sign, number = self.limit.split()
        return self.ratio > float(number) if sign == "<=" else self.ratio < float(number)

    def as_data(self) -> dict[str, object]:
        return {key: value for key, value in asdict(self).items() if key != "limit"}


async def compare(
    name: str, ours: Measure, peer: Measure, *, unit: str, runs: int, limit: str = ""
) -> Comparison:
    """Both in turn, `runs` times; what is compared are the medians."""
    own_results, peer_results = [], []
    for _ in range(runs):
        peer_results.append(await peer())
        own_results.append(await ours())
    own, other = statistics.median(own_results), statistics.median(peer_results)
    return Comparison(name, round(own, 2), round(other, 2), round(own / other, 3), unit, runs, limit)


def table(comparisons: list[Comparison]) -> str:
    """For reading in a terminal."""
    lines = [f"{'':<32}{'ours':>10}{'peer':>10}{'ratio':>8}{'limit':>9}  unit"]
    lines += [
        f"{c.name:<32}{c.ours:>10}{c.peer:>10}{c.ratio:>8}{c.limit:>9}  {c.unit}, medians of {c.runs}"
        + (" OVER" if c.is_over else "")
        for c in comparisons
    ]
    over = [c.name for c in comparisons if c.is_over]
    return "\n".join([*lines, f"Over their limits: {', '.join(over) or 'none'}"])
