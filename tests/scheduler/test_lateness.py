"""Lateness is stamped once, whatever becomes of the machine's clock, and a host's zone is no matter."""

import os
import time
from datetime import datetime, timedelta

import pytest

from domain.proposal import Clock, ClockKey, Proposal, Status
from domain.services.reminders import settle_due_clocks
from storage.engine import Database
from tests.builders import NOW, World, assignment, clock, policy, suggestion, world


async def assigned(database: Database, w: World, **values: object) -> None:
    """With a reply that is due in ten days, and a time for rating that ends then too."""
    async with database.unit_of_work() as uow:
        proposal = suggestion(w.representative, number="1", status=Status.ASSIGNED)
        proposal.assignments = [assignment(w.department)]
        proposal.clocks = [
            clock(w.congress, days=10, department_id=w.department.id),
            clock(w.congress, ClockKey.PUBLISH, days=10),
        ]
        await uow.proposals.add(proposal)


async def settled(database: Database, now: datetime) -> tuple[int, Proposal]:
    async with database.unit_of_work() as uow:
        count = await settle_due_clocks(uow, now=now)
    async with database.unit_of_work() as uow:
        return count, await uow.proposals.get(1)


def stamps(proposal: Proposal) -> list[tuple[ClockKey, datetime | None, datetime | None]]:
    def of(c: Clock) -> tuple[ClockKey, datetime | None, datetime | None]:
        return c.key, c.overdue_at, c.stopped_at

    return [of(c) for c in proposal.clocks]


async def test_a_clock_set_back_neither_unstamps_nor_stamps_again(database: Database) -> None:
    w = await world(database)
    await assigned(database, w)
    late = NOW + timedelta(days=12)
    count, proposal = await settled(database, late)
    assert count == 2
    stamped, entries = stamps(proposal), len(proposal.history)
    assert stamped[0][1] == (NOW + timedelta(days=11)).replace(hour=0), "from the start of the day after"
    assert stamped[1][2] == NOW + timedelta(days=10)
    for moment in (NOW + timedelta(days=9), NOW - timedelta(days=400), late, late + timedelta(days=90)):
        count, proposal = await settled(database, moment)
        assert count == 0, moment
        assert stamps(proposal) == stamped
        assert len(proposal.history) == entries


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Pacific/Kiritimati"])
async def test_the_zone_of_the_host_does_not_move_lateness(
    database: Database, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = os.environ.get("TZ")
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        w = await world(database)
        await assigned(database, w)
        midnight = (NOW + timedelta(days=11)).replace(hour=0)
        _, proposal = await settled(database, midnight - timedelta(seconds=1))
        assert stamps(proposal)[0][1] is None
        _, proposal = await settled(database, midnight)
        assert stamps(proposal)[0][1] == midnight
    finally:
        os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
        time.tzset()


async def test_what_missed_the_fixed_date_is_told_of_the_second(database: Database) -> None:
    """In its reckoning; it is late from the first date all the same."""
    w = await world(database)
    async with database.unit_of_work() as uow:
        congress = await uow.congresses.get(w.congress.id)
        congress.policy = policy("yichang", second_date="03-22")
        await uow.congresses.save(congress)
        proposal = suggestion(w.representative, number="1", status=Status.ASSIGNED)
        proposal.assignments = [assignment(w.department)]
        fixed = ("fixed_date_earlier", {"fixed": "2026-03-12", "counted": "2026-05-02"})
        bound, free = clock(w.congress, days=10), clock(w.congress, days=10, round=2)
        bound.working = [*bound.working, fixed]
        proposal.clocks = [bound, free]
        await uow.proposals.add(proposal)
    _, proposal = await settled(database, NOW + timedelta(days=12))
    first, second = proposal.clocks
    assert first.overdue_at == second.overdue_at == (NOW + timedelta(days=11)).replace(hour=0)
    assert first.due_on == NOW.date() + timedelta(days=10)
    assert tuple(first.working[-1]) == ("second_date", {"day": "2026-03-23"}), "the Monday after"
    assert "second_date" not in {key for key, _ in second.working}
