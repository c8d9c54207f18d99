"""Questions about a proposal that a step needs answered: a text, coded reasons, a choice from a list."""

from collections.abc import Sequence

from bot.callbacks import FormPress, OpenPress, StepPress
from bot.i18n import Html, Translator
from bot.views.view import Button, Rows, View, rows_of
from domain.policy import Choice
from domain.proposal import ClockKey, Proposal

LONGEST_QUOTE = 2500


def press(step: str, proposal: Proposal, field: str, value: str = "") -> str:
    return FormPress(step=step, proposal_id=proposal.id, field=field, value=value).pack()


def way_back(proposal: Proposal, t: Translator) -> Rows:
    """Back to the card; what was begun is put away, the proposal untouched."""
    return ((Button(t.plain("back"), OpenPress(proposal_id=proposal.id).pack()),),)


def text_view(step: str, proposal: Proposal, t: Translator, **params: object) -> View:
    """Ask for one text. The label says which proposal it is about: several may be open at once."""
    key = f"ask-{step.replace('_', '-')}"
    question = t(key, **params)
    return View(t("ask-about", label=proposal.label, question=question), way_back(proposal, t), fresh=True)


def put_away_text(why: Html, text: str, t: Translator) -> Html:
    """A form that came too late gives back what was typed, as far as a message holds it."""
    if not text:
        return why
    return Html("\n".join([why, t("form-not-kept"), t("quote", text=text[:LONGEST_QUOTE])]))


def reasons_view(
    step: str, proposal: Proposal, choices: Sequence[Choice], chosen: Sequence[str], t: Translator
) -> View:
    """Coded reasons, several may be ticked, or one's own words."""
    buttons = [
        Button(
            f"\u2713 {c.name(t.language)}" if c.code in chosen else c.name(t.language),
            press(step, proposal, "reason", c.code),
        )
        for c in choices
    ]
    buttons.append(Button(t.plain("reason-own-words"), press(step, proposal, "words")))
    rows = rows_of(buttons, width=2)
    if chosen:
        rows = ((Button(t.plain("done"), press(step, proposal, "done"), main=True),), *rows)
    text = t("ask-about", label=proposal.label, question=t(f"ask-{step.replace('_', '-')}"))
    return View(text, (*rows, *way_back(proposal, t)))


def choice_view(
    step: str,
    proposal: Proposal,
    question: Html,
    options: Sequence[tuple[str, str]],
    t: Translator,
    *,
    field: str,
) -> View:
    """One of a list, each (value, words) a row of its own when long."""
    buttons = [Button(words, press(step, proposal, field, value)) for value, words in options]
    text = t("ask-about", label=proposal.label, question=question)
    return View(text, (*rows_of(buttons, width=2), *way_back(proposal, t)))


def close_view(proposal: Proposal, t: Translator) -> View:
    """Closing ends every clock, the rating's too: asked before it is done."""
    rating = proposal.clock(ClockKey.RATING)
    question = t("ask-close-early", day=rating.due_on) if rating else t("ask-close")
    sure = Button(t.plain("step-close"), StepPress(step="close", proposal_id=proposal.id, sure=True).pack())
    text = t("ask-about", label=proposal.label, question=question)
    return View(text, ((sure,), *way_back(proposal, t)))
