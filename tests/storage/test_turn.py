"""Units of work that share one commit: each is kept or given up alone, and nobody leaves before the disk."""

import asyncio
import sqlite3
import threading
from contextlib import closing

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from domain.people import Department
from storage.engine import Database
from storage.sqlite import COMMITS
from tests.builders import assignment, suggestion, world

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def write(database: Database, number: int) -> None:
    async with database.unit_of_work() as uow:
        await uow.updates.first_time(7, number)


def kept(database: Database) -> list[int]:
    """As another program sees it."""
    with closing(sqlite3.connect(str(database.url.database))) as connection:
        rows = connection.execute("SELECT update_id FROM updates ORDER BY update_id").fetchall()
    return [number for (number,) in rows]


def beginnings(database: Database) -> list[str]:
    """Grows with every transaction that is begun."""
    begun: list[str] = []
    event.listen(database.engine.sync_engine, "begin", lambda _connection: begun.append("begin"))
    return begun


async def test_those_who_wait_share_one_transaction(database: Database) -> None:
    begun = beginnings(database)
    await asyncio.gather(*(write(database, number) for number in range(50)))
    assert len(begun) == 1
    assert kept(database) == list(range(50))


async def test_nobody_leaves_before_the_commit(database: Database) -> None:
    go_on = threading.Event()
    slow_disk = [COMMITS.submit(go_on.wait, 5) for _ in range(COMMITS._max_workers)]
    tasks = [asyncio.create_task(write(database, number)) for number in range(3)]
    await asyncio.sleep(0.1)
    assert not any(task.done() for task in tasks)
    assert kept(database) == []
    go_on.set()
    await asyncio.gather(*tasks)
    assert kept(database) == [0, 1, 2]
    assert all(wait.result() for wait in slow_disk)


async def test_one_that_breaks_takes_nobody_with_it(database: Database) -> None:
    async def break_off() -> None:
        async with database.unit_of_work() as uow:
            await uow.updates.first_time(7, 2)
            raise LookupError

    results = await asyncio.gather(
        write(database, 1), break_off(), write(database, 3), return_exceptions=True
    )
    assert [type(result) for result in results] == [type(None), LookupError, type(None)]
    assert kept(database) == [1, 3]


async def test_a_flush_that_fails_takes_nobody_with_it(database: Database) -> None:
    w = await world(database)

    async def assign_to_nobody() -> None:
        async with database.unit_of_work() as uow:
            await uow.updates.first_time(7, 2)
            proposal = await uow.proposals.add(suggestion(w.representative))
            nobody = Department(w.congress.id, "nowhere", "nowhere", id=999)
            proposal.assignments.append(assignment(nobody))

    results = await asyncio.gather(
        write(database, 1), assign_to_nobody(), write(database, 3), return_exceptions=True
    )
    assert [type(result) for result in results] == [type(None), IntegrityError, type(None)]
    assert kept(database) == [1, 3]
    async with database.unit_of_work() as uow:
        assert await uow.proposals.every_id() == []


async def test_a_commit_that_fails_is_told_to_everybody_in_it(database: Database) -> None:
    await world(database)

    async def spoil() -> None:
        async with database.unit_of_work() as uow:
            await uow._connection.execute(text("PRAGMA defer_foreign_keys = ON"))
            await uow._connection.execute(text("UPDATE people SET congress_id = 999"))

    results = await asyncio.gather(write(database, 1), spoil(), write(database, 3), return_exceptions=True)
    assert all(isinstance(result, DBAPIError) for result in results)
    assert kept(database) == []
    await write(database, 4)
    assert kept(database) == [4]


async def test_what_sqlite_rolled_back_by_itself_is_told_and_forgotten(database: Database) -> None:
    """As a full disk does: the transaction is gone under everybody's feet."""

    async def lose_everything() -> None:
        async with database.unit_of_work() as uow:
            await uow.updates.first_time(7, 2)
            driver = (await uow._connection.get_raw_connection()).driver_connection
            assert isinstance(driver, sqlite3.Connection)
            driver.execute("ROLLBACK")

    results = await asyncio.gather(
        write(database, 1), lose_everything(), write(database, 3), return_exceptions=True
    )
    assert [isinstance(result, DBAPIError) for result in results] == [True, True, False]
    assert kept(database) == [3]


async def test_stopping_everything_keeps_what_was_done(database: Database) -> None:
    """The end of a program cancels every task, the one that closes the transaction too."""
    done = asyncio.Event()

    async def stay() -> None:
        async with database.unit_of_work():
            done.set()
            await asyncio.sleep(60)

    first = asyncio.create_task(write(database, 1))
    staying = asyncio.create_task(stay())
    await done.wait()
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        if task in {first, staying} or "_close" in repr(task):
            task.cancel()
    results = await asyncio.gather(first, staying, return_exceptions=True)
    assert all(isinstance(result, asyncio.CancelledError) for result in results)
    assert kept(database) == [1]
