"""SQLite inside the loop: nobody waits longer than must be, and nothing is half done."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.engine import Database
from storage.sqlite import COMMITS, DatabaseBusy

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
connection.execute("COMMIT")
"""


@contextmanager
def another_process_writing(database: Database) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-c", HOLD, str(database.url.database)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        if process.poll() is None:
            process.communicate("\n")


@asynccontextmanager
async def watchdog() -> AsyncIterator[list[float]]:
    """The gaps between moments at which the loop got round to us, in seconds."""
    gaps: list[float] = []
    loop = asyncio.get_running_loop()

    async def watch() -> None:
        while True:
            before = loop.time()
            await asyncio.sleep(0.005)
            gaps.append(loop.time() - before)

    task = asyncio.create_task(watch())
    yield gaps
    task.cancel()


async def test_every_write_reaches_the_disk(database: Database) -> None:
    async with database.engine.connect() as connection:
        found = [
            await connection.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    assert found == ["wal", 2, 1, 0]


async def test_the_loop_goes_on_while_another_process_writes(database: Database) -> None:
    async def write() -> float:
        async with database.unit_of_work() as uow:
            await uow.updates.first_time(7, 1)
        return asyncio.get_running_loop().time()

    with another_process_writing(database) as process:
        async with watchdog() as gaps:
            waiting = asyncio.create_task(write())
            await asyncio.sleep(0.5)
            assert not waiting.done()
            assert process.stdin is not None
            process.stdin.write("\n")
            process.stdin.flush()
            await waiting
    assert len(gaps) > 30
    assert max(gaps) < 0.2


async def test_a_lock_that_is_never_given_back_is_told_in_words(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.sqlite.PATIENCE", 0.1)

    async def write(update_id: int) -> None:
        async with database.unit_of_work() as uow:
            await uow.updates.first_time(7, update_id)

    with (
        another_process_writing(database),
        pytest.raises(DatabaseBusy, match=r"another program .* 0\.1 seconds"),
    ):
        await write(1)
    await write(1)


async def test_writers_of_one_process_come_in_their_order(database: Database) -> None:
    order: list[int] = []

    async def write(number: int) -> None:
        async with database.unit_of_work() as uow:
            await uow.updates.first_time(7, number)
            await asyncio.sleep(0)
            order.append(number)

    await asyncio.gather(*(write(number) for number in range(20)))
    assert order == list(range(20))


async def test_one_inside_another_is_refused_instead_of_waiting_for_ever(database: Database) -> None:
    async with database.unit_of_work() as uow:
        with pytest.raises(RuntimeError, match="inside a unit of work already"):
            await database.unit_of_work().__aenter__()
        assert await uow.updates.first_time(7, 1)
    async with database.unit_of_work() as uow:
        assert not await uow.updates.first_time(7, 1)


async def test_a_cancelled_commit_is_still_finished_cleanly(database: Database) -> None:
    """The thread that commits cannot be stopped: the row is there, and the database goes on working."""
    at_commit, go_on = asyncio.Event(), threading.Event()

    async def write() -> None:
        async with database.unit_of_work() as uow:
            await uow.updates.first_time(7, 1)
            at_commit.set()

    slow_disk = [COMMITS.submit(go_on.wait, 5) for _ in range(COMMITS._max_workers)]
    task = asyncio.create_task(write())
    await at_commit.wait()
    await asyncio.sleep(0.02)
    task.cancel()
    await asyncio.sleep(0.05)
    assert not task.done()
    go_on.set()
    assert all(wait.result() for wait in slow_disk)
    with pytest.raises(asyncio.CancelledError):
        await task
    async with database.unit_of_work() as after:
        assert not await after.updates.first_time(7, 1)


async def test_a_folder_that_is_not_there_yet_is_made(database: Database, tmp_path: Path) -> None:
    fresh = Database(f"sqlite:///{tmp_path}/new/folder/here.db")
    assert await fresh.schema_state() == "empty"
    assert not (tmp_path / "new").exists()
    await fresh.migrate()
    assert await fresh.schema_state() == "current"
    await fresh.dispose()
