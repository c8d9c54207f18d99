"""Lists of proposals, and the ways to look closer at one: full text, history, reckoning, letter."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.callbacks import MenuPress, OpenPress
from bot.i18n import Html, Translator
from bot.views.card import clock_for, deadline_words, entry_words
from bot.views.cosigning import cosigner_lines
from bot.views.drafting import ATTACHMENT_KINDS
from bot.views.files import file_buttons
from bot.views.kinds import author_words
from bot.views.merging import merged_authors
from bot.views.pages import cut, pages_of
from bot.views.reasons import reason_words
from bot.views.reckoning import reckoning_lines
from bot.views.replies import NO_READINGS, reply_lines
from bot.views.sections import part_texts
from bot.views.sharing import where_now
from bot.views.view import Button, View, rows_of
from domain.linting import LetterReading
from domain.parties import Party, parties_of
from domain.people import Person, Role
from domain.policy import Policy
from domain.proposal import ClockKey, Proposal
from domain.reply import Reply
from domain.services.looking import entries_for, may_read_drafting

PAGE = 6
LONGEST_REMARKS = 300
REPRESENTATIVES = frozenset({Party.LEAD_REPRESENTATIVE, Party.COSIGNER})
BETWEEN_OFFICES = frozenset(
    {
        "return_draft",
        "send_back",
        "refuse_countersigning",
        "return_part_draft",
        "change_class",
        "object",
        "approve_objection",
        "drop_objection",
        "uphold_objection",
        "dismiss_objection",
        "hold_coordination",
        "reassign",
        "change_shares",
    }
)


def list_view(
    head: Html,
    proposals: Sequence[Proposal],
    viewer: Person,
    policy: Policy,
    t: Translator,
    *,
    item: str,
    page: int,
    now: datetime,
    only: str = "",
    filters: Mapping[str, int] | None = None,
    of: int = 0,
) -> View:
    """A page of proposals, each a button with its number, state and title.

    A list longer than a page can be narrowed: `filters` says how many each would leave of the whole.
    """
    page = max(0, min(page, (len(proposals) - 1) // PAGE))
    shown = proposals[page * PAGE : (page + 1) * PAGE]
    lines = [str(head), ""]
    for proposal in shown:
        lines += entry_lines(proposal, viewer, policy, t, now=now)
    rows = tuple((Button(button_label(p), OpenPress(proposal_id=p.id).pack()),) for p in shown)
    turn = []
    if page > 0:
        turn.append(Button(t.plain("page-before"), MenuPress(item=item, page=page - 1, only=only).pack()))
    if len(proposals) > (page + 1) * PAGE:
        turn.append(Button(t.plain("page-after"), MenuPress(item=item, page=page + 1, only=only).pack()))
    narrow = [
        Button(t.plain(f"filter-{name}", n=n), MenuPress(item=item, only=name).pack())
        for name, n in (filters or {}).items()
        if of > PAGE and 0 < n < of and name != only
    ]
    if only and of:
        narrow.append(Button(t.plain("filter-all", n=of), MenuPress(item=item).pack()))
    return View(Html("\n".join(lines)), (*rows, *((tuple(turn),) if turn else ()), *rows_of(narrow, width=2)))


def entry_lines(
    proposal: Proposal,
    viewer: Person,
    policy: Policy,
    t: Translator,
    *,
    now: datetime,
    title: Html | None = None,
) -> list[str]:
    """Its number and title, its state and what is due, and with whom a shared draft is."""
    clock = clock_for(proposal, viewer)
    state = t(f"status-{proposal.status.replace('_', '-')}")
    when = f"{t.plain('comma')}{deadline_words(clock, policy, t, now)}" if clock else ""
    label = proposal.number or t.plain("card-no-number")
    lines = [str(t("list-item", label=label, title=title or proposal.title)), f"{state}{when}"]
    where = where_now(proposal, policy, t)
    return [*lines, where] if where else lines


def with_lists(view: View, drafts: int, open_ones: int, t: Translator) -> View:
    """The same list with a way to one's drafts, and to what others have open for seconding."""
    ways = (("list-drafts", drafts, "drafts"), ("list-second", open_ones, "second"))
    rows = tuple((Button(t.plain(key, n=n), MenuPress(item=item).pack()),) for key, n, item in ways if n)
    return replace(view, rows=(*view.rows, *rows))


def button_label(proposal: Proposal) -> str:
    return f"{proposal.number}\u3000{proposal.title}"[:40] if proposal.number else proposal.title[:40]


def back_row(proposal: Proposal, t: Translator) -> tuple[tuple[Button, ...], ...]:
    return ((Button(t.plain("back"), OpenPress(proposal_id=proposal.id).pack()),),)


def full_view(proposal: Proposal, viewer: Person, policy: Policy, t: Translator, page: int = 0) -> View:
    """The whole text; long ones in pages, under the same heading."""
    head = [
        t("card-head", number=proposal.number or t.plain("card-no-number"), title=proposal.title),
        t(
            "full-by",
            name=proposal.representative,
            author=author_words(proposal.kind, t),
            day=proposal.submitted_at or proposal.created_at,
        ),
        *cosigner_lines(proposal, viewer, t),
        *merged_authors(proposal, t),
        Html(""),
    ]
    parties = parties_of(viewer, proposal)
    opinions = [a for a in proposal.co_handlers if a.opinion_at and not parties & REPRESENTATIVES]
    lines = [
        *_paragraphs(proposal.situation, t),
        "",
        *t("field-request", value=proposal.request).splitlines(),
        *(line for a in opinions for line in ("", t("full-opinion", name=a.department, text=a.opinion))),
    ]
    lines += part_texts(proposal, viewer, t)
    lines += _supplements(proposal, viewer, t)
    lines += _around(proposal, viewer, policy, t)
    pages = pages_of(lines)
    page = max(0, min(page, len(pages) - 1))
    turn = turning(proposal, "full", page, len(pages), t)
    if any(a.file_id or a.kind == "place" for a in proposal.attachments):
        data = OpenPress(proposal_id=proposal.id, what="files").pack()
        turn.append(Button(t.plain("full-files"), data))
    if len(proposal.versions) > 1 and may_read_drafting(proposal, viewer):
        data = OpenPress(proposal_id=proposal.id, what="versions").pack()
        turn.append(Button(t.plain("full-versions", n=len(proposal.versions)), data))
    rows = (
        *((tuple(turn),) if turn else ()),
        *rows_of(file_buttons(proposal, entries_for(proposal, viewer), t)),
        *back_row(proposal, t),
    )
    return View(Html("\n".join([*head, pages[page]])), rows)


def _supplements(proposal: Proposal, viewer: Person, t: Translator) -> list[str]:
    """What the representative added later, under the text it belongs to."""
    lines: list[str] = []
    for entry in entries_for(proposal, viewer):
        if entry.step == "supplement":
            day, text = entry.at.astimezone(t.zone).date(), str(entry.details.get("text") or "")
            lines += ["", *t("full-supplement", day=day, text=text).splitlines()]
    return lines


def _paragraphs(text: str, t: Translator) -> list[Html]:
    return [t("plain-text", text=line) for line in text.splitlines()]


def _around(proposal: Proposal, viewer: Person, policy: Policy, t: Translator) -> list[Html]:
    """What belongs to the text: how many files, and for the registry what the representative ticked."""
    lines = []
    kinds = Counter(a.kind for a in proposal.attachments)
    counts = [t(f"count-{kind}", n=kinds[kind]) for kind in ATTACHMENT_KINDS if kinds[kind]]
    if counts:
        lines.append(t("field-attachments", value=Html(t.plain("list-comma").join(counts))))
    screened = [policy.label("screening_questions", code, t.language) for code in proposal.screening_answers]
    if screened and viewer.holds(Role.STAFF):
        lines.append(t("field-screening", value=t.plain("list-comma").join(screened)))
    return lines


def turning(proposal: Proposal, what: str, page: int, pages: int, t: Translator) -> list[Button]:
    """The keys to the page before and the page after, where there are such."""
    return [
        Button(t.plain(key), OpenPress(proposal_id=proposal.id, what=what, page=target).pack())
        for target, key in ((page - 1, "page-before"), (page + 1, "page-after"))
        if 0 <= target < pages
    ]


def history_view(proposal: Proposal, viewer: Person, policy: Policy, t: Translator, page: int = 0) -> View:
    """Who did what and when, the latest first, because that is what is asked for."""
    parties = parties_of(viewer, proposal)
    lines = []
    for entry in reversed(entries_for(proposal, viewer)):
        key = f"latest-{entry.step.replace('_', '-')}"
        what = entry_words(entry, t) if t.has(key) else t(f"step-{entry.step.replace('_', '-')}")
        lines.append(t("history-line", when=entry.at, what=what))
        told = entry.details.get("text") or entry.details.get("summary") or ""
        remarks = reason_words(entry, policy, t) or str(told)
        if remarks and _may_read(entry.step, parties):
            lines.append(t("quote", text=cut(remarks, LONGEST_REMARKS)))
    pages = pages_of(lines)
    page = max(0, min(page, len(pages) - 1))
    turn = turning(proposal, "history", page, len(pages), t)
    text = Html(f"{t('history', number=proposal.label)}\n{pages[page]}")
    files = rows_of(file_buttons(proposal, entries_for(proposal, viewer), t))
    return View(text, (*((tuple(turn),) if turn else ()), *files, *back_row(proposal, t)))


def _may_read(step: str, parties: frozenset[Party]) -> bool:
    """Words between the offices stay there."""
    return step not in BETWEEN_OFFICES or bool(parties - REPRESENTATIVES)


def reckoning_view(proposal: Proposal, policy: Policy, t: Translator) -> View:
    """How each running date was reckoned, as a short list, with the rule it rests on."""
    blocks = []
    for clock in sorted(proposal.clocks, key=lambda c: c.due_at):
        if clock.running and clock.key is not ClockKey.OBJECTION:
            blocks.append("\n".join(reckoning_lines(clock, policy, t)))
    if proposal.first_assigned_at:
        day = proposal.first_assigned_at.astimezone(t.zone).date()
        blocks.append(str(t("reckoning-first-assigned", day=t.long_day(day))))
    blocks.append(str(t("reckoning-basis", rules=policy.text("rules", t.language))))
    return View(Html("\n\n".join(dict.fromkeys(blocks))), back_row(proposal, t))


def reply_view(
    proposal: Proposal,
    letters: Sequence[Reply],
    policy: Policy,
    t: Translator,
    page: int = 0,
    *,
    what: str = "reply",
    readings: Mapping[int, LetterReading | None] = NO_READINGS,
) -> View:
    """The letters in chat: class, what was done, what will be done by when, what cannot and why.

    `what` is what the keys to other pages lead to: "reply" what was delivered, "draft" what comes next.
    """
    pages = pages_of(reply_lines(proposal, letters, policy, t, readings))
    page = max(0, min(page, len(pages) - 1))
    turn = turning(proposal, what, page, len(pages), t)
    if what == "reply":
        data = OpenPress(proposal_id=proposal.id, what="letter").pack()
        turn.append(Button(t.plain("reply-download"), data))
    return View(pages[page], (*((tuple(turn),) if turn else ()), *back_row(proposal, t)))
