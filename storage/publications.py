"""Versions of what the public reads, kept with the counts that lists are narrowed by."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import date, datetime, tzinfo
from typing import Any

from sqlalchemy import Executable, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert as upserting

from domain.proposal import Proposal
from domain.public_state import Sort, sort_of
from domain.publication import GROUPS, Content, Publication, PublicLetter
from domain.reply import Point
from storage.prepared import Connection
from storage.tables import publication_cells as cells
from storage.tables import publication_sorts as sorts
from storage.tables import publications as table

STANDING = table.c.ended_at.is_(None)
CELL = ("congress_id", "year", "category", "result_class", "department_id")
Execute = Callable[[Executable], Awaitable[Any]]
SORT = tuple(Sort.__dataclass_fields__)
CELLS: Any = upserting(cells)
SORTS: Any = upserting(sorts)


async def counted(execute: Execute, publication: Publication, n: int) -> tuple[int, int]:
    """So many more of its cell and sort; returns both."""
    assert publication.sort is not None
    cell = {name: getattr(publication, name) for name in CELL}
    # Something has to be set, for the row to be returned.
    same = CELLS.values(cell).on_conflict_do_update(index_elements=list(CELL), set_={"year": cells.c.year})
    cell_id = (await execute(same.returning(cells.c.id))).scalar_one()
    return cell_id, await _counted_in(execute, publication.congress_id, cell_id, publication.sort, n)


async def _counted_in(execute: Execute, congress_id: int, cell_id: int, sort: Sort, n: int) -> int:
    values = {"congress_id": congress_id, "cell_id": cell_id, **vars(sort), "n": n}
    one = SORTS.values(values).on_conflict_do_update(
        index_elements=["cell_id", *SORT], set_={"n": sorts.c.n + n}
    )
    return int((await execute(one.returning(sorts.c.id))).scalar_one())


def sort_key(publication: Publication) -> tuple[object, ...]:
    """The same for all that are counted together."""
    return *(getattr(publication, name) for name in CELL), publication.sort


VERSIONS = (
    select(table, *(cells.c[name] for name in CELL[1:]), *(sorts.c[name] for name in SORT))
    .join(cells, cells.c.id == table.c.cell_id)
    .outerjoin(sorts, sorts.c.id == table.c.sort_id)
)


class Publications:
    """Implements domain.publication_port.Publications."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def of(self, proposal_id: int) -> Publication | None:
        rows = await self._connection.execute(VERSIONS.where(table.c.proposal_id == proposal_id, STANDING))
        return next((_publication(row._asdict()) for row in rows), None)

    async def versions(self, proposal_id: int) -> list[Publication]:
        rows = await self._connection.execute(
            VERSIONS.where(table.c.proposal_id == proposal_id).order_by(table.c.id)
        )
        return [_publication(row._asdict()) for row in rows]

    async def add(self, publication: Publication) -> Publication:
        if (before := await self.of(publication.proposal_id)) is not None:
            await self.end(before, publication.made_by, publication.because, publication.made_at)
            publication.listed_at, publication.year = before.listed_at, before.year
        publication.cell_id, publication.sort_id = await counted(self._connection.execute, publication, 1)
        statement = table.insert().values(row_of(publication)).returning(table.c.id)
        publication.id = (await self._connection.execute(statement)).scalar_one()
        return publication

    async def end(self, publication: Publication, by: str, because: str, now: datetime) -> None:
        this = update(table).where(table.c.id == publication.id, STANDING)
        ended = await self._connection.execute(
            this.values(ended_at=now, ended_by=by, because=because, sort_id=None)
        )
        if ended.rowcount:
            await self._fewer(publication.sort_id)

    async def follow(self, proposal: Proposal, zone: tzinfo) -> None:
        standing, sort = await self.of(proposal.id), sort_of(proposal, zone)
        if standing is None or standing.sort == sort:
            return
        execute = self._connection.execute
        sort_id = await _counted_in(execute, proposal.congress_id, standing.cell_id, sort, 1)
        await execute(update(table).where(table.c.id == standing.id).values(sort_id=sort_id))
        await self._fewer(standing.sort_id)

    async def _fewer(self, sort_id: int | None) -> None:
        await self._connection.execute(update(sorts).where(sorts.c.id == sort_id).values(n=sorts.c.n - 1))


async def forget_of(connection: Connection, proposal_ids: Iterable[int]) -> None:
    """Of proposals that a broken import leaves behind: as if they had never been."""
    mine = table.c.proposal_id.in_(list(proposal_ids))
    counts = select(table.c.sort_id, func.count()).where(mine, STANDING).group_by(table.c.sort_id)
    for sort_id, n in list(await connection.execute(counts)):
        await connection.execute(update(sorts).where(sorts.c.id == sort_id).values(n=sorts.c.n - n))
    await connection.execute(delete(table).where(mine))


def row_of(publication: Publication) -> dict[str, Any]:
    """A row of the table, but for its id."""
    content = publication.content
    return {
        "congress_id": publication.congress_id,
        "proposal_id": publication.proposal_id,
        "cell_id": publication.cell_id,
        "sort_id": publication.sort_id,
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


def _publication(row: Mapping[str, Any]) -> Publication:
    letters = tuple(letter_of_data(data) for data in row["letters"])
    content = Content(row["title"], row["situation"], row["request"], row["summary"], letters)
    sort = Sort(*(row[name] for name in SORT)) if row["sort_id"] is not None else None
    own = {name: row[name] for name in Publication.__dataclass_fields__ if name not in {"content", "sort"}}
    return Publication(content=content, sort=sort, **own)


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
