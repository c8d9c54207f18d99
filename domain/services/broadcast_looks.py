"""What is to be seen of a broadcast: how many, how far, to whom in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.broadcast import BEFORE_SENDING, FAILED, Broadcast, Condition, Figures
from domain.notice import Outcome
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services.broadcasts import count

PAGE = 10
# What fits under one message.
MOST_THREADS = 30


@dataclass(frozen=True)
class Look:
    """A broadcast as it stands: `count` while it is not sent yet, `figures` and `threads` from then on.

    `units` are the names of the delegations and departments it names, by condition and id.
    """

    broadcast: Broadcast
    now: datetime
    count: int
    figures: Figures
    threads: int
    units: Mapping[tuple[Condition, int], str]


@dataclass(frozen=True)
class Listing:
    """One page of people, each with what became of their copy; `of` is how many there are in all."""

    people: Sequence[tuple[Person, Outcome]]
    page: int
    of: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.of // PAGE))


async def look(uow: UnitOfWork, broadcast: Broadcast, *, now: datetime) -> Look:
    before = broadcast.state in BEFORE_SENDING
    units: dict[tuple[Condition, int], str] = {}
    if before:
        units = await unit_names(uow, broadcast)
    return Look(
        broadcast,
        now,
        await count(uow, broadcast, now=now) if before else 0,
        Figures({}) if before else await uow.broadcasts.figures(broadcast.id),
        0 if before else await uow.broadcasts.count_threads(broadcast.id),
        units,
    )


async def unit_names(uow: UnitOfWork, broadcast: Broadcast) -> dict[tuple[Condition, int], str]:
    """Of those units that the audience can name."""
    of, names = broadcast.congress_id, dict[tuple[Condition, int], str]()
    for delegation in await uow.people.delegations(of):
        names[Condition.DELEGATIONS, delegation.id] = delegation.name
    for department in await uow.people.departments(of):
        names[Condition.DEPARTMENTS, department.id] = department.short_name or department.name
    return names


async def failures(uow: UnitOfWork, broadcast: Broadcast, page: int) -> Listing:
    """Whom it did not reach, by reason."""
    figures = await uow.broadcasts.figures(broadcast.id)
    return await _listing(uow, broadcast, FAILED, page, figures.failed)


async def silent(uow: UnitOfWork, broadcast: Broadcast, page: int) -> Listing:
    """Who has it and has not said so."""
    of = await uow.broadcasts.count_silent(broadcast.id)
    return await _listing(uow, broadcast, (Outcome.SENT,), page, of, silent=True)


async def _listing(
    uow: UnitOfWork,
    broadcast: Broadcast,
    outcomes: Sequence[Outcome],
    page: int,
    of: int,
    *,
    silent: bool = False,
) -> Listing:
    page = min(max(page, 0), max(0, (of - 1) // PAGE))
    rows = await uow.broadcasts.people_with(broadcast.id, outcomes, PAGE, page * PAGE, silent=silent)
    people = []
    for person_id, outcome in rows:
        person = await uow.people.get(broadcast.congress_id, person_id)
        if person is not None:
            people.append((person, outcome))
    return Listing(people, page, of)


async def threads(uow: UnitOfWork, broadcast: Broadcast) -> list[tuple[Person, int]]:
    """Who wrote back last, each with the number of messages."""
    found = []
    for person_id, n in await uow.broadcasts.threads(broadcast.id, MOST_THREADS):
        person = await uow.people.get(broadcast.congress_id, person_id)
        found += [(person, n)] if person else []
    return found
