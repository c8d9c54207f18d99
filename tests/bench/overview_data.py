"""Very many suggestions with all their parts, made inside the database from a single one."""

from collections.abc import Mapping

from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from domain.contact import Contact, ContactMode, ContactStage
from domain.people import Congress
from domain.proposal import ClockKey, Status
from domain.rating import Grade, Rating, Stage
from domain.reply import Commitment, Reply
from storage.engine import Database
from storage.tables import metadata
from tests.builders import NOW, assignment, clock, delegation, department, suggestion, world

DEPARTMENTS, DELEGATIONS = 60, 40
# Nine of ten are answered, one of twenty twice, a fourth closed; of fifty ratings one is by telephone.
ROUND = "CASE WHEN n % 20 = 1 THEN 2 ELSE 1 END"
NOT_TENTH = "n % 10 <> 0"
Row = tuple[str, Mapping[str, str], str]
GRADE = "CASE WHEN n % {a} = 3 THEN 'unsatisfied' WHEN n % 5 = 1 THEN 'basically' ELSE grade END"
LATE = "CASE WHEN n % {late} = 3 THEN due_at WHEN n % 10 = 0 THEN NULL ELSE started_at END"
ROWS: tuple[Row, ...] = (
    (
        "proposals",
        {
            "number": "CAST(n AS VARCHAR)",
            "category": "CASE n % 8 WHEN 7 THEN NULL ELSE 'category' || CAST(n % 8 AS VARCHAR) END",
            "track": "CASE n % 3 WHEN 0 THEN 'in_session' WHEN 1 THEN 'closed_session' ELSE track END",
            "status": "CASE WHEN n % 10 = 0 THEN 'in_progress' WHEN n % 4 = 1 THEN 'closed' ELSE status END",
            "round": ROUND,
            "delegation_id": f"delegation_id - n % {DELEGATIONS}",
            "registered_at": "{day}",
        },
        "1 = 1",
    ),
    ("assignments", {"department_id": f"department_id - n % {DEPARTMENTS}"}, "1 = 1"),
    (
        "replies",
        {
            "result_class": "CASE WHEN n % 9 < 6 THEN 'A' WHEN n % 9 < 8 THEN 'B' ELSE 'C' END",
            "round": ROUND,
        },
        NOT_TENTH,
    ),
    *(
        (
            "ratings",
            {
                "round": ROUND,
                "stage": stage,
                "grade": GRADE.format(a=a),
                "collected_by": "CASE n % 50 WHEN 7 THEN 'staff' ELSE collected_by END",
            },
            f"{NOT_TENTH} AND n % {silent} <> 2",
        )
        for stage, a, silent in (("1", 40, 30), ("2", 30, 20), ("3", 20, 3))
    ),
    ("ratings", {"round": "1", "stage": "2", "grade": "'unsatisfied'"}, "n % 20 = 1"),
    ("contacts", {}, f"{NOT_TENTH} AND n % 25 <> 1"),
    ("commitments", {"kept_on": "CASE n % 7 WHEN 0 THEN NULL ELSE due_on END"}, "n % 5 = 1"),
    *(
        (
            "clocks",
            {
                "key": f"'{key}'",
                "department_id": f"department_id - n % {DEPARTMENTS}",
                "stopped_at": LATE.format(late=late),
            },
            "1 = 1",
        )
        for key, late in (("sign_for", 33), ("reply", 17))
    ),
)
TABLES = tuple(dict.fromkeys(name for name, *_ in ROWS))
NUMBERS = {
    True: "WITH RECURSIVE c(n) AS (VALUES(1) UNION ALL SELECT n + 1 FROM c WHERE n < :last) SELECT n FROM c",
    False: "SELECT generate_series(1, CAST(:last AS INTEGER))",
}
# What points to what is right by construction; checking it row by row takes longest of all.
UNCHECKED = {True: "PRAGMA foreign_keys=OFF", False: "SET session_replication_role = replica"}
DAY = {
    True: "datetime(registered_at, (n % 365) || ' days') || '.000000'",
    False: "registered_at + (n % 365) * interval '1 day'",
}
INDEXES = {
    True: "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({})",
    False: "SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ({})"
    " AND indexdef NOT LIKE 'CREATE UNIQUE%'",
}


async def prepare(url: str, proposals: int) -> Congress:
    """So many suggestions in a migrated, empty database."""
    database = Database(url)
    w = await world(database)
    async with database.unit_of_work() as uow:
        for n in range(DEPARTMENTS):
            unit = await department(uow, w.congress, f"unit {n}")
        for n in range(DELEGATIONS):
            town = await delegation(uow, w.congress, f"town {n}")
        one = suggestion(
            w.representative, number="0", session="s", registered_at=NOW, status=Status.ANSWERED,
            delegation_id=town.id, replied_at=NOW,
        )  # fmt: skip
        one.assignments = [assignment(unit, signed_at=NOW)]
        one.replies = [Reply(unit.id, "unit", "A", 1, "", NOW, delivered_at=NOW)]
        one.ratings = [Rating(w.representative.id, Stage.REPLY, Grade.SATISFIED, NOW)]
        one.contacts = [Contact(unit.id, ContactStage.BEFORE, ContactMode.VISIT, NOW.date(), "", "", NOW)]
        one.commitments = [Commitment("text", NOW.date())]
        one.clocks = [clock(w.congress, ClockKey.REPLY, department_id=unit.id)]
        await uow.proposals.add(one)
    await database.dispose()
    await _multiply(url, proposals)
    return w.congress


async def _multiply(url: str, proposals: int) -> None:
    """The one and its parts, again and again; the first of each goes, so that all are by the same rule."""
    address = make_url(url)
    sqlite = address.get_backend_name() == "sqlite"
    engine = create_async_engine(
        address.set(drivername="sqlite+aiosqlite" if sqlite else "postgresql+asyncpg")
    )
    async with engine.begin() as connection:
        await connection.execute(text(UNCHECKED[sqlite]))
        await connection.execute(text("CREATE TABLE sample_n (n INTEGER)"))
        await connection.execute(text(f"INSERT INTO sample_n {NUMBERS[sqlite]}"), {"last": proposals})
        for table in TABLES:
            await connection.execute(text(f"CREATE TABLE sample_{table} AS SELECT * FROM {table}"))
            await connection.execute(text(f"DELETE FROM {table}"))
        quoted = ", ".join(f"'{table}'" for table in TABLES)
        # All at once they are made quicker than row by row.
        indexes = list(await connection.execute(text(INDEXES[sqlite].format(quoted))))
        for name, _ in indexes:
            await connection.execute(text(f'DROP INDEX "{name}"'))
        for place, (table, values, where) in enumerate(ROWS):
            own = {"id": f"n + {place * proposals}", "proposal_id": "n", **values}
            await _fill(connection, table, own, where, DAY[sqlite])
        for _, made in indexes:
            await connection.execute(text(made))
        await connection.execute(text("ANALYZE"))
    await engine.dispose()


async def _fill(
    connection: AsyncConnection, table: str, values: Mapping[str, str], where: str, day: str
) -> None:
    columns = [column.name for column in metadata.tables[table].c]
    listed = ", ".join(values.get(column, f'"{column}"').replace("{day}", day) for column in columns)
    named = ", ".join(f'"{column}"' for column in columns)
    rows = f"SELECT {listed} FROM sample_{table}, sample_n WHERE {where}"
    await connection.execute(text(f"INSERT INTO {table} ({named}) {rows}"))
