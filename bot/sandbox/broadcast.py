"""Events for the pages: whatever changes on a phone is told to everyone who listens."""

from __future__ import annotations

import asyncio
from typing import Any

QUEUE_LIMIT = 2000


class Subscription:
    """One listener; `events` yields (event, data), and None when it has fallen behind or all is over."""

    def __init__(self, bot_id: int) -> None:
        self.bot_id = bot_id
        self.events: asyncio.Queue[tuple[str, dict[str, Any]] | None] = asyncio.Queue()

    def offer(self, event: str, data: dict[str, Any]) -> bool:
        """False when the listener is too slow: it is sent away and reads everything anew."""
        if self.events.qsize() >= QUEUE_LIMIT:
            self.events.put_nowait(None)
            return False
        self.events.put_nowait((event, data))
        return True


class Broadcast:
    """All listeners."""

    def __init__(self) -> None:
        self._listeners: set[Subscription] = set()

    def subscribe(self, bot_id: int) -> Subscription:
        subscription = Subscription(bot_id)
        self._listeners.add(subscription)
        return subscription

    def unsubscribe(self, subscription: Subscription) -> None:
        self._listeners.discard(subscription)

    def wanted(self, bot_id: int) -> bool:
        """Whether anybody listens: what nobody hears needs no drawing."""
        return any(listener.bot_id == bot_id for listener in self._listeners)

    def publish(self, bot_id: int | None, event: str, data: dict[str, Any]) -> None:
        """To the listeners of a bot; to all when `bot_id` is None."""
        for listener in list(self._listeners):
            if bot_id in (None, listener.bot_id) and not listener.offer(event, data):
                self._listeners.discard(listener)

    def close(self) -> None:
        for listener in self._listeners:
            listener.events.put_nowait(None)
        self._listeners.clear()
