"""A scope in the few signs that a button can carry, and in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.i18n import Translator
from domain.committee import committees_of
from domain.errors import BadInput
from domain.figure_rows import Names
from domain.overview import NONE, Dimension
from domain.people import Person
from domain.policy import Policy
from domain.proposal import Track
from domain.scope import Period, Scope

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
NOTHING, OWN, PUBLISHED, APART = "-", "o", "p", "."
DAY_SIGNS = 4
# By which tables a scope is narrowed, with the sign of each.
NARROWING: Mapping[Dimension, str] = {
    Dimension.CATEGORY: "k",
    Dimension.CLASS: "c",
    Dimension.TRACK: "t",
    Dimension.DEPARTMENT: "d",
    Dimension.DELEGATION: "g",
    Dimension.COMMITTEE: "m",
}


TABLES: Mapping[Dimension, str] = {
    **NARROWING,
    Dimension.KIND: "i",
    Dimension.ATTITUDE: "a",
    Dimension.REPLY: "r",
    Dimension.FULFILMENT: "f",
    Dimension.MONTH: "y",
    Dimension.STATUS: "u",
}


@dataclass(frozen=True)
class Places:
    """What signs stand for: the congress's lists, its sessions, who asks."""

    policy: Policy
    sessions: Sequence[str]
    person: Person
    names: Names

    @property
    def lists(self) -> dict[str, list[str]]:
        return {
            "s": list(self.sessions),
            "k": [c.code for c in self.policy.choices("categories")],
            "c": [c.code for c in self.policy.choices("classes")],
            "t": list(Track),
            "m": [c.code for c in committees_of(self.policy)],
        }


def signs_of(scope: Scope, at: Places) -> str:
    """Raises ValueError for what is on none of the lists any more."""
    listed = {
        "s": scope.session,
        "k": scope.category,
        "c": scope.result_class,
        "t": scope.track,
        "m": scope.committee,
    }
    parts = [
        f"{sign}{NOTHING if value == NONE else _based(at.lists[sign].index(value))}"
        for sign, value in listed.items()
        if value is not None
    ]
    parts += [
        f"{sign}{_based(id_)}"
        for sign, id_ in (("d", scope.department_id), ("g", scope.delegation_id))
        if id_ is not None
    ]
    if scope.period is not None:
        days = (scope.period.first, scope.period.last)
        parts.append("y" + "".join(_based(day.toordinal()).zfill(DAY_SIGNS) for day in days))
    if scope.representative_id is not None:
        parts.append(OWN)
    if scope.published:
        parts.append(PUBLISHED)
    return APART.join(parts)


def scope_of(signs: str, at: Places) -> Scope:
    """Raises BadInput for a forged button."""
    scope = Scope()
    try:
        for part in filter(None, signs.split(APART)):
            scope = replace(scope, **_part(part[0], part[1:], at))
    except (ValueError, IndexError, OverflowError) as error:
        raise BadInput("button-unknown") from error
    return scope


def _part(sign: str, value: str, at: Places) -> dict[str, Any]:
    match sign:
        case "y":
            days = [date.fromordinal(_number(value[n : n + DAY_SIGNS])) for n in (0, DAY_SIGNS)]
            return {"period": Period(*days)}
        case "d":
            return {"department_id": _number(value)}
        case "g":
            return {"delegation_id": _number(value)}
        case "o":
            return {"representative_id": at.person.id}
        case "p":
            return {"published": True}
    names = {"s": "session", "k": "category", "c": "result_class", "t": "track", "m": "committee"}
    if sign not in names:
        raise ValueError(sign)
    chosen = NONE if value == NOTHING else at.lists[sign][_number(value)]
    return {names[sign]: Track(chosen) if sign == "t" else chosen}


def narrowed(scope: Scope, dimension: Dimension, code: str) -> Scope:
    """Only one row of a table. Raises ValueError for a table that is not narrowed by."""
    match dimension:
        case Dimension.CATEGORY:
            return replace(scope, category=code)
        case Dimension.CLASS:
            return replace(scope, result_class=code)
        case Dimension.TRACK:
            return replace(scope, track=Track(code))
        case Dimension.DEPARTMENT:
            return replace(scope, department_id=int(code))
        case Dimension.DELEGATION:
            return replace(scope, delegation_id=int(code))
        case Dimension.COMMITTEE:
            return replace(scope, committee=code)
    raise ValueError(dimension)


def period_words(period: Period, t: Translator) -> str:
    """A year, a half of one, a quarter, a month by its name; anything else by its days."""
    year = str(period.first.year)
    if period.is_year:
        return t.plain("figures-year", year=year)
    if period.half:
        return t.plain("figures-half", year=year, n=period.half)
    if period.quarter:
        return t.plain("figures-quarter", year=year, n=period.quarter)
    if period.is_month:
        return t.plain("figures-month", year=year, n=period.first.month)
    return str(period).replace("..", "\u2014")


def conditions(scope: Scope, at: Places, t: Translator) -> list[tuple[str, Scope]]:
    """What the scope is narrowed to beside its time, in words, each with the scope without it."""
    found: list[tuple[str | None, dict[str, Any]]] = [
        (None if scope.representative_id is None else t.plain("figures-own"), {"representative_id": None}),
        (t.plain("figures-published") if scope.published else None, {"published": False}),
        (_named(scope.delegation_id, at.names.delegations), {"delegation_id": None}),
        (_named(scope.department_id, at.names.departments), {"department_id": None}),
        (scope.committee and at.names.committees.get(scope.committee, scope.committee), {"committee": None}),
        (_listed(Dimension.CATEGORY, scope.category, at, t), {"category": None}),
        (_listed(Dimension.CLASS, scope.result_class, at, t), {"result_class": None}),
        (scope.track and t.plain(f"track-{scope.track.replace('_', '-')}"), {"track": None}),
    ]
    return [(words, replace(scope, **without)) for words, without in found if words]


def scope_words(scope: Scope, at: Places, t: Translator) -> str:
    """The time and every condition, short."""
    when = t.plain("figures-all-time")
    if scope.period is not None:
        when = period_words(scope.period, t)
    elif scope.session is not None:
        when = scope.session
    return t.plain("figures-space").join([when, *(words for words, _ in conditions(scope, at, t))])


def _named(id_: int | None, names: Mapping[str, str]) -> str | None:
    return None if id_ is None else names.get(str(id_), str(id_))


def _listed(dimension: Dimension, code: str | None, at: Places, t: Translator) -> str | None:
    if code is None:
        return None
    if code == NONE:
        return t.plain(f"figures-none-{dimension.value}")
    if dimension is Dimension.CLASS:
        return t.plain("figures-class", letter=code)
    return at.policy.label("categories", code, t.language)


def _based(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, len(DIGITS))
        digits = DIGITS[rest] + digits
    return digits or "0"


def _number(text: str) -> int:
    """Raises ValueError for what is no number of a database."""
    number = int(text, len(DIGITS))
    if not 0 <= number < 2**63:
        raise ValueError(text)
    return number
