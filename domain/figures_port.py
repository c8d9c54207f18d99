"""What reports need from the outside: counts over many suggestions, as they stand at a moment.

Everything is read beside the unit of work: what is committed, in one consistent state. Of a scope that
names a department or a committee, `departments` are those that answer; None does not narrow.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from domain.figures import Ahead, DepartmentFigures, ListedPiece, OverduePiece
from domain.overview import Counted
from domain.people import Congress, Delegation, Department, Person
from domain.scope import Scope


class Units(Protocol):
    """The names of those that figures are counted by."""

    async def every_department(self, congress_id: int) -> list[Department]: ...
    async def delegations(self, congress_id: int) -> list[Delegation]: ...


class Reads(Protocol):
    """Where names are read: in a unit of work, or beside all of them."""

    @property
    def people(self) -> Units: ...


class Counts(Reads, Protocol):
    """Where is counted, likewise."""

    @property
    def figures(self) -> "Figures": ...


class Figures(Protocol):
    async def counted(
        self, congress: Congress, scope: Scope, departments: Sequence[int] | None, moment: datetime
    ) -> Counted: ...

    async def by_department(
        self, congress: Congress, scope: Scope, departments: Sequence[int] | None, moment: datetime
    ) -> list[DepartmentFigures]:
        """Every department of the roster, in its order."""
        ...

    async def overdue(
        self, congress: Congress, scope: Scope, departments: Sequence[int] | None, moment: datetime
    ) -> list[OverduePiece]:
        """The longest overdue first."""
        ...

    async def ahead(
        self, congress: Congress, scope: Scope, departments: Sequence[int] | None, moment: datetime
    ) -> tuple[Ahead | None, Ahead | None]:
        """Replies and promises that are not due yet; None where there are none."""
        ...

    async def behind(
        self,
        congress: Congress,
        scope: Scope,
        departments: Sequence[int] | None,
        person: Person,
        start: int,
        most: int,
    ) -> list[ListedPiece]:
        """What is counted, as far as the person may open it; newest first."""
        ...

    async def sessions(self, congress_id: int) -> list[str]:
        """Those that suggestions are of, in the order of their first."""
        ...
