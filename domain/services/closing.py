"""The end of a life: closed by the registry, put into the archive."""

from datetime import datetime

from domain.people import Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.services.steps import take


async def close(uow: UnitOfWork, proposal: Proposal, actor: Person, *, now: datetime) -> None:
    """Done with, which is more than answered; every clock that still runs ends."""
    await take(uow, proposal, "close", actor=actor, now=now)
    proposal.closed_at = now


async def archive(uow: UnitOfWork, proposal: Proposal, actor: Person, *, now: datetime) -> None:
    """Readable ever after, and nothing more happens to it."""
    await take(uow, proposal, "archive", actor=actor, now=now)
