"""Flood control and sizes."""

from __future__ import annotations

import math
import time
from collections import deque
from dataclasses import dataclass

from bot.sandbox.errors import too_many_requests


@dataclass(slots=True)
class Limits:
    """What the sandbox allows; None switches a rate off."""

    per_second: int | None = 30
    """Messages of one bot in any second, over all chats."""
    per_chat: int | None = 20
    """Messages of one bot in any second, in one chat: Telegram says one, but lets bursts pass."""
    query_seconds: float = 15.0
    """How long a pressed button may be answered."""
    webhook_retry_seconds: float = 1.0
    """Before a failed delivery is tried again; doubles up to a minute."""
    upload_bytes: int = 50 << 20
    photo_bytes: int = 10 << 20
    download_bytes: int = 20 << 20


class Flood:
    """Counts messages; who sends too many is refused until the time named in the refusal has passed."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._sent: dict[object, deque[float]] = {}
        self._shut: dict[object, float] = {}

    def check(self, bot_id: int, chat_id: int, messages: int = 1) -> None:
        """Counts `messages` as sent now; ApiError 429 (and nothing counted) when that is too many."""
        now = time.monotonic()
        limits = ((bot_id, self._limits.per_second), ((bot_id, chat_id), self._limits.per_chat))
        for key, limit in limits:
            if limit is not None:
                self._check_one(key, limit, now, messages)
        for key, limit in limits:
            if limit is not None:
                self._sent.setdefault(key, deque()).extend([now] * messages)

    def _check_one(self, key: object, limit: int, now: float, messages: int) -> None:
        shut_until = self._shut.get(key, 0.0)
        if now < shut_until:
            raise too_many_requests(math.ceil(shut_until - now))
        sent = self._sent.setdefault(key, deque())
        while sent and sent[0] <= now - 1.0:
            sent.popleft()
        # An album larger than the limit must pass in a quiet second, or it never would.
        if sent and len(sent) + messages > limit:
            self._shut[key] = now + 1.0
            raise too_many_requests(1)
