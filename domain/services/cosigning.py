"""Signing together: inviting, answering, seconding, ending it, handing over the lead, discarding."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from domain.cosigner import Cosigner, CosignerState, CosignerWay
from domain.errors import BadInput
from domain.parties import Party
from domain.people import Person, Role
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.services.steps import take
from domain.services.versions import keep_version

ASK_AGAIN = frozenset({CosignerState.LAPSED, CosignerState.REMOVED})


def may_be_invited(proposal: Proposal, person: Person) -> bool:
    """Another representative in office who was not asked yet, or whose invitation came to nothing."""
    if person.id == proposal.representative_id or person.suspended or not person.holds(Role.REPRESENTATIVE):
        return False
    beside = proposal.cosigner(person.id)
    return beside is None or beside.state in ASK_AGAIN


async def invite(
    uow: UnitOfWork, proposal: Proposal, actor: Person, people: Sequence[Person], *, now: datetime
) -> list[Person]:
    """Ask others to sign; the time for answering begins anew. Returns who is asked.

    Raises BadInput when nobody of them can be asked.
    """
    asked = [person for person in people if may_be_invited(proposal, person)]
    if not asked:
        raise BadInput("bad-nobody-to-invite")
    details: dict[str, object] = {
        "names": [person.name for person in asked],
        "content": keep_version(proposal, "invite_cosigners", actor, now),
    }
    meant = {Party.INVITED: [person.id for person in asked]}
    await take(uow, proposal, "invite_cosigners", actor=actor, now=now, details=details, meant=meant)
    for person in asked:
        put_beside(proposal, person, CosignerWay.INVITED, CosignerState.INVITED, now)
    return asked


def put_beside(
    proposal: Proposal, person: Person, way: CosignerWay, state: CosignerState, now: datetime
) -> Cosigner:
    """A row for each person, whatever became of an earlier invitation."""
    beside = proposal.cosigner(person.id)
    if beside is None:
        beside = Cosigner(person.id, person.name, way, state, asked_at=now)
        proposal.cosigners.append(beside)
    beside.way, beside.state, beside.asked_at = way, state, now
    beside.answered_at = now if state is CosignerState.SIGNED else None
    return beside


async def accept(uow: UnitOfWork, proposal: Proposal, actor: Person, *, now: datetime) -> None:
    """Sign."""
    await take(uow, proposal, "accept_cosigning", actor=actor, now=now)
    _answer(proposal, actor.id, CosignerState.SIGNED, now)


async def decline(uow: UnitOfWork, proposal: Proposal, actor: Person, *, now: datetime) -> None:
    """Not sign; it is then none of their business any more."""
    await take(uow, proposal, "decline_cosigning", actor=actor, now=now)
    _answer(proposal, actor.id, CosignerState.DECLINED, now)


def _answer(proposal: Proposal, person_id: int, state: CosignerState, now: datetime) -> None:
    beside = proposal.cosigner(person_id)
    assert beside is not None, "the table lets only the invited answer"
    beside.state, beside.answered_at = state, now


async def remove(
    uow: UnitOfWork, proposal: Proposal, actor: Person, person_id: int, *, now: datetime
) -> Cosigner:
    """Take an unanswered invitation back. Raises BadInput when it was answered meanwhile."""
    beside = next((c for c in proposal.invited if c.representative_id == person_id), None)
    if beside is None:
        raise BadInput("bad-invitation-answered")
    details: dict[str, object] = {"name": beside.representative}
    meant = {Party.INVITED: [person_id]}
    await take(uow, proposal, "remove_cosigner", actor=actor, now=now, details=details, meant=meant)
    _answer(proposal, person_id, CosignerState.REMOVED, now)
    return beside


async def end_collecting(uow: UnitOfWork, proposal: Proposal, actor: Person | None, *, now: datetime) -> None:
    """Nobody is waited for any more; None: the time for answering is over."""
    await take(uow, proposal, "end_collecting", actor=actor, now=now)
    proposal.lapse_invitations()


async def second(uow: UnitOfWork, proposal: Proposal, actor: Person, *, now: datetime) -> None:
    """Sign an open one of one's own accord."""
    await take(uow, proposal, "second", actor=actor, now=now)
    put_beside(proposal, actor, CosignerWay.SECONDED, CosignerState.SIGNED, now)


async def hand_over_lead(
    uow: UnitOfWork, proposal: Proposal, actor: Person, to: Person, *, now: datetime
) -> None:
    """A co-signer leads from now on, the former lead signs beside them; an open draft goes along.

    Raises BadInput when the other does not sign (any more), or may not lead.
    """
    beside = proposal.cosigner(to.id)
    if beside is None or not beside.signed or to.suspended or not to.holds(Role.REPRESENTATIVE):
        raise BadInput("bad-no-cosigner")
    details: dict[str, object] = {"name": to.name}
    # The registry is told of what it has; before that it is between the representatives.
    seen = proposal.submitted_at or proposal.pre_submitted_at
    meant: dict[Party, list[int]] = {} if seen else {Party.STAFF: []}
    await take(uow, proposal, "hand_over_lead", actor=actor, now=now, details=details, meant=meant)
    beside.representative_id, beside.representative = actor.id, actor.name
    beside.way, beside.answered_at = CosignerWay.HANDED_OVER, now
    proposal.representative_id, proposal.representative = to.id, to.name
    proposal.delegation_id = to.delegation_id
    for draft in await uow.drafts.of(actor.id):
        if draft.proposal_id == proposal.id:
            await uow.drafts.delete(draft)
            await uow.drafts.add(
                replace(draft, person_id=to.id, ordinal=0, id=0, messages={}, updated_at=now)
            )


async def discard(uow: UnitOfWork, proposal: Proposal, actor: Person, *, now: datetime) -> None:
    """Give a proposal up that was never submitted, with the draft it was written in."""
    await take(uow, proposal, "discard_draft", actor=actor, now=now)
    proposal.lapse_invitations()
    for draft in await uow.drafts.of(actor.id):
        if draft.proposal_id == proposal.id:
            await uow.drafts.delete(draft)
