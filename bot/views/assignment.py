"""Choosing the departments: the likely ones first."""

from collections.abc import Mapping, Sequence

from bot.callbacks import StepPress
from bot.i18n import Translator
from bot.views.forms import press, way_back
from bot.views.view import Button, View, rows_of
from domain.people import Department
from domain.proposal import Proposal

MOST_CO_HANDLERS = 4


def lead_view(proposal: Proposal, departments: Sequence[Department], t: Translator) -> View:
    buttons = [Button(d.short_name, press("assign", proposal, "lead", str(d.id))) for d in departments]
    text = t("ask-about", label=proposal.label, question=t("ask-assign-lead"))
    return View(text, (*rows_of(buttons, width=2), *way_back(proposal, t)))


def co_handlers_view(
    proposal: Proposal, departments: Mapping[int, Department], chosen: Sequence[int], t: Translator
) -> View:
    """Tick co-handlers; the lead is the first of `chosen`, and the way back leads to choosing it."""
    lead, *others = chosen
    buttons = []
    for department in departments.values():
        if department.id == lead:
            continue
        on = department.id in others
        after = [n for n in others if n != department.id] if on else [*others, department.id]
        words = f"\u2713 {department.short_name}" if on else department.short_name
        if on or len(others) < MOST_CO_HANDLERS:
            buttons.append(Button(words, press("assign", proposal, "co", _joined([lead, *after]))))
    names = t.plain("list-comma").join(departments[n].short_name for n in others) or t.plain("none")
    question = t("ask-assign-co", lead=departments[lead].short_name, co=names)
    done = Button(t.plain("assign-now"), press("assign", proposal, "done", _joined(chosen)), main=True)
    text = t("ask-about", label=proposal.label, question=question)
    back = Button(t.plain("back"), StepPress(step="assign", proposal_id=proposal.id).pack())
    return View(text, ((done,), *rows_of(buttons, width=2), (back,)))


def _joined(ids: Sequence[int]) -> str:
    return ".".join(str(n) for n in ids)
