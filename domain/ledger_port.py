"""What taking over past ledgers needs from storage; beside `domain/ports.py`, which names it."""

from datetime import datetime
from typing import Protocol

from domain.ledger import LedgerImport


class LedgerImports(Protocol):
    """Past ledgers that are taken over a part at a time, so that nobody waits for the whole."""

    async def begin(self, congress_id: int, source: str, lines: int, now: datetime) -> LedgerImport: ...
    async def unfinished(self, congress_id: int) -> LedgerImport | None: ...
    async def seen(self, import_id: int, now: datetime) -> None:
        """Say that it is still at work."""
        ...

    async def finish(self, import_id: int, now: datetime) -> None: ...
    async def take_back(self, ledger: LedgerImport, limit: int) -> int:
        """Remove so many of its pieces; returns how many, 0 when none is left."""
        ...

    async def forget(self, import_id: int) -> None: ...
