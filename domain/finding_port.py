"""What searches need from storage; beside `domain/ports.py`, which names it.

Every question is under the rule of who may see what. What is searched is read beside the unit of work.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from domain.narrowing import Narrowing
from domain.people import Congress, Person
from domain.proposal import Proposal


class Findings(Protocol):
    async def with_number(self, person: Person, last: int) -> list[tuple[int, str]]:
        """Ids and numbers of those whose number ends with this one, leading zeros aside; newest first."""
        ...

    async def narrowed(
        self,
        congress: Congress,
        person: Person,
        to: Narrowing,
        *,
        among: Collection[int] | None = None,
        holding: Sequence[str] = (),
        start: int = 0,
        most: int,
    ) -> list[int]:
        """Some of what the person may see, newest change first; `among` these only.

        `holding` every one of these in its title or text, as they are written: for when no index answers.
        """
        ...

    async def loaded(self, person: Person, ids: Sequence[int]) -> list[Proposal]:
        """Those of them that the person may see, in their order."""
        ...

    async def representatives(self, congress_id: int, names: Sequence[str]) -> dict[str, list[int]]:
        """The ids of the representatives with one of these names, by name."""
        ...

    async def keep(self, person: Person, text: str, *, now: datetime) -> int:
        """What somebody looks for, so that its pages can be turned; of each person only the last are kept."""
        ...

    async def kept(self, person: Person, search_id: int) -> str | None: ...
