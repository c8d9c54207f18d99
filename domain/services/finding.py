"""Finding proposals by what people remember of them: the number, or words; only what they may see."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.query import bare, is_number, last_number, plain
from domain.recognising import Query
from domain.search_port import Finder

LONGEST_LIST = 500
# Who may see no more than so many is asked about these; of others the best hits are looked through.
FEW = 1000
# So many hits are looked through at first, then four times as many each time.
BATCH, LONGEST_BATCH = 250, 4000
# What is counted exactly; beyond it there are simply more.
COUNTED = 200


@dataclass(frozen=True)
class Found:
    """A page of proposals; `total` None when there are more than were counted."""

    proposals: Sequence[Proposal]
    total: int | None
    more: bool = False


NOTHING = Found((), 0)


async def by_number(uow: UnitOfWork, person: Person, asked: str) -> list[Proposal]:
    """Those whose number can be meant, newest first; none where it is no number."""
    asked = bare(plain(asked))
    last = last_number(asked)
    if last is None:
        return await uow.proposals.numbered(person, asked)
    known = await uow.findings.with_number(person, last)
    exact = [id_ for id_, number in known if number == asked]
    return await uow.findings.loaded(
        person, (exact or [id_ for id_, number in known if is_number(asked, number)])[:LONGEST_LIST]
    )


async def by_words(
    uow: UnitOfWork,
    finder: Finder,
    congress: Congress,
    person: Person,
    query: Query,
    *,
    start: int,
    most: int,
) -> Found:
    """Those that hold every word, the best first; of no words what is left, the newest change first."""
    counted = max(COUNTED, start + most) + 1
    found = await ids_by_words(uow, finder, congress, person, query, counted)
    total = len(found) if len(found) < counted else None
    page = await uow.findings.loaded(person, found[start : start + most])
    return Found(page, total, len(found) > start + most)


async def ids_by_words(
    uow: UnitOfWork,
    finder: Finder,
    congress: Congress,
    person: Person,
    query: Query,
    most: int,
) -> list[int]:
    """The first `most` of them."""
    words, whole, to = query.words, query.whole, query.narrowing
    if not words:
        return await uow.findings.narrowed(congress, person, to, most=most)
    few = await uow.findings.narrowed(congress, person, to, most=FEW + 1)
    if not few:
        return []
    hits = None
    if len(few) <= FEW:
        hits = await finder.search(uow.texts, congress.id, words, limit=most, within=few, whole=whole)
        if hits is not None:
            return [hit.id for hit in hits]
    found: list[int] = []
    offset, batch = 0, BATCH
    while len(found) < most:
        hits = await finder.search(uow.texts, congress.id, words, limit=batch, offset=offset, whole=whole)
        if hits is None:
            return await uow.findings.narrowed(congress, person, to, holding=words, most=most)
        ids = [hit.id for hit in hits]
        seen = set(await uow.findings.narrowed(congress, person, to, among=ids, most=batch)) if ids else set()
        found += [id_ for id_ in ids if id_ in seen]
        if len(ids) < batch:
            break
        offset, batch = offset + batch, min(batch * 4, LONGEST_BATCH)
    return found[:most]
