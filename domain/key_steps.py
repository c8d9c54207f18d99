"""The steps of a key proposal: whose they are, which one is next, whom it waits for."""

from datetime import date, timedelta

from domain.key import KeyStep
from domain.people import Person, Role
from domain.proposal import Proposal

SOON = timedelta(days=7)


def leaders_of(proposal: Proposal) -> list[int]:
    """Who leads and who supervises, as far as they are named."""
    key = proposal.key
    named = [key.leading_leader_id, key.supervising_leader_id] if key else []
    return [id_ for id_ in named if id_ is not None]


def owns(proposal: Proposal, step: KeyStep, person: Person) -> bool:
    """By role; a leader's step is that of the leaders named, of any while none is."""
    if not person.holds(Role(step.role)):
        return False
    named = leaders_of(proposal)
    return step.role != Role.LEADER or not named or person.id in named


def steps_to_tick(proposal: Proposal, person: Person) -> list[KeyStep]:
    """The open steps that this person may tick: their own; the registry all."""
    still = [s for s in proposal.key_steps if s.done_on is None]
    if person.holds(Role.STAFF):
        return still
    return [s for s in still if owns(proposal, s, person)]


def next_key_step(proposal: Proposal) -> KeyStep | None:
    return next((s for s in proposal.key_steps if s.done_on is None), None)


def waits_for_tick(proposal: Proposal, person: Person, today: date) -> bool:
    """The next open step is this person's, and due within a week or overdue."""
    step = next_key_step(proposal)
    return step is not None and step.due_on <= today + SOON and owns(proposal, step, person)
