"""The reply's way: drafted, signed off by the head, reviewed, delivered."""

from datetime import datetime

from domain.errors import BadInput, StepBlocked, StepNotPossible
from domain.history import digest_of
from domain.lifecycle import check
from domain.notice import Notice
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.reply import Commitment, Point, Reply, faults_of
from domain.services.steps import take


def reply_digest(reply: Reply) -> str:
    """What the history keeps of a letter, so that a later change of it can be found."""
    points = [
        [[p.text, p.due_on.isoformat() if p.due_on else "", p.reason] for p in group]
        for group in (reply.done, reply.planned, reply.not_adopted)
    ]
    return digest_of([reply.result_class, reply.round, reply.version, points])


async def draft_reply(
    uow: UnitOfWork,
    proposal: Proposal,
    actor: Person,
    *,
    result_class: str,
    done: list[Point],
    planned: list[Point],
    not_adopted: list[Point],
    now: datetime,
) -> Reply:
    """A new version of this round's letter. Raises BadInput naming the first thing wrong with it."""
    check(proposal, "draft_reply", actor)
    lead = proposal.lead
    if lead is None:
        raise StepNotPossible("draft_reply")
    reply = Reply(
        department_id=lead.department_id,
        department=lead.department,
        result_class=result_class,
        version=1 + sum(1 for r in proposal.replies if r.round == proposal.round),
        drafted_by=actor.name,
        drafted_at=now,
        round=proposal.round,
        done=done,
        planned=planned,
        not_adopted=not_adopted,
    )
    if faults := faults_of(reply, contact_recorded=bool(proposal.contacts_of_round())):
        raise BadInput(faults[0])
    details: dict[str, object] = {
        "version": reply.version,
        "class": result_class,
        "content": reply_digest(reply),
    }
    await take(uow, proposal, "draft_reply", actor=actor, now=now, details=details)
    proposal.replies.append(reply)
    return reply


async def sign_off(
    uow: UnitOfWork, proposal: Proposal, actor: Person, *, version: int, now: datetime
) -> None:
    """The department's head puts the name under this version and sends it to review."""
    check(proposal, "sign_off", actor)
    reply = _newest(proposal, version)
    await take(uow, proposal, "sign_off", actor=actor, now=now, details={"version": version})
    reply.signed_by, reply.signed_at = actor.name, now


def _newest(proposal: Proposal, version: int) -> Reply:
    """The reply, if it is still the version that was read. Raises StepBlocked when it was rewritten since."""
    reply = proposal.reply
    if reply is None or reply.version != version:
        blocked = StepBlocked("blocked-new-version")
        blocked.proposal_id = proposal.id
        raise blocked
    return reply


async def return_draft(
    uow: UnitOfWork, proposal: Proposal, actor: Person, remark: str, *, now: datetime
) -> None:
    """The head gives the draft back to the clerk, saying why."""
    await take(uow, proposal, "return_draft", actor=actor, now=now, details={"remarks": remark})


async def send_back(
    uow: UnitOfWork, proposal: Proposal, actor: Person, *, reasons: list[str], remark: str, now: datetime
) -> None:
    """Review refuses the letter with coded reasons; counted in the department's return ratio."""
    if not reasons and not remark:
        raise BadInput("bad-reason-missing")
    reply = proposal.reply
    await take(
        uow, proposal, "send_back", actor=actor, now=now, details={"reasons": reasons, "remarks": remark}
    )
    proposal.returns += 1
    if reply:
        reply.send_back_reasons, reply.send_back_remark = reasons, remark


async def approve(
    uow: UnitOfWork, proposal: Proposal, congress: Congress, actor: Person, *, version: int, now: datetime
) -> None:
    """Review passes: the letter is delivered in chat and as a file, its promises come into force."""
    check(proposal, "approve", actor)
    reply = _newest(proposal, version)
    await take(uow, proposal, "approve", actor=actor, now=now, details={"version": version})
    reply.delivered_at = now
    proposal.replied_at = now
    for point in reply.planned:
        if point.due_on:
            proposal.commitments.append(Commitment(point.text, point.due_on, round=proposal.round))
    await uow.outbox.post(
        Notice(
            congress_id=congress.id,
            person_id=proposal.representative_id,
            kind="letter",
            proposal_id=proposal.id,
            dedupe_key=f"{proposal.id}:{proposal.round}:letter:{proposal.representative_id}",
            not_before=congress.policy.working_hours.after_quiet(now, congress.policy.zone),
        )
    )
