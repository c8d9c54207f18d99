"""From the start of the process to the first answer on a phone, and what the process then holds in memory."""

import asyncio
import os
import signal
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from bot.clock import Clock
from bot.demo import demo_settings, prepare
from bot.sandbox.limits import Limits
from bot.sandbox.server import Sandbox, start

ROOT = Path(__file__).parent.parent.parent
IMPORTS = "import aiogram, sqlalchemy, telegram"
IMPORTS_AND_MEMORY = f"{IMPORTS}; print(open('/proc/self/status').read())"
PATIENCE = 60.0
ASKING = 1001


@dataclass
class Starts:
    """A prepared database and a sandbox; every call is one fresh process."""

    sandbox: Sandbox
    environment: dict[str, str]
    memory: float = 0.0

    async def ours(self) -> float:
        """Seconds until the first answer; the process's memory at that moment is kept in `memory`."""
        phone = self.sandbox.phone(ASKING)
        before = len(phone.received)
        phone.says("/help")
        begin = time.perf_counter()
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "bot", "run"),
            env=self.environment,
            cwd=ROOT,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            async with asyncio.timeout(PATIENCE):
                while len(phone.received) == before:
                    if process.returncode is not None:
                        raise RuntimeError("the bot did not start", process.returncode)
                    await asyncio.sleep(0.005)
            spent = time.perf_counter() - begin
            self.memory = await asyncio.to_thread(memory_of, process.pid)
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
                await process.wait()
        return spent

    async def imports(self) -> float:
        """Seconds for the libraries alone."""
        begin = time.perf_counter()
        await _python(IMPORTS)
        return time.perf_counter() - begin

    async def own_memory(self) -> float:
        """Megabytes of the last process that answered."""
        if not self.memory:
            await self.ours()
        memory, self.memory = self.memory, 0.0
        return memory

    async def imports_memory(self) -> float:
        """Megabytes of a process that only imported the libraries."""
        return _resident(await _python(IMPORTS_AND_MEMORY))


async def _python(code: str) -> str:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    output, _ = await process.communicate()
    return output.decode()


def memory_of(process_id: int) -> float:
    """Megabytes resident."""
    return _resident(Path(f"/proc/{process_id}/status").read_text())


def _resident(status: str) -> float:
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


async def with_starts(use: Callable[[Starts], Awaitable[None]]) -> None:
    """Everything around: sandbox, database, people."""
    clock = Clock()
    unlimited = Limits(per_second=None, per_chat=None)
    with tempfile.TemporaryDirectory(prefix="bench-") as directory:
        async with await start(now=clock.now, limits=unlimited) as sandbox:
            settings = demo_settings(Path(directory), sandbox)
            await prepare(settings, clock, sandbox)
            environment = os.environ | {
                "BOT_TOKEN": sandbox.token,
                "BOT_API_BASE": sandbox.base_url,
                "DATABASE_URL": settings.database,
                "DATA_DIR": directory,
                "HTTP_PORT": "0",
            }
            await use(Starts(sandbox, environment))
