"""Inspections: kept as opened, their faults found by the database, their draws."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, case, delete, func, insert, select, update

from domain.inspection import FULL, FaultKind, Finding, Inspection, Scope, UnitScore, score_of
from domain.inspection_draw import Draw, Lot
from domain.inspection_visit import Visit
from storage.inspection_faults import MAIN, faults_in, in_scope, shares_in, was_assigned_here
from storage.prepared import Connection
from storage.reading import Reader
from storage.tables import assignments, departments, proposals
from storage.tables import inspection_draws as draws
from storage.tables import inspection_findings as findings
from storage.tables import inspection_visits as visits
from storage.tables import inspections as table

WRITTEN_AT_ONCE = 200


class Inspections:
    """Implements domain.inspection_port.Inspections."""

    def __init__(self, connection: Connection, reader: Reader) -> None:
        self._connection = connection
        self._reader = reader

    async def add(self, inspection: Inspection) -> Inspection:
        statement = insert(table).values(_values(inspection)).returning(table.c.id)
        inspection.id = (await self._connection.execute(statement)).scalar_one()
        return inspection

    async def save(self, inspection: Inspection) -> None:
        own = update(table).where(table.c.id == inspection.id)
        await self._connection.execute(own.values(_values(inspection)))

    async def get(self, congress_id: int, inspection_id: int) -> Inspection | None:
        return await self._one(_own(congress_id, inspection_id))

    async def locked(self, congress_id: int, inspection_id: int) -> Inspection | None:
        return await self._one(_own(congress_id, inspection_id).with_for_update())

    async def of(self, congress_id: int, limit: int = 20) -> list[Inspection]:
        newest = select(table).where(table.c.congress_id == congress_id).order_by(table.c.id.desc())
        rows = await self._connection.execute(newest.limit(limit))
        return [Inspection(**row._mapping) for row in rows]

    async def sessions(self, congress_id: int) -> list[str]:
        own = proposals.c.congress_id == congress_id, proposals.c.assigned_at.is_not(None)
        last = func.max(proposals.c.assigned_at)
        found = select(proposals.c.session).where(*own).group_by(proposals.c.session).order_by(last.desc())
        return [session for (session,) in await self._connection.execute(found) if session]

    async def check(self, inspection: Inspection, moment: datetime, zone: ZoneInfo) -> None:
        await self._connection.execute(delete(findings).where(findings.c.inspection_id == inspection.id))
        shares = shares_in(inspection.congress_id, inspection.scope, zone)
        # Looking through every ledger may take seconds: beside the service. What is found is written here.
        found = await self._reader.read(partial(faults_in, shares=shares, moment=moment))
        fixed = {"inspection_id": inspection.id, "congress_id": inspection.congress_id}
        rows = [
            {**fixed, "kind": kind, "proposal_id": proposal_id, "department_id": department_id}
            for kind, proposal_id, department_id in found
        ]
        for start in range(0, len(rows), WRITTEN_AT_ONCE):
            await self._connection.execute(insert(findings).values(rows[start : start + WRITTEN_AT_ONCE]))
            await asyncio.sleep(0)

    async def scores(self, inspection: Inspection, zone: ZoneInfo) -> list[UnitScore]:
        lost = await self._lost(inspection.id, inspection.points)
        kinds: dict[int, dict[FaultKind, int]] = {}
        counted = (
            select(findings.c.department_id, findings.c.kind, func.count())
            .where(findings.c.inspection_id == inspection.id)
            .group_by(findings.c.department_id, findings.c.kind)
        )
        for id_, kind, n in await self._connection.execute(counted):
            kinds.setdefault(id_, {})[kind] = n
        checked = func.sum(case((was_assigned_here(), 1), else_=0))
        pieces = (
            select(departments.c.id, departments.c.short_name, func.count(), checked)
            .join(assignments, assignments.c.department_id == departments.c.id)
            .join(proposals, proposals.c.id == assignments.c.proposal_id)
            .where(in_scope(inspection.congress_id, inspection.scope, zone))
            .group_by(departments.c.id, departments.c.short_name)
            .order_by(departments.c.id)
        )
        return [
            UnitScore(id_, name, n, score_of(n, lost.get(id_, 0)), kinds.get(id_, {}), every - n)
            for id_, name, every, n in await self._reader.read(lambda c: c.execute(pieces).all())
        ]

    async def _lost(self, inspection_id: int, points: Mapping[str, int]) -> dict[int, int]:
        """Points off, by department; no piece loses more than it has."""
        worth = case({kind: points.get(kind, 0) for kind in FaultKind}, value=findings.c.kind, else_=0)
        each = (
            select(findings.c.department_id, func.sum(worth).label("lost"))
            .where(findings.c.inspection_id == inspection_id)
            .group_by(findings.c.department_id, findings.c.proposal_id)
            .subquery()
        )
        capped = func.sum(case((each.c.lost > FULL, FULL), else_=each.c.lost))
        rows = await self._connection.execute(
            select(each.c.department_id, capped).group_by(each.c.department_id)
        )
        return {id_: int(lost) for id_, lost in rows}

    async def findings(
        self, inspection_id: int, department_id: int, limit: int, offset: int
    ) -> list[Finding]:
        own = findings.c.inspection_id == inspection_id, findings.c.department_id == department_id
        page = (
            select(findings.c.proposal_id)
            .where(*own)
            .group_by(findings.c.proposal_id)
            .order_by(findings.c.proposal_id)
            .limit(limit)
            .offset(offset)
        )
        rows = await self._connection.execute(
            select(findings.c.proposal_id, proposals.c.number, proposals.c.title, findings.c.kind)
            .join(proposals, proposals.c.id == findings.c.proposal_id)
            .where(*own, findings.c.proposal_id.in_(page))
            .order_by(findings.c.proposal_id)
        )
        found: dict[tuple[int, str, str], set[FaultKind]] = {}
        for id_, number, title, kind in rows:
            found.setdefault((id_, number or title, title), set()).add(kind)
        return [
            Finding(id_, label, title, tuple(kind for kind in FaultKind if kind in kinds))
            for (id_, label, title), kinds in found.items()
        ]

    async def pool(self, congress_id: int, scope: Scope, zone: ZoneInfo) -> list[Lot]:
        # Of several that answer a part of their own the first stands for the proposal.
        first = (
            select(func.min(assignments.c.id))
            .join(proposals, proposals.c.id == assignments.c.proposal_id)
            .where(in_scope(congress_id, scope, zone), MAIN, proposals.c.number.is_not(None))
            .group_by(assignments.c.proposal_id)
        )
        lots = (
            select(
                proposals.c.number,
                assignments.c.department,
                proposals.c.id,
                assignments.c.department_id,
            )
            .join(proposals, proposals.c.id == assignments.c.proposal_id)
            .where(assignments.c.id.in_(first))
            .order_by(proposals.c.id)
        )
        return await self._reader.read(lambda c: [Lot(*row) for row in c.execute(lots)])

    async def titles(self, congress_id: int, ids: Sequence[int]) -> dict[int, str]:
        own = proposals.c.congress_id == congress_id, proposals.c.id.in_(ids)
        rows = await self._connection.execute(select(proposals.c.id, proposals.c.title).where(*own))
        return {row[0]: row[1] for row in rows}

    async def add_draw(self, draw: Draw) -> Draw:
        values = {column.name: getattr(draw, column.name) for column in draws.c if column.name != "id"}
        statement = insert(draws).values(values).returning(draws.c.id)
        draw.id = (await self._connection.execute(statement)).scalar_one()
        return draw

    async def draws(self, inspection_id: int) -> list[Draw]:
        own = select(draws).where(draws.c.inspection_id == inspection_id).order_by(draws.c.id)
        return [Draw(**row._mapping) for row in await self._connection.execute(own)]

    async def add_visit(self, visit: Visit) -> Visit:
        values = {column.name: getattr(visit, column.name) for column in visits.c if column.name != "id"}
        statement = insert(visits).values(values).returning(visits.c.id)
        visit.id = (await self._connection.execute(statement)).scalar_one()
        return visit

    async def visits(self, inspection_id: int) -> list[Visit]:
        own = select(visits).where(visits.c.inspection_id == inspection_id).order_by(visits.c.id)
        return [Visit(**row._mapping) for row in await self._connection.execute(own)]

    async def _one(self, statement: Select[tuple[Any, ...]]) -> Inspection | None:
        row = (await self._connection.execute(statement)).first()
        return Inspection(**row._mapping) if row is not None else None


def _own(congress_id: int, inspection_id: int) -> Select[tuple[Any, ...]]:
    return select(table).where(table.c.congress_id == congress_id, table.c.id == inspection_id)


def _values(inspection: Inspection) -> dict[str, Any]:
    return {column.name: getattr(inspection, column.name) for column in table.c if column.name != "id"}
