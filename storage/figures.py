"""Figures, counted by the database beside whatever the service does."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import func, select

from domain.figures import Ahead, DepartmentFigures, ListedPiece, OverduePiece
from domain.overview import Counted
from domain.people import Congress, Person
from domain.scope import Scope
from storage.department_figures import by_department, overdue
from storage.facts import Within
from storage.overview import counted
from storage.proposals import visible_to
from storage.reading import Reader
from storage.tables import proposals
from storage.timeliness import ahead


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

    async def ahead(
        self, congress: Congress, scope: Scope, departments: Sequence[int] | None, moment: datetime
    ) -> tuple[Ahead | None, Ahead | None]:
        within = Within(congress.id, scope, congress.policy.zone, departments)
        return await self._reader.read(partial(ahead, within=within, moment=moment))

    async def behind(
        self,
        congress: Congress,
        scope: Scope,
        departments: Sequence[int] | None,
        person: Person,
        start: int,
        most: int,
    ) -> list[ListedPiece]:
        p = proposals.c
        conditions = Within(congress.id, scope, congress.policy.zone, departments).conditions()
        listed = select(p.id, p.number, p.title, p.status).where(visible_to(person), *conditions)
        some = listed.order_by(p.registered_at.desc(), p.id.desc()).offset(start).limit(most)
        return await self._reader.read(
            lambda c: [
                ListedPiece(id_, number or "", title, status)
                for id_, number, title, status in c.execute(some)
            ]
        )

    async def sessions(self, congress_id: int) -> list[str]:
        first = func.min(proposals.c.registered_at)
        named = select(proposals.c.session).where(
            proposals.c.congress_id == congress_id, proposals.c.registered_at.is_not(None)
        )
        ordered = named.group_by(proposals.c.session).order_by(first)
        return await self._reader.read(lambda c: [name for (name,) in c.execute(ordered) if name])
