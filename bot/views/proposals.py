"""Lists of proposals, and the ways to look closer at one: full text, history, reckoning, letter."""

from collections.abc import Sequence
from datetime import datetime

from bot.callbacks import MenuPress, OpenPress
from bot.i18n import Html, Translator
from bot.views.card import clock_for, deadline_words
from bot.views.reckoning import reckoning_lines
from bot.views.replies import point_lines
from bot.views.view import Button, View
from domain.people import Person, Role
from domain.policy import Policy
from domain.proposal import Proposal
from domain.reply import Reply

PAGE = 6
LONGEST = 3500


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
) -> View:
    """A page of proposals, each a button with its number, state and title."""
    shown = proposals[page * PAGE : (page + 1) * PAGE]
    lines = [str(head), ""]
    for proposal in shown:
        clock = clock_for(proposal, viewer)
        state = t(f"status-{proposal.status.replace('_', '-')}")
        when = f"{t.plain('comma')}{deadline_words(clock, policy, t, now)}" if clock else ""
        lines.append(
            str(t("list-item", label=proposal.number or t.plain("card-no-number"), title=proposal.title))
        )
        lines.append(f"{state}{when}")
    rows = tuple((Button(button_label(p), OpenPress(proposal_id=p.id).pack()),) for p in shown)
    turn = []
    if page > 0:
        turn.append(Button(t.plain("page-before"), MenuPress(item=item, page=page - 1).pack()))
    if len(proposals) > (page + 1) * PAGE:
        turn.append(Button(t.plain("page-after"), MenuPress(item=item, page=page + 1).pack()))
    return View(Html("\n".join(lines)), (*rows, *((tuple(turn),) if turn else ())))


def button_label(proposal: Proposal) -> str:
    return f"{proposal.number}\u3000{proposal.title}"[:40] if proposal.number else proposal.title[:40]


def back_row(proposal: Proposal, t: Translator) -> tuple[tuple[Button, ...], ...]:
    return ((Button(t.plain("back"), OpenPress(proposal_id=proposal.id).pack()),),)


def full_view(proposal: Proposal, viewer: Person, policy: Policy, t: Translator, page: int = 0) -> View:
    """The whole text; long ones in pages."""
    text = "\n".join([proposal.situation, "", t.plain("field-request", value=proposal.request)])
    pages = [text[n : n + LONGEST] for n in range(0, len(text), LONGEST)] or [""]
    screened = [policy.label("screening_questions", code, t.language) for code in proposal.screening_answers]
    lines = [
        t("card-head", number=proposal.number or t.plain("card-no-number"), title=proposal.title),
        t("full-by", name=proposal.representative, day=proposal.submitted_at or proposal.created_at),
        Html(""),
        t("plain-text", text=pages[page]),
    ]
    if proposal.attachments:
        counts = [
            t.plain(f"count-{kind}", n=n)
            for kind in ("photo", "document", "voice", "video", "place")
            if (n := sum(a.kind == kind for a in proposal.attachments))
        ]
        lines.append(t("field-attachments", value=t.plain("list-comma").join(counts)))
    if screened and viewer.holds(Role.STAFF):
        lines.append(t("field-screening", value=t.plain("list-comma").join(screened)))
    opinions = [a for a in proposal.co_handlers if a.opinion_at and not viewer.holds(Role.REPRESENTATIVE)]
    lines += [t("full-opinion", name=a.department, text=a.opinion) for a in opinions]
    turn = []
    for target, key in ((page - 1, "page-before"), (page + 1, "page-after")):
        if 0 <= target < len(pages):
            data = OpenPress(proposal_id=proposal.id, what="full", page=target).pack()
            turn.append(Button(t.plain(key), data))
    files = [a for a in proposal.attachments if a.file_id or a.kind == "place"]
    if files:
        data = OpenPress(proposal_id=proposal.id, what="files").pack()
        turn.append(Button(t.plain("full-files"), data))
    return View(Html("\n".join(lines)), (*((tuple(turn),) if turn else ()), *back_row(proposal, t)))


def history_view(proposal: Proposal, t: Translator) -> View:
    """Who did what and when, newest last; the latest thirty."""
    lines = [str(t("history", number=proposal.label))]
    for entry in proposal.history[-30:]:
        key = entry.step.replace("_", "-")
        what = t(f"latest-{key}", actor=entry.actor) if t.has(f"latest-{key}") else t(f"step-{key}")
        lines.append(str(t("history-line", when=entry.at, what=what)))
        remarks = str(entry.details.get("remarks") or entry.details.get("text") or "")
        if remarks:
            lines.append(str(t("quote", text=remarks[:300])))
    return View(Html("\n".join(lines)), back_row(proposal, t))


def reckoning_view(proposal: Proposal, policy: Policy, t: Translator) -> View:
    """How each running date was reckoned, as a short list, with the rule it rests on."""
    blocks = []
    for clock in proposal.clocks:
        if clock.running and clock.key != "objection":
            blocks.append("\n".join(reckoning_lines(clock, policy, t)))
    blocks.append(str(t("reckoning-basis", rules=policy.text("rules", t.language))))
    return View(Html("\n\n".join(dict.fromkeys(blocks))), back_row(proposal, t))


def reply_view(proposal: Proposal, reply: Reply, policy: Policy, t: Translator) -> View:
    """The letter in chat: class, what was done, what will be done by when, what cannot and why."""
    return View(reply_text(proposal, reply, policy, t), back_row(proposal, t))


def reply_text(proposal: Proposal, reply: Reply, policy: Policy, t: Translator) -> Html:
    meaning = policy.label("classes", reply.result_class, t.language)
    lines = [
        str(t("reply-head", number=proposal.label, round=reply.round, version=reply.version)),
        str(t("reply-class", letter=reply.result_class, meaning=meaning)),
    ]
    lines += point_lines((reply.done, reply.planned, reply.not_adopted), t)
    for assignment in proposal.co_handlers:
        if assignment.opinion:
            lines.append(str(t("full-opinion", name=assignment.department, text=assignment.opinion)))
    if reply.signed_by:
        lines.append(str(t("reply-signed", department=reply.department, name=reply.signed_by)))
    return Html("\n".join(lines)[:LONGEST])
