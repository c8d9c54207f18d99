"""A year's calendar appears: what was reckoned without it is reckoned again, told where the day changed."""

from datetime import date, datetime

from sqlalchemy import select

from domain.deadlines import LocalDay, Term, reckon
from domain.proposal import Clock, ClockKey, Proposal, Status
from domain.services.publishing import published_until, settle_provisional
from storage.calendar import ChineseCalendar
from storage.engine import Database
from storage.tables import outbox
from tests.builders import World, assignment, suggestion, world

BEFORE = datetime.fromisoformat("2025-10-20T09:00:00+08:00")
AFTER = datetime.fromisoformat("2025-11-10T09:00:00+08:00")


def known_until(year: int, local: tuple[LocalDay, ...] = ()) -> ChineseCalendar:
    """A library of that year's date."""

    class Known(ChineseCalendar):
        def is_published(self, asked: int) -> bool:
            return asked <= year and super().is_published(asked)

    return Known({d.day: d.worked for d in local}, {d.day: d.why for d in local})


def running(w: World, start: str, term: Term, key: ClockKey = ClockKey.REPLY) -> Clock:
    """As it was reckoned in 2025, without the next year."""
    begun = datetime.fromisoformat(f"{start}T09:00:00+08:00")
    policy = w.congress.policy
    due = reckon(
        term,
        begun,
        calendar=known_until(2025),
        zone=policy.zone,
        close_of_business=policy.close_of_business,
    )
    working = [(line.key, line.params) for line in due.working]
    return Clock(w.congress.id, key, begun, due.at, due.day, working, due.provisional, w.department.id)


async def keep(database: Database, w: World, *clocks: Clock) -> None:
    async with database.unit_of_work() as uow:
        for n, clock in enumerate(clocks, start=1):
            proposal = suggestion(w.representative, number=f"{n}", status=Status.ASSIGNED)
            proposal.assignments, proposal.clocks = [assignment(w.department)], [clock]
            await uow.proposals.add(proposal)


async def ticked(database: Database, now: datetime) -> int:
    async with database.unit_of_work() as uow:
        return await settle_provisional(uow, await uow.congresses.get(1), now=now)


async def state(database: Database) -> tuple[list[Proposal], list[tuple[int, str]]]:
    """The proposals, and who was told, and by what kind of notice."""
    async with database.unit_of_work() as uow:
        proposals = [await uow.proposals.get(id_) for id_ in await uow.proposals.every_id()]
    async with database.engine.connect() as connection:
        posted = await connection.execute(select(outbox.c.person_id, outbox.c.kind))
        return proposals, [(person_id, kind) for person_id, kind in posted]


async def test_what_a_new_calendar_moves_is_told_once_and_the_rest_loses_its_doubt(
    database: Database,
) -> None:
    w = await world(database)
    moved = running(w, "2025-11-16", Term("months", 3))
    same = running(w, "2025-12-10", Term("months", 1))
    beyond = running(w, "2025-11-17", Term("months", 14))
    late = running(w, "2025-12-30", Term("working_days", 3))
    late.overdue_at = AFTER
    assert (moved.due_on, same.due_on) == (date(2026, 2, 16), date(2026, 1, 12))
    await keep(database, w, moved, same, beyond, late)
    database.calendars = lambda local: known_until(2025, local)
    assert await ticked(database, BEFORE) == 0, "nothing was published"
    database.calendars = lambda local: known_until(2026, local)
    assert await ticked(database, AFTER) == 2
    assert await ticked(database, AFTER) == 0, "once"
    proposals, notices = await state(database)
    first, second, third, fourth = [p.clocks[0] for p in proposals]
    assert (first.due_on, first.provisional) == (date(2026, 2, 24), False)
    assert ("rolled_forward", {"from": "2026-02-16", "reason": "spring_festival", "to": "2026-02-24"}) in [
        tuple(line) for line in first.working
    ]
    assert (second.due_on, second.provisional) == (date(2026, 1, 12), False)
    assert "provisional" not in {key for key, _ in second.working}
    assert third.provisional, "still needs 2027"
    assert fourth.due_on == late.due_on, "late stays late"
    assert [[e.step for e in p.history] for p in proposals] == [["move_dates"], [], [], []]
    assert proposals[0].history[0].details["clocks"] == [
        {"clock": "reply", "from": "2026-02-16", "to": "2026-02-24"}
    ]
    assert sorted(notices) == sorted((p.id, "moved_dates") for p in (w.clerk, w.representative))


async def test_a_day_that_would_have_passed_stays_as_it_was_told(database: Database) -> None:
    w = await world(database)
    # The Sunday worked in January brings it forward by a day; nobody ticked for weeks.
    clock = running(w, "2025-12-31", Term("working_days", 3))
    assert clock.due_on == date(2026, 1, 6)
    await keep(database, w, clock)
    database.calendars = lambda local: known_until(2026, local)
    now = datetime.fromisoformat("2026-01-06T08:40:00+08:00")
    assert await ticked(database, now) == 1
    proposals, notices = await state(database)
    assert (proposals[0].clocks[0].due_on, proposals[0].clocks[0].provisional) == (date(2026, 1, 6), False)
    assert notices == []


def test_how_far_dates_can_be_reckoned() -> None:
    assert published_until(known_until(2025), date(2025, 10, 1)) == date(2025, 12, 28)
    assert published_until(known_until(2026), date(2025, 11, 10)) == date(2026, 12, 28)
    assert published_until(known_until(2025), date(2026, 1, 5)) is None
