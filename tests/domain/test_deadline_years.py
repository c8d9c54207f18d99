"""Clocks over every year with a notice: read off the typed facts, and reckoned by the service."""

import os
import re
import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.deadlines import Due, ReckoningLine, Term, Unit, reckon
from storage.calendar import ChineseCalendar
from tests.domain.notices import FIRST, LAST, NOTICES, days, worked_days
from tests.domain.reckonings import CALENDAR, CLOSE, SHANGHAI, due, line, longer, on

# The notice for 2006 exchanged this Saturday for 3 January; the library has the one and not the other.
LIBRARY_LACKS = date(2005, 12, 31)
YEARS = list(NOTICES)


def worked_after(day: date, count: int) -> date:
    """The so-manieth worked day after this one, read off the list."""
    every = worked_days()
    return every[bisect_right(every, day) + count - 1]


def worked_from(day: date) -> date:
    every = worked_days()
    return every[bisect_left(every, day)]


def test_every_day_is_worked_or_off_as_the_notices_say() -> None:
    worked = set(worked_days())
    differ = [
        day
        for day in days(date(FIRST, 1, 1), date(LAST, 12, 31))
        if CALENDAR.is_working_day(day) != (day in worked)
    ]
    assert differ == [LIBRARY_LACKS]


@pytest.mark.parametrize("year", YEARS)
def test_a_year_has_as_many_worked_days_as_ever(year: int) -> None:
    """A slip in the typed table would show: a year has 247 to 252 of them, exchanges move days only."""
    assert 247 <= sum(day.year == year for day in worked_days()) <= 252


def _feasts(year: int) -> dict[str, date]:
    """The first day off of Spring Festival and of National Day: the first five days off in one row each."""
    worked, found = set(worked_days()), {}
    for name, month_from in (("spring", 1), ("national", 9)):
        day = date(year, month_from, 10)
        while any(day + timedelta(days=n) in worked for n in range(5)):
            day += timedelta(days=1)
        found[name] = day
    return found


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("feast", ["spring", "national"])
def test_working_days_across_the_long_holidays(year: int, feast: str) -> None:
    first = _feasts(year)[feast]
    for before in range(12):
        for count in (1, 3, 5, 10, 15):
            start = first - timedelta(days=before)
            found = due(Term("working_days", count), start)
            assert found.day == worked_after(start, count), (start, count)
            between = (found.day - start).days
            assert line(found.working, "counted_working_days")["skipped"] == between - count
            assert not found.provisional or found.day.year > LAST


@pytest.mark.parametrize("year", YEARS)
def test_months_that_end_in_a_holiday_move_to_the_first_worked_day(year: int) -> None:
    for offset in range(8):
        for month, months in ((7, 3), (9, 1), (4, 6)):
            start = date(year, month, 1) + timedelta(days=offset)
            end = date(year, 10, start.day)
            found = due(Term("months", months), start)
            assert found.day == worked_from(end)
            moved = [item for item in found.working if item.key == "rolled_forward"]
            assert bool(moved) == (end not in set(worked_days()))


@pytest.mark.parametrize("year", YEARS[:-1])
def test_fixed_dates_bind_when_they_are_earlier(year: int) -> None:
    start = date(year, 4, 20)
    earlier = due(Term("months", 6, "09-30"), start)
    later = due(Term("months", 3, "09-30"), start)
    assert earlier.day == worked_from(date(year, 9, 30))
    assert line(earlier.working, "fixed_date_earlier")["fixed"] == f"{year}-09-30"
    assert later.day == worked_from(date(year, 7, 20))
    assert line(later.working, "fixed_date_later")["counted"] == f"{year}-07-20"
    after = due(Term("months", 12, "09-30"), date(year, 10, 8))
    assert after.day.year == year + 1, "the fixed date of the year after"


# What a person would read off the wall calendar: start, term, end.
READ_OFF = [
    ("2019-02-01", Term("working_days", 3), "2019-02-11"),  # both days of the weekend before are worked
    ("2019-09-27", Term("working_days", 5), "2019-10-10"),
    ("2020-01-22", Term("working_days", 2), "2020-02-03"),  # prolonged to 2 February
    ("2020-07-06", Term("months", 3), "2020-10-09"),
    ("2021-02-10", Term("working_days", 5), "2021-02-23"),  # Saturday the 20th worked
    ("2022-09-30", Term("working_days", 1), "2022-10-08"),  # a Saturday
    ("2022-07-03", Term("months", 3), "2022-10-08"),
    ("2023-09-28", Term("working_days", 2), "2023-10-08"),  # Saturday and Sunday worked
    ("2024-02-09", Term("working_days", 5), "2024-02-22"),  # Sunday the 18th worked
    ("2024-07-01", Term("months", 3, "09-30"), "2024-09-30"),
    ("2025-07-01", Term("months", 3, "10-20"), "2025-10-09"),
    ("2025-01-26", Term("working_days", 2), "2025-02-05"),
    ("2026-02-13", Term("working_days", 2), "2026-02-24"),  # Saturday the 14th worked, nine days off
    ("2026-01-15", Term("months", 1), "2026-02-24"),
    ("2026-07-07", Term("months", 3), "2026-10-08"),
]


@pytest.mark.parametrize(("start", "term", "end"), READ_OFF)
def test_read_off_the_wall_calendar(start: str, term: Term, end: str) -> None:
    assert due(term, on(start)).day == on(end)


# --- the reckoning tells the date, and its order

COUNTS: dict[Unit, st.SearchStrategy[int]] = {
    "working_days": st.integers(1, 60),
    "days": st.integers(1, 400),
    "months": st.integers(1, 24),
}
DAYS = st.dates(on("2018-01-01"), on("2028-12-31"))
FIXED = st.none() | st.dates(on("2000-01-01"), on("2000-12-31")).map(lambda day: day.isoformat()[5:])
TERMS = st.sampled_from(get_args(Unit)).flatmap(
    lambda unit: st.builds(Term, st.just(unit), COUNTS[unit], FIXED)
)


ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def replayed(working: tuple[ReckoningLine, ...]) -> date:
    """The date at which somebody arrives who only follows the lines, each checked against the one before."""
    day = on(str(working[0].params["day"]))
    assert working[0].key == "started"
    for key, params in working[1:]:
        said = {name: on(str(value)) for name, value in params.items() if ISO_DAY.fullmatch(str(value))}
        match key:
            case "from_next_day":
                assert said["day"] == day + timedelta(days=1)
            case "counted_working_days":
                between = days(day + timedelta(days=1), said["end"])
                assert len(between) == int(params["n"]) + int(params["skipped"])
                assert sum(map(CALENDAR.is_working_day, between)) == params["n"]
                day = said["end"]
            case "counted_days":
                assert said["end"] == day + timedelta(days=int(params["n"]))
                day = said["end"]
            case "counted_months":
                months = (said["end"].year - day.year) * 12 + said["end"].month - day.month
                assert months == params["n"]
                assert said["end"].day == day.day or (said["end"] + timedelta(days=1)).day == 1
                day = said["end"]
            case "fixed_date_earlier" | "fixed_date_later":
                assert said["counted"] == day != said["fixed"]
                assert (said["fixed"] < day) == (key == "fixed_date_earlier")
                day = min(day, said["fixed"])
            case "fixed_date_same":
                assert said["fixed"] == day
            case "extended" | "limited":
                assert day == said["from" if key == "extended" else "asked"]
                assert (said["to"] > day) == (key == "extended")
                day = said["to"]
            case "rolled_forward":
                assert said["from"] == day
                assert params["reason"] == CALENDAR.holiday_name(day)
                assert not any(map(CALENDAR.is_working_day, days(day, said["to"] - timedelta(days=1))))
                day = said["to"]
            case "working_day":
                assert said["day"] == day
                assert CALENDAR.is_working_day(day)
            case _:
                assert key == "provisional"
                assert not CALENDAR.is_published(int(params["year"]))
    return day


@given(TERMS, DAYS)
def test_whoever_follows_the_lines_arrives_at_the_date(term: Term, start: date) -> None:
    found = due(term, start)
    assert replayed(found.working) == found.day


@given(DAYS, st.integers(1, 300), st.integers(2, 12))
def test_so_they_do_after_an_extension(start: date, more: int, months: int) -> None:
    first = due(Term("months", 1), start)
    found = longer(first, (first.day + timedelta(days=more)).isoformat(), start, months)
    assert replayed(found.working) == found.day


@given(TERMS, DAYS, st.integers(0, 40))
def test_a_longer_term_is_never_due_earlier(term: Term, start: date, more: int) -> None:
    longer_term = Term(term.unit, term.count + more, term.fixed)
    assert due(term, start).day <= due(longer_term, start).day


@given(TERMS, DAYS, st.sets(st.integers(0, 800), max_size=12))
def test_a_day_worked_more_never_puts_a_date_off(term: Term, start: date, offsets: set[int]) -> None:
    more = ChineseCalendar({start + timedelta(days=n): True for n in offsets})
    assert due(term, start, more).day <= due(term, start).day


# --- the host's own clock and zone


@pytest.fixture
def host_zone() -> Iterator[None]:
    """The process's zone may be changed, and is what it was afterwards."""
    before = os.environ.get("TZ")
    yield
    if before is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.usefixtures("host_zone")
def test_the_zone_of_the_host_and_its_summer_time_change_nothing() -> None:
    """Around each change of the clocks of New York and Lord Howe, and round midnight in Shanghai."""
    starts = [
        datetime.fromisoformat(text).astimezone(SHANGHAI)
        for text in (
            "2026-03-08T06:30:00+00:00",
            "2026-03-08T07:30:00+00:00",
            "2026-11-01T05:30:00+00:00",
            "2026-11-01T06:30:00+00:00",
            "2026-04-04T15:15:00+00:00",
            "2026-03-02T15:59:59+00:00",
            "2026-03-02T16:00:00+00:00",
        )
    ]
    terms = [Term("working_days", 5), Term("months", 3, "09-30"), Term("days", 30)]
    found: dict[str, list[Due]] = {}
    for zone in ("Asia/Shanghai", "UTC", "America/New_York", "Australia/Lord_Howe"):
        os.environ["TZ"] = zone
        time.tzset()
        found[zone] = [
            reckon(term, start, calendar=CALENDAR, zone=SHANGHAI, close_of_business=CLOSE)
            for start in starts
            for term in terms
        ]
    assert len({str(reckonings) for reckonings in found.values()}) == 1
