"""What stands in somebody's calendar: dates that fall due, and meetings."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.proposal import ClockKey


class EntryKind(StrEnum):
    DUE = "due"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a day. A due date has its clock, a meeting its time; `uid` never changes."""

    kind: EntryKind
    uid: str
    day: date
    proposal_id: int
    number: str | None
    title: str
    clock_id: int = 0
    key: ClockKey | None = None
    provisional: bool = False
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str = ""
    sequence: int = 0

    @property
    def label(self) -> str:
        return self.number or self.title
