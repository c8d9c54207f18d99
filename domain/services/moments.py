"""Reading the times people propose: "next Wed 9am", several in one message, perhaps with the place behind."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta

from domain.errors import BadInput
from domain.moment_words import (
    AFTERNOON,
    BETWEEN,
    EARLY,
    EVENING,
    FILLING,
    MINUTES,
    MORNING,
    NOON,
    NOON_O_CLOCK,
    PLAIN,
    RANGE_OF_HOURS,
    TOKEN,
    UP_TO,
)
from domain.services.moment_days import number, read_day
from domain.services.reading import cleaned, has_words

Halves = frozenset[str]


@dataclass(frozen=True)
class Said:
    """One time as somebody said it. Without `at` the hour is missing; `unsure`: it may be meant otherwise."""

    day: date
    at: time | None = None
    unsure: bool = False
    half: str = ""


@dataclass(frozen=True)
class Reading:
    """The times of a message in their order, and what else it says: the place, usually."""

    times: tuple[Said, ...]
    rest: str


@dataclass
class _Listening:
    """What was heard so far: days that still wait for an hour, those that the last hour belonged to."""

    days: list[date] = field(default_factory=list)
    timed: bool = False
    half: str = ""
    said: list[Said] = field(default_factory=list)

    def hear_day(self, day: date) -> None:
        if self.timed or self.half:
            self.give_up()
            self.days, self.half = [], ""
        self.timed = False
        self.days.append(day)

    def hear_half(self, half: str) -> None:
        if self.half and not self.timed:
            self.give_up()
        self.half = half
        self.timed = False

    def hear_time(self, hour: int, minute: int, half: str, *, literal: bool) -> None:
        if not self.days:
            raise BadInput("bad-moment-no-day")
        at, unsure, next_day = _read_hour(hour, minute, half or self.half, literal=literal)
        for day in self.days:
            self.said.append(Said(day + timedelta(days=next_day), at, unsure))
        self.timed = True

    def give_up(self) -> None:
        """The days that nobody gave an hour."""
        if not self.timed:
            self.said += [Said(day, half=self.half) for day in self.days]


def read_moments(text: str, today: date) -> Reading:
    """Every time that a message names, and the rest of it.

    A weekday is the next one, "next" means next week; a day without a year the next such day. An hour from
    one to seven without a part of the day is unsure: the likelier reading is given. Raises BadInput for none,
    for an hour without a day, for a day or an hour that does not exist.
    """
    kept = cleaned(text)
    plain = kept.translate(PLAIN)
    # From nine to ten: when it begins is all that counts.
    plain = RANGE_OF_HOURS.sub(lambda m: m[1].ljust(len(m[0])), plain)
    heard, end, left = _Listening(), 0, []
    for found in TOKEN.finditer(plain):
        between = plain[end : found.start()]
        kind = _kind(found)
        if kind in HOURS and heard.timed and UP_TO.fullmatch(between):
            end = found.end()
            continue
        left.append(kept[end : found.start()])
        end = found.end()
        _hear(heard, found, kind, today, directly=not between.strip() and not heard.timed)
    left.append(kept[end:])
    heard.give_up()
    if not heard.said:
        raise BadInput("bad-moment")
    return Reading(tuple(dict.fromkeys(heard.said)), _rest(left))


KINDS = (
    *("iso", "date", "of_month", "ahead", "relative", "week", "only_day", "en_relative", "en_ahead"),
    *("en_week", "en_date", "us_date", "clock", "colon", "meridiem", "oclock", "bare", "half"),
)
HOURS = frozenset({"clock", "colon", "meridiem", "oclock"})


def _kind(found: re.Match[str]) -> str:
    return next(kind for kind in KINDS if found[kind] is not None)


def _hear(heard: _Listening, found: re.Match[str], kind: str, today: date, *, directly: bool) -> None:
    """One word of the message; `directly` behind a day, two numbers with a point are an hour."""
    match kind:
        case "half":
            heard.hear_half((found["half_en"] or found["half"]).lower())
        case "clock":
            minute = MINUTES.get(found["clock_words"] or "", 0) or number(found["clock_minute"] or "0")
            heard.hear_time(number(found["clock_hour"]), minute, "", literal=False)
        case "colon":
            hour = found["colon_hour"]
            literal = len(hour) == 2 and not found["colon_half"]
            half = (found["colon_half"] or "").lower()
            heard.hear_time(int(hour), int(found["colon_minute"]), half, literal=literal)
        case "meridiem":
            minute = int(found["meridiem_minute"] or 0)
            heard.hear_time(
                int(found["meridiem_hour"]), minute, found["meridiem_half"].lower(), literal=False
            )
        case "oclock":
            heard.hear_time(int(found["oclock_hour"] or found["at_hour"]), 0, "", literal=False)
        case "bare" if heard.days and directly and found["bare_sign"] == "." and len(found["bare_day"]) == 2:
            heard.hear_time(int(found["bare_month"]), int(found["bare_day"]), "", literal=False)
        case _:
            heard.hear_day(read_day(found, kind, today))
            if kind == "en_relative" and found[kind].lower() == "tonight":
                heard.hear_half("evening")


def _read_hour(hour: int, minute: int, half: str, *, literal: bool) -> tuple[time, bool, int]:
    """The hour of the day; whether it could be meant otherwise; the days it lies further on."""
    unsure, next_day = False, 0
    if half in AFTERNOON | EVENING or (half in NOON and hour < 11):
        if hour == 12 and half in EVENING:
            hour, next_day = 0, 1
        elif hour < 12:
            hour += 12
    elif half in MORNING | EARLY:
        if hour > 12 or (hour == 12 and half not in EARLY and half not in {"am", "a.m."}):
            raise BadInput("bad-moment-hour", hour=hour)
        hour %= 12
    elif half not in NOON and not literal and 1 <= hour <= 7:
        unsure, hour = True, hour + 12
    if hour > 23 or minute > 59:
        raise BadInput("bad-moment-hour", hour=hour if hour > 23 else f"{hour}:{minute}")
    return time(hour, minute), unsure, next_day


def _rest(left: list[str]) -> str:
    """What is neither a time nor a word that joins times."""
    parts = [_without_filling(part) for piece in left for part in BETWEEN.split(piece)]
    return " ".join(part for part in parts if has_words(part))


def _without_filling(part: str) -> str:
    part = part.strip(" :\uff1a\t")
    while (shorter := FILLING.sub("", part).strip(" :\uff1a\t")) != part:
        part = shorter
    return part


def with_hour(said: Said, at: time) -> Said:
    """The same day with the hour that was missing, or as it was meant."""
    return replace(said, at=at, unsure=False, half="")


def likely_hours(said: Said) -> list[time]:
    """What can be meant where the hour is missing or unsure, for buttons."""
    if said.at is not None:
        return [said.at, time((said.at.hour + 12) % 24, said.at.minute)]
    if said.half in MORNING | EARLY:
        return [time(8, 30), time(9), time(9, 30), time(10), time(10, 30), time(11)]
    if said.half in NOON:
        return [NOON_O_CLOCK, time(12, 30), time(13)]
    if said.half in AFTERNOON:
        return [time(13, 30), time(14), time(14, 30), time(15), time(15, 30), time(16), time(16, 30)]
    if said.half in EVENING:
        return [time(18), time(18, 30), time(19), time(19, 30), time(20)]
    return [time(9), time(10), time(14), time(15), time(16)]
