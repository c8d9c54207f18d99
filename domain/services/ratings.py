"""Representatives rate the attitude and the reply; an unsatisfied one re-opens the case."""

from datetime import datetime

from domain.errors import BadInput
from domain.history import digest_of
from domain.lifecycle import check
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal, Status
from domain.rating import Grade, Rating, Stage
from domain.services.steps import take

STEP_OF = {Stage.ATTITUDE: "rate_attitude", Stage.REPLY: "rate_reply", Stage.FULFILMENT: "rate_fulfilment"}


async def rate(
    uow: UnitOfWork,
    proposal: Proposal,
    congress: Congress,
    actor: Person,
    *,
    stage: Stage,
    grade: Grade,
    reasons: list[str],
    comment: str,
    now: datetime,
) -> str:
    """Keep the grade; returns what follows: "kept", "reopened" or "asked" (the registry decides).

    A coded reason says itself whether it re-opens; a free text always asks, and people decide.
    The history keeps that a rating was given and its digest, never the grade beside a name.
    """
    if grade is Grade.SILENT:
        raise BadInput("button-unknown")
    if grade is Grade.UNSATISFIED and not reasons and not comment:
        raise BadInput("bad-reason-missing")
    rating = Rating(actor.id, stage, grade, now, round=proposal.round, reasons=reasons, comment=comment)
    details: dict[str, object] = {"stage": int(stage), "content": rating_digest(rating)}
    await take(uow, proposal, STEP_OF[stage], actor=actor, now=now, details=details)
    proposal.ratings.append(rating)
    if stage is not Stage.REPLY:
        return "kept"
    if grade is not Grade.UNSATISFIED:
        if proposal.status is Status.REPLIED:
            await answer(uow, proposal, now=now, answered=actor)
        return "kept"
    coded = {c.code: c for c in congress.policy.choices("unsatisfied_reasons")}
    if any(coded[code].reopens for code in reasons if code in coded):
        await reopen(uow, proposal, None, now=now, answered=actor)
        return "reopened"
    if not proposal.reopening_asked:
        await take(uow, proposal, "ask_reopening", actor=actor, now=now)
        proposal.reopening_asked = True
    return "asked"


def rating_digest(rating: Rating) -> str:
    return digest_of(
        [
            rating.representative_id,
            int(rating.stage),
            rating.grade,
            rating.round,
            rating.reasons,
            rating.comment,
            rating.salt,
        ]
    )


async def answer(
    uow: UnitOfWork, proposal: Proposal, *, now: datetime, answered: Person | None = None
) -> None:
    """Both ratings are in, or their time is over: the proposal counts as answered (which is not closed).

    A grade changed for the better also ends the request for re-handling that the worse one made.
    """
    await take(uow, proposal, "answer", actor=None, now=now, answered=answered)
    proposal.reopening_asked, proposal.answered_at = False, now


async def reopen(
    uow: UnitOfWork,
    proposal: Proposal,
    actor: Person | None,
    *,
    now: datetime,
    answered: Person | None = None,
) -> None:
    """A new round with a new clock; the old round's letters and ratings stay readable."""
    check(proposal, "reopen", actor)
    proposal.round += 1
    details: dict[str, object] = {"round": proposal.round}
    await take(uow, proposal, "reopen", actor=actor, now=now, details=details, answered=answered)
    proposal.reopening_asked = False


def unsatisfied_of(proposal: Proposal) -> Rating | None:
    """The newest unsatisfied grade of a reply: why it is, or should be, handled again."""
    grades = [r for r in proposal.ratings if r.stage is Stage.REPLY and r.grade is Grade.UNSATISFIED]
    return max(grades, key=lambda r: r.given_at, default=None)


async def decline_reopening(
    uow: UnitOfWork, proposal: Proposal, actor: Person, remarks: str, *, now: datetime
) -> None:
    """The registry decides against a new round and tells the representative why."""
    await take(uow, proposal, "decline_reopening", actor=actor, now=now, details={"remarks": remarks})
    proposal.reopening_asked, proposal.answered_at = False, now
