"""Searches in the database: by number, by what narrows them, and by letters when no index answers."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.narrowing import Narrowing
from domain.people import Congress, Person, Role
from domain.proposal import Proposal
from storage.loading import with_parts
from storage.narrowing import conditions
from storage.prepared import Connection
from storage.proposals import visible_to
from storage.reading import Reader
from storage.tables import LAST_NUMBER, people, posts, proposals, searches

# So many of each person's searches can be turned in.
KEPT = 30
MOST_NUMBERS = 500


class Findings:
    """Implements domain.finding_port.Findings."""

    def __init__(self, session: Callable[[], AsyncSession], connection: Connection, reader: Reader) -> None:
        self._session = session
        self._connection = connection
        self._reader = reader

    async def with_number(self, person: Person, last: int) -> list[tuple[int, str]]:
        p = proposals.c
        ending = select(p.id, p.number).where(
            p.congress_id == person.congress_id, LAST_NUMBER.in_([str(last)]), visible_to(person)
        )
        newest = ending.order_by(p.id.desc()).limit(MOST_NUMBERS)
        return await self._reader.read(lambda c: [(id_, number) for id_, number in c.execute(newest)])

    async def narrowed(
        self,
        congress: Congress,
        person: Person,
        to: Narrowing,
        *,
        among: Collection[int] | None = None,
        holding: Sequence[str] = (),
        start: int = 0,
        most: int,
    ) -> list[int]:
        p = proposals.c
        found = select(p.id).where(visible_to(person), *conditions(to, congress.policy.zone))
        if among is not None:
            found = found.where(p.id.in_(sorted(among)))
        found = found.where(*(_holds(word) for word in holding))
        some = found.order_by(p.changed_at.desc(), p.id.desc()).offset(start).limit(most)
        return await self._reader.read(lambda c: [id_ for (id_,) in c.execute(some)])

    async def loaded(self, person: Person, ids: Sequence[int]) -> list[Proposal]:
        mine = select(Proposal).where(visible_to(person), proposals.c.id.in_(sorted(ids)))
        found = await with_parts(self._session(), self._connection, await self._session().scalars(mine))
        order = {id_: n for n, id_ in enumerate(ids)}
        return sorted(found, key=lambda proposal: order[proposal.id])

    async def representatives(self, congress_id: int, names: Sequence[str]) -> dict[str, list[int]]:
        writes = select(posts.c.person_id).where(posts.c.role == Role.REPRESENTATIVE)
        named = select(people.c.name, people.c.id).where(
            people.c.congress_id == congress_id, people.c.name.in_(list(names)), people.c.id.in_(writes)
        )
        found: dict[str, list[int]] = {}
        for name, id_ in await self._connection.execute(named):
            found.setdefault(name, []).append(id_)
        return found

    async def keep(self, person: Person, text: str, *, now: datetime) -> int:
        s = searches.c
        added = insert(searches).values(
            congress_id=person.congress_id, person_id=person.id, text=text, asked_at=now
        )
        id_ = (await self._connection.execute(added.returning(s.id))).one()[0]
        mine = select(s.id).where(s.person_id == person.id).order_by(s.id.desc())
        older = mine.offset(KEPT).limit(1).scalar_subquery()
        await self._connection.execute(delete(searches).where(s.person_id == person.id, s.id <= older))
        return int(id_)

    async def kept(self, person: Person, search_id: int) -> str | None:
        s = searches.c
        wanted = select(s.text).where(s.person_id == person.id, s.id == search_id)
        row = (await self._connection.execute(wanted)).first()
        return str(row[0]) if row else None


def _holds(word: str) -> ColumnElement[bool]:
    p = proposals.c
    texts = (p.title, p.situation, p.request, func.coalesce(p.number, ""))
    return or_(*(text.icontains(word, autoescape=True) for text in texts))
