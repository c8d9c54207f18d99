"""The card of figures: key figures in short lines, tables by every dimension, what each figure means."""

from collections.abc import Sequence
from typing import TypeVar

from bot.callbacks import FigurePress, MenuPress
from bot.i18n import Html, Translator
from bot.views.figure_scopes import (
    NARROWING,
    TABLES,
    Places,
    conditions,
    narrowed,
    scope_words,
    signs_of,
)
from bot.views.figures import remark_words, row_name, then_words
from bot.views.pages import cut
from bot.views.view import Button, Rows, View, rows_of
from domain.overview import NONE, Dimension, Overview, RateKey, Rounding, Row, unsummed
from domain.scope import Scope

T = TypeVar("T")
PAGE = 8
LONGEST_TITLE = 60
LONGEST_NAME = 24
ROUNDING = Rounding()
R, D = RateKey, Dimension
ON_CARD = (D.CATEGORY, D.CLASS, D.DEPARTMENT, D.DELEGATION)


def sends(action: str, scope: Scope, at: Places, value: str = "", page: int = 0) -> str:
    return FigurePress(action=action, scope=signs_of(scope, at), value=value, page=page).pack()


def card_view(overview: Overview, at: Places, t: Translator, *, whole: bool, bulletins: bool = False) -> View:
    """`whole`: the congress's own offices also see what is overdue and sent back, by department, and get
    files; `bulletins`: some of them write those.
    """
    scope = overview.scope
    text = "\n".join([head(scope, at, t), *figure_lines(overview, t), *_remarks(overview, t)])
    tables = [
        Button(t.plain(f"figures-table-{d.value}"), sends("by", scope, at, TABLES[d]))
        for d in ON_CARD
        if d in overview.by
    ]
    tables.append(Button(t.plain("figures-more"), sends("tabs", scope, at)))
    looks = [
        Button(t.plain("figures-chart"), sends("draw", scope, at)),
        Button(t.plain("figures-list"), sends("list", scope, at)),
    ]
    if whole:
        looks += [
            Button(t.plain("figures-overdue"), sends("late", scope, at)),
            Button(t.plain("figures-returns"), sends("sent", scope, at)),
        ]
        looks.append(Button(t.plain("figures-files"), sends("files", scope, at)))
        if bulletins:
            looks.append(Button(t.plain("figures-bulletin"), sends("bulletin", scope, at)))
    rows = (*rows_of(tables), *rows_of(looks, width=2), *_ways(scope, at, t))
    return View(Html(text), rows)


def _ways(scope: Scope, at: Places, t: Translator) -> Rows:
    """Another time, less narrow, definitions, back."""
    lifted = [
        Button(t.plain("figures-without", what=cut(words, LONGEST_NAME)), sends("card", wider, at))
        for words, wider in conditions(scope, at, t)
    ]
    return (
        *((button,) for button in lifted if button),
        (
            Button(t.plain("figures-time"), sends("time", scope, at)),
            Button(t.plain("figures-definitions"), sends("what", scope, at)),
        ),
        (Button(t.plain("back"), MenuPress(item="menu").pack()),),
    )


def figure_lines(overview: Overview, t: Translator) -> list[Html]:
    """The key figures. Rates of nothing are left out."""
    rates, before = overview.rates, overview.before
    lines = [t("figures-line-total", n=str(overview.total))]
    if before is not None:
        change = overview.total - before.total
        lines = [
            t(
                "figures-line-total-before",
                n=str(overview.total),
                then=then_words(before, t),
                before=str(before.total),
                change=f"{change:+d}",
            )
        ]
    if not overview.total:
        return lines
    if D.KIND in overview.by:
        parts = [
            t.plain("figures-kind", name=t.plain(f"kind-{row.code.replace('_', '-')}"), n=str(row.count))
            for row in overview.by[D.KIND]
        ]
        lines.append(t("figures-line-kinds", rows=t.plain("list-comma").join(parts)))
    answered, closed = rates[R.ANSWERED], rates[R.CLOSED]
    lines.append(
        t(
            "figures-line-answered",
            n=str(answered.numerator),
            share=percent_words(overview, R.ANSWERED),
            closed=str(closed.numerator),
            of=percent_words(overview, R.CLOSED),
        )
    )
    for key, words in (
        (R.SIGNED_IN_TIME, "figures-line-signed"),
        (R.REPLIED_IN_TIME, "figures-line-replied"),
        (R.CONSULTED, "figures-line-consulted"),
    ):
        if rates[key].denominator:
            lines.append(t(words, share=percent_words(overview, key), n=_of(overview, key)))
    if answered.numerator:
        lines.append(t("figures-line-classes", rows=_row_words(D.CLASS, overview, t)))
    if D.REPLY in overview.by and answered.numerator:
        lines += _satisfaction(overview, t)
    if rates[R.KEPT].denominator:
        lines.append(t("figures-line-kept", share=percent_words(overview, R.KEPT), n=_of(overview, R.KEPT)))
    if before is not None and before.total:
        lines.append(
            t(
                "figures-line-before",
                then=then_words(before, t),
                answered=percent_words(before, R.ANSWERED),
                narrow=percent_words(before, R.REPLY_NARROW),
                wide=percent_words(before, R.REPLY_WIDE),
            )
        )
    return lines


def _satisfaction(overview: Overview, t: Translator) -> list[Html]:
    rates = overview.rates
    lines = [
        t("figures-line-attitude", rows=_row_words(D.ATTITUDE, overview, t)),
        t("figures-line-reply", rows=_row_words(D.REPLY, overview, t)),
        t(
            "figures-line-satisfied",
            narrow=percent_words(overview, R.REPLY_NARROW),
            wide=percent_words(overview, R.REPLY_WIDE),
            silent=percent_words(overview, R.REPLY_SILENT),
        ),
    ]
    if (given := rates[R.OWN_HAND].denominator) > rates[R.OWN_HAND].numerator:
        own = rates[R.OWN_HAND].numerator
        lines.append(t("figures-line-ways", own=str(own), phone=str(given - own)))
    if twice := rates[R.ROUND_TWO_WIDE].denominator:
        first, last = (percent_words(overview, key) for key in (R.ROUND_ONE_WIDE, R.ROUND_TWO_WIDE))
        lines.append(t("figures-line-rounds", n=str(twice), first=first, last=last))
    return lines


def tables_view(overview: Overview, at: Places, t: Translator) -> View:
    """Every table there is."""
    scope = overview.scope
    buttons = [
        Button(t.plain(f"figures-table-{d.value}"), sends("by", scope, at, TABLES[d]))
        for d in D
        if overview.by.get(d)
    ]
    text = "\n".join([head(scope, at, t), t("figures-tables")])
    return View(Html(text), (*rows_of(buttons), back_to_card(scope, at, t)))


def table_view(dimension: Dimension, overview: Overview, page: int, at: Places, t: Translator) -> View:
    """Names, counts and shares; a press narrows the card to one row."""
    scope, rows = overview.scope, overview.by.get(dimension, ())
    shares = dict(zip((row.code for row in rows), ROUNDING.of(rows), strict=True))
    shown, turn = paged(rows, page, "by", TABLES[dimension], scope, at, t)
    lines = [
        head(scope, at, t),
        t(
            "figures-table-head",
            name=t.plain(f"figures-by-{dimension.value}"),
            n=str(sum(row.count for row in rows)),
        ),
        *(
            t(
                "figures-row",
                name=cut(row_name(dimension, row, at.policy, t), LONGEST_TITLE),
                n=str(row.count),
                share=str(shares[row.code]),
            )
            for row in shown
        ),
        *(
            t("figures-remark", text=remark_words(remark, t))
            for remark in unsummed(overview, ROUNDING)
            if remark.params["dimension"] == dimension.value
        ),
    ]
    drawn = Button(t.plain("figures-chart"), sends("draw", scope, at, TABLES[dimension]))
    buttons = [button for row in shown if (button := _narrowing(dimension, row, overview, at, t))]
    return View(Html("\n".join(lines)), (*rows_of(buttons), *turn, (drawn,), back_to_card(scope, at, t)))


def _narrowing(
    dimension: Dimension, row: Row, overview: Overview, at: Places, t: Translator
) -> Button | None:
    """None for what nothing is narrowed by: grades, months, units that there are not."""
    if dimension not in NARROWING or (row.code == NONE and dimension not in (D.CATEGORY, D.CLASS)):
        return None
    name = cut(row_name(dimension, row, at.policy, t), LONGEST_NAME)
    try:
        return Button(name, sends("card", narrowed(overview.scope, dimension, row.code), at))
    except ValueError:
        return None


def definitions_view(overview: Overview, at: Places, t: Translator) -> View:
    """What each figure means, and how it came about here."""
    lines = [head(overview.scope, at, t)]
    for key, rate in overview.rates.items():
        lines.append(t(f"definition-{key.value.replace('_', '-')}"))
        if rate.denominator:
            lines.append(
                t(
                    "figures-here",
                    numerator=str(rate.numerator),
                    denominator=str(rate.denominator),
                    share=percent_words(overview, key),
                )
            )
    return View(Html("\n".join(lines)), (back_to_card(overview.scope, at, t),))


def head(scope: Scope, at: Places, t: Translator) -> Html:
    return t("figures-head", what=scope_words(scope, at, t))


def _remarks(overview: Overview, t: Translator) -> list[Html]:
    return [t("figures-remark", text=remark_words(remark, t)) for remark in overview.remarks] + [
        t("figures-at", at=overview.at)
    ]


def _row_words(dimension: Dimension, overview: Overview, t: Translator) -> str:
    rows = overview.by.get(dimension, ())
    graded = dimension is not D.CLASS
    return t.plain("list-comma").join(
        t.plain(
            "figures-part",
            name=t.plain(f"figures-none-{dimension.value}")
            if row.code == NONE
            else t.plain(f"grade-{row.code}")
            if graded
            else t.plain("figures-class", letter=row.code),
            n=str(row.count),
            share=str(share),
        )
        for row, share in zip(rows, ROUNDING.of(rows), strict=True)
    )


def percent_words(overview: Overview, key: RateKey) -> str:
    rate = overview.rates.get(key)
    share = rate.percent() if rate else None
    return "\u2014" if share is None else f"{share}%"


def _of(overview: Overview, key: RateKey) -> str:
    return f"{overview.rates[key].numerator}/{overview.rates[key].denominator}"


def paged(
    items: Sequence[T], page: int, action: str, value: str, scope: Scope, at: Places, t: Translator
) -> tuple[Sequence[T], Rows]:
    last = max(0, (len(items) - 1) // PAGE)
    page = max(0, min(page, last))
    turn = turn_buttons(
        [page - 1] if page else [], [page + 1] if page < last else [], action, value, scope, at, t
    )
    return items[page * PAGE : (page + 1) * PAGE], turn


def turn_buttons(
    before: list[int], after: list[int], action: str, value: str, scope: Scope, at: Places, t: Translator
) -> Rows:
    buttons = [
        Button(t.plain(key), sends(action, scope, at, value, page))
        for key, pages in (("page-before", before), ("page-after", after))
        for page in pages
    ]
    return (tuple(buttons),) if buttons else ()


def back_to_card(scope: Scope, at: Places, t: Translator) -> tuple[Button, ...]:
    return (Button(t.plain("back"), sends("card", scope, at)),)
