"""What reports need from the outside: counts over many suggestions, as they stand at a moment."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from domain.figures import DepartmentFigures
from domain.overview import Counted
from domain.people import Congress
from domain.scope import Scope


class Figures(Protocol):
    async def by_department(
        self, congress_id: int, moment: datetime, session: str | None = None
    ) -> list[DepartmentFigures]:
        """How each department of the roster stood at the moment, in the roster's order."""
        ...

    async def counted(
        self, congress: Congress, scope: Scope, departments: Sequence[int] | None, moment: datetime
    ) -> Counted:
        """What is committed, read beside this unit of work; `departments` answer it where some are named."""
        ...

    async def sessions(self, congress_id: int) -> list[str]:
        """Those that suggestions are of, in the order of their first."""
        ...
