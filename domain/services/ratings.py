"""Representatives rate the attitude and the reply; an unsatisfied one re-opens the case."""

from datetime import datetime

from domain.errors import BadInput, NotAllowed
from domain.history import digest_of
from domain.lifecycle import check
from domain.parties import Party
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal, Status
from domain.rating import Grade, Rating, Stage
from domain.services.measures import UNSATISFIED, UNSATISFIED_AGAIN, propose
from domain.services.steps import take
from domain.steps import RATED
from domain.supervision import OrderKind

# Still unsatisfied after it, people decide how to go on: supervision is prepared.
LAST_ROUND = 2
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
    verdicts: dict[str, str] | None = None,
    collected_from: Person | None = None,
) -> str:
    """Keep the grade; returns what follows: "kept", "flagged", "reopened" or "asked" (the registry decides).

    The lead representative's grade of the reply decides: a coded reason says itself whether it re-opens, a
    free text always asks, and people decide; so they do after a second round. An unsatisfied co-signer raises
    a flag. `collected_from` is whose grade staff noted by telephone. The history keeps that a rating
    was given and its digest, never the grade beside a name.
    """
    if grade is Grade.SILENT:
        raise BadInput("button-unknown")
    if grade is Grade.UNSATISFIED and not reasons and not comment:
        raise BadInput("bad-reason-missing")
    by = collected_from or actor
    if not proposal.signs(by.id):
        raise NotAllowed
    rating = Rating(
        by.id, stage, grade, now, round=proposal.round, reasons=reasons, comment=comment,
        verdicts=verdicts or {}, collected_by=actor.name if collected_from else "",
    )  # fmt: skip
    step = "collect_rating" if collected_from else STEP_OF[stage]
    details: dict[str, object] = {"stage": int(stage), "content": rating_digest(rating)}
    meant = {Party.LEAD_REPRESENTATIVE: [by.id], Party.COSIGNER: list[int]()}
    await take(uow, proposal, step, actor=actor, now=now, details=details, meant=meant)
    proposal.ratings.append(rating)
    if by.id != proposal.representative_id:
        return await _flag(uow, proposal, rating, actor, now)
    if stage is not Stage.REPLY or proposal.status not in RATED:
        return "kept"
    if grade is not Grade.UNSATISFIED:
        if proposal.status is Status.REPLIED:
            await answer(uow, proposal, now=now, answered=actor)
        return "kept"
    return await _unsatisfied(uow, proposal, congress, rating, actor, now)


async def _flag(uow: UnitOfWork, proposal: Proposal, rating: Rating, actor: Person, now: datetime) -> str:
    """The registry sees that a co-signer is not satisfied; whose grade it is the flag does not say."""
    if rating.grade is not Grade.UNSATISFIED:
        return "kept"
    if not proposal.flagged:
        details: dict[str, object] = {"stage": int(rating.stage)}
        await take(
            uow, proposal, "flag_dissatisfaction", actor=None, now=now, details=details, answered=actor
        )
        proposal.flagged = True
    return "flagged"


async def _unsatisfied(
    uow: UnitOfWork, proposal: Proposal, congress: Congress, rating: Rating, actor: Person, now: datetime
) -> str:
    again = proposal.round >= LAST_ROUND
    kind = OrderKind.RED_CARD if again else OrderKind.YELLOW_CARD
    because = UNSATISFIED_AGAIN if again else UNSATISFIED
    await propose(uow, proposal, kind, because, now=now, told=True)
    if again:
        await propose(uow, proposal, OrderKind.WRITTEN, because, now=now, told=True)
    coded = {c.code: c for c in congress.policy.choices("unsatisfied_reasons")}
    if not again and any(coded[code].reopens for code in rating.reasons if code in coded):
        await reopen(uow, proposal, None, now=now, answered=actor)
        return "reopened"
    if not proposal.reopening_asked:
        await ask_reopening(uow, proposal, actor, now=now)
    return "asked"


async def ask_reopening(uow: UnitOfWork, proposal: Proposal, actor: Person, *, now: datetime) -> None:
    """Whoever noted the grade for the representative asks in their name."""
    await take(uow, proposal, "ask_reopening", actor=actor, now=now)
    proposal.reopening_asked = True


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
            *([rating.verdicts] if rating.verdicts else []),
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
    lead = proposal.representative_id
    given = [r for r in proposal.ratings if r.stage is Stage.REPLY and r.representative_id == lead]
    grades = [r for r in given if r.grade is Grade.UNSATISFIED]
    return max(grades, key=lambda r: r.given_at, default=None)


async def decline_reopening(
    uow: UnitOfWork, proposal: Proposal, actor: Person, remarks: str, *, now: datetime
) -> None:
    """The registry decides against a new round and tells the representative why."""
    await take(uow, proposal, "decline_reopening", actor=actor, now=now, details={"remarks": remarks})
    proposal.reopening_asked, proposal.answered_at = False, now
