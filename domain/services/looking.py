"""Looking at proposals: one door, so that permission cannot be forgotten."""

from domain.errors import NotAllowed
from domain.history import HistoryEntry
from domain.lifecycle import steps_for
from domain.parties import Party, parties_of
from domain.people import Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.steps import STEPS, WITH_THE_HEAD

# They end the matter, but it waits for nobody to take them.
WAYS_OUT = frozenset({"withdraw", "merge", "cancel"})
# What representatives think of a reply is not for the departments: they are told the reasons of a new round.
NOT_FOR_DEPARTMENTS = frozenset({"rate_attitude", "rate_reply", "ask_reopening", "decline_reopening"})
OPEN_TO_ALL = frozenset({Party.LEAD_REPRESENTATIVE, Party.STAFF})


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
    moves = (own & status_moves) - WAYS_OUT
    if proposal.is_rated_by(person.id):
        moves -= {"rate_attitude", "rate_reply"}
    if proposal.status in WITH_THE_HEAD:
        # The draft may still be written anew, but it is the head's turn.
        moves.discard("draft_reply")
    return bool(moves)


def entries_for(proposal: Proposal, person: Person) -> list[HistoryEntry]:
    """The history as far as this person may read it, oldest first."""
    if parties_of(person, proposal) & OPEN_TO_ALL:
        return list(proposal.history)
    return [entry for entry in proposal.history if entry.step not in NOT_FOR_DEPARTMENTS]
