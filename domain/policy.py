"""A congress's own rules as data: clocks, numbering, words, categories, reasons, limits, working hours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from domain.deadlines import Term, WorkingHours


@dataclass(frozen=True)
class Choice:
    """One entry of a congress's own list: a category, a class, a coded reason, a question."""

    code: str
    names: Mapping[str, str]
    keywords: Sequence[str] = ()
    reopens: bool = False
    stops: bool = False

    def name(self, language: str) -> str:
        return self.names.get(language) or self.names["zh-CN"]


@dataclass(frozen=True)
class Policy:
    """Reads the profile's data, all of it the congress's to change. Raises KeyError for a missing key."""

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

    def term(self, key: str, track: str) -> Term | None:
        """The term of a clock; a track's own value goes before the general one. None: no such clock here."""
        clocks: Mapping[str, Any] = self.data["clocks"]
        value = clocks.get(track, {}).get(key) or clocks.get("every", {}).get(key)
        return Term.parse(value) if value else None

    @property
    def remind_offsets(self) -> tuple[int, ...]:
        return tuple(self.data["reminders"]["days_before"])

    def limit(self, name: str) -> int:
        return int(self.data["limits"][name])

    def numbering(self, track: str, kind: str) -> str:
        """The pattern of a number: a kind's own goes before the track's."""
        patterns: Mapping[str, str] = self.data["numbering"]
        return str(patterns.get(kind) or patterns[track])

    def series(self, track: str, kind: str, session: str, year: int) -> str:
        """What is counted together: a year where the number names it, else a session."""
        patterns: Mapping[str, str] = self.data["numbering"]
        per = str(year) if "{year}" in self.numbering(track, kind) else session
        return f"{kind if kind in patterns else track}:{per}"

    @property
    def requirements(self) -> tuple[str, ...]:
        """What is asked beyond the table: codes that guards know, copied when a case is assigned."""
        return tuple(self.data.get("requirements", ()))

    @property
    def review_chain(self) -> tuple[str, ...]:
        """The roles that review a reply, one after the other."""
        return tuple(self.data.get("review_chain", ("government_office",)))

    def text(self, name: str, language: str = "zh-CN") -> str:
        """A piece of wording of this congress: its name, the unit's name, its telephone."""
        value = self.data["texts"][name]
        return value if isinstance(value, str) else str(value.get(language) or value["zh-CN"])

    def choices(self, name: str) -> list[Choice]:
        """A list such as categories, classes, refusal_reasons, send_back_reasons, unsatisfied_reasons."""
        return [
            Choice(
                code=item["code"],
                names={"zh-CN": item["name"], "en": item.get("name_en", item["name"])},
                keywords=tuple(item.get("keywords", ())),
                reopens=bool(item.get("reopens", False)),
                stops=bool(item.get("stops", False)),
            )
            for item in self.data[name]
        ]

    def choice(self, name: str, code: str) -> Choice:
        return next(c for c in self.choices(name) if c.code == code)

    def label(self, name: str, code: str, language: str) -> str:
        """The words for a code; a code that is no longer in the policy shows itself."""
        return next((c.name(language) for c in self.choices(name) if c.code == code), code)
