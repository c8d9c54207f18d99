"""Reports as files: which, in which format, how far one under way is."""

from collections.abc import Sequence

from bot.i18n import Translator
from bot.views.figure_card import back_to_card, head, sends
from bot.views.figure_scopes import Places
from bot.views.view import Button, View, rows_of
from domain.report import chat_formats
from domain.scope import Scope

STEPS = 10
DONE, LEFT = "\u25b0", "\u25b1"


def kinds_view(kinds: Sequence[str], scope: Scope, at: Places, t: Translator) -> View:
    """One that has a single format is asked for at once."""
    buttons = []
    for kind in kinds:
        forms = chat_formats(kind)
        action, value = ("file", f"{kind}.{forms[0]}") if len(forms) == 1 else ("files", kind)
        buttons.append(Button(t.plain(f"report-kind-{kind}"), sends(action, scope, at, value)))
    text = t("report-which", head=head(scope, at, t))
    return View(text, (*rows_of(buttons, width=2), back_to_card(scope, at, t)))


def formats_view(kind: str, scope: Scope, at: Places, t: Translator) -> View:
    buttons = [
        (Button(t.plain(f"report-form-{form}"), sends("file", scope, at, f"{kind}.{form}")),)
        for form in chat_formats(kind)
    ]
    text = t("report-format", head=head(scope, at, t), kind=t.plain(f"report-kind-{kind}"))
    back = (Button(t.plain("back"), sends("files", scope, at)),)
    return View(text, (*buttons, back))


def report_words(kind: str, form: str, t: Translator) -> dict[str, str]:
    return {"kind": t.plain(f"report-kind-{kind}"), "form": t.plain(f"report-form-{form}")}


def progress_view(kind: str, form: str, done: int, of: int, t: Translator, *, ready: bool) -> View:
    """`of` is 0 while nobody knows it."""
    words = report_words(kind, form, t)
    if ready:
        return View(t("report-ready", **words))
    if not of:
        return View(t("report-so-far", **words, done=str(done)))
    steps = STEPS * done // of
    bar = DONE * steps + LEFT * (STEPS - steps)
    return View(t("report-progress", **words, done=str(done), of=str(of), bar=bar))
