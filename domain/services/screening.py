"""The registry decides: registered and numbered, returned for changes, or refused with a told reason."""

from datetime import datetime

from domain.errors import BadInput
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.services.steps import take


async def take_up(uow: UnitOfWork, proposal: Proposal, actor: Person, *, now: datetime) -> None:
    """Somebody of the staff says: I am screening this one."""
    await take(uow, proposal, "take_up", actor=actor, now=now)


async def register(
    uow: UnitOfWork, proposal: Proposal, congress: Congress, actor: Person, *, category: str, now: datetime
) -> str:
    """Number and classify it; returns the number, which is never given again."""
    await take(uow, proposal, "register", actor=actor, now=now, details={"category": category})
    policy, year = congress.policy, now.astimezone(congress.policy.zone).year
    series = policy.series(proposal.track, proposal.kind, proposal.session, year)
    seq = await uow.proposals.next_seq(congress.id, series)
    proposal.number = policy.numbering(proposal.track, proposal.kind).format(year=year, seq=seq)
    proposal.category, proposal.registered_at = category, now
    return proposal.number


async def return_for_changes(
    uow: UnitOfWork, proposal: Proposal, actor: Person, *, reasons: list[str], remarks: str, now: datetime
) -> None:
    """Back to the representative, with what should be changed."""
    if not reasons and not remarks:
        raise BadInput("bad-reason-missing")
    await take(
        uow,
        proposal,
        "return_for_changes",
        actor=actor,
        now=now,
        details={"reasons": reasons, "remarks": remarks},
    )
    proposal.remarks = remarks


async def refuse(
    uow: UnitOfWork, proposal: Proposal, actor: Person, *, reasons: list[str], remarks: str, now: datetime
) -> None:
    """Not accepted; the reason is told to the representative."""
    if not reasons and not remarks:
        raise BadInput("bad-reason-missing")
    await take(
        uow, proposal, "refuse", actor=actor, now=now, details={"reasons": reasons, "remarks": remarks}
    )
    proposal.remarks = remarks
