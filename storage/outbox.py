"""Notices waiting to be delivered, and what became of the others."""

from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.notice import Notice, Outcome
from storage.tables import WAITING
from storage.tables import outbox as table
from storage.types import Instant

FIELDS = [field.name for field in fields(Notice)]
INSERT = insert(table).on_conflict_do_nothing(index_elements=["dedupe_key", "congress_id"])
FREE = {"claimed_by": "", "claimed_until": None}

# Two workers never wait for one another: what another one is claiming right now is passed over.
CLAIMABLE = (
    select(table.c.id)
    .where(
        WAITING,
        table.c.not_before <= bindparam("now"),
        or_(table.c.claimed_until.is_(None), table.c.claimed_until <= bindparam("now")),
    )
    .order_by(table.c.not_before, table.c.id)
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True)
    .cte("claimable")
)
CLAIM = (
    update(table)
    .where(table.c.id == CLAIMABLE.c.id)
    .values(claimed_by=bindparam("worker"), claimed_until=bindparam("until"))
    .returning(*(table.c[name] for name in FIELDS))
)
SETTLE = (
    update(table)
    .where(table.c.id == bindparam("notice"))
    .values(outcome=bindparam("became"), settled_at=bindparam("now"), **FREE)
)
PUT_OFF = (
    update(table)
    .where(table.c.id == bindparam("notice"), WAITING)
    .values(not_before=bindparam("moment"), attempts=table.c.attempts + 1, **FREE)
)
FREE_AT = case((table.c.claimed_until > table.c.not_before, table.c.claimed_until), else_=table.c.not_before)
COUNT_WAITING = select(func.count()).select_from(table).where(WAITING)
NEXT_DUE = select(func.min(FREE_AT)).where(WAITING, bindparam("after", type_=Instant()) < FREE_AT)


class Outbox:
    """Implements domain.ports.Outbox."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def post(self, notice: Notice) -> bool:
        row = {name: getattr(notice, name) for name in FIELDS if name != "id"}
        return (await self._connection.execute(INSERT, row)).rowcount == 1

    async def claim(self, worker: str, now: datetime, until: datetime, limit: int) -> list[Notice]:
        values: dict[str, Any] = {"worker": worker, "now": now, "until": until, "at_most": limit}
        rows = await self._connection.execute(CLAIM, values)
        claimed = [Notice(**row._mapping) for row in rows]
        return sorted(claimed, key=lambda notice: (notice.not_before, notice.id))

    async def settle(self, notice_id: int, outcome: Outcome, now: datetime) -> None:
        await self._connection.execute(SETTLE, {"notice": notice_id, "became": outcome, "now": now})

    async def put_off(self, notice_id: int, not_before: datetime) -> None:
        await self._connection.execute(PUT_OFF, {"notice": notice_id, "moment": not_before})

    async def release(self, worker_prefix: str) -> int:
        claimed = table.c.claimed_by.startswith(worker_prefix, autoescape=True)
        return (await self._connection.execute(update(table).where(WAITING, claimed).values(FREE))).rowcount

    async def waiting(self) -> int:
        return (await self._connection.execute(COUNT_WAITING)).scalar_one()

    async def next_due(self, after: datetime) -> datetime | None:
        """When the next waiting notice becomes free, later than the moment; an expiring claim counts too."""
        due: datetime | None = (await self._connection.execute(NEXT_DUE, {"after": after})).scalar_one()
        return due
