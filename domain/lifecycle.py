"""The life of a proposal: which steps of the table a person can take now, and why not the others."""

from domain.errors import NotAllowed, Refusal, StepBlocked, StepNotPossible
from domain.history import HistoryEntry
from domain.parties import parties_of
from domain.people import Person
from domain.proposal import Proposal
from domain.steps import BY_NAME, STEPS, Step


def steps_for(proposal: Proposal, person: Person | None) -> list[Step]:
    """The steps this person can take now, in the table's order: what the screen may offer."""
    parties = parties_of(person, proposal)
    return [
        step
        for step in STEPS
        if proposal.status in step.from_
        and parties & step.by
        and all(guard(proposal, person) is None for guard in step.needs)
    ]


def check(proposal: Proposal, step_name: str, person: Person | None) -> Step:
    """The row to follow, or the refusal that says why not.

    Raises NotAllowed (no party to it), StepNotPossible (the status has moved on, and who moved it; or it is
    not there yet), StepBlocked (a guard; its key says what is missing).
    """
    step = BY_NAME[step_name]
    if not parties_of(person, proposal) & step.by:
        raise NotAllowed
    refusal = _refusal(proposal, step, person)
    if refusal is not None:
        refusal.proposal_id = proposal.id
        raise refusal
    return step


def _moved_on(proposal: Proposal, step: Step) -> HistoryEntry | None:
    """The entry by which the step became too late; None when it is too early for it."""
    for entry in reversed(proposal.history):
        if entry.from_status in step.from_ and entry.to_status not in step.from_:
            return entry
    return None


def _refusal(proposal: Proposal, step: Step, person: Person | None) -> Refusal | None:
    if proposal.status not in step.from_:
        taken = _moved_on(proposal, step)
        return StepNotPossible(step.name, by=taken.actor if taken else None, at=taken.at if taken else None)
    for guard in step.needs:
        if reason := guard(proposal, person):
            return StepBlocked(reason)
    return None
