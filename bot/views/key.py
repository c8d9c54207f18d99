"""A key proposal on the card and in notices: the tag, who leads, the steps with ticks, owners and dates."""

from collections.abc import Mapping
from datetime import date

from bot.callbacks import OpenPress, StepPress
from bot.i18n import Html, Translator
from bot.views.pages import cut
from bot.views.view import Button, View, rows_of
from domain.key import KeyStep
from domain.lifecycle import steps_for
from domain.parties import Party, parties_of
from domain.people import Person
from domain.policy import Policy
from domain.proposal import Proposal

LONGEST_TEXT = 400
ONLOOKERS = frozenset({Party.FELLOW, Party.INVITED})


def leader_words(leading: str, supervising: str, t: Translator) -> str:
    """Who leads and who supervises, as far as they are named."""
    named = [("key-leading", leading), ("key-supervising", supervising)]
    return t.plain("list-dot").join(t.plain(key, name=name) for key, name in named if name)


def leaders_in(details: Mapping[str, object], t: Translator) -> str:
    """The same as an entry of the history has it."""
    words = leader_words(str(details.get("leading") or ""), str(details.get("supervising") or ""), t)
    return words or t.plain("key-no-leaders")


def key_line(proposal: Proposal, t: Translator) -> Html | None:
    """The tag on the card."""
    key = proposal.key
    if key is None:
        return None
    parts = [t.plain("card-key-tag")]
    if leaders := leader_words(key.leading_leader, key.supervising_leader, t):
        parts.append(leaders)
    if total := len(proposal.key_steps):
        parts.append(t.plain("card-key-steps", done=_done(proposal), total=total))
    return t("plain-text", text=t.plain("list-dot").join(parts))


def may_read_steps(proposal: Proposal, viewer: Person) -> bool:
    """Everybody who has a part in it."""
    return proposal.key is not None and bool(parties_of(viewer, proposal) - ONLOOKERS)


def key_view(proposal: Proposal, viewer: Person, policy: Policy, t: Translator, today: date) -> View:
    """The decision, the leaders, every step."""
    key = proposal.key
    assert key is not None
    lines = [
        t("key-head", number=proposal.label, done=_done(proposal), total=len(proposal.key_steps)),
        t("key-decided", day=day_words(key.decided_on, t, today), text=cut(key.decision, LONGEST_TEXT)),
    ]
    if leaders := leader_words(key.leading_leader, key.supervising_leader, t):
        lines.append(t("plain-text", text=leaders))
    for n, step in enumerate(proposal.key_steps, 1):
        lines.append(_step_line(n, step, policy, t, today))
        if step.note:
            lines.append(t("quote", text=cut(step.note, LONGEST_TEXT)))
    buttons = [
        Button(t.plain("step-tick-key-step"), StepPress(step=step.name, proposal_id=proposal.id).pack())
        for step in steps_for(proposal, viewer)
        if step.name == "tick_key_step"
    ]
    back = Button(t.plain("back"), OpenPress(proposal_id=proposal.id).pack())
    return View(Html("\n".join(str(line) for line in lines)), (*rows_of(buttons), (back,)))


def day_words(day: date, t: Translator, today: date) -> str:
    """The plan goes on into the next year: a day of another year says so."""
    return t.day(day) if day.year == today.year else t.long_day(day)


def _step_line(n: int, step: KeyStep, policy: Policy, t: Translator, today: date) -> Html:
    what = policy.label("key_steps", step.code, t.language)
    if step.done_on:
        return t("key-step-done", n=n, what=what, day=day_words(step.done_on, t, today), name=step.done_by)
    owner = t.plain(f"role-{step.role.replace('_', '-')}")
    late, day = (today - step.due_on).days, day_words(step.due_on, t, today)
    if late > 0:
        return t("key-step-late", n=n, what=what, day=day, owner=owner, days=late)
    return t("key-step-open", n=n, what=what, day=day, owner=owner)


def _done(proposal: Proposal) -> int:
    return sum(1 for step in proposal.key_steps if step.done_on)
