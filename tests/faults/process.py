"""`python -m bot run` as a real process, to be killed."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


class BotProcess:
    """One data directory, one process after the other."""

    def __init__(self, directory: Path, **settings: str) -> None:
        self._directory = directory
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self.workers: set[int] = set()
        self.log = directory / "stderr.log"

    def start(self) -> None:
        env = {
            "PATH": os.environ["PATH"],
            "PYTHONWARNINGS": "error::ResourceWarning",
            "PYTHONASYNCIODEBUG": "",
            "DATA_DIR": str(self._directory),
            "HTTP_PORT": "0",
            **self._settings,
        }
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"], cwd=ROOT, env=env, stdout=log, stderr=log
            )

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def kill(self) -> None:
        """SIGKILL, at once."""
        assert self._process is not None
        self.workers |= set(_children(self._process.pid))
        self._process.kill()
        self._process.wait()

    async def stop(self, seconds: float = 10) -> int:
        """SIGTERM; the exit status."""
        assert self._process is not None
        self.workers |= set(_children(self._process.pid))
        self._process.send_signal(signal.SIGTERM)
        return await asyncio.to_thread(self._process.wait, seconds)

    def end(self) -> None:
        """Whatever happened: nothing is left running."""
        if self.running:
            self.kill()

    def said(self) -> str:
        return self.log.read_text() if self.log.exists() else ""

    def living_workers(self) -> set[int]:
        return {pid for pid in self.workers if _is_alive(pid)}


def _children(pid: int) -> Iterator[int]:
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return
    yield from map(int, listed.split())


def _is_alive(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
