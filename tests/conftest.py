"""What every test may ask for: a database, on both kinds."""

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright
from xdist.remote import Producer  # type: ignore[import-untyped]
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

from storage.engine import Database
from storage.words import JiebaWords
from tests.house import PATIENCE, House, lay_migrated, open_house
from tests.postgres import NoPostgres, Postgres

CHROMIUM_ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


# Looks at the public pages for accessibility; from npm, which not every machine has.
AXE = Path(__file__).parent / "browser" / "node_modules" / "axe-core"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not AXE.exists():
        terminalreporter.write_line(
            "not run: accessibility of the public pages (axe is missing: `npm ci` in tests/browser)"
        )


# They start processes or measure: one after the other, also where the rest runs side by side.
ONE_AT_A_TIME = ("tests/bench/", "tests/browser/", "tests/faults/", "tests/replays/")


class OneAtATime(LoadScopeScheduling):  # type: ignore[misc]
    """Each test goes to whoever is free, but for those that would be in each other's way."""

    def _split_scope(self, nodeid: str) -> str:
        return "one at a time" if nodeid.startswith(ONE_AT_A_TIME) else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> OneAtATime:
    return OneAtATime(config, log)


@pytest.fixture(scope="session")
async def postgres() -> AsyncIterator[Postgres]:
    server = Postgres()
    yield server
    await server.stop()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty file to copy: quicker than migrating for every test."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    lay_migrated(path)
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
async def database_url(
    request: pytest.FixtureRequest, tmp_path: Path, sqlite_template: Path, postgres: Postgres
) -> str:
    """The address of a fresh, migrated, empty database."""
    if request.param == "sqlite":
        path = tmp_path / "test.db"
        shutil.copyfile(sqlite_template, path)
        return f"sqlite:///{path}"
    try:
        return await postgres.new_database()
    except NoPostgres as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"PostgreSQL: {missing}")


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """The same, opened.

    `@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)` asks for one kind only.
    """
    opened = Database(database_url)
    yield opened
    await opened.dispose()


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """A headless Chromium of this machine."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is not installed")
        pytest.skip("Chromium: not installed")
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield opened
        await opened.close()


@pytest.fixture(scope="session")
async def words() -> AsyncIterator[JiebaWords]:
    """One word process for all tests, warm."""
    started = JiebaWords(patience=PATIENCE)
    await started.start()
    # Answers are waited for a second only, and the dictionary may take longer than that on a busy machine.
    for _ in range(60):
        if await started.cut("路灯") and await started.read_draft("", "大家", "", [], has_place=False):
            break
    yield started
    await started.stop()


@pytest.fixture
async def house(tmp_path: Path, words: JiebaWords) -> AsyncIterator[House]:
    """The whole service on SQLite over the sandbox's HTTP, its people joined, Monday morning."""
    async with open_house(tmp_path, words) as opened:
        yield opened
