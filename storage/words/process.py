"""The language side, in a process of its own: loading jieba would hold up every conversation for a second."""

import asyncio
import contextlib
import json
import os
import sys
import time
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import structlog

from domain.search_port import Shown, Texts
from domain.similar import Answer, Judgement, Likeness, Wording
from storage.words.following import Following
from storage.words.schooling import Schooling

log = structlog.get_logger()
FIRST_DELAY, LONGEST_DELAY = 0.2, 60.0
PATIENCE_SECONDS = 1.0
# A longer line of the worker would end the reading of all others.
LONGEST_ANSWER = 64 * 1024 * 1024
LONGEST_COMPARED = 6000
# What is taken apart is kept whole.
LONGEST_KEPT = 20_000
# What learning takes is given back when it is done, and one core is left to those who ask.
SPARING = {"OPENBLAS_NUM_THREADS": "1", "MALLOC_MMAP_THRESHOLD_": "262144"}


class JiebaWords:
    """Implements domain.ports.Words. Starts in the background; questions before that wait.

    The worker ends by itself when this process does, however that happens: its standard input ends.
    """

    def __init__(self, folder: Path | None = None, *, patience: float = PATIENCE_SECONDS) -> None:
        """`folder` is where the index is kept; without one it is made anew each time.

        People go on without an answer after `patience` seconds; a story that must go the same way has more.
        """
        self._patience = patience
        self.finder = Following(self._ask, folder)
        self.teacher = Schooling(self._ask)
        self._process: asyncio.subprocess.Process | None = None
        self._keeping: asyncio.Task[None] | None = None
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._last = 0

    async def start(self) -> None:
        """Start the worker; a second start does nothing."""
        if self._keeping is None:
            self._process = await self._started()
            self._keeping = asyncio.create_task(self._keep(self._process))

    async def stop(self) -> None:
        """End the worker."""
        if self._keeping is not None:
            self._keeping.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._keeping
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
            await self._process.wait()
        self._forget()

    async def _started(self) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "storage.words.worker",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            limit=LONGEST_ANSWER,
            cwd=Path(__file__).parent.parent.parent,
            env={**os.environ, **SPARING},
        )

    async def _keep(self, process: asyncio.subprocess.Process) -> None:
        """Another worker when one ends: soon after a long life, ever later after short ones."""
        delay = FIRST_DELAY
        while True:
            begin = time.monotonic()
            try:
                await self._read(process)
            except ValueError:
                process.kill()  # a line longer than any answer
            log.warning("words_stopped", status=await process.wait())
            self._forget()
            if time.monotonic() - begin > LONGEST_DELAY:
                delay = FIRST_DELAY
            await asyncio.sleep(delay)
            delay = min(2 * delay, LONGEST_DELAY)
            self._process = process = await self._started()

    def _forget(self) -> None:
        """Nobody waits for a worker that ended, and a new one is asked what it has."""
        for future in self._waiting.values():
            if not future.done():
                future.set_result(None)
        self.finder.forget()
        self.teacher.forget()

    async def suggest_title(self, text: str) -> str:
        return str(await self._ask("title", text[:2000]) or "")

    async def cut(self, text: str) -> list[str]:
        """A line of text in words; none when the worker is not there or slow."""
        return list(await self._ask("cut", " ".join(text.split())) or [])

    async def shown(
        self,
        texts: Sequence[tuple[str, str]],
        terms: Sequence[str],
        longest: int,
        units: Sequence[str] = (),
    ) -> list[tuple[Shown, Shown | None]]:
        """None marked when the worker is not there or slow."""
        found = await self._ask("shown", texts, terms, longest, units)
        if found is None:
            return [(Shown(title), None) for title, _ in texts]
        return [(_shown(title), _shown(told) if told else None) for title, told in found]

    async def judged(
        self,
        texts: Texts,
        one: Wording,
        others: Sequence[Wording],
        names: Collection[str],
        answers: Sequence[Answer] = (),
    ) -> list[Judgement]:
        """None of them when the worker is not there or slow."""
        asked = [[w.title, w.body[:LONGEST_COMPARED]] for w in (one, *others)]
        if not others:
            return []
        identity = await texts.identity()
        found = await self._ask("judge", identity, asked[0], asked[1:], sorted(names), answers)
        return [Judgement(**{**told, "likeness": Likeness(told["likeness"])}) for told in found or []]

    async def read_reply(
        self, asked: str, request: str, sentences: Sequence[str]
    ) -> tuple[int, list[tuple[str, str]]] | None:
        found = await self._ask("read_reply", asked, request, list(sentences))
        return None if found is None else (found[0], [(one, said) for one, said in found[1]])

    async def read_draft(
        self, title: str, situation: str, request: str, names: Collection[str], *, has_place: bool
    ) -> list[tuple[str, str]]:
        given = (title, situation[:LONGEST_COMPARED], request[:LONGEST_COMPARED], sorted(names), has_place)
        return [(kind, sentence) for kind, sentence in await self._ask("read_draft", *given) or []]

    async def arrange(self, units: Sequence[str]) -> list[str]:
        return list(await self._ask("arrange", list(units)) or [])

    async def matters(self, situation: str, request: str) -> list[tuple[str, str]]:
        found = await self._ask("matters", situation[:LONGEST_KEPT], request[:LONGEST_KEPT])
        return [(told, asked) for told, asked in found or []]

    async def _ask(self, wanted: str, *given: Any, patience: float | None = None) -> Any:
        """The worker's answer; None when it is not there or slow: words only ever help."""
        if self._process is None or self._process.stdin is None or self._process.returncode is not None:
            return None
        self._last += 1
        number = self._last
        future = asyncio.get_running_loop().create_future()
        self._waiting[number] = future
        try:
            async with asyncio.timeout(patience or self._patience):
                asked = json.dumps({"id": number, "wanted": wanted, "given": given})
                self._process.stdin.write(asked.encode() + b"\n")
                await self._process.stdin.drain()
                return await future
        except (ConnectionError, TimeoutError):
            return None
        finally:
            self._waiting.pop(number, None)

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None
        async for line in process.stdout:
            told = json.loads(line)
            future = self._waiting.get(told["id"])
            if "failed" in told:
                log.warning("words_failed", error=told["failed"])
            if future is not None and not future.done():
                future.set_result(told["answer"])


def _shown(piece: tuple[str, list[tuple[int, int]]]) -> Shown:
    return Shown(piece[0], [(start, end) for start, end in piece[1]])
