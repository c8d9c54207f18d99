"""Very many suggestions with invented texts in a database, and their index, made past the service."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from itertools import islice
from pathlib import Path

from sqlalchemy import text

from domain.people import Congress
from domain.search_port import Hit
from storage.engine import Database
from storage.tables import metadata
from storage.words import JiebaWords
from storage.words.cutting import words_of
from storage.words.index import Index, Text
from tests.builders import World, suggestion, world

PART = 10_000
CATEGORIES = 12
GIVEN = {
    "id": "CAST(:id AS INTEGER)",
    "number": "CAST(:number AS VARCHAR)",
    "title": "CAST(:title AS VARCHAR)",
    "situation": "CAST(:situation AS VARCHAR)",
    "category": "CAST(:category AS VARCHAR)",
}
# Later ones were changed later, as in life; all of the same instant would be learnt from at once.
ONE_AFTER_THE_OTHER = (
    "UPDATE proposals SET changed_at = datetime(changed_at, id || ' seconds') || '.000000' WHERE id <= 4000"
)
Written = tuple[str, str]


class Filled:
    """A database in which proposal 2 is the first of the texts; and the folder with its index."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url, self.folder = url, folder
        self.database = Database(url)
        self.world: World

    @property
    def congress(self) -> Congress:
        return self.world.congress

    async def fill(self, texts: Sequence[Written]) -> None:
        await self.database.migrate()
        self.world = await world(self.database)
        async with self.database.unit_of_work() as uow:
            await uow.proposals.add(suggestion(self.world.representative, number="1"))
        columns = [column.name for column in metadata.tables["proposals"].c]
        listed = ", ".join(GIVEN.get(column, f'"{column}"') for column in columns)
        named = ", ".join(f'"{column}"' for column in columns)
        copied = text(f"INSERT INTO proposals ({named}) SELECT {listed} FROM proposals WHERE id = 1")
        rows = (
            {"id": n, "number": str(n), "title": title, "situation": body, "category": f"c{n % CATEGORIES}"}
            for n, (title, body) in enumerate(texts, start=2)
        )
        async with self.database.engine.connect() as connection:
            while part := list(islice(rows, PART)):
                await connection.execute(copied, part)
            if self.database.is_sqlite:
                await connection.execute(text(ONE_AFTER_THE_OTHER))
            await connection.execute(text("ANALYZE"))
            await connection.commit()

    async def index(
        self,
        texts: Sequence[Written],
        *,
        cut: Callable[[str], list[str]] = words_of,
        like: "Filled | None" = None,
    ) -> None:
        """As the service would have made it by now, or a copy of another database's of the same texts."""
        async with self.database.unit_of_work() as uow:
            identity = await uow.texts.identity()
        async with self.database.engine.connect() as connection:
            if like is not None:
                async with like.database.unit_of_work() as uow:
                    identity = await uow.texts.identity()
                named = text("UPDATE text_identity SET name = :name")
                await connection.execute(named, {"name": identity})
                shutil.copytree(like.folder, self.folder)
            change = (await connection.execute(text("SELECT max(change) FROM text_changes"))).scalar_one()
            await connection.commit()
        index = Index(self.folder / identity / "0", identity, cut)
        numbered = iter(enumerate(texts if like is None else (), start=2))
        while part := self._texts(numbered):
            index.put(part, (-1, 0))
        index.put([], (change, len(texts) + 2))

    def _texts(self, numbered: Iterator[tuple[int, Written]]) -> list[Text]:
        return [Text(n, self.congress.id, title, body) for n, (title, body) in islice(numbered, PART)]


@asynccontextmanager
async def asked(filled: Filled) -> AsyncIterator[JiebaWords]:
    """The words process over the index of this database, warm."""
    words = JiebaWords(filled.folder)
    await words.start()
    try:
        async with asyncio.timeout(60):
            while not await words.cut("x"):  # noqa: ASYNC110 (another process's start)
                await asyncio.sleep(0.1)
        hits: list[Hit] = []
        async with filled.database.unit_of_work() as uow:
            hits = await words.finder.search(uow.texts, filled.congress.id, ["x"]) or []
        assert hits == []
        yield words
    finally:
        await words.stop()
