"""The overview as one would write it by hand: one statement for all dimensions, one for each further rate."""

import asyncio
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import asyncpg  # type: ignore[import-untyped]  # ships no types
from sqlalchemy.engine import make_url

COLUMNS = (
    *("category", "kind", "track", "status", "delegation", "department", "class"),
    *("attitude", "reply", "fulfilment", "month"),
)
ANSWERED = "('replied', 'answered', 'follow_up', 'closed', 'archived')"
COUNTED = """p.registered_at IS NOT NULL AND p.status NOT IN ('draft', 'collecting', 'submitted', 'screening',
    'returned', 'refused', 'withdrawn', 'cancelled', 'merged')"""
LAST = f"CASE WHEN p.status IN {ANSWERED} THEN p.round ELSE p.round - 1 END"


def _looked_up(stage: int) -> str:
    return f"""(SELECT r.grade FROM ratings r WHERE r.proposal_id = f.id AND r.stage = {stage}
        AND r.round = f.last AND r.representative_id = f.representative_id
        ORDER BY r.given_at DESC, r.id DESC LIMIT 1)"""


SQLITE = f"""
SELECT {", ".join(COLUMNS)}, count(*) FROM (
    SELECT category, kind, track, status, delegation_id AS delegation,
        (SELECT a.department_id FROM assignments a
            WHERE a.proposal_id = f.id AND a.role = 'lead' AND a.released_at IS NULL) AS department,
        (SELECT max(r.result_class) FROM replies r WHERE r.proposal_id = f.id AND r.round = f.last
            AND r.delivered_at IS NOT NULL AND r.second = 0) AS class,
        CASE WHEN last >= 1 THEN coalesce({_looked_up(1)}, 'silent') END AS attitude,
        CASE WHEN last >= 1 THEN coalesce({_looked_up(2)}, 'silent') END AS reply,
        {_looked_up(3)} AS fulfilment,
        strftime('%Y-%m', registered_at, '+8 hours') AS month
    FROM (SELECT p.*, {LAST} AS last FROM proposals p WHERE p.congress_id = 1 AND {COUNTED}) f
) GROUP BY {", ".join(COLUMNS)}"""


def _joined(stage: int) -> str:
    return f"""LEFT JOIN (SELECT DISTINCT ON (proposal_id, round, representative_id)
        proposal_id, round, representative_id, grade FROM ratings WHERE stage = {stage}
        ORDER BY proposal_id, round, representative_id, given_at DESC, id DESC) g{stage}
    ON g{stage}.proposal_id = p.id AND g{stage}.round = {LAST}
        AND g{stage}.representative_id = p.representative_id"""


POSTGRESQL = f"""
SELECT {", ".join(COLUMNS)}, count(*), grouping({", ".join(COLUMNS)}) FROM (
    SELECT p.category, p.kind, p.track, p.status, p.delegation_id AS delegation,
        a.department_id AS department, l.class,
        CASE WHEN {LAST} >= 1 THEN coalesce(g1.grade, 'silent') END AS attitude,
        CASE WHEN {LAST} >= 1 THEN coalesce(g2.grade, 'silent') END AS reply,
        g3.grade AS fulfilment, date_trunc('month', timezone('Asia/Shanghai', p.registered_at)) AS month
    FROM proposals p
    LEFT JOIN assignments a ON a.proposal_id = p.id AND a.role = 'lead' AND a.released_at IS NULL
    LEFT JOIN (SELECT proposal_id, round, max(result_class) AS class FROM replies
        WHERE delivered_at IS NOT NULL AND NOT second GROUP BY proposal_id, round) l
        ON l.proposal_id = p.id AND l.round = {LAST}
    {_joined(1)} {_joined(2)} {_joined(3)}
    WHERE p.congress_id = 1 AND {COUNTED}
) f GROUP BY GROUPING SETS ({", ".join(f"({column})" for column in COLUMNS)})"""

RATES = (
    f"""SELECT sum(CASE WHEN signed_at <= due THEN 1 ELSE 0 END), count(*) FROM (
        SELECT a.signed_at, max(c.due_at) AS due FROM assignments a JOIN proposals p ON p.id = a.proposal_id
        JOIN clocks c ON c.proposal_id = a.proposal_id AND c.department_id = a.department_id
        WHERE a.released_at IS NULL AND c.key = 'sign_for' AND p.congress_id = 1 AND {COUNTED}
        GROUP BY a.id, a.signed_at) s""",
    f"""SELECT sum(CASE WHEN c.stopped_at <= c.due_at THEN 1 ELSE 0 END), count(*) FROM clocks c
        JOIN proposals p ON p.id = c.proposal_id
        WHERE c.key = 'reply' AND p.congress_id = 1 AND {COUNTED}""",
    f"""SELECT sum(CASE WHEN EXISTS (SELECT 1 FROM contacts k WHERE k.proposal_id = p.id
            AND k.stage <> 'after' AND k.confirmation <> 'denied') THEN 1 ELSE 0 END), count(*)
        FROM proposals p WHERE {LAST} >= 1 AND p.congress_id = 1 AND {COUNTED}
        AND EXISTS (SELECT 1 FROM clocks c WHERE c.proposal_id = p.id AND c.key = 'reply')""",
    f"""SELECT sum(CASE WHEN k.kept_on IS NOT NULL THEN 1 ELSE 0 END), count(*) FROM commitments k
        JOIN proposals p ON p.id = k.proposal_id
        WHERE k.round = {LAST} AND p.congress_id = 1 AND {COUNTED}""",
)


def counts_of(rows: Iterable[Sequence[Any]]) -> dict[str, Counter[str]]:
    """How often each value occurs; a row of PostgreSQL is grouped by the column whose bit is 0."""
    found: dict[str, Counter[str]] = {column: Counter() for column in COLUMNS}
    last = len(COLUMNS) - 1
    for *values, n, which in rows:
        for place, column in enumerate(COLUMNS):
            if not which >> (last - place) & 1:
                found[column][values[place]] += n
    return found


async def by_hand(url: str) -> dict[str, Counter[str]]:
    if url.startswith("sqlite"):
        return await asyncio.to_thread(_by_sqlite, str(make_url(url).database))
    connection = await asyncpg.connect(url)
    try:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            found = counts_of([tuple(row) for row in await connection.fetch(POSTGRESQL)])
            for statement in RATES:
                await connection.fetchrow(statement)
    finally:
        await connection.close()
    return found


def _by_sqlite(path: str) -> dict[str, Counter[str]]:
    connection = sqlite3.connect(path)
    for pragma in ("query_only=ON", "cache_size=-65536", "temp_store=MEMORY", "mmap_size=268435456"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    found = counts_of((*row, 0) for row in connection.execute(SQLITE))
    for statement in RATES:
        connection.execute(statement).fetchall()
    connection.close()
    return found
