"""Runs alembic on a connection that is already inside a transaction: all steps or none."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

# Any number that nothing else in this database uses as an advisory lock.
ONE_AT_A_TIME = 20200601


def config(connection: Connection | None = None) -> Config:
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent))
    settings.attributes["connection"] = connection
    return settings


def migrate(connection: Connection, revision: str) -> None:
    """Up to a revision ("head"), or down to "base"."""
    if connection.dialect.name == "postgresql":  # SQLite's transaction is alone already
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ONE_AT_A_TIME})
    move = command.downgrade if revision == "base" else command.upgrade
    move(config(connection), revision)
