"""Learnt by itself from what was decided in the database, on both kinds; corrections count."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest

from domain.proposal import AssignmentRole, Proposal, Status
from domain.recommendation import Leanings, Stated
from storage.engine import Database
from storage.words import JiebaWords
from tests.builders import NOW, World, assignment, suggestion, world

ROADS = (
    "路口没有信号灯",
    "道路破损车辆难行",
    "公交线路太少",
    "斑马线看不清",
    "停车占用人行道",
    "道路限速标牌缺失",
)
SCHOOLS = (
    "小学教室太小",
    "幼儿园学位不足",
    "学校食堂饭菜质量",
    "中学操场老旧",
    "教师流动频繁",
    "小学放学没有托管",
)
CATEGORIES = {"urban": "城建交通", "education": "教育体育", "welfare": "民政社保", "safety": "安全"}


@pytest.fixture
async def keeping_up(database: Database, words: JiebaWords) -> AsyncIterator[None]:
    task = asyncio.create_task(words.teacher.keep_up(database))
    yield
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def decided(database: Database, w: World) -> list[int]:
    """Twelve with a number; roads belong to the one department, schools to the other."""
    ids = []
    for n, matter in enumerate((*ROADS, *SCHOOLS)):
        road = matter in ROADS
        async with database.unit_of_work() as uow:
            proposal = suggestion(
                w.representative,
                title=f"关于{matter}的建议",
                situation=matter,
                number=f"2026-{n + 1:03}",
                category="urban" if road else "education",
                status=Status.ASSIGNED,
                assignments=[
                    assignment(w.department if road else w.co_department),
                    assignment(w.co_department if road else w.department, AssignmentRole.CO),
                ],
            )
            ids.append((await uow.proposals.add(proposal)).id)
    return ids


async def asked(database: Database, words: JiebaWords, w: World, text: str) -> Leanings:
    stated = Stated(
        CATEGORIES, {str(w.department.id): "住房和城乡建设局", str(w.co_department.id): "民政局 养老"}
    )
    async with database.unit_of_work() as uow:
        return await words.teacher.leanings(uow.texts, w.congress.id, f"关于{text}的建议", text, stated)


async def learnt(database: Database, words: JiebaWords, w: World, text: str) -> Leanings:
    await asked(database, words, w, text)
    async with database.unit_of_work() as uow:
        identity = await uow.texts.identity()
    async with asyncio.timeout(30):
        await words.teacher.learnt(identity, w.congress.id)
    return await asked(database, words, w, text)


async def test_before_anything_is_decided_names_and_duties_say_whose_matter_it_is(
    database: Database, words: JiebaWords
) -> None:
    """None of the words of the text is in a name or among the duties."""
    w = await world(database)
    async with asyncio.timeout(30):  # the first question may come before the tables are read
        while not (told := await asked(database, words, w, "日间照料中心护理员不足")).lead.stated:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    assert (told.category.seen, told.category.stated[0].code) == (0, "welfare")
    assert told.lead.stated[0].code == str(w.co_department.id)
    assert {"日间照料中心", "护理员"} <= set(told.lead.stated[0].words)
    assert 0.5 < told.lead.stated[0].chance <= 1
    assert await asked(database, words, w, "某某") == Leanings()


async def test_a_category_that_was_decided_once_is_known_by_its_name(
    database: Database, words: JiebaWords, keeping_up: None
) -> None:
    w = await world(database)
    ids = await decided(database, w)
    async with database.unit_of_work() as uow:
        (await uow.proposals.get(ids[0])).category = "welfare"
    told = await learnt(database, words, w, "独居老人的高龄津贴")
    assert (told.category.seen, told.category.leans[0].code) == (12, "welfare")


async def test_what_was_decided_is_learnt_once_somebody_asks(
    database: Database, words: JiebaWords, keeping_up: None
) -> None:
    w = await world(database)
    ids = await decided(database, w)
    before = await asked(database, words, w, "路口信号灯坏了")
    assert (before.category.seen, before.category.leans, before.lead.leans) == (0, (), ())
    told = await learnt(database, words, w, "路口信号灯坏了")
    assert (told.category.seen, told.category.leans[0].code) == (12, "urban")
    assert told.lead.leans[0].code == str(w.department.id)
    assert (await learnt(database, words, w, "小学学位太少")).category.leans[0].code == "education"
    # Corrected in the database, and nobody trains anything.
    for id_ in ids[:6]:
        async with database.unit_of_work() as uow:
            await corrected(await uow.proposals.get(id_))
    assert (await learnt(database, words, w, "路口信号灯坏了")).category.leans[0].code == "safety"


async def corrected(proposal: Proposal) -> None:
    proposal.category, proposal.created_at = "safety", NOW.replace(hour=11)


async def test_a_reason_knows_who_helped_and_what_was_given_up(database: Database) -> None:
    w = await world(database)
    ids = await decided(database, w)
    async with database.unit_of_work() as uow:
        (await uow.proposals.get(ids[1])).status = Status.CANCELLED
    async with database.unit_of_work() as uow:
        found = await uow.lessons.decided(w.congress.id, ids[:2])
        assert [(one.proposal_id, one.number, one.category) for one in found] == [
            (ids[0], "2026-001", "urban")
        ]
        assert (found[0].lead_id, list(found[0].co_ids)) == (w.department.id, [w.co_department.id])
        assert not found[0].public
        start = await uow.lessons.beginning(w.congress.id, 1000)
        assert start is not None
        lessons, _ = await uow.lessons.changed(w.congress.id, start, 50)
        gone = next(lesson for lesson in lessons if lesson.id == ids[1])
        assert (gone.category, gone.lead_id, len(lessons)) == ("", None, 12)
        assert await uow.lessons.newest(w.congress.id + 1) is None
