"""The public pages: how long one takes where very much is published, and how many go out a second."""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path

from aiohttp import ClientSession, web
from sqlalchemy import text

from bot.bulletins import bulletin_document
from handlers.web.public.site import Site
from storage.engine import Database
from storage.words import JiebaWords
from tests.bench.measuring import Comparison, compare
from tests.bench.overview_data import prepare
from tests.builders import NOW

LATER = NOW + timedelta(days=500)
PLACES = 30
SORT = "cell_id, session, delegation_id, state, timeliness"
STATE = "CASE p.status WHEN 'closed' THEN 'closed' ELSE 'answered' END"
# Nine of ten are published, as they were registered: every category, class, unit and year occurs.
PUBLISHED = (
    "UPDATE proposals SET published_at = registered_at WHERE id % 10 <> 0",
    "INSERT INTO publication_cells (congress_id, year, category, result_class, department_id)"
    " SELECT DISTINCT p.congress_id, CAST(strftime('%Y', p.published_at) AS INTEGER),"
    " coalesce(p.category, ''), r.result_class, a.department_id"
    " FROM proposals p JOIN replies r ON r.proposal_id = p.id"
    " JOIN assignments a ON a.proposal_id = p.id WHERE p.published_at IS NOT NULL",
    # One of seventeen is late; of those that are answered a fourth is closed.
    f"CREATE TEMP TABLE sorted AS SELECT p.id AS proposal_id, p.congress_id, c.id AS cell_id, p.session,"
    f" p.delegation_id, {STATE} AS state,"
    " CASE WHEN p.id % 17 = 3 THEN 'late' ELSE 'in_time' END AS timeliness"
    " FROM proposals p JOIN replies r ON r.proposal_id = p.id"
    " JOIN assignments a ON a.proposal_id = p.id JOIN publication_cells c"
    " ON c.congress_id = p.congress_id AND c.year = CAST(strftime('%Y', p.published_at) AS INTEGER)"
    " AND c.category = coalesce(p.category, '') AND c.result_class = r.result_class"
    " AND c.department_id = a.department_id WHERE p.published_at IS NOT NULL",
    f"INSERT INTO publication_sorts (congress_id, {SORT}, due_on, n)"
    f" SELECT congress_id, {SORT}, '9999-12-31', count(*) FROM sorted GROUP BY congress_id, {SORT}",
    "INSERT INTO publications (congress_id, proposal_id, cell_id, sort_id, extent, title, situation, request,"
    " summary, letters, listed_at, made_at, made_by, ended_by, because)"
    " SELECT p.congress_id, p.id, o.cell_id, o.id, 'full', p.title, p.situation, p.request, '', '[]',"
    " p.published_at, p.published_at, '', '', '' FROM sorted s JOIN proposals p ON p.id = s.proposal_id"
    f" JOIN publication_sorts o USING ({SORT})",
    "ANALYZE",
)


@asynccontextmanager
async def serving(app: web.Application) -> AsyncIterator[int]:
    """The application on a port of its own."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


class Pages:
    """Pages of so many published proposals, each made anew."""

    def __init__(self, directory: Path, proposals: int) -> None:
        self._url = f"sqlite:///{directory / f'page-{proposals}.db'}"
        self._proposals = proposals
        self._visits = count()

    async def prepare(self) -> None:
        database = Database(self._url)
        await database.migrate()
        await database.dispose()
        await prepare(self._url, self._proposals)
        self.database = Database(self._url)
        async with self.database.engine.connect() as connection:
            await connection.execute(text("SELECT 1"))
            for statement in PUBLISHED:
                await connection.execute(text(statement))
            await connection.commit()

    @asynccontextmanager
    async def served(self) -> AsyncIterator[int]:
        app = web.Application()
        Site(self.database, JiebaWords(), lambda: LATER, "", bulletin_document).add_to(app)
        async with serving(app) as port:
            yield port

    def paths(self) -> Iterator[str]:
        """What people look at: lists, each way of narrowing them, pages far behind, single proposals."""
        step = max(1, self._proposals // PLACES)
        for n in range(min(PLACES, self._proposals // 20)):
            category, unit = f"category{n % 7}", 2 + n % 60
            yield f"/keqiao/{1 + n * step + (1 if (1 + n * step) % 10 == 0 else 0)}"
            yield f"/keqiao/?category={category}"
            yield f"/keqiao/?department={unit}&class=C"
            yield f"/keqiao/?category={category}&class=C&department={unit}"
            yield f"/keqiao/?delegation={2 + n % 40}&state=closed"
            yield f"/keqiao/?timeliness=late&session=s&department={unit}"
            yield f"/keqiao/?after={self._day(n)}T000000.000000-{self._proposals}"
            yield f"/keqiao/?class=B&after={self._day(n)}T000000.000000-{self._proposals}"

    @staticmethod
    def _day(n: int) -> str:
        return f"{NOW + timedelta(days=12 * n + 1):%Y%m%d}"

    async def p95(self) -> float:
        """Milliseconds, 95 of 100 pages no slower; an idle parameter keeps each from the cache."""
        times = []
        async with self.served() as port, ClientSession(f"http://127.0.0.1:{port}") as client:
            async with client.get("/keqiao/figures") as first:
                assert first.status == 200
            for path in self.paths():
                fresh = f"{path}{'&' if '?' in path else '?'}visit={next(self._visits)}"
                begin = time.perf_counter()
                async with client.get(fresh) as answer:
                    await answer.read()
                times.append((time.perf_counter() - begin) * 1000)
                if answer.status not in (200, 404):
                    raise RuntimeError("not a page", fresh, answer.status)
        return statistics.quantiles(times, n=20)[-1]


async def knocks(port: int, path: str, requests: int) -> float:
    """Requests a second, asked by a process of its own over eight connections that stay open."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bench.knocking", str(port), path, str(requests)),
        stdout=asyncio.subprocess.PIPE,
    )
    told, _ = await process.communicate()
    if process.returncode != 0:
        raise RuntimeError("the knocking broke")
    return float(told)


async def _against_bare(pages: Pages, requests: int, runs: int) -> Comparison:
    async with pages.served() as port:
        async with ClientSession() as client, client.get(f"http://127.0.0.1:{port}/keqiao/") as answer:
            body = await answer.read()

        async def bare(request: web.Request) -> web.Response:
            return web.Response(body=body, content_type="text/html", charset="utf-8")

        app = web.Application()
        app.router.add_get("/keqiao/", bare)

        async with serving(app) as bare_port:
            return await compare(
                "page_vs_bare_aiohttp",
                lambda: knocks(port, "/keqiao/", requests),
                lambda: knocks(bare_port, "/keqiao/", requests),
                unit="requests/s",
                runs=runs,
                limit=">= 0.5",
            )


async def measure_pages(published: int, requests: int, runs: int) -> list[Comparison]:
    """Of `published` proposals and a thousandth of them; so many requests for the cached page."""
    with tempfile.TemporaryDirectory(prefix="bench-") as directory:
        many, few = (Pages(Path(directory), n) for n in (published, max(published // 1000, 100)))
        await many.prepare()
        await few.prepare()
        try:
            slow = await compare("page_p95_1m_vs_1k", many.p95, few.p95, unit="ms", runs=runs, limit="<= 3")
            return [slow, await _against_bare(few, requests, runs)]
        finally:
            await many.database.dispose()
            await few.database.dispose()
