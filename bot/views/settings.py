"""A person's own reminders: the hour of the bundle, quiet hours, what is not told ahead or put off."""

from collections.abc import Mapping, Sequence
from datetime import date, time

from bot.callbacks import DuePress, SettingPress
from bot.i18n import Html, Translator
from bot.views.view import Button, View, rows_of
from domain.due import DueClock
from domain.people import Person
from domain.policy import Policy
from domain.preferences import CHOICES_OF
from domain.proposal import ClockKey

MOST_PUT_OFF = 12


def _sends(name: str, value: str = "") -> str:
    return SettingPress(name=name, value=value).pack()


def reminders_view(person: Person, policy: Policy, put_off: int, t: Translator) -> View:
    """How it stands, in a few lines, and what can be changed."""
    chosen, hours = person.preferences, person.preferences.hours(policy)
    lines = [t("reminders-morning", at=f"{chosen.morning_at(policy):%H:%M}")]
    if hours.quiet_from != hours.quiet_until:
        quiet = {"from": f"{hours.quiet_from:%H:%M}", "until": f"{hours.quiet_until:%H:%M}"}
        lines.append(t("reminders-quiet", **quiet))
    if off := [key for key in ClockKey if chosen.are_off(key, policy)]:
        lines.append(t("reminders-off", kinds=t.plain("list-comma").join(_clock(key, t) for key in off)))
    buttons = [
        Button(t.plain(f"reminders-ask-{name.replace('_', '-')}"), _sends("ask", name))
        for name, choices in CHOICES_OF.items()
        if policy.own_times and len(choices(policy)) > 1
    ]
    if policy.optional_reminders:
        buttons.append(Button(t.plain("reminders-ask-off"), _sends("ask", "off")))
    if put_off:
        buttons.append(Button(t.plain("reminders-put-off", n=put_off), _sends("put_off")))
    back = (Button(t.plain("back"), _sends("open")),)
    return View(Html("\n".join(lines)), (*((button,) for button in buttons), back))


def times_view(name: str, person: Person, policy: Policy, t: Translator) -> View:
    """The hours that can be chosen; the congress's own is marked."""
    own: time | None = getattr(person.preferences, name)
    usual = _usual(name, policy)
    buttons = [
        Button(
            t.plain("reminders-usual" if at == usual else "reminders-at", at=f"{at:%H:%M}"),
            _sends(name, "" if at == usual else f"{at:%H%M}"),
            main=at == (own or usual),
        )
        for at in CHOICES_OF[name](policy)
    ]
    rows = rows_of(buttons)
    return View(t(f"reminders-about-{name.replace('_', '-')}"), (*rows, (_back(t),)))


def off_view(person: Person, policy: Policy, t: Translator) -> View:
    """One press takes a kind out, another puts it back."""
    buttons = [
        Button(
            t.plain(
                "reminders-is-off" if key in person.preferences.off else "reminders-is-on",
                kind=_clock(key, t),
            ),
            _sends("off", key),
        )
        for key in policy.optional_reminders
    ]
    return View(t("reminders-about-off"), (*((button,) for button in buttons), (_back(t),)))


def put_off_view(clocks: Sequence[DueClock], until: Mapping[int, date], t: Translator) -> View:
    """What was put off, each a button to where it can be taken back."""
    if not clocks:
        return View(t("reminders-none-put-off"), ((_back(t),),))
    lines = [
        t("reminders-put-off-line", label=c.label, clock=Html(_clock(c.key, t)), day=until[c.id])
        for c in clocks[:MOST_PUT_OFF]
    ]
    rows = tuple(
        (
            Button(
                t.plain("due-button", label=c.label[:20], clock=_clock(c.key, t)),
                DuePress(clock_id=c.id).pack(),
            ),
        )
        for c in clocks[:MOST_PUT_OFF]
    )
    return View(Html("\n".join([t("reminders-put-off-head", n=len(clocks)), *lines])), (*rows, (_back(t),)))


def _usual(name: str, policy: Policy) -> time:
    hours = policy.working_hours
    return {"morning": hours.opening, "quiet_from": hours.quiet_from, "quiet_until": hours.quiet_until}[name]


def _clock(key: ClockKey, t: Translator) -> str:
    return t.plain(f"clock-{key.replace('_', '-')}")


def _back(t: Translator) -> Button:
    return Button(t.plain("back"), _sends("reminders"))
