"""Which bulletins the public may read, and page by page, on both databases."""

from datetime import timedelta

from domain.bulletin import Example
from domain.publication import Extent
from domain.services import bulletin_issuing, bulletins
from storage.engine import Database
from tests.builders import NOW, World, world
from tests.storage.test_bulletins import drafted
from tests.storage.test_publications import answered, publish


async def issue(database: Database, w: World, n: int, *examples: Example) -> int:
    draft = await drafted(database, w)
    async with database.unit_of_work() as uow:
        made = await bulletins.opened(uow, w.staff, draft.id)
        for example in examples:
            await bulletins.choose(uow, made, example)
        await bulletin_issuing.issue(
            uow, w.congress, w.staff, draft.id, made.version, now=NOW + timedelta(minutes=n)
        )
    return draft.id


async def test_only_issued_and_shown_ones_newest_first(database: Database) -> None:
    w, other = await world(database), await world(database, "越城区人大", 8)
    public, congress = database.public, w.congress
    await drafted(database, w)
    assert await public.bulletins(congress.id) == []
    before = await public.mark(congress.id)
    ids = [await issue(database, w, n) for n in range(3)]
    assert await public.mark(congress.id) != before
    first = await public.bulletins(congress.id, limit=2)
    assert [one.bulletin.seq for one in first] == [3, 2]
    assert [one.bulletin.seq for one in await public.bulletins(congress.id, (NOW.year, 2))] == [1]
    assert await public.bulletins(other.congress.id) == []
    assert await public.bulletin(other.congress.id, NOW.year, 1) is None
    shown = await public.mark(congress.id)
    async with database.unit_of_work() as uow:
        await bulletin_issuing.publish(uow, w.staff, ids[0], public=False, now=NOW)
    assert await public.mark(congress.id) != shown
    assert await public.bulletin(congress.id, NOW.year, 1) is None
    assert len(await public.bulletins(congress.id)) == 2


async def test_examples_say_what_is_published_of_them(database: Database) -> None:
    w = await world(database)
    whole, summed, hidden = [await answered(w, database, n) for n in (1, 2, 3)]
    await publish(w, database, whole)
    await publish(w, database, summed, Extent.SUMMARY, summary="在办", texts={"title": "遮过的题目"})
    told = [Example(id_, "1", "原题目", "区交警大队", "联系13800000007") for id_ in (whole, summed, hidden)]
    await issue(database, w, 1, *told)
    found = await database.public.bulletin(w.congress.id, NOW.year, 1)
    assert found is not None
    assert found.withheld == 1
    first, second = found.bulletin.examples
    assert (first.proposal_id, "×" in first.text, "13800000007" in first.text) == (whole, True, False)
    assert (second.title, second.text) == ("遮过的题目", "")
