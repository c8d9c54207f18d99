"""A congress's own rules as data: clocks, numbering, words, categories, reasons, limits, working hours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from domain.deadlines import Term, WorkingHours
from domain.oversight_rules import OVERSIGHT_DEFAULTS
from domain.proposal import ClockKey, Kind, Track
from domain.roles import Role

# What a policy that was stored before these keys were known goes on with.
DEFAULT_LIMITS: Mapping[str, int] = {
    "presubmission_days": 15,
    "presubmission_window_days": 60,
    "progress": 1000,
    "short_body": 20,
    "small_group": 3,
    "meeting_minutes": 60,
    "meeting_times": 5,
}

# The same for rules that are read as they stand, by their path.
DEFAULT_RULES: Mapping[str, Any] = {
    "reminders.own_times": True,
    "reminders.optional": [ClockKey.RATING, ClockKey.RATING_3, ClockKey.FOLLOW_UP],
    "publication.slug": "",
    "publication.name": "name",
    "escalation.key_ladder": [
        {"working_days": 1, "role": Role.LEADER},
        {"working_days": 1, "role": Role.COMMITTEE},
    ],
    **OVERSIGHT_DEFAULTS,
}


@dataclass(frozen=True)
class Choice:
    """One entry of a congress's own list: a category, a class, a coded reason, a question."""

    code: str
    names: Mapping[str, str]
    keywords: Sequence[str] = ()
    reopens: bool = False
    stops: bool = False
    follow_up: bool = False

    def name(self, language: str) -> str:
        return self.names.get(language) or self.names["zh-CN"]


@dataclass(frozen=True)
class PlannedStep(Choice):
    """One entry of a list that is worked through in order: whose it is, and within how many days."""

    role: Role = Role.STAFF
    days: int = 0


@dataclass(frozen=True)
class Session:
    """The session the congress is in or was in last; a policy of old knows only its name."""

    name: str
    opens: date | None = None
    closes: date | None = None


@dataclass(frozen=True)
class Cards:
    """From when on yellow cards, red cards and talks are proposed; people decide."""

    yellow_working_days: int = 1
    yellow_returns: int = 2
    red_working_days: int = 10
    talk_orders: int = 2


@dataclass(frozen=True)
class Policy:
    """Reads the profile's data, all of it the congress's to change.

    Raises KeyError for a key missing that policies have had from the first; newer keys have a default.
    """

    data: Mapping[str, Any]

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.data["zone"])

    @cached_property
    def working_hours(self) -> WorkingHours:
        hours = self.data["working_hours"]
        start, end, quiet_from, quiet_until = (
            time.fromisoformat(hours[name]) for name in ("start", "end", "quiet_from", "quiet_until")
        )
        return WorkingHours(start, end, quiet_from, quiet_until)

    @property
    def close_of_business(self) -> time:
        return self.working_hours.end

    @property
    def session(self) -> Session:
        if (value := self.data.get("session")) is None:
            return Session(str(self.data["texts"]["session"]))
        opens, closes = (date.fromisoformat(value[name]) for name in ("opens", "closes"))
        return Session(value["name"], opens, closes)

    @property
    def tracks(self) -> tuple[Track, ...]:
        """The tracks offered; the first one outside the session."""
        return tuple(Track(value) for value in self.data.get("tracks", (Track.THROUGH_TRAIN,)))

    def default_track(self, today: date) -> Track:
        """In session from when drafts are prepared until it closes, where that is offered."""
        session = self.session
        if Track.IN_SESSION in self.tracks and session.opens and session.closes:
            prepared_from = session.opens - timedelta(days=self.limit("presubmission_window_days"))
            if prepared_from <= today <= session.closes:
                return Track.IN_SESSION
        return next((track for track in self.tracks if track is not Track.IN_SESSION), Track.IN_SESSION)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        return tuple(Kind(value) for value in self.data.get("kinds", (Kind.SUGGESTION,)))

    @property
    def requirements(self) -> tuple[str, ...]:
        """What is asked beyond the table: codes that guards know, copied when a proposal is assigned."""
        return tuple(self.data.get("requirements", ()))

    @property
    def pre_assigns(self) -> bool:
        """Whether departments see a proposal before it is assigned, so that disputes are settled first."""
        return bool(self.data.get("pre_assign", False))

    @property
    def review_chain(self) -> tuple[Role, ...]:
        """The roles that review a reply, one after the other."""
        return tuple(Role(value) for value in self.data.get("review_chain", (Role.GOVERNMENT_OFFICE,)))

    @property
    def key_led_by(self) -> Role:
        """Who leads the contacts about a key proposal."""
        return Role(self.data.get("key_led_by", Role.LEADER))

    @property
    def key_letter_signed_by(self) -> Role:
        """Who signs the letter about a key proposal."""
        return Role(self.data.get("key_letter_signed_by", Role.DEPARTMENT_HEAD))

    def term(self, key: str, track: str) -> Term | None:
        """The term of a clock; a track's own value goes before the general one. None: no such clock here."""
        clocks: Mapping[str, Any] = self.data["clocks"]
        value = clocks.get(track, {}).get(key) or clocks.get("every", {}).get(key)
        return Term.parse(value) if value else None

    @property
    def extension(self) -> Term:
        """The longest a reply may take in all, counted from the assignment."""
        return Term.parse(self.data.get("extension", {"months": 6}))

    @property
    def fulfilment_opens(self) -> str:
        """The yearly day "MM-DD" from which promises kept are rated."""
        return str(self.data.get("fulfilment", {}).get("opens", "11-01"))

    @property
    def second_date(self) -> str | None:
        """The yearly day "MM-DD" set for what was not answered by the fixed date; None: there is none."""
        value = self.data.get("second_date")
        return str(value) if value else None

    @property
    def cards(self) -> Cards:
        return Cards(**self.data.get("cards", {}))

    @property
    def public_slug(self) -> str:
        """What the addresses of the public pages begin with; empty: the congress's number."""
        return str(self.data.get("publication", {}).get("slug", DEFAULT_RULES["publication.slug"]))

    @property
    def public_name(self) -> str:
        """Whether the public reads who raised a matter: "name", "unit" or "none"."""
        return str(self.data.get("publication", {}).get("name", DEFAULT_RULES["publication.name"]))

    @property
    def remind_offsets(self) -> tuple[int, ...]:
        return tuple(self.data["reminders"]["days_before"])

    @property
    def own_times(self) -> bool:
        """Whether people choose the hour of their morning's bundle and longer quiet hours."""
        return bool(self.data["reminders"].get("own_times", DEFAULT_RULES["reminders.own_times"]))

    @property
    def optional_reminders(self) -> tuple[ClockKey, ...]:
        """The clocks of which a person may wish to hear only once they are overdue."""
        given = self.data["reminders"].get("optional", DEFAULT_RULES["reminders.optional"])
        return tuple(ClockKey(key) for key in given)

    def ladder(self, *, key: bool) -> list[tuple[int, Role]]:
        """After how many working days of lateness who else is told; of a key one some more."""
        escalation = self.data["escalation"]
        rungs = list(escalation["ladder"])
        if key:
            rungs += escalation.get("key_ladder", DEFAULT_RULES["escalation.key_ladder"])
        return [(int(rung["working_days"]), Role(rung["role"])) for rung in rungs]

    @property
    def meeting_hours(self) -> tuple[int, ...]:
        """How many hours before an agreed meeting both sides are reminded."""
        return tuple(self.data["reminders"].get("meeting_hours", (24, 1)))

    def limit(self, name: str) -> int:
        limits: Mapping[str, int] = self.data["limits"]
        return int(limits[name] if name in limits or name not in DEFAULT_LIMITS else DEFAULT_LIMITS[name])

    def numbering(self, track: str, kind: str) -> str:
        """The pattern of a number: a kind's own goes before the track's."""
        patterns: Mapping[str, str] = self.data["numbering"]
        return str(patterns.get(kind) or patterns[track])

    def series(self, track: str, kind: str, session: str, year: int) -> str:
        """What is counted together: a year where the number names it, else a session."""
        patterns: Mapping[str, str] = self.data["numbering"]
        per = str(year) if "{year" in self.numbering(track, kind) else session
        return f"{kind if kind in patterns else track}:{per}"

    def text(self, name: str, language: str = "zh-CN") -> str:
        """A piece of wording of this congress: its name, the unit's name, its telephone."""
        if name == "session":
            return self.session.name
        value = self.data["texts"][name]
        return value if isinstance(value, str) else str(value.get(language) or value["zh-CN"])

    def choices(self, name: str) -> list[Choice]:
        """A list such as categories, classes, refusal_reasons, contact_ranks; empty where there is none."""
        return [Choice(**_common(item)) for item in self.data.get(name, ())]

    def choice(self, name: str, code: str) -> Choice:
        return next(c for c in self.choices(name) if c.code == code)

    def label(self, name: str, code: str, language: str) -> str:
        """The words for a code; a code that is no longer in the policy shows itself."""
        return next((c.name(language) for c in self.choices(name) if c.code == code), code)

    @property
    def drafting_steps(self) -> list[PlannedStep]:
        """Whom a draft goes through before a session, in order."""
        return self._planned("drafting_steps")

    @property
    def key_steps(self) -> list[PlannedStep]:
        """What is done about a key proposal, in order."""
        return self._planned("key_steps")

    def _planned(self, name: str) -> list[PlannedStep]:
        return [
            PlannedStep(**_common(item), role=Role(item["role"]), days=int(item.get("days", 0)))
            for item in self.data.get(name, ())
        ]


def _common(item: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "code": item["code"],
        "names": {"zh-CN": item["name"], "en": item.get("name_en", item["name"])},
        "keywords": tuple(item.get("keywords", ())),
        "reopens": bool(item.get("reopens", False)),
        "stops": bool(item.get("stops", False)),
        "follow_up": bool(item.get("follow_up", False)),
    }
