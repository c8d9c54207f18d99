"""What bulletins need from storage; beside `domain/ports.py`, which names it."""

from typing import Protocol

from domain.bulletin import Bulletin, Example
from domain.people import Congress
from domain.scope import Scope


class Bulletins(Protocol):
    """Drafts, and those that were issued."""

    async def add(self, bulletin: Bulletin) -> Bulletin: ...
    async def save(self, bulletin: Bulletin) -> None: ...
    async def delete(self, bulletin: Bulletin) -> None: ...
    async def get(self, congress_id: int, bulletin_id: int) -> Bulletin | None: ...
    async def locked(self, congress_id: int, bulletin_id: int) -> Bulletin | None:
        """As it is now; nobody else changes it until this unit of work ends."""
        ...

    async def drafts(self, congress_id: int, limit: int = 10) -> list[Bulletin]:
        """Newest first."""
        ...

    async def issued(self, congress_id: int, limit: int = 100, *, published: bool = False) -> list[Bulletin]:
        """Newest first; only those that the public may read, where that is asked for."""
        ...

    async def chain(self, congress_id: int, start: int, limit: int) -> list[Bulletin]:
        """Issued ones as they followed each other, the first first."""
        ...

    async def last_seal(self, congress_id: int) -> str:
        """Of the one issued last; empty before the first."""
        ...

    async def cut_off(self, congress_id: int) -> list[str]:
        """Numbers that were given to the last one of a year and that no bulletin bears any more."""
        ...

    async def worth_telling(self, congress: Congress, scope: Scope, limit: int) -> list[Example]:
        """What was solved to the lead representative's satisfaction, newest reply first."""
        ...
