"""Several matters in one draft: the parts as they were understood, to be split or kept as one."""

from collections.abc import Sequence

from bot.i18n import Html, Translator
from bot.views.drafting import attached, press
from bot.views.pages import cut
from bot.views.similar import mark_of
from bot.views.view import Button, View, rows_of
from domain.draft import Draft
from domain.hint import Care

LONGEST_PART = 160
LONGEST_TITLE = 20


def matters_view(draft: Draft, matters: Sequence[tuple[str, str]], t: Translator) -> View:
    lines = [t("split-ask", n=len(matters))]
    for n, (told, asked) in enumerate(matters):
        lines += [Html(""), t("split-matter", mark=mark_of(n))]
        lines += [t("field-situation", value=_short(told))] if told else []
        lines += [t("field-request", value=_short(asked))] if asked else []
    if draft.attachments:
        what = Html(t.plain("list-comma").join(attached(draft, t)))
        lines += [Html(""), t("split-files", what=what)]
    buttons = [
        Button(t.plain("split-do", n=len(matters)), press(draft, "split"), main=True),
        Button(t.plain("split-not"), press(draft, "waive", Care.SEVERAL)),
        Button(t.plain("back"), press(draft, "preview")),
    ]
    return View(Html("\n".join(lines)), tuple((button,) for button in buttons))


def split_view(drafts: Sequence[Draft], t: Translator) -> View:
    """Each with its button; the first is the one to go on with."""
    buttons = [
        Button(
            t.plain("draft-item", ordinal=d.ordinal, title=cut(_called(d), LONGEST_TITLE)),
            press(d, "go"),
            main=d is drafts[0],
        )
        for d in drafts
    ]
    return View(t("split-done", n=len(drafts)), rows_of(buttons, width=1))


def _called(draft: Draft) -> str:
    return draft.suggested_title or _short(draft.situation or draft.request)


def _short(text: str) -> str:
    return cut(" ".join(text.split()), LONGEST_PART)
