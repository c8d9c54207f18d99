"""One transaction: everything a person or a tick does happens in one of these, wholly or not at all."""

from types import TracebackType
from typing import Self

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.orm.exc import StaleDataError

from domain import ports
from domain.deadlines import WorkCalendar
from domain.errors import Conflict
from storage.congresses import Congresses
from storage.conversations import Conversations
from storage.drafts import Drafts
from storage.outbox import Outbox
from storage.people import People
from storage.proposals import Proposals
from storage.turn import Turn
from storage.updates import Updates

# PostgreSQL ends one of two transactions that wait for each other, or that cannot both be true.
LOST = {"40P01", "40001"}


class UnitOfWork:
    """Leaving the `async with` block commits; an exception rolls back, and so does a commit that fails.

    Raises domain.errors.Conflict when somebody else changed a proposal meanwhile, storage.sqlite.DatabaseBusy
    when another process keeps SQLite locked.
    """

    congresses: ports.Congresses
    people: ports.People
    conversations: ports.Conversations
    updates: ports.Updates
    drafts: ports.Drafts
    proposals: ports.Proposals
    outbox: ports.Outbox

    def __init__(self, engine: AsyncEngine, calendar: WorkCalendar, turn: Turn | None) -> None:
        self.calendar = calendar
        self._connection = engine.connect()
        self._turn = turn

    async def __aenter__(self) -> Self:
        if self._turn:
            await self._turn.take()
        try:
            connection = await self._connection.start()
            await connection.begin()
        except BaseException:
            await self._close()
            raise
        # Costs next to nothing until a proposal is loaded; what was loaded stays readable after the commit.
        self._session = AsyncSession(connection, expire_on_commit=False)
        self.congresses = Congresses(connection)
        self.people = People(connection)
        self.conversations = Conversations(connection)
        self.updates = Updates(connection)
        self.drafts = Drafts(connection)
        self.proposals = Proposals(self._session)
        self.outbox = Outbox(connection)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        trace: TracebackType | None = None,
    ) -> None:
        try:
            if error is None:
                await self._session.flush()
                await self._connection.commit()
            elif _came_second(error):
                raise Conflict from error
        except (StaleDataError, DBAPIError) as failure:
            if _came_second(failure):
                raise Conflict from failure
            raise
        finally:
            await self._close()

    async def _close(self) -> None:
        try:
            await self._connection.close()
        finally:
            if self._turn:
                self._turn.give_back()


def _came_second(error: BaseException) -> bool:
    if isinstance(error, DBAPIError):
        return getattr(error.orig, "sqlstate", None) in LOST
    return isinstance(error, StaleDataError)
