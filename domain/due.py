"""A running clock with the little that a reminder says of its suggestion: read for many at once."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.proposal import ClockKey


@dataclass(frozen=True, slots=True)
class DueClock:
    """`beside` sign with the lead representative; `done_by` gave all the grades that the clock asks for."""

    id: int
    key: ClockKey
    started_at: datetime
    due_at: datetime
    due_on: date
    provisional: bool
    department_id: int | None
    proposal_id: int
    number: str | None
    title: str
    representative_id: int
    reviewer: str
    leading_leader_id: int | None = None
    is_key: bool = False
    second_disagreement: bool = False
    beside: tuple[int, ...] = ()
    done_by: frozenset[int] = frozenset()

    @property
    def label(self) -> str:
        """How people call the suggestion: its number, else its title."""
        return self.number or self.title

    @property
    def representatives(self) -> tuple[int, ...]:
        return (self.representative_id, *self.beside)
