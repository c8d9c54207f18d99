"""What assessments need from storage; beside `domain/ports.py`, which names it."""

from typing import Protocol

from domain.assessment import Assessment, Objection, Town
from domain.people import Congress
from domain.scope import Scope


class Assessments(Protocol):
    """Those that were announced, with the objections to them."""

    async def towns(self, congress: Congress, scope: Scope) -> list[Town]:
        """Delegations by the key proposals that their representatives lead, in the roster's order."""
        ...

    async def add(self, assessment: Assessment) -> Assessment: ...
    async def save(self, assessment: Assessment) -> None:
        """That it was issued; nothing else of it ever changes."""
        ...

    async def get(self, congress_id: int, assessment_id: int) -> Assessment | None: ...
    async def locked(self, congress_id: int, assessment_id: int) -> Assessment | None:
        """As it is now; nobody else changes it until this unit of work ends."""
        ...

    async def of(self, congress_id: int, limit: int = 20) -> list[Assessment]:
        """Newest first."""
        ...

    async def object(self, objection: Objection) -> Objection: ...
    async def answer(self, objection: Objection) -> None: ...
