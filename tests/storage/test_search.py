"""What was committed is found by its words at once, on both databases; a lost index comes back by itself."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.proposal import Proposal
from domain.search_port import Hit
from domain.similar import Wording
from storage.engine import Database
from storage.words import JiebaWords
from storage.words.following import PART, PARTS_AT_ONCE
from storage.words.index import Index, Text
from tests.builders import World, delegation, suggestion, world
from tests.storage.counting import statements

LIGHT = ("关于在鉴湖路小学门口增设信号灯的建议", "小学门口没有红绿灯，孩子过马路危险。", "请装信号灯。")
PARKING = ("关于老小区停车难的建议", "车位太少，消防通道被占。", "请挖潜增加车位。")


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[JiebaWords]:
    words = JiebaWords(tmp_path / "index")
    await words.start()
    yield words
    await words.stop()


async def add(database: Database, w: World, title: str, situation: str, request: str) -> int:
    async with database.unit_of_work() as uow:
        made = suggestion(w.representative, title=title, situation=situation, request=request)
        return (await uow.proposals.add(made)).id


async def searched(database: Database, words: JiebaWords, w: World, *terms: str) -> list[Hit] | None:
    async with database.unit_of_work() as uow:
        return await words.finder.search(uow.texts, w.congress.id, terms, limit=500)


async def found(database: Database, words: JiebaWords, w: World, *terms: str) -> list[int]:
    """A busy machine may be too slow to tell at the first time of asking."""
    async with asyncio.timeout(30):
        while (hits := await searched(database, words, w, *terms)) is None:  # noqa: ASYNC110 (another process's work)
            await asyncio.sleep(0.05)
    return [hit.id for hit in hits]


async def alike(database: Database, words: JiebaWords, w: World, title: str, body: str) -> list[Hit]:
    async with database.unit_of_work() as uow:
        return await words.finder.similar(uow.texts, w.congress.id, title, body)


async def test_what_was_committed_is_found_at_once(database: Database, words: JiebaWords) -> None:
    w = await world(database)
    assert await found(database, words, w, "信号灯") == []
    light = await add(database, w, *LIGHT)
    parking = await add(database, w, *PARKING)
    assert await found(database, words, w, "信号灯") == [light]
    assert await found(database, words, w, "停车", "通道") == [parking]
    async with database.unit_of_work() as uow:
        proposal = await uow.proposals.get(parking)
        proposal.title = "关于老小区充电桩的建议"
    assert await found(database, words, w, "停车") == []
    assert await found(database, words, w, "充电桩") == [parking]


async def test_what_is_rolled_back_does_not_stay(database: Database, words: JiebaWords) -> None:
    w = await world(database)
    parking = await add(database, w, *PARKING)

    async def fail() -> None:
        async with database.unit_of_work() as uow:
            proposal = await uow.proposals.get(parking)
            proposal.title = "关于桥梁的建议"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert await found(database, words, w, "桥梁") == []
    assert await found(database, words, w, "停车难") == [parking]


async def test_who_commits_late_is_not_passed_over(database: Database, words: JiebaWords) -> None:
    """On PostgreSQL transactions become visible in another order than they began."""
    w = await world(database)
    if database.is_sqlite:
        assert await add(database, w, *LIGHT) in await found(database, words, w, "信号灯")
        return
    async with database.unit_of_work() as slow:
        late: Proposal = suggestion(w.representative, title=LIGHT[0], situation=LIGHT[1], request=LIGHT[2])
        await slow.proposals.add(late)
        parking = await add(database, w, *PARKING)
        assert await found(database, words, w, "停车") == [parking]
        assert await found(database, words, w, "信号灯") == []
    assert await found(database, words, w, "信号灯") == [late.id]


async def test_another_congress_is_another_index(database: Database, words: JiebaWords) -> None:
    w, other = await world(database), await world(database, "越城区人大", 8)
    own = await add(database, w, *LIGHT)
    theirs = await add(database, other, *LIGHT)
    assert await found(database, words, w, "信号灯") == [own]
    assert [hit.id for hit in await alike(database, words, other, LIGHT[0], LIGHT[1])] == [theirs]


async def test_the_most_alike_come_first(database: Database, words: JiebaWords) -> None:
    w = await world(database)
    light, parking = await add(database, w, *LIGHT), await add(database, w, *PARKING)
    hits = await alike(database, words, w, "学校门口的红绿灯", "孩子上学过马路很危险，请装一个信号灯")
    assert hits[0].id == light
    assert all(hit.score < hits[0].score for hit in hits[1:])
    assert (await alike(database, words, w, PARKING[0], PARKING[1]))[0].id == parking


async def test_written_in_another_way_it_is_found_all_the_same(database: Database, words: JiebaWords) -> None:
    w = await world(database)
    light = await add(database, w, *LIGHT)
    for asked in ("信號燈", "鑑湖路小學", "湖路小", "紅綠燈"):
        assert await found(database, words, w, asked) == [light], asked


TOWN = "平水口镇"
LAMPS = ("关于路灯的建议", "我们和平水口镇的路灯都不亮。", "请修。")


async def test_a_town_that_is_cut_wrongly_is_a_word_once_the_roster_has_it(
    database: Database, words: JiebaWords
) -> None:
    w, other = await world(database), await world(database, "越城区人大", 8)
    assert TOWN not in await words.cut(LAMPS[1])
    lamps = [await add(database, one, *LAMPS) for one in (w, other)]
    asked = f"{TOWN}路灯"
    assert await found(database, words, w, asked) == []
    assert await alike(database, words, w, f"{TOWN}静", "") == []
    async with database.unit_of_work() as uow:
        await delegation(uow, w.congress, f"{TOWN}代表团")
        units = await uow.texts.units(w.congress.id)
        like = Wording("平水口镇路灯不亮", "天黑以后平水口镇路灯都不亮。")
        kept = Wording(LAMPS[0], LAMPS[1])
        (judgement,) = await words.judged(uow.texts, like, [kept], units)
    assert await found(database, words, w, asked) == lamps[:1]
    assert await found(database, words, w, TOWN, "路灯") == lamps[:1]
    assert [hit.id for hit in await alike(database, words, w, f"{TOWN}静", "")] == lamps[:1]
    assert await found(database, words, w, f"{TOWN}公园") == []
    assert await found(database, words, other, asked) == []
    assert judgement.places == [TOWN]
    ((_, sentence),) = await words.shown([LAMPS[:2]], [asked], 60, units)
    assert sentence is not None
    assert [sentence.text[start:end] for start, end in sentence.marks] == [TOWN, "路灯"]


@pytest.mark.parametrize(
    "asked",
    [
        '"',
        "*",
        "NEAR",
        "AND",
        "-",
        "(",
        "a:b",
        "words:信",
        "\\",
        "[^a]+",
        "",
        " ",
        "😀",
        "<b>",
        "ᠮᠣᠩᠭᠣᠯ",
        "x" * 9000,
    ],
)
async def test_whatever_is_typed_is_only_text(database: Database, words: JiebaWords, asked: str) -> None:
    w = await world(database)
    await add(database, w, *LIGHT)
    assert await found(database, words, w, asked) == []
    assert isinstance(await alike(database, words, w, asked, asked * 20), list)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_lost_index_comes_back_in_parts(database: Database, tmp_path: Path, kept: JiebaWords) -> None:
    w = await world(database)
    ids = [
        await add(database, w, f"关于第{n}号路灯的建议", "路灯不亮。", "请修。")
        for n in range(PART * PARTS_AT_ONCE + 3)
    ]
    await kept.stop()
    shutil.rmtree(tmp_path / "index", ignore_errors=True)
    words = JiebaWords(tmp_path / "index")
    await words.start()
    keeping = asyncio.create_task(words.finder.keep_up(database))
    try:
        # Not everything is in the index yet, and what cannot be told is not said.
        assert await searched(database, words, w, "路灯") is None
        assert set(await found(database, words, w, "路灯")) == set(ids)
    finally:
        keeping.cancel()
        await words.stop()


async def test_the_roster_is_read_once_in_a_transaction(database: Database, words: JiebaWords) -> None:
    w = await world(database)
    await found(database, words, w, "路灯")
    async with database.unit_of_work() as uow:
        for texts in (uow.texts, uow.public_texts):
            with statements(database) as sent:
                units = await texts.units(w.congress.id)
                assert await words.finder.search(texts, w.congress.id, ["路灯"]) is not None
                await words.finder.similar(texts, w.congress.id, "路灯", "")
            assert w.department.name in units
            assert len([one for one in sent if "short_name" in one]) == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_restart_reads_only_what_is_new(database: Database, tmp_path: Path, kept: JiebaWords) -> None:
    w = await world(database)
    light = await add(database, w, *LIGHT)
    assert await found(database, kept, w, "信号灯") == [light]
    await kept.stop()
    words = JiebaWords(tmp_path / "index")
    await words.start()
    try:
        parking = await add(database, w, *PARKING)
        assert await found(database, words, w, "停车") == [parking]
        assert await found(database, words, w, "信号灯") == [light]
    finally:
        await words.stop()


async def test_two_that_name_a_database_at_once_agree(database: Database) -> None:
    async def named() -> str:
        async with database.unit_of_work() as uow:
            return await uow.texts.identity()

    names = await asyncio.gather(*(named() for _ in range(4)))
    assert len(set(names)) == 1
    assert names[0] == await named()


def test_an_index_that_lets_go_of_its_files_goes_on(tmp_path: Path) -> None:
    index = Index(tmp_path, "one")
    for number, (title, situation, _) in enumerate((LIGHT, PARKING), start=1):
        index.put([Text(number, 1, title, situation)], (number, 0))
        index.let_go()
        assert index.similar(1, title, "", 5)[0][0] == number
    index.put([Text(1, 1, *PARKING[:2])], (3, 0))
    index.let_go()
    assert index.search(1, ["信号灯"], 5) == []
    assert [id_ for id_, _ in index.similar(1, *PARKING[:2], 5, [1])] == [2]
