"""Many people act at once: everybody does one thing, the service answers all of them, everybody goes on."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from contextvars import ContextVar
from types import TracebackType
from typing import Any, Generic, TypeVar

A = TypeVar("A")
T = TypeVar("T")

# Whether what this errand does is shown to those who watch: of a crowd only the first is.
shown: ContextVar[bool] = ContextVar("shown", default=True)


class Stuck(Exception):
    """Everybody waits for somebody who waits too."""


class Rounds(Generic[A]):
    """Errands run side by side until each has acted; then `settle` lets the service answer them all.

    One round costs one wait for the service however many act in it, so eighty people are hardly slower than
    one. What an errand writes down is the same for one person and for a crowd.
    """

    def __init__(self, settle: Callable[[list[A]], Awaitable[None]]) -> None:
        self._settle = settle
        self._acting = 1
        self._acts: list[tuple[A, asyncio.Future[None]]] = []
        self._idle = asyncio.Event()
        self.queued: set[asyncio.Future[None]] = set()

    async def act(self, act: A) -> None:
        """Returns when the service has answered everything of this round."""
        answered = asyncio.get_running_loop().create_future()
        self._acts.append((act, answered))
        self.rests()
        await answered

    async def together(
        self,
        errands: list[Coroutine[Any, Any, T]],
        *,
        show: int,
        done: Callable[[int], None] = lambda _: None,
    ) -> list[T]:
        """Run them side by side; the first `show` are shown. `done` is told how many have finished."""
        finished = 0

        async def run(errand: Coroutine[Any, Any, T], number: int) -> T:
            nonlocal finished
            shown.set(shown.get() and number < show)
            try:
                return await errand
            finally:
                finished += 1
                done(finished)
                self.rests()

        self._acting += len(errands)
        self.rests()
        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(run(errand, n)) for n, errand in enumerate(errands)]
        except BaseExceptionGroup as several:
            raise several.exceptions[0] from several
        self.wakes()
        return [task.result() for task in tasks]

    def rests(self) -> None:
        """Somebody waits for the service or for somebody else."""
        self._acting -= 1
        if self._acting == 0:
            self._idle.set()

    def wakes(self) -> None:
        self._acting += 1

    async def drive(self) -> None:
        """Runs beside the story, for as long as it lasts."""
        while True:
            await self._idle.wait()
            self._idle.clear()
            if self._acting:
                continue
            if not self._acts:
                await self._look_for_a_knot()
                continue
            acts, self._acts = self._acts, []
            try:
                await self._settle([act for act, _ in acts])
            except Exception as error:
                for _, answered in acts:
                    answered.set_exception(error)
                return
            self._acting += len(acts)
            for _, answered in acts:
                answered.set_result(None)

    async def _look_for_a_knot(self) -> None:
        """Nobody acts. Whose errands are all done comes back in a moment; a queue does not."""
        for _ in range(10):
            await asyncio.sleep(0)
        if self._acting or self._acts:
            return
        for waiting in tuple(self.queued):
            if not waiting.done():
                waiting.set_exception(Stuck())


class Hand:
    """A person does one thing at a time: `async with hand:` waits until it is free."""

    def __init__(self, rounds: Rounds[Any]) -> None:
        self._rounds = rounds
        self._busy = False
        self._queue: deque[asyncio.Future[None]] = deque()

    async def __aenter__(self) -> None:
        if not self._busy:
            self._busy = True
            return
        free = asyncio.get_running_loop().create_future()
        self._queue.append(free)
        self._rounds.queued.add(free)
        self._rounds.rests()
        try:
            await free
        finally:
            self._rounds.queued.discard(free)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        while self._queue:
            following = self._queue.popleft()
            if not following.done():
                self._rounds.wakes()
                following.set_result(None)
                return
        self._busy = False
