"""The groups that departments bound."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import ColumnElement, insert, select, update

from domain.group import DepartmentGroup
from storage.prepared import Connection
from storage.tables import department_groups as table

STANDING = table.c.ended_at.is_(None)


class Groups:
    """Implements domain.group_port.Groups."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(self, group: DepartmentGroup) -> DepartmentGroup:
        values = {name: value for name, value in asdict(group).items() if name != "id"}
        statement = insert(table).values(values).returning(table.c.id)
        group.id = (await self._connection.execute(statement)).scalar_one()
        return group

    async def get(self, congress_id: int, group_id: int) -> DepartmentGroup | None:
        return next(iter(await self._all(congress_id, table.c.id == group_id)), None)

    async def of(self, congress_id: int) -> list[DepartmentGroup]:
        return await self._all(congress_id, STANDING)

    async def in_chat(self, congress_id: int, chat_id: int) -> list[DepartmentGroup]:
        return await self._all(congress_id, STANDING, table.c.chat_id == chat_id)

    async def end(self, group: DepartmentGroup, now: datetime) -> None:
        group.ended_at = now
        this = update(table).where(table.c.id == group.id, STANDING)
        await self._connection.execute(this.values(ended_at=now))

    async def move(self, congress_id: int, chat_id: int, to: int) -> None:
        own = update(table).where(table.c.congress_id == congress_id, table.c.chat_id == chat_id, STANDING)
        await self._connection.execute(own.values(chat_id=to))

    async def _all(self, congress_id: int, *which: ColumnElement[bool]) -> list[DepartmentGroup]:
        found = select(table).where(table.c.congress_id == congress_id, *which).order_by(table.c.id)
        return [DepartmentGroup(**row._mapping) for row in await self._connection.execute(found)]
