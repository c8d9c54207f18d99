"""What congresses have said about days of their own, newest first."""

from dataclasses import asdict

from sqlalchemy import insert, select

from domain.correction import Correction
from storage.prepared import Connection
from storage.tables import corrections as table


class Corrections:
    """Implements domain.ports.Corrections."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(self, correction: Correction) -> Correction:
        values = {name: value for name, value in asdict(correction).items() if name != "id"}
        statement = insert(table).values(values).returning(table.c.id)
        correction.id = (await self._connection.execute(statement)).scalar_one()
        return correction

    async def of(self, congress_id: int, limit: int = 50) -> list[Correction]:
        own = select(table).where(table.c.congress_id == congress_id)
        rows = await self._connection.execute(own.order_by(table.c.id.desc()).limit(limit))
        return [Correction(**row._mapping) for row in rows]
