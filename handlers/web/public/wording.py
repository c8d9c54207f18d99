"""A published proposal in words: its state as a sentence, its class as a tag, its dates."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from bot.i18n import Translator
from bot.views.line import STATION_OF, STATIONS
from domain.policy import Policy
from domain.proposal import Kind, Status
from domain.public_state import Timeliness, timeliness_of
from domain.publication_port import Line
from domain.steps import ANSWERED

SOON_DAYS = 3
UNIT = re.compile("(?<=[0-9]) (?=[\u4e00-\u9fff])")
# The drawing of the list: six stations so far apart, in a picture of this width.
APART, FIRST, WIDE = 28, 7, 154


@dataclass(frozen=True)
class Station:
    """One of the six: its name, whether the train was there, and when."""

    name: str
    state: str
    day: str = ""
    x: int = 0


@dataclass(frozen=True)
class Sentence:
    """The state in words; `late` is the part that is printed in red."""

    text: str
    late: str = ""

    @property
    def whole(self) -> str:
        return f"{self.text}{self.late}"


@dataclass(frozen=True)
class Speaker:
    """Says what is published, in one language, on one day, in the words of one congress."""

    t: Translator
    policy: Policy
    now: datetime

    @property
    def today(self) -> date:
        return self.now.astimezone(self.policy.zone).date()

    def local(self, moment: datetime) -> date:
        return moment.astimezone(self.policy.zone).date()

    def day(self, day: date | datetime | None, year: int = 0) -> str:
        """Without the year where it is this one, or the one that is spoken of."""
        if day is None:
            return ""
        plain = self.local(day) if isinstance(day, datetime) else day
        pattern = "page-pattern-day" if plain.year == (year or self.today.year) else "page-pattern-full-day"
        return self.t.written(plain, pattern)

    def minute(self, moment: datetime) -> str:
        local = moment.astimezone(self.policy.zone)
        return f"{self.t.written(local.date(), 'page-pattern-full-day')} {local:%H:%M}"

    def say(self, key: str, **params: object) -> str:
        """A number and its unit stand in one line."""
        return UNIT.sub("\u00a0", self.t.plain(key, **params))

    def class_name(self, code: str) -> str:
        """The letter with its meaning in this congress."""
        if not code:
            return self.say("page-class-none")
        meaning = self.policy.label("classes", code, self.t.language)
        return self.say("page-class", letter=code, meaning=meaning)

    def tag(self, line: Line) -> tuple[str, str]:
        """What stands on the tag, and how it looks: "a", "b", "c" or "open"."""
        if line.status in ANSWERED and line.result_class:
            classes = [choice.code for choice in self.policy.choices("classes")]
            place = classes.index(line.result_class) if line.result_class in classes else 3
            return self.say("page-class-letter", letter=line.result_class), "abcd"[min(place, 3)]
        return self.status(line), "open"

    def status(self, line: Line) -> str:
        name = self.say(f"status-{line.status.replace('_', '-')}")
        return self.say("card-round", state=name, round=line.round) if line.round > 1 else name

    def meta(self, line: Line) -> list[str]:
        """Number, way, category, and whether it is a key one."""
        facts = [line.number, self.say(f"track-{line.track.replace('_', '-')}")]
        if line.kind is not Kind.SUGGESTION:
            facts.append(self.say(f"kind-{line.kind.replace('_', '-')}"))
        if line.category:
            facts.append(self.category(line.category))
        return [fact for fact in [*facts, self.say("page-key") if line.key else ""] if fact]

    def category(self, code: str) -> str:
        return (
            self.policy.label("categories", code, self.t.language) if code else self.say("page-no-category")
        )

    def sentence(self, line: Line) -> Sentence:
        """When it was answered or is to be, and what goes on since."""
        if line.status in ANSWERED:
            return self._answered(line)
        if line.due_on is None:
            return Sentence(self.say("page-in-hand"))
        left = (line.due_on - self.today).days
        until = self.say("page-due", day=self.day(line.due_on))
        return Sentence(until) if left >= 0 else Sentence(until, self.say("page-overdue", days=-left))

    def timeliness(self, line: Line) -> Timeliness | None:
        replied = self.local(line.replied_at) if line.replied_at else None
        return timeliness_of(line.status, replied, line.due_on, self.today)

    def meaning(self, line: Line) -> str:
        """What the letter on the tag means in this congress."""
        if line.status not in ANSWERED or not line.result_class:
            return ""
        return self.policy.label("classes", line.result_class, self.t.language)

    def _answered(self, line: Line) -> Sentence:
        parts = []
        late = ""
        if line.replied_at is not None:
            replied = self.local(line.replied_at)
            parts.append(self.say("page-replied", day=self.day(replied)))
            if line.due_on is not None and replied < line.due_on:
                parts.append(self.say("page-early", days=(line.due_on - replied).days))
            elif line.due_on is not None and replied > line.due_on:
                late = self.say("page-overdue", days=(replied - line.due_on).days)
        if line.status is Status.FOLLOW_UP:
            on = line.follow_up_on
            parts.append(
                self.say("page-follow-up-by", day=self.day(on)) if on else self.say("page-follow-up")
            )
        elif line.promised and line.kept == line.promised:
            parts.append(self.say("page-promises-kept", n=line.promised))
        elif line.promised:
            parts.append(self.say("page-promises", n=line.promised, kept=line.kept))
        elif line.status is Status.REPLIED and line.rating_on and line.rating_on >= self.today:
            parts.append(self.say("page-being-rated"))
        comma = self.t.plain("comma")
        return Sentence(comma.join(parts) + (comma if late and parts else ""), late)

    def stations(self, line: Line, days: tuple[date | datetime | None, ...] = (None,) * 6) -> list[Station]:
        """The line: what was passed, where it is now, what is ahead."""
        at = 5 if line.status is Status.FOLLOW_UP else STATION_OF[line.status]
        found = []
        year = self.today.year
        for n, (name, day) in enumerate(zip(STATIONS, days, strict=True)):
            state = "done" if n < at else "now" if n == at else "ahead"
            # The year once, where it begins to be another one: six dates stand side by side.
            told, year = self.day(day, year), self.local(day).year if isinstance(day, datetime) else year
            if n == 5 and state == "now" and line.rating_on is not None:
                told = self.say("page-until", day=self.day(line.rating_on))
            found.append(Station(self.say(f"station-{name}"), state, told, FIRST + n * APART))
        return found

    def colour(self, line: Line) -> str:
        """Amber and red are for time alone."""
        if line.status in ANSWERED or line.due_on is None:
            return "going"
        left = (line.due_on - self.today).days
        return "late" if left < 0 else "soon" if left <= SOON_DAYS else "going"
