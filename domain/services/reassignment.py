"""Handed to others while it is in hand: new shares and their clocks, the date of the reply stays."""

from collections.abc import Iterable
from datetime import datetime

from domain.lifecycle import check
from domain.objection import Objection
from domain.parties import Party
from domain.people import Department, Person, Role
from domain.ports import UnitOfWork
from domain.proposal import Assignment, AssignmentRole, Clock, ClockKey, Proposal
from domain.services.assignment import Plan, place, settle_objections, units_of
from domain.services.partings import tell_parted
from domain.services.steps import take

KEPT = (ClockKey.REPLY, ClockKey.REHANDLE)


async def reassign(
    uow: UnitOfWork, proposal: Proposal, actor: Person, plan: Plan, *, reason: str = "", now: datetime
) -> None:
    """Other departments, chosen anew. An objection that was open is decided by it."""
    shares = plan.shares
    check(proposal, "reassign", actor)
    await move(uow, proposal, actor, shares, reason=reason, now=now)


async def move(
    uow: UnitOfWork,
    proposal: Proposal,
    actor: Person,
    shares: dict[int, tuple[Department, AssignmentRole]],
    *,
    reason: str,
    now: datetime,
    knows: tuple[Party, ...] = (),
    settles: bool = True,
) -> None:
    """Take back and give anew; only the new shares' own clocks start. `knows` are told otherwise.

    Whoever names all departments anew `settles` every objection; else only those of the shares that change.
    """
    released, new = place(proposal, shares, now)
    settle_objections(proposal, actor, now, of=None if settles else (*released, *new))
    end_rulings(proposal, now)
    keep_reply_clocks(proposal, now)
    withdraw_sections(proposal, released, now)
    # While somebody who answers has signed and goes on, the matter does not go back to being signed for.
    goes_on = any(a.signed_at for a in proposal.main_shares)
    details = {**units_of(proposal), "text": reason, "from": [a.department for a in released]}
    await take(
        uow,
        proposal,
        "change_shares" if goes_on else "reassign",
        actor=actor,
        now=now,
        details=details,
        share=(*released, *new),
        meant=dict.fromkeys(knows, ()),
    )
    await tell_released(uow, proposal, released, now)


def is_of_ruling(clock: Clock, objections: Iterable[Objection]) -> bool:
    """The clock runs since the head stood behind one of these, and the ruling is still to come."""
    return clock.key is ClockKey.OBJECTION_RULING and any(
        o.waits_for_ruling and o.approved_at == clock.started_at for o in objections
    )


def end_rulings(proposal: Proposal, now: datetime) -> None:
    for clock in proposal.clocks:
        is_left = clock.key is ClockKey.OBJECTION_RULING and clock.running
        if is_left and not is_of_ruling(clock, proposal.objections):
            clock.stopped_at = now


def keep_reply_clocks(proposal: Proposal, now: datetime) -> None:
    """Handing on does not prolong: the running date goes over to whoever answers now."""
    for key in KEPT:
        running = [c for c in proposal.clocks if c.key is key and c.running]
        if not running:
            continue
        owing = [a.department_id for a in proposal.main_shares]
        # Of several dates that come free, one of them extended perhaps, the earliest is handed on first.
        loose = sorted((c for c in running if c.department_id not in owing), key=lambda c: c.due_at)
        uncovered = [d for d in owing if d not in {c.department_id for c in running}]
        first = min(running, key=lambda c: c.due_at)
        for department_id in uncovered:
            if loose:
                loose.pop(0).department_id = department_id
            else:
                proposal.clocks.append(_like(first, department_id))
        for clock in loose:
            clock.stopped_at = now
        for clock in proposal.clocks:
            moved = clock.key is key and clock.running and clock.department_id in uncovered
            if moved and all(line != "reassigned" for line, _ in clock.working):
                clock.working = [*clock.working, ("reassigned", {"day": _day(clock)})]


def _day(clock: Clock) -> str:
    return clock.due_on.isoformat()


def _like(clock: Clock, department_id: int) -> Clock:
    return Clock(
        congress_id=clock.congress_id,
        key=clock.key,
        started_at=clock.started_at,
        due_at=clock.due_at,
        due_on=clock.due_on,
        working=list(clock.working),
        provisional=clock.provisional,
        department_id=department_id,
        round=clock.round,
        overdue_at=clock.overdue_at,
    )


def withdraw_sections(proposal: Proposal, released: list[Assignment], now: datetime) -> None:
    gone = {a.department_id for a in released} - {a.department_id for a in proposal.standing}
    for part in proposal.sections:
        if part.department_id in gone and part.withdrawn_at is None:
            part.withdrawn_at = now


async def tell_released(
    uow: UnitOfWork, proposal: Proposal, released: list[Assignment], now: datetime
) -> None:
    """One sentence to the clerks who can no longer see it."""
    congress = await uow.congresses.get(proposal.congress_id)
    standing = {a.department_id for a in proposal.standing}
    for share in released:
        if share.department_id in standing:
            continue
        clerks = await uow.people.holding(
            proposal.congress_id, Role.DEPARTMENT_CLERK, department_id=share.department_id
        )
        people = [p.id for p in clerks if not p.departments_as(Role.DEPARTMENT_CLERK) & standing]
        await tell_parted(uow, proposal, congress, people, "share_taken_back", part="share", now=now)
