"""What a congress changed in its rules, newest first."""

from typing import Any

from sqlalchemy import Row, insert, select

from domain.policy_change import PolicyChange
from storage.prepared import Connection
from storage.tables import policy_changes as table


class PolicyChanges:
    """Implements domain.ports.PolicyChanges."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(self, change: PolicyChange) -> PolicyChange:
        values = {
            "congress_id": change.congress_id,
            "at": change.at,
            "by": change.by,
            "by_id": change.by_id,
            "path": change.path,
            "before": {"value": change.before},
            "after": {"value": change.after},
            "reckoned_again": change.reckoned_again,
        }
        change.id = (
            await self._connection.execute(insert(table).values(values).returning(table.c.id))
        ).scalar_one()
        return change

    async def of(self, congress_id: int) -> list[PolicyChange]:
        query = select(table).where(table.c.congress_id == congress_id).order_by(table.c.id.desc())
        return [_change(row) for row in await self._connection.execute(query)]

    async def get(self, congress_id: int, change_id: int) -> PolicyChange | None:
        query = select(table).where(table.c.congress_id == congress_id, table.c.id == change_id)
        row = (await self._connection.execute(query)).one_or_none()
        return _change(row) if row else None


def _change(row: Row[Any]) -> PolicyChange:
    return PolicyChange(
        congress_id=row.congress_id,
        at=row.at,
        by=row.by,
        by_id=row.by_id,
        path=row.path,
        before=row.before["value"],
        after=row.after["value"],
        reckoned_again=row.reckoned_again,
        id=row.id,
    )
