"""A department's group: bound and ended by its own people, told what the department is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.due import DueClock
from domain.errors import BadInput, NotAllowed
from domain.group import MEMBER_ROLES, TOLD_IN_GROUPS, DepartmentGroup, as_member
from domain.notice import Notice
from domain.parties import Party
from domain.people import Congress, Department, Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.services.responsible import Roster

# More than that of one department on one morning is read in its people's own lists.
MOST_KEPT = 50


@dataclass(frozen=True)
class Case:
    """A proposal of the department, and who looks at it: with the department's eyes only."""

    proposal: Proposal
    member: Person


async def departments_to_bind(uow: UnitOfWork, actor: Person | None) -> list[Department]:
    """Of which the person is a clerk or the head. Raises NotAllowed when there is none."""
    own = actor.departments_as(*MEMBER_ROLES) if actor else frozenset()
    every = await uow.people.departments(actor.congress_id) if actor and own else []
    found = [department for department in every if department.id in own]
    if not found:
        raise NotAllowed("group-not-yours")
    return found


async def bind(
    uow: UnitOfWork, actor: Person | None, department_id: int, chat_id: int, thread_id: int, *, now: datetime
) -> Department:
    """From now on the department's pushes go there too; an earlier group of it ends."""
    department = next((d for d in await departments_to_bind(uow, actor) if d.id == department_id), None)
    if actor is None or department is None:
        raise NotAllowed("group-not-yours")
    congress_id = actor.congress_id
    present = await at(uow, congress_id, chat_id, thread_id)
    if present is not None and present.department_id != department_id:
        raise BadInput("group-taken")
    if present is not None:
        return department
    for group in await uow.groups.of(congress_id):
        if group.department_id == department_id:
            await uow.groups.end(group, now)
    made = DepartmentGroup(congress_id, department_id, chat_id, thread_id, actor.language, actor.id, now)
    await uow.groups.add(made)
    await _tell(uow, made, "group_bound", actor, now)
    return department


async def unbind(
    uow: UnitOfWork, congress_id: int, actor: Person | None, chat_id: int, thread_id: int, *, now: datetime
) -> None:
    """Raises NotAllowed for whoever is not of the department, BadInput where nothing is bound."""
    group = await at(uow, congress_id, chat_id, thread_id)
    if group is None:
        raise BadInput("group-none")
    if actor is None or as_member(actor, group.department_id) is None:
        raise NotAllowed("group-not-yours")
    await end(uow, group, now=now)


async def end(uow: UnitOfWork, group: DepartmentGroup, *, now: datetime) -> None:
    """No push goes there any more; the department reads of that in private."""
    await uow.groups.end(group, now)
    await _tell(uow, group, "group_ended", None, now)


async def at(uow: UnitOfWork, congress_id: int, chat_id: int, thread_id: int) -> DepartmentGroup | None:
    """What is bound in exactly this topic, or in the group as a whole."""
    there = await uow.groups.in_chat(congress_id, chat_id)
    return next((group for group in there if group.thread_id == thread_id), None)


async def open_case(
    uow: UnitOfWork, group: DepartmentGroup, person: Person | None, proposal_id: int
) -> Case | None:
    """None for whoever is not of the department, and for what is not the department's."""
    member = as_member(person, group.department_id) if person else None
    proposal = await uow.proposals.visible_to(member, proposal_id) if member else None
    if member is None or proposal is None or proposal.share_of(group.department_id) is None:
        return None
    return Case(proposal, member)


async def post(
    uow: UnitOfWork,
    proposal: Proposal,
    step: str,
    reached: Sequence[tuple[Person, Party]],
    not_before: datetime,
) -> None:
    """Of an event that people of a department are told: the same, once, to its group."""
    if step not in TOLD_IN_GROUPS or not any(person.holds(*MEMBER_ROLES) for person, _ in reached):
        return
    for group in await uow.groups.of(proposal.congress_id):
        if proposal.share_of(group.department_id) is None:
            continue
        own = [(p, party) for p, party in reached if as_member(p, group.department_id)]
        if own:
            person, party = own[0]
            seq = len(proposal.history)
            await uow.outbox.post(
                Notice(
                    proposal.congress_id,
                    person.id,
                    step,
                    f"group:{group.department_id}:{proposal.id}:{seq}",
                    not_before,
                    proposal_id=proposal.id,
                    params={"seq": seq, "party": party.value},
                    group_id=group.id,
                )
            )


async def post_morning(
    uow: UnitOfWork, congress: Congress, roster: Roster, told: Sequence[DueClock], *, now: datetime
) -> int:
    """What each department owes, once, to its group: nobody's own wishes, nobody to be told things."""
    policy = congress.policy
    today = now.astimezone(policy.zone).date()
    opening = datetime.combine(today, policy.working_hours.start, policy.zone)
    not_before = policy.working_hours.after_quiet(max(now, opening), policy.zone)
    posted = 0
    for group in await uow.groups.of(congress.id):
        due = [clock.id for clock in told if clock.department_id == group.department_id]
        if not due:
            continue
        held = [await roster.holding(role, group.department_id) for role in MEMBER_ROLES]
        reader = next((person_id for ids in held for person_id in ids), None)
        if reader is not None:
            posted += await uow.outbox.post(
                Notice(
                    congress.id,
                    reader,
                    "reminder",
                    f"remind:group:{group.id}:{today.isoformat()}",
                    not_before=not_before,
                    params={"day": today.isoformat(), "due": due[:MOST_KEPT]},
                    group_id=group.id,
                )
            )
    return posted


async def still_owed(
    uow: UnitOfWork, notice: Notice, group: DepartmentGroup, congress: Congress, *, now: datetime
) -> list[DueClock]:
    """What of a group's bundle its department still owes; nothing any more on another day."""
    due, today = notice.params.get("due"), now.astimezone(congress.policy.zone).date()
    if not isinstance(due, list) or notice.params.get("day") != today.isoformat():
        return []
    clocks = await uow.reminders.clocks(congress.id, {int(id_) for id_ in due})
    return [clock for clock in clocks if clock.department_id == group.department_id]


async def _tell(
    uow: UnitOfWork, group: DepartmentGroup, kind: str, knows: Person | None, now: datetime
) -> None:
    units = await uow.people.every_department(group.congress_id)
    name = next(unit.short_name for unit in units if unit.id == group.department_id)
    told: dict[int, Person] = {}
    for role in MEMBER_ROLES:
        held = await uow.people.holding(group.congress_id, role, department_id=group.department_id)
        told |= {person.id: person for person in held}
    for person_id in told:
        if knows is None or person_id != knows.id:
            key = f"{kind}:{group.id}:{person_id}"
            params: dict[str, object] = {"department": name}
            await uow.outbox.post(Notice(group.congress_id, person_id, kind, key, now, params=params))
