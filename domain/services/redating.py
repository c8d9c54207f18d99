"""Running clocks reckoned once more on a calendar that has changed: what would move, and moving it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from domain.deadlines import Due, WorkCalendar
from domain.due import DueClock
from domain.notice import Notice
from domain.people import Congress, Person, Role
from domain.policy import Policy
from domain.ports import UnitOfWork
from domain.proposal import Clock, ClockKey, Proposal
from domain.reckoning import again
from domain.services.responsible import Roster
from domain.services.steps import take
from domain.steps import BY_NAME

STEP = "move_dates"
# Whose dates the representatives follow on their cards; others are their own anyway, or the departments'.
FOLLOWED = frozenset(
    {ClockKey.HANDOVER, ClockKey.REPLY, ClockKey.REHANDLE, ClockKey.FOLLOW_UP, ClockKey.COSIGN}
)


@dataclass(frozen=True)
class Move:
    """A clock that would be due on another day; nothing is changed yet."""

    clock: Clock
    proposal: Proposal
    due: Due


def followed(clock: Clock, calendar: WorkCalendar, policy: Policy) -> Due | None:
    return again(
        clock.working, calendar=calendar, zone=policy.zone, close_of_business=policy.close_of_business
    )


def moves_of(
    found: Iterable[tuple[Clock, Proposal]], calendar: WorkCalendar, policy: Policy
) -> Sequence[Move]:
    """In the order given. Lateness that was stamped stays, and so does a date that does not tell its term."""
    moves = []
    for clock, proposal in found:
        if clock.overdue_at is not None or proposal.status not in BY_NAME[STEP].from_:
            continue
        due = followed(clock, calendar, policy)
        if due is not None and due.day != clock.due_on:
            moves.append(Move(clock, proposal, due))
    return moves


def fingerprint(moves: Iterable[Move]) -> str:
    """Tells whether these are the moves that somebody has looked at."""
    text = ";".join(f"{m.clock.id}:{m.clock.due_on}:{m.due.day}" for m in moves)
    return sha256(text.encode()).hexdigest()[:16]


async def redate(
    uow: UnitOfWork,
    congress: Congress,
    moves: Iterable[Move],
    *,
    why: dict[str, object],
    occasion: str,
    actor: Person | None,
    now: datetime,
) -> int:
    """Move them: one entry in each history, one message to each person. Returns how many clocks.

    `why` goes into both; `occasion` makes the messages unique.
    """
    roster = Roster(uow.people, congress.id)
    told: defaultdict[int, list[list[object]]] = defaultdict(list)
    own: defaultdict[int, dict[int, Move]] = defaultdict(dict)
    for move in moves:
        own[move.proposal.id][move.clock.id] = move
    ids = [clock_id for moving in own.values() for clock_id in moving]
    reminded = {clock.id: clock for clock in await uow.reminders.clocks(congress.id, ids)}
    for proposal_id, moving in own.items():
        proposal = await uow.proposals.get(proposal_id)
        entries: list[dict[str, object]] = []
        for clock in (clock for clock in proposal.clocks if clock.id in moving):
            old = clock.due_on
            set_due(clock, moving[clock.id].due)
            entries.append(
                {"clock": clock.key.value, "from": old.isoformat(), "to": clock.due_on.isoformat()}
            )
            for person_id in dict.fromkeys(await _concerned(roster, proposal, reminded[clock.id])):
                told[person_id].append([clock.id, old.isoformat()])
        details = {**why, "clocks": entries}
        await take(uow, proposal, STEP, actor=None, answered=actor, now=now, details=details)
    not_before = congress.policy.working_hours.after_quiet(now, congress.policy.zone)
    for person_id, dates in told.items():
        if actor is None or person_id != actor.id:
            key = f"moved:{occasion}:{person_id}"
            params: dict[str, object] = {**why, "moves": dates}
            await uow.outbox.post(
                Notice(congress.id, person_id, "moved_dates", key, not_before, params=params)
            )
    return sum(len(moving) for moving in own.values())


def set_due(clock: Clock, due: Due) -> None:
    clock.due_at, clock.due_on, clock.provisional = due.at, due.day, due.provisional
    clock.working = [(line.key, line.params) for line in due.working]


async def _concerned(roster: Roster, proposal: Proposal, clock: DueClock) -> list[int]:
    """Who has to act by the date, who may until then, and who waits for it."""
    people = await roster.responsible(clock)
    if clock.key in FOLLOWED:
        people = [*people, proposal.representative_id, *(c.representative_id for c in proposal.signed)]
    if clock.key is ClockKey.OBJECTION and clock.department_id is not None:
        people = [*people, *await roster.holding(Role.DEPARTMENT_CLERK, clock.department_id)]
    if clock.key is ClockKey.COSIGN:
        people = [*people, *(c.representative_id for c in proposal.invited)]
    return people
