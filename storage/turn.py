"""Whose turn it is to write: SQLite has one writer, and a queue is fairer and quicker than retries."""

import asyncio


class Turn:
    """One holder at a time, in the order they came."""

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self._holder: asyncio.Task[object] | None = None

    async def take(self) -> None:
        """Wait for the turn. Raises RuntimeError for a task that has it already: it would wait for itself."""
        task = asyncio.current_task()
        if task is not None and self._holder is task:
            raise RuntimeError("this task is inside a unit of work already")
        await self._lock.acquire()
        self._holder = task

    def give_back(self) -> None:
        self._holder = None
        self._lock.release()
