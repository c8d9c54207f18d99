"""Whether people can meet then: not in the past, not at night, not on a holiday; whom it would clash with."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from domain.appointment import Booking
from domain.deadlines import ONE_DAY, WorkCalendar
from domain.errors import BadInput
from domain.policy import Policy
from domain.ports import UnitOfWork
from domain.proposal import Proposal

FARTHEST = timedelta(days=366)
# Where a congress has no quiet hours, night is night all the same.
EARLIEST, LATEST = time(7), time(22)
WEEKEND = "weekend"


def moment_of(day: date, at: time, policy: Policy) -> datetime:
    return datetime.combine(day, at, policy.zone)


def check_time(
    at: datetime, policy: Policy, calendar: WorkCalendar, *, now: datetime, weekends: bool = False
) -> None:
    """Raises BadInput that says why nobody meets then; `nearest` in it is when they could.

    `weekends`: somebody insists on a weekend. Holidays stay holidays.
    """
    local = at.astimezone(policy.zone)
    if at <= now:
        raise BadInput("bad-moment-past", at=at)
    if at > now + FARTHEST:
        raise BadInput("bad-moment-far", at=at)
    if _is_night(local.time(), policy):
        raise BadInput("bad-moment-night", at=at)
    off = calendar.holiday_name(local.date())
    if off is not None and not (weekends and off == WEEKEND):
        key = "bad-moment-weekend" if off == WEEKEND else "bad-moment-holiday"
        raise BadInput(key, at=at, reason=off, nearest=nearest_working(at, policy, calendar))


def check_times(
    times: Sequence[datetime], policy: Policy, calendar: WorkCalendar, *, now: datetime
) -> list[datetime]:
    """All of them, each once and in order. Raises BadInput for none, for too many, for one that cannot be."""
    kept = sorted(set(times))
    if not kept:
        raise BadInput("bad-moment")
    if len(kept) > policy.limit("meeting_times"):
        raise BadInput("bad-moment-many", n=policy.limit("meeting_times"))
    for at in kept:
        check_time(at, policy, calendar, now=now, weekends=True)
    return kept


def nearest_working(at: datetime, policy: Policy, calendar: WorkCalendar) -> datetime:
    """The same hour on the next working day."""
    local = at.astimezone(policy.zone)
    day = local.date()
    while not calendar.is_working_day(day):
        day += ONE_DAY
    return moment_of(day, local.time(), policy)


def _is_night(at: time, policy: Policy) -> bool:
    hours = policy.working_hours
    if hours.quiet_from == hours.quiet_until:
        return not EARLIEST <= at < LATEST
    return hours.is_quiet(at)


def length_of(policy: Policy) -> timedelta:
    return timedelta(minutes=policy.limit("meeting_minutes"))


async def clashes_of_representative(
    uow: UnitOfWork, proposal: Proposal, at: datetime, length: timedelta
) -> list[Booking]:
    """What the lead representative has agreed already at that time."""
    person = await uow.people.get(proposal.congress_id, proposal.representative_id)
    return await uow.appointments.of_person(person, at, at + length) if person else []


async def clashes_of_department(
    uow: UnitOfWork, department_id: int, at: datetime, length: timedelta
) -> list[Booking]:
    return await uow.appointments.of_department(department_id, at, at + length)


def working_days(today: date, calendar: WorkCalendar, n: int) -> list[date]:
    """The next working days, for those who rather press than type."""
    days: list[date] = []
    day = today
    while len(days) < n:
        if calendar.is_working_day(day):
            days.append(day)
        day += ONE_DAY
    return days
