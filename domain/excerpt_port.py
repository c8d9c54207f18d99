"""What documents need from storage, a piece at a time: none of them is ever held whole."""

from collections.abc import Sequence
from typing import Protocol

from domain.excerpt import Entry, Excerpt, LedgerLine
from domain.people import Congress, Person
from domain.scope import Scope


class Excerpts(Protocol):
    """Read beside the unit of work, as figures are; what a person may see, everything where none is named."""

    async def lines(
        self,
        congress: Congress,
        scope: Scope,
        departments: Sequence[int] | None,
        person: Person | None,
        after: int,
        most: int,
    ) -> list[LedgerLine]:
        """In the order in which they were raised, those after this id."""
        ...

    async def answered(
        self, congress: Congress, scope: Scope, departments: Sequence[int] | None, person: Person | None
    ) -> list[Entry]:
        """Whatever was answered, by number."""
        ...

    async def texts(self, congress: Congress, entries: Sequence[Entry]) -> list[Excerpt]:
        """In the same order; one whose letter is gone meanwhile is left out."""
        ...
