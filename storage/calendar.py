"""The State Council's working days, with local corrections."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType

from domain.deadlines import LocalDay

NO_CORRECTIONS: Mapping[date, bool] = MappingProxyType({})
NO_REASONS: Mapping[date, str] = MappingProxyType({})
# The days off of the State Council's regulation (as of 2025) that keep their date; its lunar feasts and the
# exchanged weekends are known from the yearly notice only.
STATUTORY_DAYS = {
    (1, 1): "new_years_day",
    (5, 1): "labour_day",
    (5, 2): "labour_day",
    (10, 1): "national_day",
    (10, 2): "national_day",
    (10, 3): "national_day",
}
SOLAR_TERM_YEARS = range(1900, 2101)


class ChineseCalendar:
    """A domain.deadlines.WorkCalendar from the chinesecalendar library. Never raises.

    `corrections` says of local days whether they are worked, `reasons` why; they go before the library. Days
    off are named as in chinese_calendar.Holiday ("spring_festival", "national_day", ...), "weekend", or
    "local_day_off" for a correction. Unpublished years have weekends, STATUTORY_DAYS and the Tomb-sweeping
    Day set by the sun.
    """

    def __init__(
        self, corrections: Mapping[date, bool] = NO_CORRECTIONS, reasons: Mapping[date, str] = NO_REASONS
    ) -> None:
        self._corrections = dict(sorted(corrections.items()))
        self._reasons = dict(reasons)
        self._years: dict[int, dict[date, str]] = {}
        self._official: dict[int, dict[date, str | None]] = {}

    def is_working_day(self, day: date) -> bool:
        return day not in self._days_off(day.year)

    def holiday_name(self, day: date) -> str | None:
        return self._days_off(day.year).get(day)

    def is_published(self, year: int) -> bool:
        return year in _announced()

    def local_days(self, first: date, last: date) -> list[LocalDay]:
        return [
            LocalDay(day, worked, self._reasons.get(day, ""))
            for day, worked in self._corrections.items()
            if first <= day <= last and worked == bool(self._names_of(day.year).get(day))
        ]

    def _names_of(self, year: int) -> dict[date, str | None]:
        """Days off without the corrections; None where an ordinary one is worked in exchange."""
        if year not in self._official:
            names: dict[date, str | None] = {day: "weekend" for day in _days(year) if day.weekday() >= 5}
            announced = _announced().get(year) if self.is_published(year) else None
            self._official[year] = names | (announced or _statutory(year))
        return self._official[year]

    def _days_off(self, year: int) -> dict[date, str]:
        if year not in self._years:
            names = dict(self._names_of(year))
            for day, worked in self._corrections.items():
                if day.year == year:
                    names[day] = None if worked else names.get(day) or "local_day_off"
            self._years[year] = {day: name for day, name in names.items() if name}
        return self._years[year]


def _days(year: int) -> list[date]:
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return [date.fromordinal(number) for number in range(first, last + 1)]


@cache
def _announced() -> Mapping[int, dict[date, str | None]]:
    """Of each published year the holidays with their names, and the days worked in exchange as None."""
    # Imported here because only a reckoning needs it.
    from chinese_calendar import Holiday, holidays, workdays  # type: ignore[import-untyped]  # ships no types

    years: defaultdict[int, dict[date, str | None]] = defaultdict(dict)
    for day, name in holidays.items():
        years[day.year][day] = Holiday(name).name
    for day in workdays:
        years[day.year][day] = None
    return dict(years)


def _statutory(year: int) -> dict[date, str | None]:
    from chinese_calendar import get_solar_terms

    names: dict[date, str | None] = {date(year, *day): name for day, name in STATUTORY_DAYS.items()}
    if year in SOLAR_TERM_YEARS:
        april = get_solar_terms(date(year, 4, 1), date(year, 4, 30))
        names[april[0][0]] = "tomb_sweeping_day"
    return names


@lru_cache(maxsize=256)
def local_calendar(local: tuple[LocalDay, ...]) -> ChineseCalendar:
    """A congress's own; the same days give the same calendar, so a change needs no invalidating."""
    return ChineseCalendar({d.day: d.worked for d in local}, {d.day: d.why for d in local})
