"""Clocks: golden reckonings on the State Council's calendar."""

import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.deadlines import (
    Due,
    ReckoningLine,
    Remaining,
    Term,
    is_reminder_day,
    reckon,
    remaining,
    remind_days,
)
from tests.domain.reckonings import CALENDAR, CLOSE, OFFSETS, due, keys, line, longer, on

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
    with pytest.raises(ValueError, match=key) as refused:
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
        due(Term("days", 1), datetime(2025, 1, 1))  # the very mistake under test


def test_the_working_survives_json() -> None:
    found = due(Term("months", 3, "09-30"), date(LAST, 11, 23))
    restored = tuple(ReckoningLine(*item) for item in json.loads(json.dumps(found.working)))
    assert restored == found.working


# --- extension


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
