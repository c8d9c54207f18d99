"""The leaders' week: on which day and at what hour leaders hear of the key proposals they lead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Protocol

from domain.deadlines import ONE_DAY, WorkCalendar
from domain.key import KeyStep
from domain.policy import Policy
from domain.proposal import Clock, ClockKey, Proposal
from domain.rules import value_at

WEEK = timedelta(days=7)
# A machine that slept makes it good within the week; after that the next one says it.
LONGEST_LATE = timedelta(days=4)
# What missing opinions and letters that were sent back hold up.
OF_REPLY = (ClockKey.REPLY, ClockKey.REHANDLE)
# No holiday moves it further.
LONGEST_HOLIDAY = 4


class LeaderWeeks(Protocol):
    """What the leaders' week needs from storage; beside `domain/ports.py`, which names it."""

    async def led(self, congress_id: int) -> dict[int, list[int]]:
        """Key proposals that are not at their end, by each leader who leads or supervises them.

        Read beside the unit of work: what is committed.
        """
        ...

    async def last(self, congress_id: int) -> date | None:
        """The day of the last one."""
        ...

    async def begin(self, congress_id: int, day: date) -> bool:
        """False when it was begun before, by whoever."""
        ...


@dataclass(frozen=True)
class Led:
    """One key proposal in a leader's week: how far its steps are, what is late, what is missing."""

    proposal: Proposal
    done: int
    next_step: KeyStep | None
    late_steps: Sequence[KeyStep]
    late_clocks: Sequence[Clock]
    missing_opinions: Sequence[str]

    @property
    def returns(self) -> int:
        """How often its late reply was sent back."""
        return self.proposal.returns if any(c.key in OF_REPLY for c in self.late_clocks) else 0

    @property
    def is_late(self) -> bool:
        return bool(self.late_steps or self.late_clocks)


def hour_of(policy: Policy) -> time:
    """The rule's hour; where it is not a working one, when work begins."""
    hours = policy.working_hours
    hour = time.fromisoformat(str(value_at(policy.data, "leaders.hour")))
    return hour if hours.opening <= hour < hours.end and not hours.is_quiet(hour) else hours.opening


def _day_of(week: date, policy: Policy, calendar: WorkCalendar) -> date:
    """Of the week that begins on this Monday: its day, or the next working day."""
    weekday: Any = value_at(policy.data, "leaders.weekday")
    day = week + timedelta(days=int(weekday) - 1)
    while not calendar.is_working_day(day):
        day += ONE_DAY
    return day


def _weeks_around(today: date, before: int, after: int) -> list[date]:
    monday = today - timedelta(days=today.weekday())
    return [monday + n * WEEK for n in range(-before, after + 1)]


def next_moment(policy: Policy, calendar: WorkCalendar, after: datetime) -> datetime:
    """The next one after this moment."""
    today = after.astimezone(policy.zone).date()
    days = {
        _day_of(week, policy, calendar) for week in _weeks_around(today, LONGEST_HOLIDAY, LONGEST_HOLIDAY)
    }
    moments = (datetime.combine(day, hour_of(policy), policy.zone) for day in sorted(days))
    return next(moment for moment in moments if moment > after)


def day_due(policy: Policy, calendar: WorkCalendar, now: datetime) -> date | None:
    """The day whose message is due by now, in office hours of a working day; None: none."""
    local = now.astimezone(policy.zone)
    today, hours = local.date(), policy.working_hours
    if not calendar.is_working_day(today) or not hour_of(policy) <= local.time() < hours.end:
        return None
    days = {_day_of(week, policy, calendar) for week in _weeks_around(today, LONGEST_HOLIDAY, 0)}
    due = max((day for day in days if day <= today), default=None)
    return due if due is not None and today - due <= LONGEST_LATE else None


def led(proposal: Proposal, today: date) -> Led:
    still = [s for s in proposal.key_steps if s.done_on is None]
    waiting = [a.department for a in proposal.co_handlers if a.opinion_at is None]
    clocks = [c for c in proposal.clocks if c.running and c.due_on < today and c.department_id is not None]
    late = [s for s in still if s.due_on < today]
    reply_late = any(c.key in OF_REPLY for c in clocks)
    missing = waiting if reply_late and proposal.replied_at is None else []
    return Led(
        proposal, len(proposal.key_steps) - len(still), still[0] if still else None, late, clocks, missing
    )
