"""Second replies end a follow-up: what became of what the first letter promised."""

from datetime import datetime

from domain.lifecycle import check
from domain.people import Congress, Person, Role
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.reply import Reply
from domain.services.replies import Content, blocked, letters_as_read, own_letter, sealed
from domain.services.review import deliver, department_of
from domain.services.steps import take


async def draft_second_reply(
    uow: UnitOfWork, proposal: Proposal, actor: Person, content: Content, *, now: datetime
) -> Reply:
    """The letter that ends a follow-up: what became of what the first one promised."""
    reply = own_letter(proposal, actor, "draft_second_reply", content, now)
    reply.second = True
    told = await department_of(uow, proposal, reply)
    await take(uow, proposal, "draft_second_reply", actor=actor, now=now, details=sealed(reply), meant=told)
    proposal.replies.append(reply)
    return reply


async def file_second_reply(
    uow: UnitOfWork, proposal: Proposal, congress: Congress, actor: Person, *, version: int, now: datetime
) -> None:
    """The head signs the second reply, and with that it is delivered."""
    check(proposal, "file_second_reply", actor)
    own = actor.departments_as(Role.DEPARTMENT_HEAD)
    drafted = [r for r in letters_as_read(proposal, version) if r.second and r.department_id in own]
    drafted = [r for r in drafted if r.delivered_at is None]
    if not drafted:
        raise blocked(proposal, "blocked-no-second-reply")
    details: dict[str, object] = {"version": version, "department": drafted[0].department}
    await take(uow, proposal, "file_second_reply", actor=actor, now=now, details=details)
    for reply in drafted:
        reply.signed_by, reply.signed_at = actor.name, now
    await deliver(uow, proposal, congress, drafted, now)
