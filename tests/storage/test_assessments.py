"""Assessments and objections come back as they were kept; delegations are counted by their key proposals."""

from datetime import date

from domain.assessment import Assessment, Bonus, Inputs, Objection, Town
from domain.key import KeyMark
from domain.people import Role
from domain.proposal import Status
from domain.scope import Scope
from storage.engine import Database
from tests.builders import NOW, delegation, person, post, suggestion, world

WEIGHTS = {"timeliness": 20, "consultation": 15, "reply_quality": 25, "ratings": 25, "fulfilment": 15}
PAIRS = {"timeliness": (1, 2), "consultation": (0, 0)}


async def test_kept_objected_to_answered_issued(database: Database) -> None:
    w, other = await world(database), await world(database, "越城区人大", 8)
    inputs = [Inputs(w.department.id, "住房", PAIRS, few=True)]
    towns = [Town(w.delegation.id, "柯岩街道", 2)]
    made = Assessment(
        w.congress.id, "2026", WEIGHTS, Bonus(5, 2, 1), inputs, towns, "李工委", w.staff.id, NOW
    )
    objection = Objection(
        w.congress.id, 1, w.department.id, "住房", "timeliness", "有两件不是我们的", "陈局长", w.head.id, NOW
    )
    async with database.unit_of_work() as uow:
        await uow.assessments.add(made)
        objection.assessment_id = made.id
        await uow.assessments.object(objection)
    async with database.unit_of_work() as uow:
        kept = await uow.assessments.locked(w.congress.id, made.id)
        assert kept is not None
        assert kept.objections == [objection]
        assert (kept.inputs, kept.towns, kept.bonus) == (inputs, towns, made.bonus)
        assert await uow.assessments.get(other.congress.id, made.id) is None
        assert await uow.assessments.of(other.congress.id) == []
        objection.answer, objection.corrected, objection.answered_by = "属实", 20, "李工委"
        objection.answered_at = NOW
        await uow.assessments.answer(objection)
        kept.issued_by, kept.issued_at = "李工委", NOW
        await uow.assessments.save(kept)
    async with database.unit_of_work() as uow:
        (kept,) = await uow.assessments.of(w.congress.id)
        assert kept.objections == [objection]
        assert (kept.issued_by, kept.issued_at) == ("李工委", NOW)
        assert kept.results[0].part("timeliness").corrected  # type: ignore[union-attr]


async def test_delegations_by_their_key_proposals(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        second = await delegation(uow, w.congress, "齐贤街道")
        other = await person(uow, w.congress, "高远", post(Role.REPRESENTATIVE, second))
        for n, (by, is_key) in enumerate(
            [(w.representative, True), (w.representative, True), (other, False)]
        ):
            p = suggestion(by, number=f"第{n}号", session="一", registered_at=NOW, status=Status.REGISTERED)
            if is_key:
                p.key = KeyMark(date(2026, 3, 1), "主任会议", "李工委", NOW)
            await uow.proposals.add(p)
        towns = await uow.assessments.towns(w.congress, Scope(session="一"))
        assert towns == [Town(w.delegation.id, "柯岩街道", 2)]
        assert await uow.assessments.towns(w.congress, Scope(session="二")) == []
