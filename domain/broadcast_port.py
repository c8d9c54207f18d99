"""What broadcasts need from storage; beside `domain/ports.py`, which names it."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from domain.broadcast import Audience, Broadcast, BroadcastWord, Figures
from domain.notice import Notice, Outcome


class Broadcasts(Protocol):
    """Broadcasts; what becomes of each person's copy is a row of the outbox."""

    async def get(self, congress_id: int, broadcast_id: int) -> Broadcast | None: ...
    async def locked(self, congress_id: int, broadcast_id: int) -> Broadcast | None:
        """As it is now; nobody else changes it until this unit of work ends."""
        ...

    async def at_work(self, now: datetime) -> list[Broadcast]:
        """Those being sent, and those whose time has come, of every congress."""
        ...

    async def still_open(self, now: datetime) -> list[Broadcast]:
        """Those sent that whoever comes later gets too."""
        ...

    async def asking(self, congress_id: int, since: datetime) -> list[Broadcast]:
        """Those begun since then that want receipts, the latest first."""
        ...

    async def next_start(self, after: datetime) -> datetime | None: ...
    async def of(self, congress_id: int, person_id: int, limit: int) -> list[Broadcast]:
        """The person's own, and what others have sent; newest first, without reminders."""
        ...

    async def add(self, broadcast: Broadcast) -> Broadcast: ...
    async def save(self, broadcast: Broadcast) -> None: ...
    async def delete(self, broadcast: Broadcast) -> None: ...
    async def count(self, congress_id: int, audience: Audience, now: datetime) -> int: ...
    async def window(self, congress_id: int, after: int, size: int) -> int | None:
        """The last of the next `size` people of the roster behind this one; None behind the last."""
        ...

    async def feed(self, notice: Notice, audience: Audience, after: int, until: int, suffix: str = "") -> int:
        """Post the notice to each of the audience in this window of the roster that has none yet.

        Its key is completed by the person's id and the suffix. Who never started is settled at once.
        """
        ...

    async def feed_joined(self, broadcast_id: int, after: int, until: int, now: datetime) -> int:
        """Let those of the window wait again who had not started and have joined since."""
        ...

    async def feed_again(
        self, broadcast_id: int, outcomes: Collection[str], before: datetime, limit: int, now: datetime
    ) -> int:
        """Let some wait again that came to this outcome before the moment."""
        ...

    async def wake(self, broadcast_id: int, now: datetime) -> None:
        """What waits may go now."""
        ...

    async def lapse(self, broadcast_id: int, now: datetime) -> int:
        """Settle what waits: it is not sent any more."""
        ...

    async def waiting(self, broadcast_id: int) -> int: ...
    async def figures(self, broadcast_id: int) -> Figures: ...
    async def people_with(
        self,
        broadcast_id: int,
        outcomes: Collection[Outcome],
        limit: int,
        offset: int,
        *,
        silent: bool = False,
    ) -> list[tuple[int, Outcome]]:
        """Ids of people with one of these outcomes; `silent` only those who have not said they got it."""
        ...

    async def count_silent(self, broadcast_id: int) -> int: ...
    async def feed_returned(self, congress_id: int, keys: Collection[str], now: datetime) -> None:
        """Let these wait again that came back as blocked."""
        ...

    async def outcome_of(self, broadcast_id: int, person_id: int, key: str) -> Outcome | None: ...
    async def receive(self, broadcast: Broadcast, person_id: int, now: datetime) -> datetime:
        """Keep that the person has it; the moment when they first said so."""
        ...

    async def received_at(self, broadcast_id: int, person_id: int) -> datetime | None: ...
    async def add_word(self, word: BroadcastWord) -> BroadcastWord: ...
    async def word(self, congress_id: int, word_id: int) -> BroadcastWord | None: ...
    async def thread(self, broadcast_id: int, person_id: int) -> list[BroadcastWord]:
        """What one receiver and the sender wrote to each other, oldest first."""
        ...

    async def count_threads(self, broadcast_id: int) -> int:
        """How many receivers wrote."""
        ...

    async def threads(self, broadcast_id: int, limit: int) -> list[tuple[int, int]]:
        """Receivers who wrote, with the number of messages; the latest first."""
        ...
