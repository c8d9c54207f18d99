"""The first version of a bulletin, written from figures; staff word it afterwards."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.i18n import Translator
from bot.views.figures import overdue_data, overview_data, returns_data
from domain.bulletin import Section
from domain.figures import DepartmentFigures, OverduePiece
from domain.overview import Overview, RateKey, Rounding
from domain.policy import Policy
from domain.scope import Scope

# As many units as a bulletin names for their return ratio.
MOST_RETURNED = 6
WHOLE = 100


def document_scope(scope: Scope, t: Translator) -> str:
    """The time that a document is about."""
    if scope.period is not None:
        short = str(scope.period)
        return t.plain("document-year", year=short) if short.isdecimal() else short
    return scope.session or t.plain("document-all-time")


def bulletin_figures(
    overview: Overview,
    units: Sequence[DepartmentFigures],
    late: Sequence[OverduePiece],
    policy: Policy,
    rounding: Rounding,
    t: Translator,
) -> dict[str, Any]:
    """What a bulletin keeps: the same data as those that other programs get."""
    return {
        "overview": overview_data(overview, policy, rounding, t),
        "returns": returns_data(units, rounding),
        "overdue": [
            {"department": unit["department"], "overdue": unit["overdue"]} for unit in overdue_data(late)
        ],
    }


def bulletin_title(what: str, t: Translator) -> str:
    return t.plain("bulletin-title", what=what)


def first_words(figures: Mapping[str, Any], what: str, day: date, t: Translator) -> dict[str, str]:
    """Of each section; nothing where there is nothing to say."""
    until = t.long_day(day)
    counted = _counted(figures["overview"], t)
    said = {
        Section.OPENING: t.plain("bulletin-opening", what=what, counted=counted, day=until),
        Section.GENERAL: _general(figures["overview"], t),
        Section.PROGRESS: _progress(figures["overdue"], until, t),
        Section.QUALITY: _quality(figures["returns"], until, t),
        Section.NEXT: t.plain("bulletin-next"),
    }
    return {section.value: text for section, text in said.items() if text}


def _counted(overview: Mapping[str, Any], t: Translator) -> str:
    """How many there are, apart by kind where there are several."""
    kinds = overview["by"].get("kind")
    if not kinds:
        return t.plain("bulletin-counted", n=str(overview["total"]))
    parts = [t.plain("bulletin-kind", name=row["name"], n=str(row["count"])) for row in kinds]
    return t.plain("list-comma").join(parts)


def _general(overview: Mapping[str, Any], t: Translator) -> str:
    rates = overview["rates"]
    if not overview["total"]:
        return t.plain("figures-remark-nothing")

    def share(key: RateKey) -> str:
        return str(rates[key.value]["share"])

    answered = rates[RateKey.ANSWERED.value]["numerator"]
    said = [t.plain("bulletin-answered", n=str(answered), share=share(RateKey.ANSWERED))]
    classes = [row for row in overview["by"]["class"] if row["code"]]
    if classes:
        parts = t.plain("list-comma").join(
            t.plain("bulletin-class", letter=row["name"], n=str(row["count"])) for row in classes
        )
        said.append(t.plain("bulletin-classes", parts=parts))
    if rates[RateKey.CONSULTED.value]["denominator"]:
        said.append(t.plain("bulletin-consulted", share=share(RateKey.CONSULTED)))
    if answered:
        words = {
            "narrow": share(RateKey.REPLY_NARROW),
            "wide": share(RateKey.REPLY_WIDE),
            "silent": share(RateKey.REPLY_SILENT),
        }
        said.append(t.plain("bulletin-satisfied", **words))
    return "".join(said)


def _progress(late: Sequence[Mapping[str, Any]], until: str, t: Translator) -> str:
    if not late:
        return t.plain("bulletin-none-late", day=until)
    whole = sum(unit["overdue"] for unit in late)
    several = [
        t.plain("bulletin-late-unit", unit=unit["department"], n=str(unit["overdue"]))
        for unit in late
        if unit["overdue"] > 1
    ]
    single = [unit["department"] for unit in late if unit["overdue"] == 1]
    if len(single) == 1:
        several.append(t.plain("bulletin-late-unit", unit=single[0], n="1"))
    elif single:
        several.append(t.plain("bulletin-late-each", units=t.plain("list-comma").join(single)))
    units = t.plain("bulletin-joint").join(several)
    return t.plain("bulletin-late", day=until, n=str(whole), of=str(len(late)), units=units)


def _quality(returns: Sequence[Mapping[str, Any]], until: str, t: Translator) -> str:
    if not returns:
        return t.plain("bulletin-none-returned", day=until)
    whole = sum(unit["returned"] for unit in returns)
    return t.plain("bulletin-returned", day=until, n=str(whole), units=returned_units(returns, t))


def returned_units(returns: Sequence[Mapping[str, Any]], t: Translator) -> str:
    """Those that are named for their return ratio, each with its pieces."""
    return t.plain("list-comma").join(
        t.plain(
            "bulletin-returned-unit",
            unit=unit["department"],
            returned=str(unit["returned"]),
            pieces=str(unit["pieces"]),
        )
        for unit in returns[:MOST_RETURNED]
    )
