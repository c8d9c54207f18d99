"""Proposals as whole aggregates; who sees which; numbers; clocks."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.cosigner import Cosigner, CosignerState, CosignerWay
from domain.history import HistoryEntry
from domain.people import Department, Person, Post, Role
from domain.proposal import AssignmentRole, ClockKey, Proposal, Status
from domain.section import SectionPart, SectionRole
from storage.engine import Database
from tests.builders import NOW, World, assignment, clock, delegation, person, post, suggestion, world
from tests.storage.counting import statements


async def keep(database: Database, proposal: Proposal) -> Proposal:
    async with database.unit_of_work() as uow:
        return await uow.proposals.add(proposal)


def entry(proposal: Proposal, hours: int) -> HistoryEntry:
    seq = len(proposal.history) + 1
    return HistoryEntry(seq, NOW + timedelta(hours=hours), "note", "", None, "submitted", "submitted")


async def test_changes_of_a_loaded_one_are_saved_by_the_commit(database: Database) -> None:
    w = await world(database)
    kept = await keep(database, suggestion(w.representative))
    async with database.unit_of_work() as uow:
        proposal = await uow.proposals.get(kept.id)
        proposal.status = Status.ASSIGNED
        proposal.assignments.append(assignment(w.department))
        proposal.assignments.append(assignment(w.co_department, AssignmentRole.CO))
        proposal.clocks.append(clock(w.congress))
        proposal.screening_answers = ["court"]
    async with database.unit_of_work() as uow:
        proposal = await uow.proposals.get(kept.id)
        assert [a.department for a in proposal.assignments] == ["住房和城乡建设局", "交通运输局"]
        proposal.assignments[1].signed_at = NOW
        proposal.clocks[0].stopped_at = NOW
    async with database.unit_of_work() as uow:
        proposal = await uow.proposals.get(kept.id)
        assert [a.signed_at for a in proposal.assignments] == [None, NOW]
        assert not proposal.clocks[0].running
        assert proposal.screening_answers == ["court"]
        with pytest.raises(KeyError):
            await uow.proposals.get(999)


async def test_parts_keep_their_order(database: Database) -> None:
    w = await world(database)
    proposal = suggestion(w.representative)
    for key in (ClockKey.REPLY, ClockKey.CO_OPINION, ClockKey.SIGN_FOR):
        proposal.clocks.append(clock(w.congress, key))
    for hours in (3, 2, 1):
        proposal.history.append(entry(proposal, hours))
    kept = await keep(database, proposal)
    async with database.unit_of_work() as uow:
        read = await uow.proposals.get(kept.id)
    assert [c.key for c in read.clocks] == [ClockKey.REPLY, ClockKey.CO_OPINION, ClockKey.SIGN_FOR]
    assert [e.seq for e in read.history] == [1, 2, 3]


async def sees(database: Database, who: Person, proposal: Proposal) -> bool:
    """Whether the three ways to load for a person agree, and what they say."""
    async with database.unit_of_work() as uow:
        found = await uow.proposals.visible_to(who, proposal.id)
        numbered = await uow.proposals.numbered(who, proposal.number or "")
        listed = await uow.proposals.list_for(who)
    assert (found is None) == (not numbered) == (proposal.id not in [p.id for p in listed])
    return found is not None


async def stages(database: Database, w: World) -> dict[str, Proposal]:
    """One proposal for each stage in its life that changes who sees it."""
    given = {
        "draft": suggestion(w.representative, number="1", submitted_at=None),
        "collecting": suggestion(w.representative, number="2", submitted_at=None, status=Status.COLLECTING),
        "discarded": suggestion(w.representative, number="3", submitted_at=None, status=Status.CANCELLED),
        "submitted": suggestion(w.representative, number="4", status=Status.SUBMITTED),
        "registered": suggestion(w.representative, number="5", status=Status.REGISTERED, registered_at=NOW),
        "assigned": suggestion(w.representative, number="6", status=Status.ASSIGNED, registered_at=NOW),
    }
    given["handed in"] = suggestion(w.representative, number="7", submitted_at=None, pre_submitted_at=NOW)
    given["assigned"].sections = [
        SectionPart(w.co_department.id, "法规股", SectionRole.LEAD, "赵经办", NOW),
    ]
    given["assigned"].assignments = [
        assignment(w.department, released_at=NOW),
        assignment(w.co_department, AssignmentRole.LEAD),
    ]
    return {name: await keep(database, proposal) for name, proposal in given.items()}


ALL = {"draft", "collecting", "discarded", "submitted", "registered", "assigned", "handed in"}
SUBMITTED = {"submitted", "registered", "assigned", "handed in"}


def section(name: str, of: Department) -> Post:
    return Post(Role.SECTION, department_id=of.id, unit=name)


async def test_who_sees_what(database: Database) -> None:
    w = await world(database)
    foreign = await world(database, "宜昌市人大", bot_id=8)
    proposals = await stages(database, w)
    async with database.unit_of_work() as uow:
        far = await delegation(uow, w.congress, "平水镇")
        invited = await person(uow, w.congress, "应邀", post(Role.REPRESENTATIVE))
        asked = await uow.proposals.get(proposals["draft"].id)
        asked.cosigners.append(Cosigner(invited.id, "应邀", CosignerWay.INVITED, CosignerState.INVITED, NOW))
        roles = {role: await person(uow, w.congress, role.value, post(role)) for role in Role}
        matrix = [
            (w.representative, ALL),
            (roles[Role.REPRESENTATIVE], {"registered"}),  # open for seconding
            (invited, {"draft", "registered"}),
            (roles[Role.STAFF], SUBMITTED),
            (roles[Role.ADMIN], SUBMITTED),
            (roles[Role.COMMITTEE], SUBMITTED),
            (roles[Role.LEADER], SUBMITTED),
            (roles[Role.GOVERNMENT_OFFICE], {"registered", "assigned", "handed in"}),
            (roles[Role.INSPECTOR], set()),
            (roles[Role.DEPARTMENT_CLERK], set()),  # a post without a department
            (roles[Role.DELEGATION_OFFICE], set()),
            (w.clerk, set()),  # taken back from this department
            (w.head, set()),
            (w.co_clerk, {"assigned"}),
            (await person(uow, w.congress, "a", section("法规股", w.co_department)), {"assigned"}),
            (
                await person(uow, w.congress, "a2", section("人事股", w.co_department)),
                set(),
            ),  # nothing dispatched to it
            (await person(uow, w.congress, "b", post(Role.DEPARTMENT_HEAD, w.co_department)), {"assigned"}),
            (await person(uow, w.congress, "c", post(Role.DELEGATION_OFFICE, w.delegation)), SUBMITTED),
            (await person(uow, w.congress, "d", post(Role.DELEGATION_OFFICE, far)), set()),
            (await person(uow, w.congress, "e", post(Role.REPRESENTATIVE, w.delegation)), {"registered"}),
            (await person(uow, w.congress, "f", post(Role.STAFF), suspended=True), set()),
            (await person(uow, w.congress, "g"), set()),
            (foreign.staff, set()),
            (foreign.representative, set()),
        ]
    for who, expected in matrix:
        found = {name for name, proposal in proposals.items() if await sees(database, who, proposal)}
        assert found == expected, (who.name, who.posts)

    w.representative.suspended = True
    w.representative.posts.append(Post(Role.STAFF))
    assert all([await sees(database, w.representative, proposal) for proposal in proposals.values()])
    forged = Person(foreign.congress.id, "x", posts=w.staff.posts, id=w.representative.id)
    assert not await sees(database, forged, proposals["assigned"])


async def test_several_posts_add_up_and_nothing_is_listed_twice(database: Database) -> None:
    w = await world(database)
    proposal = suggestion(w.representative)
    proposal.assignments = [assignment(w.department), assignment(w.co_department, AssignmentRole.CO)]
    await keep(database, proposal)
    async with database.unit_of_work() as uow:
        units = (w.department, w.co_department)
        many = await person(
            uow, w.congress, "x", post(Role.STAFF), *(post(Role.DEPARTMENT_CLERK, unit) for unit in units)
        )
        assert [p.id for p in await uow.proposals.list_for(many)] == [proposal.id]


async def test_lists_show_the_newest_change_first(database: Database) -> None:
    w = await world(database)
    ids = [(await keep(database, suggestion(w.representative, title=str(n)))).id for n in range(4)]
    async with database.unit_of_work() as uow:
        for hours, index in enumerate((2, 0), start=1):
            proposal = await uow.proposals.get(ids[index])
            proposal.history.append(entry(proposal, hours))
    async with database.unit_of_work() as uow:
        listed = await uow.proposals.list_for(w.representative)
        assert [p.title for p in listed] == ["0", "2", "3", "1"]
        newest = await uow.proposals.list_for(w.representative, limit=2)
        assert [p.title for p in newest] == ["0", "2"]


async def test_a_long_list_takes_few_statements(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        for _ in range(50):
            proposal = suggestion(w.representative)
            proposal.assignments = [assignment(w.department), assignment(w.co_department)]
            proposal.clocks = [clock(w.congress) for _ in range(3)]
            proposal.history = [entry(proposal, 1)]
            await uow.proposals.add(proposal)
    async with database.unit_of_work() as uow:
        with statements(database) as sent:
            listed = await uow.proposals.list_for(w.staff)
        assert len(listed) == 50
        assert all(len(p.assignments) == 2 and len(p.clocks) == 3 for p in listed)
        assert len(sent) <= 13


async def test_an_update_takes_few_statements(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        await uow.conversations.load(7, 701)
    with statements(database) as sent:
        async with database.unit_of_work() as uow:
            assert await uow.congresses.of_bot(7) is not None
            assert await uow.people.by_chat(w.congress.id, 701) is not None
            conversation = await uow.conversations.load(7, 701)
            assert await uow.updates.first_time(7, 1)
            assert await uow.drafts.get(w.representative.id, 1) is None
            await uow.conversations.save(7, conversation)
    assert len(sent) <= 6


async def test_numbers_are_never_given_twice(database: Database) -> None:
    w = await world(database)

    async def draw() -> int:
        async with database.unit_of_work() as uow:
            return await uow.proposals.next_seq(w.congress.id, "through_train:2026")

    assert sorted(await asyncio.gather(*(draw() for _ in range(12)))) == list(range(1, 13))
    async with database.unit_of_work() as uow:
        assert await uow.proposals.next_seq(w.congress.id, "in_session:2026") == 1
        assert await uow.proposals.next_seq(w.congress.id, "through_train:2027") == 1
        assert await uow.proposals.next_seq(w.congress.id, "through_train:2026") == 13


async def test_one_number_is_one_proposal_in_each_congress(database: Database) -> None:
    w = await world(database)
    other = await world(database, "宜昌市人大", bot_id=8)
    await keep(database, suggestion(w.representative, number="1"))
    theirs = await keep(database, suggestion(other.representative, number="1"))
    async with database.unit_of_work() as uow:
        found = await uow.proposals.numbered(other.staff, "1")
        assert [p.id for p in found] == [theirs.id]
    with pytest.raises(IntegrityError):
        await keep(database, suggestion(w.representative, number="1"))


async def test_a_department_of_another_congress_cannot_be_assigned(database: Database) -> None:
    w = await world(database)
    other = await world(database, "宜昌市人大", bot_id=8)
    proposal = suggestion(w.representative)
    proposal.assignments = [assignment(other.department)]
    with pytest.raises(IntegrityError):
        await keep(database, proposal)


async def test_clocks_that_ran_out_are_found_once_longest_first(database: Database) -> None:
    w = await world(database)
    late, later, stopped, stamped, running = (suggestion(w.representative, title=str(n)) for n in range(5))
    late.clocks = [clock(w.congress, days=2), clock(w.congress, ClockKey.CO_OPINION, days=1)]
    later.clocks = [clock(w.congress, days=-1)]
    stopped.clocks = [clock(w.congress, days=1, stopped_at=NOW)]
    stamped.clocks = [clock(w.congress, days=1, overdue_at=NOW)]
    running.clocks = [clock(w.congress, days=9)]
    for proposal in (late, later, stopped, stamped, running):
        await keep(database, proposal)
    now = NOW + timedelta(days=2)
    async with database.unit_of_work() as uow:
        assert [p.title for p in await uow.proposals.with_clocks_due(now, 10)] == ["1", "0"]
        assert [p.title for p in await uow.proposals.with_clocks_due(now, 1)] == ["1"]
        assert await uow.proposals.with_clocks_due(NOW - timedelta(days=2), 10) == []
        due = await uow.proposals.running_clocks(w.congress.id, NOW + timedelta(days=5))
        assert [(c.due_at - NOW, p.title) for c, p in due] == [
            (timedelta(days=-1), "1"),
            (timedelta(days=1), "0"),
            (timedelta(days=1), "3"),
            (timedelta(days=2), "0"),
        ]
        assert all(c.proposal_id == p.id for c, p in due)
        assert await uow.proposals.next_due(NOW) == NOW + timedelta(days=1)
        assert await uow.proposals.next_due(NOW + timedelta(days=9)) is None
        assert await uow.proposals.running_clocks(w.congress.id + 1, NOW + timedelta(days=5)) == []
        assert await uow.proposals.every_id() == [p.id for p in (late, later, stopped, stamped, running)]


async def test_two_ticks_at_once_stamp_each_lateness_once(database: Database) -> None:
    w = await world(database)
    for _ in range(3):
        proposal = suggestion(w.representative)
        proposal.clocks = [clock(w.congress, days=-1)]
        await keep(database, proposal)

    async def tick() -> int:
        async with database.unit_of_work() as uow:
            stamped = 0
            for proposal in await uow.proposals.with_clocks_due(NOW, 10):
                for due in proposal.clocks:
                    if due.overdue_at is None:
                        due.overdue_at = NOW
                        stamped += 1
            await asyncio.sleep(0.02)
            return stamped

    assert sum(await asyncio.gather(tick(), tick(), tick())) == 3
