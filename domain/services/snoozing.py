"""Putting a reminder off: to one of three days before the date, shown where the case is, taken back."""

from datetime import date, timedelta

from domain.deadlines import WorkCalendar
from domain.errors import NotAllowed, Refusal
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.proposal import Clock
from domain.services.responsible import Roster

ONE_DAY = timedelta(days=1)
TOMORROW, THREE_DAYS, EVE = "tomorrow", "three-days", "eve"


def choices(clock: Clock, today: date, calendar: WorkCalendar) -> list[tuple[str, date]]:
    """The days that can be chosen, each with its name: working days before the due day, none twice."""
    eve = clock.due_on - ONE_DAY
    while not calendar.is_working_day(eve):
        eve -= ONE_DAY
    wished = {
        TOMORROW: _working_day(today + ONE_DAY, calendar),
        THREE_DAYS: _working_day(today + 3 * ONE_DAY, calendar),
        EVE: eve,
    }
    found: dict[date, str] = {}
    for name, day in wished.items():
        if today < day <= eve:
            found.setdefault(day, name)
    return [(name, day) for day, name in found.items()]


def _working_day(day: date, calendar: WorkCalendar) -> date:
    """This one or the next: bundles come on working days only."""
    while not calendar.is_working_day(day):
        day += ONE_DAY
    return day


async def acts_on(uow: UnitOfWork, clock: Clock, person: Person) -> bool:
    """Whether this running clock is this person's to keep."""
    roster = Roster(uow.people, clock.congress_id)
    for one in await uow.reminders.clocks(clock.congress_id, [clock.id]):
        return person.id in await roster.responsible(one)
    return False


async def snooze(
    uow: UnitOfWork, congress: Congress, clock: Clock, person: Person, name: str, *, today: date
) -> date:
    """Returns the day on which the person is reminded again; the due day itself is never put off.

    Raises NotAllowed when it is not theirs, and Refusal when there is no such day left.
    """
    if not await acts_on(uow, clock, person):
        raise NotAllowed
    until = dict(choices(clock, today, uow.calendar_of(congress))).get(name)
    if until is None:
        refusal = Refusal("snooze-too-late")
        refusal.proposal_id = clock.proposal_id
        raise refusal
    await uow.reminders.snooze(clock.congress_id, person.id, clock.id, until)
    return until
