"""What calendar feeds need from storage; beside `domain/ports.py`, which names it."""

from datetime import datetime
from typing import Protocol

from domain.subscription import CalendarLink


class CalendarLinks(Protocol):
    """Links that stand; one for each person at most."""

    async def add(self, link: CalendarLink) -> CalendarLink: ...
    async def of(self, person_id: int) -> CalendarLink | None: ...
    async def with_digest(self, digest: str) -> CalendarLink | None: ...
    async def revoke(self, person_id: int, now: datetime) -> bool:
        """False when there was none."""
        ...
