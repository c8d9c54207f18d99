"""`run` and `demo` as people start them: it answers, stops when asked, and its log keeps secrets."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.sandbox.server import Sandbox
from tests.cli.machine import TOKEN, Machine
from tests.cli.rosters import workbook
from tests.tree import ROOT

PATIENCE = 60.0


@contextmanager
def started(*words: str, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as written:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", *words],
            stdout=written,
            stderr=written,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def wait_for(log: Path, words: str) -> None:
    give_up = time.monotonic() + PATIENCE
    while words not in log.read_text("utf-8"):
        assert time.monotonic() < give_up, log.read_text("utf-8")
        time.sleep(0.05)


def test_it_answers_until_it_is_stopped_and_keeps_numbers_and_tokens_to_itself(
    machine: Machine, api: Sandbox
) -> None:
    machine.is_set_up().types("import", workbook(Path("r.xlsx"))).says()
    machine.has(BOT_TOKEN=TOKEN, BOT_API_BASE=api.base_url, HTTP_PORT="0", LOG_LEVEL="DEBUG")
    wang = api.add_phone(21, "王芳", phone_number="+8613912345678")
    stranger = api.add_phone(22, "路人", phone_number="+8613500001111")
    log = Path("log")
    with started("run", log=log) as process:
        wait_for(log, "服务已启动")
        for phone in (wang, stranger):
            phone.starts()
            phone.shares_contact()
        give_up = time.monotonic() + PATIENCE
        while not all(len(phone.received) > 1 for phone in (wang, stranger)):
            assert time.monotonic() < give_up, log.read_text("utf-8")
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0, log.read_text("utf-8")
    assert "王芳代表" in (wang.received[1].text or "")
    said = log.read_text("utf-8")
    assert "Traceback" not in said
    kept = said.encode() + b"".join(path.read_bytes() for path in Path("data").iterdir())
    for secret in (TOKEN, TOKEN.partition(":")[2], "13912345678", "13500001111"):
        assert secret.encode() not in kept, secret


def test_the_demonstration_starts_on_a_fresh_machine(machine: Machine) -> None:
    log = Path("log")
    with started("demo", "--port", "0", log=log) as process:
        wait_for(log, "http://127.0.0.1:")
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0, log.read_text("utf-8")
    assert "Traceback" not in log.read_text("utf-8")
    assert machine.has(LANG="en_GB.UTF-8").types("demo", "--port", "x").status == 2


@pytest.mark.parametrize("name", ["httpx", "own"])
def test_secrets_are_taken_out_of_every_line(name: str) -> None:
    code = f"""
import logging, structlog
from bot.log import configure
configure("DEBUG", ["hush-hush", ""])
logging.getLogger({name!r}).error("calling %s", "http://x/bot123456:AAAAAAAAAAAAAAAAAAAAAAAA/getMe hush-hush")
log = structlog.get_logger()
log.info("shared", number="+86 139 1234 5678", plain="13912345678", order=113912345678)
try:
    raise ValueError("hush-hush 13912345678")
except ValueError:
    log.exception("failed", ids=[700000001, 1234567890123])
    logging.getLogger({name!r}).exception("failed")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    for secret in ("hush", "AAAAAA", "1234 5678", '"13912345678'):
        assert secret not in done.stderr, done.stderr
    lines = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
    assert lines[0]["order"] == 113912345678, "longer numbers are not telephone numbers"
    assert lines[1]["ids"] == [700000001, 1234567890123]
    assert done.stderr.count("Traceback") == 2
