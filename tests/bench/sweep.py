"""Finding and claiming what is due among very many open clocks; and a scheduler with a job for each."""

import asyncio
import gc
import itertools
import pickle
import sqlite3
import tempfile
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from apscheduler.executors.debug import DebugExecutor  # type: ignore[import-untyped]  # ships no types
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore  # type: ignore[import-untyped]  # as above
from apscheduler.schedulers.background import BackgroundScheduler  # type: ignore[import-untyped]  # as above
from sqlalchemy import create_engine, event

from domain.proposal import Status
from storage.engine import Database
from tests.bench.measuring import Comparison, compare
from tests.builders import NOW, assignment, clock, suggestion, world

# A suggestion in hand has some clocks running at once.
CLOCKS_OF_ONE = 10
ONCE_MORE = 5


class Sweeps:
    """Two databases, one ten times as large as the other, with the same number due; and as many jobs."""

    def __init__(self, directory: Path, clocks: int, due: int) -> None:
        self._directory = directory
        self._clocks = {"large": clocks, "small": clocks // 10}
        self._due = due
        self._jobs = clocks // 10
        self.databases: dict[str, Database] = {}

    async def prepare(self) -> None:
        for name, clocks in self._clocks.items():
            path = self._directory / f"{name}.db"
            database = Database(f"sqlite:///{path}")
            await database.migrate()
            w = await world(database)
            async with database.unit_of_work() as uow:
                proposal = suggestion(w.representative, number="1", status=Status.ASSIGNED)
                proposal.assignments = [assignment(w.department)]
                proposal.clocks = [clock(w.congress, days=400, department_id=w.department.id)]
                await uow.proposals.add(proposal)
            await database.dispose()
            await asyncio.to_thread(_multiply, path, clocks, self._due)
            self.databases[name] = Database(f"sqlite:///{path}")

    async def stop(self) -> None:
        for database in self.databases.values():
            await database.dispose()

    async def large(self) -> float:
        """Milliseconds of one sweep."""
        return await self._sweep("large")

    async def small(self) -> float:
        return await self._sweep("small")

    async def large_rate(self) -> float:
        """Sweeps a minute."""
        return 60_000 / await self.large()

    async def apscheduler_rate(self) -> float:
        """The same of a scheduler that wakes a job for each open clock of the small table."""
        return 60 / await asyncio.to_thread(_wake, self._directory, self._jobs)

    async def _sweep(self, name: str) -> float:
        """The product's own query, in a transaction as a tick has it; the best of a few."""
        spent = []
        for _ in range(ONCE_MORE):
            gc.collect()
            begin = time.perf_counter()
            async with self.databases[name].unit_of_work() as uow:
                found = await uow.proposals.with_clocks_due(NOW, self._due)
            spent.append(time.perf_counter() - begin)
            if len(found) != self._due:
                raise RuntimeError("not what is due", name, len(found), self._due)
        return min(spent) * 1000


def _multiply(path: Path, clocks: int, due: int) -> None:
    """The one suggestion and its clock, again and again; those of the first `due` suggestions ran out."""
    proposals = clocks // CLOCKS_OF_ONE
    with sqlite3.connect(path) as connection:
        for pragma in ("synchronous=OFF", "journal_mode=OFF", "cache_size=-300000", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        # All at once they are made quicker than row by row.
        indexes = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        named = [*connection.execute(f"{indexes} AND tbl_name IN ('proposals', 'assignments', 'clocks')")]
        for name, _ in named:
            connection.execute(f"DROP INDEX {name}")
        numbers = "WITH RECURSIVE n(n) AS (VALUES({first}) UNION ALL SELECT n + 1 FROM n WHERE n < {last})"
        for table, count, first in (
            ("proposals", proposals, 2),
            ("assignments", proposals, 2),
            ("clocks", clocks, 2),
        ):
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            values = [_VALUES.get((table, column), column) for column in columns]
            connection.execute(
                f"{numbers.format(first=first, last=count)} INSERT INTO {table} ({', '.join(columns)})"
                f" SELECT {', '.join(values)} FROM {table}, n WHERE id = 1",
                {"proposals": proposals} if table == "clocks" else {},
            )
        moment = (NOW - timedelta(days=2)).astimezone(UTC)
        connection.execute(
            "UPDATE clocks SET due_at = ?, due_on = ? WHERE id <= ?",
            (f"{moment:%Y-%m-%d %H:%M:%S.000000}", f"{moment:%Y-%m-%d}", due),
        )
        for _, sql in named:
            connection.execute(sql)
        connection.execute("PRAGMA journal_mode=WAL")
    connection.close()


# What differs from copy to copy; every other column is the same.
_VALUES = {
    ("proposals", "id"): "n",
    ("proposals", "number"): "n",
    ("assignments", "id"): "n",
    ("assignments", "proposal_id"): "n",
    ("clocks", "id"): "n",
    ("clocks", "proposal_id"): "(n - 1) % :proposals + 1",
    ("clocks", "due_at"): "datetime(due_at, (n % 300) || ' days') || '.000000'",
    ("clocks", "due_on"): "date(due_on, (n % 300) || ' days')",
}
_looks = itertools.count(1)
_done = threading.Event()
_wanted = [0]


def look(number: int) -> None:
    """A clock's own job: it would look whether its date has come."""
    if next(_looks) >= _wanted[0]:
        _done.set()


def _wake(directory: Path, jobs: int) -> float:
    """Seconds until every job was woken once and put down for the next time.

    In its favour: the database does not wait for the disk, and jobs run at once where they are woken.
    """
    global _looks  # a job's function is found by its name, so it has no object of its own
    with tempfile.TemporaryDirectory(dir=directory) as place:
        engine = create_engine(f"sqlite:///{place}/jobs.db", connect_args={"check_same_thread": False})
        event.listen(engine, "connect", _no_waiting)
        store = SQLAlchemyJobStore(engine=engine)
        scheduler = BackgroundScheduler(
            jobstores={"default": store},
            executors={"default": DebugExecutor()},
            job_defaults={"misfire_grace_time": None, "coalesce": True},
            timezone="UTC",
        )
        scheduler.start(paused=True)
        now = datetime.now(UTC)
        first = scheduler.add_job(look, "interval", hours=1, args=[0], id="0", next_run_time=now)
        _fill(Path(place) / "jobs.db", first, jobs)
        _looks, _wanted[0] = itertools.count(1), jobs
        _done.clear()
        begin = time.perf_counter()
        scheduler.resume()
        if not _done.wait(timeout=600):
            raise RuntimeError("the jobs were not woken")
        spent = time.perf_counter() - begin
        scheduler.shutdown()
        engine.dispose()
    return spent


def _no_waiting(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA journal_mode=WAL")


def _fill(path: Path, first: Any, jobs: int) -> None:
    """The store's own rows, made without the scheduler, which takes a transaction for each."""
    state = first.__getstate__()
    rows = (
        (str(n), first.next_run_time.timestamp(), pickle.dumps({**state, "id": str(n), "args": (n,)}))
        for n in range(1, jobs)
    )
    with sqlite3.connect(path) as connection:
        connection.executemany(
            "INSERT INTO apscheduler_jobs (id, next_run_time, job_state) VALUES (?, ?, ?)", rows
        )
    connection.close()


async def measure_sweeps(clocks: int, due: int, runs: int) -> list[Comparison]:
    """A million against a tenth of it, and against a scheduler's jobs, once: waking them takes long."""
    with tempfile.TemporaryDirectory(prefix="bench-") as directory:
        sweeps = Sweeps(Path(directory), clocks, due)
        await sweeps.prepare()
        large, small = sweeps.large, sweeps.small
        ours, peer = sweeps.large_rate, sweeps.apscheduler_rate
        try:
            return [
                await compare("sweep_1m_vs_100k", large, small, unit="ms", runs=runs, limit="<= 1.3"),
                await compare(
                    "sweep_vs_apscheduler_jobs", ours, peer, unit="sweeps/min", runs=1, limit=">= 50"
                ),
            ]
        finally:
            await sweeps.stop()
