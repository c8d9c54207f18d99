"""The questions of the form, one at a time, and the preview before submitting."""

from collections.abc import Sequence

from bot.callbacks import DraftPress, MenuPress
from bot.i18n import Html, Translator
from bot.views.view import Button, Rows, View, rows_of
from domain.draft import Draft, Question
from domain.people import Department
from domain.policy import Policy
from domain.proposal import Disclosure
from domain.services.drafting import rank_categories, rank_departments

STEPS = 5
NUMBER_OF = {
    Question.TITLE: 1,
    Question.SITUATION: 2,
    Question.REQUEST: 3,
    Question.CATEGORY: 4,
    Question.SCREENING: 5,
}
CHOICES_SHOWN = 6


def press(draft: Draft, action: str, value: str = "") -> str:
    return DraftPress(draft_id=draft.id, action=action, value=value).pack()


def kept_view(draft: Draft, t: Translator) -> View:
    """A free message was kept as a draft; nothing is decided yet."""
    buttons = [
        Button(t.plain("draft-continue"), press(draft, "go"), main=True),
        Button(t.plain("draft-leave"), press(draft, "keep")),
        Button(t.plain("draft-not"), press(draft, "drop")),
    ]
    return View(t("draft-kept", ordinal=draft.ordinal), rows_of(buttons))


def question_view(draft: Draft, policy: Policy, departments: Sequence[Department], t: Translator) -> View:
    """The question the draft stands at, with the most likely answer as the first button."""
    match draft.asked:
        case Question.TITLE:
            return _title(draft, policy, t)
        case Question.SITUATION | Question.REQUEST:
            return _text(draft, t)
        case Question.CATEGORY:
            return _matter(draft, policy, departments, t)
        case Question.DEPARTMENT:
            return _departments(draft, departments, t)
        case Question.SCREENING:
            return _screening(draft, policy, t)
        case Question.COSIGNING | Question.DISCLOSURE | Question.PREVIEW:
            return preview_view(draft, policy, departments, t)


def _head(draft: Draft, sentence: Html, t: Translator) -> Html:
    number = NUMBER_OF.get(draft.asked)
    if draft.from_preview or number is None:
        return sentence
    return t("draft-step", number=number, of=STEPS, question=sentence)


def _way_back(draft: Draft, t: Translator) -> tuple[Button, ...]:
    """Always a way back and a way out."""
    back = Button(t.plain("back"), press(draft, "back"))
    leave = Button(t.plain("cancel"), press(draft, "leave"))
    return (leave,) if draft.asked is Question.TITLE and not draft.from_preview else (back, leave)


def _title(draft: Draft, policy: Policy, t: Translator) -> View:
    limit = policy.limit("title")
    proposed = draft.title or draft.suggested_title
    if proposed:
        text = t("draft-title-proposed", title=proposed, limit=limit)
        rows: Rows = ((Button(t.plain("draft-title-ok"), press(draft, "title_ok"), main=True),),)
    else:
        text = t("draft-title", limit=limit)
        rows = ((Button(t.plain("draft-matter-first"), press(draft, "ask", Question.SITUATION.value)),),)
    return View(_head(draft, text, t), (*rows, _way_back(draft, t)))


def _text(draft: Draft, t: Translator) -> View:
    asked = draft.asked
    written: str = getattr(draft, asked.value)
    text = _head(draft, t(f"draft-{asked.value}"), t)
    if not written and not (asked is Question.SITUATION and draft.attachments):
        return View(text, (_way_back(draft, t),))
    text = Html(f"{text}\n\n{received(draft, t)}")
    if written:
        text = Html(f"{text}\n{t('quote', text=written)}")
    enough = Button(t.plain("draft-enough"), press(draft, "enough"), main=True)
    again = Button(t.plain("draft-rewrite"), press(draft, "rewrite", asked.value))
    rows: tuple[tuple[Button, ...], ...] = ((enough,),) if written else ()
    return View(text, (*rows, *(((again,),) if written else ()), _way_back(draft, t)))


def received(draft: Draft, t: Translator) -> Html:
    """ "收到：文字 1 段、照片 3 张、位置 1 处。" """
    written: str = (
        getattr(draft, draft.asked.value, "") if draft.asked in (Question.SITUATION, Question.REQUEST) else ""
    )
    parts = [t("count-texts", n=len(written.splitlines()))] if written else []
    parts += [
        t(f"count-{kind}", n=draft.count(kind))
        for kind in ("photo", "document", "voice", "video", "place")
        if draft.count(kind)
    ]
    if not parts:
        return t("draft-nothing-yet")
    return t("draft-received", what=Html(t.plain("list-comma").join(parts)))


def _matter(draft: Draft, policy: Policy, departments: Sequence[Department], t: Translator) -> View:
    """Category and department, recommended together; each can be changed."""
    if draft.from_preview or not draft.category:
        return _categories(draft, policy, t)
    category = policy.label("categories", draft.category, t.language)
    chosen = next(
        (d.short_name for d in departments if d.id == draft.wished_department_id), t.plain("draft-no-wish")
    )
    buttons = [
        Button(t.plain("draft-matter-ok"), press(draft, "matter_ok"), main=True),
        Button(t.plain("draft-other-category"), press(draft, "choose", "category")),
        Button(t.plain("draft-other-department"), press(draft, "choose", "department")),
    ]
    text = t("draft-matter", category=category, department=chosen)
    return View(_head(draft, text, t), (*rows_of(buttons), _way_back(draft, t)))


def _categories(draft: Draft, policy: Policy, t: Translator) -> View:
    text = f"{draft.title}{draft.situation}{draft.request}"
    ranked = rank_categories(text, policy.choices("categories"))
    rows = tuple((Button(c.name(t.language), press(draft, "category", c.code)),) for c in ranked)
    return View(t("draft-category"), (*rows, _way_back(draft, t)))


def _departments(draft: Draft, departments: Sequence[Department], t: Translator) -> View:
    ranked = rank_departments(f"{draft.title}{draft.situation}{draft.request}", departments)
    rows = tuple(
        (Button(d.short_name, press(draft, "department", str(d.id))),) for d in ranked[:CHOICES_SHOWN]
    )
    none = (Button(t.plain("draft-no-wish"), press(draft, "department", "0")),)
    return View(t("draft-department"), (*rows, none, _way_back(draft, t)))


def _screening(draft: Draft, policy: Policy, t: Translator) -> View:
    questions = policy.choices("screening_questions")
    names = Html(t.plain("list-dot").join(t("plain-text", text=q.name(t.language)) for q in questions))
    buttons = [
        Button(t.plain("screening-none"), press(draft, "screen_none"), main=True),
        Button(t.plain("screening-some"), press(draft, "choose", "screening")),
    ]
    return View(_head(draft, t("screening", questions=names), t), (*rows_of(buttons), _way_back(draft, t)))


def screening_choices_view(draft: Draft, policy: Policy, t: Translator) -> View:
    """Tick what applies; staff decide what follows from it."""
    rows = tuple(
        (
            Button(
                ticked(q.name(t.language), q.code in draft.screening_answers), press(draft, "screen", q.code)
            ),
        )
        for q in policy.choices("screening_questions")
    )
    done = (Button(t.plain("done"), press(draft, "screen_done"), main=True),)
    return View(t("screening-which"), (*rows, done, (Button(t.plain("back"), press(draft, "screen_back")),)))


def ticked(words: str, on: bool) -> str:
    return f"\u2713 {words}" if on else words


def preview_view(draft: Draft, policy: Policy, departments: Sequence[Department], t: Translator) -> View:
    """Everything once more before it is sent."""
    buttons = [
        Button(t.plain("step-submit"), press(draft, "submit"), main=True),
        Button(t.plain("preview-edit"), press(draft, "edit")),
        Button(t.plain("draft-save"), press(draft, "keep")),
        Button(t.plain("draft-delete"), press(draft, "drop")),
    ]
    text = Html(f"{t('preview')}\n\n{draft_text(draft, policy, departments, t)}")
    return View(text, rows_of(buttons))


def draft_text(draft: Draft, policy: Policy, departments: Sequence[Department], t: Translator) -> Html:
    """The form's fields in their order, long texts as quotes."""
    wished = next(
        (d.short_name for d in departments if d.id == draft.wished_department_id), t.plain("draft-no-wish")
    )
    screened = [policy.label("screening_questions", code, t.language) for code in draft.screening_answers]
    counts = [
        t(f"count-{kind}", n=draft.count(kind))
        for kind in ("photo", "document", "voice", "video", "place")
        if draft.count(kind)
    ]
    category = (
        policy.label("categories", draft.category, t.language) if draft.category else t.plain("not-yet")
    )
    lines = [
        t("field-title", value=draft.title or t.plain("not-yet")),
        t("field-category", value=category),
        t("field-department", value=wished),
        t("field-situation", value=_cut(draft.situation, t)),
        t("field-request", value=_cut(draft.request, t)),
    ]
    if counts:
        lines.append(t("field-attachments", value=Html(t.plain("list-comma").join(counts))))
    lines.append(
        t("field-cosigning", value=t.plain("cosigning-open" if draft.cosigning_open else "cosigning-closed"))
    )
    lines.append(t("field-disclosure", value=t.plain(f"disclosure-{draft.disclosure.replace('_', '-')}")))
    if screened:
        lines.append(t("field-screening", value=t.plain("list-comma").join(screened)))
    return Html("\n".join(lines))


def _cut(text: str, t: Translator, longest: int = 1200) -> str:
    if not text:
        return t.plain("not-yet")
    return text if len(text) <= longest else text[:longest] + "\u2026"


def edit_view(draft: Draft, t: Translator) -> View:
    """Which field to change."""
    buttons = [
        Button(t.plain(f"edit-{q.value}"), press(draft, "ask", q.value))
        for q in (
            Question.TITLE,
            Question.SITUATION,
            Question.REQUEST,
            Question.CATEGORY,
            Question.DEPARTMENT,
        )
    ]
    buttons += [
        Button(t.plain("edit-cosigning"), press(draft, "cosigning")),
        Button(t.plain("edit-disclosure"), press(draft, "choose", "disclosure")),
        Button(t.plain("edit-screening"), press(draft, "choose", "screening")),
        Button(t.plain("edit-attachments"), press(draft, "choose", "attachments")),
    ]
    back = (Button(t.plain("back"), press(draft, "preview")),)
    return View(t("preview-edit-which"), (*rows_of(buttons, width=2), back))


def disclosure_view(draft: Draft, t: Translator) -> View:
    buttons = [
        Button(t.plain(f"disclosure-{d.replace('_', '-')}"), press(draft, "disclosure", d.value))
        for d in Disclosure
    ]
    return View(t("disclosure-ask"), (*rows_of(buttons), (Button(t.plain("back"), press(draft, "edit")),)))


def attachments_view(draft: Draft, t: Translator) -> View:
    """What is attached, each with a way to take it off; more can simply be sent."""
    rows = tuple(
        (
            Button(
                t.plain("attachment-remove", name=a.name or t.plain(f"attachment-{a.kind}"), n=n),
                press(draft, "detach", str(n)),
            ),
        )
        for n, a in enumerate(draft.attachments, start=1)
    )
    return View(
        t("attachments-ask", n=len(draft.attachments)),
        (*rows, (Button(t.plain("back"), press(draft, "preview")),)),
    )


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
        Button(t.plain("draft-delete-not"), press(draft, "keep")),
    ]
    title = draft.title or draft.suggested_title or draft.situation[:20]
    return View(t("draft-delete-ask", ordinal=draft.ordinal, title=title), rows_of(buttons))


def drafts_view(drafts: Sequence[Draft], t: Translator) -> View:
    """One's drafts, newest first, and a new one."""
    rows = tuple(
        (Button(t.plain("draft-item", ordinal=d.ordinal, title=draft_title(d, t)), press(d, "go")),)
        for d in drafts
    )
    new = (Button(t.plain("draft-new"), MenuPress(item="new").pack()),)
    return View(
        t("drafts", n=len(drafts)), (*rows, new, (Button(t.plain("back"), MenuPress(item="menu").pack()),))
    )


def draft_title(draft: Draft, t: Translator) -> str:
    return (draft.title or draft.suggested_title or draft.situation or t.plain("draft-empty"))[:24]
