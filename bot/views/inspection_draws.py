"""Samples on the screen: the questions before a draw, and a draw with its seed."""

from collections.abc import Sequence

from bot.i18n import Html, Translator
from bot.views.inspections import LONGEST_TITLE, button, sends
from bot.views.pages import cut
from bot.views.view import Button, View, rows_of
from domain.inspection import Inspection
from domain.inspection_draw import Draw, Lot

LOTS_SHOWN = 25
SIZES = ("5", "10", "20")
DIGITS = 12


def size_view(inspection: Inspection, t: Translator) -> View:
    sizes = tuple(Button(size, sends("size", inspection.id, size)) for size in SIZES)
    return View(t("ask-inspection-size"), (sizes, (button(t, "back", "open", inspection.id),)))


def spread_view(inspection: Inspection, size: int, t: Translator) -> View:
    row = (
        button(t, "inspection-by-department", "spread", inspection.id, "yes"),
        button(t, "inspection-over-all", "spread", inspection.id, "no"),
    )
    return View(t("ask-inspection-spread", n=size), (row, (button(t, "back", "draw", inspection.id),)))


def seed_view(inspection: Inspection, t: Translator) -> View:
    row = (button(t, "inspection-any-seed", "seed", inspection.id),)
    return View(t("ask-inspection-seed"), (row, (button(t, "back", "draw", inspection.id),)))


def draws_view(
    inspection: Inspection, draws: Sequence[Draw], number: int, titles: dict[int, str], t: Translator
) -> View:
    """One draw with its seed and its pieces, how to draw it again, and the other draws beside it."""
    made = draws[number - 1]
    sample = made.sample
    lines = [
        t("inspection-sample-head", n=len(sample), pool=len(made.pool), number=number, of=len(draws)),
        t("inspection-sample-by", by=made.drawn_by, at=made.drawn_at),
        t("inspection-sample-seed", seed=made.seed, pool=made.pool_digest[:DIGITS]),
        t("inspection-sample-spread" if made.by_department else "inspection-sample-all"),
    ]
    lines += [_lot_line(lot, titles, t) for lot in sample[:LOTS_SHOWN]]
    if len(sample) > LOTS_SHOWN:
        lines.append(t("due-more", n=len(sample) - LOTS_SHOWN))
    command = f"python -m bot inspection draw --inspection {inspection.id} --draw {number}"
    lines.append(t("inspection-sample-again", command=command))
    others = [
        Button(t.plain("inspection-other-draw", n=n), sends("draws", inspection.id, str(n)))
        for n in range(1, len(draws) + 1)
        if n != number
    ]
    return View(Html("\n".join(lines)), (*rows_of(others[-6:]), (button(t, "back", "open", inspection.id),)))


def _lot_line(lot: Lot, titles: dict[int, str], t: Translator) -> Html:
    title = cut(titles.get(lot.proposal_id, ""), LONGEST_TITLE)
    return t("inspection-lot", label=lot.label, unit=lot.department, title=title)
