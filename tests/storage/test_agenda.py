"""What the calendar reads: of whom, of which days, by count; and the links to it."""

from datetime import timedelta

from domain.proposal import ClockKey, Status
from domain.subscription import CalendarLink
from storage.engine import Database
from tests.builders import NOW, World, assignment, clock, suggestion, world

DAY = NOW.date() + timedelta(days=10)
WEEK = timedelta(days=7)


async def filled(database: Database) -> World:
    w = await world(database)
    async with database.unit_of_work() as uow:
        for n, department in enumerate((w.department, w.department, w.co_department), start=1):
            proposal = suggestion(w.representative, number=f"{n}", status=Status.ASSIGNED)
            proposal.assignments = [assignment(department)]
            proposal.clocks = [
                clock(w.congress, days=10, department_id=department.id),
                clock(w.congress, ClockKey.PUBLISH, days=10),
                clock(w.congress, ClockKey.HANDOVER, days=20),
                clock(w.congress, ClockKey.SIGN_FOR, days=10, department_id=department.id, stopped_at=NOW),
            ]
            await uow.proposals.add(proposal)
    return w


async def test_days_of_a_department_a_representative_and_an_office(database: Database) -> None:
    w = await filled(database)
    other = await world(database, "越城区人大", 8)
    async with database.unit_of_work() as uow:
        between, of = uow.reminders.between, w.congress.id
        owed = await between(of, DAY, DAY, departments=[w.department.id])
        assert [(c.number, c.key) for c in owed] == [("1", ClockKey.REPLY), ("2", ClockKey.REPLY)]
        waited = await between(of, DAY, DAY + 2 * WEEK, representative=w.representative.id)
        assert len(waited) == 9, "every running one of their own suggestions"
        office = await between(of, DAY, DAY + 2 * WEEK, keys=[ClockKey.HANDOVER, ClockKey.REPLY])
        assert {c.key for c in office} == {ClockKey.HANDOVER}, "what a department has is not the office's"
        every = await between(of, DAY, DAY, everything=[ClockKey.REPLY], limit=2)
        assert [c.number for c in every] == ["1", "2"]
        assert await between(of, DAY + timedelta(days=1), DAY + WEEK, departments=[w.department.id]) == []
        assert await between(of, DAY, DAY) == []
        assert await between(other.congress.id, DAY, DAY, everything=[*ClockKey]) == []


async def test_counts_by_day(database: Database) -> None:
    w = await filled(database)
    async with database.unit_of_work() as uow:
        keys = [ClockKey.REPLY, ClockKey.HANDOVER]
        found = await uow.reminders.counted(w.congress.id, DAY - WEEK, DAY + 2 * WEEK, keys)
        assert found == {DAY: 3, DAY + timedelta(days=10): 3}
        assert await uow.reminders.counted(w.congress.id, DAY, DAY, []) == {}


async def test_one_link_stands_and_ended_ones_stay_on_record(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        links, person = uow.calendar_links, w.clerk.id
        await links.add(CalendarLink(w.congress.id, person, "first", NOW))
        assert await links.revoke(person, NOW)
        assert not await links.revoke(person, NOW)
        second = await links.add(CalendarLink(w.congress.id, person, "second", NOW))
        assert await links.of(person) == second == await links.with_digest("second")
        assert await links.with_digest("first") is None
        assert await links.of(w.staff.id) is None
