"""What documents print of single suggestions: a line of the ledger, an entry of the digest of replies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.proposal import Status, Track
from domain.reply import Point


@dataclass(frozen=True)
class LedgerLine:
    """One suggestion with everything that is counted of it. Grades are the lead representative's."""

    proposal_id: int
    number: str
    title: str
    track: Track
    category: str
    representative: str
    delegation: str
    lead: str
    others: str
    status: Status
    assigned_at: datetime | None
    due_on: date | None
    replied_at: datetime | None
    result_class: str
    attitude: str
    reply: str
    fulfilment: str
    round: int


@dataclass(frozen=True)
class Entry:
    """A suggestion that was answered: enough for contents and index."""

    proposal_id: int
    number: str
    title: str
    category: str
    representative: str
    departments: Sequence[str]


@dataclass(frozen=True)
class Answer:
    """One department's last letter."""

    department: str
    result_class: str
    delivered_at: datetime
    done: Sequence[Point]
    planned: Sequence[Point]
    not_adopted: Sequence[Point]


@dataclass(frozen=True)
class Excerpt:
    """What a digest prints of one suggestion; the text is what was asked for."""

    entry: Entry
    request: str
    answers: Sequence[Answer]
