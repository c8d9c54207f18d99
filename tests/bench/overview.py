"""An overview of very many suggestions, against the same figures by SQL by hand, on both databases."""

import tempfile
import time
from datetime import timedelta
from pathlib import Path

from domain.overview import Dimension, Overview
from domain.people import Congress
from domain.scope import Scope
from domain.services.figures import overview
from storage.engine import Database
from tests.bench.measuring import Comparison, compare
from tests.bench.overview_data import prepare
from tests.bench.overview_peer import by_hand
from tests.builders import NOW
from tests.postgres import Postgres

LATER = NOW + timedelta(days=500)


class Overviews:
    """Seconds of one overview, ours and the peer's, which must count the same."""

    def __init__(self, url: str, congress: Congress) -> None:
        self._url = url
        self._congress = congress
        self.database = Database(url)

    async def ours(self) -> float:
        begin = time.perf_counter()
        await self._overview()
        return time.perf_counter() - begin

    async def peer(self) -> float:
        begin = time.perf_counter()
        await by_hand(self._url)
        return time.perf_counter() - begin

    async def _overview(self) -> Overview:
        async with self.database.unit_of_work() as uow:
            return await overview(uow, self._congress, Scope(), now=LATER)

    async def agree(self) -> None:
        """Raises RuntimeError where the two count differently."""
        found, peer = await self._overview(), await by_hand(self._url)
        for dimension in Dimension:
            own = sorted(row.count for row in found.by.get(dimension, ()))
            # Where all are of one kind there is no such table.
            if (
                dimension.value in peer
                and (own or dimension is not Dimension.KIND)
                and own != sorted(peer[dimension.value].values())
            ):
                raise RuntimeError("not the same figures", dimension, own, peer[dimension.value])


async def _measured(name: str, url: str, proposals: int, runs: int) -> Comparison:
    overviews = Overviews(url, await prepare(url, proposals))
    try:
        await overviews.agree()
        return await compare(name, overviews.ours, overviews.peer, unit="s", runs=runs, limit="<= 1.5")
    finally:
        await overviews.database.dispose()


async def measure_overviews(proposals: int, runs: int) -> list[Comparison]:
    server = Postgres()
    with tempfile.TemporaryDirectory(prefix="bench-") as directory:
        file = f"sqlite:///{Path(directory) / 'overview.db'}"
        database = Database(file)
        await database.migrate()
        await database.dispose()
        try:
            return [
                await _measured("overview_vs_single_pass_sql", file, proposals, runs),
                await _measured("overview_vs_sql_postgresql", await server.new_database(), proposals, runs),
            ]
        finally:
            await server.stop()
