"""The yearly report as an official document: its parts in words, with the tables of the same figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.i18n import Translator
from bot.views.bulletin_paper import ordinal, share_table
from bot.views.yearly_words import Part
from domain.overview import RateKey
from domain.paper import Grid, Report, Words

UNITS = ("lead", "co", "answered", "returned", "overdue")
COMPARED = (
    RateKey.ANSWERED, RateKey.CLOSED, RateKey.REPLIED_IN_TIME, RateKey.CONSULTED, RateKey.REPLY_NARROW,
    RateKey.REPLY_WIDE, RateKey.REPLY_SILENT, RateKey.KEPT,
)  # fmt: skip
# Their lines are items of a list, if there are several.
LISTED = (Part.PROBLEMS, Part.NEXT, Part.EXAMPLES)
RATED = ("attitude", "reply", "fulfilment")
DASH = "\u2014"
Data = Mapping[str, Any]


def yearly_report(
    data: Data, words: Mapping[str, str], what: str, unit: str, day: date, t: Translator
) -> Report:
    return Report(
        title=t.plain("yearly-title", what=what),
        unit=unit,
        day=day,
        dated=t.long_day(day),
        salutation=t.plain("yearly-salutation"),
        parts=tuple(_parts(data, words, t)),
    )


def _parts(data: Data, words: Mapping[str, str], t: Translator) -> Iterator[Words | Grid]:
    yield Words("body", words[Part.OPENING])
    shown = [part for part in Part if part is not Part.OPENING and part in words]
    for place, part in enumerate(shown, start=1):
        name = t.plain(f"yearly-part-{part.value}")
        yield Words("heading", t.plain("letter-heading", ordinal=ordinal(place, t), text=name))
        yield from (Words("body", line) for line in _lines(part, words[part], t))
        if data["overview"]["total"]:
            yield from _tables(part, data, t)
    yield Words("body", t.plain("yearly-closing"))


def _lines(part: Part, text: str, t: Translator) -> Sequence[str]:
    lines = text.split("\n")
    if part not in LISTED or len(lines) == 1:
        return lines
    return [t.plain("yearly-item", ordinal=ordinal(n, t), text=line) for n, line in enumerate(lines, start=1)]


def _tables(part: Part, data: Data, t: Translator) -> Iterator[Grid]:
    by = data["overview"]["by"]
    match part:
        case Part.GENERAL:
            yield from _shares(("category", "class"), by, t)
            if data["before"] is not None and data["before"]["total"]:
                yield _compared(data, t)
        case Part.PROGRESS:
            if data["departments"]:
                yield _units(data["departments"], t)
        case Part.RATINGS:
            note = t.plain("yearly-note-ratings")
            given = [name for name in RATED if any(row["code"] for row in by.get(name, ()))]
            yield from (replace(grid, note=note) for grid in _shares(given, by, t))


def _shares(names: Sequence[str], by: Data, t: Translator) -> Iterator[Grid]:
    for name in names:
        if rows := by.get(name):
            yield share_table(t.plain(f"figures-by-{name}"), name, rows, t)


def _compared(data: Data, t: Translator) -> Grid:
    """Key figures beside those of the year before."""
    now, then = data["overview"], data["before"]

    def share(of: Data, key: RateKey) -> str:
        found = of["rates"][key.value]["share"]
        return DASH if found is None else f"{found}%"

    rows = [(t.plain("sheet-total"), str(now["total"]), str(then["total"]))]
    for key in COMPARED:
        name = t.plain(f"yearly-rate-{key.value.replace('_', '-')}")
        rows.append((name, share(now, key), share(then, key)))
    heads = ("sheet-head-rate", "yearly-this", "yearly-last")
    return Grid(t.plain("yearly-table-compared"), tuple(map(t.plain, heads)), tuple(rows))


def _units(units: Sequence[Data], t: Translator) -> Grid:
    return Grid(
        t.plain("yearly-table-units"),
        tuple(t.plain(f"sheet-head-{key}") for key in ("department", *UNITS)),
        tuple((unit["department"], *(str(unit[key]) for key in UNITS)) for unit in units),
        (t.plain("sheet-sum"), *(str(sum(unit[key] for unit in units)) for key in UNITS)),
        t.plain("sheet-note-pieces"),
    )
