"""A person chooses hours and leaves out early reminders, within what the congress allows."""

from dataclasses import replace
from datetime import time

from domain.errors import BadInput, Refusal
from domain.people import Person
from domain.policy import Policy
from domain.ports import UnitOfWork
from domain.preferences import CHOICES_OF
from domain.proposal import ClockKey


async def choose_time(
    uow: UnitOfWork, person: Person, policy: Policy, name: str, chosen: time | None
) -> None:
    """None: as the congress has it. Raises Refusal where nobody chooses, BadInput for an hour not offered."""
    if not policy.own_times:
        raise Refusal("own-times-not-here")
    if name not in CHOICES_OF or (chosen is not None and chosen not in CHOICES_OF[name](policy)):
        raise BadInput("button-unknown")
    own = person.preferences
    person.preferences = {
        "morning": replace(own, morning=chosen),
        "quiet_from": replace(own, quiet_from=chosen),
        "quiet_until": replace(own, quiet_until=chosen),
    }[name]
    await uow.people.save(person)


async def toggle(uow: UnitOfWork, person: Person, policy: Policy, key: str) -> None:
    """Leave early reminders of a kind out, or take them in again. Raises BadInput where it is not allowed."""
    if key not in policy.optional_reminders:
        raise BadInput("button-unknown")
    kind, off = ClockKey(key), person.preferences.off
    off = tuple(k for k in off if k is not kind) if kind in off else (*off, kind)
    person.preferences = replace(person.preferences, off=off)
    await uow.people.save(person)
