"""A draft on its way: through the delegation's steps, handed in before the session, reviewed a first time."""

from datetime import date, datetime, timedelta

from domain.errors import BadInput, StepBlocked
from domain.people import Congress, Person, Role
from domain.policy import PlannedStep, Policy
from domain.ports import UnitOfWork
from domain.proposal import BACK_WITH_LEAD, UNDER_FIRST_REVIEW, Proposal
from domain.services.steps import take
from domain.services.versions import keep_version


def delegation_steps(policy: Policy) -> list[PlannedStep]:
    """The drafting steps that are the delegation's; before and after them the representative has it."""
    return [step for step in policy.drafting_steps if step.role is Role.DELEGATION_OFFICE]


async def share(
    uow: UnitOfWork, proposal: Proposal, congress: Congress, actor: Person, *, now: datetime
) -> None:
    """Show the draft to the delegation, whose first step begins.

    Raises StepBlocked where the congress has no such steps, or nobody would read it.
    """
    steps = delegation_steps(congress.policy)
    readers = (
        await uow.people.holding(congress.id, Role.DELEGATION_OFFICE, delegation_id=proposal.delegation_id)
        if proposal.delegation_id is not None
        else []
    )
    if not steps or not readers:
        raise StepBlocked("blocked-no-delegation-office")
    content = keep_version(proposal, "share_draft", actor, now)
    details: dict[str, object] = {"content": content, "to_step": steps[0].code}
    await take(uow, proposal, "share_draft", actor=actor, now=now, details=details)
    proposal.drafting_step = steps[0].code


async def comment(uow: UnitOfWork, proposal: Proposal, actor: Person, text: str, *, now: datetime) -> None:
    """What the delegation says to it, at the step where it is."""
    details: dict[str, object] = {"text": text, "at_step": proposal.drafting_step}
    await take(uow, proposal, "comment_draft", actor=actor, now=now, details=details)


def later_steps(proposal: Proposal, policy: Policy) -> list[str]:
    """Where the delegation can pass a draft on to: its later steps, then back to the representative."""
    codes = [step.code for step in delegation_steps(policy)]
    at = proposal.drafting_step
    return [*(codes[codes.index(at) + 1 :] if at in codes else []), BACK_WITH_LEAD]


async def pass_on(
    uow: UnitOfWork,
    proposal: Proposal,
    congress: Congress,
    actor: Person,
    *,
    to: str,
    text: str,
    now: datetime,
) -> None:
    """On to a later step of the delegation, or back to the representative, with a remark or without.

    Raises BadInput for a step that does not follow (any more).
    """
    if to not in later_steps(proposal, congress.policy):
        raise BadInput("button-unknown")
    details: dict[str, object] = {"text": text, "at_step": proposal.drafting_step, "to_step": to}
    await take(uow, proposal, "pass_draft", actor=actor, now=now, details=details)
    proposal.drafting_step = to


def session_day(policy: Policy, today: date) -> date | None:
    """The day the session opens; None when it is over, or nobody knows it yet."""
    session = policy.session
    over = session.closes is not None and session.closes < today
    return None if over else session.opens


async def pre_submit(
    uow: UnitOfWork, proposal: Proposal, congress: Congress, actor: Person, *, now: datetime
) -> None:
    """Hand it in before the session for a first review.

    Raises StepBlocked when that is too late: it is then submitted at the session.
    """
    policy = congress.policy
    today = now.astimezone(policy.zone).date()
    opens, days = session_day(policy, today), policy.limit("presubmission_days")
    if opens is not None and today > opens - timedelta(days=days):
        raise StepBlocked("blocked-presubmit-late", day=opens, days=days)
    details: dict[str, object] = {
        "content": keep_version(proposal, "pre_submit", actor, now),
        "to_step": UNDER_FIRST_REVIEW,
    }
    await take(uow, proposal, "pre_submit", actor=actor, now=now, details=details)
    proposal.drafting_step, proposal.pre_submitted_at = UNDER_FIRST_REVIEW, now


async def first_review(
    uow: UnitOfWork, proposal: Proposal, actor: Person, text: str, *, now: datetime
) -> None:
    """What a committee, the government office or the registry says to it before the session."""
    details: dict[str, object] = {"text": text, "at_step": proposal.drafting_step}
    await take(uow, proposal, "first_review", actor=actor, now=now, details=details)
