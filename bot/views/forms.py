"""Questions about a proposal that a step needs answered: words, a choice from a list, several ticks."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.callbacks import FormPress, OpenPress
from bot.i18n import Html, Translator
from bot.views.view import Button, Rows, View, rows_of
from domain.policy import Choice
from domain.proposal import Proposal

LONGEST_QUOTE = 2500
# A list of so many fits a phone; a longer one is shown in pages.
LONGEST_LIST = 14
PAGE = 8


class Option(NamedTuple):
    """One entry of a list: what its button sends, and what it says."""

    value: str
    words: str


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


def field_view(
    proposal: Proposal, sentence: Html, buttons: Sequence[Button], t: Translator, *, fresh: bool = False
) -> View:
    """One question of a form with its buttons, and the way back below them."""
    text = t("ask-about", label=proposal.label, question=sentence)
    return View(text, (*rows_of(list(buttons), width=2), *way_back(proposal, t)), fresh=fresh)


def choice_view(
    step: str,
    proposal: Proposal,
    name: str,
    sentence: Html,
    options: Sequence[Option],
    t: Translator,
    *,
    page: int = 0,
    optional: bool = False,
) -> View:
    """One of a list; a long list in pages, and narrower when some words of the entry are typed."""
    shown, turn = _page(step, proposal, name, options, page, t)
    buttons = [Button(o.words, press(step, proposal, name, o.value)) for o in shown]
    if turn:
        sentence = Html(f"{sentence}\n{t('form-type-to-find')}")
    rows = rows_of(buttons, width=2)
    if optional:
        rows = (*rows, (Button(t.plain("form-none"), press(step, proposal, name, "-")),))
    text = t("ask-about", label=proposal.label, question=sentence)
    return View(text, (*rows, *turn, *way_back(proposal, t)))


def ticks_view(
    step: str,
    proposal: Proposal,
    name: str,
    sentence: Html,
    options: Sequence[Option],
    chosen: Sequence[str],
    t: Translator,
    *,
    page: int = 0,
    own_words: bool = False,
    optional: bool = False,
    done: str = "done",
) -> View:
    """Several of a list may be ticked; what is ticked stays in sight on every page."""
    first = [o for o in options if o.value in chosen] if len(options) > LONGEST_LIST else []
    rest = [o for o in options if o not in first]
    shown, turn = _page(step, proposal, name, rest, page, t)
    buttons = [
        Button(f"\u2713 {o.words}" if o.value in chosen else o.words, press(step, proposal, name, o.value))
        for o in (*first, *shown)
    ]
    if own_words:
        buttons.append(Button(t.plain("reason-own-words"), press(step, proposal, name, "~")))
    rows = rows_of(buttons, width=2)
    if chosen or optional:
        rows = ((Button(t.plain(done), press(step, proposal, name, "!"), main=True),), *rows)
    if turn:
        sentence = Html(f"{sentence}\n{t('form-type-to-find')}")
    text = t("ask-about", label=proposal.label, question=sentence)
    return View(text, (*rows, *turn, *way_back(proposal, t)))


def _page(
    step: str, proposal: Proposal, name: str, options: Sequence[Option], page: int, t: Translator
) -> tuple[Sequence[Option], Rows]:
    """What a page shows, and the keys that turn it; a list that fits has none."""
    if len(options) <= LONGEST_LIST:
        return options, ()
    last = (len(options) - 1) // PAGE
    page = max(0, min(page, last))
    turn = [
        Button(t.plain(key), press(step, proposal, name, f">{target}"))
        for target, key in ((page - 1, "page-before"), (page + 1, "page-after"))
        if 0 <= target <= last
    ]
    return options[page * PAGE : (page + 1) * PAGE], (tuple(turn),)


def reasons_view(
    step: str, proposal: Proposal, choices: Sequence[Choice], chosen: Sequence[str], t: Translator
) -> View:
    """Coded reasons, several may be ticked, or one's own words."""
    options = [Option(c.code, c.name(t.language)) for c in choices]
    question = t(f"ask-{step.replace('_', '-')}")
    buttons = [
        Button(
            f"\u2713 {o.words}" if o.value in chosen else o.words, press(step, proposal, "reason", o.value)
        )
        for o in options
    ]
    buttons.append(Button(t.plain("reason-own-words"), press(step, proposal, "words")))
    rows = rows_of(buttons, width=2)
    if chosen:
        rows = ((Button(t.plain("done"), press(step, proposal, "done"), main=True),), *rows)
    text = t("ask-about", label=proposal.label, question=question)
    return View(text, (*rows, *way_back(proposal, t)))
