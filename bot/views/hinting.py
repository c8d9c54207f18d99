"""Remarks on a draft: a few lines under the preview, all of them with their reasons on request."""

from collections.abc import Sequence
from dataclasses import replace

from bot.i18n import Html, Translator
from bot.views.drafting import press
from bot.views.pages import cut
from bot.views.view import Button, View, rows_of
from domain.draft import Draft, Question
from domain.hint import Care, Doubt, Hint
from domain.policy import Policy

SHOWN = 3
LONGEST_QUOTE = 36
LONGEST_EXPLAINED = 120
MENDED_BY = {Care.SEVERAL: "matters", Care.PERSONAL_DATA: "personal"}


def with_hints(view: View, hints: Sequence[Hint], draft: Draft, t: Translator) -> View:
    """The preview with its few remarks below, and a button to mend each, beneath the one that submits."""
    if not hints:
        return view
    shown = hints[:SHOWN]
    more = Button(t.plain("hints-more"), press(draft, "hints"))
    submit, *others = view.rows
    rows = (submit, *rows_of([*_mending(shown, draft, t), more]), *others)
    return replace(view, text=Html("\n".join([view.text, "", *_lines(shown, t)])), rows=rows)


def with_doubts(view: View, hints: Sequence[Hint], t: Translator) -> View:
    """The screening question, above it what seems to concern it."""
    doubts = [hint for hint in hints if isinstance(hint.kind, Doubt)][:SHOWN]
    return view.after(Html("\n".join(_lines(doubts, t)))) if doubts else view


def hints_view(hints: Sequence[Hint], draft: Draft, policy: Policy, t: Translator) -> View:
    """Each with what it rests on and why it matters."""
    if not hints:
        return View(t("hints-none"), ((Button(t.plain("back"), press(draft, "preview")),),))
    lines = [t("hints-more-head", n=len(hints))]
    for hint in hints:
        lines += [Html(""), _explained(hint, policy, t)]
    off = (Button(t.plain("hints-off"), press(draft, "waive")),)
    back = (Button(t.plain("back"), press(draft, "preview")),)
    return View(Html("\n".join(lines)), (*rows_of(_mending(hints, draft, t)), off, back))


def secret_marked(view: View, mark: str, draft: Draft, policy: Policy, t: Translator) -> View:
    """Said at once, above whatever is asked next."""
    words = t("draft-secret-marked", sentence=mark, registry=policy.text("registry", t.language))
    return replace(view.after(words), rows=(*view.rows, (_delete(draft, t),)))


def _delete(draft: Draft, t: Translator) -> Button:
    return Button(t.plain("hint-mend-secret"), press(draft, "drop"))


def _lines(hints: Sequence[Hint], t: Translator) -> list[str]:
    return [t("hints-head"), *(t("hint-line", remark=_remark(hint, t)) for hint in hints)]


def _key(hint: Hint) -> str:
    return f"hint-{hint.kind.replace('_', '-')}"


def _remark(hint: Hint, t: Translator) -> Html:
    remark = t(_key(hint))
    sentence = " ".join(hint.sentence.split())
    return (
        t("hint-with-sentence", remark=remark, sentence=cut(sentence, LONGEST_QUOTE)) if sentence else remark
    )


def _explained(hint: Hint, policy: Policy, t: Translator) -> Html:
    registry, phone = policy.text("registry", t.language), policy.text("registry_phone")
    why = t(f"{_key(hint)}-why", registry=registry, phone=phone)
    sentence = cut(" ".join(hint.sentence.split()), LONGEST_EXPLAINED)
    if not sentence:
        return t("hint-explained-whole", remark=t(_key(hint)), why=why)
    return t("hint-explained", remark=t(_key(hint)), sentence=sentence, why=why)


def _mending(hints: Sequence[Hint], draft: Draft, t: Translator) -> list[Button]:
    """One button for each place to mend, however many remarks lead there."""
    buttons: dict[str, Button] = {}
    for hint in hints:
        if hint.kind is Doubt.STATE_SECRET:
            buttons["secret"] = _delete(draft, t)
        elif isinstance(hint.kind, Care):
            key = hint.kind.replace("_", "-")
            buttons[hint.kind] = Button(t.plain(f"hint-mend-{key}"), press(draft, MENDED_BY[hint.kind]))
        elif hint.question is Question.SCREENING:
            buttons["screening"] = Button(t.plain("hint-mend-screening"), press(draft, "choose", "screening"))
        else:
            where = hint.question.value
            buttons[where] = Button(t.plain(f"hint-mend-{where}"), press(draft, "ask", where))
    return list(buttons.values())
