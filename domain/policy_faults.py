"""What is wrong with a policy's data: each fault with its place, a key of the locales and its parameters."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date, time
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from domain.deadlines import Term, WorkingHours
from domain.oversight_rules import TABLES as OVERSIGHT
from domain.oversight_rules import oversight_faults
from domain.policy import DEFAULT_LIMITS, Cards
from domain.proposal import ClockKey, Kind, Track
from domain.roles import Role

REQUIREMENTS = (
    "countersign",  # co-handlers countersign before the head signs
    "three_firsts",  # consulted, surveyed and visited before a section hands in its part
    "two_contacts",  # one contact before and one before the reply
    "leader_contact",  # key proposals: contact led by a government leader with the department's head
    "leader_signs",  # key proposals: a government leader signs the letter
    "co_sections",  # sections beside the leading one are heard
)
REVIEWERS = (Role.COMMITTEE, Role.STAFF, Role.GOVERNMENT_OFFICE)
LEADERS = (Role.LEADER, Role.GOVERNMENT_OFFICE, Role.STAFF, Role.DEPARTMENT_HEAD)
SIGNERS = (Role.DEPARTMENT_HEAD, Role.LEADER)
# Windows that merely close remind nobody.
REMINDED = tuple(k for k in ClockKey if k not in {ClockKey.OBJECTION, ClockKey.PUBLISH, ClockKey.COSIGN})
TEXTS = ("congress", "service", "registry", "registry_phone", "rules")
LIMITS = ("title", "body", "attachments", "file_megabytes", "urge_days", *DEFAULT_LIMITS)
LARGEST_LIMIT = 4000
NEEDED_LISTS = ("categories", "classes", "refusal_reasons", "send_back_reasons", "unsatisfied_reasons")
LISTS = (
    *NEEDED_LISTS,
    "screening_questions",
    "return_reasons",
    "reference_reasons",
    "contact_ranks",
    "supervision_modes",
    "on_record_reasons",
    "inspection_items",
    "committees",
)
PLANS = ("drafting_steps", "key_steps")
CODE = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,23}")  # stands in buttons, which hold 64 bytes
MONTH_AND_DAY = re.compile(r"(\d\d)-(\d\d)")
# In addresses; shorter words are the server's own.
SLUG = re.compile(r"[a-z][a-z0-9-]{2,30}")
PUBLIC_NAMES = ("name", "unit", "none")
TERM_KEYS = {
    "term_unit": "bad-policy-term-unit",
    "term_unknown_key": "bad-policy-term-unit",
    "term_one_unit": "bad-policy-term-one-unit",
    "term_count": "bad-policy-term-count",
    "term_fixed": "bad-policy-day",
}


class Fault(NamedTuple):
    path: str
    key: str
    params: dict[str, str]


def policy_faults(data: Mapping[str, Any]) -> list[Fault]:
    """Every fault in the order of the sections below; none: the policy can be used."""
    return [fault for section in SECTIONS for fault in section(data)]


def _fault(path: str, key: str, value: object = "", **params: object) -> Fault:
    return Fault(path, key, {"value": str(value), **{name: str(what) for name, what in params.items()}})


def _table(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = data.get(name, {})
    return value if isinstance(value, Mapping) else {}


def _shapes(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Tables must be tables and lists lists, so that what follows can look into them."""
    for name, value in data.items():
        if name not in KNOWN:
            yield _fault(name, "bad-policy-unknown")
        elif not isinstance(value, KNOWN[name]):
            yield _fault(name, "bad-policy-shape")
    for name in (
        "zone",
        "texts",
        "working_hours",
        "reminders",
        "escalation",
        "limits",
        "numbering",
        "clocks",
    ):
        if name not in data:
            yield _fault(name, "bad-policy-missing")


def _time(data: Mapping[str, Any]) -> Iterator[Fault]:
    if isinstance(zone := data.get("zone"), str):
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            yield _fault("zone", "bad-policy-zone", zone)
    hours, found = _table(data, "working_hours"), {}
    if "working_hours" not in data:
        return
    for name in ("start", "end", "quiet_from", "quiet_until"):
        try:
            found[name] = time.fromisoformat(hours[name])
        except KeyError:
            yield _fault(f"working_hours.{name}", "bad-policy-missing")
        except (ValueError, TypeError):
            yield _fault(f"working_hours.{name}", "bad-policy-time", hours[name])
    if len(found) == 4:
        try:
            WorkingHours(**found)
        except ValueError as error:
            yield _fault("working_hours", f"bad-policy-{error.args[0].replace('_', '-')}")


def _texts(data: Mapping[str, Any]) -> Iterator[Fault]:
    texts = _table(data, "texts")
    for name in TEXTS if "texts" in data else ():
        value = texts.get(name)
        words = value.get("zh-CN") if isinstance(value, Mapping) else value
        if not isinstance(words, str) or not words.strip():
            yield _fault(f"texts.{name}", "bad-policy-missing")


def _session(data: Mapping[str, Any]) -> Iterator[Fault]:
    if "session" not in data:
        if not _table(data, "texts").get("session"):
            yield _fault("session", "bad-policy-missing")
        return
    session, days = _table(data, "session"), {}
    if not isinstance(session.get("name"), str) or not session["name"].strip():
        yield _fault("session.name", "bad-policy-missing")
    for name in ("opens", "closes"):
        try:
            days[name] = date.fromisoformat(session[name])
        except KeyError:
            yield _fault(f"session.{name}", "bad-policy-missing")
        except (ValueError, TypeError):
            yield _fault(f"session.{name}", "bad-policy-date", session[name])
    if len(days) == 2 and days["opens"] > days["closes"]:
        yield _fault("session", "bad-policy-session-order", opens=days["opens"], closes=days["closes"])


def _codes(path: str, values: object, known: Sequence[str], *, needed: bool = True) -> Iterator[Fault]:
    """A list of known codes, none twice."""
    if not isinstance(values, list):
        return
    if needed and not values:
        yield _fault(path, "bad-policy-empty")
    for place, value in enumerate(values):
        if value not in tuple(known):
            yield _fault(path, "bad-policy-code-unknown", value, known=", ".join(known))
        elif value in values[:place]:
            yield _fault(path, "bad-policy-twice", value)


def _chosen(path: str, value: object, known: Sequence[str]) -> Iterator[Fault]:
    if value not in tuple(known):
        yield _fault(path, "bad-policy-code-unknown", value, known=", ".join(known))


def _ways(data: Mapping[str, Any]) -> Iterator[Fault]:
    yield from _codes("tracks", data.get("tracks"), list(Track))
    yield from _codes("kinds", data.get("kinds"), list(Kind))
    yield from _codes("requirements", data.get("requirements"), REQUIREMENTS, needed=False)
    yield from _codes("review_chain", data.get("review_chain"), REVIEWERS)
    yield from _chosen("key_led_by", data.get("key_led_by", Role.LEADER), LEADERS)
    yield from _chosen("key_letter_signed_by", data.get("key_letter_signed_by", SIGNERS[0]), SIGNERS)


def _numbering(data: Mapping[str, Any]) -> Iterator[Fault]:
    patterns = _table(data, "numbering")
    tracks = data.get("tracks", [Track.THROUGH_TRAIN])
    for track in tracks if isinstance(tracks, list) else ():
        if track in list(Track) and track not in patterns:
            yield _fault(f"numbering.{track}", "bad-policy-missing")
    for name, pattern in patterns.items():
        path = f"numbering.{name}"
        if name not in (*Track, *Kind):
            yield _fault(path, "bad-policy-unknown")
        elif not _is_pattern(pattern):
            yield _fault(path, "bad-policy-number", pattern)


def _is_pattern(pattern: object) -> bool:
    """Whether it names a number, and another one for every piece."""
    try:
        one, two = (str(pattern).format(year=2026, seq=seq) for seq in (1, 2))
    except (LookupError, ValueError, AttributeError):
        return False
    return isinstance(pattern, str) and one != two and len(one) <= 30


def _clocks(data: Mapping[str, Any]) -> Iterator[Fault]:
    for track, terms in _table(data, "clocks").items():
        if track not in ("every", *Track):
            yield _fault(f"clocks.{track}", "bad-policy-unknown")
        elif not isinstance(terms, Mapping):
            yield _fault(f"clocks.{track}", "bad-policy-shape")
        else:
            for key, value in terms.items():
                if key not in list(ClockKey):
                    yield _fault(f"clocks.{track}.{key}", "bad-policy-unknown")
                else:
                    yield from term_faults(f"clocks.{track}.{key}", value)
    if "extension" in data:
        yield from term_faults("extension", data["extension"])


def term_faults(path: str, value: object) -> Iterator[Fault]:
    if not isinstance(value, Mapping):
        yield _fault(path, "bad-policy-shape")
        return
    try:
        Term.parse(value)
    except ValueError as error:
        yield _fault(path, TERM_KEYS[error.args[0]], error.args[1])


def _days(data: Mapping[str, Any]) -> Iterator[Fault]:
    opens, second = _table(data, "fulfilment").get("opens", "11-01"), data.get("second_date", "10-20")
    for path, value in (("fulfilment.opens", opens), ("second_date", second)):
        found = MONTH_AND_DAY.fullmatch(str(value))
        try:
            date(2000, *(int(part) for part in found.groups())) if found else date(0, 0, 0)
        except ValueError:
            yield _fault(path, "bad-policy-day", value)


def _numbers(data: Mapping[str, Any]) -> Iterator[Fault]:
    limits = _table(data, "limits")
    for name in LIMITS if "limits" in data else ():
        if name not in limits and name not in DEFAULT_LIMITS:
            yield _fault(f"limits.{name}", "bad-policy-missing")
    known = {"limits": LIMITS, "cards": tuple(field.name for field in fields(Cards))}
    for table, names in known.items():
        for name, value in _table(data, table).items():
            if name not in names:
                yield _fault(f"{table}.{name}", "bad-policy-unknown")
            else:
                yield from _number(f"{table}.{name}", value, 1)
    if "reminders" in data:
        yield from _reminders(_table(data, "reminders"))
    if "escalation" in data:
        escalation = _table(data, "escalation")
        yield from _ladder("escalation.ladder", escalation.get("ladder"))
        yield from _ladder("escalation.key_ladder", escalation.get("key_ladder", []))


def _reminders(reminders: Mapping[str, Any]) -> Iterator[Fault]:
    yield from _codes("reminders.optional", reminders.get("optional"), REMINDED, needed=False)
    if not isinstance(reminders.get("own_times", True), bool):
        yield _fault("reminders.own_times", "bad-policy-shape")
    for name, default in {"days_before": None, "meeting_hours": [24, 1]}.items():
        numbers = reminders.get(name, default)
        if not isinstance(numbers, list) or not numbers:
            yield _fault(f"reminders.{name}", "bad-policy-empty")
        else:
            for number in numbers:
                yield from _number(f"reminders.{name}", number, 1)


def _ladder(path: str, rungs: object) -> Iterator[Fault]:
    if not isinstance(rungs, list):
        yield _fault(path, "bad-policy-shape")
        return
    for rung in rungs:
        if not isinstance(rung, Mapping):
            yield _fault(path, "bad-policy-shape")
        else:
            yield from _number(path, rung.get("working_days"), 1)
            yield from _chosen(path, rung.get("role"), list(Role))


def _number(path: str, value: object, least: int) -> Iterator[Fault]:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= LARGEST_LIMIT:
        yield _fault(path, "bad-policy-whole", value, least=least, most=LARGEST_LIMIT)


def _lists(data: Mapping[str, Any]) -> Iterator[Fault]:
    for name in NEEDED_LISTS:
        if not data.get(name):
            yield _fault(name, "bad-policy-empty")
    for name in (*LISTS, *PLANS):
        items, seen = data.get(name, []), set[object]()
        for place, item in enumerate(items if isinstance(items, list) else (), start=1):
            path = f"{name}.{place}"
            if not isinstance(item, Mapping):
                yield _fault(path, "bad-policy-shape")
                continue
            yield from _item(path, item)
            if (code := str(item.get("code"))) in seen:
                yield _fault(path, "bad-policy-twice", code)
            seen.add(code)
            if name in PLANS:
                yield from _chosen(f"{path}.role", item.get("role"), list(Role))
                yield from _number(f"{path}.days", item.get("days", 0), 0)


def _item(path: str, item: Mapping[str, Any]) -> Iterator[Fault]:
    if not isinstance(code := item.get("code"), str) or not CODE.fullmatch(code):
        yield _fault(f"{path}.code", "bad-policy-code", "" if code is None else code)
    if not isinstance(name := item.get("name"), str) or not name.strip():
        yield _fault(f"{path}.name", "bad-policy-missing")


def _committees(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Each department is supervised by one of them."""
    items, seen = data.get("committees", []), set[object]()
    for place, item in enumerate(items if isinstance(items, list) else (), start=1):
        path, units = f"committees.{place}.departments", _table({"": item}, "").get("departments", [])
        if not isinstance(units, list) or not all(isinstance(unit, str) and unit.strip() for unit in units):
            yield _fault(path, "bad-policy-shape")
            continue
        for unit in units:
            if unit in seen:
                yield _fault(path, "bad-policy-twice", unit)
            seen.add(unit)


def _oversight(data: Mapping[str, Any]) -> Iterator[Fault]:
    for path, key, value, params in oversight_faults(data):
        yield _fault(path, key, value, **params)


def _publication(data: Mapping[str, Any]) -> Iterator[Fault]:
    told = _table(data, "publication")
    for name in told:
        if name not in {"slug", "name"}:
            yield _fault(f"publication.{name}", "bad-policy-unknown")
    if (slug := told.get("slug", "")) and not (isinstance(slug, str) and SLUG.fullmatch(slug)):
        yield _fault("publication.slug", "bad-policy-slug", slug)
    yield from _chosen("publication.name", told.get("name", PUBLIC_NAMES[0]), PUBLIC_NAMES)


KNOWN: Mapping[str, type] = {
    "zone": str,
    "tracks": list,
    "kinds": list,
    "requirements": list,
    "review_chain": list,
    "key_led_by": str,
    "key_letter_signed_by": str,
    "pre_assign": bool,
    "second_date": str,
    **dict.fromkeys(
        (
            "session",
            "texts",
            "working_hours",
            "reminders",
            "escalation",
            "limits",
            "numbering",
            "extension",
            "cards",
            "fulfilment",
            "clocks",
            "publication",
            *OVERSIGHT,
        ),
        Mapping,
    ),
    **dict.fromkeys((*LISTS, *PLANS), list),
}
SECTIONS: tuple[Callable[[Mapping[str, Any]], Iterator[Fault]], ...] = (
    _shapes,
    _time,
    _texts,
    _session,
    _ways,
    _numbering,
    _clocks,
    _days,
    _numbers,
    _lists,
    _committees,
    _publication,
    _oversight,
)
