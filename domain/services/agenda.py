"""Somebody's calendar: what falls due for them, what they oversee, and whatever else has a day."""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from domain.agenda import Entry, EntryKind
from domain.due import DueClock
from domain.people import Congress, Person, Role
from domain.ports import UnitOfWork
from domain.proposal import ClockKey
from domain.services.responsible import ANSWERS_FOR, Roster

OVERSEERS = (Role.STAFF, Role.GOVERNMENT_OFFICE, Role.ADMIN, Role.COMMITTEE, Role.LEADER)
# What the registry owes is not the government's business; rating is the representatives' own.
RATED = frozenset({ClockKey.RATING, ClockKey.RATING_3})
OVERSEEN = frozenset(ANSWERS_FOR) - RATED
OF_REGISTRY = frozenset({ClockKey.HANDOVER, ClockKey.REHANDLE_ORDER})
# What representatives wait for on their own suggestions.
AWAITED = frozenset({ClockKey.HANDOVER, ClockKey.REPLY, ClockKey.REHANDLE, ClockKey.FOLLOW_UP})
LONGEST_LATE = timedelta(days=3660)
Source = Callable[[UnitOfWork, Congress, Person, date, date], Awaitable[list[Entry]]]


def oversees(person: Person) -> frozenset[ClockKey]:
    """The clocks of the whole congress that this person looks after; none for most."""
    if person.suspended or not person.holds(*OVERSEERS):
        return frozenset()
    return OVERSEEN if person.holds(Role.STAFF, Role.ADMIN) else OVERSEEN - OF_REGISTRY


async def due_dates(
    uow: UnitOfWork, congress: Congress, person: Person, first: date, last: date
) -> list[Entry]:
    """What they have to do, what their department owes, and what they wait for as representatives."""
    found: dict[int, DueClock] = {}
    if person.holds(Role.REPRESENTATIVE):
        of_own = await uow.reminders.between(congress.id, first, last, representative=person.id)
        found |= {clock.id: clock for clock in of_own if clock.key in AWAITED | RATED}
    if not person.suspended:
        departments = person.departments_as(Role.DEPARTMENT_CLERK, Role.DEPARTMENT_HEAD)
        owed = await uow.reminders.between(congress.id, first, last, departments=departments)
        found |= {clock.id: clock for clock in owed if clock.key in ANSWERS_FOR}
        roster = Roster(uow.people, congress.id)
        keys = frozenset(ANSWERS_FOR) - RATED if person.holds(*OVERSEERS) else ()
        for clock in await uow.reminders.between(congress.id, first, last, keys=keys):
            if person.id in await roster.responsible(clock):
                found[clock.id] = clock
    return [entry_of(clock) for clock in found.values() if person.id not in clock.done_by]


def entry_of(clock: DueClock) -> Entry:
    return Entry(
        EntryKind.DUE,
        f"clock-{clock.id}",
        clock.due_on,
        clock.proposal_id,
        clock.number,
        clock.title,
        clock_id=clock.id,
        key=clock.key,
        provisional=clock.provisional,
    )


async def meetings(
    uow: UnitOfWork, congress: Congress, person: Person, first: date, last: date
) -> list[Entry]:
    """Agreed consultations of these days; a suspended person has none."""
    zone = congress.policy.zone
    starts = datetime.combine(first, time.min, zone)
    ends = datetime.combine(last + timedelta(days=1), time.min, zone)
    found = [] if person.suspended else await uow.appointments.of_person(person, starts, ends)
    return [
        Entry(
            EntryKind.MEETING,
            # As in the file that both sides got when it was agreed.
            f"meeting-{congress.id}-{booking.id}",
            max(first, booking.starts_at.astimezone(zone).date()),
            booking.proposal_id,
            booking.number or None,
            booking.title,
            starts_at=booking.starts_at,
            ends_at=booking.ends_at,
            place=booking.place,
            sequence=booking.sequence,
        )
        for booking in found
    ]


# Everything that has a day comes from one of these.
SOURCES: tuple[Source, ...] = (due_dates, meetings)


async def entries(
    uow: UnitOfWork, congress: Congress, person: Person, first: date, last: date
) -> list[Entry]:
    """One's own of these days, the earliest first."""
    found = [entry for source in SOURCES for entry in await source(uow, congress, person, first, last)]
    return sorted(found, key=_in_order)


async def counts(
    uow: UnitOfWork, congress: Congress, person: Person, first: date, last: date, *, every: bool
) -> Mapping[date, int]:
    """How many on each day: one's own, or of everything one oversees."""
    if every and (keys := oversees(person)):
        return await uow.reminders.counted(congress.id, first, last, keys)
    return Counter(entry.day for entry in await entries(uow, congress, person, first, last))


async def of_day(
    uow: UnitOfWork, congress: Congress, person: Person, day: date, *, every: bool, limit: int
) -> Sequence[Entry]:
    """The day's entries; of everything one oversees so many at most."""
    if every and (keys := oversees(person)):
        found = await uow.reminders.between(congress.id, day, day, everything=keys, limit=limit)
        return [entry_of(clock) for clock in found]
    return await entries(uow, congress, person, day, day)


async def late(
    uow: UnitOfWork, congress: Congress, person: Person, today: date, *, every: bool, limit: int
) -> tuple[int, Sequence[Entry]]:
    """How many are past, and the oldest of them."""
    first, last = today - LONGEST_LATE, today - timedelta(days=1)
    if every and (keys := oversees(person)):
        n = sum((await uow.reminders.counted(congress.id, first, last, keys)).values())
        found = await uow.reminders.between(congress.id, first, last, everything=keys, limit=limit)
        return n, [entry_of(clock) for clock in found]
    own = sorted(await due_dates(uow, congress, person, first, last), key=_in_order)
    return len(own), own[:limit]


def _in_order(entry: Entry) -> tuple[date, str, int]:
    at = entry.starts_at.isoformat() if entry.starts_at else ""
    return entry.day, at, entry.clock_id
