"""The card: a proposal's progress at a glance, with what this person can do about it."""

from datetime import datetime

from bot.callbacks import OpenPress, StepPress
from bot.i18n import Html, Translator
from bot.views.line import line_of
from bot.views.steps import OFFERED, is_main, step_words
from bot.views.view import Button, View, rows_of
from domain.lifecycle import IN_HAND, steps_for
from domain.parties import Party, parties_of
from domain.people import DEPARTMENT_ROLES, Person
from domain.policy import Policy
from domain.proposal import AssignmentRole, Clock, Proposal, Status

SEPARATOR = "\u3000"


def card_view(proposal: Proposal, viewer: Person, policy: Policy, t: Translator, *, now: datetime) -> View:
    """Number, title, track, units, the line, the deadline, the latest; at most the steps that are this person's."""
    return View(card_text(proposal, viewer, policy, t, now=now), rows_of(card_buttons(proposal, viewer, t)))


def card_text(proposal: Proposal, viewer: Person, policy: Policy, t: Translator, *, now: datetime) -> Html:
    lines = [
        t("card-head", number=proposal.number or t.plain("card-no-number"), title=proposal.title),
        SEPARATOR.join(_facts(proposal, policy, t)),
        line_of(proposal.status, t),
        _state(proposal, viewer, policy, t, now),
    ]
    if waiting := _waiting_for(proposal, viewer, t):
        lines.append(waiting)
    if latest := latest_line(proposal, t):
        lines.append(latest)
    return Html("\n".join(str(line) for line in lines))


def _facts(proposal: Proposal, policy: Policy, t: Translator) -> list[Html]:
    facts = [t(f"track-{proposal.track.replace('_', '-')}")]
    if proposal.category:
        facts.append(Html(t("plain-text", text=policy.label("categories", proposal.category, t.language))))
    if proposal.lead:
        facts.append(t("card-lead", name=proposal.lead.department))
    if proposal.co_handlers:
        names = t.plain("list-comma").join(a.department for a in proposal.co_handlers)
        facts.append(t("card-co", name=names))
    return facts


def _state(proposal: Proposal, viewer: Person, policy: Policy, t: Translator, now: datetime) -> Html:
    """The sentence beside the line: the state in words, and the deadline that matters to this person."""
    state = t(f"status-{proposal.status.replace('_', '-')}")
    if proposal.round > 1:
        state = t("card-round", state=state, round=proposal.round)
    clock = clock_for(proposal, viewer)
    if clock is None:
        return state
    return Html(f"{state}{t.plain('comma')}{deadline_words(clock, policy, t, now)}")


def _waiting_for(proposal: Proposal, viewer: Person, t: Translator) -> Html | None:
    """What the lead department's reply still waits for; without it the missing button would be a riddle."""
    if proposal.status not in IN_HAND or not {Party.LEAD_CLERK, Party.LEAD_HEAD} & parties_of(
        viewer, proposal
    ):
        return None
    missing = [a.department for a in proposal.co_handlers if a.opinion_at is None]
    if missing:
        return t("card-waits-for-opinions", names=t.plain("list-comma").join(missing))
    return None if proposal.contacts_of_round() else t("card-waits-for-contact")


def clock_for(proposal: Proposal, viewer: Person) -> Clock | None:
    """The running clock this person should see: their own department's next one, else the one that decides."""
    departments = viewer.departments_as(*DEPARTMENT_ROLES)
    own = [
        c for c in proposal.clocks if c.running and c.department_id in departments and c.key != "objection"
    ]
    if own and not proposal.assignment_of(departments, AssignmentRole.LEAD):
        return min(own, key=lambda c: c.due_at)
    if proposal.status is Status.UNDER_REVIEW and Party.GOVERNMENT_OFFICE in parties_of(viewer, proposal):
        return next((c for c in proposal.clocks if c.running and c.key == "review"), None)
    return proposal.governing_clock or min(own, key=lambda c: c.due_at, default=None)


def deadline_words(clock: Clock, policy: Policy, t: Translator, now: datetime) -> Html:
    """ "离答复期限还有 12 天（12月5日，周五）", or how far it is past."""
    left = (clock.due_on - now.astimezone(policy.zone).date()).days
    key = "deadline-left" if left > 0 else "deadline-today" if left == 0 else "deadline-over"
    name = t(f"clock-{clock.key.replace('_', '-')}")
    return t(key, clock=name, days=abs(left), day=clock.due_on)


def latest_line(proposal: Proposal, t: Translator) -> Html | None:
    """The last thing that happened, with its day."""
    shown = [e for e in proposal.history if t.has(f"latest-{e.step.replace('_', '-')}")]
    if not shown:
        return None
    entry = shown[-1]
    words = t(f"latest-{entry.step.replace('_', '-')}", actor=entry.actor)
    return t("card-latest", day=entry.at.astimezone(t.zone).date(), what=words)


def card_buttons(proposal: Proposal, viewer: Person, t: Translator) -> list[Button]:
    """The steps this person can take, then the ways to look closer."""
    steps = [step for step in steps_for(proposal, viewer) if step.name in OFFERED]
    buttons = []
    for step in steps:
        if step.name in {"rate_attitude", "rate_reply"}:
            continue
        data = StepPress(step=step.name, proposal_id=proposal.id).pack()
        buttons.append(Button(step_words(step.name, t), data, main=is_main(step.name)))
    if {"rate_attitude", "rate_reply"} & {s.name for s in steps}:
        data = StepPress(step="rate", proposal_id=proposal.id).pack()
        buttons.insert(0, Button(t.plain("menu-rate"), data))
    if sum(b.main for b in buttons) > 1:
        first = next(b for b in buttons if b.main)
        buttons = [Button(b.text, b.data, main=b is first) for b in buttons]
    buttons.append(Button(t.plain("card-full"), OpenPress(proposal_id=proposal.id, what="full").pack()))
    if proposal.delivered_reply:
        buttons.append(Button(t.plain("card-reply"), OpenPress(proposal_id=proposal.id, what="reply").pack()))
    elif proposal.reply and Party.LEAD_REPRESENTATIVE not in parties_of(viewer, proposal):
        buttons.append(Button(t.plain("card-draft"), OpenPress(proposal_id=proposal.id, what="reply").pack()))
    buttons.append(Button(t.plain("card-history"), OpenPress(proposal_id=proposal.id, what="history").pack()))
    if any(c.running for c in proposal.clocks):
        data = OpenPress(proposal_id=proposal.id, what="reckoning").pack()
        buttons.append(Button(t.plain("card-reckoning"), data))
    return buttons
