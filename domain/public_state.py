"""How a published proposal stands, in the words of the public pages: its state, and whether it is in time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from enum import StrEnum

from domain.proposal import Clock, ClockKey, Proposal, Status
from domain.steps import ANSWERED

OF_REPLY = (ClockKey.REPLY, ClockKey.REHANDLE)
# What is not to be answered any more, or has no date, is never late.
NEVER = date.max


class State(StrEnum):
    RUNNING = "running"
    ANSWERED = "answered"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Timeliness(StrEnum):
    OVERDUE = "overdue"
    """Not answered, and the day has passed."""
    LATE = "late"
    IN_TIME = "in_time"
    NOT_DUE = "not_due"


STATE_OF: Mapping[Status, State] = {
    Status.REPLIED: State.ANSWERED,
    Status.ANSWERED: State.ANSWERED,
    Status.FOLLOW_UP: State.FOLLOW_UP,
    Status.CLOSED: State.CLOSED,
    Status.ARCHIVED: State.CLOSED,
    Status.WITHDRAWN: State.WITHDRAWN,
    Status.CANCELLED: State.WITHDRAWN,
}


def state_of(status: Status) -> State:
    return STATE_OF.get(status, State.RUNNING)


def timeliness_of(
    status: Status, replied_on: date | None, due_on: date | None, today: date
) -> Timeliness | None:
    """By the day, as the page says it; None where no date is told."""
    if due_on is None:
        return None
    if status in ANSWERED:
        if replied_on is None:
            return None
        return Timeliness.LATE if replied_on > due_on else Timeliness.IN_TIME
    return Timeliness.OVERDUE if due_on < today else Timeliness.NOT_DUE


@dataclass(frozen=True)
class Sort:
    """What moves with the proposal after it was published; `timeliness` is so until `due_on` has passed."""

    session: str
    delegation_id: int
    state: State
    timeliness: str
    due_on: date


def sort_of(proposal: Proposal, zone: tzinfo) -> Sort:
    replied_on = proposal.replied_at.astimezone(zone).date() if proposal.replied_at else None
    due_on, status = reply_due_on(proposal.clocks), proposal.status
    timeliness = timeliness_of(status, replied_on, due_on, due_on or NEVER)
    open_until = due_on if due_on is not None and status not in ANSWERED else NEVER
    return Sort(proposal.session, proposal.delegation_id or 0, state_of(status), timeliness or "", open_until)


def reply_due_on(clocks: Iterable[Clock]) -> date | None:
    """Until when the last reply was or is due."""
    ordered = sorted((clock for clock in clocks if clock.key in OF_REPLY), key=lambda clock: clock.round)
    return ordered[-1].due_on if ordered else None
