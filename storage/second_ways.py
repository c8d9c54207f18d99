"""People's additional ways for pushes; addresses and codes come sealed."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Select, insert, select, update

from domain.second_way import SecondWay
from storage.prepared import Connection
from storage.tables import second_ways as table

UNSENT = (table.c.code != "", table.c.code_sent_at.is_(None))
UNCONFIRMED = (table.c.address != "", table.c.confirmed_at.is_(None))


class SecondWays:
    """Implements domain.second_way_port.SecondWays."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def of(self, person_id: int) -> SecondWay | None:
        found = await self._all(select(table).where(table.c.person_id == person_id).with_for_update())
        return found[0] if found else None

    async def confirmed(self, person_ids: Collection[int]) -> list[SecondWay]:
        standing = table.c.confirmed_at.is_not(None), table.c.address != ""
        return await self._all(select(table).where(table.c.person_id.in_(person_ids), *standing))

    async def save(self, way: SecondWay) -> None:
        values = {name: value for name, value in asdict(way).items() if name != "id"}
        if way.id:
            await self._connection.execute(update(table).where(table.c.id == way.id).values(values))
        else:
            statement = insert(table).values(values).returning(table.c.id)
            way.id = (await self._connection.execute(statement)).scalar_one()

    async def codes_to_send(self, now: datetime) -> list[SecondWay]:
        # Looked at every second: mostly there is nothing, and nothing is written then.
        if (await self._connection.execute(select(table.c.id).where(*UNSENT).limit(1))).first() is None:
            return []
        claim = update(table).where(*UNSENT).values(code_sent_at=now).returning(table)
        return [SecondWay(**row._mapping) for row in await self._connection.execute(claim)]

    async def forget_unconfirmed(self, asked_before: datetime) -> int:
        those = update(table).where(*UNCONFIRMED, table.c.asked_at < asked_before)
        return int((await self._connection.execute(those.values(address="", code="", tries=0))).rowcount)

    async def _all(self, statement: Select[tuple[object, ...]]) -> list[SecondWay]:
        return [SecondWay(**row._mapping) for row in await self._connection.execute(statement)]
