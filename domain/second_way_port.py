"""What additional ways need from storage, and from whoever seals; beside `domain/ports.py`."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from domain.second_way import SecondWay


class Seals(Protocol):
    """Encrypts with the installation's key."""

    def seal(self, text: str) -> str: ...
    def opened(self, sealed: str) -> str:
        """Empty when it was sealed with another key."""
        ...


class SecondWays(Protocol):
    """One row for each person at most."""

    async def of(self, person_id: int) -> SecondWay | None:
        """Locked until the unit of work ends."""
        ...

    async def confirmed(self, person_ids: Collection[int]) -> list[SecondWay]: ...
    async def save(self, way: SecondWay) -> None:
        """Adds it where it is new."""
        ...

    async def codes_to_send(self, now: datetime) -> list[SecondWay]:
        """Whose code has not been sent; from now on it counts as sent."""
        ...

    async def forget_unconfirmed(self, asked_before: datetime) -> int:
        """Addresses that nobody confirmed in time."""
        ...
