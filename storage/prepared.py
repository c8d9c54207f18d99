"""Statements of the hot path, compiled once and sent straight to SQLite.

An update is some eight statements. SQLite takes ten microseconds for one, SQLAlchemy fifty around it,
nearly all of them for finding out again what it knew the last time. Statements marked `HOT` are compiled the
first time, and from then on only their values are bound; on PostgreSQL the mark means nothing, asyncpg
prepares by itself.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, cast
from weakref import WeakKeyDictionary

from sqlalchemy import Connection as SyncConnection
from sqlalchemy import CursorResult, Executable
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

HOT = {"prepared": True}

Process = Callable[[Any], Any] | None


class Connection(Protocol):
    """What repositories need of a connection."""

    async def execute(
        self, statement: Executable, parameters: Mapping[str, Any] | None = None
    ) -> CursorResult[*tuple[Any, ...]]: ...


class Rows:
    """The part of a SQLAlchemy result that repositories use, over rows that are all fetched."""

    def __init__(self, rows: Sequence[tuple[Any, ...]], rowcount: int) -> None:
        self._rows = rows
        self.rowcount = rowcount

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self._rows)

    def first(self) -> tuple[Any, ...] | None:
        return self._rows[0] if self._rows else None

    def one(self) -> tuple[Any, ...]:
        """Raises ValueError for none or several."""
        (row,) = self._rows
        return row


@dataclass(frozen=True)
class Prepared:
    """The text of a statement, and how values go in and rows come out."""

    text: str
    given: tuple[tuple[str, Process], ...]
    fixed: Mapping[str, Any]
    taken: tuple[Process, ...]

    @classmethod
    def of(cls, statement: Executable, names: Sequence[str], dialect: Dialect) -> "Prepared":
        """`names` are the parameters it will be sent with: they are the columns of a plain INSERT."""
        compiled: Any = statement.compile(dialect=dialect, column_keys=list(names))  # type: ignore[attr-defined]
        columns = list(getattr(statement, "exported_columns", ()))
        binds = compiled.binds
        return cls(
            compiled.string,
            tuple(
                (name, binds[name].type.dialect_impl(dialect).bind_processor(dialect))
                for name in compiled.positiontup
            ),
            {name: bind.value for name, bind in binds.items() if name not in names},
            tuple(column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns),
        )

    def send(self, driver: sqlite3.Connection, parameters: Mapping[str, Any]) -> Rows:
        values = {**self.fixed, **parameters}
        bound = [process(values[name]) if process else values[name] for name, process in self.given]
        try:
            cursor = sqlite3.Connection.cursor(driver).execute(self.text, bound)
            rows = cursor.fetchall()
        except sqlite3.Error as error:
            raise DBAPIError.instance(self.text, bound, error, sqlite3.Error) from error
        return Rows([self._row(row) for row in rows], cursor.rowcount)

    def _row(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(
            [process(value) if process else value for process, value in zip(self.taken, row, strict=True)]
        )


PREPARED: WeakKeyDictionary[Executable, Prepared] = WeakKeyDictionary()


class InLoop:
    """A SQLite connection whose statements run here and now, without SQLAlchemy's greenlets."""

    def __init__(self, connection: AsyncConnection, driver: sqlite3.Connection) -> None:
        self._connection: SyncConnection = connection.sync_connection  # type: ignore[assignment]
        self._driver = driver

    async def execute(
        self, statement: Executable, parameters: Mapping[str, Any] | None = None
    ) -> CursorResult[*tuple[Any, ...]]:
        # Whoever listens to the engine's statements is to hear all of them.
        heard = self._connection.dispatch.before_cursor_execute
        if heard or not statement.get_execution_options().get("prepared"):
            return self._connection.execute(statement, parameters)
        given = parameters or {}
        prepared = PREPARED.get(statement)
        if prepared is None:
            prepared = Prepared.of(statement, tuple(given), self._connection.dialect)
            PREPARED[statement] = prepared
        return cast(CursorResult[*tuple[Any, ...]], prepared.send(self._driver, given))
