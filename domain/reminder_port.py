"""What reminders and the calendar need from storage; beside `domain/ports.py`, which names it."""

from collections.abc import Collection
from datetime import date
from typing import Protocol

from domain.due import DueClock
from domain.proposal import ClockKey


class Reminders(Protocol):
    """Running clocks, read for many at once and without their proposals; what people put off."""

    async def last_morning(self, congress_id: int) -> date | None:
        """The day whose reminders were posted last."""
        ...

    async def begin_morning(self, congress_id: int, day: date) -> bool:
        """False when somebody else has begun that day."""
        ...

    async def due(self, congress_id: int, today: date, days: Collection[date]) -> list[DueClock]:
        """What is overdue, falls due on one of the days, or was put off until now; nearest first."""
        ...

    async def between(
        self,
        congress_id: int,
        first: date,
        last: date,
        *,
        departments: Collection[int] = (),
        representative: int | None = None,
        keys: Collection[ClockKey] = (),
        everything: Collection[ClockKey] = (),
        limit: int | None = None,
    ) -> list[DueClock]:
        """Due on these days: of the departments, of a representative's suggestions, of these keys where no
        department has them, or of `everything` with these keys; nearest first.
        """
        ...

    async def counted(
        self, congress_id: int, first: date, last: date, keys: Collection[ClockKey]
    ) -> dict[date, int]:
        """How many with these keys are due on each of the days."""
        ...

    async def clocks(self, congress_id: int, ids: Collection[int]) -> list[DueClock]:
        """Those of these clocks that still run; nearest first."""
        ...

    async def proposal_of(self, congress_id: int, clock_id: int) -> int | None:
        """Whose clock it is; what may be seen of that is another question."""
        ...

    async def snooze(self, congress_id: int, person_id: int, clock_id: int, until: date) -> None: ...
    async def wake(self, person_id: int, clock_id: int) -> bool:
        """Take it back; False when nothing was put off."""
        ...

    async def snoozed_by(self, person_id: int) -> dict[int, date]:
        """Until when, by clock; the nearest first."""
        ...

    async def snoozed(self, congress_id: int) -> dict[tuple[int, int], date]:
        """Until when, by person and clock."""
        ...

    async def end_snoozes(self, congress_id: int, today: date) -> None:
        """Forget those that ended."""
        ...
