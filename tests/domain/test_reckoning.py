"""A stored reckoning followed again: the same on the same calendar, and what a local day off does to it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from domain.deadlines import Due, ReckoningLine, Term, Unit, WorkCalendar
from domain.reckoning import again
from storage.calendar import ChineseCalendar
from tests.domain.reckonings import CALENDAR, CLOSE, SHANGHAI, due, keys, line, longer, on

COUNTS = {"working_days": st.integers(1, 60), "days": st.integers(1, 400), "months": st.integers(1, 24)}
FIXED = st.none() | st.dates(on("2000-01-01"), on("2000-12-31")).map(lambda day: day.isoformat()[5:])
TERMS = st.sampled_from(get_args(Unit)).flatmap(
    lambda unit: st.builds(Term, st.just(unit), COUNTS[unit], FIXED)
)
DAYS = st.dates(on("2018-01-01"), on("2028-12-31"))
SNOW = ChineseCalendar({on("2026-01-20"): False, on("2026-01-24"): True}, {on("2026-01-20"): "雪"})


def followed(found: Due, calendar: WorkCalendar = CALENDAR) -> Due | None:
    stored = [(key, params) for key, params in found.working]
    return again(stored, calendar=calendar, zone=SHANGHAI, close_of_business=CLOSE)


@given(TERMS, DAYS)
def test_followed_on_the_same_calendar_it_is_the_same(term: Term, start: date) -> None:
    found = due(term, start)
    assert followed(found) == found


@given(DAYS, st.integers(1, 300), st.integers(2, 12))
def test_so_it_is_with_an_extension(start: date, more: int, months: int) -> None:
    first = due(Term("months", 1), start)
    found = longer(first, (first.day + timedelta(days=more)).isoformat(), start, months)
    assert followed(found) == found


@given(TERMS, DAYS, st.sets(st.integers(1, 800), max_size=12))
def test_it_is_what_would_have_been_reckoned_at_first(term: Term, start: date, offsets: set[int]) -> None:
    calendar = ChineseCalendar({start + timedelta(days=n): n % 3 == 0 for n in offsets})
    assert followed(due(term, start), calendar) == due(term, start, calendar)
    assert followed(due(term, start, calendar)) == due(term, start)


@given(TERMS, DAYS, st.sets(st.integers(1, 800), max_size=12))
def test_days_off_never_bring_a_date_forward(term: Term, start: date, offsets: set[int]) -> None:
    found = due(term, start)
    moved = followed(found, ChineseCalendar({start + timedelta(days=n): False for n in offsets}))
    assert moved is not None
    assert moved.day >= found.day


def test_a_snow_day_is_named_with_its_reason() -> None:
    first = due(Term("working_days", 3), on("2026-01-16"))
    assert first.day == on("2026-01-21")
    moved = followed(first, SNOW)
    assert moved is not None
    assert moved.day == on("2026-01-22")
    assert line(moved.working, "local_off") == {"day": "2026-01-20", "why": "雪"}
    assert keys(moved.working)[-1] == "counted_working_days"


def test_a_saturday_worked_here_counts_and_an_end_on_it_stays() -> None:
    assert due(Term("working_days", 5), on("2026-01-16"), SNOW).day == on("2026-01-24")
    ends_there = due(Term("days", 8), on("2026-01-16"), SNOW)
    assert ends_there.day == on("2026-01-24")
    assert keys(ends_there.working)[-2:] == ["local_worked", "working_day"]


def test_a_snow_day_far_from_the_end_of_a_month_is_no_matter() -> None:
    assert "local_off" not in keys(due(Term("months", 3), on("2026-01-16"), SNOW).working)


def test_an_end_on_a_snow_day_moves_and_says_why() -> None:
    found = due(Term("days", 4), on("2026-01-16"), SNOW)
    assert found.day == on("2026-01-21")
    assert keys(found.working)[-2:] == ["local_off", "rolled_forward"]
    assert line(found.working, "rolled_forward")["reason"] == "local_day_off"


def test_an_extension_that_the_date_has_reached_by_itself_gives_nothing_more() -> None:
    first = due(Term("working_days", 3), on("2026-01-16"))
    asked = longer(first, "2026-01-22", on("2026-01-16"))
    closed = ChineseCalendar({on("2026-01-20"): False, on("2026-01-21"): False})
    moved = followed(asked, closed)
    assert moved is not None
    assert moved.day == on("2026-01-23")
    assert "extended" not in keys(moved.working)


def test_a_promised_day_binds_as_it_is_and_what_stands_beside_stays() -> None:
    found = due(Term("months", 3), on("2026-01-16"))
    promised = ReckoningLine("fixed_date_earlier", {"fixed": "2026-03-01", "counted": found.day.isoformat()})
    beside = ReckoningLine("reassigned", {"day": "2026-03-01"})
    stored = replace(
        found,
        day=on("2026-03-01"),
        at=datetime(2026, 3, 1, 9, 30, tzinfo=UTC),
        working=(*found.working, promised, beside),
    )
    assert followed(stored) == stored


def test_a_reckoning_without_a_term_cannot_be_followed() -> None:
    started = [("started", {"day": "2026-01-16"})]
    assert again(started, calendar=CALENDAR, zone=SHANGHAI, close_of_business=CLOSE) is None
    assert again([], calendar=CALENDAR, zone=SHANGHAI, close_of_business=CLOSE) is None
