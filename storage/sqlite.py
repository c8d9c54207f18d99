"""SQLite inside the event loop.

Why not aiosqlite: it sends every statement to a thread and back, 2.3 ms for an update of five statements,
where the statements themselves take some ten microseconds each. Here they run in the loop; only the commit,
which waits for the disk, runs in a thread. SQLAlchemy's asyncio engine insists on an await in each statement,
hence `READY`; what is sent through `storage.prepared.InLoop` goes without it.

Why BEGIN IMMEDIATE: a transaction that starts by reading and then writes can meet another writer half-way and
must start anew; one that announces the writing first only ever waits at its beginning. SQLite's own waiting
would block the loop, so it is told not to wait, and the waiting is done here.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import URL
from sqlalchemy.pool import AsyncAdaptedQueuePool, Pool
from sqlalchemy.util import await_
from sqlalchemy.util.concurrency import in_greenlet

T = TypeVar("T")

PATIENCE = 5.0
PAUSE = 0.01

# The loop's own default threads may all be busy with slow words; a commit must not queue behind them.
COMMITS = ThreadPoolExecutor(max_workers=2, thread_name_prefix="sqlite-commit")


class DatabaseBusy(Exception):
    """Another process kept the database locked for too long."""

    def __init__(self) -> None:
        super().__init__(f"another program kept the database locked for more than {PATIENCE:g} seconds")


class _Ready:
    def __await__(self) -> Generator[None, None, None]:
        return iter(())  # type: ignore[return-value]  # an empty iterator: nothing to wait for


READY = _Ready()


def _satisfy_sqlalchemy() -> None:
    if in_greenlet():
        await_(READY)


class _Cursor(sqlite3.Cursor):
    async def _async_soft_close(self) -> None:
        """SQLAlchemy asks for it; results are fetched at once, nothing stays open."""


class _Connection(sqlite3.Connection):
    def cursor(self, factory: Any = _Cursor) -> Any:
        return super().cursor(factory)


class InLoopDialect(SQLiteDialect_pysqlite):
    """`sqlite+inloop:///path`: the standard library's sqlite3 under SQLAlchemy's asyncio engine."""

    driver = "inloop"
    is_async = True
    supports_statement_cache = True

    @classmethod
    def get_pool_class(cls, url: URL) -> type[Pool]:
        return AsyncAdaptedQueuePool

    def create_connect_args(self, url: URL) -> Any:
        args, options = super().create_connect_args(url)
        ours = {"factory": _Connection, "isolation_level": None, "timeout": 0, "check_same_thread": False}
        return args, {**options, **ours}

    def on_connect(self) -> Callable[[Any], None]:
        prepare = super().on_connect()

        def connect(connection: Any) -> None:
            prepare(connection)
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
                _patiently(partial(connection.execute, f"PRAGMA {pragma}"))

        return connect

    def do_begin(self, dbapi_connection: Any) -> None:
        _patiently(partial(dbapi_connection.execute, "BEGIN IMMEDIATE"))

    def do_commit(self, dbapi_connection: Any) -> None:
        await_(commit(dbapi_connection))

    def do_execute(self, cursor: Any, statement: str, parameters: Any, context: Any = None) -> None:
        cursor.execute(statement, parameters)
        _satisfy_sqlalchemy()

    def do_executemany(self, cursor: Any, statement: str, parameters: Any, context: Any = None) -> None:
        cursor.executemany(statement, parameters)
        _satisfy_sqlalchemy()

    def do_execute_no_params(self, cursor: Any, statement: str, context: Any = None) -> None:
        cursor.execute(statement)
        _satisfy_sqlalchemy()


async def commit(connection: sqlite3.Connection) -> None:
    """Bring the transaction to the disk, in a thread. Raises sqlite3.Error, and then it is rolled back.

    The thread cannot be stopped, and the connection is not to be touched before it has finished: a
    cancelled wait goes on waiting. Whoever waits for this one is told what became of the commit.
    """
    done = asyncio.get_running_loop().run_in_executor(COMMITS, connection.commit)
    while not done.done():
        with suppress(asyncio.CancelledError):
            await asyncio.wait([done])
    if done.exception() is not None:
        # A COMMIT that fails leaves SQLite in its transaction; SQLAlchemy takes that for ended.
        connection.rollback()
    done.result()


def _patiently(action: Callable[[], T]) -> T:
    """Repeat while another process holds the lock, letting the loop go on. Raises DatabaseBusy."""
    loop = asyncio.get_running_loop()
    give_up = loop.time() + PATIENCE
    while True:
        try:
            return action()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise
            if loop.time() >= give_up:
                raise DatabaseBusy from error
        await_(asyncio.sleep(PAUSE))


registry.register("sqlite.inloop", __name__, "InLoopDialect")
