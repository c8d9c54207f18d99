"""Bulletins come back as they were kept; issued ones are numbered by year, sealed, and never change again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import update

from domain.bulletin import Bulletin, Example, NextStep, Section, broken
from domain.errors import BadInput, NotAllowed, StepBlocked
from domain.people import Role
from domain.proposal import Status
from domain.rating import Grade, Rating, Stage
from domain.reply import Point, Reply
from domain.scope import Scope
from domain.services import bulletin_issuing, bulletins
from storage.engine import Database
from storage.tables import bulletins as table
from tests.builders import NOW, World, person, post, suggestion, world

FIGURES = {"overview": {"total": 3, "by": {"class": [{"name": "A", "count": 3, "share": "100.00"}]}}}
PROPOSED = NextStep("按期答复还没有到期的2件", date(2026, 9, 30))
EXAMPLE = Example(7, "直2026-001", "关于增设公交站点的建议", "区交通局", "已增设站点2处。")


async def drafted(database: Database, w: World) -> Bulletin:
    async with database.unit_of_work() as uow:
        return await bulletins.draft(
            uow,
            w.staff,
            period="2026",
            unit="区人大代表工委",
            title="关于2026年代表建议办理工作情况的通报",
            words={"opening": "现通报如下。", "quality": "累计退办3件次。"},
            steps=[PROPOSED],
            figures=FIGURES,
            now=NOW,
        )


async def test_worded_chosen_issued_in_their_order(database: Database) -> None:
    w, other = await world(database), await world(database, "越城区人大", 8)
    first, second = await drafted(database, w), await drafted(database, w)
    async with database.unit_of_work() as uow:
        made = await bulletins.opened(uow, w.staff, first.id)
        await bulletins.word(uow, made, Section.GENERAL, "总体平稳。")
        await bulletins.choose(uow, made, EXAMPLE)
        fresh = {"general": "新的数字", "quality": "累计退办4件次。"}
        await bulletins.write_again(uow, made, fresh, [replace(PROPOSED, text="三件")], FIGURES, now=NOW)
        assert [step.text for step in made.steps] == ["三件"]
        await bulletins.drop_steps(uow, made)
        await bulletins.add_step(uow, made, "未办结的抓紧办理。", date(2026, 10, 20))
        await bulletins.write_again(uow, made, fresh, [PROPOSED], FIGURES, now=NOW)
    async with database.unit_of_work() as uow:
        kept = await bulletins.looked_at(uow, w.staff, first.id)
        assert kept.words == {"quality": "累计退办4件次。", "general": "总体平稳。"}
        assert (kept.examples, kept.figures) == ([EXAMPLE], FIGURES)
        assert kept.steps == [NextStep("未办结的抓紧办理。", date(2026, 10, 20))]
        with pytest.raises(StepBlocked):
            await bulletin_issuing.issue(uow, w.congress, w.staff, first.id, 1, now=NOW)
        assert await uow.bulletins.get(other.congress.id, first.id) is None
        with pytest.raises(NotAllowed):
            await bulletins.looked_at(uow, w.representative, first.id)
    later = NOW + timedelta(hours=1)
    async with database.unit_of_work() as uow:
        one = await bulletin_issuing.issue(uow, w.congress, w.staff, first.id, kept.version, now=NOW)
        two = await bulletin_issuing.issue(uow, w.congress, w.staff, second.id, second.version, now=later)
    assert [one.number, two.number] == ["〔2026〕1", "〔2026〕2"]
    async with database.unit_of_work() as uow:
        issued = await uow.bulletins.issued(w.congress.id)
        assert [b.id for b in issued] == [second.id, first.id]
        assert broken(issued[::-1]) == []
        assert (await bulletins.looked_at(uow, w.representative, first.id)).is_whole
        with pytest.raises(StepBlocked):
            await bulletins.opened(uow, w.staff, first.id)
        await bulletin_issuing.publish(uow, w.staff, second.id, public=False, now=later)
        assert [b.id for b in await uow.bulletins.issued(w.congress.id, published=True)] == [first.id]
        await uow.bulletins.delete(one)
        assert len(await uow.bulletins.issued(w.congress.id)) == 2
        assert await uow.bulletins.issued(other.congress.id) == []


async def test_what_is_changed_in_the_database_shows(database: Database) -> None:
    w = await world(database)
    made = await drafted(database, w)
    async with database.unit_of_work() as uow:
        await bulletin_issuing.issue(uow, w.congress, w.staff, made.id, made.version, now=NOW)
        changed = {**FIGURES["overview"], "total": 4}
        await uow.bulletins._connection.execute(  # type: ignore[attr-defined]
            update(table).where(table.c.id == made.id).values(figures={"overview": changed})
        )
    async with database.unit_of_work() as uow:
        (kept,) = await uow.bulletins.issued(w.congress.id)
        assert not kept.is_whole
        assert broken([kept]) == [kept]
        assert broken([replace(kept, figures=FIGURES)]) == []


async def test_limits_are_said(database: Database) -> None:
    w = await world(database)
    made = await drafted(database, w)
    async with database.unit_of_work() as uow:
        for n in range(8):
            assert await bulletins.choose(uow, made, replace(EXAMPLE, proposal_id=n))
            if n:  # one was proposed
                await bulletins.add_step(uow, made, "抓紧办理。", None)
        assert not await bulletins.choose(uow, made, replace(EXAMPLE, proposal_id=0))
        assert await bulletins.choose(uow, made, replace(EXAMPLE, proposal_id=70))
        for wrong in (
            bulletins.choose(uow, made, replace(EXAMPLE, proposal_id=99)),
            bulletins.add_step(uow, made, "再加一条。", None),
            bulletins.word(uow, made, Section.NEXT, "……"),
            bulletins.word(uow, made, Section.NEXT, "长" * 2001),
        ):
            with pytest.raises(BadInput):
                await wrong
        clerk = await person(uow, w.congress, "经办", post(Role.DEPARTMENT_CLERK, w.department))
        for nobody in (clerk, w.representative, None):
            with pytest.raises(NotAllowed):
                await bulletins.opened(uow, nobody, made.id)


async def test_worth_telling_is_what_was_solved_to_satisfaction(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        for n, (letter, grade) in enumerate(
            [("A", Grade.SATISFIED), ("A", Grade.BASICALLY), ("B", Grade.SATISFIED), ("A", Grade.SATISFIED)]
        ):
            p = suggestion(w.representative, number=f"第{n}号", session="一", registered_at=NOW)
            p.status = Status.ANSWERED
            delivered = NOW + timedelta(days=n)
            reply = Reply(w.department.id, "区住建局", letter, 1, "周明", NOW, delivered_at=delivered)
            reply.done = [Point(f"做好了第{n}件。"), Point("别的")]
            p.replies = [reply]
            p.ratings = [Rating(w.representative.id, Stage.REPLY, grade, delivered)]
            await uow.proposals.add(p)
    async with database.unit_of_work() as uow:
        found = await uow.bulletins.worth_telling(w.congress, Scope(), 10)
        assert [(e.number, e.text) for e in found] == [("第3号", "做好了第3件。"), ("第0号", "做好了第0件。")]
