"""What a person chose about reminders, within what the congress allows."""

from dataclasses import dataclass
from datetime import time

from domain.deadlines import WorkingHours
from domain.policy import Policy
from domain.proposal import ClockKey


@dataclass(frozen=True)
class Preferences:
    """None: as the congress has it. `off` are the kinds of which nothing is told before they are overdue."""

    morning: time | None = None
    quiet_from: time | None = None
    quiet_until: time | None = None
    off: tuple[ClockKey, ...] = ()

    def hours(self, policy: Policy) -> WorkingHours:
        """The congress's hours, as quiet as the person wants: never less quiet, never while offices work."""
        usual = policy.working_hours
        if not policy.own_times:
            return usual
        return WorkingHours(
            usual.start,
            usual.end,
            self.quiet_from if self.quiet_from in evenings(policy) and self.quiet_from else usual.quiet_from,
            self.quiet_until if self.quiet_until in dawns(policy) and self.quiet_until else usual.quiet_until,
        )

    def morning_at(self, policy: Policy) -> time:
        """When the day's bundle comes."""
        chosen = self.morning if policy.own_times else None
        return chosen if chosen and chosen in mornings(policy) else policy.working_hours.opening

    def are_off(self, key: ClockKey, policy: Policy) -> bool:
        return key in self.off and key in policy.optional_reminders


def mornings(policy: Policy) -> list[time]:
    """The hours that can be chosen for the bundle: from the end of the quiet hours until noon."""
    return _half_hours(policy.working_hours.earliest, min(time(12), policy.working_hours.end))


def evenings(policy: Policy) -> list[time]:
    """When quiet hours may begin: after work, and not later than the congress's own."""
    usual = policy.working_hours
    return _half_hours(usual.end, usual.quiet_from) if usual.quiet_from > usual.end else []


def dawns(policy: Policy) -> list[time]:
    """When quiet hours may end: not before the congress's own, and by the time work begins."""
    usual = policy.working_hours
    return _half_hours(usual.quiet_until, usual.start) if usual.quiet_from > usual.quiet_until else []


def _half_hours(first: time, last: time) -> list[time]:
    """Both ends, and every full and half hour between."""
    between = (time(hour, minute) for hour in range(24) for minute in (0, 30))
    return sorted({first, last, *(moment for moment in between if first < moment < last)})


CHOICES_OF = {"morning": mornings, "quiet_from": evenings, "quiet_until": dawns}
