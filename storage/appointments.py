"""Booked meetings across proposals: who is busy when, where people met, what ticks look for."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, or_, select

from domain.appointment import Booking, MeetingState
from domain.cosigner import CosignerState
from domain.people import Person, Role
from domain.proposal import Status
from storage.prepared import HOT, Connection
from storage.tables import NOT_ENDED, assignments, cosigners, proposals
from storage.tables import appointments as table

AGREED = and_(NOT_ENDED, table.c.state == MeetingState.AGREED)
# Parts of a proposal are in the order of their ids.
SEQ = (
    select(func.count())
    .select_from(_earlier := table.alias("earlier"))
    .where(_earlier.c.proposal_id == table.c.proposal_id, _earlier.c.id <= table.c.id)
    .scalar_subquery()
)
BOOKINGS = (
    select(
        table.c.proposal_id,
        func.coalesce(proposals.c.number, "").label("number"),
        proposals.c.title,
        SEQ.label("seq"),
        table.c.department,
        table.c.starts_at,
        table.c.ends_at,
        table.c.mode,
        table.c.place,
        table.c.id,
        table.c.sequence,
    )
    .join(proposals, proposals.c.id == table.c.proposal_id)
    .where(AGREED)
    .order_by(table.c.starts_at, table.c.id)
)
BETWEEN = (
    select(table.c.proposal_id)
    .distinct()
    .where(
        AGREED,
        table.c.congress_id == bindparam("congress"),
        table.c.starts_at > bindparam("after"),
        table.c.starts_at <= bindparam("until"),
    )
    .execution_options(**HOT)
)
OVER = (
    select(table.c.proposal_id)
    .distinct()
    .where(
        AGREED,
        table.c.congress_id == bindparam("congress"),
        table.c.ends_at <= bindparam("now"),
        table.c.outcome_asked_at.is_(None),
    )
    .execution_options(**HOT)
)
FIRST_START = select(func.min(table.c.starts_at)).where(AGREED, table.c.starts_at > bindparam("after"))
FIRST_END = select(func.min(table.c.ends_at)).where(
    AGREED, table.c.ends_at > bindparam("after"), table.c.outcome_asked_at.is_(None)
)
PLACES = (
    select(table.c.place)
    .where(table.c.department_id == bindparam("department"), table.c.place != "")
    .group_by(table.c.place)
    .order_by(func.max(table.c.id).desc())
    .limit(bindparam("at_most"))
)


class Appointments:
    """Implements domain.appointment_port.Appointments."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def of_person(self, person: Person, starts: datetime, ends: datetime) -> list[Booking]:
        departments = person.departments_as(Role.DEPARTMENT_CLERK, Role.DEPARTMENT_HEAD)
        own = [proposals.c.representative_id == person.id, table.c.department_id.in_(sorted(departments))]
        which = table.c.congress_id == person.congress_id, *_overlapping(starts, ends)
        found = await self._bookings(or_(*own), *which)
        if person.holds(Role.REPRESENTATIVE):
            signed = (cosigners.c.representative_id == person.id) & (
                cosigners.c.state == CosignerState.SIGNED
            )
            beside = table.c.proposal_id.in_(select(cosigners.c.proposal_id).where(signed))
            rows = await self._connection.execute(
                BOOKINGS.add_columns(table.c.answers).where(table.c.with_cosigners, beside, *which)
            )
            found += [Booking(*row[:-1]) for row in rows if row[-1].get(str(person.id))]
        return sorted(dict.fromkeys(found), key=lambda booking: booking.starts_at)

    async def of_department(self, department_id: int, starts: datetime, ends: datetime) -> list[Booking]:
        return await self._bookings(table.c.department_id == department_id, *_overlapping(starts, ends))

    async def places(self, department_id: int, limit: int) -> list[str]:
        rows = await self._connection.execute(PLACES, {"department": department_id, "at_most": limit})
        return [place for (place,) in rows]

    async def agreed_between(self, congress_id: int, after: datetime, until: datetime) -> list[int]:
        return await self._ids(BETWEEN, {"congress": congress_id, "after": after, "until": until})

    async def over(self, congress_id: int, now: datetime) -> list[int]:
        return await self._ids(OVER, {"congress": congress_id, "now": now})

    async def stranded(self, congress_id: int, statuses: Collection[Status]) -> list[int]:
        share = select(assignments.c.id).where(
            assignments.c.proposal_id == table.c.proposal_id,
            assignments.c.department_id == table.c.department_id,
            assignments.c.released_at.is_(None),
        )
        found = (
            select(table.c.proposal_id)
            .distinct()
            .join(proposals, proposals.c.id == table.c.proposal_id)
            .where(
                NOT_ENDED,
                table.c.congress_id == congress_id,
                or_(proposals.c.status.not_in(sorted(statuses)), ~share.exists()),
            )
        )
        return await self._ids(found, {})

    async def next_mark(self, after: datetime, hours_before: Collection[int]) -> datetime | None:
        marks = [(await self._connection.execute(FIRST_END, {"after": after})).first()]
        found = [row[0] for row in marks if row and row[0]]
        for hours in hours_before:
            before = timedelta(hours=hours)
            row = (await self._connection.execute(FIRST_START, {"after": after + before})).first()
            if row and row[0]:
                found.append(row[0] - before)
        return min(found, default=None)

    async def _bookings(self, *which: ColumnElement[bool]) -> list[Booking]:
        rows = await self._connection.execute(BOOKINGS.where(*which))
        return [Booking(*row) for row in rows]

    async def _ids(self, statement: Select[int], values: dict[str, Any]) -> list[int]:
        return [id_ for (id_,) in await self._connection.execute(statement, values)]


def _overlapping(starts: datetime, ends: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return table.c.starts_at < ends, table.c.ends_at > starts
