"""A machine for every test, and one sandbox for those that ask the Bot API."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from bot.sandbox.server import Sandbox
from tests.cli.machine import Machine, running_sandbox


@pytest.fixture
def machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Machine]:
    yield Machine(tmp_path, monkeypatch, capsys)
    structlog.reset_defaults()  # a command may have told it to write to what was captured here


@pytest.fixture(scope="session")
def api() -> Iterator[Sandbox]:
    with running_sandbox() as sandbox:
        yield sandbox
