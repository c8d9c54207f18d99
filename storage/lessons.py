"""How proposals were sorted and who has them, to learn from: always as the database has it now."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from sqlalchemy import and_, exists, func, select, tuple_

from domain.lesson_port import Lesson, Since
from domain.proposal import AssignmentRole, Status
from domain.recommendation import Decided
from storage.prepared import Connection
from storage.tables import assignments, proposals, publications

LONGEST_TEXT = 1_200
# Nobody stands behind what was given up.
GIVEN_UP = (Status.CANCELLED, Status.WITHDRAWN)


class Lessons:
    """Implements domain.lesson_port.Lessons."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def newest(self, congress_id: int) -> datetime | None:
        wanted = select(proposals.c.changed_at).where(proposals.c.congress_id == congress_id)
        row = await self._connection.execute(wanted.order_by(proposals.c.changed_at.desc()).limit(1))
        return row.scalar()

    async def beginning(self, congress_id: int, most: int) -> Since | None:
        wanted = (
            select(proposals.c.changed_at)
            .where(proposals.c.congress_id == congress_id)
            .order_by(proposals.c.changed_at.desc())
        )
        first = (await self._connection.execute(wanted.offset(most).limit(1))).scalar()
        if first is None and await self.newest(congress_id) is not None:
            first = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=1)
        return Since(first) if first else None

    async def changed(self, congress_id: int, since: Since, limit: int) -> tuple[list[Lesson], Since]:
        at = tuple_(proposals.c.changed_at, proposals.c.id)
        wanted = (
            select(
                proposals.c.id,
                proposals.c.changed_at,
                proposals.c.title,
                func.substr(proposals.c.situation, 1, LONGEST_TEXT),
                func.substr(proposals.c.request, 1, LONGEST_TEXT),
                proposals.c.category,
                proposals.c.number,
                proposals.c.status,
            )
            .where(proposals.c.congress_id == congress_id, at > tuple_(*since))
            .order_by(proposals.c.changed_at, proposals.c.id)
            .limit(limit)
        )
        rows = (await self._connection.execute(wanted)).all()
        leads, _ = await self._units([row[0] for row in rows])
        lessons = []
        for id_, _, title, situation, asked, category, number, status in rows:
            counts = bool(number) and status not in GIVEN_UP
            body = f"{situation}\n{asked}"[:LONGEST_TEXT]
            lead = leads.get(id_) if counts else None
            lessons.append(Lesson(id_, title, body, category or "" if counts else "", lead))
        return lessons, Since(rows[-1][1], rows[-1][0]) if rows else since

    async def decided(self, congress_id: int, ids: Collection[int]) -> list[Decided]:
        public = exists().where(
            and_(publications.c.proposal_id == proposals.c.id, publications.c.ended_at.is_(None))
        )
        wanted = select(proposals.c.id, proposals.c.category, proposals.c.number, public).where(
            proposals.c.congress_id == congress_id,
            proposals.c.id.in_(sorted(ids)),
            proposals.c.number.is_not(None),
            proposals.c.status.not_in(GIVEN_UP),
        )
        rows = (await self._connection.execute(wanted)).all()
        leads, helpers = await self._units([row[0] for row in rows])
        return [
            Decided(id_, category or "", number, leads.get(id_), helpers.get(id_, ()), bool(seen))
            for id_, category, number, seen in rows
        ]

    async def _units(self, ids: Collection[int]) -> tuple[dict[int, int], dict[int, list[int]]]:
        """Who leads, or answers first of several; who helps."""
        wanted = select(assignments.c.proposal_id, assignments.c.department_id, assignments.c.role).where(
            assignments.c.proposal_id.in_(sorted(ids)), assignments.c.released_at.is_(None)
        )
        leads: dict[int, int] = {}
        helpers: dict[int, list[int]] = {}
        for proposal_id, department_id, role in await self._connection.execute(
            wanted.order_by(assignments.c.id)
        ):
            if role == AssignmentRole.CO:
                helpers.setdefault(proposal_id, []).append(department_id)
            else:
                leads.setdefault(proposal_id, department_id)
        return leads, helpers
