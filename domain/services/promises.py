"""What a reply promised: reported when kept, and rated by the representatives when its time has come."""

from datetime import date, datetime

from domain.errors import BadInput
from domain.lifecycle import check
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.promise import in_force
from domain.proposal import Proposal
from domain.reply import Commitment
from domain.services.reading import required_text
from domain.services.steps import take


async def keep_promise(
    uow: UnitOfWork, proposal: Proposal, actor: Person, *, seq: int, note: str, today: date, now: datetime
) -> None:
    """The department reports one promise (by its place, from 1) as kept. Whether it is, others say."""
    check(proposal, "keep_promise", actor)
    promise = proposal.commitments[seq - 1] if 1 <= seq <= len(proposal.commitments) else None
    if promise is None or promise.kept_on is not None or promise not in in_force(proposal):
        raise BadInput("promise-gone")
    note = required_text(note)
    details: dict[str, object] = {"promise": seq, "text": note, "what": promise.text}
    await take(uow, proposal, "keep_promise", actor=actor, now=now, details=details)
    promise.kept_on, promise.kept_by, promise.kept_note = today, actor.name, note


def due_promises(proposal: Proposal, today: date) -> list[Commitment]:
    """The promises of this year: those which the third rating is about."""
    return [c for c in in_force(proposal) if c.due_on.year <= today.year]


async def open_fulfilment(uow: UnitOfWork, congress: Congress, *, now: datetime, limit: int = 200) -> int:
    """Open the third rating: on the congress's day (1 November), or when the year's last promise is due.

    Once a year for each round of a proposal. Returns how many were opened.
    """
    policy = congress.policy
    today = now.astimezone(policy.zone).date()
    if policy.working_hours.next_opening(now, policy.zone, uow.calendar_of(congress)) > now:
        return 0
    month, day = (int(part) for part in policy.fulfilment_opens.split("-"))
    everything = today >= date(today.year, month, day)
    until = date(today.year, 12, 31) if everything else today
    opened = 0
    for proposal in await uow.proposals.with_promises_due(congress.id, until, today.year, limit):
        promises = [c.text for c in due_promises(proposal, today)]
        await take(uow, proposal, "open_fulfilment", actor=None, now=now, details={"promises": len(promises)})
        opened += 1
    return opened
