"""One bot's way out: what it has in hand, and how fast it may go. No bot waits for another one's."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from domain.notice import Notice, Outcome, Priority
from scheduler.pace import Pace, Spacing
from scheduler.parcel import Parcel

# Claimed at a time, of each urgency. Little enough to be sent well within the lease.
MOST_IN_HAND = 60
# From so many places at a time messages are sent: one that hangs takes one. Each urgency has its own.
PLACES = {Priority.REPLY: 8, Priority.PUSH: 16, Priority.BROADCAST: 24}
# So many broadcasts are noted as being sent before their turn has come: it need not wait for the disk then.
AT_THE_DOOR = 2
# Several in doubt in a row: Telegram is ill, and every further message would be in doubt too.
DOUBTS = 3
REST = timedelta(seconds=5)
LONGEST_REST = timedelta(minutes=1)


class Carrier(Protocol):
    async def carry(self, chat_id: int, parcel: Parcel) -> Outcome: ...


class Lane:
    """`paced` False is for a server without limits."""

    def __init__(self, congress_id: int, carrier: Carrier, *, paced: bool) -> None:
        self.congress_id = congress_id
        self.carrier = carrier
        self.pace = Pace() if paced else Pace(None)
        self.spacing = Spacing() if paced else None
        self.places = {priority: asyncio.Semaphore(places) for priority, places in PLACES.items()}
        self.door = asyncio.Semaphore(AT_THE_DOOR if paced else PLACES[Priority.BROADCAST])
        self.in_hand = dict.fromkeys(Priority, 0)
        self.more_waits = False
        self._doubts = 0
        self._rests_until: datetime | None = None

    def room(self, now: datetime) -> Mapping[Priority, int]:
        """How many more of each urgency to claim: none while there is half enough."""
        wanted = {p: MOST_IN_HAND - n for p, n in self.in_hand.items() if n <= MOST_IN_HAND // 2}
        if self._rests_until is not None and self._rests_until > now:
            wanted.pop(Priority.BROADCAST, None)
        return wanted

    def claimed(self, notices: Sequence[Notice], room: Mapping[Priority, int]) -> None:
        """These came for that room: where all of it was taken, more is waiting."""
        taken = Counter(notice.priority for notice in notices)
        for priority, number in taken.items():
            self.in_hand[priority] += number
        self.more_waits = any(taken[priority] == most for priority, most in room.items())

    def doubted(self, now: datetime) -> None:
        """Another one that nobody knows about: after a few in a row broadcasts rest for a while."""
        self._doubts += 1
        if self._doubts >= DOUBTS:
            self._rests_until = now + min(REST * 2 ** min(self._doubts - DOUBTS, 10), LONGEST_REST)

    def arrived(self) -> None:
        self._doubts = 0

    def rests(self, now: datetime) -> datetime | None:
        """Until when no broadcast is begun."""
        return self._rests_until if self._rests_until is not None and self._rests_until > now else None
