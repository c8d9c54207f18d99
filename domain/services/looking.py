"""Looking at proposals: one door, so that permission cannot be forgotten."""

from domain.errors import NotAllowed
from domain.lifecycle import STEPS, steps_for
from domain.parties import parties_of
from domain.people import Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal

PASSIVE = frozenset(
    {
        "supplement",
        "urge",
        "withdraw",
        "ask_withdrawal",
        "reclassify",
        "cancel",
        "merge",
        "mark_key",
        "second",
    }
)


async def open_proposal(uow: UnitOfWork, person: Person | None, proposal_id: int) -> Proposal:
    """The proposal, if this person may see it. Raises NotAllowed, which says nothing about it."""
    proposal = await uow.proposals.visible_to(person, proposal_id) if person else None
    if proposal is None:
        raise NotAllowed
    return proposal


def is_waiting_for(proposal: Proposal, person: Person, offered: frozenset[str]) -> bool:
    """Whether it is this person's turn: one of the steps that moves the matter on is theirs to take."""
    status_moves = {s.name for s in STEPS if s.to is not None} | {
        "co_sign_for",
        "file_opinion",
        "rate_attitude",
        "rate_reply",
    }
    own = {step.name for step in steps_for(proposal, person)} & offered
    moves = (own & status_moves) - PASSIVE
    if proposal.rating_of(person.id, 1) and proposal.rating_of(person.id, 2):
        moves -= {"rate_attitude", "rate_reply"}
    return bool(moves) and bool(parties_of(person, proposal))
