"""The mornings' tick: once a day whoever runs it, nothing lost to sleep, few statements for many clocks."""

import asyncio
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.deadlines import WorkCalendar
from domain.notice import Notice, Priority
from domain.people import Person, Role
from domain.proposal import Clock, ClockKey, Status
from domain.services import mornings
from scheduler.ticks import Ticks
from storage.engine import Database
from tests import builders
from tests.builders import NOW, World
from tests.storage.counting import statements

ZONE = ZoneInfo("Asia/Shanghai")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of March 2026; the second is a Monday."""
    return datetime(2026, 3, day, hour, minute, tzinfo=ZONE)


async def owing(database: Database, w: World, *clocks: Clock) -> list[int]:
    """A suggestion in hand with these clocks; returns their ids."""
    async with database.unit_of_work() as uow:
        proposal = builders.suggestion(w.representative, status=Status.ASSIGNED, number=None)
        proposal.assignments = [builders.assignment(w.department)]
        proposal.clocks = list(clocks)
        return [clock.id for clock in (await uow.proposals.add(proposal)).clocks]


def reply_clock(w: World, days: int, **values: object) -> Clock:
    started = NOW - timedelta(days=40)
    clock = builders.clock(w.congress, days=days, department_id=w.department.id, **values)
    clock.started_at = started
    return clock


async def posted(database: Database, w: World) -> list[Notice]:
    """Everything that waits, whatever its hour."""
    async with database.unit_of_work() as uow:
        far = NOW + timedelta(days=4000)
        return await uow.outbox.claim("test", w.congress.id, far, far, dict.fromkeys(Priority, 1000))


def of(notices: list[Notice], person: Person) -> list[Notice]:
    return [notice for notice in notices if notice.person_id == person.id]


async def remind(database: Database, w: World, now: datetime) -> int:
    async with database.unit_of_work() as uow:
        return await mornings.remind(uow, w.congress, now=now)


async def test_a_machine_asleep_for_three_days_tells_once_and_all_that_it_slept_through(
    database: Database,
) -> None:
    w = await builders.world(database)
    # Seven days before this one is Wednesday; it is told on Thursday.
    slept_through, later, late = await owing(
        database, w, reply_clock(w, 9), reply_clock(w, 30 + 8), reply_clock(w, -1)
    )
    now = [at(2, 9)]
    ticks = Ticks(database, lambda: now[0])
    await ticks.everything()
    first = of(await posted(database, w), w.clerk)
    assert [n.params["own"] for n in first] == [[late]]
    now[0] = at(5, 22)
    for _ in range(3):
        await ticks.everything()
    assert of(await posted(database, w), w.clerk) == first, "it woke at night: nothing"
    now[0] = at(6, 10, 20)
    for _ in range(3):
        await ticks.everything()
    bundles = of(await posted(database, w), w.clerk)
    assert len(bundles) == 2
    assert bundles[-1].params["own"] == [late, slept_through]
    assert bundles[-1].not_before == now[0], "not at an hour that has passed"
    assert later not in bundles[-1].params["own"]  # type: ignore[operator]
    async with database.unit_of_work() as uow:
        stamped = [c for p in [await uow.proposals.get(1)] for c in p.clocks if c.overdue_at]
    assert [(c.id, c.overdue_at) for c in stamped] == [(late, at(2, 0))], "the day on which it became true"


async def test_yesterday_s_bundle_is_not_sent_today(database: Database) -> None:
    w = await builders.world(database)
    await owing(database, w, reply_clock(w, -1))
    await remind(database, w, at(3, 7, 30))
    (notice,) = of(await posted(database, w), w.clerk)
    async with database.unit_of_work() as uow:
        assert await mornings.still_true(uow, notice, w.clerk, w.congress, now=at(3, 17)) is not None
        assert await mornings.still_true(uow, notice, w.clerk, w.congress, now=at(4, 8, 30)) is None


async def test_several_schedulers_at_once_tell_everybody_once(database: Database) -> None:
    w = await builders.world(database)
    for _ in range(5):
        await owing(database, w, reply_clock(w, -3), reply_clock(w, 0))
    counts = await asyncio.gather(*(remind(database, w, at(3, 9)) for _ in range(4)))
    assert sorted(counts)[:3] == [0, 0, 0]
    notices = await posted(database, w)
    assert sorted(n.person_id for n in notices) == sorted({n.person_id for n in notices})
    assert {w.clerk.id, w.head.id} <= {n.person_id for n in notices}


async def test_a_clock_set_back_by_days_tells_nothing_twice(database: Database) -> None:
    w = await builders.world(database)
    await owing(database, w, reply_clock(w, -3))
    for day in (3, 4, 5):
        await remind(database, w, at(day, 9))
    before = len(await posted(database, w))
    for moment in (at(3, 9), at(3, 15), at(4, 9), at(5, 9)):
        assert await remind(database, w, moment) == 0
    assert len(await posted(database, w)) == before
    assert await remind(database, w, at(6, 9)) > 0, "and goes on when time does"


async def test_the_number_of_queries_does_not_depend_on_the_number_of_clocks(database: Database) -> None:
    w = await builders.world(database)
    counts = []
    for day, more in ((3, 2), (4, 2), (5, 60)):
        for _ in range(more):
            await owing(
                database,
                w,
                reply_clock(w, -3),
                reply_clock(w, 1),
                builders.clock(w.congress, ClockKey.RATING, days=day - 2),
                builders.clock(w.congress, ClockKey.OBJECTION_RULING, days=day - 2),
            )
        with statements(database) as sent:
            await remind(database, w, at(day, 9))
        counts.append(len([s for s in sent if not s.startswith("INSERT INTO outbox")]))
        bundles = [n for n in await posted(database, w) if n.params["day"] == f"2026-03-0{day}"]
        assert len(bundles) <= 6, "one a person, however many clocks"
    assert counts[2] == counts[1]
    with statements(database) as sent:
        await remind(database, w, at(5, 9, 2))
    assert len(sent) == 1, "later that day one look says that it was done"


async def test_a_year_without_a_calendar_is_reminded_of_and_said_to_be_provisional(
    database: Database,
) -> None:
    w = await builders.world(database)
    due = datetime(2031, 1, 7, 17, 30, tzinfo=ZONE)
    clock = reply_clock(w, 0, provisional=True)
    clock.due_at, clock.due_on = due, due.date()
    (clock_id,) = await owing(database, w, clock)
    calendar: WorkCalendar
    async with database.unit_of_work() as uow:
        calendar = uow.calendar_of(w.congress)
    assert not calendar.is_published(2031)
    assert await remind(database, w, datetime(2031, 1, 6, 9, 0, tzinfo=ZONE)) >= 1
    (notice,) = of(await posted(database, w), w.clerk)
    assert notice.params["own"] == [clock_id]
    async with database.unit_of_work() as uow:
        bundle = await mornings.still_true(
            uow, notice, w.clerk, w.congress, now=datetime(2031, 1, 6, 9, 0, tzinfo=ZONE)
        )
    assert bundle is not None
    assert bundle.own[0].provisional


async def test_who_has_two_posts_gets_one_message_with_both(database: Database) -> None:
    w = await builders.world(database)
    (own,) = await owing(database, w, reply_clock(w, 1))
    async with database.unit_of_work() as uow:
        await uow.people.add_post(w.clerk, builders.post(Role.STAFF))
    other = builders.clock(w.congress, ClockKey.CO_OPINION, days=-9, department_id=w.co_department.id)
    other.started_at = NOW - timedelta(days=40)
    (late,) = await owing(database, w, other)
    await remind(database, w, at(2, 9))
    (notice,) = of(await posted(database, w), w.clerk)
    assert (notice.params["own"], notice.params["late"]) == ([own], [late])


async def test_who_was_never_here_is_sent_nothing_and_it_goes_up(database: Database) -> None:
    w = await builders.world(database)
    await owing(database, w, reply_clock(w, 0))
    async with database.unit_of_work() as uow:
        w.clerk.chat_id = None
        await uow.people.save(w.clerk)
    await remind(database, w, at(2, 9))
    notices = await posted(database, w)
    assert of(notices, w.clerk) == []
    for person in (w.head, w.staff):
        (notice,) = of(notices, person)
        assert notice.params["relays"] == [[w.clerk.id, [1], 1]]
        async with database.unit_of_work() as uow:
            bundle = await mornings.still_true(uow, notice, person, w.congress, now=at(2, 9))
            assert bundle is not None
            assert [(r.name, list(r.labels)) for r in bundle.relays] == [
                ("张经办", ["关于增设公交站点的建议"])
            ]
    async with database.unit_of_work() as uow:
        w.clerk.chat_id = 99
        await uow.people.save(w.clerk)
        (notice,) = of(notices, w.head)
        assert await mornings.still_true(uow, notice, w.head, w.congress, now=at(2, 10)) is None, "back"
