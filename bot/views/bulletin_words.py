"""The first version of a bulletin, written from figures; staff word it afterwards."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from bot.i18n import Translator
from bot.views.figures import overdue_data, overview_data, printed_name, returns_data
from domain.bulletin import NextStep, Section
from domain.figures import Ahead, Summary
from domain.overview import RateKey, Rounding
from domain.policy import Policy
from domain.scope import Period, Scope

# As many units as a bulletin names for their return ratio.
MOST_RETURNED = 6
# As many as a sentence names that are late; beyond, the others are only counted.
MOST_LATE = 20


def document_scope(scope: Scope, t: Translator) -> str:
    """The time that a document is about."""
    period = scope.period
    if period is None:
        return scope.session or t.plain("document-all-time")
    year = str(period.first.year)
    if period.is_year:
        return t.plain("document-year", year=year)
    if period.quarter:
        quarter = t.plain("letter-ordinals").split()[period.quarter - 1]
        return t.plain("document-quarter", year=year, quarter=quarter)
    if period.is_month:
        return t.written(period.first, "pattern-month")
    return _days(period, t)


def _days(period: Period, t: Translator) -> str:
    """Half a year, one day, or days from and to."""
    if period.half:
        return t.plain("document-half", year=str(period.first.year), n=period.half)
    if period.first == period.last:
        return t.long_day(period.first)
    return t.plain("document-days", first=t.long_day(period.first), last=t.long_day(period.last))


def nothing_words(scope: Scope, what: str, day: date, t: Translator) -> str:
    """Of a time in which nothing was registered, or that is still to come."""
    future = scope.period is not None and scope.period.first > day
    return t.plain("document-nothing-yet" if future else "document-nothing", what=what)


def bulletin_figures(summary: Summary, policy: Policy, rounding: Rounding, t: Translator) -> dict[str, Any]:
    """What a bulletin keeps: the same data as those that other programs get."""
    return {
        "overview": overview_data(summary.overview, policy, rounding, t),
        "returns": returns_data(summary.units, rounding),
        "overdue": [
            {"department": unit["department"], "overdue": unit["overdue"]}
            for unit in overdue_data(summary.late)
        ],
        "replies_ahead": _ahead(summary.replies),
        "promises_ahead": _ahead(summary.promises),
    }


def _ahead(ahead: Ahead | None) -> dict[str, Any] | None:
    if ahead is None:
        return None
    return {"count": ahead.count, "first": ahead.first.isoformat(), "last": ahead.last.isoformat()}


def bulletin_title(what: str, t: Translator) -> str:
    return t.plain("bulletin-title", what=what)


def first_words(figures: Mapping[str, Any], scope: Scope, day: date, t: Translator) -> dict[str, str]:
    """Of each section; nothing where there is nothing to say."""
    what, until = document_scope(scope, t), t.long_day(day)
    if not figures["overview"]["total"]:
        nothing = nothing_words(scope, what, day, t)
        return {Section.OPENING.value: t.plain("bulletin-opening-nothing", nothing=nothing, day=until)}
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

    def share(key: RateKey) -> str:
        return str(rates[key.value]["share"])

    answered = rates[RateKey.ANSWERED.value]["numerator"]
    said = [t.plain("bulletin-answered", n=str(answered), share=share(RateKey.ANSWERED))]
    classes = [row for row in overview["by"]["class"] if row["code"]]
    if classes:
        parts = t.plain("list-comma").join(
            t.plain("bulletin-class", name=printed_name("class", row, t), n=str(row["count"]))
            for row in classes
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
    n = str(sum(unit["overdue"] for unit in late))
    return t.plain("bulletin-late", day=until, n=n, of=str(len(late)), units=late_units(late, t))


def late_units(late: Sequence[Mapping[str, Any]], t: Translator) -> str:
    """Each with its pieces, those with one together; of very many the others are counted."""
    named, others = late[:MOST_LATE], late[MOST_LATE:]
    several = [
        t.plain("bulletin-late-unit", unit=unit["department"], n=str(unit["overdue"]))
        for unit in named
        if unit["overdue"] > 1
    ]
    single = [unit["department"] for unit in named if unit["overdue"] == 1]
    if len(single) == 1:
        several.append(t.plain("bulletin-late-unit", unit=single[0], n="1"))
    elif single:
        several.append(t.plain("bulletin-late-each", units=t.plain("list-comma").join(single)))
    if others:
        n = str(sum(unit["overdue"] for unit in others))
        several.append(t.plain("bulletin-late-others", of=str(len(others)), n=n))
    return t.plain("bulletin-joint").join(several)


def next_steps(figures: Mapping[str, Any], t: Translator) -> list[NextStep]:
    """What follows from the figures: from what is late, what falls due, what was promised."""
    return list(_next_steps(figures, t))


def _next_steps(figures: Mapping[str, Any], t: Translator) -> Iterator[NextStep]:
    if late := figures["overdue"]:
        n = str(sum(unit["overdue"] for unit in late))
        yield NextStep(t.plain("bulletin-next-late", of=str(len(late)), n=n))
    for name in ("replies", "promises"):
        if ahead := figures[f"{name}_ahead"]:
            first, last = (date.fromisoformat(ahead[end]) for end in ("first", "last"))
            text = t.plain(f"bulletin-next-{name}", n=str(ahead["count"]))
            if first != last:
                text += t.plain("bulletin-next-first", day=t.long_day(first))
            yield NextStep(text, last)


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
