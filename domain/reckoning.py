"""A stored reckoning followed once more, on a calendar that has changed since."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time, tzinfo
from typing import cast

from domain.deadlines import (
    LONGEST_TERM,
    Due,
    LineKey,
    ReckoningLine,
    Term,
    Unit,
    WorkCalendar,
    extend,
    reckon,
)

Stored = Sequence[tuple[str, dict[str, str | int]]]
COUNTED: dict[str, Unit] = {
    "counted_working_days": "working_days",
    "counted_days": "days",
    "counted_months": "months",
}
FIXED = frozenset({"fixed_date_earlier", "fixed_date_later", "fixed_date_same"})
# Said beside the date, and still true of another one.
KEPT = frozenset({"reassigned", "second_date"})
NO_LIMIT = Term("days", LONGEST_TERM)


def again(working: Stored, *, calendar: WorkCalendar, zone: tzinfo, close_of_business: time) -> Due | None:
    """The same start, term, extensions and promises; None for a reckoning that does not tell its term.

    It goes by the lines and not by the rules of today: those may have changed, and the date stands as told.
    """
    lines = list(working)
    start, term = _start_of(lines), _term_of(lines)
    if start is None or term is None:
        return None
    due = reckon(term, start, calendar=calendar, zone=zone, close_of_business=close_of_business)
    for place, (key, params) in enumerate(lines):
        if key == "extended":
            limit, until = _limit_of(lines[place + 1 : place + 2]), date.fromisoformat(str(params["to"]))
            with suppress(ValueError):  # an extension that is no gain any more has nothing left to give
                due = extend(
                    due,
                    until,
                    limit=limit,
                    start=start,
                    calendar=calendar,
                    zone=zone,
                    close_of_business=close_of_business,
                )
        elif key in FIXED and lines[place - 1][0] not in COUNTED:
            due = _promised(due, date.fromisoformat(str(params["fixed"])), zone, close_of_business)
        elif key in KEPT:
            due = replace(due, working=(*due.working, ReckoningLine(cast(LineKey, key), params)))
    return due


def _start_of(lines: Stored) -> date | None:
    return next((date.fromisoformat(str(params["day"])) for key, params in lines if key == "started"), None)


def _term_of(lines: Stored) -> Term | None:
    for place, (key, params) in enumerate(lines):
        if key in COUNTED:
            after = lines[place + 1 : place + 2]
            fixed = [str(given["fixed"])[5:] for name, given in after if name in FIXED]
            return Term(COUNTED[key], int(params["n"]), fixed[0] if fixed else None)
    return None


def _limit_of(after: Stored) -> Term:
    for key, params in after:
        if key == "limited":
            return Term(cast(Unit, params["unit"]), int(params["n"]))
    return NO_LIMIT


def _promised(due: Due, fixed: date, zone: tzinfo, close_of_business: time) -> Due:
    """A day that was promised binds as it is, when it is the earlier one."""
    if fixed >= due.day:
        return due
    line = ReckoningLine("fixed_date_earlier", {"fixed": fixed.isoformat(), "counted": due.day.isoformat()})
    at = datetime.combine(fixed, close_of_business, zone).astimezone(UTC)
    return replace(due, at=at, day=fixed, working=(*due.working, line))
