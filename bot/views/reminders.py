"""The morning's bundle and the agenda: what is due, by urgency, each line a button."""

from collections.abc import Sequence
from datetime import datetime

from bot.callbacks import MenuPress, OpenPress
from bot.i18n import Html, Translator
from bot.views.proposals import button_label
from bot.views.view import Button, View, rows_of
from domain.policy import Policy
from domain.proposal import Clock, Proposal

Item = tuple[Clock, Proposal]
SOON_DAYS = 3
MOST_BUTTONS = 8
# A registry may owe hundreds on one morning, and a message may have 4096 characters.
MOST_LINES = 40


def reminder_view(items: Sequence[Item], policy: Policy, t: Translator, *, now: datetime) -> View:
    """One message a morning, the most urgent first."""
    return _items_view(t("reminder-head", n=len(items)), items, policy, t, now, _todo(t))


def escalation_view(items: Sequence[Item], policy: Policy, t: Translator, *, now: datetime) -> View:
    """Something is late in a place this person answers for."""
    every = Button(t.plain("menu-all"), MenuPress(item="mine").pack())
    return _items_view(t("escalation-head", n=len(items)), items, policy, t, now, every)


def agenda_view(items: Sequence[Item], policy: Policy, t: Translator, *, now: datetime) -> View:
    if not items:
        return View(t("agenda-empty"))
    return _items_view(t("agenda-head", n=len(items)), items, policy, t, now, _todo(t))


def _todo(t: Translator) -> Button:
    return Button(t.plain("menu-todo"), MenuPress(item="todo").pack())


def _items_view(
    head: Html, items: Sequence[Item], policy: Policy, t: Translator, now: datetime, every: Button
) -> View:
    today = now.astimezone(policy.zone).date()
    groups: dict[str, list[str]] = {"late": [], "today": [], "soon": [], "later": []}
    ordered = sorted(items, key=lambda item: item[0].due_at)
    for clock, proposal in ordered:
        left = (clock.due_on - today).days
        group = "late" if left < 0 else "today" if left == 0 else "soon" if left <= SOON_DAYS else "later"
        name = t(f"clock-{clock.key.replace('_', '-')}")
        label = proposal.number or proposal.title[:16]
        groups[group].append(
            str(t(f"due-{group}-item", label=label, clock=name, days=abs(left), day=clock.due_on))
        )
    lines, room = [str(head)], MOST_LINES
    for group, entries in groups.items():
        if entries:
            lines.append(str(t(f"due-{group}", n=len(entries))))
            lines += entries[:room]
            room -= len(entries[:room])
    if len(items) > MOST_LINES:
        lines.append(str(t("due-more", n=len(items) - MOST_LINES)))
    buttons = {
        p.id: Button(p.number or button_label(p)[:12], OpenPress(proposal_id=p.id).pack()) for _, p in ordered
    }
    rows = rows_of(list(buttons.values())[:MOST_BUTTONS], width=2)
    return View(Html("\n".join(lines)), (*rows, (every,)))
