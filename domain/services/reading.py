"""Reading dates and point lists out of what people type."""

import re
from calendar import monthrange
from datetime import date

from domain.errors import BadInput
from domain.reply import Point

# The signs people put between numbers: year, month, day, "end of", full-width colon. Escaped: code has no Chinese.
YEAR, MONTH, DAY, END, COLON = "\u5e74", "\u6708", "\u65e5", "\u5e95", "\uff1a"
DATE = re.compile(
    rf"(?:(?P<year>\d{{4}})\s*[{YEAR}\-/.]\s*)?(?P<month>\d{{1,2}})\s*"
    rf"(?:[{MONTH}\-/.]\s*(?P<day>\d{{1,2}})\s*{DAY}?|{MONTH}(?P<end>{END})?)"
)
BULLET = re.compile(r"^\s*(?:[\-\*\u00b7\u2022]|\d{1,2}[.\u3001\)\uff09])\s*")


def read_date(text: str, today: date, *, past: bool = False) -> date:
    """The first date in the text; without a year the nearest one (before today where `past`, else after).

    A month alone means its last day. Raises BadInput for no date, or one that does not exist.
    """
    found = DATE.search(text)
    if found is None:
        raise BadInput("bad-date", text=text)
    month = int(found["month"])
    years = [int(found["year"])] if found["year"] else [today.year - 1, today.year, today.year + 1]
    days = [day for year in years if (day := _day(year, month, found["day"])) is not None]
    if past and not found["year"]:
        days = [day for day in reversed(days) if day <= today]
    elif not found["year"]:
        days = [day for day in days if day >= today]
    if not days:
        raise BadInput("bad-date-none", text=found.group().strip())
    return days[0]


def _day(year: int, month: int, day: str | None) -> date | None:
    if not 1 <= month <= 12 or not 1 <= year <= 9999:
        return None
    last = monthrange(year, month)[1]
    number = int(day) if day else last
    return date(year, month, number) if 1 <= number <= last else None


def lines_of(text: str) -> list[str]:
    """One point a line, without the bullets people put in front."""
    return [line for raw in text.splitlines() if (line := BULLET.sub("", raw).strip())]


def read_done(text: str) -> list[Point]:
    return [Point(line) for line in lines_of(text)]


def read_planned(text: str, today: date) -> list[Point]:
    """Points with their dates. Raises BadInput naming the first line without a date that is still to come."""
    points = []
    for line in lines_of(text):
        if DATE.search(line) is None:
            raise BadInput("bad-plan-no-date", line=line)
        due_on = read_date(line, today)
        if due_on < today:
            raise BadInput("bad-plan-past", line=line)
        points.append(Point(line, due_on=due_on))
    return points


def read_not_adopted(text: str) -> list[Point]:
    """ "What: why", one a line. Raises BadInput naming the first line without a reason."""
    points = []
    for line in lines_of(text):
        what, _, reason = line.replace(COLON, ":", 1).partition(":")
        if not what.strip() or not reason.strip():
            raise BadInput("bad-no-reason", line=line)
        points.append(Point(what.strip(), reason=reason.strip()))
    return points
