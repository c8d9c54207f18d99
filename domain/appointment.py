"""A consultation booked in advance: the times on offer, whose answer they wait for, what became of it."""

from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from enum import StrEnum

from domain.contact import ContactMode

# Nobody goes anywhere for these.
FROM_AFAR = frozenset({ContactMode.PHONE, ContactMode.VIDEO})
BOOKABLE = (
    ContactMode.ON_SITE,
    ContactMode.VISIT,
    ContactMode.MEETING,
    ContactMode.INVITED,
    ContactMode.PHONE,
    ContactMode.VIDEO,
)


class Side(StrEnum):
    """The two who agree: the department that books, the lead representative."""

    DEPARTMENT = "department"
    REPRESENTATIVE = "representative"

    @property
    def other(self) -> "Side":
        return Side.REPRESENTATIVE if self is Side.DEPARTMENT else Side.DEPARTMENT


class MeetingState(StrEnum):
    """`MOVED`: it was agreed, and other times wait for an answer now. The last five are ends."""

    OFFERED = "offered"
    AGREED = "agreed"
    MOVED = "moved"
    CALL = "call"
    WAIVED = "waived"
    CANCELLED = "cancelled"
    HELD = "held"
    MISSED = "missed"


NEGOTIATED = frozenset({MeetingState.OFFERED, MeetingState.MOVED})
OPEN_MEETING = NEGOTIATED | {MeetingState.AGREED}


@dataclass
class Appointment:
    """One booking of a department with the representatives.

    `revision` grows with everything that makes older buttons wrong; `sequence` is the calendar file's, which
    grows when an agreed meeting gets another time. `answers` says of co-signers (by id) whether they come.
    """

    department_id: int
    department: str
    mode: ContactMode
    offered_by: str
    offered_at: datetime
    times: list[datetime]
    minutes: int
    place: str = ""
    rank: str = ""
    led_by: str = ""
    attendees: str = ""
    with_cosigners: bool = False
    state: MeetingState = MeetingState.OFFERED
    asked: Side = Side.REPRESENTATIVE
    revision: int = 1
    sequence: int = 0
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    agreed_at: datetime | None = None
    answers: dict[str, bool] = field(default_factory=dict)
    outcome_asked_at: datetime | None = None
    reason: str = ""
    ended_by: str = ""
    ended_at: datetime | None = None
    round: int = 1
    id: int = 0
    proposal_id: int = 0

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_MEETING

    @property
    def is_agreed(self) -> bool:
        return self.state is MeetingState.AGREED

    @property
    def coming(self) -> int:
        """How many representatives have said that they come: the lead by agreeing."""
        return int(self.is_agreed) + sum(self.answers.values())

    @property
    def waits_for_outcome(self) -> bool:
        return self.is_agreed and self.outcome_asked_at is not None


@dataclass(frozen=True)
class Booking:
    """An agreed meeting as an agenda needs it, without the proposal's other parts."""

    proposal_id: int
    number: str
    title: str
    seq: int
    department: str
    starts_at: datetime
    ends_at: datetime
    mode: ContactMode
    place: str
    id: int = 0
    sequence: int = 0

    @property
    def label(self) -> str:
        return self.number or self.title


def is_same_day(one: datetime, other: datetime, zone: tzinfo) -> bool:
    return one.astimezone(zone).date() == other.astimezone(zone).date()
