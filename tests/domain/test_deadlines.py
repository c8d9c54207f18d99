"""Clocks: golden reckonings on the State Council's calendar, and properties that hold on any."""

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.deadlines import (
    Due,
    LineKey,
    ReckoningLine,
    Remaining,
    Term,
    Unit,
    WorkingHours,
    extend,
    is_reminder_day,
    reckon,
    remaining,
    remind_days,
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


# --- terms as policy data


@pytest.mark.parametrize(
    ("value", "term"),
    [
        ({"working_days": 3}, Term("working_days", 3)),
        ({"months": 3}, Term("months", 3)),
        ({"days": 30}, Term("days", 30)),
        ({"months": 3, "fixed": "09-30"}, Term("months", 3, "09-30")),
        ({"days": 1, "fixed": "02-29"}, Term("days", 1, "02-29")),
    ],
)
def test_a_term_is_data(value: dict[str, object], term: Term) -> None:
    assert Term.parse(value) == term
    assert term.to_data() == value


def test_no_fixed_date_may_be_written_as_null() -> None:
    assert Term.parse({"months": 3, "fixed": None}) == Term("months", 3)


@pytest.mark.parametrize(
    ("value", "key", "culprit"),
    [
        ({}, "term_one_unit", []),
        ({"fixed": "09-30"}, "term_one_unit", []),
        ({"days": 3, "months": 1}, "term_one_unit", ["days", "months"]),
        ({"weeks": 2}, "term_unknown_key", "weeks"),
        ({"days": 3, "Fixed": "09-30"}, "term_unknown_key", "Fixed"),
        ({"days": 0}, "term_count", 0),
        ({"months": -1}, "term_count", -1),
        ({"days": 3651}, "term_count", 3651),
        ({"days": True}, "term_count", True),
        ({"days": "3"}, "term_count", "3"),
        ({"days": 2.5}, "term_count", 2.5),
        ({"days": None}, "term_count", None),
        ({"months": 3, "fixed": 930}, "term_fixed", 930),
        ({"months": 3, "fixed": "9-30"}, "term_fixed", "9-30"),
        ({"months": 3, "fixed": "09-31"}, "term_fixed", "09-31"),
        ({"months": 3, "fixed": "13-01"}, "term_fixed", "13-01"),
        ({"months": 3, "fixed": "00-10"}, "term_fixed", "00-10"),
        ({"months": 3, "fixed": "10-00"}, "term_fixed", "10-00"),
        ({"months": 3, "fixed": "09-30 "}, "term_fixed", "09-30 "),
        ({"months": 3, "fixed": "٠٩-٣٠"}, "term_fixed", "٠٩-٣٠"),
    ],
)
def test_a_wrong_term_names_its_fault(value: dict[str, object], key: str, culprit: object) -> None:
    with pytest.raises(ValueError) as refused:
        Term.parse(value)
    assert refused.value.args == (key, culprit)


def test_a_wrong_term_cannot_be_made_by_hand_either() -> None:
    with pytest.raises(ValueError, match="term_count"):
        Term("months", 0)
    with pytest.raises(ValueError, match="term_unit"):
        Term("weeks", 1)  # type: ignore[arg-type]  # the very mistake under test


# --- working days


@pytest.mark.parametrize(
    ("start", "count", "end", "skipped"),
    [
        ("2020-01-22", 3, "2020-02-04", 10),  # the prolonged Spring Festival
        ("2020-01-17", 1, "2020-01-19", 1),  # a worked Sunday before it
        ("2024-02-02", 3, "2024-02-06", 1),  # Sunday 4 February worked
        ("2024-02-08", 5, "2024-02-21", 8),  # Sunday 18 February worked
        ("2025-01-24", 5, "2025-02-07", 9),  # Sunday 26 January worked, eight days off
        ("2025-09-26", 1, "2025-09-28", 1),  # Sunday worked before National Day
        ("2025-09-29", 4, "2025-10-11", 8),  # ends on a worked Saturday
        ("2026-02-12", 5, "2026-02-26", 9),  # Saturday 14 February worked, nine days off
        ("2026-10-09", 2, "2026-10-12", 1),  # Saturday 10 October worked
        ("2026-11-21", 1, "2026-11-23", 1),  # started on a Saturday
    ],
)
def test_working_days_on_the_published_calendar(start: str, count: int, end: str, skipped: int) -> None:
    found = due(Term("working_days", count), on(start))
    assert found.day == on(end)
    assert not found.provisional
    assert line(found.working, "counted_working_days") == {"n": count, "end": end, "skipped": skipped}
    assert keys(found.working) == ["started", "from_next_day", "counted_working_days"]


# --- months and days


def test_the_reckoning_of_the_manual() -> None:
    found = due(Term("months", 1), datetime(2025, 11, 5, 2, 0, tzinfo=UTC))
    assert found == Due(
        at=datetime(2025, 12, 5, 9, 30, tzinfo=UTC),
        day=date(2025, 12, 5),
        provisional=False,
        working=(
            ReckoningLine("started", {"day": "2025-11-05"}),
            ReckoningLine("from_next_day", {"day": "2025-11-06"}),
            ReckoningLine("counted_months", {"n": 1, "end": "2025-12-05"}),
            ReckoningLine("working_day", {"day": "2025-12-05"}),
        ),
    )


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-01-31", 1, "2024-02-29"),  # leap year
        ("2024-01-29", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2025-03-31", 1, "2025-04-30"),
        ("2025-02-28", 1, "2025-03-28"),  # the corresponding day, not the month's last
        ("2025-12-15", 1, "2026-01-15"),
        ("2024-08-14", 1, "2024-09-14"),  # a worked Saturday does not move
    ],
)
def test_months_end_on_the_corresponding_or_last_day(start: str, months: int, end: str) -> None:
    found = due(Term("months", months), on(start))
    assert found.day == on(end)
    assert keys(found.working)[-2:] == ["counted_months", "working_day"]


@pytest.mark.parametrize(
    ("term", "start", "end", "reason", "to"),
    [
        (Term("months", 3), "2024-07-04", "2024-10-04", "national_day", "2024-10-08"),
        (Term("months", 1), "2025-09-03", "2025-10-03", "national_day", "2025-10-09"),
        (Term("months", 3), "2025-10-31", "2026-01-31", "weekend", "2026-02-02"),
        (Term("months", 1), "2026-01-16", "2026-02-16", "spring_festival", "2026-02-24"),
        (Term("days", 30), "2020-01-01", "2020-01-31", "spring_festival", "2020-02-03"),
        (Term("days", 2), "2024-02-15", "2024-02-17", "spring_festival", "2024-02-18"),  # to a worked Sunday
    ],
)
def test_an_end_on_a_day_off_moves_to_the_next_working_day(
    term: Term, start: str, end: str, reason: str, to: str
) -> None:
    found = due(term, on(start))
    assert found.day == on(to)
    assert found.working[-2].params["end"] == end
    assert found.working[-1] == ReckoningLine("rolled_forward", {"from": end, "reason": reason, "to": to})


# --- the fixed yearly date


@pytest.mark.parametrize(
    ("start", "fixed", "day", "key"),
    [
        ("2021-04-21", "09-30", "2021-07-21", "fixed_date_later"),
        ("2021-08-10", "09-30", "2021-09-30", "fixed_date_earlier"),
        ("2021-09-29", "09-30", "2021-09-30", "fixed_date_earlier"),
        ("2021-09-30", "09-30", "2021-12-30", "fixed_date_later"),  # on the day itself: next year's
        ("2021-11-05", "01-20", "2022-01-20", "fixed_date_earlier"),  # across the year's end
        (
            "2023-08-10",
            "09-30",
            "2023-10-07",
            "fixed_date_earlier",
        ),  # a day off: to the next, worked Saturday
        ("2021-06-30", "09-30", "2021-09-30", "fixed_date_same"),
        ("2022-12-10", "02-29", "2023-02-28", "fixed_date_earlier"),
    ],
)
def test_the_earlier_of_term_and_fixed_date_binds(start: str, fixed: str, day: str, key: str) -> None:
    found = due(Term("months", 3, fixed), on(start))
    assert found.day == on(day)
    assert key in keys(found.working)


def test_the_fixed_date_line_shows_both_dates() -> None:
    found = due(Term("months", 3, "09-30"), on("2021-08-10"))
    expected = {"fixed": "2021-09-30", "counted": "2021-11-10"}
    assert line(found.working, "fixed_date_earlier") == expected
    assert keys(found.working)[-1] == "working_day"


def test_a_fixed_date_on_a_day_off_binds_working_days_too() -> None:
    found = due(Term("working_days", 30, "09-30"), on("2023-09-01"))
    assert found.day == on("2023-10-07")
    assert found.working[-1].params["from"] == "2023-09-30"


# --- calendars not published yet


# Asked of the installed library, so that a newer one does not break the tests: 2026 when this was written.
LAST = max(year for year in range(2026, 2100) if CALENDAR.is_published(year))


def provisional_years(found: Due) -> list[str | int]:
    return [item.params["year"] for item in found.working if item.key == "provisional"]


def test_a_year_without_a_notice_is_provisional() -> None:
    found = due(Term("months", 3), date(LAST, 11, 23))
    assert line(found.working, "counted_months")["end"] == f"{LAST + 1}-02-23"
    assert found.provisional
    assert found.working[-1] == ReckoningLine("provisional", {"year": LAST + 1})


def test_every_unpublished_year_of_the_span_is_named() -> None:
    found = due(Term("months", 14), date(LAST, 12, 1))
    assert provisional_years(found) == [LAST + 1, LAST + 2]


def test_a_year_without_a_notice_has_its_statutory_days() -> None:
    found = due(Term("working_days", 5), on("2090-09-28"))  # Sunday 1 to Tuesday 3 October are off
    assert found.day == on("2090-10-09")
    assert found.provisional


@pytest.mark.parametrize("days", range(1, 13))
def test_new_years_notice_may_still_move_the_last_days_of_december(days: int) -> None:
    open_end = due(Term("days", days), date(LAST, 12, 20))
    assert open_end.provisional == (open_end.day >= date(LAST, 12, 29))
    assert not due(Term("days", days), date(LAST - 1, 12, 20)).provisional


# --- instants, zones, storage


@pytest.mark.parametrize(
    ("zone", "started", "at"),
    [
        ("Asia/Shanghai", "2025-11-24", "2025-11-26T09:30:00+00:00"),
        ("America/New_York", "2025-11-23", "2025-11-25T22:30:00+00:00"),
        ("Europe/London", "2025-11-23", "2025-11-25T17:30:00+00:00"),
    ],
)
def test_the_start_is_the_local_day_and_the_end_local_close(zone: str, started: str, at: str) -> None:
    start = datetime(2025, 11, 23, 17, 0, tzinfo=UTC)  # past midnight in Shanghai
    found = reckon(Term("days", 2), start, calendar=CALENDAR, zone=ZoneInfo(zone), close_of_business=CLOSE)
    assert found.working[0].params["day"] == started
    assert found.at == datetime.fromisoformat(at)
    assert found.at.utcoffset() == timedelta(0)


def test_close_of_business_follows_summer_time() -> None:
    zone = ZoneInfo("America/New_York")
    winter, summer = (
        reckon(Term("days", 1), on(day), calendar=CALENDAR, zone=zone, close_of_business=CLOSE).at.hour
        for day in ("2025-03-05", "2025-03-11")
    )
    assert (winter, summer) == (22, 21)


def test_a_naive_start_is_refused() -> None:
    with pytest.raises(ValueError, match="naive_instant"):
        due(Term("days", 1), datetime(2025, 1, 1))  # noqa: DTZ001  # the very mistake under test


def test_the_working_survives_json() -> None:
    found = due(Term("months", 3, "09-30"), date(LAST, 11, 23))
    restored = tuple(ReckoningLine(*item) for item in json.loads(json.dumps(found.working)))
    assert restored == found.working


# --- extension


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


def test_an_extension_keeps_the_earlier_working_and_adds_its_own() -> None:
    start = on("2025-03-03")
    first = due(Term("months", 3), start)
    found = longer(first, "2025-07-05", start)  # a Saturday
    assert found.day == on("2025-07-07")
    assert found.at == datetime(2025, 7, 7, 9, 30, tzinfo=UTC)
    assert found.working[: len(first.working)] == first.working
    assert found.working[len(first.working) :] == (
        ReckoningLine("extended", {"from": "2025-06-03", "to": "2025-07-05"}),
        ReckoningLine("rolled_forward", {"from": "2025-07-05", "reason": "weekend", "to": "2025-07-07"}),
    )


def test_an_extension_stops_at_the_limit_and_says_so() -> None:
    start = on("2025-03-03")
    found = longer(due(Term("months", 3), start), "2025-10-20", start)
    assert found.day == on("2025-09-03")
    expected = {"n": 6, "unit": "months", "asked": "2025-10-20", "to": "2025-09-03"}
    assert line(found.working, "limited") == expected


def test_an_extension_up_to_the_limit_itself_is_not_cut() -> None:
    start = on("2025-03-03")
    assert "limited" not in keys(longer(due(Term("months", 3), start), "2025-09-03", start).working)


def test_an_extension_must_be_later_and_have_room() -> None:
    start = on("2025-03-03")
    first = due(Term("months", 3), start)
    with pytest.raises(ValueError, match="extension_not_later"):
        longer(first, "2025-06-03", start)
    full = longer(first, "2025-12-31", start)
    with pytest.raises(ValueError, match="extension_limit_reached"):
        longer(full, "2025-12-31", start)


def test_an_extension_says_once_which_year_is_not_published() -> None:
    start = date(LAST, 11, 23)
    found = longer(due(Term("months", 3), start), f"{LAST + 1}-04-20", start)
    assert provisional_years(found) == [LAST + 1]
    assert keys(found.working)[-1] == "provisional"


def test_a_provisional_end_moves_past_tomb_sweeping_day() -> None:
    start = on("2089-11-23")
    assert longer(due(Term("months", 3), start), "2090-04-04", start).day == on("2090-04-05")


# --- time left, lateness, reminders


@pytest.mark.parametrize(
    ("due_day", "today", "expected"),
    [
        ("2025-12-05", "2025-11-23", (12, 0)),
        ("2025-12-05", "2025-12-05", (0, 0)),
        ("2025-12-05", "2025-12-06", (-1, 0)),  # the Saturday after
        ("2025-12-05", "2025-12-08", (-3, 1)),
        ("2025-09-30", "2025-10-08", (-8, 0)),  # the whole National Day
        ("2025-09-30", "2025-10-11", (-11, 3)),  # with the worked Saturday
        ("2025-01-24", "2025-02-05", (-12, 3)),  # Sunday 26 and Monday 27 January, 5 February
    ],
)
def test_lateness_is_in_working_days(due_day: str, today: str, expected: tuple[int, int]) -> None:
    assert remaining(on(due_day), on(today), CALENDAR) == Remaining(*expected)


def test_reminders_move_from_days_off_to_the_working_day_before() -> None:
    assert remind_days(OFFSETS, on("2025-10-10"), CALENDAR) == {
        on("2025-09-10"),
        on("2025-09-25"),
        on("2025-09-30"),  # for 3 and for 7 days before, both in the holiday
        on("2025-10-09"),
    }


def test_reminder_days_of_a_whole_clock() -> None:
    days = [on("2025-10-31") + timedelta(days=n) for n in range(43)]
    found = [day.isoformat()[5:] for day in days if is_reminder_day(day, on("2025-12-05"), OFFSETS, CALENDAR)]
    assert found == ["11-05", "11-20", "11-28", "12-02", "12-04", "12-08", "12-09", "12-10", "12-11", "12-12"]


def test_on_the_due_day_only_when_the_policy_says_so() -> None:
    assert not is_reminder_day(on("2025-12-05"), on("2025-12-05"), OFFSETS, CALENDAR)
    assert is_reminder_day(on("2025-12-05"), on("2025-12-05"), (*OFFSETS, 0), CALENDAR)


def test_overdue_reminders_come_on_a_worked_saturday_and_not_in_a_holiday() -> None:
    assert is_reminder_day(on("2025-10-11"), on("2025-09-30"), OFFSETS, CALENDAR)
    assert not is_reminder_day(on("2025-10-02"), on("2025-09-30"), OFFSETS, CALENDAR)


# --- when something may be pushed

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


@given(TERMS, DAYS)
def test_a_term_survives_its_data(term: Term, start: date) -> None:
    assert due(Term.parse(term.to_data()), start) == due(term, start)


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
