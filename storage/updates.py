"""Which updates were taken in, and those that broke on a bug.

The rows carry the machine's own clock: Telegram repeats updates by real time, not by the service's.
"""

import secrets
from datetime import UTC, datetime

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from storage.prepared import HOT, Connection
from storage.tables import failures
from storage.tables import updates as table

# ON CONFLICT is written alike for both databases: SQLite's compiler reads PostgreSQL's construct.
INSERT = insert(table).on_conflict_do_nothing().execution_options(**HOT)
FORGET = delete(table).where(table.c.seen_at < bindparam("moment"))
KEEP = insert(failures).on_conflict_do_nothing()
TAKE = (
    delete(failures)
    .where(
        failures.c.bot_id == bindparam("of_bot"),
        failures.c.chat_id == bindparam("of_chat"),
        failures.c.code == bindparam("of_code"),
    )
    .returning(failures.c.update)
)


class Updates:
    """Implements domain.ports.Updates."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def first_time(self, bot_id: int, update_id: int) -> bool:
        row = {"bot_id": bot_id, "update_id": update_id, "seen_at": datetime.now(UTC)}
        return (await self._connection.execute(INSERT, row)).rowcount == 1

    async def forget_before(self, moment: datetime) -> int:
        """Returns how many. `moment` is of the machine's clock."""
        return (await self._connection.execute(FORGET, {"moment": moment})).rowcount

    async def keep_failed(self, bot_id: int, chat_id: int, update: str, error: str) -> str:
        while True:
            row = {
                "bot_id": bot_id,
                "chat_id": chat_id,
                "code": secrets.token_hex(2).upper(),
                "update": update,
                "error": error,
                "kept_at": datetime.now(UTC),
            }
            if (await self._connection.execute(KEEP, row)).rowcount == 1:
                return str(row["code"])

    async def failed(self, bot_id: int, chat_id: int, code: str) -> str | None:
        key = {"of_bot": bot_id, "of_chat": chat_id, "of_code": code.upper()}
        return (await self._connection.execute(TAKE, key)).scalar_one_or_none()
