"""The morning's bundle of reminders: what is due, by urgency, each line a button; one such line opened."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.callbacks import DuePress, MenuPress
from bot.i18n import Html, Translator
from bot.views.pages import cut
from bot.views.view import Button, Rows, View, columns
from domain.due import DueClock
from domain.policy import Policy
from domain.services.mornings import Bundle

SOON_DAYS = 3
# What is read on a telephone while standing; the rest is behind a button.
MOST_LINES = 12
LONGEST_TITLE = 12
# What half of a telephone's width can show, in Latin letters.
HALF_COLUMNS = 20
GROUPS = ("late", "today", "soon", "later")


def bundle_view(bundle: Bundle, policy: Policy, t: Translator, *, now: datetime) -> View:
    """One message a morning, the most urgent first; what others are late with comes below one's own."""
    today = now.astimezone(policy.zone).date()
    urgent = sum(1 for clock in bundle.own if clock.due_on <= today)
    coming = len(bundle.own) - urgent
    if bundle.own:
        lines = [str(t("reminder-head", urgent=urgent, coming=coming))]
        lines += _lines(bundle.own[:MOST_LINES], bundle.own, today, t)
    else:
        lines = [str(t("escalation-head", n=len(bundle.late)))]
    room = max(0, MOST_LINES - len(bundle.own))
    if bundle.late and bundle.own:
        lines.append(str(t("due-others", n=len(bundle.late))))
    lines += [_line("late", clock, today, t) for clock in bundle.late[:room]]
    shown = [*bundle.own[:MOST_LINES], *bundle.late[:room]]
    hidden = len(bundle.own) + len(bundle.late) - len(shown) + bundle.more
    if hidden:
        lines.append(str(t("due-more", n=hidden)))
    item = ("menu-todo", MenuPress(item="todo")) if bundle.own else ("menu-all", MenuPress(item="mine"))
    words = t.plain("due-more-button", n=hidden) if hidden else t.plain(item[0])
    return View(Html("\n".join(lines)), (*_buttons(shown, t), (Button(words, item[1].pack()),)))


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
