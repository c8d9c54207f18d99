"""Figures of departments: what each has in hand, how review, clocks and representatives found it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from domain.figure_rows import SMALLEST_RATED
from domain.overview import NONE, Overview
from domain.proposal import Status
from domain.rating import Grade
from domain.shares import shares


@dataclass(frozen=True)
class DepartmentFigures:
    """One department's figures as they stood at a moment.

    `returns` counts every send-back of what the department answers; `overdue` its pieces whose reply was due
    and not delivered. `classes`, `attitudes` and `replies` are of what it answers, by code; pairs are so many
    of so many: signed for and replied to in time, consulted, promises kept.
    """

    department_id: int
    department: str
    lead: int = 0
    co: int = 0
    returns: int = 0
    overdue: int = 0
    classes: Mapping[str, int] = field(default_factory=dict)
    attitudes: Mapping[str, int] = field(default_factory=dict)
    replies: Mapping[str, int] = field(default_factory=dict)
    fulfilments: Mapping[str, int] = field(default_factory=dict)
    signed_in_time: tuple[int, int] = (0, 0)
    replied_in_time: tuple[int, int] = (0, 0)
    consulted: tuple[int, int] = (0, 0)
    kept: tuple[int, int] = (0, 0)

    @property
    def pieces(self) -> int:
        """What it leads, answers apart, or handles beside others."""
        return self.lead + self.co

    @property
    def return_ratio(self) -> Fraction:
        """Returns by pieces, lead and co; 0 where there are none."""
        return Fraction(self.returns, self.pieces) if self.pieces else Fraction(0)

    @property
    def answered(self) -> int:
        """What it leads or answers apart and has been replied to."""
        return sum(n for code, n in self.replies.items() if code != NONE)

    @property
    def rated(self) -> int:
        """How many replies were rated."""
        return sum(n for code, n in self.replies.items() if code not in (NONE, Grade.SILENT))

    @property
    def may_show_ratings(self) -> bool:
        return self.rated >= SMALLEST_RATED


@dataclass(frozen=True)
class OverduePiece:
    """A reply that was due and not delivered; `days` are calendar days over."""

    department_id: int
    department: str
    proposal_id: int
    number: str
    title: str
    due_on: date
    days: int


@dataclass(frozen=True)
class Ahead:
    """So many that are still to come, the first on one day and the last on another."""

    count: int
    first: date
    last: date


@dataclass(frozen=True)
class Summary:
    """What bulletins and yearly reports are written from; `replies` and `promises` are those not due yet."""

    overview: Overview
    units: Sequence[DepartmentFigures]
    late: Sequence[OverduePiece]
    replies: Ahead | None = None
    promises: Ahead | None = None


@dataclass(frozen=True)
class ListedPiece:
    """One of the suggestions behind a figure."""

    proposal_id: int
    number: str
    title: str
    status: Status


def by_return_ratio(figures: Iterable[DepartmentFigures]) -> list[DepartmentFigures]:
    """The highest first; of equal ratios the one with more returns. Those without returns are left out."""
    returned = [f for f in figures if f.returns]
    return sorted(returned, key=lambda f: (-f.return_ratio, -f.returns, f.department_id))


def by_overdue(figures: Iterable[DepartmentFigures]) -> list[DepartmentFigures]:
    """The most first. Those without are left out."""
    late = [f for f in figures if f.overdue]
    return sorted(late, key=lambda f: (-f.overdue, f.department_id))


def percent(part: int, whole: int, places: int = 2) -> Decimal | None:
    """One share by itself, rounded half up; None of nothing. More than the whole is more than 100."""
    if not whole:
        return None
    over, rest = divmod(part, whole)
    return over * 100 + shares([rest, whole - rest], half_up=True, places=places)[0]
