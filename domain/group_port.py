"""What department groups need from storage; beside `domain/ports.py`, which names it."""

from datetime import datetime
from typing import Protocol

from domain.group import DepartmentGroup


class Groups(Protocol):
    """Those that have not ended, unless said otherwise."""

    async def add(self, group: DepartmentGroup) -> DepartmentGroup: ...
    async def get(self, congress_id: int, group_id: int) -> DepartmentGroup | None:
        """Also one that has ended."""
        ...

    async def of(self, congress_id: int) -> list[DepartmentGroup]: ...
    async def in_chat(self, congress_id: int, chat_id: int) -> list[DepartmentGroup]:
        """One for each bound topic."""
        ...

    async def end(self, group: DepartmentGroup, now: datetime) -> None: ...
    async def move(self, congress_id: int, chat_id: int, to: int) -> None:
        """Telegram gave the group another id."""
        ...
