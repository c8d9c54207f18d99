"""The formal letter: versioned per round, with a result class and commitments."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class Point:
    """One item of a reply: something done, planned (with a date) or not adopted (with a reason)."""

    text: str
    due_on: date | None = None
    reason: str = ""


@dataclass
class Reply:
    """One version of the letter. Old versions and rounds stay readable.

    `second` is the letter that ends a follow-up; `leader` the government leader who signs beside the head.
    """

    department_id: int
    department: str
    result_class: str
    version: int
    drafted_by: str
    drafted_at: datetime
    round: int = 1
    done: list[Point] = field(default_factory=list)
    planned: list[Point] = field(default_factory=list)
    not_adopted: list[Point] = field(default_factory=list)
    signed_by: str = ""
    signed_at: datetime | None = None
    second: bool = False
    leader: str = ""
    leader_signed_at: datetime | None = None
    send_back_reasons: list[str] = field(default_factory=list)
    send_back_remark: str = ""
    delivered_at: datetime | None = None
    id: int = 0
    proposal_id: int = 0


@dataclass
class Commitment:
    """A promised item with its due date; it comes into force when the letter is delivered."""

    text: str
    due_on: date
    round: int = 1
    kept_on: date | None = None
    kept_by: str = ""
    kept_note: str = ""
    id: int = 0
    proposal_id: int = 0


def faults_of(reply: Reply, *, contact_recorded: bool) -> list[str]:
    """What is wrong with a letter before review, as keys of the locales; empty when nothing is.

    The classes follow the published practice: A solved, B being solved or planned (with dates),
    C cannot now (with the reason), D for reference.
    """
    faults = []
    if not (reply.done or reply.planned or reply.not_adopted):
        faults.append("reply-fault-empty")
    if reply.result_class == "A" and not reply.done:
        faults.append("reply-fault-a-without-done")
    if reply.result_class == "B" and not reply.planned:
        faults.append("reply-fault-b-without-plan")
    if reply.result_class == "C" and not reply.not_adopted:
        faults.append("reply-fault-c-without-reason")
    if any(point.due_on is None for point in reply.planned):
        faults.append("reply-fault-plan-without-date")
    if any(not point.reason for point in reply.not_adopted):
        faults.append("reply-fault-no-reason")
    if not contact_recorded:
        faults.append("reply-fault-no-contact")
    return faults
