"""Answered apart: every department drafts, signs and corrects the letter about its own part."""

from datetime import datetime

from domain.guards import opinions_filed
from domain.lifecycle import check
from domain.parties import Party
from domain.people import Person, Role
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.reply import Reply
from domain.services.replies import (
    NOBODY,
    Content,
    blocked,
    own_letter,
    people_in,
    sealed,
    share_to_answer,
)
from domain.services.steps import take
from domain.steps import AT_WORK


async def draft_part(
    uow: UnitOfWork, proposal: Proposal, actor: Person, content: Content, *, now: datetime
) -> Reply:
    """A new version of one's own department's letter; the other departments' letters stay as they are."""
    reply = own_letter(proposal, actor, "draft_part", content, now)
    heads = await people_in(uow, proposal, Role.DEPARTMENT_HEAD, reply.department_id)
    await take(
        uow,
        proposal,
        "draft_part",
        actor=actor,
        now=now,
        details=sealed(reply),
        meant={Party.SEPARATE_HEAD: heads},
    )
    proposal.replies.append(reply)
    return reply


def part_to_sign(proposal: Proposal, actor: Person) -> Reply | None:
    """The letter that waits for this head."""
    share = share_to_answer(proposal, actor, "sign_part")
    return proposal.reply_of(share.department_id) if share else None


async def return_part_draft(
    uow: UnitOfWork, proposal: Proposal, actor: Person, remark: str, *, now: datetime
) -> None:
    """The head gives the department's draft back to its clerk, saying why."""
    check(proposal, "return_part_draft", actor)
    reply = part_to_sign(proposal, actor)
    assert reply is not None
    clerks = await people_in(uow, proposal, Role.DEPARTMENT_CLERK, reply.department_id)
    details: dict[str, object] = {"department": reply.department, "remarks": remark}
    await take(
        uow,
        proposal,
        "return_part_draft",
        actor=actor,
        now=now,
        details=details,
        meant={Party.SEPARATE_CLERK: clerks},
    )
    reply.send_back_remark = remark


async def sign_part(
    uow: UnitOfWork, proposal: Proposal, actor: Person, *, version: int, now: datetime
) -> Reply:
    """The head signs the department's letter; with the last one they all go to review together."""
    check(proposal, "sign_part", actor)
    reply = part_to_sign(proposal, actor)
    if reply is None or reply.version != version:
        raise blocked(proposal, "blocked-new-version")
    clerks = await people_in(uow, proposal, Role.DEPARTMENT_CLERK, reply.department_id)
    details: dict[str, object] = {"department": reply.department, "version": version}
    await take(
        uow,
        proposal,
        "sign_part",
        actor=actor,
        now=now,
        details=details,
        meant={Party.SEPARATE_CLERK: clerks},
    )
    reply.signed_by, reply.signed_at = actor.name, now
    await complete_parts(uow, proposal, answered=actor, now=now)
    return reply


async def complete_parts(uow: UnitOfWork, proposal: Proposal, *, answered: Person, now: datetime) -> None:
    """To review once every part is signed and every co-handler's opinion is in; until then nothing."""
    letters = proposal.letters
    signed = [r for r in letters if r.signed_at and not r.returned]
    whole = bool(proposal.separate) and len(signed) == len(proposal.separate)
    if not whole or proposal.status not in AT_WORK or opinions_filed(proposal, None):
        return
    proposal.review_level = 0
    meant = {} if "leader_signs" in proposal.requirements else {Party.LEADING_LEADER: NOBODY}
    await take(uow, proposal, "complete_parts", actor=None, answered=answered, now=now, meant=meant)
