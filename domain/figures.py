"""Figures of departments: how much each has in hand, how often review sent it back, what is overdue."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class DepartmentFigures:
    """One department's figures as they stood at a moment.

    `returns` counts every send-back of what the department answers; `overdue` its pieces whose reply was due
    and not delivered.
    """

    department_id: int
    department: str
    lead: int = 0
    co: int = 0
    returns: int = 0
    overdue: int = 0

    @property
    def pieces(self) -> int:
        """What it leads, answers apart, or handles beside others."""
        return self.lead + self.co

    @property
    def return_ratio(self) -> Fraction:
        """Returns by pieces, lead and co; 0 where there are none."""
        return Fraction(self.returns, self.pieces) if self.pieces else Fraction(0)


def by_return_ratio(figures: Iterable[DepartmentFigures]) -> list[DepartmentFigures]:
    """The highest first; of equal ratios the one with more returns. Those without returns are left out."""
    returned = [f for f in figures if f.returns]
    return sorted(returned, key=lambda f: (-f.return_ratio, -f.returns, f.department_id))


def by_overdue(figures: Iterable[DepartmentFigures]) -> list[DepartmentFigures]:
    """The most first. Those without are left out."""
    late = [f for f in figures if f.overdue]
    return sorted(late, key=lambda f: (-f.overdue, f.department_id))
