"""A department says that the matter is not its own: its head approves that, or drops it."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from domain.errors import BadInput, StepBlocked
from domain.guards import objection_for_head
from domain.lifecycle import check
from domain.objection import Objection, Ruling
from domain.parties import Party
from domain.people import Department, Person, Role
from domain.ports import UnitOfWork
from domain.proposal import Assignment, ClockKey, Proposal, Status
from domain.services.reading import required_text
from domain.services.steps import take

BINDING = 2


def share_to_object(proposal: Proposal, actor: Person, now: datetime) -> Assignment | None:
    """The clerk's own share whose window is open."""
    for share in proposal.standing:
        if share.department_id not in actor.departments_as(Role.DEPARTMENT_CLERK):
            continue
        clock = proposal.clock(ClockKey.OBJECTION, share.department_id)
        if proposal.status is Status.PRE_ASSIGNED or (clock and now <= clock.due_at):
            return share
    return None


async def object_(
    uow: UnitOfWork,
    proposal: Proposal,
    actor: Person,
    *,
    reason: str,
    proposed: Department | None,
    now: datetime,
) -> None:
    """The clerk's words, for the department's own head first. Every clock of the handling runs on."""
    check(proposal, "object", actor)
    share = share_to_object(proposal, actor, now)
    if share is None:
        raise StepBlocked("blocked-objection-late")
    if proposed and proposed.id == share.department_id:
        raise BadInput("bad-objection-own")
    reason = required_text(reason)
    earlier = [
        o
        for o in proposal.objections
        if o.department_id == share.department_id and o.ruling not in {Ruling.DROPPED, Ruling.LAPSED}
    ]
    raised = Objection(
        share.department_id,
        share.department,
        len(earlier) + 1,
        reason,
        proposed.id if proposed else None,
        proposed.short_name if proposed else "",
        actor.name,
        now,
    )
    heads = await uow.people.holding(
        proposal.congress_id, Role.DEPARTMENT_HEAD, department_id=share.department_id
    )
    meant = {party: [p.id for p in heads] for party in (Party.LEAD_HEAD, Party.CO_HEAD)}
    await take(
        uow, proposal, "object", actor=actor, now=now, details=of_objection(raised, reason), meant=meant
    )
    # Only now: the step itself asks that none is open.
    proposal.objections = [*proposal.objections, raised]


async def approve_objection(uow: UnitOfWork, proposal: Proposal, actor: Person, *, now: datetime) -> None:
    """The head stands behind it; the first goes to the government office, a second to a leader."""
    check(proposal, "approve_objection", actor)
    raised = standing_objection(objection_for_head(proposal, actor))
    others = Party.LEADER if raised.nth < BINDING else Party.GOVERNMENT_OFFICE
    meant = {others: [], **await clerks_of(uow, proposal, raised)}
    await take(
        uow,
        proposal,
        "approve_objection",
        actor=actor,
        now=now,
        details=of_objection(raised, raised.reason),
        meant=meant,
    )
    put_down(proposal, raised, approved_by=actor.name, approved_at=now)


async def drop_objection(
    uow: UnitOfWork, proposal: Proposal, actor: Person, reason: str, *, now: datetime
) -> None:
    """The head does not stand behind it: the department handles the matter."""
    check(proposal, "drop_objection", actor)
    raised = standing_objection(objection_for_head(proposal, actor))
    reason = required_text(reason)
    meant = await clerks_of(uow, proposal, raised)
    await take(
        uow,
        proposal,
        "drop_objection",
        actor=actor,
        now=now,
        details=of_objection(raised, reason),
        meant=meant,
    )
    put_down(proposal, raised, ruling=Ruling.DROPPED, ruled_by=actor.name, ruled_at=now, remark=reason)


async def clerks_of(uow: UnitOfWork, proposal: Proposal, raised: Objection) -> dict[Party, list[int]]:
    """Only the department's own clerks: it is their matter."""
    people = await uow.people.holding(
        proposal.congress_id, Role.DEPARTMENT_CLERK, department_id=raised.department_id
    )
    return {party: [p.id for p in people] for party in (Party.LEAD_CLERK, Party.CO_CLERK)}


def of_objection(raised: Objection, text: str) -> dict[str, object]:
    return {
        "department": raised.department,
        "department_id": raised.department_id,
        "nth": raised.nth,
        "text": text,
        "to": raised.proposed,
    }


def standing_objection(raised: Objection | None) -> Objection:
    if raised is None:
        raise StepBlocked("blocked-no-objection")
    return raised


def lapse(proposal: Proposal, now: datetime) -> None:
    """With the reply nobody rules any more on whose matter it was."""
    proposal.objections = [
        replace(o, ruling=Ruling.LAPSED, ruled_at=now) if o.ruling is Ruling.OPEN else o
        for o in proposal.objections
    ]


def put_down(proposal: Proposal, raised: Objection, **changes: Any) -> None:
    proposal.objections = [replace(o, **changes) if o is raised else o for o in proposal.objections]
