"""Clocks read for many at once, snoozes, and one morning a congress and day."""

import asyncio
from datetime import date, timedelta

from domain.cosigner import Cosigner, CosignerState, CosignerWay
from domain.due import DueClock
from domain.key import KeyMark
from domain.people import Person
from domain.proposal import ClockKey, Proposal
from domain.rating import Grade, Rating, Stage
from storage.engine import Database
from tests.builders import NOW, World, clock, suggestion, world
from tests.storage.counting import statements

TODAY = NOW.date()


async def keep(database: Database, proposal: Proposal) -> Proposal:
    async with database.unit_of_work() as uow:
        return await uow.proposals.add(proposal)


async def due(database: Database, w: World, *days: int) -> list[DueClock]:
    async with database.unit_of_work() as uow:
        return await uow.reminders.due(w.congress.id, TODAY, [TODAY + timedelta(days=n) for n in days])


async def test_only_what_is_overdue_or_due_on_the_days_is_found(database: Database) -> None:
    w = await world(database)
    other = await world(database, "诸暨市人大", 8)
    proposal = suggestion(w.representative, number="第1号")
    proposal.clocks = [clock(w.congress, days=n) for n in (-3, 0, 1, 7, 8)]
    proposal.clocks.append(clock(w.congress, days=-1, stopped_at=NOW))
    await keep(database, proposal)
    theirs = suggestion(other.representative)
    theirs.clocks = [clock(other.congress, days=-3)]
    await keep(database, theirs)
    found = await due(database, w, 0, 7)
    assert [(c.due_on - TODAY).days for c in found] == [-3, 0, 7]
    assert {(c.label, c.proposal_id, c.reviewer) for c in found} == {
        ("第1号", proposal.id, "government_office")
    }
    async with database.unit_of_work() as uow:
        ids = [c.id for c in proposal.clocks]
        assert [c.id for c in await uow.reminders.clocks(w.congress.id, ids)] == ids[:5], "those that run"
        assert await uow.reminders.clocks(other.congress.id, ids) == []
        assert await uow.reminders.proposal_of(w.congress.id, ids[0]) == proposal.id
        assert await uow.reminders.proposal_of(other.congress.id, ids[0]) is None
        week = {"first": TODAY, "last": TODAY + timedelta(days=7), "everything": list(ClockKey)}
        coming = await uow.reminders.between(w.congress.id, **week)
        assert [(c.due_on - TODAY).days for c in coming] == [0, 1, 7]
        assert await uow.reminders.between(w.congress.id, **week, limit=1) == coming[:1]


async def test_what_a_reminder_needs_to_know_of_the_suggestion(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        beside = await uow.people.add(Person(w.congress.id, "周代表"))
    proposal = suggestion(w.representative, review_chain=["committee", "staff"], review_level=1)
    proposal.key = KeyMark(TODAY, "第一次主任会议", "李工委", NOW, leading_leader_id=w.head.id)
    proposal.cosigners = [
        Cosigner(beside.id, beside.name, CosignerWay.SECONDED, CosignerState.SIGNED, NOW),
        Cosigner(w.staff.id, w.staff.name, CosignerWay.INVITED, CosignerState.DECLINED, NOW),
    ]
    proposal.clocks = [clock(w.congress, ClockKey.RATING, days=0), clock(w.congress, ClockKey.REVIEW, days=0)]
    proposal.ratings = [
        Rating(w.representative.id, Stage.ATTITUDE, Grade.SATISFIED, NOW),
        Rating(beside.id, Stage.ATTITUDE, Grade.SATISFIED, NOW),
        Rating(beside.id, Stage.REPLY, Grade.BASICALLY, NOW),
    ]
    await keep(database, proposal)
    rating, review = await due(database, w, 0)
    assert rating.representatives == (w.representative.id, beside.id)
    assert rating.done_by == {beside.id}
    assert (review.reviewer, review.is_key, review.leading_leader_id) == ("staff", True, w.head.id)
    async with database.unit_of_work() as uow:
        (await uow.proposals.get(proposal.id)).round = 2
    assert (await due(database, w, 0))[0].done_by == frozenset(), "the grades of the round before"


async def test_a_snooze_brings_its_clock_on_its_day_and_is_forgotten(database: Database) -> None:
    w = await world(database)
    proposal = suggestion(w.representative)
    proposal.clocks = [clock(w.congress, days=9), clock(w.congress, days=10), clock(w.congress, days=11)]
    await keep(database, proposal)
    first, second, third = (c.id for c in proposal.clocks)
    tomorrow = TODAY + timedelta(days=1)
    async with database.unit_of_work() as uow:
        await uow.reminders.snooze(w.congress.id, w.clerk.id, first, tomorrow)
        await uow.reminders.snooze(w.congress.id, w.clerk.id, first, TODAY)
        await uow.reminders.snooze(w.congress.id, w.clerk.id, second, tomorrow)
        await uow.reminders.snooze(w.congress.id, w.head.id, third, TODAY)
        assert await uow.reminders.wake(w.head.id, third)
        assert not await uow.reminders.wake(w.head.id, third)
    assert [c.id for c in await due(database, w, 0)] == [first]
    async with database.unit_of_work() as uow:
        assert await uow.reminders.snoozed_by(w.clerk.id) == {first: TODAY, second: tomorrow}
        await uow.reminders.end_snoozes(w.congress.id, TODAY)
        assert await uow.reminders.snoozed(w.congress.id) == {(w.clerk.id, second): tomorrow}
    assert await due(database, w, 0) == []


async def test_a_morning_is_begun_once_whoever_asks(database: Database) -> None:
    w = await world(database)

    async def begin(day: date) -> bool:
        async with database.unit_of_work() as uow:
            return await uow.reminders.begin_morning(w.congress.id, day)

    assert sorted(await asyncio.gather(*(begin(TODAY) for _ in range(4)))) == [False, False, False, True]
    tomorrow = TODAY + timedelta(days=1)
    assert sorted(await asyncio.gather(*(begin(tomorrow) for _ in range(4)))) == [False, False, False, True]
    async with database.unit_of_work() as uow:
        assert await uow.reminders.last_morning(w.congress.id) == tomorrow
    assert await begin(TODAY), "a clock that was set back"


async def test_many_clocks_are_as_many_statements_as_few(database: Database) -> None:
    w = await world(database)
    counts = []
    for size in (1, 30):
        for _ in range(size):
            proposal = suggestion(w.representative)
            proposal.clocks = [
                clock(w.congress, key, days=0)
                for key in (ClockKey.RATING, ClockKey.REPLY, ClockKey.OBJECTION_RULING)
            ]
            await keep(database, proposal)
        with statements(database) as sent:
            assert len(await due(database, w, 0)) >= size * 3
        counts.append(len([s for s in sent if s.startswith("SELECT")]))
    assert counts == [4, 4]
