"""Figures, counted by the database."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

from domain.figures import DepartmentFigures
from domain.overview import Counted
from domain.people import Congress
from domain.proposal import AssignmentRole, ClockKey
from domain.scope import Scope
from storage.overview import Within, counted
from storage.prepared import Connection
from storage.reading import Reader
from storage.tables import assignments, clocks, departments, history, proposals

ANSWERING = assignments.c.role.in_([AssignmentRole.LEAD, AssignmentRole.SEPARATE])
OF_REPLY = clocks.c.key.in_([ClockKey.REPLY, ClockKey.REHANDLE])


class Figures:
    """Implements domain.figures_port.Figures."""

    def __init__(self, connection: Connection, reader: Reader) -> None:
        self._connection = connection
        self._reader = reader

    async def counted(
        self, congress: Congress, scope: Scope, departments: Sequence[int] | None, moment: datetime
    ) -> Counted:
        within = Within(congress.id, scope, congress.policy.zone, departments)
        return await self._reader.read(partial(counted, within=within))

    async def sessions(self, congress_id: int) -> list[str]:
        first = func.min(proposals.c.registered_at)
        named = select(proposals.c.session).where(
            proposals.c.congress_id == congress_id, proposals.c.registered_at.is_not(None)
        )
        ordered = named.group_by(proposals.c.session).order_by(first)
        return await self._reader.read(lambda c: [name for (name,) in c.execute(ordered) if name])

    async def by_department(
        self, congress_id: int, moment: datetime, session: str | None = None
    ) -> list[DepartmentFigures]:
        """In the order of the roster, those without anything included."""
        lead = func.sum(case((ANSWERING, 1), else_=0))
        shares = await self._each(
            select(assignments.c.department_id, lead, func.count())
            .join(proposals, proposals.c.id == assignments.c.proposal_id)
            .where(assignments.c.congress_id == congress_id, _stood(moment), *_of(session))
            .group_by(assignments.c.department_id)
        )
        returns = await self._each(
            select(assignments.c.department_id, func.count())
            .join(history, history.c.proposal_id == assignments.c.proposal_id)
            .join(proposals, proposals.c.id == assignments.c.proposal_id)
            .where(assignments.c.congress_id == congress_id, ANSWERING, _stood(history.c.at), *_of(session))
            .where(history.c.step == "send_back", history.c.at <= moment)
            .group_by(assignments.c.department_id)
        )
        overdue = await self._each(
            select(clocks.c.department_id, func.count(clocks.c.proposal_id.distinct()))
            .join(proposals, proposals.c.id == clocks.c.proposal_id)
            .where(clocks.c.congress_id == congress_id, OF_REPLY, clocks.c.due_at <= moment, *_of(session))
            .where(or_(clocks.c.stopped_at.is_(None), clocks.c.stopped_at > moment))
            .group_by(clocks.c.department_id)
        )
        named = select(departments.c.id, departments.c.short_name).where(
            departments.c.congress_id == congress_id
        )
        figures = []
        for id_, name in await self._connection.execute(named.order_by(departments.c.id)):
            leads, whole = shares.get(id_, (0, 0))
            (sent_back,), (late,) = returns.get(id_, (0,)), overdue.get(id_, (0,))
            figures.append(DepartmentFigures(id_, name, leads, whole - leads, sent_back, late))
        return figures

    async def _each(self, statement: Select[*tuple[int, ...]]) -> dict[int, tuple[int, ...]]:
        """What was counted, by department."""
        rows = await self._connection.execute(statement)
        return {department_id: tuple(counts) for department_id, *counts in rows}


def _stood(at: datetime | ColumnElement[datetime]) -> ColumnElement[bool]:
    """Assignments that were made by then and not taken back."""
    released = assignments.c.released_at
    return and_(assignments.c.assigned_at <= at, or_(released.is_(None), released > at))


def _of(session: str | None) -> list[ColumnElement[bool]]:
    return [] if session is None else [proposals.c.session == session]
