"""What the picture of figures says: three numbers, a table as bars, results and ratings as parts."""

from decimal import Decimal
from typing import Any

from bot.i18n import Translator
from bot.views.figure_scopes import Places, scope_words
from bot.views.figures import remark_words, row_name
from domain.overview import NONE, Dimension, Overview, RateKey, Rounding
from domain.rating import Grade

# With more rows the last bar is all the rest together, and says of how many.
MOST_BARS = 7
# What is said instead of bars.
OF_NOTHING = ("figures-remark-future", "figures-remark-nothing")
ROUNDING = Rounding()
CLASS_COLOURS = {"A": "strong", "B": "middle", "C": "amber", NONE: "open"}
GRADE_COLOURS = {
    Grade.SATISFIED: "strong",
    Grade.BASICALLY: "middle",
    Grade.UNSATISFIED: "red",
    Grade.SILENT: "silent",
}
IN_BARS = frozenset(Dimension) - {Dimension.CLASS, Dimension.REPLY}


def picture_of(overview: Overview, dimension: Dimension, at: Places, t: Translator) -> dict[str, Any]:
    """For `storage.charts`; `dimension` is the table that is drawn as bars."""
    bars = dimension if dimension in IN_BARS else Dimension.CATEGORY
    congress = at.policy.text("congress", t.language)
    what = scope_words(overview.scope, at, t)
    day = t.long_day(overview.at.astimezone(at.policy.zone).date())
    rates, answered = overview.rates, overview.rates[RateKey.ANSWERED].numerator
    in_time = rates[RateKey.REPLIED_IN_TIME]
    unit = t.plain("picture-unit")
    timely = {
        "number": str(in_time.numerator),
        "unit": unit,
        "label": t.plain("picture-in-time", share=f"{in_time.percent()}%"),
    }
    untimed = {"number": "", "unit": "", "label": t.plain("picture-no-term")}
    return {
        "title": t.plain("picture-title"),
        "about": t.plain("figures-space").join([congress, what, t.plain("picture-as-of", day=day)]),
        "figures": [
            {"number": str(overview.total), "unit": unit, "label": t.plain("picture-registered")},
            {
                "number": str(answered),
                "unit": unit,
                "label": t.plain("picture-answered", open=str(overview.total - answered)),
            },
            *([timely if in_time.denominator else untimed] if overview.total else ()),
        ],
        "bars": _bars(bars, overview, at, t),
        "stacks": [_results(overview, t), _ratings(overview, t)] if answered else [],
        "sentence": next((remark_words(r, t) for r in overview.remarks if r.key in OF_NOTHING), ""),
        "footer": [t.plain("picture-footer") if overview.total else "", t.plain("picture-service")],
    }


def _bars(dimension: Dimension, overview: Overview, at: Places, t: Translator) -> dict[str, Any] | None:
    rows = overview.by.get(dimension, ())
    if not rows:
        return None
    told: list[tuple[bool | None, str, int, Decimal]] = [
        (row.code == NONE, row_name(dimension, row, at.policy, t), row.count, share)
        for row, share in zip(rows, ROUNDING.of(rows), strict=True)
    ]
    if dimension is not Dimension.MONTH:
        told.sort(key=lambda row: (bool(row[0]), -row[2]))
    if len(told) > MOST_BARS:
        kept, rest = told[: MOST_BARS - 1], told[MOST_BARS - 1 :]
        named = t.plain("picture-rest", n=str(len(rest)))
        told = [*kept, (None, named, sum(row[2] for row in rest), sum((row[3] for row in rest), Decimal(0)))]
    return {
        "title": t.plain(f"figures-by-{dimension.value}"),
        "base": t.plain("picture-base", n=str(sum(row.count for row in rows))),
        "rows": [
            {"name": name, "count": count, "share": f"{share}%", "none": none, "rest": none is None}
            for none, name, count, share in told
        ],
    }


def _results(overview: Overview, t: Translator) -> dict[str, Any]:
    rows = overview.by[Dimension.CLASS]
    return {
        "title": t.plain("figures-by-class"),
        "base": t.plain("picture-base", n=str(overview.total)),
        "sentence": "",
        "parts": [
            {
                "label": t.plain(
                    "picture-part",
                    name=t.plain("figures-none-class")
                    if row.code == NONE
                    else t.plain("figures-class", letter=row.code),
                    share=f"{share}%",
                ),
                "count": row.count,
                "colour": CLASS_COLOURS.get(row.code, "open"),
            }
            for row, share in zip(rows, ROUNDING.of(rows), strict=True)
        ],
    }


def _ratings(overview: Overview, t: Translator) -> dict[str, Any]:
    """Of what was answered; one hatched bar and a sentence where ratings are kept back."""
    rows = [row for row in overview.by.get(Dimension.REPLY, ()) if row.code != NONE]
    return {
        "title": t.plain("figures-by-reply"),
        "base": t.plain("picture-base-answered", n=str(overview.rates[RateKey.ANSWERED].numerator)),
        "sentence": "" if rows else t.plain("picture-few"),
        "parts": [
            {
                "label": t.plain("picture-part", name=t.plain(f"grade-{row.code}"), share=str(row.count)),
                "count": row.count,
                "colour": GRADE_COLOURS[Grade(row.code)],
            }
            for row in rows
        ],
    }
