"""What days of a congress's own need from storage; beside `domain/ports.py`, which names it."""

from typing import Protocol

from domain.correction import Correction


class Corrections(Protocol):
    """What a congress has said about days of its own, entry by entry; nothing is taken out."""

    async def add(self, correction: Correction) -> Correction: ...
    async def of(self, congress_id: int, limit: int = 50) -> list[Correction]:
        """Newest first."""
        ...
