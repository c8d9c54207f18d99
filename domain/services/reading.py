"""Reading what people type: the words to keep, dates, lists of points."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from domain.deadlines import ONE_DAY
from domain.errors import BadInput
from domain.reply import Point

# Marks that change the direction or hide characters have no place in a text that is printed and numbered;
# the last four are letters that show nothing.
INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u115f\u1160\u3164\uffa0]"
)
BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*\n(?=\s*\S)")
# The signs people put between numbers and the words they use for days. Escaped: code has no Chinese.
YEAR, MONTH, DAY, END, COLON = "\u5e74", "\u6708", "\u65e5", "\u5e95", "\uff1a"
DAY_OF_MONTH, BEFORE = "\u53f7", "\u524d"
TODAY, YESTERDAY, DAY_BEFORE = "\u4eca\u5929", "\u6628\u5929", "\u524d\u5929"
DAYS_AGO = {TODAY: 0, YESTERDAY: 1, DAY_BEFORE: 2}
THIS_YEAR, NEXT_YEAR = "\u4eca\u5e74", "\u660e\u5e74"
SEPARATOR = r"\s*[\-/.]\s*"
# Two bare numbers ("2-3") count things unless nothing else is said or "before" follows: then they are.
DATE = re.compile(
    rf"(?:(?P<year>\d{{4}})\s*{YEAR}\s*|(?P<which>{THIS_YEAR}|{NEXT_YEAR}))?"
    rf"(?<!\d)(?P<month>\d{{1,2}})\s*{MONTH}"
    rf"(?:\s*(?P<day>\d{{1,2}})\s*[{DAY}{DAY_OF_MONTH}]?|{END})?"
    rf"|(?<!\d)(?P<iso_year>\d{{4}}){SEPARATOR}(?P<iso_month>\d{{1,2}}){SEPARATOR}(?P<iso_day>\d{{1,2}})(?!\d)"
    rf"|(?:(?P<end_year>\d{{4}})\s*|(?P<end_which>[{THIS_YEAR[0]}{NEXT_YEAR[0]}]))?{YEAR}{END}"
    rf"|(?<![\d.])(?P<bare_month>\d{{1,2}}){SEPARATOR}(?P<bare_day>\d{{1,2}})(?=\s*{BEFORE})"
)
ONLY_A_DATE = re.compile(rf"\s*(?P<bare_month>\d{{1,2}}){SEPARATOR}(?P<bare_day>\d{{1,2}})\s*")
# What beside a date says only that it is one: before, by, done.
ONLY_WHEN = re.compile("[\u4e4b\u4ee5]?\u524d|\u5b8c\u6210|\u529e\u7ed3")
FEWEST_LETTERS = 2
BULLET = re.compile(r"^\s*(?:[\-\*\u00b7\u2022]|\d{1,2}(?:\.(?!\d)|[\u3001\)\uff09]))\s*")


def cleaned(text: str) -> str:
    """The text as it will be kept: no invisible marks, no blank lines at the ends, between others one."""
    return BLANK_LINES.sub("\n\n", INVISIBLE.sub("", text)).strip()


def letters(text: str) -> int:
    """How much there is to read: letters and digits of any script, not signs and emoji."""
    return sum(c.isalnum() for c in cleaned(text))


def has_words(text: str) -> bool:
    return letters(text) > 0


def required_text(text: str, limit: int = 2000) -> str:
    """The text as kept. Raises BadInput when there is nothing to read or too much."""
    text = cleaned(text)
    if not text or not has_words(text):
        raise BadInput("bad-text-empty")
    if len(text) > limit:
        raise BadInput("bad-answer-long", limit=limit, length=len(text))
    return text


def read_date(text: str, today: date, *, past: bool = False) -> date:
    """The first date in the text; without a year the nearest one (before today where `past`, else after).

    A month or a year's end alone means its last day; today, yesterday and the day before are understood.
    Raises BadInput for no date, or one that does not exist.
    """
    for word, days in DAYS_AGO.items():
        if word in text:
            return today - days * ONE_DAY
    for found in _dates(text):
        return _nearest(found, today, past=past)
    raise BadInput("bad-date", text=text)


def _dates(text: str) -> Iterator[re.Match[str]]:
    if only := ONLY_A_DATE.fullmatch(text):
        yield only
    else:
        yield from DATE.finditer(text)


def _nearest(found: re.Match[str], today: date, *, past: bool) -> date:
    said = {name.rpartition("_")[2]: value for name, value in found.groupdict().items() if value}
    month, day = int(said.get("month", 12)), said.get("day")
    if "year" in said:
        years = [int(said["year"])]
    elif "which" in said:
        years = [today.year + (said["which"][0] == NEXT_YEAR[0])]
    else:
        years = [today.year - 1, today.year, today.year + 1]
    days = [d for year in years if (d := _day(year, month, day)) is not None]
    if len(years) > 1:
        days = [d for d in reversed(days) if d <= today] if past else [d for d in days if d >= today]
    if not days:
        raise BadInput("bad-date-none", text=found.group().strip())
    return days[0]


def _day(year: int, month: int, day: str | None) -> date | None:
    if not 1 <= month <= 12 or not 1 <= year <= 9999:
        return None
    last = monthrange(year, month)[1]
    number = int(day) if day else last
    return date(year, month, number) if 1 <= number <= last else None


def lines_of(text: str) -> list[str]:
    """One point a line, without the bullets people put in front. Raises BadInput when nothing is left."""
    lines = [line for raw in text.splitlines() if (line := BULLET.sub("", raw).strip())]
    if not lines:
        raise BadInput("bad-text-empty")
    return lines


def read_done(text: str) -> list[Point]:
    return [Point(line) for line in lines_of(text)]


def read_planned(text: str, today: date) -> list[Point]:
    """Points with their dates: the last one of a line, earlier ones tell what led to it.

    Raises BadInput naming the first line without a date that is still to come, or with nothing else.
    """
    points = []
    for line in lines_of(text):
        dates = list(_dates(line))
        if not dates:
            raise BadInput("bad-plan-no-date", line=line)
        due_on = _nearest(dates[-1], today, past=False)
        if due_on < today:
            raise BadInput("bad-plan-past", line=line)
        if letters(ONLY_WHEN.sub("", DATE.sub("", line))) < FEWEST_LETTERS:
            raise BadInput("bad-plan-only-date", line=line)
        points.append(Point(line, due_on=due_on))
    return points


def read_not_adopted(text: str) -> list[Point]:
    """ "What: why", one a line. Raises BadInput naming the first line without a reason."""
    points = []
    for line in lines_of(text):
        what, _, reason = line.replace(COLON, ":", 1).partition(":")
        if not what.strip() or not reason.strip():
            raise BadInput("bad-no-reason", line=line)
        points.append(Point(what.strip(), reason=reason.strip()))
    return points
