"""How fast one bot may send: evenly, the most urgent first, and never too much for one chat."""

import asyncio
import heapq
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count

from domain.notice import Priority

# Telegram allows a bot some 30 messages a second. An even pace is never refused, a burst at the beginning of
# a second is; the rest to 30 is for what the network does to an even pace.
PER_SECOND = 29.4
WINDOW = 30
# With a little to spare: the way to Telegram may take a moment less than it ever did.
A_SECOND = 1.005
# How far behind the even pace a busy machine may be and still catch up; the full second is kept all the same.
CATCH_UP = 0.2
# What is not answered for so long counts no more.
HANGS = 3.0


@dataclass(slots=True, eq=False)
class Turn:
    """A message on its way. `at` is when Telegram counts it at the latest, as far as is known."""

    at: float
    under_way: bool = True


class Pace:
    """Turns for one bot. `per_second` None is for a server without limits.

    Whoever got a turn says when it begins to send and when that has ended.
    """

    def __init__(self, per_second: float | None = PER_SECOND) -> None:
        self._step = 1 / per_second if per_second else 0.0
        self._next = 0.0
        self._last: list[Turn] = []
        self._quickest = float("inf")
        self._answers = 0
        self._queue: list[tuple[int, int, asyncio.Future[Turn]]] = []
        self._order = count()
        self._timer: asyncio.TimerHandle | None = None

    async def turn(self, priority: Priority) -> Turn:
        """Wait until one more message may go, the less urgent behind the more urgent."""
        if not self._step:
            return Turn(0.0)
        if not self._queue:
            # Only what is waiting can be late.
            self._next = max(self._next, time.monotonic() - self._step)
        waiting: asyncio.Future[Turn] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._queue, (priority, next(self._order), waiting))
        self._arm()
        return await waiting

    @asynccontextmanager
    async def reply(self) -> AsyncIterator[None]:
        """A turn of its own for what is said besides the outbox."""
        turn = await self.turn(Priority.REPLY)
        self.begins(turn)
        try:
            yield
        finally:
            self.ended(turn)

    def begins(self, turn: Turn) -> None:
        """It goes out now: something may have lain between its turn and this."""
        turn.at = time.monotonic()

    def ended(self, turn: Turn) -> None:
        """Telegram has answered, or will not. What took longer than the quickest may have arrived later."""
        took = time.monotonic() - turn.at
        self._quickest = min(self._quickest, took)
        self._answers += 1
        # The first ones are slow, and do not tell yet what is quick.
        turn.at += took if self._answers < WINDOW else took - self._quickest
        turn.under_way = False
        self._arm()

    def give_back(self, turn: Turn) -> None:
        """Nothing was sent."""
        if turn in self._last:
            self._last.remove(turn)
        self._arm()

    def _arm(self) -> None:
        """Wake up when the first may go. A reply that comes may go sooner than whoever was first."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._queue:
            now = time.monotonic()
            wait = max(0.0, self._soonest(now) - now)
            self._timer = asyncio.get_running_loop().call_later(wait, self._release)

    def _soonest(self, now: float) -> float:
        """When fewer than thirty messages are within a second; what is no reply also keeps the even pace."""
        self._last = [t for t in self._last if t.at > now - (HANGS if t.under_way else A_SECOND)]
        counted = sorted(now if turn.under_way else turn.at for turn in self._last)
        room = counted[-WINDOW] + A_SECOND if len(counted) >= WINDOW else 0.0
        return room if self._queue[0][0] == Priority.REPLY else max(self._next, room)

    def _release(self) -> None:
        self._timer = None
        while self._queue and self._queue[0][2].done():
            heapq.heappop(self._queue)
        now = time.monotonic()
        if self._queue and now >= self._soonest(now):
            *_, waiting = heapq.heappop(self._queue)
            turn = Turn(now)
            self._last.append(turn)
            self._next = max(self._next, now - CATCH_UP) + self._step
            waiting.set_result(turn)
        self._arm()


class Spacing:
    """How long one chat must be left alone: a second after a push, and 20 messages a minute in a group.

    Replies go at once: a person who presses quickly is answered quickly, and Telegram lets short bursts pass.
    """

    PRIVATE_SECONDS = 1.0
    GROUP_MESSAGES = 20
    GROUP_SECONDS = 60.0

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._private: dict[int, float] = {}
        self._groups: dict[int, deque[float]] = {}

    @property
    def remembered(self) -> int:
        """How many chats: those that were sent something a moment ago."""
        return len(self._private) + len(self._groups)

    def take(self, chat_id: int, priority: Priority) -> float:
        """Seconds to wait; 0 when it may go now, and then it counts as gone."""
        now = self._clock()
        if chat_id < 0:
            return self._take_group(chat_id, now)
        while self._private and (oldest := next(iter(self._private.items())))[1] <= now:
            del self._private[oldest[0]]
        free = self._private.get(chat_id, now)
        if priority is not Priority.REPLY and free > now:
            return free - now
        self._private.pop(chat_id, None)
        self._private[chat_id] = now + self.PRIVATE_SECONDS
        return 0.0

    def _take_group(self, chat_id: int, now: float) -> float:
        sent = self._groups.setdefault(chat_id, deque())
        while sent and sent[0] <= now - self.GROUP_SECONDS:
            sent.popleft()
        if len(sent) >= self.GROUP_MESSAGES:
            return sent[0] + self.GROUP_SECONDS - now
        sent.append(now)
        return 0.0
