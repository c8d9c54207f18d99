"""When something may be pushed: office hours, quiet hours, days off."""

from datetime import datetime, time, timedelta

import pytest

from domain.deadlines import (
    WorkingHours,
)
from tests.domain.reckonings import CALENDAR, SHANGHAI

# --- terms as policy data

HOURS = WorkingHours(time(8, 30), time(17, 30), time(21), time(7))


@pytest.mark.parametrize(
    ("now", "opening"),
    [
        ("2025-11-24 07:00", "2025-11-24 08:30"),
        ("2025-11-24 08:30", "2025-11-24 08:30"),
        ("2025-11-24 12:15", "2025-11-24 12:15"),
        ("2025-11-24 17:30", "2025-11-25 08:30"),
        ("2025-11-21 18:00", "2025-11-24 08:30"),  # over the weekend
        ("2025-09-30 17:29", "2025-09-30 17:29"),
        ("2025-09-30 20:00", "2025-10-09 08:30"),  # over National Day
        ("2025-10-11 09:00", "2025-10-11 09:00"),  # a worked Saturday
    ],
)
def test_the_office_opens(now: str, opening: str) -> None:
    instant = datetime.fromisoformat(now).replace(tzinfo=SHANGHAI)
    found = HOURS.next_opening(instant, SHANGHAI, CALENDAR)
    assert found == datetime.fromisoformat(opening).replace(tzinfo=SHANGHAI)
    assert found.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("now", "after"),
    [
        ("2025-11-24 20:59", "2025-11-24 20:59"),
        ("2025-11-24 21:00", "2025-11-25 07:00"),
        ("2025-11-25 00:30", "2025-11-25 07:00"),
        ("2025-11-25 07:00", "2025-11-25 07:00"),
        ("2025-11-22 12:00", "2025-11-22 12:00"),  # a Saturday noon is not quiet
    ],
)
def test_quiet_hours_end(now: str, after: str) -> None:
    instant = datetime.fromisoformat(now).replace(tzinfo=SHANGHAI)
    found = HOURS.after_quiet(instant, SHANGHAI)
    assert found == datetime.fromisoformat(after).replace(tzinfo=SHANGHAI)
    assert found.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("now", "mark"),
    [
        ("2025-11-24 00:00", "2025-11-24 07:00"),  # the night ends
        ("2025-11-24 07:00", "2025-11-24 08:30"),
        ("2025-11-24 08:30", "2025-11-25 00:00"),
        ("2025-11-21 12:15", "2025-11-22 00:00"),
        ("2025-11-22 00:00", "2025-11-22 07:00"),  # days off have their marks too
    ],
)
def test_the_day_has_its_marks(now: str, mark: str) -> None:
    instant = datetime.fromisoformat(now).replace(tzinfo=SHANGHAI)
    found = HOURS.next_mark(instant, SHANGHAI)
    assert found == datetime.fromisoformat(mark).replace(tzinfo=SHANGHAI)
    assert found.utcoffset() == timedelta(0)


def test_quiet_hours_cut_into_office_hours() -> None:
    nap = WorkingHours(time(8), time(17), time(12), time(14))
    early = WorkingHours(time(6), time(23), time(22), time(7))
    monday = datetime(2025, 11, 24, tzinfo=SHANGHAI)
    assert nap.next_opening(monday.replace(hour=13), SHANGHAI, CALENDAR) == monday.replace(hour=14)
    assert early.next_opening(monday, SHANGHAI, CALENDAR) == monday.replace(hour=7)
    assert early.next_opening(monday.replace(hour=22), SHANGHAI, CALENDAR) == monday.replace(day=25, hour=7)


def test_without_quiet_hours_nothing_waits_for_their_end() -> None:
    midnight = datetime(2025, 11, 24, tzinfo=SHANGHAI)
    assert WorkingHours(time(9), time(17)).after_quiet(midnight, SHANGHAI) == midnight


@pytest.mark.parametrize(
    ("hours", "key"),
    [
        ((time(17), time(8)), "hours_order"),
        ((time(8), time(8)), "hours_order"),
        ((time(8), time(17), time(7), time(18)), "hours_never_open"),
        ((time(22), time(23), time(21), time(7)), "hours_never_open"),
    ],
)
def test_hours_that_never_open_are_refused(hours: tuple[time, ...], key: str) -> None:
    with pytest.raises(ValueError, match=key):
        WorkingHours(*hours)
