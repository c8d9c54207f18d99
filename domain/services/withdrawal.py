"""Withdrawing what is in hand: asked in writing, decided by the registry, everybody told."""

from datetime import datetime

from domain.people import Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.services.steps import take


def reason_of(proposal: Proposal) -> str:
    """What the representative wrote when asking last."""
    asked = [e for e in proposal.history if e.step == "ask_withdrawal"]
    return str(asked[-1].details["text"]) if asked else ""


async def ask(uow: UnitOfWork, proposal: Proposal, actor: Person, text: str, *, now: datetime) -> None:
    """The handling and its clocks go on until the registry agrees."""
    await take(uow, proposal, "ask_withdrawal", actor=actor, now=now, details={"text": text})
    proposal.withdrawal_asked = True


async def confirm(uow: UnitOfWork, proposal: Proposal, actor: Person, *, now: datetime) -> None:
    """The end: every clock stops, representatives, departments and the government office are told."""
    details: dict[str, object] = {"text": reason_of(proposal)}
    await take(uow, proposal, "confirm_withdrawal", actor=actor, now=now, details=details)
    proposal.withdrawal_asked = False


async def deny(uow: UnitOfWork, proposal: Proposal, actor: Person, text: str, *, now: datetime) -> None:
    """The handling goes on; the representative reads why, and may ask again."""
    await take(uow, proposal, "deny_withdrawal", actor=actor, now=now, details={"text": text})
    proposal.withdrawal_asked = False
