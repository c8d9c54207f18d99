"""What secret ballots need from storage, and from whoever seals; beside `domain/ports.py`, which names it."""

from typing import Protocol

from domain.ballot import Ballot


class BallotBox(Protocol):
    """Seals the pile of papers with the installation's key; the text says nothing of when."""

    def seal(self, text: str) -> str: ...
    def opened(self, sealed: str) -> str:
        """Empty when it was sealed with another key."""
        ...


class Ballots(Protocol):
    async def add(self, ballot: Ballot) -> Ballot:
        """With its voters."""
        ...

    async def get(self, congress_id: int, ballot_id: int) -> Ballot | None: ...
    async def locked(self, congress_id: int, ballot_id: int) -> Ballot | None:
        """As it is now; nobody else changes it until this unit of work ends."""
        ...

    async def last_of(self, congress_id: int, inspection_id: int) -> Ballot | None: ...
    async def save(self, ballot: Ballot) -> None:
        """Without its voters."""
        ...

    async def mark_voted(self, ballot_id: int, person_id: int) -> bool:
        """False when it was marked before."""
        ...
