"""What a report is about: a period or a session, and whatever else it is narrowed to."""

import calendar
import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.errors import BadInput
from domain.proposal import Track

YEAR = r"(?P<year>\d{4})\s*\u5e74?"
FORMS = tuple(
    re.compile(form)
    for form in (
        YEAR,
        r"(?P<year>\d{4})\s*[-/.\u5e74]\s*(?P<month>\d{1,2})\s*\u6708?",
        YEAR + r"\s*-?\s*(?:[Qq]|\u7b2c)?(?P<quarter>[1-4])(?:\u5b63\u5ea6)?",
        YEAR + r"\s*-?\s*[Hh](?P<half>[12])",
    )
)
IN_WORDS = {
    **{f"{n}\u5b63\u5ea6": f"{digit}\u5b63\u5ea6" for digit, n in enumerate("\u4e00\u4e8c\u4e09\u56db", 1)},
    **{"\u4e0a\u534a\u5e74": "H1", "\u4e0b\u534a\u5e74": "H2"},
}
DAY = re.compile(r"(\d{4})[-/.\u5e74](\d{1,2})[-/.\u6708](\d{1,2})\u65e5?")
BETWEEN = re.compile(r"\s*(?:\.\.|\u2014+|\u81f3|\u5230|~)\s*")


@dataclass(frozen=True)
class Period:
    """Local days, the first and the last included."""

    first: date
    last: date

    @property
    def is_year(self) -> bool:
        return self == year_of(self.first)

    @property
    def year_before(self) -> "Period":
        return Period(_a_year_before(self.first), _a_year_before(self.last, self.last))

    def moments(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """From when until when, the end not included."""
        after = self.last + timedelta(days=1)
        return datetime.combine(self.first, time(), zone), datetime.combine(after, time(), zone)

    @property
    def half(self) -> int | None:
        """Which one of its year it is."""
        return next((n for n in (1, 2) if self == _months(self.first.year, n * 6 - 5, n * 6)), None)

    @property
    def quarter(self) -> int | None:
        """Which one of its year it is."""
        year = self.first.year
        return next((n for n in range(1, 5) if self == _months(year, n * 3 - 2, n * 3)), None)

    @property
    def is_month(self) -> bool:
        return self == _months(self.first.year, self.first.month, self.first.month)

    def __str__(self) -> str:
        """As short as it can be written, in a form that can be typed."""
        if self.is_year:
            return str(self.first.year)
        if self.quarter:
            return f"{self.first.year}Q{self.quarter}"
        if self.is_month:
            return f"{self.first:%Y-%m}"
        return f"{self.first}..{self.last}"


@dataclass(frozen=True)
class Scope:
    """Which suggestions are counted; what is None does not narrow.

    A period counts by the day of registration. `department_id`: what it answers, as lead or apart;
    `committee`: what its departments answer, as a code of the congress's list; `published`: only what is.
    """

    period: Period | None = None
    session: str | None = None
    department_id: int | None = None
    delegation_id: int | None = None
    committee: str | None = None
    category: str | None = None
    result_class: str | None = None
    track: Track | None = None
    representative_id: int | None = None
    published: bool = False

    @property
    def year_before(self) -> "Scope | None":
        """The same a year ago; which session was before another the calendar does not tell."""
        return replace(self, period=self.period.year_before) if self.period else None


EVERYTHING = Scope()


def year_of(day: date) -> Period:
    return Period(date(day.year, 1, 1), date(day.year, 12, 31))


def period_of(text: str) -> Period | None:
    """`2021`, `2021-03`, `2021Q1`, `2021H1`, `2021-01-01..2021-06-30`; None for what is no period of days.

    Raises BadInput for a day or month that there is not, and for an end before the beginning.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    ends = BETWEEN.split(plain)
    if len(ends) == 2:
        first, last = (_span(end) for end in ends)
        if first is None or last is None:
            return None
        if last.last < first.first:
            raise BadInput("bad-period-order", first=str(first.first), last=str(last.last))
        return Period(first.first, last.last)
    return _span(plain)


def _span(text: str) -> Period | None:
    """A day, month, quarter or year."""
    if match := DAY.fullmatch(text):
        year, month, day = map(int, match.groups())
        if not (year >= 1 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
            raise BadInput("bad-period-day", value=text)
        return Period(date(year, month, day), date(year, month, day))
    for words, sign in IN_WORDS.items():
        text = text.replace(words, sign)
    for form in FORMS:
        if match := form.fullmatch(text):
            found = {name: int(value) for name, value in match.groupdict().items()}
            of_year, of_month, quarter = found["year"], found.get("month"), found.get("quarter")
            half = found.get("half")
            if not 1 < of_year < 9999 or (of_month is not None and not 1 <= of_month <= 12):
                raise BadInput("bad-period-day", value=text)
            if quarter is not None:
                return _months(of_year, quarter * 3 - 2, quarter * 3)
            if half is not None:
                return _months(of_year, half * 6 - 5, half * 6)
            return _months(of_year, of_month or 1, of_month or 12)
    return None


def _months(year: int, first: int, last: int) -> Period:
    return Period(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def _a_year_before(day: date, last: date | None = None) -> date:
    """The same day; a month's end stays one where the day is the last of a period."""
    year, month = day.year - 1, day.month
    length = calendar.monthrange(year, month)[1]
    ends = last is not None and day.day == calendar.monthrange(day.year, month)[1]
    return date(year, month, length if ends else min(day.day, length))
