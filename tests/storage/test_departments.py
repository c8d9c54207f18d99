"""Departments that end: what is open goes over with its dates, what is ended keeps its name."""

from datetime import timedelta

import pytest

from domain.errors import BadInput
from domain.people import Department, Role
from domain.proposal import AssignmentRole, ClockKey, Proposal, Status
from domain.services import departments
from domain.services.verification import faults_of
from storage.engine import Database
from tests.builders import NOW, World, assignment, clock, post, suggestion, world

LATER = NOW + timedelta(days=3)
LEAD, CO, SEPARATE = AssignmentRole.LEAD, AssignmentRole.CO, AssignmentRole.SEPARATE


async def keep(
    database: Database, w: World, status: Status, *shares: tuple[Department, AssignmentRole]
) -> Proposal:
    """With the clocks that such shares have."""
    async with database.unit_of_work() as uow:
        proposal = await uow.proposals.add(suggestion(w.representative, status=status))
        proposal.assignments = [assignment(to, role) for to, role in shares]
        for days, (to, role) in enumerate(shares, start=20):
            keys = [ClockKey.CO_OPINION] if role is CO else [ClockKey.REPLY]
            proposal.clocks += [
                clock(w.congress, key, days=days, department_id=to.id) for key in (*keys, ClockKey.SIGN_FOR)
            ]
        return proposal


async def merged(database: Database, w: World) -> int:
    async with database.unit_of_work() as uow:
        return await departments.merge(uow, w.department, w.co_department, now=LATER)


async def read(database: Database, proposal: Proposal) -> Proposal:
    async with database.unit_of_work() as uow:
        return await uow.proposals.get(proposal.id)


async def test_open_cases_go_over_with_their_dates(database: Database) -> None:
    w = await world(database)
    open_ = await keep(database, w, Status.SIGNED_FOR, (w.department, LEAD))
    ended = await keep(database, w, Status.ARCHIVED, (w.department, LEAD))
    due = {c.key: c.due_at for c in open_.clocks}
    assert await merged(database, w) == 1
    now, old = await read(database, open_), await read(database, ended)
    assert [(a.department_id, a.department) for a in now.standing] == [
        (w.co_department.id, w.co_department.short_name)
    ]
    assert {c.key: c.due_at for c in now.clocks if c.running} == due
    assert {c.department_id for c in now.clocks} == {w.co_department.id}
    assert (now.status, [e.step for e in now.history]) == (Status.SIGNED_FOR, ["move_department"])
    assert now.history[0].details["from"] == w.department.short_name
    assert faults_of(now) == []
    assert [a.department for a in old.standing] == [w.department.name]
    assert old.history == []


async def test_posts_go_over_once(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        await uow.people.add_post(w.clerk, post(Role.DEPARTMENT_CLERK, w.co_department))
    await merged(database, w)
    async with database.unit_of_work() as uow:
        clerk = await uow.people.get(w.congress.id, w.clerk.id)
        head = await uow.people.get(w.congress.id, w.head.id)
        standing = await uow.people.departments(w.congress.id)
        every = await uow.people.every_department(w.congress.id)
    assert clerk is not None
    assert head is not None
    assert [p.department_id for p in clerk.posts] == [w.co_department.id]
    assert [(p.department_id, p.unit) for p in head.posts] == [
        (w.co_department.id, w.co_department.short_name)
    ]
    assert [d.id for d in standing] == [w.co_department.id]
    assert {d.id: d.retired_at for d in every}[w.department.id] == LATER


@pytest.mark.parametrize("gone", [LEAD, CO, SEPARATE])
async def test_two_shares_become_the_weightier(database: Database, gone: AssignmentRole) -> None:
    w = await world(database)
    other = {LEAD: CO, CO: LEAD, SEPARATE: SEPARATE}[gone]
    proposal = await keep(database, w, Status.ASSIGNED, (w.department, gone), (w.co_department, other))
    stays = w.department if gone is LEAD else w.co_department
    due = {c.due_at for c in proposal.clocks if c.department_id == stays.id}
    await merged(database, w)
    now = await read(database, proposal)
    expected = SEPARATE if gone is SEPARATE else LEAD
    assert [(a.department_id, a.role) for a in now.standing] == [(w.co_department.id, expected)]
    running = [c for c in now.clocks if c.running]
    assert {c.key for c in running} == {ClockKey.REPLY, ClockKey.SIGN_FOR}
    assert {c.due_at for c in running} == due
    assert {c.department_id for c in running} == {w.co_department.id}


async def test_retired_only_without_open_cases(database: Database) -> None:
    w = await world(database)
    await keep(database, w, Status.ANSWERED, (w.department, LEAD))
    await keep(database, w, Status.PRE_ASSIGNED, (w.department, CO))
    with pytest.raises(BadInput) as refused:
        async with database.unit_of_work() as uow:
            await departments.retire(uow, w.department, now=LATER)
    assert refused.value.params == {"name": w.department.name, "n": 2}
    async with database.unit_of_work() as uow:
        await departments.retire(uow, w.co_department, now=LATER)
        assert await uow.people.departments(w.congress.id) == [w.department]
