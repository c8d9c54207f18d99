"""Bulletins, and the suggestions that are worth telling in one."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, delete, false, func, insert, select, update

from domain.bulletin import SERIES, Bulletin, Example, numbered
from domain.people import Congress
from domain.rating import Grade, Stage
from domain.reply import Point
from domain.scope import Scope
from domain.steps import ANSWERED
from storage.facts import Within, grade
from storage.prepared import Connection as Statements
from storage.reading import Reader
from storage.tables import bulletins as table
from storage.tables import numbers, proposals, replies

SOLVED = "A"


class Bulletins:
    """Implements domain.bulletin_port.Bulletins."""

    def __init__(self, connection: Statements, reader: Reader) -> None:
        self._connection = connection
        self._reader = reader

    async def add(self, bulletin: Bulletin) -> Bulletin:
        statement = insert(table).values(_values(bulletin)).returning(table.c.id)
        bulletin.id = (await self._connection.execute(statement)).scalar_one()
        return bulletin

    async def save(self, bulletin: Bulletin) -> None:
        own = table.c.id == bulletin.id
        await self._connection.execute(update(table).where(own).values(_values(bulletin)))

    async def delete(self, bulletin: Bulletin) -> None:
        draft = (table.c.id == bulletin.id, table.c.issued_at.is_(None))
        await self._connection.execute(delete(table).where(*draft))

    async def get(self, congress_id: int, bulletin_id: int) -> Bulletin | None:
        found = await self._all(_own(congress_id, bulletin_id))
        return found[0] if found else None

    async def locked(self, congress_id: int, bulletin_id: int) -> Bulletin | None:
        found = await self._all(_own(congress_id, bulletin_id).with_for_update())
        return found[0] if found else None

    async def drafts(self, congress_id: int, limit: int = 10) -> list[Bulletin]:
        own = select(table).where(table.c.congress_id == congress_id, table.c.issued_at.is_(None))
        return await self._all(own.order_by(table.c.id.desc()).limit(limit))

    async def issued(self, congress_id: int, limit: int = 100, *, published: bool = False) -> list[Bulletin]:
        own = select(table).where(table.c.congress_id == congress_id, table.c.issued_at.is_not(None))
        if published:
            own = own.where(table.c.published_at.is_not(None))
        return await self._all(own.order_by(table.c.issued_at.desc(), table.c.id.desc()).limit(limit))

    async def chain(self, congress_id: int, start: int, limit: int) -> list[Bulletin]:
        own = select(table).where(table.c.congress_id == congress_id, table.c.issued_at.is_not(None))
        return await self._all(own.order_by(table.c.issued_at, table.c.id).offset(start).limit(limit))

    async def last_seal(self, congress_id: int) -> str:
        found = await self.issued(congress_id, 1)
        return found[0].seal if found else ""

    async def cut_off(self, congress_id: int) -> list[str]:
        series = (numbers.c.congress_id == congress_id, numbers.c.series.startswith(f"{SERIES}:"))
        given = select(numbers.c.series, numbers.c.last).where(*series)
        borne = select(table.c.year, func.max(table.c.seq)).where(table.c.congress_id == congress_id)
        last = {row.year: row[1] for row in await self._connection.execute(borne.group_by(table.c.year))}
        years = [(int(name.partition(":")[2]), seq) for name, seq in await self._connection.execute(given)]
        return [numbered(year, seq) for year, seq in sorted(years) if last.get(year) != seq]

    async def worth_telling(self, congress: Congress, scope: Scope, limit: int) -> list[Example]:
        within = Within(congress.id, scope, congress.policy.zone)

        def ask(connection: Connection) -> list[Example]:
            return [_example(row) for row in connection.execute(_worth_telling(within).limit(limit))]

        return await self._reader.read(ask)

    async def _all(self, statement: Select[tuple[Any, ...]]) -> list[Bulletin]:
        return [Bulletin(**row._mapping) for row in await self._connection.execute(statement)]


def _values(bulletin: Bulletin) -> dict[str, Any]:
    return {column.name: getattr(bulletin, column.name) for column in table.c if column.name != "id"}


def _own(congress_id: int, bulletin_id: int) -> Select[tuple[Any, ...]]:
    return select(table).where(table.c.congress_id == congress_id, table.c.id == bulletin_id)


def _worth_telling(within: Within) -> Select[tuple[int, str | None, str, str, list[Point], datetime | None]]:
    r, p = replies.c, proposals.c
    letters = (r.proposal_id == p.id, r.round == p.round, r.delivered_at.is_not(None), r.second == false())
    return (
        select(p.id, p.number, p.title, r.department, r.done, r.delivered_at)
        .join(replies, (r.proposal_id == p.id) & (r.congress_id == p.congress_id))
        .where(
            *within.conditions(),
            *letters,
            p.status.in_(ANSWERED),
            r.result_class == SOLVED,
            func.replace(grade(Stage.REPLY, p.round), "+", "") == Grade.SATISFIED.value,
        )
        .order_by(r.delivered_at.desc(), p.id.desc())
    )


def _example(row: Sequence[Any]) -> Example:
    id_, number, title, department, done, _ = row
    return Example(id_, number or "", title, department, done[0].text if done else "")
