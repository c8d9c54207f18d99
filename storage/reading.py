"""Long reading beside the service: a connection of its own, one consistent state, never in the event loop.

SQLite answers in the event loop otherwise, and a statement over a million rows would hold up everybody; so
this one runs in a thread. Under WAL a reader keeps the state of its beginning and stops no writer.
"""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, CursorResult, Engine, Executable, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import NullPool

T = TypeVar("T")
CACHED_KIB = 65536


class Reader:
    """`await reader.read(function)`: the function gets a synchronous connection that cannot write."""

    def __init__(self, url: URL, engine: AsyncEngine) -> None:
        self._engine = engine
        self._url = url
        self._files: Engine | None = None
        # Two at a time: more would only take the processor from the conversations.
        self._threads: ThreadPoolExecutor | None = None

    async def read(self, ask: Callable[[Connection], T]) -> T:
        if self._url.get_backend_name() == "sqlite":
            return await asyncio.get_running_loop().run_in_executor(self._executor(), self._in_thread, ask)
        async with self._engine.connect() as plain:
            connection = await plain.execution_options(isolation_level="REPEATABLE READ")
            await connection.exec_driver_sql("SET TRANSACTION READ ONLY")
            return await connection.run_sync(ask)

    async def dispose(self) -> None:
        if self._threads is not None:
            await asyncio.to_thread(self._threads.shutdown)
        if self._files is not None:
            self._files.dispose()

    def _executor(self) -> ThreadPoolExecutor:
        if self._threads is None:
            self._files = create_engine(self._url.set(drivername="sqlite+pysqlite"), poolclass=NullPool)
            event.listen(self._files, "connect", _prepare)
            self._threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="sqlite-read")
        return self._threads

    def _in_thread(self, ask: Callable[[Connection], T]) -> T:
        assert self._files is not None
        with self._files.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            return ask(connection)


class Beside:
    """A connection for repositories that only read: each statement beside the service."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def execute(
        self, statement: Executable, parameters: Mapping[str, Any] | None = None
    ) -> CursorResult[*tuple[Any, ...]]:
        def ask(connection: Connection) -> Any:
            return connection.execute(statement, parameters).freeze()()

        return cast(CursorResult[*tuple[Any, ...]], await self._reader.read(ask))


def _prepare(driver: Any, _record: object) -> None:
    driver.isolation_level = None
    for pragma in ("query_only=ON", f"cache_size=-{CACHED_KIB}", "temp_store=MEMORY", "mmap_size=268435456"):
        driver.execute(f"PRAGMA {pragma}")
