"""The schema goes up, down and up again, and is what the tables say."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError

from storage.engine import Database
from storage.migrations import REVISIONS
from storage.migrations.run import config
from storage.tables import metadata


def differences(connection: Connection) -> list[object]:
    options = {"compare_type": True, "compare_server_default": True}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))


def constraints(connection: Connection) -> dict[str, object]:
    """What alembic does not compare: foreign keys by name, unique keys, conditions of indexes."""
    found = inspect(connection)
    return {
        table: (
            sorted(
                (str(key["name"]), key["referred_table"], key["referred_columns"])
                for key in found.get_foreign_keys(table)
            ),
            sorted((str(key["name"]), key["column_names"]) for key in found.get_unique_constraints(table)),
            sorted(
                (str(index["name"]), [str(option) for option in index.get("dialect_options", {}).values()])
                for index in found.get_indexes(table)
            ),
        )
        for table in found.get_table_names()
        if table != "alembic_version"
    }


async def test_the_list_of_revisions_is_that_of_the_scripts() -> None:
    scripts = ScriptDirectory.from_config(config())
    assert [script.revision for script in scripts.walk_revisions()][::-1] == list(REVISIONS)
    assert scripts.get_current_head() == REVISIONS[-1]


async def test_up_down_up(database: Database) -> None:
    assert await database.schema_state() == "current"
    await database.migrate("base")
    assert await database.schema_state() == "empty"
    async with database.engine.connect() as connection:
        left = await connection.run_sync(lambda c: inspect(c).get_table_names())
    assert set(left) <= {"alembic_version"}
    await database.migrate()
    await database.migrate()
    assert await database.schema_state() == "current"


# On SQLite nobody can read an index over an expression back; it is named in both places.
@pytest.mark.filterwarnings("ignore:.*expression-based index")
async def test_the_migrated_schema_is_that_of_the_tables(database: Database) -> None:
    async with database.engine.begin() as connection:
        assert await connection.run_sync(differences) == []
        migrated = await connection.run_sync(constraints)
        await connection.run_sync(metadata.drop_all)
        await connection.run_sync(metadata.create_all)
        assert await connection.run_sync(constraints) == migrated


async def test_the_state_of_the_schema(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as after_an_update:
        after_an_update.setattr("storage.engine.REVISIONS", (*REVISIONS, "next"))
        assert await database.schema_state() == "old"
    async with database.engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert await database.schema_state() == "newer"


async def test_migrating_fails_as_a_whole(database: Database) -> None:
    await database.migrate("base")
    async with database.engine.begin() as connection:
        await connection.execute(text("CREATE TABLE outbox (id INTEGER)"))
    with pytest.raises(DBAPIError, match="outbox"):
        await database.migrate()
    async with database.engine.connect() as connection:
        left = await connection.run_sync(lambda c: inspect(c).get_table_names())
    assert set(left) <= {"alembic_version", "outbox"}
    assert await database.schema_state() == "empty"
