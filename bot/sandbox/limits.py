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
    per_group: int | None = 20
    """Messages of one bot in any minute, in one group."""
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
        in_group = chat_id < 0
        own = self._limits.per_group if in_group else self._limits.per_chat
        limits = (
            (bot_id, self._limits.per_second, 1.0),
            ((bot_id, chat_id), own, 60.0 if in_group else 1.0),
        )
        for key, limit, window in limits:
            if limit is not None:
                self._check_one(key, limit, now, messages, window)
        for key, limit, _ in limits:
            if limit is not None:
                self._sent.setdefault(key, deque()).extend([now] * messages)

    def _check_one(self, key: object, limit: int, now: float, messages: int, window: float) -> None:
        shut_until = self._shut.get(key, 0.0)
        if now < shut_until:
            raise too_many_requests(math.ceil(shut_until - now))
        sent = self._sent.setdefault(key, deque())
        while sent and sent[0] <= now - window:
            sent.popleft()
        # An album larger than the limit must pass in a quiet second, or it never would.
        if sent and len(sent) + messages > limit:
            # As the original, which names the rest of a minute that was used up.
            wait = max(1.0, sent[0] + window - now) if window > 1.0 else 1.0
            self._shut[key] = now + wait
            raise too_many_requests(math.ceil(wait))
