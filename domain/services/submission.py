"""From a draft to a submitted proposal, and back out while that is still free."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from domain.draft import Draft
from domain.errors import BadInput, NotAllowed, StepBlocked
from domain.parties import Party
from domain.people import Congress, Person
from domain.policy import Policy
from domain.ports import UnitOfWork
from domain.proposal import Proposal, Status, Track
from domain.services.drafting import LIMIT_OF, missing, too_long
from domain.services.steps import record, take
from domain.services.versions import draft_digest, keep_version
from domain.steps import DRAFTING

REVISABLE = DRAFTING | {Status.RETURNED}


async def submit(
    uow: UnitOfWork, draft: Draft, congress: Congress, actor: Person, *, now: datetime
) -> Proposal:
    """Turn the draft into a submitted proposal, or send a returned one in again; the draft is then gone.

    Invitations to co-sign that nobody answered lapse. Raises BadInput when a question is still open,
    StepBlocked for a suspended representative or a screening answer that must not enter a chat.
    """
    check_complete(draft, congress.policy, actor)
    if (opens := _too_early(draft, congress.policy, now)) is not None:
        raise StepBlocked("blocked-before-session", day=opens)
    proposal = await proposal_of(uow, draft, actor) or await put_into_the_book(
        uow, draft, congress, actor, now=now
    )
    fill(proposal, draft)
    proposal.submitted_at = now
    details: dict[str, object] = {"content": keep_version(proposal, "submit", actor, now)}
    await take(uow, proposal, "submit", actor=actor, now=now, details=details)
    proposal.lapse_invitations()
    await uow.drafts.delete(draft)
    return proposal


def check_complete(draft: Draft, policy: Policy, actor: Person) -> None:
    """Raises BadInput when a question is open or a text too long, StepBlocked for what no chat may hold."""
    if draft.person_id != actor.id:
        raise NotAllowed
    if (open_question := missing(draft)) is not None:
        raise BadInput(f"bad-draft-missing-{open_question}")
    if (question := too_long(draft, policy)) is not None:
        limit, length = policy.limit(LIMIT_OF[question]), len(draft.text_of(question))
        raise BadInput(f"bad-draft-long-{question}", limit=limit, length=length)
    stops = {c.code for c in policy.choices("screening_questions") if c.stops}
    if stops & set(draft.screening_answers):
        raise StepBlocked("blocked-secret")


def _too_early(draft: Draft, policy: Policy, now: datetime) -> date | None:
    """The day from which something raised at the session can be submitted, while that is still to come."""
    opens = policy.session.opens
    early = opens is not None and now.astimezone(policy.zone).date() < opens
    return opens if draft.track is Track.IN_SESSION and early else None


async def proposal_of(uow: UnitOfWork, draft: Draft, actor: Person) -> Proposal | None:
    """The proposal that this draft is a new wording of, while it can still be changed."""
    if draft.proposal_id is None:
        return None
    proposal = await uow.proposals.visible_to(actor, draft.proposal_id)
    mine = proposal is not None and proposal.representative_id == actor.id
    return proposal if proposal and mine and proposal.status in REVISABLE else None


async def put_into_the_book(
    uow: UnitOfWork, draft: Draft, congress: Congress, actor: Person, *, now: datetime
) -> Proposal:
    """The draft as a proposal in status "draft"."""
    proposal = Proposal(
        congress_id=congress.id,
        representative_id=actor.id,
        representative=actor.name,
        delegation_id=actor.delegation_id,
        title=draft.title,
        situation=draft.situation,
        request=draft.request,
        created_at=now,
        session=congress.policy.text("session"),
    )
    fill(proposal, draft)
    await uow.proposals.add(proposal)
    record(proposal, "start_draft", "", actor, now, {})
    return proposal


def fill(proposal: Proposal, draft: Draft) -> None:
    """Everything the form asks, as the draft has it."""
    proposal.title, proposal.situation, proposal.request = draft.title, draft.situation, draft.request
    proposal.kind, proposal.track = draft.kind, draft.track
    proposal.category, proposal.wished_department_id = draft.category, draft.wished_department_id
    proposal.cosigning_open, proposal.disclosure = draft.cosigning_open, draft.disclosure
    proposal.screening_answers, proposal.attachments = list(draft.screening_answers), list(draft.attachments)


async def bring_out(
    uow: UnitOfWork, draft: Draft, congress: Congress, actor: Person, *, now: datetime
) -> Proposal:
    """The proposal that others read while it is still drafted, made of the draft the first time.

    Later it is given the draft's wording anew, where that has changed. Raises what `check_complete` raises.
    """
    if actor.suspended:
        raise StepBlocked("blocked-suspended")
    check_complete(draft, congress.policy, actor)
    proposal = await proposal_of(uow, draft, actor)
    if proposal is None:
        proposal = await put_into_the_book(uow, draft, congress, actor, now=now)
        draft.proposal_id, draft.sent = proposal.id, draft_digest(draft)
        await uow.drafts.save(draft)
    elif draft.sent != draft_digest(draft):
        await revise(uow, proposal, draft, congress, actor, now=now)
    return proposal


async def revise(
    uow: UnitOfWork, proposal: Proposal, draft: Draft, congress: Congress, actor: Person, *, now: datetime
) -> None:
    """Give those who read along the draft's present wording. Raises what `check_complete` raises."""
    check_complete(draft, congress.policy, actor)
    if draft.sent == draft_digest(draft):
        raise StepBlocked("blocked-nothing-changed")
    fill(proposal, draft)
    details: dict[str, object] = {"content": keep_version(proposal, "revise_draft", actor, now)}
    # The delegation is told of what it was shown.
    meant: dict[Party, list[int]] = {} if proposal.drafting_step else {Party.DELEGATION_OFFICE: []}
    await take(uow, proposal, "revise_draft", actor=actor, now=now, details=details, meant=meant)
    draft.sent = draft_digest(draft)
    await uow.drafts.save(draft)


async def withdraw(uow: UnitOfWork, proposal: Proposal, actor: Person, *, now: datetime) -> None:
    """Take it back; free before it is assigned."""
    await take(uow, proposal, "withdraw", actor=actor, now=now)


async def supplement(
    uow: UnitOfWork,
    proposal: Proposal,
    actor: Person,
    text: str,
    *,
    files: Sequence[Mapping[str, object]] = (),
    now: datetime,
) -> None:
    """Add a remark of the representative to the history, perhaps with files; who is concerned is told."""
    details: dict[str, object] = {"text": text}
    if files:
        details["files"] = [dict(file) for file in files]
    await take(uow, proposal, "supplement", actor=actor, now=now, details=details)


async def urge(
    uow: UnitOfWork, proposal: Proposal, congress: Congress, actor: Person, *, now: datetime
) -> None:
    """Ask the department to hurry; each source at most once in the policy's number of days."""
    days = congress.policy.limit("urge_days")
    own = [e.at for e in proposal.history if e.step == "urge" and e.actor_id == actor.id]
    if own and (now - own[-1]).days < days:
        raise StepBlocked("blocked-urged", days=days)
    await take(uow, proposal, "urge", actor=actor, now=now)
    proposal.urged_at, proposal.urges = now, proposal.urges + 1
