"""The government office or a leader rules on an objection: the share goes over, or stays where it is."""

from datetime import datetime

from domain.errors import BadInput
from domain.guards import objection_to_rule
from domain.lifecycle import check
from domain.objection import Objection, Ruling
from domain.parties import Party
from domain.people import Department, Person, Role
from domain.ports import UnitOfWork
from domain.proposal import Assignment, AssignmentRole, Clock, ClockKey, Proposal, Status
from domain.services.assignment import place, settle_objections
from domain.services.objections import BINDING, clerks_of, of_objection, put_down, standing_objection
from domain.services.reading import required_text
from domain.services.reassignment import end_rulings, is_of_ruling, move, tell_released
from domain.services.steps import take


async def uphold_objection(
    uow: UnitOfWork, proposal: Proposal, actor: Person, to: Department | None, *, now: datetime
) -> None:
    """It was not theirs: the share goes to another department, a co-handler's may also just end."""
    check(proposal, "uphold_objection", actor)
    raised = standing_objection(objection_to_rule(proposal, actor))
    share = share_of(proposal, raised)
    shares = shares_after(proposal, raised, to, await uow.people.departments(proposal.congress_id))
    details = of_objection(raised, "") | {"to": to.short_name if to else ""}
    keeps = rulings_of_others(proposal, raised)
    if proposal.status is Status.PRE_ASSIGNED:
        released, new = place(proposal, shares, now)
        await take(uow, proposal, "uphold_objection", actor=actor, now=now, details=details, keeps=keeps)
        put_down(proposal, raised, ruling=Ruling.UPHELD, ruled_by=actor.name, ruled_at=now)
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
    put_down(proposal, raised, ruling=Ruling.UPHELD, ruled_by=actor.name, ruled_at=now)
    # The registry has just been told.
    await move(uow, proposal, actor, shares, reason="", now=now, knows=(Party.STAFF,), settles=False)


async def dismiss_objection(
    uow: UnitOfWork, proposal: Proposal, actor: Person, reason: str, *, now: datetime
) -> None:
    """It stays theirs. After the first ruling a new window opens for this department, a leader's binds."""
    check(proposal, "dismiss_objection", actor)
    raised = standing_objection(objection_to_rule(proposal, actor))
    reason = required_text(reason)
    heads = await uow.people.holding(
        proposal.congress_id, Role.DEPARTMENT_HEAD, department_id=raised.department_id
    )
    meant = await clerks_of(uow, proposal, raised)
    meant |= {party: [p.id for p in heads] for party in (Party.LEAD_HEAD, Party.CO_HEAD)}
    await take(
        uow,
        proposal,
        "dismiss_objection",
        actor=actor,
        now=now,
        details=of_objection(raised, reason),
        share=share_of(proposal, raised),
        meant=meant,
        keeps=rulings_of_others(proposal, raised),
    )
    put_down(proposal, raised, ruling=Ruling.DISMISSED, ruled_by=actor.name, ruled_at=now, remark=reason)
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
