"""Beside the card of figures: which time, the suggestions behind it, what is overdue and sent back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.callbacks import OpenPress
from bot.i18n import Html, Translator
from bot.views.figure_card import (
    LONGEST_NAME,
    LONGEST_TITLE,
    PAGE,
    back_to_card,
    head,
    paged,
    sends,
    turn_buttons,
)
from bot.views.figure_scopes import Places, period_words
from bot.views.pages import cut
from bot.views.view import Button, View, rows_of
from domain.figures import DepartmentFigures, ListedPiece, OverduePiece, by_return_ratio, percent
from domain.scope import Scope, period_of

SESSIONS_SHOWN = 6


def time_view(scope: Scope, at: Places, t: Translator, *, today: date) -> View:
    """Years, quarters and sessions as buttons; anything else is typed."""

    forms = [str(today.year), str(today.year - 1), *(f"{today.year}Q{n}" for n in range(1, 5))]
    spans = [period for form in forms if (period := period_of(form))]
    buttons = [
        Button(period_words(p, t), sends("card", replace(scope, period=p, session=None), at)) for p in spans
    ]
    buttons += [
        Button(cut(name, LONGEST_NAME), sends("card", replace(scope, session=name, period=None), at))
        for name in list(at.sessions)[-SESSIONS_SHOWN:]
    ]
    everything = replace(scope, session=None, period=None)
    buttons.append(Button(t.plain("figures-all-time"), sends("card", everything, at)))
    return View(t("figures-which-time"), (*rows_of(buttons), back_to_card(scope, at, t)))


def list_view(
    pieces: Sequence[ListedPiece], scope: Scope, page: int, at: Places, t: Translator, *, more: bool
) -> View:
    """The suggestions behind the figures, as far as the person may open them."""
    lines = [head(scope, at, t)]
    lines += [
        t(
            "figures-piece",
            label=p.number or t.plain("card-no-number"),
            title=cut(p.title, LONGEST_TITLE),
            status=t.plain(f"status-{p.status.replace('_', '-')}"),
        )
        for p in pieces
    ]
    if not pieces:
        lines.append(t("figures-list-empty"))
    buttons = [
        Button(cut(p.number or p.title, LONGEST_NAME), OpenPress(proposal_id=p.proposal_id).pack())
        for p in pieces
    ]
    turn = turn_buttons([page - 1] if page else [], [page + 1] if more else [], "list", "", scope, at, t)
    return View(Html("\n".join(lines)), (*rows_of(buttons), *turn, back_to_card(scope, at, t)))


def overdue_view(pieces: Sequence[OverduePiece], scope: Scope, page: int, at: Places, t: Translator) -> View:
    """By department, those with most first."""
    owed: dict[str, list[OverduePiece]] = {}
    for piece in pieces:
        owed.setdefault(piece.department, []).append(piece)
    units = sorted(owed, key=lambda name: (-len(owed[name]), owed[name][0].department_id))
    shown, turn = paged(units, page, "late", "", scope, at, t)
    lines = [head(scope, at, t), t("figures-overdue-head", n=str(len(pieces)), units=str(len(units)))]
    for name in shown:
        labels = t.plain("list-comma").join(cut(p.number or p.title, LONGEST_NAME) for p in owed[name][:PAGE])
        lines.append(
            t(
                "figures-overdue-line",
                name=name,
                n=str(len(owed[name])),
                days=str(owed[name][0].days),
                labels=labels,
            )
        )
    return View(Html("\n".join(lines)), (*turn, back_to_card(scope, at, t)))


def returns_view(
    found: Sequence[DepartmentFigures], scope: Scope, page: int, at: Places, t: Translator
) -> View:
    """By ratio, the highest first."""
    rows = by_return_ratio(found)
    shown, turn = paged(rows, page, "sent", "", scope, at, t)
    lines = [head(scope, at, t), t("figures-returns-head", n=str(sum(f.returns for f in rows)))]
    lines += [
        t(
            "figures-returns-line",
            name=f.department,
            n=str(f.returns),
            pieces=str(f.pieces),
            share=f"{percent(f.returns, f.pieces)}%",
        )
        for f in shown
    ]
    return View(Html("\n".join(lines)), (*turn, back_to_card(scope, at, t)))
