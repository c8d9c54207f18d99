"""The texts that changed, for the index made of them: the database is the truth, the index follows."""

from secrets import token_hex

from sqlalchemy import Table, func, select, text, tuple_, union, update
from sqlalchemy.dialects.postgresql import insert as insert_once

from domain.search_port import ChangedText, Position
from storage.prepared import Connection
from storage.tables import delegations, departments, proposals, text_changes, text_identity

# PostgreSQL's transactions become visible out of order; none older than the oldest under way comes any more.
SETTLED = text(
    "SELECT pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint FROM pg_current_snapshot() s"
)


class Texts:
    """Implements domain.search_port.Texts."""

    def __init__(self, connection: Connection, *, counts_transactions: bool) -> None:
        """`counts_transactions`: changes bear the number of their transaction, as on PostgreSQL."""
        self._connection = connection
        self._counts_transactions = counts_transactions
        self._name = ""
        self._units: dict[int, list[str]] = {}

    async def identity(self) -> str:
        if not self._name:
            named = select(text_identity.c.name)
            row = (await self._connection.execute(named)).first()
            if row is None:
                # Another process may be naming it too: the first one's name stays.
                once = insert_once(text_identity).values(id=1, name=token_hex(8)).on_conflict_do_nothing()
                await self._connection.execute(once)
                row = (await self._connection.execute(named)).one()
            self._name = str(row[0])
        return self._name

    async def changed(self, since: Position, limit: int) -> tuple[list[ChangedText], Position]:
        settled = await settled_change(self._connection, text_changes, self._counts_transactions)
        if since.change > settled:
            since = Position()
        at = tuple_(text_changes.c.change, text_changes.c.proposal_id)
        rows = (
            await self._connection.execute(
                select(
                    text_changes.c.change,
                    proposals.c.id,
                    proposals.c.congress_id,
                    proposals.c.title,
                    proposals.c.situation,
                    proposals.c.request,
                )
                .join(proposals, proposals.c.id == text_changes.c.proposal_id)
                .where(at > tuple_(since.change, since.proposal_id))
                .order_by(text_changes.c.change, text_changes.c.proposal_id)
                .limit(limit)
            )
        ).all()
        texts = [
            ChangedText(id_, congress, title, f"{situation}\n{asked}")
            for _, id_, congress, title, situation, asked in rows
        ]
        if len(rows) == limit:
            return texts, Position(rows[-1][0], rows[-1][1])
        return texts, Position(settled, 0)

    async def units(self, congress_id: int) -> list[str]:
        if congress_id not in self._units:
            named = union(
                *(
                    select(name).where(table.c.congress_id == congress_id)
                    for table, name in (
                        (departments, departments.c.name),
                        (departments, departments.c.short_name),
                        (delegations, delegations.c.name),
                    )
                )
            )
            self._units[congress_id] = sorted((await self._connection.execute(named)).scalars())
        return self._units[congress_id]


async def settled_change(connection: Connection, changes: Table, counts_transactions: bool) -> int:
    """Below it nothing comes any more that was not there when this was asked."""
    last = (await connection.execute(select(func.max(changes.c.change)))).scalar_one() or 0
    if not counts_transactions:
        return int(last) + 1
    oldest, next_ = (await connection.execute(SETTLED)).one()
    if last >= next_:
        # From a backup of another server, whose transactions were counted further.
        await connection.execute(update(changes).where(changes.c.change >= next_).values(change=0))
    return int(oldest)
