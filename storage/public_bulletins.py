"""The bulletins that the public may read: issued, shown, and naming nothing that is not published itself."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from domain.bulletin import Bulletin, Published
from domain.publication import Extent
from storage.tables import bulletins as table
from storage.tables import publications

B, Q = table.c, publications.c


def mark(connection: Connection, congress_id: int) -> Sequence[Any]:
    """Changes whenever one is issued, hidden or shown again; there are a few of them a year."""
    return connection.execute(_shown(congress_id, func.count(), func.max(B.published_at))).one()


def page(
    connection: Connection, congress_id: int, before: tuple[int, int] | None, limit: int
) -> list[Published]:
    """Newest first; `before`: year and number of the one that the page before ended with."""
    wanted = _shown(congress_id, table).order_by(B.year.desc(), B.seq.desc()).limit(limit)
    if before is not None:
        year, seq = before
        wanted = wanted.where(or_(B.year < year, and_(B.year == year, B.seq < seq)))
    return _published(connection, wanted)


def one(connection: Connection, congress_id: int, year: int, seq: int) -> Published | None:
    found = _published(connection, _shown(congress_id, table).where(B.year == year, B.seq == seq))
    return found[0] if found else None


def _shown(congress_id: int, *columns: Any) -> Select[*tuple[Any, ...]]:
    """The one query of bulletins here."""
    return select(*columns).where(
        B.congress_id == congress_id, B.issued_at.is_not(None), B.published_at.is_not(None)
    )


def _published(connection: Connection, wanted: Select[*tuple[Any, ...]]) -> list[Published]:
    found = [Bulletin(**row._mapping) for row in connection.execute(wanted)]
    named = _standing(connection, {e.proposal_id for b in found for e in b.examples})
    return [Published.of(bulletin, named) for bulletin in found]


def _standing(connection: Connection, ids: Collection[int]) -> dict[int, tuple[str, bool]]:
    """Of the examples that stand published: under which title, and whether with the words of the reply."""
    if not ids:
        return {}
    asked = select(Q.proposal_id, Q.title, Q.extent).where(Q.proposal_id.in_(ids), Q.ended_at.is_(None))
    return {id_: (title, extent is Extent.FULL) for id_, title, extent in connection.execute(asked)}
