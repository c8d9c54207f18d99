"""What learning from decisions needs from storage; beside `domain/ports.py`, which names it."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple, Protocol

from domain.recommendation import Decided


class Lesson(NamedTuple):
    """A proposal as it is learnt from; an empty category, no lead: nothing is to be learnt of that."""

    id: int
    title: str
    body: str
    category: str
    lead_id: int | None


class Since(NamedTuple):
    """How far was read: up to this proposal of those that changed at this moment."""

    changed_at: datetime
    proposal_id: int = 0


class Lessons(Protocol):
    async def newest(self, congress_id: int) -> datetime | None:
        """When anything of this congress changed last."""
        ...

    async def beginning(self, congress_id: int, most: int) -> Since | None:
        """In front of the newest so many; None where there is nothing."""
        ...

    async def changed(self, congress_id: int, since: Since, limit: int) -> tuple[list[Lesson], Since]:
        """At most so many, the longest ago first, and how far that is."""
        ...

    async def decided(self, congress_id: int, ids: Collection[int]) -> list[Decided]:
        """Those of them that were sorted or given to somebody; as they stand now."""
        ...
