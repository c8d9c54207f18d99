"""Links to people's calendar feeds, by the digest of their secret."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, insert, select, update

from domain.subscription import CalendarLink
from storage.prepared import Connection
from storage.tables import calendar_links as table

STANDING = table.c.revoked_at.is_(None)


class CalendarLinks:
    """Implements domain.subscription_port.CalendarLinks."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(self, link: CalendarLink) -> CalendarLink:
        values = {name: value for name, value in asdict(link).items() if name != "id"}
        statement = insert(table).values(values).returning(table.c.id)
        link.id = (await self._connection.execute(statement)).scalar_one()
        return link

    async def of(self, person_id: int) -> CalendarLink | None:
        return await self._one(table.c.person_id == person_id)

    async def with_digest(self, digest: str) -> CalendarLink | None:
        return await self._one(table.c.digest == digest)

    async def revoke(self, person_id: int, now: datetime) -> bool:
        mine = update(table).where(table.c.person_id == person_id, STANDING)
        return bool((await self._connection.execute(mine.values(revoked_at=now))).rowcount)

    async def _one(self, which: ColumnElement[bool]) -> CalendarLink | None:
        row: Any = (await self._connection.execute(select(table).where(which, STANDING))).first()
        return CalendarLink(**row._mapping) if row else None
