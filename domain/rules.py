"""The rules a congress can change by itself, one after the other: where each stands and what it may be."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from domain.oversight_rules import FAULT_KINDS, NUMBERS, PARTS
from domain.policy import DEFAULT_RULES, Policy
from domain.policy_faults import (
    LEADERS,
    LIMITS,
    LISTS,
    PLANS,
    PUBLIC_NAMES,
    REMINDED,
    REQUIREMENTS,
    REVIEWERS,
    SIGNERS,
    TEXTS,
)
from domain.proposal import ClockKey, Kind, Track


class Form(StrEnum):
    """How a value is given."""

    TERM = "term"
    WHOLE = "whole"
    DAY = "day"
    DATE = "date"
    TIME = "time"
    TEXT = "text"
    NAME = "name"
    DAYS = "days"
    ONE = "one"
    SEVERAL = "several"
    ENTRIES = "entries"
    LADDER = "ladder"
    NAMED = "named"


@dataclass(frozen=True)
class Rule:
    """`path` is where it stands in the data; `options` what may be chosen; `optional`: it may be unset."""

    path: str
    group: str
    form: Form
    options: tuple[str, ...] = ()
    optional: bool = False

    @property
    def code(self) -> str:
        """Short enough for a button."""
        return self.path.removeprefix("clocks.")

    @property
    def clock(self) -> ClockKey | None:
        return ClockKey(self.path.rpartition(".")[2]) if self.path.startswith("clocks.") else None


GROUPS = ("every", *Track, "calendar", "ways", "numbers", "oversight", "wording", "lists")
YES = ("yes", "no")
FLAG_OF = {"classes": "follow_up", "screening_questions": "stops", "unsatisfied_reasons": "reopens"}
FIXED: tuple[Rule, ...] = (
    *(Rule(f"clocks.every.{key}", "every", Form.TERM, optional=True) for key in ClockKey),
    *(Rule(f"clocks.{t}.{key}", t, Form.TERM, optional=True) for t in Track for key in ClockKey),
    Rule("extension", "calendar", Form.TERM),
    Rule("session.name", "calendar", Form.NAME),
    Rule("session.opens", "calendar", Form.DATE),
    Rule("session.closes", "calendar", Form.DATE),
    Rule("fulfilment.opens", "calendar", Form.DAY),
    Rule("second_date", "calendar", Form.DAY, optional=True),
    Rule("reminders.days_before", "calendar", Form.DAYS),
    Rule("reminders.own_times", "calendar", Form.ONE, YES),
    Rule("reminders.optional", "calendar", Form.SEVERAL, REMINDED),
    Rule("escalation.ladder", "calendar", Form.LADDER),
    Rule("escalation.key_ladder", "calendar", Form.LADDER),
    *(
        Rule(f"working_hours.{name}", "calendar", Form.TIME)
        for name in ("start", "end", "quiet_from", "quiet_until")
    ),
    Rule("zone", "calendar", Form.NAME),
    Rule("reminders.meeting_hours", "calendar", Form.DAYS),
    Rule("tracks", "ways", Form.SEVERAL, tuple(Track)),
    Rule("kinds", "ways", Form.SEVERAL, tuple(Kind)),
    Rule("requirements", "ways", Form.SEVERAL, REQUIREMENTS),
    Rule("review_chain", "ways", Form.SEVERAL, REVIEWERS),
    Rule("pre_assign", "ways", Form.ONE, YES),
    Rule("key_led_by", "ways", Form.ONE, LEADERS),
    Rule("key_letter_signed_by", "ways", Form.ONE, SIGNERS),
    Rule("publication.name", "ways", Form.ONE, PUBLIC_NAMES),
    *(Rule(f"limits.{name}", "numbers", Form.WHOLE) for name in LIMITS),
    *(
        Rule(f"cards.{name}", "numbers", Form.WHOLE)
        for name in ("yellow_working_days", "yellow_returns", "red_working_days", "talk_orders")
    ),
    Rule("assessment.weights", "oversight", Form.NAMED, PARTS),
    Rule("inspection.points", "oversight", Form.NAMED, FAULT_KINDS),
    *(Rule(path, "oversight", Form.WHOLE) for path, _, _ in NUMBERS),
    Rule("leaders.hour", "oversight", Form.TIME),
    *(Rule(f"texts.{name}", "wording", Form.TEXT) for name in TEXTS),
    Rule("publication.slug", "ways", Form.NAME, optional=True),
    *(Rule(f"numbering.{name}", "wording", Form.NAME, optional=True) for name in (*Track, *Kind)),
    *(Rule(name, "lists", Form.ENTRIES) for name in (*LISTS, *PLANS)),
)
BY_CODE = {rule.code: rule for rule in FIXED}


def groups_of(policy: Policy) -> list[str]:
    """The tracks that are not offered have no page."""
    return [group for group in GROUPS if group not in tuple(Track) or group in policy.tracks]


def rules_of(group: str) -> list[Rule]:
    return [rule for rule in FIXED if rule.group == group]


def value_at(data: Mapping[str, Any], path: str) -> object:
    """What stands there, or holds where nothing stands; None: nothing."""
    value: object = data
    for name in path.split("."):
        if not isinstance(value, Mapping) or name not in value:
            return deepcopy(DEFAULT_RULES.get(path))
        value = value[name]
    return value


def with_value(data: Mapping[str, Any], path: str, value: object) -> dict[str, Any]:
    """The data with another value there; None takes it away."""
    changed = deepcopy(dict(data))
    *tables, name = path.split(".")
    inner = changed
    for table in tables:
        inner = inner.setdefault(table, {})
    if value is None:
        inner.pop(name, None)
    else:
        inner[name] = value
    return changed
