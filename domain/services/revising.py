"""Changing what was written already: a proposal not submitted yet, or returned, is a draft again."""

from datetime import datetime

from domain.draft import Draft, Question
from domain.errors import NotAllowed
from domain.people import Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal, Status
from domain.services.versions import draft_digest
from domain.steps import DRAFTING


async def revise(uow: UnitOfWork, proposal: Proposal, actor: Person, *, now: datetime) -> Draft:
    """The draft of a proposal not submitted yet, or returned; made from its text where there is none."""
    if proposal.status not in DRAFTING | {Status.RETURNED} or proposal.representative_id != actor.id:
        raise NotAllowed
    for draft in await uow.drafts.of(actor.id):
        if draft.proposal_id == proposal.id:
            return draft
    draft = await uow.drafts.add(
        Draft(
            person_id=actor.id,
            ordinal=0,
            updated_at=now,
            track=proposal.track,
            kind=proposal.kind,
            title=proposal.title,
            situation=proposal.situation,
            request=proposal.request,
            category=proposal.category,
            wished_department_id=proposal.wished_department_id,
            cosigning_open=proposal.cosigning_open,
            disclosure=proposal.disclosure,
            screening_answers=list(proposal.screening_answers),
            screened=True,
            attachments=list(proposal.attachments),
            asked=Question.PREVIEW,
            from_preview=True,
            proposal_id=proposal.id,
        )
    )
    if proposal.status in DRAFTING:
        draft.sent = draft_digest(draft)
        await uow.drafts.save(draft)
    return draft
