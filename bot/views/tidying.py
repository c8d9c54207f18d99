"""A text that cannot be handled as it is: what to do about it, with the press that does it."""

from dataclasses import replace

from bot.i18n import Translator
from bot.views.drafting import press
from bot.views.view import Button, View
from domain.draft import Draft, Question
from domain.oddity import TIDY, Oddity


def with_oddity(view: View, oddity: Oddity, question: Question, draft: Draft, t: Translator) -> View:
    said = view.after(t(f"oddity-{oddity.value}"))
    if oddity not in TIDY:
        return said
    tidy = Button(t.plain("oddity-tidy"), press(draft, "tidy", question.value))
    return replace(said, rows=((tidy,), *view.rows))


def tidied_view(view: View, question: Question, draft: Draft, t: Translator) -> View:
    """Where it goes on, with the way back to how it was."""
    back = Button(t.plain("oddity-untidy"), press(draft, "untidy", question.value))
    return replace(view.after(t("oddity-tidied")), rows=(*view.rows[:-1], (back,), *view.rows[-1:]))
