"""What the public finds: by number, else by words of what is published; nothing else knows any more."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from domain.people import Congress
from domain.ports import UnitsOfWork, Words
from domain.publication_port import Listing, Wanted
from domain.query import pieces, plain
from domain.search_port import Shown

# So many of the best are looked through and counted; behind them nobody turns pages.
MOST = 2000
SENTENCE = 90


class Way(StrEnum):
    """How they were found."""

    NUMBER = "number"
    WORDS = "words"
    TITLES = "titles"
    """For words cannot be looked for right now."""


@dataclass(frozen=True)
class Found:
    """A page of them; `shown`: title and best sentence of each, with the words marked."""

    listing: Listing
    way: Way
    more: bool = False
    uncounted: bool = False
    """There may be others, that fit less."""
    shown: dict[int, tuple[Shown, Shown | None]] = field(default_factory=dict)


async def find(database: UnitsOfWork, words: Words, congress: Congress, asked: str, wanted: Wanted) -> Found:
    """`wanted` narrows what is found; its `start` and `limit` are the page."""
    asked, public = plain(asked), database.public
    if ids := await public.numbered(congress.id, asked):
        return await _page(database, congress, wanted, ids, Way.NUMBER)
    terms = [piece.text for piece in pieces(asked)]
    if not terms:
        return await _page(database, congress, wanted, [], Way.WORDS)
    async with database.unit_of_work() as uow:
        # Best first among all, so that every filter knows how many it would leave.
        units = await uow.public_texts.units(congress.id)
        hits = await words.finder.search(uow.public_texts, congress.id, terms, limit=MOST)
        if hits is not None and len(hits) == MOST:
            few = await public.within(congress, wanted, MOST)
            if few is not None:
                hits = await words.finder.search(uow.public_texts, congress.id, terms, limit=MOST, within=few)
    if hits is None:
        ids = await public.titled(congress.id, terms, MOST)
        return await _page(database, congress, wanted, ids, Way.TITLES)
    found = await _page(database, congress, wanted, [hit.id for hit in hits], Way.WORDS)
    texts = await public.texts([line.id for line in found.listing.lines])
    marked = await words.shown(list(texts.values()), terms, SENTENCE, units)
    return replace(found, shown=dict(zip(texts, marked, strict=True)), uncounted=len(hits) == MOST)


async def _page(
    database: UnitsOfWork, congress: Congress, wanted: Wanted, ids: Sequence[int], way: Way
) -> Found:
    page = await database.public.listing(congress, replace(wanted, ids=tuple(ids)))
    return Found(page, way, more=page.total > wanted.start + wanted.limit, uncounted=len(ids) == MOST)
