"""Whose turn it is to write: SQLite has one writer, so units of work take turns and share their commit.

A commit waits for the disk, a hundred times longer than a statement takes. Whoever waits while another unit
of work is inside comes into the same transaction, each in a savepoint of its own, and nobody leaves before
the commit of all of them: as durable as one commit each, at the price of one.
"""

import asyncio
import sqlite3
from dataclasses import dataclass, field

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.prepared import Connection, InLoop
from storage.sqlite import commit


@dataclass
class _Group:
    """A transaction with those who wait for its commit."""

    connection: AsyncConnection
    driver: sqlite3.Connection
    send: InLoop
    changes_before: int
    kept: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    closing: asyncio.Task[None] | None = None


class Turn:
    """One unit of work at a time, in the order they came."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._lock = asyncio.Lock()
        self._holder: asyncio.Task[object] | None = None
        self._group: _Group | None = None

    async def take(self) -> tuple[AsyncConnection, Connection]:
        """Wait for the turn. Raises RuntimeError for a task that has it already: it would wait for itself."""
        task = asyncio.current_task()
        if task is not None and self._holder is task:
            raise RuntimeError("this task is inside a unit of work already")
        await self._lock.acquire()
        try:
            group = await self._open_group()
            group.driver.execute("SAVEPOINT turn")
        except BaseException:
            self._lock.release()
            raise
        self._holder = task
        return group.connection, group.send

    async def keep(self) -> None:
        """The turn is over; returns when its work is on the disk. Raises what the commit raised."""
        group = self._leave("RELEASE turn")
        cancelled: asyncio.CancelledError | None = None
        while not group.kept.done():
            # Cancelled or not, what was done is committed: nobody goes on before it is known how that ended.
            try:
                await asyncio.wait([group.kept])
            except asyncio.CancelledError as error:
                cancelled = error
        group.kept.result()
        if cancelled is not None:
            raise cancelled

    async def give_up(self) -> None:
        """The turn is over and nothing of it stays; the work of others in the same transaction does."""
        self._leave("ROLLBACK TO turn", "RELEASE turn")

    async def rest(self) -> None:
        """Until the transaction that is open now is over."""
        if self._group is not None and self._group.closing is not None:
            await self._group.closing

    def _leave(self, *statements: str) -> _Group:
        group = self._group
        assert group is not None
        try:
            if group.driver.in_transaction:
                for statement in statements:
                    group.driver.execute(statement)
        finally:
            self._holder = None
            if group.closing is None:
                # The lock is fair: whoever waits for it now comes before the closing, and shares the commit.
                group.closing = asyncio.create_task(self._close(group))
            self._lock.release()
        return group

    async def _open_group(self) -> _Group:
        group = self._group
        if group is not None and group.driver.in_transaction:
            return group
        if group is not None:
            await self._end(group)
        connection = await self._engine.connect()
        try:
            await connection.begin()
            driver = (await connection.get_raw_connection()).driver_connection
        except BaseException:
            await connection.close()
            raise
        assert isinstance(driver, sqlite3.Connection)
        self._group = _Group(connection, driver, InLoop(connection, driver), driver.total_changes)
        return self._group

    async def _close(self, group: _Group) -> None:
        while True:
            try:
                await self._lock.acquire()
                break
            except asyncio.CancelledError:
                # The loop is being stopped, and those inside with it; what others have done is still kept.
                continue
        try:
            if self._group is group:
                await self._end(group)
        finally:
            self._lock.release()

    async def _end(self, group: _Group) -> None:
        self._group = None
        try:
            if not group.driver.in_transaction:
                # Some errors, such as a full disk, make SQLite roll back everything by itself.
                raise sqlite3.OperationalError("the shared transaction was rolled back")
            if group.driver.total_changes == group.changes_before:
                # Nothing was written: there is no disk to wait for.
                group.driver.commit()
            else:
                await commit(group.driver)
        except sqlite3.Error as error:
            group.kept.set_exception(DBAPIError("COMMIT", None, error))
            # Everybody inside is told; when nobody is left there, the error concerns nobody.
            group.kept.exception()
        else:
            group.kept.set_result(None)
        finally:
            await group.connection.close()
