"""Days of a congress's own are kept entry by entry, and come with the congress."""

from datetime import date

from domain.correction import Correction
from domain.deadlines import LocalDay
from storage.engine import Database
from tests.builders import NOW, world

SNOW = date(2026, 3, 4)


async def test_a_congress_brings_its_own_days(database: Database) -> None:
    w, other = await world(database), await world(database, "越城区人大", 8)
    async with database.unit_of_work() as uow:
        congress = await uow.congresses.locked(w.congress.id)
        congress.local_days = (LocalDay(SNOW, False, "雪"),)
        await uow.congresses.save(congress)
    async with database.unit_of_work() as uow:
        own, others = await uow.congresses.of_bot(7), await uow.congresses.get(other.congress.id)
        assert own is not None
        assert own.local_days == (LocalDay(SNOW, False, "雪"),)
        assert not uow.calendar_of(own).is_working_day(SNOW)
        assert uow.calendar_of(others).is_working_day(SNOW)
        assert uow.calendar_of(own) is uow.calendar_of(await uow.congresses.get(w.congress.id))


async def test_entries_stay_and_the_newest_come_first(database: Database) -> None:
    w, other = await world(database), await world(database, "越城区人大", 8)
    entries = [
        Correction(w.congress.id, SNOW, False, "雪", w.staff.name, w.staff.id, NOW, moved=3),
        Correction(w.congress.id, SNOW, None, "", w.staff.name, w.staff.id, NOW),
    ]
    async with database.unit_of_work() as uow:
        for entry in entries:
            await uow.corrections.add(entry)
        assert await uow.corrections.of(w.congress.id) == entries[::-1]
        assert await uow.corrections.of(w.congress.id, 1) == entries[1:]
        assert await uow.corrections.of(other.congress.id) == []
