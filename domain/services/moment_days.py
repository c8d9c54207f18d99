"""Reading the day of a proposed time: today's weekday, a date in figures, Chinese numerals or English."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from domain.errors import BadInput
from domain.moment_words import (
    DAYS_FROM_TODAY,
    DIGITS,
    ENGLISH_DAYS,
    ENGLISH_MONTHS,
    MONTHS_AHEAD,
    WEEKDAYS,
    WEEKS_AHEAD,
    YEARS_AHEAD,
)

LATELY = timedelta(days=60)


def number(words: str) -> int:
    """Of digits, or of Chinese numerals up to ninety-nine."""
    if words.isdecimal():
        return int(words)
    tens, ten, ones = words.partition("\u5341")
    if ten:
        return (DIGITS[tens] if tens else 1) * 10 + (DIGITS[ones] if ones else 0)
    value = 0
    for sign in words:
        value = value * 10 + DIGITS[sign]
    return value


def read_day(found: re.Match[str], kind: str, today: date) -> date:
    """The day that one word of a message names, by its kind. Raises BadInput for one that does not exist."""
    return DAY_READERS[kind](found, kind, today)


def _relative(found: re.Match[str], kind: str, today: date) -> date:
    return today + timedelta(days=DAYS_FROM_TODAY[found[kind].lower()])


def _ahead(found: re.Match[str], kind: str, today: date) -> date:
    return today + timedelta(days=number(found[f"{kind}_n"]))


def _of_week(found: re.Match[str], kind: str, today: date) -> date:
    if kind == "week":
        return _weekday(today, WEEKDAYS[found["week_day"]], WEEKS_AHEAD[found["week_which"]])
    ahead = WEEKS_AHEAD[(found["en_which"] or "").lower()]
    return _weekday(today, ENGLISH_DAYS.index(found["en_day"].lower()[:3]), ahead)


def _of_month(found: re.Match[str], kind: str, today: date) -> date:
    if kind == "only_day":
        return _next_such_day(today, number(found["only"]), found[kind])
    months = today.month - 1 + MONTHS_AHEAD[found["of_which"]]
    return _existing(today.year + months // 12, months % 12 + 1, number(found["of_day"]), found[kind])


def _english(found: re.Match[str], kind: str, today: date) -> date:
    month = ENGLISH_MONTHS.index(found[f"{kind}_month"].lower()[:3]) + 1
    return _dated(today, found[f"{kind}_year"], "", month, int(found[f"{kind}_day"]), found[kind])


def _in_figures(found: re.Match[str], kind: str, today: date) -> date:
    month, day = number(found[f"{kind}_month"]), number(found[f"{kind}_day"])
    year = None if kind == "bare" else found[f"{kind}_year"]
    which = (found["date_which"] or "") if kind == "date" else ""
    return _dated(today, year, which, month, day, found[kind])


DAY_READERS: dict[str, Callable[[re.Match[str], str, date], date]] = {
    "relative": _relative,
    "en_relative": _relative,
    "ahead": _ahead,
    "en_ahead": _ahead,
    "week": _of_week,
    "en_week": _of_week,
    "of_month": _of_month,
    "only_day": _of_month,
    "en_date": _english,
    "us_date": _english,
    "date": _in_figures,
    "bare": _in_figures,
    "iso": _in_figures,
}


def _weekday(today: date, weekday: int, weeks_ahead: int | None) -> date:
    monday = today - timedelta(days=today.weekday())
    if weeks_ahead is not None:
        return monday + timedelta(days=weekday, weeks=weeks_ahead)
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def _next_such_day(today: date, day: int, words: str) -> date:
    year, month = (today.year, today.month) if day >= today.day else _month_after(today)
    return _existing(year, month, day, words)


def _month_after(today: date) -> tuple[int, int]:
    return (today.year + 1, 1) if today.month == 12 else (today.year, today.month + 1)


def _dated(today: date, year: str | None, which: str, month: int, day: int, words: str) -> date:
    """Without a year the next such day."""
    if year or which:
        return _existing(int(year) if year else today.year + YEARS_AHEAD[which], month, day, words)
    this_year = _existing(today.year, month, day, words)
    # What was a few days ago is not meant for next year: it is told to be past.
    if this_year >= today - LATELY:
        return this_year
    return _existing(today.year + 1, month, day, words)


def _existing(year: int, month: int, day: int, words: str) -> date:
    if not 1 <= month <= 12 or not 1 <= year <= 9999 or not 1 <= day <= monthrange(year, month)[1]:
        raise BadInput("bad-moment-no-such-day", text=words.strip())
    return date(year, month, day)
