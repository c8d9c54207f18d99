"""Figures of departments as they stood at a moment: shares, returns, what is overdue."""

from datetime import datetime, timedelta

from domain.figures import DepartmentFigures, by_overdue, by_return_ratio
from domain.history import HistoryEntry
from domain.proposal import AssignmentRole, ClockKey, Proposal
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
    first, second = suggestion(w.representative, session="一次"), suggestion(w.representative, session="二次")
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
        found = await uow.figures.by_department(w.congress.id, at, session)
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
