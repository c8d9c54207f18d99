"""What inspections need from storage; beside `domain/ports.py`, which names it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from domain.inspection import Finding, Inspection, Scope, UnitScore
from domain.inspection_draw import Draw, Lot
from domain.inspection_visit import Visit


class Inspections(Protocol):
    """Inspections of one congress, with what their checks found and the draws made for them."""

    async def add(self, inspection: Inspection) -> Inspection: ...
    async def save(self, inspection: Inspection) -> None: ...
    async def get(self, congress_id: int, inspection_id: int) -> Inspection | None: ...
    async def locked(self, congress_id: int, inspection_id: int) -> Inspection | None:
        """As it is now; nobody else changes it until this unit of work ends."""
        ...

    async def of(self, congress_id: int, limit: int = 20) -> list[Inspection]:
        """Newest first."""
        ...

    async def sessions(self, congress_id: int) -> list[str]:
        """Those with anything assigned, the newest first."""
        ...

    async def check(self, inspection: Inspection, moment: datetime, zone: ZoneInfo) -> None:
        """Find the faults of all that is in scope anew, in a few statements for however many proposals."""
        ...

    async def scores(self, inspection: Inspection, zone: ZoneInfo) -> list[UnitScore]:
        """Every department with a share in scope, from what the last check found."""
        ...

    async def findings(
        self, inspection_id: int, department_id: int, limit: int, offset: int
    ) -> list[Finding]:
        """What is wrong with one department's pieces, by their numbers."""
        ...

    async def pool(self, congress_id: int, scope: Scope, zone: ZoneInfo) -> list[Lot]:
        """What can be drawn: each proposal with who answers it."""
        ...

    async def titles(self, congress_id: int, ids: Sequence[int]) -> dict[int, str]: ...
    async def add_draw(self, draw: Draw) -> Draw: ...
    async def draws(self, inspection_id: int) -> list[Draw]:
        """Oldest first."""
        ...

    async def add_visit(self, visit: Visit) -> Visit: ...
    async def visits(self, inspection_id: int) -> list[Visit]:
        """Oldest first."""
        ...
