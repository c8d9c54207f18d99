"""Versions of what the public reads, kept with the counts that lists are narrowed by."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert as upserting
from sqlalchemy.sql.dml import Insert

from domain.publication import GROUPS, Content, Publication, PublicLetter
from domain.reply import Point
from storage.prepared import Connection
from storage.tables import publication_cells as cells
from storage.tables import publications as table

STANDING = table.c.ended_at.is_(None)
CELL = ("congress_id", "year", "category", "result_class", "department_id")
ADDING: Any = upserting(cells)


def counting(key: tuple[object, ...], n: int) -> Insert:
    """So many more of this sort; returns its row."""
    values = {**dict(zip(CELL, key, strict=True)), "n": n}
    statement = ADDING.values(values).on_conflict_do_update(
        index_elements=list(CELL), set_={"n": cells.c.n + n}
    )
    return statement.returning(cells.c.id)  # type: ignore[no-any-return]


def cell_key(publication: Publication) -> tuple[object, ...]:
    return tuple(getattr(publication, name) for name in CELL)


class Publications:
    """Implements domain.publication_port.Publications."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def of(self, proposal_id: int) -> Publication | None:
        found = select(table, *(cells.c[name] for name in CELL[1:])).join(
            cells, cells.c.id == table.c.cell_id
        )
        rows = await self._connection.execute(found.where(table.c.proposal_id == proposal_id, STANDING))
        return next((_publication(row._asdict()) for row in rows), None)

    async def versions(self, proposal_id: int) -> list[Publication]:
        found = select(table, *(cells.c[name] for name in CELL[1:])).join(
            cells, cells.c.id == table.c.cell_id
        )
        rows = await self._connection.execute(
            found.where(table.c.proposal_id == proposal_id).order_by(table.c.id)
        )
        return [_publication(row._asdict()) for row in rows]

    async def add(self, publication: Publication) -> Publication:
        if (before := await self.of(publication.proposal_id)) is not None:
            await self.end(before, publication.made_by, publication.because, publication.made_at)
            publication.listed_at, publication.year = before.listed_at, before.year
        counted = await self._connection.execute(counting(cell_key(publication), 1))
        publication.cell_id = counted.scalar_one()
        statement = table.insert().values(row_of(publication)).returning(table.c.id)
        publication.id = (await self._connection.execute(statement)).scalar_one()
        return publication

    async def end(self, publication: Publication, by: str, because: str, now: datetime) -> None:
        this = update(table).where(table.c.id == publication.id, STANDING)
        ended = await self._connection.execute(this.values(ended_at=now, ended_by=by, because=because))
        if ended.rowcount:
            fewer = update(cells).where(cells.c.id == publication.cell_id).values(n=cells.c.n - 1)
            await self._connection.execute(fewer)


async def forget_of(connection: Connection, proposal_ids: Iterable[int]) -> None:
    """Of proposals that a broken import leaves behind: as if they had never been."""
    mine = table.c.proposal_id.in_(list(proposal_ids))
    counted = select(table.c.cell_id, func.count()).where(mine, STANDING).group_by(table.c.cell_id)
    for cell_id, n in list(await connection.execute(counted)):
        await connection.execute(update(cells).where(cells.c.id == cell_id).values(n=cells.c.n - n))
    await connection.execute(delete(table).where(mine))


def row_of(publication: Publication) -> dict[str, Any]:
    """A row of the table, but for its id."""
    content = publication.content
    return {
        "congress_id": publication.congress_id,
        "proposal_id": publication.proposal_id,
        "cell_id": publication.cell_id,
        "extent": publication.extent,
        "title": content.title,
        "situation": content.situation,
        "request": content.request,
        "summary": content.summary,
        "letters": [_letter_to_data(letter) for letter in content.letters],
        "listed_at": publication.listed_at,
        "made_at": publication.made_at,
        "made_by": publication.made_by,
        "ended_at": publication.ended_at,
        "ended_by": publication.ended_by,
        "because": publication.because,
    }


def summed(publications: Iterable[Publication]) -> Counter[tuple[object, ...]]:
    """How many there are of each sort."""
    return Counter(cell_key(publication) for publication in publications)


def _publication(row: Mapping[str, Any]) -> Publication:
    letters = tuple(letter_of_data(data) for data in row["letters"])
    content = Content(row["title"], row["situation"], row["request"], row["summary"], letters)
    own = {name: row[name] for name in Publication.__dataclass_fields__ if name != "content"}
    return Publication(content=content, **own)


def _letter_to_data(letter: PublicLetter) -> dict[str, object]:
    return {
        "department": letter.department,
        "class": letter.result_class,
        "delivered_at": letter.delivered_at.isoformat(),
        "second": letter.second,
        **{
            group: [[p.text, p.due_on and p.due_on.isoformat(), p.reason] for p in points]
            for group, points in zip(GROUPS, letter.groups, strict=True)
        },
    }


def letter_of_data(data: Mapping[str, Any]) -> PublicLetter:
    """A letter as it was kept."""
    groups = [
        tuple(
            Point(text, date.fromisoformat(day) if day else None, reason) for text, day, reason in data[group]
        )
        for group in GROUPS
    ]
    delivered_at = datetime.fromisoformat(data["delivered_at"])
    return PublicLetter(data["department"], data["class"], delivered_at, data["second"], *groups)
