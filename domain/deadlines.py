"""Clocks: when something falls due, how that was reckoned, and when to remind of it."""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal, NamedTuple, Protocol, get_args

Unit = Literal["working_days", "days", "months"]
UNITS: tuple[Unit, ...] = get_args(Unit)
LineKey = Literal[
    "started",  # day
    "from_next_day",  # day
    "counted_working_days",  # n, end, skipped (how many days off lay between)
    "counted_days",  # n, end
    "counted_months",  # n, end
    "fixed_date_earlier",  # fixed, counted: the fixed date binds
    "fixed_date_later",  # fixed, counted: the counted date binds
    "fixed_date_same",  # fixed
    "extended",  # from, to (the day asked for)
    "limited",  # n, unit, asked, to: no extension beyond the limit
    "rolled_forward",  # from, reason (as WorkCalendar.holiday_name), to
    "working_day",  # day: the end is a working day and stays
    "local_off",  # day, why: off here by a local correction, and it counts for this date
    "local_worked",  # day, why: worked here by a local correction
    "second_date",  # day: set for what was not answered by the fixed date
    "reassigned",  # day: others have it now, the date stays
    "provisional",  # year: its calendar is not published yet
]

ONE_DAY = timedelta(days=1)
LONGEST_TERM = 3650  # in any unit: beyond every rule in use, and sums stay within what a date can hold
# The notice for a year has moved days of the old year too, since 2004 never before 29 December.
REACH_OF_NEXT_YEAR = timedelta(days=3)


class LocalDay(NamedTuple):
    """A day that is off here, or worked, against the State Council's calendar, and why, in people's words."""

    day: date
    worked: bool
    why: str = ""


class WorkCalendar(Protocol):
    """Which local days are worked."""

    def is_working_day(self, day: date) -> bool:
        """False on weekends and holidays; True on a weekend day that is worked in exchange."""

    def holiday_name(self, day: date) -> str | None:
        """A code such as "spring_festival" or "weekend" for a day off; None for a working day."""

    def is_published(self, year: int) -> bool:
        """Whether the State Council's calendar of that year is known."""

    def local_days(self, first: date, last: date) -> Sequence[LocalDay]:
        """The local corrections of these days that change anything, in order."""


@dataclass(frozen=True, slots=True)
class Term:
    """How long something may take: a count of one unit and perhaps a yearly date "MM-DD"; the earlier binds.

    Raises ValueError whose first argument is a key (term_unit, term_count, term_fixed; parse also
    term_unknown_key, term_one_unit) and whose second is the offending value.
    """

    unit: Unit
    count: int
    fixed: str | None = None

    def __post_init__(self) -> None:
        if self.unit not in UNITS:
            raise ValueError("term_unit", self.unit)
        if not 1 <= self.count <= LONGEST_TERM:
            raise ValueError("term_count", self.count)
        if self.fixed is not None and not _is_month_and_day(self.fixed):
            raise ValueError("term_fixed", self.fixed)

    @classmethod
    def parse(cls, value: Mapping[str, object]) -> "Term":
        """From a policy value: {"working_days": 3}, {"months": 3, "fixed": "09-30"}. Errors as Term."""
        for key in value:
            if key not in (*UNITS, "fixed"):
                raise ValueError("term_unknown_key", key)
        units = [unit for unit in UNITS if unit in value]
        if len(units) != 1:
            raise ValueError("term_one_unit", units)
        count, fixed = value[units[0]], value.get("fixed")
        if not isinstance(count, int) or isinstance(count, bool):
            raise ValueError("term_count", count)
        if fixed is not None and not isinstance(fixed, str):
            raise ValueError("term_fixed", fixed)
        return cls(units[0], count, fixed)


class ReckoningLine(NamedTuple):
    """One step of a reckoning, ready for JSON and any language: a key and parameters (days in ISO form)."""

    key: LineKey
    params: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Due:
    """A due date: the UTC instant work ends on its local day, and how it came about."""

    at: datetime
    day: date
    provisional: bool
    working: tuple[ReckoningLine, ...]


class Remaining(NamedTuple):
    """Calendar days until the due day (below 0: past), and working days since it (0 on the weekend after)."""

    days_left: int
    working_days_over: int


def reckon(
    term: Term, start: datetime | date, *, calendar: WorkCalendar, zone: tzinfo, close_of_business: time
) -> Due:
    """When a term that starts at an aware instant, or on a local day, is due.

    Counting begins the day after. Months end on the corresponding day or the month's last. An end on a day
    off moves to the next working day (Civil Code of the PRC, articles 201 to 203; our own choice for fixed
    dates). The fixed date is the first one after the start.
    """
    first = _local_day(start, zone)
    lines = [_line("started", {"day": first}), _line("from_next_day", {"day": first + ONE_DAY})]
    if term.unit == "working_days":
        end, skipped = _count_working_days(first, term.count, calendar)
        lines += _local_lines(first + ONE_DAY, end, calendar)
        lines.append(_line("counted_working_days", {"n": term.count, "end": end, "skipped": skipped}))
    elif term.unit == "days":
        end = first + timedelta(days=term.count)
        lines.append(_line("counted_days", {"n": term.count, "end": end}))
    else:
        end = _add_months(first, term.count)
        lines.append(_line("counted_months", {"n": term.count, "end": end}))
    if term.fixed is not None:
        fixed = _next_yearly(term.fixed, first)
        if fixed == end:
            lines.append(_line("fixed_date_same", {"fixed": fixed}))
        else:
            key: LineKey = "fixed_date_earlier" if fixed < end else "fixed_date_later"
            lines.append(_line(key, {"fixed": fixed, "counted": end}))
        end = min(fixed, end)
    return _settle(first, end, lines, calendar, zone, close_of_business)


def extend(
    due: Due,
    until: date,
    *,
    limit: Term,
    start: datetime | date,
    calendar: WorkCalendar,
    zone: tzinfo,
    close_of_business: time,
) -> Due:
    """Move a due date to the day asked for, never beyond `limit` reckoned from `start` (the assignment).

    The earlier working is kept. Raises ValueError "extension_not_later" when `until` is no gain, and
    "extension_limit_reached" when the limit leaves no room.
    """
    if until <= due.day:
        raise ValueError("extension_not_later", until)
    latest = reckon(limit, start, calendar=calendar, zone=zone, close_of_business=close_of_business).day
    if latest <= due.day:
        raise ValueError("extension_limit_reached", latest)
    lines = [line for line in due.working if line.key != "provisional"]
    lines.append(_line("extended", {"from": due.day, "to": until}))
    if until > latest:
        lines.append(_line("limited", {"n": limit.count, "unit": limit.unit, "asked": until, "to": latest}))
    return _settle(_local_day(start, zone), min(until, latest), lines, calendar, zone, close_of_business)


def second_date(yearly: str, due_day: date, calendar: WorkCalendar) -> ReckoningLine | None:
    """The yearly day "MM-DD" set for what missed the fixed date; None when that day has passed as well.

    Lateness counts from the first date all the same. From a day off it moves to the next working day.
    """
    day = _next_yearly(yearly, due_day)
    if day.year != due_day.year:
        return None
    return _line("second_date", {"day": _first_working_day(day, calendar)})


def remaining(due_day: date, today: date, calendar: WorkCalendar) -> Remaining:
    """How far away a due day is; lateness counts the working days after it, today included."""
    left = (due_day - today).days
    over = sum(calendar.is_working_day(due_day + timedelta(days=n)) for n in range(1, 1 - left))
    return Remaining(left, over)


def remind_days(offsets: Iterable[int], due_day: date, calendar: WorkCalendar) -> frozenset[date]:
    """The days of the reminders so many calendar days before; from a day off to the working day before it."""
    return frozenset(_last_working_day(due_day - timedelta(days=offset), calendar) for offset in offsets)


def is_reminder_day(today: date, due_day: date, offsets: Iterable[int], calendar: WorkCalendar) -> bool:
    """Whether to remind today: on the days before, then on every working day once overdue."""
    if today > due_day:
        return calendar.is_working_day(today)
    return today in remind_days(offsets, due_day, calendar)


def due_days_told(since: date, today: date, offsets: Iterable[int], calendar: WorkCalendar) -> list[date]:
    """The due days from today on of which a reminder falls after `since` and by today; today among them."""
    offsets = tuple(offsets)
    # A reminder moves to an earlier day when its own is a day off: holidays are shorter than this.
    coming = (today + timedelta(days=n) for n in range(max(offsets) + 15))
    return [
        day
        for day in coming
        if day == today or any(since < told <= today for told in remind_days(offsets, day, calendar))
    ]


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """Local office hours [start, end), and quiet hours in which nothing is pushed.

    Quiet hours may span midnight; with equal ends there are none. Raises ValueError "hours_order" when start
    is not before end, "hours_never_open" when every office hour is quiet.
    """

    start: time
    end: time
    quiet_from: time = time.min
    quiet_until: time = time.min

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError("hours_order", self.start, self.end)
        if self._first_moment(time.min) is None:
            raise ValueError("hours_never_open", self.quiet_from, self.quiet_until)

    def next_opening(self, instant: datetime, zone: tzinfo, calendar: WorkCalendar) -> datetime:
        """The first UTC instant, this one or later, in the office hours of a working day and not quiet."""
        local = _local(instant, zone)
        day, moment = local.date(), self._first_moment(local.time())
        while moment is None or not calendar.is_working_day(day):
            day, moment = day + ONE_DAY, self._first_moment(time.min)
        return max(instant, datetime.combine(day, moment, zone)).astimezone(UTC)

    def after_quiet(self, instant: datetime, zone: tzinfo) -> datetime:
        """The first UTC instant, this one or later, that is not quiet, on whatever day."""
        local = _local(instant, zone)
        if not self.is_quiet(local.time()):
            return instant.astimezone(UTC)
        day = local.date() if self.quiet_until > local.time() else local.date() + ONE_DAY
        return max(instant, datetime.combine(day, self.quiet_until, zone)).astimezone(UTC)

    @property
    def opening(self) -> time:
        """When office hours begin to be no quiet ones."""
        return self._first_moment(time.min) or self.start

    @property
    def earliest(self) -> time:
        """From when on a morning's pushes may come: the end of the night, if it ends before work."""
        night = self.quiet_from > self.quiet_until
        return min(self.quiet_until, self.opening) if night else self.opening

    def next_mark(self, instant: datetime, zone: tzinfo) -> datetime:
        """The first UTC instant after this one at which a day, its pushes or its office hours begin."""
        today = _local(instant, zone).date()
        marks = (
            datetime.combine(day, moment, zone).astimezone(UTC)
            for day in (today, today + ONE_DAY)
            for moment in (time.min, self.earliest, self.opening)
        )
        return min(mark for mark in marks if mark > instant)

    def is_quiet(self, moment: time) -> bool:
        """Whether nothing is pushed at this local time."""
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= moment < self.quiet_until
        return moment >= self.quiet_from or moment < self.quiet_until

    def _first_moment(self, earliest: time) -> time | None:
        moment = max(self.start, earliest)
        if self.is_quiet(moment):
            if self.quiet_until <= moment:
                return None
            moment = self.quiet_until
        return moment if moment < self.end else None


def _settle(
    first: date,
    end: date,
    lines: list[ReckoningLine],
    calendar: WorkCalendar,
    zone: tzinfo,
    close_of_business: time,
) -> Due:
    day = _first_working_day(end, calendar)
    counted = lines[-1].key == "counted_working_days"  # those end on one by their nature: nothing to explain
    if not counted:
        lines += _local_lines(end, day, calendar)
    if day != end:
        reason = calendar.holiday_name(end) or "day_off"
        lines.append(_line("rolled_forward", {"from": end, "reason": reason, "to": day}))
    elif not counted:
        lines.append(_line("working_day", {"day": day}))
    years = range(first.year, (day + REACH_OF_NEXT_YEAR).year + 1)
    unpublished = [year for year in years if not calendar.is_published(year)]
    lines.extend(_line("provisional", {"year": year}) for year in unpublished)
    at = datetime.combine(day, close_of_business, zone).astimezone(UTC)
    return Due(at, day, bool(unpublished), tuple(lines))


def _local_lines(first: date, last: date, calendar: WorkCalendar) -> list[ReckoningLine]:
    return [
        _line("local_worked" if local.worked else "local_off", {"day": local.day, "why": local.why})
        for local in calendar.local_days(first, last)
    ]


def _line(key: LineKey, params: Mapping[str, str | int | date]) -> ReckoningLine:
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in params.items()}
    return ReckoningLine(key, plain)


def _local(instant: datetime, zone: tzinfo) -> datetime:
    if instant.utcoffset() is None:  # astimezone would silently take the machine's own zone
        raise ValueError("naive_instant", instant)
    return instant.astimezone(zone)


def _local_day(start: datetime | date, zone: tzinfo) -> date:
    return _local(start, zone).date() if isinstance(start, datetime) else start


def _is_month_and_day(text: str) -> bool:
    if not re.fullmatch("[0-9]{2}-[0-9]{2}", text):
        return False
    month, day = int(text[:2]), int(text[3:])
    return 1 <= month <= 12 and 1 <= day <= monthrange(2000, month)[1]


def _next_yearly(fixed: str, after: date) -> date:
    month, day = int(fixed[:2]), int(fixed[3:])
    this_year, next_year = (
        date(year, month, min(day, monthrange(year, month)[1])) for year in (after.year, after.year + 1)
    )
    return this_year if this_year > after else next_year


def _add_months(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _count_working_days(day: date, count: int, calendar: WorkCalendar) -> tuple[date, int]:
    skipped = 0
    while count:
        day += ONE_DAY
        if calendar.is_working_day(day):
            count -= 1
        else:
            skipped += 1
    return day, skipped


def _first_working_day(day: date, calendar: WorkCalendar) -> date:
    while not calendar.is_working_day(day):
        day += ONE_DAY
    return day


def _last_working_day(day: date, calendar: WorkCalendar) -> date:
    while not calendar.is_working_day(day):
        day -= ONE_DAY
    return day
