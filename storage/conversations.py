"""Where each chat stands, kept in the transaction of the update that moves it."""

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.conversation import Conversation
from storage.prepared import HOT, Connection
from storage.tables import conversations as table

KEY = (table.c.bot_id == bindparam("of_bot"), table.c.chat_id == bindparam("of_chat"))
COLUMNS = (table.c.state, table.c.subject_id, table.c.answers)

# The row lock is the chat's order across processes: the next update waits here until this one has committed.
SELECT = select(*COLUMNS).where(*KEY).with_for_update().execution_options(**HOT)
INSERT = insert(table).on_conflict_do_nothing()
UPDATE = (
    update(table)
    .where(*KEY)
    .values({column: bindparam(column.name) for column in COLUMNS})
    .execution_options(**HOT)
)


class Conversations:
    """Implements domain.ports.Conversations."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def load(self, bot_id: int, chat_id: int) -> Conversation:
        key = {"of_bot": bot_id, "of_chat": chat_id}
        row = (await self._connection.execute(SELECT, key)).first()
        if row is None:
            await self._connection.execute(INSERT, {"bot_id": bot_id, "chat_id": chat_id, "answers": {}})
            row = (await self._connection.execute(SELECT, key)).one()
        state, subject_id, answers = row
        return Conversation(chat_id, state, subject_id, answers)

    async def save(self, bot_id: int, conversation: Conversation) -> None:
        """Of a conversation that was loaded in this unit of work."""
        row = {
            "of_bot": bot_id,
            "of_chat": conversation.chat_id,
            "state": conversation.state,
            "subject_id": conversation.subject_id,
            "answers": conversation.answers,
        }
        await self._connection.execute(UPDATE, row)
