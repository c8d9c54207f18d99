"""A drawn sample that anybody can draw again: who has the pool and the seed gets the same pieces."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256


@dataclass(frozen=True)
class Lot:
    """One proposal in the pool: its label is what is drawn; the department answers it."""

    label: str
    department: str
    proposal_id: int = 0
    department_id: int = 0


@dataclass
class Draw:
    """A draw as it was made. Draws are never taken back: a second one stands beside the first."""

    congress_id: int
    inspection_id: int
    seed: str
    size: int
    by_department: bool
    pool: Sequence[Lot]
    drawn_by: str
    drawn_by_id: int
    drawn_at: datetime
    id: int = 0

    @property
    def sample(self) -> list[Lot]:
        """Drawn anew each time: it is not kept, so it cannot be changed."""
        return draw(self.pool, self.seed, self.size, by_department=self.by_department)

    @property
    def pool_digest(self) -> str:
        return digest_of(self.pool)


def draw(pool: Sequence[Lot], seed: str, size: int, *, by_department: bool = False) -> list[Lot]:
    """So many of the pool, those with the smallest SHA-256 of "seed:label"; in the order of their labels.

    `by_department`: each department gets its part of the sample by its part of the pool (largest remainder),
    and at least one where the sample has room for all.
    """
    if not by_department:
        return _first(pool, seed, size)
    groups: defaultdict[str, list[Lot]] = defaultdict(list)
    for lot in pool:
        groups[lot.department].append(lot)
    names = sorted(groups)
    parts = _parts([len(groups[name]) for name in names], min(size, len(pool)))
    drawn = [lot for name, n in zip(names, parts, strict=True) for lot in _first(groups[name], seed, n)]
    return sorted(drawn, key=lambda lot: (lot.label, lot.department))


def digest_of(pool: Sequence[Lot]) -> str:
    """What two people compare to know that they draw from the same pool."""
    lines = sorted(f"{lot.label}\t{lot.department}\n" for lot in pool)
    return sha256("".join(lines).encode()).hexdigest()


def _first(pool: Sequence[Lot], seed: str, size: int) -> list[Lot]:
    chosen = sorted(pool, key=lambda lot: (_ticket(seed, lot), lot.department))[:size]
    return sorted(chosen, key=lambda lot: (lot.label, lot.department))


def _ticket(seed: str, lot: Lot) -> str:
    return sha256(f"{seed}:{lot.label}".encode()).hexdigest()


def _parts(counts: Sequence[int], size: int) -> list[int]:
    """How many of each, in the order given; never more than there are."""
    total = sum(counts)
    parts = [count * size // total for count in counts]
    by_remainder = sorted(range(len(counts)), key=lambda n: (-(counts[n] * size % total), n))
    for place in by_remainder[: size - sum(parts)]:
        parts[place] += 1
    if size >= len(counts):
        while 0 in parts:
            parts[parts.index(max(parts))] -= 1
            parts[parts.index(0)] += 1
    return parts
