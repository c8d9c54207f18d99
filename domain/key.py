"""A key proposal: marked only by a recorded decision of the chairpersons' meeting, handled in seven steps."""

from dataclasses import dataclass
from datetime import date, datetime

# What marking a proposal and naming its leaders does by itself, where a congress's plan has these steps.
DECIDED, LEADERS_NAMED = "decided", "leaders_named"


@dataclass(frozen=True)
class KeyMark:
    """The recorded decision, and the leaders who lead the handling and supervise it."""

    decided_on: date
    decision: str
    marked_by: str
    marked_at: datetime
    leading_leader_id: int | None = None
    leading_leader: str = ""
    supervising_leader_id: int | None = None
    supervising_leader: str = ""


@dataclass(frozen=True)
class KeyStep:
    """One of the seven steps: whose it is, by when, and the tick."""

    code: str
    role: str
    due_on: date
    done_on: date | None = None
    done_by: str = ""
    note: str = ""
