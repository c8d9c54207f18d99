"""The rules of inspection, assessment and the leaders' week: their defaults, what is wrong with them."""

from collections.abc import Iterator, Mapping
from datetime import time
from typing import Any

# The parts of a department's assessment; what each counts is in `domain/assessment.py`.
PARTS = ("timeliness", "consultation", "reply_quality", "ratings", "fulfilment")
# What the check of a ledger finds; what each means is in `domain/inspection.py`.
FAULT_KINDS = (
    "signature",
    "late_signature",
    "contact",
    "consultation",
    "denied",
    "opinion",
    "overdue",
    "late_reply",
    "number",
    "format",
)
WHOLE = 100
OVERSIGHT_DEFAULTS: Mapping[str, Any] = {
    "inspection.fewest_ballots": 3,
    "inspection.points": dict(zip(FAULT_KINDS, (20, 10, 30, 15, 20, 15, 40, 25, 10, 15), strict=True)),
    "assessment.weights": dict(zip(PARTS, (20, 15, 25, 25, 15), strict=True)),
    "assessment.basically": 80,
    "assessment.bonus_places": 5,
    "assessment.bonus_points": 2,
    "assessment.town_points": 1,
    "leaders.weekday": 1,
    "leaders.hour": "09:00",
}
# Path, smallest and largest value.
NUMBERS = (
    ("inspection.fewest_ballots", 3, 50),
    ("assessment.basically", 0, WHOLE),
    ("assessment.bonus_places", 1, 50),
    ("assessment.bonus_points", 0, WHOLE),
    ("assessment.town_points", 0, WHOLE),
    ("leaders.weekday", 1, 7),
)
NAMED = {"inspection.points": FAULT_KINDS, "assessment.weights": PARTS}
TABLES = ("inspection", "assessment", "leaders")
Told = tuple[str, str, object, dict[str, object]]


def oversight_faults(data: Mapping[str, Any]) -> Iterator[Told]:
    """Each as (path, key, value, parameters)."""
    known = {path.partition(".")[2] for path in OVERSIGHT_DEFAULTS}
    for table in TABLES:
        given = data.get(table, {})
        for name in given if isinstance(given, Mapping) else ():
            if name not in known or f"{table}.{name}" not in OVERSIGHT_DEFAULTS:
                yield f"{table}.{name}", "bad-policy-unknown", "", {}
    for path, least, most in NUMBERS:
        value = _at(data, path)
        if not _is_whole(value, least, most):
            yield path, "bad-policy-whole", value, {"least": least, "most": most}
    for path, names in NAMED.items():
        yield from _named(path, _at(data, path), names)
    hour = _at(data, "leaders.hour")
    try:
        time.fromisoformat(str(hour))
    except ValueError:
        yield "leaders.hour", "bad-policy-time", hour, {}


def weights_fault(weights: Mapping[str, int]) -> str:
    """The key of what is wrong with weights; empty when they can be used."""
    faults = list(_named("assessment.weights", weights, PARTS))
    return faults[0][1] if faults else ""


def _named(path: str, value: object, names: tuple[str, ...]) -> Iterator[Told]:
    if not isinstance(value, Mapping) or set(value) != set(names):
        yield path, "bad-policy-named", "", {"n": len(names)}
    elif not all(_is_whole(number, 0, WHOLE) for number in value.values()):
        yield path, "bad-policy-whole", max(value.values(), key=str), {"least": 0, "most": WHOLE}
    elif path == "assessment.weights" and sum(value.values()) != WHOLE:
        yield path, "bad-policy-weights", sum(value.values()), {}


def _is_whole(value: object, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _at(data: Mapping[str, Any], path: str) -> object:
    table, _, name = path.partition(".")
    given = data.get(table, {})
    return (
        given.get(name, OVERSIGHT_DEFAULTS[path]) if isinstance(given, Mapping) else OVERSIGHT_DEFAULTS[path]
    )
