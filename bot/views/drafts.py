"""Drafts as things to pick up, put aside and throw away."""

from collections.abc import Sequence

from bot.callbacks import MenuPress
from bot.i18n import Html, Translator
from bot.views.drafting import attached, press
from bot.views.pages import cut
from bot.views.view import Button, View, rows_of
from domain.draft import Draft

PAGE = 6
LONGEST_TITLE = 24


def kept_view(draft: Draft, t: Translator, earlier: Draft | None = None) -> View:
    """A free message was kept as a draft; nothing is decided yet. `earlier`: the one kept just before."""
    buttons = [
        Button(t.plain("draft-continue"), press(draft, "go"), main=True),
        Button(t.plain("draft-leave"), press(draft, "keep")),
        Button(t.plain("draft-not"), press(draft, "drop")),
    ]
    if earlier is not None:
        words = t.plain("draft-join", ordinal=earlier.ordinal)
        buttons.append(Button(words, press(draft, "join", str(earlier.id))))
    text = t("draft-kept", ordinal=draft.ordinal)
    if draft.source:
        text = t("draft-kept-anothers", ordinal=draft.ordinal, source=cut(draft.source, LONGEST_TITLE))
    if what := attached(draft, t):
        text = Html(f"{t('draft-received', what=Html(t.plain('list-comma').join(what)))}\n{text}")
    return View(text, rows_of(buttons))


def leave_view(draft: Draft, t: Translator) -> View:
    """The answer to cancel: asks first, and nothing is lost by the likely answer."""
    buttons = [
        Button(t.plain("draft-continue"), press(draft, "go"), main=True),
        Button(t.plain("draft-leave"), press(draft, "keep")),
        Button(t.plain("draft-delete"), press(draft, "drop")),
    ]
    return View(t("draft-leave-ask", ordinal=draft.ordinal), rows_of(buttons))


def put_aside_view(draft: Draft, t: Translator) -> View:
    """It waits as long as it likes."""
    again = Button(t.plain("draft-continue"), press(draft, "go"))
    return View(t("draft-put-aside", ordinal=draft.ordinal), ((again,),))


def delete_view(draft: Draft, t: Translator) -> View:
    buttons = [
        Button(t.plain("draft-delete-sure"), press(draft, "dropsure")),
        Button(t.plain("draft-delete-not"), press(draft, "keep"), main=True),
    ]
    key = "draft-delete-ask-sent" if draft.sent else "draft-delete-ask"
    return View(t(key, ordinal=draft.ordinal, title=title_of(draft, t)), rows_of(buttons))


def drafts_view(drafts: Sequence[Draft], t: Translator, page: int = 0) -> View:
    """One's drafts, newest first, and a new one."""
    page = max(0, min(page, (len(drafts) - 1) // PAGE))
    rows = tuple(
        (Button(t.plain("draft-item", ordinal=d.ordinal, title=title_of(d, t)), press(d, "go")),)
        for d in drafts[page * PAGE : (page + 1) * PAGE]
    )
    turn = tuple(
        Button(t.plain(key), MenuPress(item="drafts", page=target).pack())
        for target, key in ((page - 1, "page-before"), (page + 1, "page-after"))
        if 0 <= target * PAGE < len(drafts)
    )
    new = (Button(t.plain("draft-new"), MenuPress(item="new").pack()),)
    back = (Button(t.plain("back"), MenuPress(item="menu").pack()),)
    return View(t("drafts", n=len(drafts)), (*rows, *((turn,) if turn else ()), new, back))


def title_of(draft: Draft, t: Translator) -> str:
    """How a draft is called in a button."""
    words = draft.title or draft.suggested_title or draft.situation or t.plain("draft-empty")
    return cut(" ".join(words.split()), LONGEST_TITLE)
