"""What the outbox needs from storage; beside `domain/ports.py`, which names it."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

from domain.notice import Matter, Notice, Outcome, Priority


class Outbox(Protocol):
    async def post(self, notice: Notice) -> bool:
        """False when a notice with the same dedupe key was posted before."""
        ...

    async def claim(
        self,
        worker: str,
        congress_id: int,
        now: datetime,
        until: datetime,
        room: Mapping[Priority, int],
    ) -> list[Notice]:
        """Due notices, so many of each urgency at most, marked as this worker's until `until`.

        The most urgent first and then the oldest. An expired claim is free again.
        """
        ...

    async def mark_sending(self, worker: str, notice_ids: Collection[int]) -> set[int]:
        """Those of them that are still waiting and this worker's: from now on they may have been sent."""
        ...

    async def settle(self, notice_ids: Collection[int], outcome: Outcome, now: datetime) -> None: ...
    async def settle_waiting(self, congress_id: int, key: str, outcome: Outcome, now: datetime) -> bool:
        """The same by dedupe key, if it is still waiting."""
        ...

    async def put_off(self, notice_id: int, not_before: datetime, *, failed: bool = True) -> None:
        """Back to waiting, not before the moment; one attempt more, unless it was not even tried."""
        ...

    async def release(self, worker_prefix: str, now: datetime) -> int:
        """Free the claims of workers of a dead process; what was being sent then is in doubt."""
        ...

    async def doubt_expired(self, now: datetime) -> int:
        """What was being sent under a claim that has run out is in doubt."""
        ...

    async def undelivered_counts(
        self, congress_id: int, since: datetime
    ) -> dict[tuple[Matter, Outcome], int]:
        """What of pushes and broadcasts came to nothing since then."""
        ...

    async def undelivered(
        self, congress_id: int, matter: Matter, outcome: Outcome, since: datetime, limit: int, offset: int
    ) -> list[Notice]:
        """Newest first."""
        ...

    async def send_again(
        self,
        congress_id: int,
        matter: Matter,
        outcome: Outcome,
        since: datetime,
        now: datetime,
        notice_id: int | None = None,
    ) -> int:
        """Let these, or the one of them, wait once more; returns how many."""
        ...

    async def pause(self, congress_id: int, until: datetime) -> None:
        """Telegram wants this congress's bot to be silent until then."""
        ...

    async def pauses(self, now: datetime) -> dict[int, datetime]:
        """Of which congresses the bots must be silent, and until when."""
        ...

    async def missed_by(self, congress_id: int, person_id: int, since: datetime | None) -> list[int]:
        """Proposals of which a push did not reach this person since then, the newest first."""
        ...

    async def unreached(self, congress_id: int, since: datetime) -> list[tuple[int, int]]:
        """Person and proposal of each push that reached nobody since then, in their order."""
        ...

    async def waiting(self) -> int:
        """How many notices are not settled yet."""
        ...

    async def next_moment(self, after: datetime) -> datetime | None:
        """When the next waiting notice may be sent that may not be sent yet."""
        ...
