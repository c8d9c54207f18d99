"""The public finds by words of what is published, and by nothing else, on both databases."""

import asyncio

from domain.proposal import Disclosure, Status
from domain.publication import Extent
from domain.publication_port import Wanted
from domain.services import public_finding, publication
from domain.services.public_finding import Found, Way
from storage.engine import Database
from storage.words import JiebaWords
from tests.builders import NOW, World, world
from tests.storage.test_publications import answered, publish


async def once(database: Database, words: JiebaWords, w: World, asked: str, **wanted: object) -> Found:
    return await public_finding.find(database, words, w.congress, asked, Wanted(**wanted))  # type: ignore[arg-type]


async def find(database: Database, words: JiebaWords, w: World, asked: str, **wanted: object) -> Found:
    """A busy machine may be too slow to tell at the first time of asking."""
    async with asyncio.timeout(60):
        while (found := await once(database, words, w, asked, **wanted)).way is Way.TITLES:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    return found


async def ids(database: Database, words: JiebaWords, w: World, asked: str, **wanted: object) -> list[int]:
    return [line.id for line in (await find(database, words, w, asked, **wanted)).listing.lines]


async def test_only_published_words_find(database: Database, words: JiebaWords) -> None:
    w, other = await world(database), await world(database, "越城区人大", 8)
    text = {"title": "关于增设信号灯的建议", "situation": "小学门口没有红绿灯。", "request": "请装信号灯。"}
    id_ = await answered(w, database, 1, **text)
    assert await ids(database, words, w, "信号灯") == [], "answered is not published"
    await publish(
        w, database, id_, Extent.SUMMARY, summary="已经勘察路口。", texts={"situation": "有家长反映。"}
    )
    for there in ("信号灯", "勘察", "家长", "红绿灯 信号灯"):
        assert await ids(database, words, w, there) == ([] if "红绿灯" in there else [id_]), there
    assert await ids(database, words, w, "装灯") == [], "the letter is not published, only its summary is"
    assert await ids(database, words, other, "信号灯") == [], "another congress"
    async with database.unit_of_work() as uow:
        proposal = await uow.proposals.visible_to(w.staff, id_)
        assert proposal is not None
        await publication.correct(uow, proposal, w.staff, extent=Extent.FULL, because="同意", now=NOW)
    assert await ids(database, words, w, "红绿灯") == [id_]
    assert await ids(database, words, w, "家长") == []
    found = await find(database, words, w, "装灯")
    _, said = found.shown[id_]
    assert said is not None
    assert [said.text[a:b] for a, b in said.marks] == ["装灯"]
    async with database.unit_of_work() as uow:
        proposal = await uow.proposals.visible_to(w.staff, id_)
        assert proposal is not None
        await publication.take_back(uow, proposal, w.staff, "代表要求", now=NOW)
    assert await ids(database, words, w, "信号灯") == []


async def test_a_title_alone_is_found_by_nothing_but_the_title(database: Database, words: JiebaWords) -> None:
    w = await world(database)
    text = {
        "title": "关于老小区停车的建议",
        "situation": "消防通道被占。",
        "disclosure": Disclosure.TITLE_ONLY,
    }
    id_ = await answered(w, database, 1, **text)
    await publish(w, database, id_, Extent.NONE)
    assert await ids(database, words, w, "停车") == [id_]
    assert await ids(database, words, w, "消防通道") == []
    assert await ids(database, words, w, w.department.short_name) == [id_], "who answers is public"
    async with database.unit_of_work() as uow:
        proposal = await uow.proposals.get(id_)
        proposal.assignments[0].released_at = NOW
    assert await ids(database, words, w, w.department.short_name) == []


async def test_numbers_come_before_words_and_filters_narrow(database: Database, words: JiebaWords) -> None:
    w = await world(database)
    for n in range(1, 6):
        category = "economy" if n % 2 else "social"
        text = {"title": f"关于第{n}座公交站的建议", "situation": "", "category": category}
        await publish(w, database, await answered(w, database, n, **text, status=Status.REPLIED))
    by_number = await find(database, words, w, "第3号")
    assert (by_number.way, [line.number for line in by_number.listing.lines]) == (Way.NUMBER, ["3"])
    every = await find(database, words, w, "公交站", limit=2)
    assert (every.way, every.listing.total, every.more) == (Way.WORDS, 5, True)
    last = await find(database, words, w, "公交站", limit=2, start=4)
    assert (len(last.listing.lines), last.more) == (1, False)
    social = await find(database, words, w, "公交站", category="social")
    assert social.listing.total == 2
    assert social.listing.counts["category"] == {"economy": 3, "social": 2}, "what another one would leave"
    assert await ids(database, words, w, "  ，。 ") == []
    assert await ids(database, words, w, "公交站 没有这个词") == []


async def test_without_the_language_side_titles_are_looked_through(database: Database) -> None:
    w, silent = await world(database), JiebaWords()
    id_ = await answered(w, database, 1, title="关于公交站100%遮阳的建议", situation="没有座椅。")
    await publish(w, database, id_)
    found = await once(database, silent, w, "公交站")
    assert (found.way, found.listing.total) == (Way.TITLES, 1)
    assert (await once(database, silent, w, "座椅")).listing.total == 0
    assert (await once(database, silent, w, "100%遮")).listing.total == 1
    assert (await once(database, silent, w, "_")).listing.total == 0, "no wildcard"
