"""The leaders' week: whose key proposals, and which week was the last."""

from datetime import date

from sqlalchemy import Connection as SyncConnection
from sqlalchemy import Text, bindparam, cast, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.proposal import Status
from storage.prepared import HOT, Connection
from storage.reading import Reader
from storage.tables import leader_weeks as table
from storage.tables import proposals

NULL = "null"
AT_THEIR_END = (Status.ARCHIVED, Status.CANCELLED, Status.WITHDRAWN, Status.MERGED)
LAST = select(table.c.day).where(table.c.congress_id == bindparam("congress")).execution_options(**HOT)


class LeaderWeeks:
    """Implements domain.leader_week.LeaderWeeks."""

    def __init__(self, connection: Connection, reader: Reader) -> None:
        self._connection = connection
        self._reader = reader

    async def led(self, congress_id: int) -> dict[int, list[int]]:
        # What is no key proposal has JSON's null there; all are looked through, therefore beside the service.
        key = cast(proposals.c.key, Text)
        marked = select(proposals.c.id, proposals.c.key, proposals.c.key_steps).where(
            proposals.c.congress_id == congress_id,
            proposals.c.status.not_in(AT_THEIR_END),
            key.is_not(None),
            key != NULL,
        )

        def read(connection: SyncConnection) -> dict[int, list[int]]:
            found: dict[int, list[int]] = {}
            for id_, mark, steps in connection.execute(marked.order_by(proposals.c.id)):
                if steps and all(step.done_on is not None for step in steps):
                    continue
                for leader in {mark.leading_leader_id, mark.supervising_leader_id} - {None}:
                    found.setdefault(leader, []).append(id_)
            return found

        return await self._reader.read(read)

    async def last(self, congress_id: int) -> date | None:
        row = (await self._connection.execute(LAST, {"congress": congress_id})).first()
        return row[0] if row is not None else None

    async def begin(self, congress_id: int, day: date) -> bool:
        new = insert(table).values(congress_id=congress_id, day=day).on_conflict_do_nothing()
        if (await self._connection.execute(new)).rowcount == 1:
            return True
        other = update(table).where(table.c.congress_id == congress_id, table.c.day != day)
        return (await self._connection.execute(other.values(day=day))).rowcount == 1
