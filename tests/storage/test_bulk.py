"""Many proposals at once, on both databases, and the numbers they take up."""

from datetime import timedelta

from domain.ledger import LedgerRow
from domain.proposal import Status
from domain.rating import Grade
from domain.services.ledger import Places, imported
from domain.services.verification import faults_of
from storage.engine import Database
from tests.builders import NOW, World, suggestion, world


def line(w: World, number: int) -> LedgerRow:
    return LedgerRow(
        "台账", number + 1, f"第{number}号", f"第{number}件", session="某次会议",
        representative=w.representative.name,
        stage=Status.CLOSED, departments=(w.department.name,), co=(w.co_department.name,),
        assigned_on=(NOW - timedelta(days=400)).date(),
        replied_on=(NOW - timedelta(days=300)).date(), result="A",
        reply=Grade.UNSATISFIED, returns=1, key=True,
    )  # fmt: skip


def places(w: World) -> Places:
    return Places(
        w.congress, w.representative, w.delegation.id, None, "A", [w.department], [w.co_department], "a.xlsx"
    )


async def test_they_come_back_whole_and_proved(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        await uow.proposals.add_many([imported(line(w, n), places(w), now=NOW) for n in range(1, 1201)])
        await uow.proposals.add_many([])
    async with database.unit_of_work() as uow:
        ids = await uow.proposals.every_id()
        assert len(ids) == 1200
        for id_, number in ((ids[0], 1), (ids[-1], 1200)):
            found = await uow.proposals.get(id_)
            assert (found.number, found.title, found.returns) == (f"第{number}号", f"第{number}件", 1)
            assert [a.department_id for a in found.assignments] == [w.department.id, w.co_department.id]
            assert (len(found.replies), [r.grade for r in found.ratings]) == (1, [Grade.UNSATISFIED])
            assert found.key is not None
            assert found.key.decision == "a.xlsx"
            assert not faults_of(found)


async def test_what_was_imported_can_be_gone_on_with(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        await uow.proposals.add_many([imported(line(w, 1), places(w), now=NOW)])
    async with database.unit_of_work() as uow:
        (id_,) = await uow.proposals.every_id()
        found = await uow.proposals.visible_to(w.staff, id_)
        assert found is not None
        found.returns = 2
    async with database.unit_of_work() as uow:
        assert (await uow.proposals.get(id_)).returns == 2


async def test_past_ones_come_after_present_ones_in_a_list(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        await uow.proposals.add(suggestion(w.representative, created_at=NOW - timedelta(days=9)))
        await uow.proposals.add_many([imported(line(w, 1), places(w), now=NOW)])
        shown = await uow.proposals.list_for(w.staff)
    assert [p.number for p in shown] == [None, "第1号"]


async def test_numbers_that_are_taken_are_passed(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        assert await uow.proposals.numbers_of(w.congress.id) == set()
        await uow.proposals.add(suggestion(w.representative, number="第5号", session="某次会议"))
        assert await uow.proposals.numbers_of(w.congress.id) == {("某次会议", "第5号")}
        for seq in (5, 3):
            await uow.proposals.passed_seq(w.congress.id, "in_session:某次会议", seq)
        assert await uow.proposals.next_seq(w.congress.id, "in_session:某次会议") == 6
