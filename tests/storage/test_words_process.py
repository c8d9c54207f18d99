"""The words process and what follows the database: what breaks comes back by itself; nobody waits for it."""

import asyncio
import os
import random
import shutil
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from storage.engine import Database
from storage.words import JiebaWords
from tests.builders import World, world
from tests.postgres import Postgres
from tests.storage.test_search import LIGHT, PARKING, add, alike, found

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
Breaks = Callable[[Path], None]


@pytest.fixture
async def own(tmp_path: Path) -> AsyncIterator[JiebaWords]:
    words = await started(tmp_path / "index")
    yield words
    await words.stop()


async def until(true: Callable[[], Awaitable[object]]) -> None:
    async with asyncio.timeout(60):
        while not await true():  # noqa: ASYNC110 (another process's work)
            await asyncio.sleep(0.1)


async def started(folder: Path) -> JiebaWords:
    """With its dictionary loaded."""
    words = JiebaWords(folder)
    await words.start()
    await until(lambda: words.cut("道路不平"))
    return words


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(".lock")]


def noise(folder: Path) -> None:
    chance = random.Random(1)
    for path in files(folder):
        path.write_bytes(chance.randbytes(path.stat().st_size))


def torn(folder: Path) -> None:
    for path in files(folder):
        os.truncate(path, path.stat().st_size // 2)


def without_meta(folder: Path) -> None:
    for path in folder.rglob("meta.json"):
        path.unlink()


def without_counts(folder: Path) -> None:
    for path in folder.rglob("counts.u4"):
        path.unlink()


BREAKS = [noise, torn, without_meta, without_counts, shutil.rmtree]


async def process_of(words: JiebaWords) -> int:
    assert words._process is not None
    return words._process.pid


async def test_a_question_that_cannot_be_answered_ends_nothing(database: Database, own: JiebaWords) -> None:
    before = await process_of(own)
    assert await own._ask("cut", {"not": "a text"}) is None
    assert await own._ask("nonsense") is None
    assert "".join(await own.cut("道路不平")) == "道路不平"
    assert await process_of(own) == before


async def test_a_worker_that_died_is_followed_by_another_and_nobody_waits(
    database: Database, own: JiebaWords
) -> None:
    w = await world(database)
    light = await add(database, w, *LIGHT)
    assert await found(database, own, w, "信号灯") == [light]
    os.kill(await process_of(own), signal.SIGKILL)
    begin = time.monotonic()
    await own.cut("道路不平")
    assert time.monotonic() - begin < 2
    parking = await add(database, w, *PARKING)

    async def again() -> bool:
        return await found_by(database, own, w, "停车") == [parking]

    await until(again)
    assert await found(database, own, w, "信号灯") == [light]


async def found_by(database: Database, words: JiebaWords, w: World, *terms: str) -> list[int]:
    """None are found while there is nobody to ask."""
    async with database.unit_of_work() as uow:
        return [hit.id for hit in await words.finder.search(uow.texts, w.congress.id, terms) or []]


@pytest.mark.parametrize("breaks", BREAKS)
async def test_an_index_broken_before_the_start_is_made_anew(
    database: Database, tmp_path: Path, own: JiebaWords, breaks: Breaks
) -> None:
    w = await world(database)
    light = await add(database, w, *LIGHT)
    assert await found(database, own, w, "信号灯") == [light]
    await own.stop()
    breaks(tmp_path / "index")
    words = await started(tmp_path / "index")
    try:
        assert [hit.id for hit in await alike(database, words, w, LIGHT[0], LIGHT[1])] == [light]
        assert await found(database, words, w, "信号灯") == [light]
    finally:
        await words.stop()


@pytest.mark.parametrize("breaks", [torn, without_meta, shutil.rmtree])
async def test_an_index_broken_while_it_is_used_is_made_anew(
    database: Database, tmp_path: Path, own: JiebaWords, breaks: Breaks
) -> None:
    w = await world(database)
    light = await add(database, w, *LIGHT)
    assert await found(database, own, w, "信号灯") == [light]
    breaks(tmp_path / "index")
    parking = await add(database, w, *PARKING)

    async def whole() -> bool:
        both = await found_by(database, own, w, "停车"), await found_by(database, own, w, "信号灯")
        return both == ([parking], [light])

    await until(whole)


async def test_two_services_on_one_database_both_see_what_was_committed(
    database: Database, tmp_path: Path, own: JiebaWords
) -> None:
    w = await world(database)
    other = await started(tmp_path / "index")
    try:
        for title, situation, request in (LIGHT, PARKING):
            made = await add(database, w, title, situation, request)
            for words in (own, other):
                assert made in [hit.id for hit in await alike(database, words, w, title, situation)]
    finally:
        await other.stop()


async def test_following_and_learning_survive_a_database_that_was_away(
    database: Database, own: JiebaWords, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its server is stopped for good; the tasks go on, tell it once each, and serve the other database."""
    server = Postgres()
    gone = Database(await server.new_database())
    await server.stop()
    tasks = [asyncio.create_task(side.keep_up(gone)) for side in (own.finder, own.teacher)]
    own.finder._behind.set()
    own.teacher._asked.set()
    await asyncio.sleep(2)
    try:
        assert not any(task.done() for task in tasks)
        assert capsys.readouterr().out.count("words_wait") == 2
    finally:
        for task in tasks:
            task.cancel()
        await gone.dispose()
    w = await world(database)
    light = await add(database, w, *LIGHT)
    assert await found(database, own, w, "信号灯") == [light]
