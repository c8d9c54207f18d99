"""What the tests of clocks share: a place, a calendar, and short ways to write days and reckonings."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from domain.deadlines import (
    Due,
    ReckoningLine,
    Term,
    extend,
    reckon,
)
from storage.calendar import ChineseCalendar

SHANGHAI = ZoneInfo("Asia/Shanghai")
CLOSE = time(17, 30)
CALENDAR = ChineseCalendar()
OFFSETS = (30, 15, 7, 3, 1)


def on(text: str) -> date:
    return date.fromisoformat(text)


def due(term: Term, start: datetime | date, calendar: ChineseCalendar = CALENDAR) -> Due:
    return reckon(term, start, calendar=calendar, zone=SHANGHAI, close_of_business=CLOSE)


def keys(working: tuple[ReckoningLine, ...]) -> list[str]:
    return [line.key for line in working]


def line(working: tuple[ReckoningLine, ...], key: str) -> dict[str, str | int]:
    return next(line.params for line in working if line.key == key)


def longer(first: Due, until: str, start: date, months: int = 6) -> Due:
    return extend(
        first,
        on(until),
        limit=Term("months", months),
        start=start,
        calendar=CALENDAR,
        zone=SHANGHAI,
        close_of_business=CLOSE,
    )
