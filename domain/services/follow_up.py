"""After a reply that only promises: a report each quarter, until a second reply ends the matter."""

from datetime import datetime, time

from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.promise import in_force
from domain.proposal import ClockKey, Proposal, Status
from domain.services.reading import required_text
from domain.services.steps import take


def is_to_be_followed_up(proposal: Proposal, congress: Congress) -> bool:
    """Answered with a class that the congress follows up, and not answered for a second time yet."""
    reply = proposal.delivered_reply
    if proposal.status is not Status.ANSWERED or reply is None or reply.second:
        return False
    classes = {c.code: c for c in congress.policy.choices("classes")}
    return reply.result_class in classes and classes[reply.result_class].follow_up


async def start_follow_up(
    uow: UnitOfWork, proposal: Proposal, congress: Congress, actor: Person | None, *, now: datetime
) -> None:
    """The first report is due after a quarter, or when the first promise is, if that is earlier."""
    await take(uow, proposal, "start_follow_up", actor=actor, now=now)
    _bring_forward(proposal, congress, now)


async def report_follow_up(
    uow: UnitOfWork, proposal: Proposal, congress: Congress, actor: Person, text: str, *, now: datetime
) -> None:
    """A report; the next one is due a quarter later."""
    details: dict[str, object] = {"text": required_text(text)}
    await take(uow, proposal, "report_follow_up", actor=actor, now=now, details=details)
    _bring_forward(proposal, congress, now)


def _bring_forward(proposal: Proposal, congress: Congress, now: datetime) -> None:
    clock = proposal.clock(ClockKey.FOLLOW_UP)
    today = now.astimezone(congress.policy.zone).date()
    promised = [c.due_on for c in in_force(proposal) if c.kept_on is None and c.due_on > today]
    if clock is None or not promised or min(promised) >= clock.due_on:
        return
    first, counted = min(promised), clock.due_on
    close: time = congress.policy.close_of_business
    clock.working = [
        *clock.working,
        ("fixed_date_earlier", {"fixed": first.isoformat(), "counted": counted.isoformat()}),
    ]
    clock.due_on = first
    clock.due_at = datetime.combine(first, close, congress.policy.zone)
