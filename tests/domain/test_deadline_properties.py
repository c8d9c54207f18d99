"""Clocks: properties that hold on any calendar."""

from datetime import UTC, date, datetime, time, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.deadlines import (
    LineKey,
    Term,
    Unit,
    WorkingHours,
    is_reminder_day,
    remaining,
    remind_days,
)
from storage.calendar import ChineseCalendar
from tests.domain.reckonings import CALENDAR, CLOSE, SHANGHAI, due, keys, line, longer, on

HOURS = WorkingHours(time(8, 30), time(17, 30), time(21), time(7))
# --- properties, over the published years and beyond

DAYS = st.dates(on("2018-01-01"), on("2028-12-31"))
COUNTS = {"working_days": st.integers(1, 60), "days": st.integers(1, 400), "months": st.integers(1, 24)}
FIXED = st.none() | st.dates(on("2000-01-01"), on("2000-12-31")).map(lambda day: day.isoformat()[5:])
UNIT = st.sampled_from(get_args(Unit))
TERMS = UNIT.flatmap(lambda unit: st.builds(Term, st.just(unit), COUNTS[unit], FIXED))
INSTANTS = st.integers(0, 10 * 366 * 1440).map(
    lambda n: datetime(2018, 1, 1, tzinfo=UTC) + timedelta(minutes=n)
)
ZONES = st.sampled_from(["Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"])


@given(TERMS, DAYS, st.integers(0, 60))
def test_a_later_start_is_never_due_earlier(term: Term, start: date, days: int) -> None:
    assert due(term, start).at <= due(term, start + timedelta(days=days)).at


@given(TERMS, DAYS, st.sets(st.integers(0, 800), max_size=12))
def test_a_holiday_more_never_brings_a_date_forward(term: Term, start: date, offsets: set[int]) -> None:
    fewer = ChineseCalendar({start + timedelta(days=n): False for n in offsets})
    assert due(term, start).day <= due(term, start, fewer).day


@given(TERMS, DAYS)
def test_the_last_dated_line_is_the_due_day(term: Term, start: date) -> None:
    found = due(term, start)
    assert {*keys(found.working)} <= {*get_args(LineKey)}
    assert start < found.day
    assert CALENDAR.is_working_day(found.day)
    last = [item for item in found.working if item.key != "provisional"][-1]
    shown = {"rolled_forward": "to", "working_day": "day", "counted_working_days": "end"}
    assert last.params[shown[last.key]] == found.day.isoformat()
    assert found.provisional == any(item.key == "provisional" for item in found.working)
    assert found.at.astimezone(SHANGHAI) == datetime.combine(found.day, CLOSE, SHANGHAI)


@given(DAYS, st.integers(1, 60))
def test_working_days_agree_with_counting_them_one_by_one(start: date, count: int) -> None:
    found = due(Term("working_days", count), start)
    between = [start + timedelta(days=n) for n in range(1, (found.day - start).days + 1)]
    worked = [day for day in between if CALENDAR.is_working_day(day)]
    assert len(worked) == count
    assert line(found.working, "counted_working_days")["skipped"] == len(between) - count
    assert remaining(start, found.day, CALENDAR).working_days_over == count


@given(DAYS, st.integers(1, 300), st.integers(1, 12))
def test_an_extension_is_later_and_within_the_limit(start: date, more: int, months: int) -> None:
    first, latest = due(Term("months", 1), start), due(Term("months", months), start)
    until = (first.day + timedelta(days=more)).isoformat()
    if latest.day <= first.day:
        with pytest.raises(ValueError, match="extension_limit_reached"):
            longer(first, until, start, months)
    else:
        assert first.day < longer(first, until, start, months).day <= latest.day


@given(DAYS, st.lists(st.integers(0, 60), max_size=6))
def test_no_reminder_is_lost_or_on_a_day_off(due_day: date, offsets: list[int]) -> None:
    for offset in offsets:
        before = [due_day - timedelta(days=offset + n) for n in range(30)]
        latest = next(day for day in before if CALENDAR.is_working_day(day))
        assert is_reminder_day(latest, due_day, offsets, CALENDAR)
    assert all(CALENDAR.is_working_day(day) for day in remind_days(offsets, due_day, CALENDAR))


@given(INSTANTS, ZONES)
def test_an_opening_is_open_and_the_first(instant: datetime, zone_name: str) -> None:
    zone = ZoneInfo(zone_name)
    found = HOURS.next_opening(instant, zone, CALENDAR)
    local = found.astimezone(zone)
    assert found >= instant
    assert CALENDAR.is_working_day(local.date())
    assert HOURS.start <= local.time() < HOURS.end
    assert HOURS.next_opening(found, zone, CALENDAR) == found
    assert HOURS.after_quiet(found, zone) == found
    if found > instant:
        assert HOURS.next_opening(found - timedelta(microseconds=1), zone, CALENDAR) == found
