"""What the public may read, and nothing else: every statement here begins with what stands published.

Nothing of it runs in the event loop. What is not public (who wrote and signed, words between the offices,
contact data, single grades) is not among the columns that are read.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Text, and_, case, cast, func, literal, or_, select

from domain.bulletin import Published
from domain.people import Congress
from domain.proposal import AssignmentRole, ClockKey
from domain.public_state import OF_REPLY, Timeliness
from domain.publication_port import Line, Listing, Shown, Wanted
from domain.steps import ANSWERED
from storage import public_bulletins, public_finding
from storage.congresses import EVERY, congress_of
from storage.figures import Figures
from storage.people import People
from storage.public_proposal import shown
from storage.reading import Beside, Reader
from storage.tables import (
    assignments,
    clocks,
    commitments,
    congresses,
    delegations,
    departments,
    proposals,
    publication_cells,
    publication_sorts,
    publications,
)

P, Q, C, S = proposals.c, publications.c, publication_cells.c, publication_sorts.c
STANDING = Q.ended_at.is_(None)
OF_CELL = ("year", "category", "result_class", "department_id")
OF_SORT = ("session", "delegation_id", "state", "timeliness")
DIMENSIONS = OF_CELL + OF_SORT


class PublicPages:
    """Implements domain.publication_port.PublicPages."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    @property
    def people(self) -> People:
        return People(Beside(self._reader))

    @property
    def figures(self) -> Figures:
        return Figures(self._reader)

    async def congresses(self) -> list[Congress]:
        return await self._reader.read(lambda c: [congress_of(row) for row in c.execute(EVERY)])

    async def mark(self, congress_id: int) -> str:
        return await self._reader.read(lambda c: _mark(c, congress_id))

    async def listing(self, congress: Congress, wanted: Wanted) -> Listing:
        return await self._reader.read(lambda c: _listing(c, congress, wanted))

    async def numbered(self, congress_id: int, asked: str) -> list[int]:
        return await self._reader.read(lambda c: public_finding.numbered(c, congress_id, asked))

    async def titled(self, congress_id: int, words: Sequence[str], most: int) -> list[int]:
        return await self._reader.read(lambda c: public_finding.titled(c, congress_id, words, most))

    async def within(self, congress: Congress, wanted: Wanted, most: int) -> list[int] | None:
        return await self._reader.read(lambda c: _within(c, congress, wanted, most))

    async def texts(self, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
        return await self._reader.read(lambda c: public_finding.texts(c, ids))

    async def one(self, congress: Congress, proposal_id: int) -> Shown | None:
        def read(connection: Connection) -> Shown | None:
            which = and_(Q.congress_id == congress.id, Q.proposal_id == proposal_id)
            found = _lines(connection, _standing().where(which))
            return shown(connection, found[0], congress) if found else None

        return await self._reader.read(read)

    async def block(self, congress_id: int, first: int, size: int) -> list[tuple[int, datetime]]:
        mine = select(Q.proposal_id, P.changed_at).join(proposals, P.id == Q.proposal_id)
        mine = mine.where(STANDING, Q.congress_id == congress_id)
        mine = mine.where(Q.proposal_id >= first, Q.proposal_id < first + size).order_by(Q.proposal_id)
        return await self._reader.read(lambda c: [(id_, at) for id_, at in c.execute(mine)])

    async def last_id(self, congress_id: int) -> int:
        last = select(func.max(Q.proposal_id)).where(STANDING, Q.congress_id == congress_id)
        return await self._reader.read(lambda c: int(c.execute(last).scalar() or 0))

    async def bulletins(
        self, congress_id: int, before: tuple[int, int] | None = None, limit: int = 20
    ) -> list[Published]:
        return await self._reader.read(lambda c: public_bulletins.page(c, congress_id, before, limit))

    async def bulletin(self, congress_id: int, year: int, seq: int) -> Published | None:
        return await self._reader.read(lambda c: public_bulletins.one(c, congress_id, year, seq))


def _mark(connection: Connection, congress_id: int) -> str:
    """Each of them is the end of an index: however many there are, it takes no time."""
    moved = select(func.max(P.changed_at)).where(P.congress_id == congress_id, P.published_at.is_not(None))
    made = select(func.max(Q.id)).where(STANDING, Q.congress_id == congress_id)
    ended = select(func.max(Q.ended_at)).where(Q.congress_id == congress_id)
    rules = select(congresses.c.name, cast(congresses.c.policy, Text)).where(congresses.c.id == congress_id)
    found = [*(connection.execute(one).scalar() for one in (moved, made, ended))]
    found += [*connection.execute(rules).one(), *public_bulletins.mark(connection, congress_id)]
    return sha256(repr(found).encode()).hexdigest()[:24]


def _standing() -> Select[*tuple[Any, ...]]:
    """The one query of lines: what stands published, with the state it has now."""
    return (
        select(
            P.id,
            Q.id.label("publication_id"),
            Q.listed_at,
            P.number,
            Q.title,
            P.session,
            P.kind,
            P.track,
            C.category,
            P.status,
            P.round,
            P.key,
            C.result_class,
            P.replied_at,
        )
        .select_from(publications)
        .join(proposals, P.id == Q.proposal_id)
        .join(publication_cells, C.id == Q.cell_id)
        .where(STANDING)
    )


def _listing(connection: Connection, congress: Congress, wanted: Wanted) -> Listing:
    if wanted.ids is not None:
        return _found(connection, congress, wanted, wanted.ids)
    counts, matching, whole = _counted(_sorts(connection, congress, wanted), wanted)
    total = sum(matching.values())
    page = select(Q.id).where(STANDING)
    if total * total <= wanted.limit * whole:
        page = page.where(Q.sort_id.in_(list(matching)))
    else:
        page = page.where(Q.congress_id == congress.id)
        if total < whole:
            # Nothing to look for in an index: they are met soon on the way down the list.
            page = page.where((Q.sort_id + 0).in_(list(matching)))
    if wanted.after is not None:
        at, id_ = wanted.after
        # The first condition alone is what an index can begin with.
        page = page.where(Q.listed_at <= at, or_(Q.listed_at < at, and_(Q.listed_at == at, Q.id < id_)))
    page = page.order_by(Q.listed_at.desc(), Q.id.desc()).limit(wanted.limit + 1)
    ids = list(connection.execute(page).scalars()) if total else []
    lines = _lines(connection, _standing().where(Q.id.in_(ids))) if ids else []
    more = len(lines) > wanted.limit
    lines = lines[: wanted.limit]
    after = (lines[-1].listed_at, lines[-1].publication_id) if more else None
    return Listing(lines, total, after, counts, **_names(connection, congress.id, counts))


def _found(connection: Connection, congress: Congress, wanted: Wanted, ids: Sequence[int]) -> Listing:
    """Of found ones what stands published and fits, in the order in which they were found."""
    sorts = select(Q.proposal_id, literal(1), *_dimensions(congress, wanted))
    sorts = sorts.join(publication_cells, C.id == Q.cell_id).join(publication_sorts, S.id == Q.sort_id)
    mine = sorts.where(STANDING, Q.congress_id == congress.id, Q.proposal_id.in_(ids))
    counts, fitting, _ = _counted(connection.execute(mine).all() if ids else [], wanted)
    order = [id_ for id_ in ids if id_ in fitting]
    page = order[wanted.start : wanted.start + wanted.limit]
    lines = _lines(connection, _standing().where(Q.proposal_id.in_(page))) if page else []
    place = {id_: n for n, id_ in enumerate(page)}
    lines.sort(key=lambda line: place[line.id])
    return Listing(lines, len(order), None, counts, **_names(connection, congress.id, counts))


def _names(
    connection: Connection, congress_id: int, counts: Mapping[str, Mapping[str, int]]
) -> dict[str, dict[int, str]]:
    d, g = departments.c, delegations.c
    units = connection.execute(select(d.id, d.short_name).where(d.congress_id == congress_id))
    towns = connection.execute(select(g.id, g.name).where(g.congress_id == congress_id))
    return {
        "departments": {id_: name for id_, name in units if str(id_) in counts["department_id"]},
        "delegations": {id_: name for id_, name in towns if str(id_) in counts["delegation_id"]},
    }


def _within(connection: Connection, congress: Congress, wanted: Wanted, most: int) -> list[int] | None:
    _, matching, _ = _counted(_sorts(connection, congress, wanted), wanted)
    if sum(matching.values()) > most:
        return None
    mine = select(Q.proposal_id).where(STANDING, Q.sort_id.in_(list(matching)))
    return list(connection.execute(mine).scalars()) if matching else []


def _dimensions(congress: Congress, wanted: Wanted) -> list[ColumnElement[Any]]:
    """What lists are narrowed by, as it is on that day; no delegation where none is told."""
    late = case((S.due_on < wanted.today, Timeliness.OVERDUE.value), else_=S.timeliness)
    told = congress.policy.public_name != "none"
    town = S.delegation_id if told else literal(0)
    return [*(C[name] for name in OF_CELL), S.session, town, S.state, late]


def _sorts(connection: Connection, congress: Congress, wanted: Wanted) -> Sequence[Sequence[Any]]:
    all_ = select(S.id, S.n, *_dimensions(congress, wanted)).join(publication_cells, C.id == S.cell_id)
    return connection.execute(all_.where(S.congress_id == congress.id, S.n > 0)).all()


def _counted(
    sorts: Iterable[Sequence[Any]], wanted: Wanted
) -> tuple[dict[str, dict[str, int]], dict[int, int], int]:
    """Counts by code, of each dimension with the other filters kept; which cells fit all; how many in all."""
    asked = [getattr(wanted, name) for name in DIMENSIONS]
    found: list[dict[Any, int]] = [{} for _ in DIMENSIONS]
    fitting: dict[int, int] = {}
    whole = 0
    for id_, n, *codes in sorts:
        whole += n
        misses = [
            at for at, (code, want) in enumerate(zip(codes, asked, strict=True)) if want not in (None, code)
        ]
        if not misses:
            fitting[id_] = n
        for at, code in enumerate(codes):
            counted = n if not misses or misses == [at] else 0
            found[at][code] = found[at].get(code, 0) + counted
    counts = {
        name: {str(code): n for code, n in codes.items()}
        for name, codes in zip(DIMENSIONS, found, strict=True)
    }
    return counts, fitting, whole


def _lines(connection: Connection, statement: Select[*tuple[Any, ...]]) -> list[Line]:
    """The lines of one page with units and dates: three statements, however long the page."""
    rows = connection.execute(statement.order_by(Q.listed_at.desc(), Q.id.desc())).all()
    ids = [row.id for row in rows]
    if not ids:
        return []
    units, due, promises = _units(connection, ids), _dues(connection, ids), _promises(connection, ids)
    lines = []
    for row in rows:
        kept, promised = promises.get((row.id, _answered_round(row)), (0, 0))
        values = {**row._mapping, "key": row.key is not None, "number": row.number or ""}
        lines.append(
            Line(
                **values,
                leads=tuple(units[row.id, False]),
                co=tuple(units[row.id, True]),
                due_on=due.get((row.id, "reply")),
                follow_up_on=due.get((row.id, "follow_up")),
                rating_on=due.get((row.id, "rating")),
                promised=promised,
                kept=kept,
            )
        )
    return lines


def _answered_round(row: Any) -> int:
    return int(row.round if row.status in ANSWERED else row.round - 1)


def _units(connection: Connection, ids: Collection[int]) -> defaultdict[tuple[int, bool], list[str]]:
    a = assignments.c
    standing = select(a.proposal_id, a.role, a.department).where(
        a.proposal_id.in_(ids), a.released_at.is_(None)
    )
    found: defaultdict[tuple[int, bool], list[str]] = defaultdict(list)
    for proposal_id, role, name in connection.execute(standing.order_by(a.id)):
        found[proposal_id, role is AssignmentRole.CO].append(name)
    return found


def _dues(connection: Connection, ids: Collection[int]) -> dict[tuple[int, str], date]:
    """Until when the last reply was or is due; until when it goes on, or may be rated, where that runs."""
    c = clocks.c
    running = or_(c.key.in_(OF_REPLY), c.stopped_at.is_(None))
    asked = select(c.proposal_id, c.key, c.due_on).where(
        c.proposal_id.in_(ids), c.key.in_([*OF_REPLY, ClockKey.FOLLOW_UP, ClockKey.RATING]), running
    )
    found = {}
    for proposal_id, key, day in connection.execute(asked.order_by(c.round, c.id)):
        found[proposal_id, "reply" if key in OF_REPLY else key.value] = day
    return found


def _promises(connection: Connection, ids: Collection[int]) -> dict[tuple[int, int], tuple[int, int]]:
    """By proposal and round: how many are kept, of how many."""
    c = commitments.c
    counted = (
        select(c.proposal_id, c.round, func.count(c.kept_on), func.count())
        .where(c.proposal_id.in_(ids))
        .group_by(c.proposal_id, c.round)
    )
    return {(id_, round_): (kept, n) for id_, round_, kept, n in connection.execute(counted)}
