"""The database: how it is reached, which schema it has, and where units of work come from."""

import asyncio
import json
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

import storage.mapping  # maps the domain's classes once
import storage.sqlite  # noqa: F401  # registers the dialect
from storage.beside import Books
from storage.calendar import local_calendar
from storage.migrations import REVISIONS
from storage.public_pages import PublicPages
from storage.reading import Reader
from storage.turn import Turn
from storage.unit_of_work import Calendars, OwnTransaction, UnitOfWork

SchemaState = Literal["current", "empty", "old", "newer"]

# json.dumps with options makes a new encoder for every value.
to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Database:
    """One database: `sqlite:///path/to/file.db` or `postgresql://user@host/name`.

    Raises ValueError for another kind of address, and for SQLite without a file.
    """

    def __init__(self, url: str, calendars: Calendars = local_calendar) -> None:
        self.url = _driver_url(url)
        self.calendars = calendars
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _engine(self.url)
        self.reader = Reader(self.url, self.engine)
        self.public = PublicPages(self.reader)
        self.books = Books(self.reader)
        self._turn = Turn(self.engine) if self.is_sqlite else None

    def unit_of_work(self) -> UnitOfWork:
        """One transaction, to be opened with `async with`; never one inside another."""
        return UnitOfWork(self._turn or OwnTransaction(self.engine), self.calendars, self.reader)

    @property
    def address(self) -> str:
        """Where it is, as may be shown to anybody: the password is left out."""
        plain = self.url.set(drivername=self.url.get_backend_name())
        return plain.render_as_string(hide_password=True)

    async def dispose(self) -> None:
        if self._turn is not None:
            await self._turn.rest()
        await self.reader.dispose()
        await self.engine.dispose()

    async def schema_state(self) -> SchemaState:
        """Whether the tables are those of this program: commands say so before they begin."""
        if self.is_sqlite and not await asyncio.to_thread(Path(str(self.url.database)).exists):
            return "empty"
        async with self.engine.connect() as connection:
            revision = await connection.run_sync(_revision)
        if revision is None:
            return "empty"
        if revision == REVISIONS[-1]:
            return "current"
        return "old" if revision in REVISIONS else "newer"

    async def migrate(self, revision: str = "head") -> None:
        """Bring the schema to a revision; "base" takes everything away. Two processes at once take turns."""
        from storage.migrations.run import migrate  # alembic is slow to import and seldom needed

        if self.is_sqlite:
            await asyncio.to_thread(Path(str(self.url.database)).parent.mkdir, parents=True, exist_ok=True)
        async with self.engine.connect() as connection:
            # SQLite changes a table by writing it anew, which its rows' keepers must not notice; the switch
            # works only outside a transaction, and what the new tables hold is checked before the commit.
            await self._enforce_keys(connection, on=False)
            try:
                async with connection.begin():
                    await connection.run_sync(migrate, revision)
                    await self._check_keys(connection)
            finally:
                await self._enforce_keys(connection, on=True)

    async def _enforce_keys(self, connection: AsyncConnection, *, on: bool) -> None:
        if self.is_sqlite:
            raw = await connection.get_raw_connection()
            assert raw.driver_connection is not None
            raw.driver_connection.execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")

    async def _check_keys(self, connection: AsyncConnection) -> None:
        """Raises LookupError when a row points to nothing."""
        if self.is_sqlite and (await connection.execute(text("PRAGMA foreign_key_check"))).first():
            raise LookupError("foreign_keys")


def _driver_url(address: str) -> URL:
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise ValueError("not_an_address") from error
    backend = url.get_backend_name()
    if backend == "sqlite":
        if not url.database or url.database == ":memory:":
            raise ValueError("sqlite_without_file", address)
        return url.set(drivername="sqlite+inloop")
    if backend in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+asyncpg")
    raise ValueError("unknown_database", backend)


def _engine(url: URL) -> AsyncEngine:
    options: dict[str, Any] = {"json_serializer": to_json, "pool_size": 5}
    if url.get_backend_name() == "postgresql":
        options |= {"max_overflow": 10, "pool_pre_ping": True}
    return create_async_engine(url, **options)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision
