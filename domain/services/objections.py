"""A department says that the matter is not its own: its head approves, the office or a leader rules."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from domain.errors import BadInput, StepBlocked
from domain.guards import objection_for_head, objection_to_rule
from domain.lifecycle import check
from domain.objection import Objection, Ruling
from domain.parties import Party
from domain.people import Department, Person, Role
from domain.ports import UnitOfWork
from domain.proposal import Assignment, AssignmentRole, Clock, ClockKey, Proposal, Status
from domain.services.assignment import place, settle_objections
from domain.services.reading import required_text
from domain.services.reassignment import end_rulings, is_of_ruling, move, tell_released
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
        if o.department_id == share.department_id and o.ruling is not Ruling.DROPPED
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
    await take(uow, proposal, "object", actor=actor, now=now, details=_details(raised, reason), meant=meant)
    # Only now: the step itself asks that none is open.
    proposal.objections = [*proposal.objections, raised]


async def approve_objection(uow: UnitOfWork, proposal: Proposal, actor: Person, *, now: datetime) -> None:
    """The head stands behind it; the first goes to the government office, a second to a leader."""
    check(proposal, "approve_objection", actor)
    raised = _found(objection_for_head(proposal, actor))
    others = Party.LEADER if raised.nth < BINDING else Party.GOVERNMENT_OFFICE
    meant = {others: [], **await _clerks(uow, proposal, raised)}
    await take(
        uow,
        proposal,
        "approve_objection",
        actor=actor,
        now=now,
        details=_details(raised, raised.reason),
        meant=meant,
    )
    _replace(proposal, raised, approved_by=actor.name, approved_at=now)


async def drop_objection(
    uow: UnitOfWork, proposal: Proposal, actor: Person, reason: str, *, now: datetime
) -> None:
    """The head does not stand behind it: the department handles the matter."""
    check(proposal, "drop_objection", actor)
    raised = _found(objection_for_head(proposal, actor))
    reason = required_text(reason)
    meant = await _clerks(uow, proposal, raised)
    await take(
        uow,
        proposal,
        "drop_objection",
        actor=actor,
        now=now,
        details=_details(raised, reason),
        meant=meant,
    )
    _replace(proposal, raised, ruling=Ruling.DROPPED, ruled_by=actor.name, ruled_at=now, remark=reason)


async def uphold_objection(
    uow: UnitOfWork, proposal: Proposal, actor: Person, to: Department | None, *, now: datetime
) -> None:
    """It was not theirs: the share goes to another department, a co-handler's may also just end."""
    check(proposal, "uphold_objection", actor)
    raised = _found(objection_to_rule(proposal, actor))
    share = share_of(proposal, raised)
    shares = shares_after(proposal, raised, to, await uow.people.departments(proposal.congress_id))
    details = _details(raised, "") | {"to": to.short_name if to else ""}
    keeps = rulings_of_others(proposal, raised)
    if proposal.status is Status.PRE_ASSIGNED:
        released, new = place(proposal, shares, now)
        await take(uow, proposal, "uphold_objection", actor=actor, now=now, details=details, keeps=keeps)
        _replace(proposal, raised, ruling=Ruling.UPHELD, ruled_by=actor.name, ruled_at=now)
        settle_objections(proposal, actor, now, of=(*released, *new))
        end_rulings(proposal, now)
        await tell_released(uow, proposal, released, now)
        return
    silent: dict[Party, tuple[int, ...]] = {Party.LEAD_CLERK: (), Party.CO_CLERK: ()}
    await take(
        uow,
        proposal,
        "uphold_objection",
        actor=actor,
        now=now,
        details=details,
        share=share,
        meant=silent,
        keeps=keeps,
    )
    _replace(proposal, raised, ruling=Ruling.UPHELD, ruled_by=actor.name, ruled_at=now)
    # The registry has just been told.
    await move(uow, proposal, actor, shares, reason="", now=now, knows=(Party.STAFF,), settles=False)


async def dismiss_objection(
    uow: UnitOfWork, proposal: Proposal, actor: Person, reason: str, *, now: datetime
) -> None:
    """It stays theirs. After the first ruling a new window opens for this department, a leader's binds."""
    check(proposal, "dismiss_objection", actor)
    raised = _found(objection_to_rule(proposal, actor))
    reason = required_text(reason)
    heads = await uow.people.holding(
        proposal.congress_id, Role.DEPARTMENT_HEAD, department_id=raised.department_id
    )
    meant = await _clerks(uow, proposal, raised)
    meant |= {party: [p.id for p in heads] for party in (Party.LEAD_HEAD, Party.CO_HEAD)}
    await take(
        uow,
        proposal,
        "dismiss_objection",
        actor=actor,
        now=now,
        details=_details(raised, reason),
        share=share_of(proposal, raised),
        meant=meant,
        keeps=rulings_of_others(proposal, raised),
    )
    _replace(proposal, raised, ruling=Ruling.DISMISSED, ruled_by=actor.name, ruled_at=now, remark=reason)
    window = proposal.clock(ClockKey.OBJECTION, raised.department_id)
    if window and (raised.nth >= BINDING or proposal.status is Status.PRE_ASSIGNED):
        window.stopped_at = now


def rulings_of_others(proposal: Proposal, raised: Objection) -> list[Clock]:
    """The clocks of rulings that other departments still wait for."""
    others = [o for o in proposal.objections if o is not raised]
    return [c for c in proposal.clocks if is_of_ruling(c, others)]


def share_of(proposal: Proposal, raised: Objection) -> Assignment:
    """Raises BadInput when it is no longer theirs."""
    for share in proposal.standing:
        if share.department_id == raised.department_id:
            return share
    raise BadInput("blocked-no-objection")


def shares_after(
    proposal: Proposal, raised: Objection, to: Department | None, departments: list[Department]
) -> dict[int, tuple[Department, AssignmentRole]]:
    """Who has what once this share has gone over. Raises BadInput when nobody would be left to answer."""
    known = {d.id: d for d in departments}
    role = share_of(proposal, raised).role
    shares = {
        a.department_id: (known[a.department_id], a.role)
        for a in proposal.standing
        if a.department_id != raised.department_id and a.department_id in known
    }
    if to is not None:
        if to.id == raised.department_id:
            raise BadInput("bad-objection-own")
        standing = shares.get(to.id)
        if standing is None or standing[1] is AssignmentRole.CO:
            shares[to.id] = (to, role)
    if not any(given is not AssignmentRole.CO for _, given in shares.values()):
        raise BadInput("bad-nobody-answers")
    return shares


async def _clerks(uow: UnitOfWork, proposal: Proposal, raised: Objection) -> dict[Party, list[int]]:
    """Only the department's own clerks: it is their matter."""
    people = await uow.people.holding(
        proposal.congress_id, Role.DEPARTMENT_CLERK, department_id=raised.department_id
    )
    return {party: [p.id for p in people] for party in (Party.LEAD_CLERK, Party.CO_CLERK)}


def _details(raised: Objection, text: str) -> dict[str, object]:
    return {
        "department": raised.department,
        "department_id": raised.department_id,
        "nth": raised.nth,
        "text": text,
        "to": raised.proposed,
    }


def _found(raised: Objection | None) -> Objection:
    if raised is None:
        raise StepBlocked("blocked-no-objection")
    return raised


def _replace(proposal: Proposal, raised: Objection, **changes: Any) -> None:
    proposal.objections = [replace(o, **changes) if o is raised else o for o in proposal.objections]
