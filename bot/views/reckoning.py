"""How a date was reckoned, told in lines."""

from collections.abc import Iterable
from datetime import date

from bot.i18n import Translator
from domain.policy import Policy
from domain.proposal import Clock


def reckoning_lines(clock: Clock, policy: Policy, t: Translator) -> list[str]:
    """The clock's name and date, then one line for each step of its reckoning."""
    return reckoned_lines(clock.key, clock.due_on, clock.working, t)


def reckoned_lines(
    clock_key: str, day: date, working: Iterable[tuple[str, dict[str, str | int]]], t: Translator
) -> list[str]:
    """The same for a date that is not kept yet."""
    name = t(f"clock-{clock_key.replace('_', '-')}")
    lines = [str(t("reckoning-head", clock=name, day=t.long_day(day)))]
    steps = list(working)
    if [key for key, _ in steps[:2]] == ["started", "from_next_day"]:
        # One sentence for both: what counts is where it begins.
        begun = _spoken("day", steps.pop(0)[1]["day"], t)
        lines.append("\u00b7 " + str(t("reckoning-started-next", day=begun)))
        steps.pop(0)
    for key, params in steps:
        spoken: dict[str, object] = {k: _spoken(k, v, t) for k, v in params.items()}
        spoken = {("start" if k == "from" else k): v for k, v in spoken.items()}
        lines.append("\u00b7 " + str(t(f"reckoning-{key.replace('_', '-')}", **spoken)))
    return lines


def _spoken(name: str, value: str | int, t: Translator) -> object:
    """Days come in ISO form, reasons as codes."""
    if isinstance(value, int):
        # Years are written without thousands separators; words may depend on a count.
        return str(value) if name == "year" else value
    if name == "reason":
        return t.plain(f"holiday-{value.replace('_', '-')}")
    if name == "why":
        # What people wrote; a selector cannot look for an empty text.
        return value or "none"
    if name == "unit":
        return t.plain(f"unit-{value.replace('_', '-')}")
    return date.fromisoformat(value)
