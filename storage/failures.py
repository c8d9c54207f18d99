"""What may keep a database from being used, without any word of the libraries underneath."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from storage.sqlite import DatabaseBusy

__all__ = ["DatabaseBusy", "DatabaseUnreachable", "named_failures"]


class DatabaseUnreachable(Exception):
    """`reason` is the driver's own first line: no server, no such database, no permission, a damaged file."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@contextmanager
def named_failures() -> Iterator[None]:
    """Raises DatabaseUnreachable for whatever the drivers raise; DatabaseBusy goes through as it is."""
    # SQLAlchemy leaves those of connecting as they are.
    from asyncpg import InterfaceError, PostgresError  # type: ignore[import-untyped]

    try:
        yield
    except DBAPIError as error:
        raise DatabaseUnreachable(_first_line(error.orig or error)) from error
    except (PostgresError, InterfaceError, OSError) as error:
        raise DatabaseUnreachable(_first_line(error)) from error


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), "") or type(error).__name__
