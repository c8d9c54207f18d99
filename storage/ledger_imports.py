"""Ledgers being taken over a part at a time: what is under way, and taking back what was not finished."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, insert, select, update

from domain.ledger import LedgerImport
from storage.mapping import PARTS
from storage.prepared import Connection
from storage.publications import forget_of
from storage.tables import history, outbox, proposals
from storage.tables import ledger_imports as table

later = history.alias()


class LedgerImports:
    """Implements domain.ledger_port.LedgerImports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def begin(self, congress_id: int, source: str, lines: int, now: datetime) -> LedgerImport:
        values: dict[str, Any] = {
            "congress_id": congress_id,
            "source": source,
            "lines": lines,
            "began_at": now,
            "seen_at": now,
        }
        id_ = (
            await self._connection.execute(insert(table).values(values).returning(table.c.id))
        ).scalar_one()
        return LedgerImport(id=id_, **values)

    async def unfinished(self, congress_id: int) -> LedgerImport | None:
        own = select(table).where(table.c.congress_id == congress_id, table.c.finished_at.is_(None))
        row = (await self._connection.execute(own.order_by(table.c.id).limit(1))).first()
        return LedgerImport(**row._mapping) if row else None

    async def seen(self, import_id: int, now: datetime) -> None:
        await self._connection.execute(update(table).where(table.c.id == import_id).values(seen_at=now))

    async def finish(self, import_id: int, now: datetime) -> None:
        values = {"seen_at": now, "finished_at": now}
        await self._connection.execute(update(table).where(table.c.id == import_id).values(values))

    async def take_back(self, ledger: LedgerImport, limit: int) -> int:
        pieces = [
            id_
            for (id_,) in await self._connection.execute(
                select(history.c.proposal_id)
                .where(
                    history.c.congress_id == ledger.congress_id,
                    history.c.step == "import_ledger",
                    history.c.at == ledger.began_at,
                    # Whatever somebody has acted on meanwhile is theirs.
                    ~exists().where(later.c.proposal_id == history.c.proposal_id, later.c.seq > 1),
                )
                .limit(limit)
            )
        ]
        if pieces:
            await forget_of(self._connection, pieces)
            for part in (outbox, *(part for _, part in PARTS.values())):
                await self._connection.execute(delete(part).where(part.c.proposal_id.in_(pieces)))
            await self._connection.execute(delete(proposals).where(proposals.c.id.in_(pieces)))
        return len(pieces)

    async def forget(self, import_id: int) -> None:
        await self._connection.execute(delete(table).where(table.c.id == import_id))
