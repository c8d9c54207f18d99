"""Figures of departments as they stood at a moment: shares, returns, what is overdue."""

from datetime import datetime, timedelta

from domain.contact import Contact, ContactMode, ContactStage
from domain.figures import Ahead, DepartmentFigures, by_overdue, by_return_ratio
from domain.history import HistoryEntry
from domain.overview import RateKey
from domain.proposal import AssignmentRole, ClockKey, Proposal, Status
from domain.reply import Commitment
from domain.scope import Scope
from domain.services.figures import of_departments, overdue, overview, summary
from storage.engine import Database
from tests.builders import NOW, World, assignment, clock, suggestion, world

LATER = NOW + timedelta(days=40)


def sent_back(proposal: Proposal, at: datetime) -> None:
    seq = len(proposal.history) + 1
    entry = HistoryEntry(seq, at, "send_back", "", None, "under_review", "sent_back", digest=str(seq))
    proposal.history.append(entry)


async def two(database: Database) -> World:
    """One led by the first department with the other beside it, sent back twice; one that changed hands."""
    w = await world(database)
    first, second = (
        suggestion(w.representative, session=name, registered_at=NOW, status=Status.IN_PROGRESS)
        for name in ("一次", "二次")
    )
    first.assignments += [assignment(w.department), assignment(w.co_department, AssignmentRole.CO)]
    first.clocks.append(clock(w.congress, ClockKey.REPLY, 30, department_id=w.department.id))
    sent_back(first, NOW + timedelta(days=20))
    sent_back(first, NOW + timedelta(days=35))
    second.assignments += [
        assignment(w.department, released_at=NOW + timedelta(days=2)),
        assignment(w.co_department),
    ]
    second.clocks.append(
        clock(w.congress, days=30, department_id=w.co_department.id, stopped_at=NOW + timedelta(days=33))
    )
    async with database.unit_of_work() as uow:
        await uow.proposals.add(first)
        await uow.proposals.add(second)
    return w


async def figures(database: Database, w: World, at: datetime, session: str | None = None) -> list[list[int]]:
    async with database.unit_of_work() as uow:
        found = await of_departments(uow, w.congress, Scope(session=session), now=at)
    assert [f.department_id for f in found] == [w.department.id, w.co_department.id]
    return [[f.lead, f.co, f.returns, f.overdue] for f in found]


async def test_shares_returns_and_overdue_of_each_department(database: Database) -> None:
    w = await two(database)
    assert await figures(database, w, LATER) == [[1, 0, 2, 1], [1, 1, 0, 0]]


async def test_what_came_later_is_not_counted_yet(database: Database) -> None:
    w = await two(database)
    assert await figures(database, w, NOW + timedelta(days=1)) == [[2, 0, 0, 0], [1, 1, 0, 0]]
    assert await figures(database, w, NOW + timedelta(days=31)) == [[1, 0, 1, 1], [1, 1, 0, 1]]


async def test_one_session_only(database: Database) -> None:
    w = await two(database)
    assert await figures(database, w, LATER, "二次") == [[0, 0, 0, 0], [1, 0, 0, 0]]


async def test_another_congress_counts_nothing_of_ours(database: Database) -> None:
    await two(database)
    other = await world(database, "别处人大", bot_id=8)
    assert await figures(database, other, LATER) == [[0, 0, 0, 0], [0, 0, 0, 0]]


def test_the_highest_ratio_first_and_of_equal_ones_the_one_with_more_returns() -> None:
    rows = [
        DepartmentFigures(1, "甲", lead=8, co=4, returns=4),
        DepartmentFigures(2, "乙", lead=14, co=7, returns=7, overdue=1),
        DepartmentFigures(3, "丙", lead=3, co=2, returns=2, overdue=2),
        DepartmentFigures(4, "丁", lead=9),
        DepartmentFigures(5, "戊", returns=0),
    ]
    assert [f.department for f in by_return_ratio(rows)] == ["丙", "乙", "甲"]
    assert [f.department for f in by_overdue(rows)] == ["丙", "乙"]
    assert rows[4].return_ratio == 0


async def test_rates_of_clocks_contacts_and_promises(database: Database) -> None:
    """One signed for in time, answered late, one promise of two kept; one signed for late."""
    w = await world(database)
    first, second = (
        suggestion(w.representative, registered_at=NOW, status=status)
        for status in (Status.ANSWERED, Status.IN_PROGRESS)
    )
    first.assignments = [assignment(w.department, signed_at=NOW + timedelta(days=1))]
    first.clocks = [
        clock(w.congress, ClockKey.SIGN_FOR, 3, department_id=w.department.id),
        clock(w.congress, ClockKey.REPLY, 30, department_id=w.department.id, stopped_at=LATER),
    ]
    first.contacts = [
        Contact(w.department.id, ContactStage.BEFORE, ContactMode.VISIT, NOW.date(), "", "", NOW)
    ]
    first.commitments = [
        Commitment("一", NOW.date(), kept_on=NOW.date()),
        Commitment("二", NOW.date()),
        Commitment("三", LATER.date() + timedelta(days=1)),
    ]
    second.assignments = [
        assignment(w.department, signed_at=NOW + timedelta(days=9)),
        assignment(w.co_department, AssignmentRole.CO),
    ]
    second.clocks = [
        clock(w.congress, ClockKey.SIGN_FOR, 3, department_id=of.id) for of in (w.department, w.co_department)
    ]
    second.clocks.append(clock(w.congress, ClockKey.REPLY, 60, department_id=w.department.id))
    async with database.unit_of_work() as uow:
        await uow.proposals.add(first)
        await uow.proposals.add(second)
    async with database.unit_of_work() as uow:
        whole = await overview(uow, w.congress, Scope(), now=LATER)
        lead, co = await of_departments(uow, w.congress, now=LATER)
        assert await overdue(uow, w.congress, now=LATER) == []
        (late,) = await overdue(uow, w.congress, now=NOW + timedelta(days=61))
        to_come = await summary(uow, w.congress, Scope(), now=LATER)
        nothing = await summary(uow, w.congress, Scope(session="别的"), now=LATER)
    due, promised = NOW.date() + timedelta(days=60), LATER.date() + timedelta(days=1)
    assert (to_come.replies, to_come.promises) == (Ahead(1, due, due), Ahead(1, promised, promised))
    assert (nothing.replies, nothing.promises) == (None, None)
    found = {key: (rate.numerator, rate.denominator) for key, rate in whole.rates.items()}
    assert found[RateKey.SIGNED_IN_TIME] == (1, 3)
    assert found[RateKey.REPLIED_IN_TIME] == (0, 1)
    assert found[RateKey.CONSULTED] == (1, 1)
    assert found[RateKey.KEPT] == (1, 2)
    assert (lead.signed_in_time, lead.replied_in_time) == ((1, 2), (0, 1))
    assert (lead.consulted, lead.kept, lead.answered, lead.rated) == ((1, 1), (1, 2), 1, 0)
    assert (co.signed_in_time, co.pieces, co.answered) == ((0, 1), 1, 0)
    assert (late.department, late.proposal_id, late.days) == ("住房", second.id, 1)
