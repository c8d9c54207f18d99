"""The questions of the form, one at a time, and the preview before submitting."""

from collections.abc import Sequence

from bot.callbacks import DraftPress, OpenPress
from bot.i18n import Html, Translator
from bot.views.kinds import kind_words
from bot.views.pages import cut
from bot.views.view import Button, Rows, View, rows_of
from domain.draft import Draft, Question
from domain.people import Department
from domain.policy import Policy
from domain.proposal import Attachment, Disclosure, Track
from domain.services.attachments import mark_of
from domain.services.drafting import LIMIT_OF, excess
from domain.services.matching import rank_categories, rank_departments
from domain.services.versions import draft_digest

STEPS = 5
NUMBER_OF = {
    Question.TITLE: 1,
    Question.SITUATION: 2,
    Question.REQUEST: 3,
    Question.SIMILAR: 4,
    Question.CATEGORY: 4,
    Question.DEPARTMENT: 4,
    Question.SCREENING: 5,
}
CHOICES_SHOWN = 6
ATTACHMENT_KINDS = ("photo", "document", "voice", "video", "place")
# In UTF-16 units: the preview holds two long texts and all the rest, together at most 4096.
LONGEST_IN_PREVIEW = 1200
LONGEST_NOTED = 300
LONGEST_NAME = 30


def press(draft: Draft, action: str, value: str = "") -> str:
    return DraftPress(draft_id=draft.id, action=action, value=value).pack()


def question_view(draft: Draft, policy: Policy, departments: Sequence[Department], t: Translator) -> View:
    """The question the draft stands at, with the most likely answer as the first button."""
    match draft.asked:
        case Question.TITLE:
            return _title(draft, policy, t)
        case Question.SITUATION | Question.REQUEST:
            return _text(draft, policy, t)
        case Question.CATEGORY | Question.SIMILAR:
            return _matter(draft, policy, departments, t)
        case Question.DEPARTMENT:
            return departments_view(draft, departments, t)
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
    back = Button(t.plain("back"), press(draft, "back", draft.asked.value))
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


def _text(draft: Draft, policy: Policy, t: Translator) -> View:
    """The question with what is noted already; while a text is written anew, with the one it will replace."""
    written = draft.text_of(draft.asked)
    question = t("draft-rewriting") if draft.replacing else t(f"draft-{draft.asked.value}")
    lines: list[str] = [_head(draft, question, t)]
    if written:
        noted = Html(t("quote", text=cut(written, LONGEST_NOTED)))
        lines.append(noted if draft.replacing else Html(f"{t('draft-noted')}{noted}"))
    if draft.replacing:
        keep = Button(t.plain("draft-keep-text"), press(draft, "keep_text", draft.asked.value))
        return View(Html("\n".join(lines)), ((keep,), _way_back(draft, t)))
    # Files came with the situation; before anything is written for the request they are no answer to it.
    if (written or draft.asked is Question.SITUATION) and (remarks := _remarks(draft, policy, t)):
        lines += ["", *remarks] if written else remarks
    return View(Html("\n".join(lines)), (*_text_rows(draft, policy, t), _way_back(draft, t)))


def received_view(draft: Draft, policy: Policy, t: Translator) -> View:
    """The short answer to a text or a file: what is there now, and that more can come."""
    lines = _remarks(draft, policy, t) or [t("draft-nothing-yet")]
    lines[0] = _head(draft, lines[0], t)
    return View(Html("\n".join(lines)), (*_text_rows(draft, policy, t), _way_back(draft, t)))


def _text_rows(draft: Draft, policy: Policy, t: Translator) -> Rows:
    """ "That's all" once there is a text that may be submitted: nothing is offered that is refused."""
    value = draft.asked.value
    enough = (Button(t.plain("draft-enough"), press(draft, "enough", value), main=True),)
    again = (Button(t.plain("draft-rewrite"), press(draft, "rewrite", value)),)
    if not draft.text_of(draft.asked):
        return ()
    return (again,) if excess(draft, draft.asked, policy) else (enough, again)


def _remarks(draft: Draft, policy: Policy, t: Translator) -> list[Html]:
    """What came in, what is too much of it, and what a voice message cannot do."""
    lines = [t("draft-received", what=what)] if (what := received(draft, t)) else []
    written = draft.text_of(draft.asked)
    if excess(draft, draft.asked, policy):
        limit = policy.limit(LIMIT_OF[draft.asked])
        lines.append(t("draft-too-long", limit=limit, length=len(written)))
    if draft.count("voice") and draft.asked is Question.SITUATION and not written:
        lines.append(t("draft-voice-hint"))
    return lines


def received(draft: Draft, t: Translator) -> Html | None:
    """ "1 text, 3 photos, 1 place": the text that is being asked for, and all that is attached."""
    written = draft.text_of(draft.asked) if draft.asked in (Question.SITUATION, Question.REQUEST) else ""
    parts = [t("count-texts", n=len(written.splitlines()))] if written else []
    parts += attached(draft, t)
    return Html(t.plain("list-comma").join(parts)) if parts else None


def attached(draft: Draft, t: Translator) -> list[Html]:
    """How many of each kind."""
    return [t(f"count-{kind}", n=n) for kind in ATTACHMENT_KINDS if (n := draft.count(kind))]


def _matter(draft: Draft, policy: Policy, departments: Sequence[Department], t: Translator) -> View:
    """Category and department, recommended together; each can be changed."""
    if draft.from_preview or not draft.category:
        return categories_view(draft, policy, t)
    category = policy.label("categories", draft.category, t.language)
    buttons = [
        Button(t.plain("draft-matter-ok"), press(draft, "matter_ok"), main=True),
        Button(t.plain("draft-other-category"), press(draft, "choose", "category")),
        Button(t.plain("draft-other-department"), press(draft, "choose", "department")),
        Button(t.plain("advice-why"), press(draft, "why")),
    ]
    text = t("draft-matter", category=category, department=_wished(draft, departments, t))
    return View(_head(draft, text, t), (*rows_of(buttons), _way_back(draft, t)))


def categories_view(draft: Draft, policy: Policy, t: Translator) -> View:
    """The whole list, the likely ones first."""
    ranked = rank_categories(draft.words, policy.choices("categories"))
    ranked.sort(key=lambda c: _place(draft, Question.CATEGORY, c.code))
    rows = tuple((Button(c.name(t.language), press(draft, "category", c.code)),) for c in ranked)
    # From the two recommendations the way back leads to them; one without a category has none yet.
    listed = draft.category and not draft.from_preview
    back = (Button(t.plain("back"), press(draft, "go")), _way_back(draft, t)[-1])
    text = _head(draft, t("draft-category"), t)
    return View(text, (*rows, back if listed else _way_back(draft, t)))


def departments_view(
    draft: Draft, departments: Sequence[Department], t: Translator, sentence: Html | None = None
) -> View:
    """The likeliest few; any other by its name."""
    ranked = rank_departments(draft.words, departments)
    ranked.sort(key=lambda d: _place(draft, Question.DEPARTMENT, str(d.id)))
    rows = tuple(
        (Button(d.short_name, press(draft, "department", str(d.id))),) for d in ranked[:CHOICES_SHOWN]
    )
    none = (Button(t.plain("draft-no-wish"), press(draft, "department", "0")),)
    text = _head(draft, sentence or t("draft-department"), t)
    return View(text, (*rows, none, _way_back(draft, t)))


def _place(draft: Draft, question: Question, code: str) -> int:
    """What was recommended stands in front."""
    advised = draft.advised.get(question, [])
    return advised.index(code) if code in advised else len(advised)


def _wished(draft: Draft, departments: Sequence[Department], t: Translator) -> str:
    names = (d.short_name for d in departments if d.id == draft.wished_department_id)
    return next(names, t.plain("draft-no-wish"))


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
                ticked(q.name(t.language), q.code in draft.screening_answers),
                press(draft, "unscreen" if q.code in draft.screening_answers else "screen", q.code),
            ),
        )
        for q in policy.choices("screening_questions")
    )
    done = (Button(t.plain("done"), press(draft, "screen_done"), main=True),)
    text = _head(draft, t("screening-which"), t)
    return View(text, (*rows, done, (Button(t.plain("back"), press(draft, "screen_back")),)))


def secret_view(draft: Draft, code: str, t: Translator) -> View:
    """A slip of the finger must not cost a draft."""
    sure = Button(t.plain("secret-sure"), press(draft, "screen_secret", code))
    slip = Button(t.plain("secret-slip"), press(draft, "choose", "screening"), main=True)
    return View(t("secret-ask"), rows_of([slip, sure]))


def ticked(words: str, on: bool) -> str:
    return f"\u2713 {words}" if on else words


def preview_view(draft: Draft, policy: Policy, departments: Sequence[Department], t: Translator) -> View:
    """Everything once more before it is sent."""
    buttons = [
        Button(t.plain("step-submit"), press(draft, "submit"), main=True),
        Button(t.plain("preview-edit"), press(draft, "edit")),
        *_others_read(draft, policy, t),
        Button(t.plain("draft-save"), press(draft, "keep")),
        Button(t.plain("draft-delete"), press(draft, "drop")),
    ]
    lines = [t("preview"), "", draft_text(draft, policy, departments, t)]
    if is_ahead(draft):
        lines += ["", t("preview-ahead")]
    return View(Html("\n".join(lines)), rows_of(buttons))


def _others_read(draft: Draft, policy: Policy, t: Translator) -> list[Button]:
    """Letting others read and sign; once they do, handing in changes, and the card that says who."""
    if draft.proposal_id is None:
        buttons = [Button(t.plain("preview-invite"), press(draft, "invite"))]
        if policy.drafting_steps:
            buttons.append(Button(t.plain("step-share-draft"), press(draft, "share")))
        if draft.track is Track.IN_SESSION:
            buttons.append(Button(t.plain("step-pre-submit"), press(draft, "presubmit")))
        return buttons
    if not draft.sent:
        return []
    card = Button(t.plain("preview-card"), OpenPress(proposal_id=draft.proposal_id).pack())
    changes = Button(t.plain("step-revise-draft"), press(draft, "handin"))
    return [changes, card] if is_ahead(draft) else [card]


def is_ahead(draft: Draft) -> bool:
    """Whether others still read an earlier wording."""
    return bool(draft.sent) and draft.sent != draft_digest(draft)


def draft_text(draft: Draft, policy: Policy, departments: Sequence[Department], t: Translator) -> Html:
    """The form's fields in their order, long texts cut."""
    screened = [policy.label("screening_questions", code, t.language) for code in draft.screening_answers]
    counts = attached(draft, t)
    category = (
        policy.label("categories", draft.category, t.language) if draft.category else t.plain("not-yet")
    )
    lines = [
        *_sort(draft, policy, t),
        t("field-title", value=draft.title or t.plain("not-yet")),
        t("field-category", value=category),
        t("field-department", value=_wished(draft, departments, t)),
        t("field-situation", value=_shown(draft.situation, t)),
        t("field-request", value=_shown(draft.request, t)),
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


def _sort(draft: Draft, policy: Policy, t: Translator) -> list[Html]:
    """What kind of matter it is and how it goes, where the congress has several."""
    lines = []
    if len(policy.kinds) > 1 or draft.kind not in policy.kinds:
        lines.append(t("field-kind", value=kind_words(draft.kind, t)))
    if len(policy.tracks) > 1 or draft.track not in policy.tracks:
        lines.append(t("field-track", value=_track_words(draft.track, t)))
    return lines


def _track_words(track: Track, t: Translator) -> str:
    return t.plain(f"track-{track.replace('_', '-')}")


def _shown(text: str, t: Translator) -> str:
    return cut(text, LONGEST_IN_PREVIEW) if text else t.plain("not-yet")


def edit_view(draft: Draft, policy: Policy, t: Translator) -> View:
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
        Button(
            t.plain("edit-cosigning-close" if draft.cosigning_open else "edit-cosigning-open"),
            press(draft, "cosigning", "closed" if draft.cosigning_open else "open"),
        ),
        Button(t.plain("edit-disclosure"), press(draft, "choose", "disclosure")),
        Button(t.plain("edit-screening"), press(draft, "choose", "screening")),
        Button(t.plain("edit-attachments"), press(draft, "choose", "attachments")),
    ]
    if len(policy.kinds) > 1:
        buttons.append(Button(t.plain("edit-kind"), press(draft, "choose", "kind")))
    if len(policy.tracks) > 1:
        buttons.append(Button(t.plain("edit-track"), press(draft, "choose", "track")))
    back = (Button(t.plain("back"), press(draft, "preview")),)
    return View(t("preview-edit-which"), (*rows_of(buttons, width=2), back))


def disclosure_view(draft: Draft, t: Translator) -> View:
    buttons = [
        Button(t.plain(f"disclosure-{d.replace('_', '-')}"), press(draft, "disclosure", d.value))
        for d in Disclosure
    ]
    return View(t("disclosure-ask"), (*rows_of(buttons), (Button(t.plain("back"), press(draft, "edit")),)))


def kinds_view(draft: Draft, policy: Policy, t: Translator) -> View:
    buttons = [
        Button(ticked(kind_words(k, t), k is draft.kind), press(draft, "kind", k)) for k in policy.kinds
    ]
    return View(t("kind-ask"), (*rows_of(buttons), (Button(t.plain("back"), press(draft, "edit")),)))


def tracks_view(draft: Draft, policy: Policy, t: Translator) -> View:
    buttons = [
        Button(ticked(_track_words(track, t), track is draft.track), press(draft, "track", track))
        for track in policy.tracks
    ]
    return View(t("track-ask"), (*rows_of(buttons), (Button(t.plain("back"), press(draft, "edit")),)))


def attachments_view(draft: Draft, t: Translator) -> View:
    """What is attached, each with a way to take it off; more can simply be sent."""
    rows = tuple(
        (Button(t.plain("attachment-remove", name=_name_of(a, t), n=n), press(draft, "detach", mark_of(a))),)
        for n, a in enumerate(draft.attachments, start=1)
    )
    back = (Button(t.plain("back"), press(draft, "preview")),)
    return View(t("attachments-ask", n=len(draft.attachments)), (*rows, back))


def _name_of(attachment: Attachment, t: Translator) -> str:
    return cut(attachment.name, LONGEST_NAME) or t.plain(f"attachment-{attachment.kind}")
