"""Notices waiting to be delivered, and what became of the others."""

from collections.abc import Collection
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Update, bindparam, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.notice import Notice, Outcome
from storage.prepared import HOT, Connection
from storage.tables import WAITING
from storage.tables import outbox as table

FIELDS = [field.name for field in fields(Notice)]
INSERT = (
    insert(table)
    .on_conflict_do_nothing(index_elements=["dedupe_key", "congress_id"])
    .execution_options(**HOT)
)
FREE = {"claimed_by": "", "claimed_until": None}


def _claim(*which: ColumnElement[bool]) -> Update:
    # Two workers never wait for one another: what another one is claiming right now is passed over.
    claimable = (
        select(table.c.id)
        .where(
            WAITING,
            *which,
            table.c.not_before <= bindparam("now"),
            or_(table.c.claimed_until.is_(None), table.c.claimed_until <= bindparam("now")),
        )
        .order_by(table.c.not_before, table.c.id)
        .limit(bindparam("at_most"))
        .with_for_update(skip_locked=True)
        .cte("claimable")
    )
    return (
        update(table)
        .where(table.c.id == claimable.c.id)
        .values(claimed_by=bindparam("worker"), claimed_until=bindparam("until"))
        .returning(*(table.c[name] for name in FIELDS))
    )


CLAIM = _claim()
CLAIM_OF = _claim(table.c.congress_id.in_(bindparam("congresses", expanding=True)))
SETTLE = (
    update(table)
    .where(table.c.id == bindparam("notice"))
    .values(outcome=bindparam("became"), settled_at=bindparam("now"), **FREE)
)
SETTLE_WAITING = (
    update(table)
    .where(table.c.congress_id == bindparam("congress"), table.c.dedupe_key == bindparam("key"), WAITING)
    .values(outcome=bindparam("became"), settled_at=bindparam("now"), **FREE)
)
PUT_OFF = (
    update(table)
    .where(table.c.id == bindparam("notice"), WAITING)
    .values(not_before=bindparam("moment"), attempts=table.c.attempts + bindparam("failed"), **FREE)
)
COUNT_WAITING = select(func.count()).select_from(table).where(WAITING)


NEXT = (
    select(table.c.not_before)
    .where(WAITING, table.c.not_before > bindparam("after"))
    .order_by(table.c.not_before)
    .limit(1)
    .execution_options(**HOT)
)


class Outbox:
    """Implements domain.ports.Outbox."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def post(self, notice: Notice) -> bool:
        row = {name: getattr(notice, name) for name in FIELDS if name != "id"}
        return (await self._connection.execute(INSERT, row)).rowcount == 1

    async def claim(
        self,
        worker: str,
        now: datetime,
        until: datetime,
        limit: int,
        congress_ids: Collection[int] | None = None,
    ) -> list[Notice]:
        values: dict[str, Any] = {"worker": worker, "now": now, "until": until, "at_most": limit}
        if congress_ids is not None:
            values["congresses"] = list(congress_ids)
        rows = await self._connection.execute(CLAIM if congress_ids is None else CLAIM_OF, values)
        claimed = [Notice(**row._mapping) for row in rows]
        return sorted(claimed, key=lambda notice: (notice.not_before, notice.id))

    async def settle(self, notice_id: int, outcome: Outcome, now: datetime) -> None:
        await self._connection.execute(SETTLE, {"notice": notice_id, "became": outcome, "now": now})

    async def settle_waiting(self, congress_id: int, key: str, outcome: Outcome, now: datetime) -> bool:
        values = {"congress": congress_id, "key": key, "became": outcome, "now": now}
        return (await self._connection.execute(SETTLE_WAITING, values)).rowcount == 1

    async def put_off(self, notice_id: int, not_before: datetime, *, failed: bool = True) -> None:
        await self._connection.execute(
            PUT_OFF, {"notice": notice_id, "moment": not_before, "failed": int(failed)}
        )

    async def release(self, worker_prefix: str) -> int:
        claimed = table.c.claimed_by.startswith(worker_prefix, autoescape=True)
        return (await self._connection.execute(update(table).where(WAITING, claimed).values(FREE))).rowcount

    async def waiting(self) -> int:
        count: int = (await self._connection.execute(COUNT_WAITING)).scalar_one()
        return count

    async def next_moment(self, after: datetime) -> datetime | None:
        row = (await self._connection.execute(NEXT, {"after": after})).first()
        return row[0] if row else None
