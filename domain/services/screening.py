"""The registry decides: registered and numbered, returned for changes, or refused with a told reason."""

from datetime import date, datetime

from domain.errors import BadInput
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.proposal import Kind, Proposal
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


async def keep_for_reference(
    uow: UnitOfWork, proposal: Proposal, actor: Person, *, reasons: list[str], remarks: str, now: datetime
) -> None:
    """Read and kept, but not handled; why is told to everybody who signs."""
    if not reasons and not remarks:
        raise BadInput("bad-reason-missing")
    details: dict[str, object] = {"reasons": reasons, "remarks": remarks}
    await take(uow, proposal, "keep_for_reference", actor=actor, now=now, details=details)
    proposal.remarks = remarks


async def cancel(uow: UnitOfWork, proposal: Proposal, actor: Person, text: str, *, now: datetime) -> None:
    """Void before it was assigned; its number stays used."""
    await take(uow, proposal, "cancel", actor=actor, now=now, details={"text": text})


async def reclassify(
    uow: UnitOfWork, proposal: Proposal, actor: Person, category: str, *, now: datetime
) -> None:
    """Into another category; kind, track and number stay. Raises BadInput for the one it has."""
    if category == proposal.category:
        raise BadInput("bad-same-category")
    details: dict[str, object] = {"from": proposal.category, "category": category}
    await take(uow, proposal, "reclassify", actor=actor, now=now, details=details)
    proposal.category = category


async def turn_bill(
    uow: UnitOfWork, proposal: Proposal, actor: Person, *, decided_on: date, decision: str, now: datetime
) -> None:
    """A bill that is to be handled as a suggestion, by a decision on record."""
    details: dict[str, object] = {"decided_on": decided_on.isoformat(), "text": decision}
    await take(uow, proposal, "turn_bill", actor=actor, now=now, details=details)
    proposal.kind = Kind.BILL_TURNED_SUGGESTION
