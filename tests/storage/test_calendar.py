"""The calendar against the State Council's notices, years without a notice, and local corrections."""

import subprocess
import sys
from datetime import date, timedelta

import chinese_calendar  # type: ignore[import-untyped]  # the library ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.deadlines import WorkCalendar
from storage.calendar import ChineseCalendar

CALENDAR: WorkCalendar = ChineseCalendar()
LAST = max(chinese_calendar.holidays).year


def days(first: str, last: str) -> list[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [start + timedelta(days=n) for n in range((end - start).days + 1)]


# Each from the yearly notice of the State Council's General Office (国务院办公厅关于部分节假日安排的通知).
HOLIDAYS = [
    ("spring_festival", "2020-01-24", "2020-02-02"),  # prolonged by three days against the epidemic
    ("national_day", "2020-10-02", "2020-10-08"),
    ("new_years_day", "2023-01-01", "2023-01-02"),
    ("spring_festival", "2024-02-10", "2024-02-17"),
    ("tomb_sweeping_day", "2024-04-04", "2024-04-06"),
    ("national_day", "2024-10-01", "2024-10-07"),
    ("new_years_day", "2025-01-01", "2025-01-01"),
    ("spring_festival", "2025-01-28", "2025-02-04"),
    ("labour_day", "2025-05-01", "2025-05-05"),
    ("dragon_boat_festival", "2025-05-31", "2025-06-02"),
    ("new_years_day", "2026-01-01", "2026-01-03"),
    ("spring_festival", "2026-02-15", "2026-02-23"),
    ("mid_autumn_festival", "2026-09-25", "2026-09-27"),
    ("national_day", "2026-10-01", "2026-10-07"),
]
MAKE_UP_DAYS = [
    *("2020-01-19", "2020-04-26", "2020-05-09", "2020-06-28", "2020-09-27", "2020-10-10"),
    *("2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29"),
    *("2024-10-12", "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"),
    *("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"),
]


@pytest.mark.parametrize(("name", "first", "last"), HOLIDAYS)
def test_holidays_of_the_notices(name: str, first: str, last: str) -> None:
    for day in days(first, last):
        assert not CALENDAR.is_working_day(day), day
        assert CALENDAR.holiday_name(day) == name, day


@pytest.mark.parametrize("text", MAKE_UP_DAYS)
def test_weekend_days_worked_in_exchange(text: str) -> None:
    day = date.fromisoformat(text)
    assert day.weekday() >= 5
    assert CALENDAR.is_working_day(day)
    assert CALENDAR.holiday_name(day) is None


def test_the_make_up_day_that_the_epidemic_cancelled_is_off() -> None:
    assert CALENDAR.holiday_name(date(2020, 2, 1)) == "spring_festival"
    assert CALENDAR.is_working_day(date(2020, 2, 3))


def test_every_published_day_agrees_with_the_library() -> None:
    for day in days("2004-01-01", f"{LAST}-12-31"):
        assert CALENDAR.is_published(day.year)
        assert CALENDAR.is_working_day(day) == chinese_calendar.is_workday(day), day
        assert (CALENDAR.holiday_name(day) is None) == CALENDAR.is_working_day(day), day


def test_an_ordinary_weekend_and_an_ordinary_day() -> None:
    assert CALENDAR.holiday_name(date(2026, 11, 21)) == "weekend"
    assert CALENDAR.holiday_name(date(2026, 11, 23)) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2101-01-01", "new_years_day"),
        ("2101-05-02", "labour_day"),
        ("2101-10-03", "national_day"),
        ("2101-10-04", None),
        ("2101-10-08", "weekend"),
        ("2090-04-04", "tomb_sweeping_day"),
    ],
)
def test_an_unpublished_year_has_weekends_and_statutory_days(text: str, name: str | None) -> None:
    day = date.fromisoformat(text)
    assert not CALENDAR.is_published(day.year)
    assert CALENDAR.holiday_name(day) == name
    assert CALENDAR.is_working_day(day) == (name is None)


def test_the_years_the_installed_library_lacks_are_not_published() -> None:
    assert CALENDAR.is_published(2026)
    assert CALENDAR.is_published(LAST)
    assert not CALENDAR.is_published(LAST + 1)
    assert not CALENDAR.is_published(2003)


def test_corrections_go_before_the_library() -> None:
    calendar = ChineseCalendar(
        {
            date(2026, 11, 23): False,  # a local day off
            date(2026, 11, 21): True,  # a worked Saturday
            date(2026, 10, 1): False,  # off already
            date(2026, 10, 10): False,  # a make-up day not observed here
            date(2098, 2, 7): False,  # a year without a notice
        }
    )
    assert calendar.holiday_name(date(2026, 11, 23)) == "local_day_off"
    assert calendar.is_working_day(date(2026, 11, 21))
    assert calendar.holiday_name(date(2026, 11, 21)) is None
    assert calendar.holiday_name(date(2026, 10, 1)) == "national_day"
    assert not calendar.is_working_day(date(2026, 10, 10))
    assert calendar.holiday_name(date(2098, 2, 7)) == "local_day_off"
    assert CALENDAR.is_working_day(date(2026, 11, 23))


def test_corrections_are_copied() -> None:
    corrections = {date(2026, 11, 23): False}
    calendar = ChineseCalendar(corrections)
    corrections.clear()
    assert not calendar.is_working_day(date(2026, 11, 23))


@given(st.dates())
def test_never_raises_and_names_exactly_the_days_off(day: date) -> None:
    assert (CALENDAR.holiday_name(day) is None) == CALENDAR.is_working_day(day)
    assert isinstance(CALENDAR.is_published(day.year), bool)


def test_the_library_is_loaded_by_the_first_question_only() -> None:
    code = (
        "import sys; from datetime import date; from storage.calendar import ChineseCalendar\n"
        "calendar = ChineseCalendar(); assert 'chinese_calendar' not in sys.modules\n"
        "assert not calendar.is_working_day(date(2026, 10, 1)); assert 'chinese_calendar' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
