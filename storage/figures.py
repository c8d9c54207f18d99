"""Figures, counted by the database beside whatever the service does."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import func, select

from domain.figures import DepartmentFigures, OverduePiece
from domain.overview import Counted
from domain.people import Congress
from domain.scope import Scope
from storage.department_figures import by_department, overdue
from storage.facts import Within
from storage.overview import counted
from storage.reading import Reader
from storage.tables import proposals


class Figures:
    """Implements domain.figures_port.Figures."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def counted(
        self, congress: Congress, scope: Scope, departments: Sequence[int] | None, moment: datetime
    ) -> Counted:
        within = Within(congress.id, scope, congress.policy.zone, departments)
        return await self._reader.read(partial(counted, within=within, moment=moment))

    async def by_department(
        self, congress: Congress, scope: Scope, departments: Sequence[int] | None, moment: datetime
    ) -> list[DepartmentFigures]:
        within = Within(congress.id, scope, congress.policy.zone, departments)
        return await self._reader.read(partial(by_department, within=within, moment=moment))

    async def overdue(
        self, congress: Congress, scope: Scope, departments: Sequence[int] | None, moment: datetime
    ) -> list[OverduePiece]:
        within = Within(congress.id, scope, congress.policy.zone, departments)
        return await self._reader.read(partial(overdue, within=within, moment=moment))

    async def sessions(self, congress_id: int) -> list[str]:
        first = func.min(proposals.c.registered_at)
        named = select(proposals.c.session).where(
            proposals.c.congress_id == congress_id, proposals.c.registered_at.is_not(None)
        )
        ordered = named.group_by(proposals.c.session).order_by(first)
        return await self._reader.read(lambda c: [name for (name,) in c.execute(ordered) if name])
