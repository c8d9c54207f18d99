"""What is asked of all booked meetings together; the port that storage fills."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from domain.appointment import Booking
from domain.people import Person
from domain.proposal import Status


class Appointments(Protocol):
    """Booked meetings across proposals; each belongs to its proposal, where it is read and changed."""

    async def of_person(self, person: Person, starts: datetime, ends: datetime) -> list[Booking]:
        """Agreed ones that overlap the time: of the departments whose clerk or head this person is, as lead
        representative, and as co-signer who said yes. Earliest first.
        """
        ...

    async def of_department(self, department_id: int, starts: datetime, ends: datetime) -> list[Booking]:
        """Agreed ones of one department."""
        ...

    async def places(self, department_id: int, limit: int) -> list[str]:
        """Where the department met representatives before, the last place first."""
        ...

    async def agreed_between(self, congress_id: int, after: datetime, until: datetime) -> list[int]:
        """Proposals with an agreed meeting that starts then."""
        ...

    async def over(self, congress_id: int, now: datetime) -> list[int]:
        """Proposals with an agreed meeting that has ended, whose outcome nobody was asked yet."""
        ...

    async def stranded(self, congress_id: int, statuses: Collection[Status]) -> list[int]:
        """Proposals with an open meeting that are in none of these statuses, or whose department has no share
        any more.
        """
        ...

    async def next_mark(self, after: datetime, hours_before: Collection[int]) -> datetime | None:
        """The next moment so many hours before an agreed meeting, or at its end."""
        ...
