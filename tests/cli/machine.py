"""A machine to type commands at: its folder, its environment, what was said and the exit status."""

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import main
from bot.config import Settings
from bot.sandbox.server import Sandbox, start
from tests.tree import ROOT

TOKEN = "700000001:SANDBOX-TOKEN-OF-NO-SECRECY"
NOBODY_THERE = "http://127.0.0.1:9"  # the port of a service that no machine runs any more


@dataclass
class Answer:
    """What a command said."""

    status: int
    out: str
    err: str

    def fails_with(self, *words: str) -> "Answer":
        """One clear sentence on stderr, nothing on stdout, exit status 1."""
        assert self.status == 1, self
        assert not self.out, self
        assert len(self.err.splitlines()) == 1, self
        assert "Traceback" not in self.err, self
        for word in words:
            assert word in self.err, self
        return self

    def says(self, *words: str) -> "Answer":
        assert self.status == 0, self
        assert not self.err, self
        for word in words:
            assert word in self.out, self
        return self


class Machine:
    """Commands run here, in this process or in one of their own."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        names = [str(field.alias) for field in Settings.model_fields.values()]
        for name in (*names, "LC_ALL", "LC_MESSAGES", "LANG"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.chdir(folder)

    def has(self, **environment: str) -> "Machine":
        for name, value in environment.items():
            self._monkeypatch.setenv(name, value)
        return self

    def types(self, *words: object) -> Answer:
        """The command in this process: quick."""
        self._capsys.readouterr()
        try:
            status = main([str(word) for word in words])
        except SystemExit as end:
            status = int(end.code or 0)
        said = self._capsys.readouterr()
        return Answer(status, said.out, said.err)

    def starts(self, *words: object, timeout: float = 60) -> Answer:
        """The command as people start it: in a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "bot", *map(str, words)],
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            timeout=timeout,
            check=False,
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    def begins(self, *words: object) -> "subprocess.Popen[bytes]":
        """The command in a process of its own that is not waited for."""
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.Popen([sys.executable, "-m", "bot", *map(str, words)], env=environment)

    def is_set_up(self, congress: str = "柯桥区人大") -> "Machine":
        """Migrated, with one congress."""
        self.types("migrate").says()
        self.types("congress", "add", congress, "--profile", "keqiao").says()
        return self

    @property
    def database(self) -> Path:
        return self.folder / "data" / "through-train.db"


@contextmanager
def running_sandbox(token: str = TOKEN) -> Iterator[Sandbox]:
    """A sandbox in a thread with a loop of its own, so that commands may run a loop in this one."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="sandbox")
    thread.start()
    try:
        sandbox = asyncio.run_coroutine_threadsafe(start(tokens=[token], username="keqiao_bot"), loop).result(
            10
        )
        try:
            yield sandbox
        finally:
            asyncio.run_coroutine_threadsafe(sandbox.stop(), loop).result(10)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
