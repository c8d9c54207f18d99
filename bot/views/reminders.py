"""The morning's bundle of reminders: what is due, by urgency, each line a button; one such line opened."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.callbacks import DuePress, MenuPress, OpenPress
from bot.i18n import Html, Translator
from bot.views.pages import cut
from bot.views.reach import unreached_button
from bot.views.view import Button, Rows, View, columns, rows_of
from domain.due import DueClock
from domain.policy import Policy
from domain.services.mornings import Bundle

SOON_DAYS = 3
# What is read on a telephone while standing; the rest is behind a button.
MOST_LINES = 12
LONGEST_TITLE = 12
# What half of a telephone's width can show, in Latin letters.
HALF_COLUMNS = 16
GROUPS = ("late", "today", "soon", "later")


def bundle_view(bundle: Bundle, policy: Policy, t: Translator, *, now: datetime) -> View:
    """One message a morning, the most urgent first; what others are late with comes below one's own."""
    today = now.astimezone(policy.zone).date()
    own, late = bundle.own[:MOST_LINES], bundle.late[: max(0, MOST_LINES - len(bundle.own))]
    lines = [_head(bundle, today, t)]
    lines += _lines(own, bundle.own, today, t)
    if bundle.own and bundle.late:
        lines.append(str(t("due-others", n=len(bundle.late))))
    lines += [_line("late", clock, today, t) for clock in late]
    hidden = len(bundle.own) + len(bundle.late) - len(own) - len(late) + bundle.more
    if hidden:
        lines.append(str(t("due-more", n=hidden)))
    lines += _relay_lines(bundle, t)
    rows = _buttons([*own, *late], t)
    if bundle.own or bundle.late:
        words, item = ("menu-todo", "todo") if bundle.own else ("menu-all", "mine")
        more = t.plain("due-more-button", n=hidden) if hidden else t.plain(words)
        # Where there was no room for all that is overdue, that is what is looked for.
        only = "late" if hidden and _all_late([*own, *late], today) else ""
        rows = (*rows, (Button(more, MenuPress(item=item, only=only).pack()),))
    if bundle.relays:
        rows = (*rows, (unreached_button(t),))
    return View(Html("\n".join(lines)), rows)


def group_bundle_view(due: Sequence[DueClock], policy: Policy, t: Translator, *, now: datetime) -> View:
    """The department's morning in its group; a button leads to the case, where the usual door asks."""
    today = now.astimezone(policy.zone).date()
    shown = due[:MOST_LINES]
    lines = [_head(Bundle(due, []), today, t), *_lines(shown, due, today, t)]
    if hidden := len(due) - len(shown):
        lines.append(str(t("group-due-more", n=hidden)))
    labels = {clock.proposal_id: _label(clock) for clock in shown}
    buttons = [Button(label, OpenPress(proposal_id=id_).pack()) for id_, label in labels.items()]
    return View(Html("\n".join(lines)), rows_of(buttons, width=2))


def _all_late(clocks: Sequence[DueClock], today: date) -> bool:
    return all(_group(clock, today) == "late" for clock in clocks)


def _head(bundle: Bundle, today: date, t: Translator) -> str:
    if bundle.own:
        urgent = sum(1 for clock in bundle.own if clock.due_on <= today)
        return str(t("reminder-head", urgent=urgent, coming=len(bundle.own) - urgent))
    return str(t("escalation-head", n=len(bundle.late)) if bundle.late else t("relay-only-head"))


def _relay_lines(bundle: Bundle, t: Translator) -> list[str]:
    """Whom pushes do not reach, and what is to be passed on to each."""
    if not bundle.relays:
        return []
    lines = [t("relay-head", n=bundle.unreached)]
    for relay in bundle.relays:
        who = t.plain("relay-who", name=relay.name, unit=relay.unit) if relay.unit else relay.name
        labels = t.plain("list-comma").join(cut(label, LONGEST_TITLE) for label in relay.labels)
        key, n = ("relay-line-more", len(relay.labels) + relay.more) if relay.more else ("relay-line", 0)
        lines.append(t(key, who=who, labels=labels, n=n))
    if others := bundle.unreached - len(bundle.relays):
        lines.append(t("relay-others", n=others))
    return [str(line) for line in lines]


def _group(clock: DueClock, today: date) -> str:
    left = (clock.due_on - today).days
    return "late" if left < 0 else "today" if left == 0 else "soon" if left <= SOON_DAYS else "later"


def _lines(shown: Sequence[DueClock], every: Sequence[DueClock], today: date, t: Translator) -> list[str]:
    """By urgency, each group with how many there are of it, named here or not."""
    lines = []
    for group in GROUPS:
        n = sum(1 for clock in every if _group(clock, today) == group)
        named = [clock for clock in shown if _group(clock, today) == group]
        if named:
            lines.append(str(t(f"due-{group}", n=n)))
            lines += [_line(group, clock, today, t) for clock in named]
    return lines


def _line(group: str, clock: DueClock, today: date, t: Translator) -> str:
    left = abs((clock.due_on - today).days)
    words = t(f"due-{group}-item", label=_label(clock), clock=_name(clock, t), days=left, day=clock.due_on)
    return f"{words}{t('due-provisional')}" if clock.provisional else str(words)


def _label(clock: DueClock) -> str:
    return clock.number or cut(clock.title, LONGEST_TITLE)


def _name(clock: DueClock, t: Translator) -> Html:
    return t(f"clock-{clock.key.replace('_', '-')}")


def _buttons(clocks: Sequence[DueClock], t: Translator) -> Rows:
    buttons = [
        Button(t.plain("due-button", label=_label(c), clock=_name(c, t)), DuePress(clock_id=c.id).pack())
        for c in clocks
    ]
    rows: list[tuple[Button, ...]] = []
    for button in buttons:
        pair = bool(rows) and len(rows[-1]) == 1
        if pair and max(columns(button.text), columns(rows[-1][0].text)) <= HALF_COLUMNS:
            rows[-1] = (rows[-1][0], button)
        else:
            rows.append((button,))
    return tuple(rows)
