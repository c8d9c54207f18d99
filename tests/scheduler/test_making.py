"""What takes long: asked for again until it is there, one at a time, its progress told in one message."""

import asyncio

import pytest

from bot.making import Making, Tell
from bot.views.view import View
from domain.notice import Notice, Priority
from domain.ports import UnitsOfWork
from scheduler.occasion import Occasion
from scheduler.parcel import Living, NotNow, Parcel
from storage.engine import Database
from tests.builders import NOW, World, world
from tests.scheduler.conftest import makers


def asked(w: World, id_: int, kind: str = "report_file", **params: object) -> Notice:
    given = {"kind": "digest", "form": "docx", "scope": "", **params}
    return Notice(
        w.congress.id, w.staff.id, kind, f"{kind}:{id_}", NOW, params=given, priority=Priority.REPLY, id=id_
    )


async def test_its_progress_is_told_in_one_message(database: Database) -> None:
    w = await world(database)
    told, goes_on = asyncio.Event(), asyncio.Event()

    async def make(units: UnitsOfWork, o: Occasion, tell: Tell) -> Parcel:
        await tell(3, 10)
        told.set()
        await goes_on.wait()
        return View(o.t("back"))

    making = Making(database, {"report_file": (make, lambda o: View(o.t("back")))}, lambda: NOW)
    async with database.unit_of_work() as uow:
        occasion = Occasion(uow, asked(w, 1), w.staff, w.congress, makers(), NOW)
        how_far = Occasion(uow, asked(w, 2, "report_progress", asked=1), w.staff, w.congress, makers(), NOW)
    with pytest.raises(NotNow):
        await making(occasion)
    await told.wait()
    first = await making.progress(how_far)
    assert isinstance(first, Living)
    assert "3/10" in first.view.text
    first.message_id = 5
    goes_on.set()
    await making.finished()
    assert isinstance(await making(occasion), View)
    last = await making.progress(how_far)
    assert isinstance(last, Living)
    assert (last.message_id, "已做好" in last.view.text) == (5, True)
    assert await making.progress(how_far) is None
    async with database.unit_of_work() as uow:
        posted = await uow.outbox.claim("test", w.congress.id, NOW, NOW, {Priority.REPLY: 10})
    assert [n.kind for n in posted] == ["report_progress"] * 2


async def test_one_at_a_time_and_a_failure_is_said(database: Database) -> None:
    w, running, most = await world(database), 0, 0

    async def make(units: UnitsOfWork, o: Occasion, tell: Tell) -> Parcel:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.01)
        running -= 1
        raise ValueError(o.notice.id)

    making = Making(database, {"report_file": (make, lambda o: View(o.t("back")))}, lambda: NOW)
    async with database.unit_of_work() as uow:
        occasions = [Occasion(uow, asked(w, n), w.staff, w.congress, makers(), NOW) for n in range(1, 5)]
    for occasion in occasions:
        with pytest.raises(NotNow):
            await making(occasion)
    await making.finished()
    assert most == 1
    assert [type(await making(occasion)) for occasion in occasions] == [View] * 4
