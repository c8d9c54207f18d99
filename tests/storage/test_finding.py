"""Searches under the rule of who may see what, on both databases: pages are full, others are not told."""

from datetime import datetime

import pytest

from domain.narrowing import NOT_NARROWED, Narrowing
from domain.people import Person, Role
from domain.proposal import Status, Track
from domain.recognising import Vocabulary, parsed
from domain.scope import period_of
from domain.services import finding
from domain.services.finding import Found
from storage.engine import Database
from storage.words import JiebaWords
from tests.builders import NOW, World, assignment, clock, person, post, suggestion, world

LIGHTS = 23
NO_NAMES = Vocabulary({}, {}, {})


async def lights(database: Database, w: World) -> list[int]:
    """Every other one is another representative's and closed to fellows."""
    async with database.unit_of_work() as uow:
        other = await person(uow, w.congress, "周代表", post(Role.REPRESENTATIVE, w.delegation))
        made = [
            await uow.proposals.add(
                suggestion(
                    (w.representative, other)[n % 2],
                    title=f"关于第{n}号路灯的建议",
                    situation="路灯不亮。",
                    cosigning_open=False,
                    number=f"直2026-{n + 1:03}",
                )
            )
            for n in range(LIGHTS)
        ]
        return [p.id for p in made]


async def page(
    database: Database, words: JiebaWords, w: World, who: Person, *asked: str, start: int = 0
) -> Found:
    async with database.unit_of_work() as uow:
        return await finding.by_words(
            uow, words.finder, w.congress, who, parsed(" ".join(asked), NO_NAMES), start=start, most=6
        )


async def test_of_much_that_one_may_not_see_pages_are_full_all_the_same(
    database: Database, words: JiebaWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    w = await world(database)
    ids = await lights(database, w)
    mine = set(ids[::2])
    for few, batch in ((1000, 250), (3, 4)):
        monkeypatch.setattr(finding, "FEW", few)
        monkeypatch.setattr(finding, "BATCH", batch)
        pages = [await page(database, words, w, w.representative, "路灯", start=n) for n in (0, 6)]
        assert [len(one.proposals) for one in pages] == [6, 6]
        assert [one.total for one in pages] == [12, 12]
        assert [one.more for one in pages] == [True, False]
        assert {p.id for one in pages for p in one.proposals} == mine
        everything = await page(database, words, w, w.staff, "路灯")
        assert everything.total == LIGHTS
        assert (await page(database, words, w, w.clerk, "路灯")).total == 0


async def test_without_the_language_side_letters_are_looked_for(database: Database) -> None:
    w = await world(database)
    ids = await lights(database, w)
    words = JiebaWords()
    found = await page(database, words, w, w.representative, "路灯")
    assert found.total == 12
    assert {p.id for p in found.proposals} < set(ids[::2])
    assert (await page(database, words, w, w.representative, "直2026-003", "路灯")).total == 1
    for asked in ("路%灯", "路_灯", "路\\灯", "路'灯"):
        assert (await page(database, words, w, w.staff, asked)).total == 0


async def test_a_number_is_found_however_it_is_written(database: Database) -> None:
    w = await world(database)
    ids = await lights(database, w)
    async with database.unit_of_work() as uow:
        for asked in ("3", "003", "第3号", "直2026-003", "2026-3", "２０２６－０３", "直 3"):
            assert [p.id for p in await finding.by_number(uow, w.staff, asked)] == [ids[2]], asked
        for asked in ("2025-3", "闭2026-003", "33333333333333333333", "路灯3盏", "三", ""):
            assert await finding.by_number(uow, w.staff, asked) == [], asked
        # Another's, and closed: not even that there is such a number.
        assert await finding.by_number(uow, w.representative, "4") == []


async def test_of_each_persons_searches_the_last_are_kept(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        first = await uow.findings.keep(w.staff, "路灯", now=NOW)
        others = await uow.findings.keep(w.clerk, "停车", now=NOW)
        for n in range(30):
            last = await uow.findings.keep(w.staff, f"第{n}个词", now=NOW)
        assert await uow.findings.kept(w.staff, first) is None
        assert await uow.findings.kept(w.staff, last) == "第29个词"
        assert await uow.findings.kept(w.clerk, others) == "停车"
        assert await uow.findings.kept(w.clerk, last) is None


async def test_each_narrowing_leaves_what_fits(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        other = await person(uow, w.congress, "周代表", post(Role.REPRESENTATIVE, w.delegation))
        late = clock(w.congress, days=-3, overdue_at=NOW)
        one = await uow.proposals.add(
            suggestion(
                w.representative,
                status=Status.IN_PROGRESS,
                category="social",
                session="五次会议",
                track=Track.IN_SESSION,
                registered_at=datetime(2025, 12, 31, 23, 30, tzinfo=NOW.tzinfo),
                assignments=[assignment(w.department)],
                clocks=[late, clock(w.congress, days=9)],
            )
        )
        two = await uow.proposals.add(suggestion(other, delegation_id=None))
    for to, left in (
        (NOT_NARROWED, {one.id, two.id}),
        (Narrowing(period=period_of("2025")), {one.id}),
        (Narrowing(period=period_of("2026-03")), {two.id}),
        (Narrowing(session="五次会议"), {one.id}),
        (Narrowing(department_id=w.department.id), {one.id}),
        (Narrowing(department_id=w.co_department.id), set()),
        (Narrowing(delegation_id=w.delegation.id), {one.id}),
        (Narrowing(representative_ids=frozenset({other.id})), {two.id}),
        (Narrowing(category="social"), {one.id}),
        (Narrowing(track=Track.IN_SESSION), {one.id}),
        (Narrowing(statuses=frozenset({Status.IN_PROGRESS, Status.CLOSED})), {one.id}),
        (Narrowing(result_class="A"), set()),
        (Narrowing(overdue=True), {one.id}),
        (Narrowing(overdue=True, representative_ids=frozenset({other.id})), set()),
    ):
        async with database.unit_of_work() as uow:
            assert set(await uow.findings.narrowed(w.congress, w.staff, to, most=9)) == left, to
            assert await uow.findings.narrowed(w.congress, w.clerk, to, most=9) == sorted(left & {one.id}), to


async def test_in_quotes_words_stand_as_they_were_typed(database: Database, words: JiebaWords) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        for situation in ("鉴湖公园旁的路不平。", "鉴湖路不平。"):
            await uow.proposals.add(suggestion(w.representative, situation=situation))
    assert (await page(database, words, w, w.staff, "鉴湖路")).total == 2
    for asked in ('"鉴湖路"', "“鉴湖路”", "「鉴湖路」", "“鑑湖路” 不平"):
        found = await page(database, words, w, w.staff, asked)
        assert [p.situation for p in found.proposals] == ["鉴湖路不平。"], asked
