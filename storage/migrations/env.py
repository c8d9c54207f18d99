"""Alembic's entry: the connection comes from storage.migrations.run, or from `alembic -x url=…` by hand."""

import asyncio

from alembic import context
from sqlalchemy import Connection

from storage.engine import Database
from storage.tables import metadata


def run(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()


async def run_by_hand(url: str) -> None:
    database = Database(url)
    async with database.engine.begin() as connection:
        await connection.run_sync(run)
    await database.dispose()


if context.config.attributes.get("connection") is not None:
    run(context.config.attributes["connection"])
else:
    asyncio.run(run_by_hand(context.get_x_argument(as_dictionary=True)["url"]))
