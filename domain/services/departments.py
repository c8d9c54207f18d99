"""Departments that end: merged into another that goes on with what is open, or retired with nothing open."""

from dataclasses import replace
from datetime import datetime

from domain.errors import BadInput
from domain.objection import Ruling
from domain.parties import Party
from domain.people import Department, Role
from domain.ports import UnitOfWork
from domain.proposal import Assignment, AssignmentRole, Proposal, Status
from domain.services.reassignment import end_rulings
from domain.services.steps import take
from domain.steps import AFTER_REPLY, BEFORE_REPLY
from domain.supervision import OrderState

OPEN = BEFORE_REPLY | AFTER_REPLY | {Status.PRE_ASSIGNED}
WEIGHT = {AssignmentRole.CO: 0, AssignmentRole.SEPARATE: 1, AssignmentRole.LEAD: 2}


async def open_cases(uow: UnitOfWork, department: Department) -> list[Proposal]:
    """Of which the department has a share, from the tentative assignment until they are closed."""
    return await uow.proposals.in_hand_of(department.congress_id, department.id, OPEN)


async def retire(uow: UnitOfWork, department: Department, *, now: datetime) -> None:
    """Offered nowhere any more; what is ended keeps its name. Raises BadInput while it has open cases."""
    if cases := await open_cases(uow, department):
        raise BadInput("bad-department-open", name=department.name, n=len(cases))
    department.retired_at = now
    await uow.people.save_department(department)


async def merge(uow: UnitOfWork, gone: Department, into: Department, *, now: datetime) -> int:
    """Posts and open cases go over with their dates, then the one is retired. Returns how many cases."""
    if gone.id == into.id:
        raise BadInput("bad-department-itself", name=gone.name)
    cases = await open_cases(uow, gone)
    await _move_posts(uow, gone, into)
    clerks = await uow.people.holding(into.congress_id, Role.DEPARTMENT_CLERK, department_id=into.id)
    for proposal in cases:
        main = _move(proposal, gone, into, now)
        details: dict[str, object] = {
            "department": into.short_name,
            "from": gone.short_name,
            "from_id": gone.id,
            "to_id": into.id,
        }
        ids = [person.id for person in clerks]
        meant = {Party.LEAD_CLERK: ids if main else [], Party.CO_CLERK: [] if main else ids}
        await take(uow, proposal, "move_department", actor=None, now=now, details=details, meant=meant)
    await retire(uow, gone, now=now)
    return len(cases)


async def _move_posts(uow: UnitOfWork, gone: Department, into: Department) -> None:
    """Who holds the same post in both has it once; a section keeps its own name."""
    for role in Role:
        for person in await uow.people.holding(gone.congress_id, role, department_id=gone.id):
            for post in [p for p in person.posts if p.role is role and p.department_id == gone.id]:
                section = role is Role.SECTION
                if any(
                    p.role is role and p.department_id == into.id and (p.unit == post.unit or not section)
                    for p in person.posts
                ):
                    await uow.people.remove_post(person, post)
                    continue
                post.department_id = into.id
                post.unit = post.unit if section else into.short_name
                await uow.people.save_post(post)


def _move(proposal: Proposal, gone: Department, into: Department, now: datetime) -> bool:
    """Whether the share is a main one now. Of two shares the weightier stays, with its own dates."""
    share, other = proposal.share_of(gone.id), proposal.share_of(into.id)
    if share is None:
        raise ValueError("no_share", proposal.id, gone.id)
    moves = other is None or WEIGHT[share.role] > WEIGHT[other.role]
    if other is not None:
        _give_up(proposal, other if moves else share, now)
    if moves:
        _take_over(proposal, share, into)
    _move_orders_and_parts(proposal, gone, into)
    end_rulings(proposal, now)
    kept = share if moves else other
    return kept is not None and kept.role is not AssignmentRole.CO


def _give_up(proposal: Proposal, share: Assignment, now: datetime) -> None:
    share.released_at = now
    for clock in proposal.clocks:
        if clock.running and clock.department_id == share.department_id:
            clock.stopped_at = now
    proposal.objections = [
        replace(o, ruling=Ruling.DROPPED, ruled_at=now)
        if o.ruling is Ruling.OPEN and o.department_id == share.department_id
        else o
        for o in proposal.objections
    ]


def _take_over(proposal: Proposal, share: Assignment, into: Department) -> None:
    """The share itself, its running clocks, and what of this round is under way."""
    was = share.department_id
    share.department_id, share.department = into.id, into.short_name
    for clock in proposal.clocks:
        if clock.running and clock.department_id == was:
            clock.department_id = into.id
    for contact in proposal.contacts_of_round():
        if contact.department_id == was:
            contact.department_id = into.id
    for reply in proposal.replies:
        on_its_way = reply.round == proposal.round and reply.delivered_at is None
        if on_its_way and reply.department_id == was:
            reply.department_id, reply.department = into.id, into.short_name
    proposal.objections = [
        replace(o, department_id=into.id, department=into.short_name)
        if o.ruling is Ruling.OPEN and o.department_id == was
        else o
        for o in proposal.objections
    ]
    proposal.extensions = [
        replace(e, department_id=into.id, department=into.short_name)
        if e.granted is None and e.department_id == was
        else e
        for e in proposal.extensions
    ]


def _move_orders_and_parts(proposal: Proposal, gone: Department, into: Department) -> None:
    """Whatever share stays, what is still to be answered or prepared goes on at the other."""
    for order in proposal.orders:
        if order.department_id == gone.id and order.state in {OrderState.PROPOSED, OrderState.ISSUED}:
            order.department_id, order.department = into.id, into.short_name
    for part in proposal.sections:
        if part.department_id == gone.id and part.withdrawn_at is None:
            part.department_id = into.id
