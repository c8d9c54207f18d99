"""Inspection of how proposals are handled: what a check of ledgers found, each department's score."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from domain.roles import Role

MAY_INSPECT = (Role.STAFF, Role.INSPECTOR)
FULL = 100


class FaultKind(StrEnum):
    """What the check looks for, each in a department's share of a proposal."""

    SIGNATURE = "signature"
    """The term is over and nobody has signed for it."""
    LATE_SIGNATURE = "late_signature"
    CONTACT = "contact"
    """Answered, or the first contact is due, and none is recorded that was not denied."""
    CONSULTATION = "consultation"
    """Answered after contacts of which none was face to face, and the representative waived none."""
    DENIED = "denied"
    """The representative says of a recorded contact that it did not happen."""
    OPINION = "opinion"
    """A co-handler's opinion is late, or missing after its term."""
    OVERDUE = "overdue"
    LATE_REPLY = "late_reply"
    NUMBER = "number"
    """The delivered letter names another number, or the proposal has none."""
    FORMAT = "format"
    """The delivered letter lacks a signature, a class or its points, or a plan has no date."""


@dataclass(frozen=True)
class Scope:
    """What is inspected: a session, or what was assigned from a day to a day."""

    session: str = ""
    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True)
class Finding:
    """One fault, with enough of its proposal to find it."""

    proposal_id: int
    label: str
    title: str
    kinds: tuple[FaultKind, ...]


@dataclass(frozen=True)
class UnitScore:
    """One department's pieces, faults and score, as they stood when the check was made.

    `unchecked`: beside these, what was taken over from a past ledger and tells nothing of its handling.
    """

    department_id: int
    department: str
    pieces: int
    score: Decimal
    faults: Mapping[FaultKind, int] = field(default_factory=dict)
    unchecked: int = 0

    @property
    def found(self) -> int:
        return sum(self.faults.values())


@dataclass
class Inspection:
    """Opened by a named person; its check can be made again until it is closed."""

    congress_id: int
    scope: Scope
    opened_by: str
    opened_by_id: int
    opened_at: datetime
    checked_at: datetime
    points: Mapping[str, int]
    units: Sequence[UnitScore] = ()
    closed_by: str = ""
    closed_at: datetime | None = None
    id: int = 0

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    def unit(self, department_id: int) -> UnitScore | None:
        return next((u for u in self.units if u.department_id == department_id), None)


def score_of(pieces: int, lost: int) -> Decimal:
    """The mean of pieces that have 100 points each and lost so many together; with one decimal."""
    if not pieces:
        return Decimal(FULL)
    kept = Decimal(pieces * FULL - lost) / pieces
    return kept.quantize(Decimal("0.1"), ROUND_HALF_UP)


def worst_first(units: Sequence[UnitScore]) -> list[UnitScore]:
    """The lowest score first; of equal ones the one with more faults."""
    return sorted(units, key=lambda u: (u.score, -u.found, u.department_id))
