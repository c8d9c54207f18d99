"""From a draft to a submitted proposal, and back out while that is still free."""

from datetime import datetime

from domain.draft import Draft
from domain.errors import BadInput, NotAllowed, StepBlocked
from domain.history import digest_of
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal, Status
from domain.services.drafting import LIMIT_OF, missing, too_long
from domain.services.steps import record, take


def content_digest(proposal: Proposal) -> str:
    """What the history keeps of the submitted text, so that a later change of it can be found."""
    return digest_of([proposal.title, proposal.situation, proposal.request])


async def submit(
    uow: UnitOfWork, draft: Draft, congress: Congress, actor: Person, *, now: datetime
) -> Proposal:
    """Turn the draft into a submitted proposal, or send a returned one in again; the draft is then gone.

    Raises BadInput when a question is still open, StepBlocked for a suspended representative or a
    screening answer that must not enter a chat.
    """
    if draft.person_id != actor.id:
        raise NotAllowed
    if (open_question := missing(draft)) is not None:
        raise BadInput(f"bad-draft-missing-{open_question}")
    if (question := too_long(draft, congress.policy)) is not None:
        limit, length = congress.policy.limit(LIMIT_OF[question]), len(draft.text_of(question))
        raise BadInput(f"bad-draft-long-{question}", limit=limit, length=length)
    stops = {c.code for c in congress.policy.choices("screening_questions") if c.stops}
    if stops & set(draft.screening_answers):
        raise StepBlocked("blocked-secret")
    proposal = await _returned(uow, draft, actor) or await _new(uow, draft, congress, actor, now)
    proposal.title, proposal.situation, proposal.request = draft.title, draft.situation, draft.request
    proposal.category, proposal.wished_department_id = draft.category, draft.wished_department_id
    proposal.cosigning_open, proposal.disclosure = draft.cosigning_open, draft.disclosure
    proposal.screening_answers, proposal.attachments = list(draft.screening_answers), list(draft.attachments)
    proposal.submitted_at = now
    await take(uow, proposal, "submit", actor=actor, now=now, details={"content": content_digest(proposal)})
    await uow.drafts.delete(draft)
    return proposal


async def _returned(uow: UnitOfWork, draft: Draft, actor: Person) -> Proposal | None:
    if draft.proposal_id is None:
        return None
    proposal = await uow.proposals.visible_to(actor, draft.proposal_id)
    return proposal if proposal and proposal.status is Status.RETURNED else None


async def _new(uow: UnitOfWork, draft: Draft, congress: Congress, actor: Person, now: datetime) -> Proposal:
    proposal = await uow.proposals.add(
        Proposal(
            congress_id=congress.id,
            representative_id=actor.id,
            representative=actor.name,
            delegation_id=actor.delegation_id,
            title=draft.title,
            situation=draft.situation,
            request=draft.request,
            created_at=now,
            kind=draft.kind,
            track=draft.track,
            session=congress.policy.text("session"),
        )
    )
    record(proposal, "start_draft", "", actor, now, {})
    return proposal


async def withdraw(uow: UnitOfWork, proposal: Proposal, actor: Person, *, now: datetime) -> None:
    """Take it back; free before it is assigned."""
    await take(uow, proposal, "withdraw", actor=actor, now=now)


async def supplement(uow: UnitOfWork, proposal: Proposal, actor: Person, text: str, *, now: datetime) -> None:
    """Add a remark of the representative to the history; the departments concerned are told."""
    await take(uow, proposal, "supplement", actor=actor, now=now, details={"text": text})


async def urge(
    uow: UnitOfWork, proposal: Proposal, congress: Congress, actor: Person, *, now: datetime
) -> None:
    """Ask the department to hurry; at most once in the policy's number of days."""
    days = congress.policy.limit("urge_days")
    if proposal.urged_at is not None and (now - proposal.urged_at).days < days:
        raise StepBlocked("blocked-urged", days=days)
    await take(uow, proposal, "urge", actor=actor, now=now)
    proposal.urged_at, proposal.urges = now, proposal.urges + 1
