"""Review of the letters, level by level: passed, sent back, put into another class; then delivered."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from domain.errors import BadInput
from domain.lifecycle import check
from domain.notice import Notice
from domain.parties import Party
from domain.people import Congress, Person, Role
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.reply import Commitment, Reply
from domain.services.measures import propose_after_return
from domain.services.objections import lapse
from domain.services.replies import (
    Content,
    blocked,
    faults_in,
    letter,
    letters_as_read,
    people_in,
    sealed,
)
from domain.services.steps import take


def _at_level(proposal: Proposal) -> dict[str, object]:
    """Whose review this was, where a letter passes several."""
    return {"role": proposal.reviewer} if len(proposal.review_chain) > 1 else {}


async def department_of(uow: UnitOfWork, proposal: Proposal, reply: Reply) -> Mapping[Party, list[int]]:
    return {
        Party.LEAD_CLERK: await people_in(uow, proposal, Role.DEPARTMENT_CLERK, reply.department_id),
        Party.LEAD_HEAD: await people_in(uow, proposal, Role.DEPARTMENT_HEAD, reply.department_id),
    }


def letter_of(proposal: Proposal, department_id: int | None) -> Reply:
    """One department's letter; without a department the only one. Raises StepBlocked for none."""
    found = [r for r in proposal.letters if department_id in {None, r.department_id}]
    if len(found) != 1:
        raise blocked(proposal, "blocked-new-version")
    return found[0]


async def send_back(
    uow: UnitOfWork,
    proposal: Proposal,
    actor: Person,
    *,
    reasons: list[str],
    remark: str,
    now: datetime,
    department_id: int | None = None,
) -> None:
    """Review refuses one department's letter with coded reasons; counted in its return ratio."""
    check(proposal, "send_back", actor)
    if not reasons and not remark:
        raise BadInput("bad-reason-missing")
    reply = letter_of(proposal, department_id)
    details: dict[str, object] = {
        "reasons": reasons,
        "remarks": remark,
        "department": reply.department,
        "department_id": reply.department_id,
        **_at_level(proposal),
    }
    told = await department_of(uow, proposal, reply)
    await take(uow, proposal, "send_back", actor=actor, now=now, details=details, meant=told)
    proposal.returns += 1
    reply.send_back_reasons, reply.send_back_remark = reasons, remark
    congress = await uow.congresses.get(proposal.congress_id)
    share = proposal.share_of(reply.department_id)
    await propose_after_return(uow, proposal, congress.policy, now=now, share=share)


async def change_class(
    uow: UnitOfWork,
    proposal: Proposal,
    actor: Person,
    *,
    result_class: str,
    reason: str,
    now: datetime,
    department_id: int | None = None,
) -> Reply:
    """The same letter in another class, as a new version that stays signed; no return is counted."""
    check(proposal, "change_class", actor)
    old = letter_of(proposal, department_id)
    new = in_class(proposal, old, result_class)
    if faults_in(proposal, new):
        raise BadInput("bad-class-unfit")
    details = {**sealed(new), "remarks": reason, "before": old.result_class}
    told = await department_of(uow, proposal, old)
    await take(uow, proposal, "change_class", actor=actor, now=now, details=details, meant=told)
    proposal.replies.append(new)
    return new


def in_class(proposal: Proposal, old: Reply, result_class: str) -> Reply:
    """A letter as it would be in another class; whoever drafted it stays whom it names for questions."""
    content = Content(result_class, list(old.done), list(old.planned), list(old.not_adopted))
    share = next(a for a in proposal.main_shares if a.department_id == old.department_id)
    new = letter(proposal, old.drafted_by, share, content, old.drafted_at)
    new.signed_by, new.signed_at = old.signed_by, old.signed_at
    new.second, new.leader, new.leader_signed_at = old.second, old.leader, old.leader_signed_at
    return new


async def sign_as_leader(
    uow: UnitOfWork, proposal: Proposal, actor: Person, *, version: int, now: datetime
) -> None:
    """The leader who led the handling of a key proposal signs beside the head."""
    check(proposal, "sign_as_leader", actor)
    letters = letters_as_read(proposal, version)
    await take(uow, proposal, "sign_as_leader", actor=actor, now=now, details={"version": version})
    for reply in letters:
        reply.leader, reply.leader_signed_at = actor.name, now


async def pass_review(
    uow: UnitOfWork, proposal: Proposal, actor: Person, *, version: int, now: datetime
) -> None:
    """One level passes the letters on; those of the next level are told."""
    check(proposal, "pass_review", actor)
    letters_as_read(proposal, version)
    following = Role(proposal.review_chain[proposal.review_level + 1])
    told = await uow.people.holding(proposal.congress_id, following)
    details: dict[str, object] = {"version": version, **_at_level(proposal)}
    await take(
        uow,
        proposal,
        "pass_review",
        actor=actor,
        now=now,
        details=details,
        meant={Party.REVIEWER: [person.id for person in told]},
    )
    proposal.review_level += 1


async def approve(
    uow: UnitOfWork, proposal: Proposal, congress: Congress, actor: Person, *, version: int, now: datetime
) -> None:
    """The last level passes: the letters are delivered, as files too, and what they promise counts."""
    check(proposal, "approve", actor)
    letters = letters_as_read(proposal, version)
    details: dict[str, object] = {"version": version, **_at_level(proposal)}
    # Before the step: lists of what is public are narrowed by whether it came in time.
    proposal.replied_at = now
    await take(uow, proposal, "approve", actor=actor, now=now, details=details)
    # What was answered cannot be taken back any more.
    proposal.withdrawal_asked = False
    lapse(proposal, now)
    await deliver(uow, proposal, congress, letters, now)


async def deliver(
    uow: UnitOfWork, proposal: Proposal, congress: Congress, letters: Iterable[Reply], now: datetime
) -> None:
    for reply in letters:
        reply.delivered_at = now
        for point in reply.planned:
            if point.due_on:
                proposal.commitments.append(Commitment(point.text, point.due_on, round=proposal.round))
    not_before = congress.policy.working_hours.after_quiet(now, congress.policy.zone)
    for person_id in (proposal.representative_id, *(c.representative_id for c in proposal.signed)):
        await post_letters(uow, proposal, letters, person_id, not_before, occasion="letter")


async def post_letters(
    uow: UnitOfWork,
    proposal: Proposal,
    letters: Iterable[Reply],
    person_id: int,
    not_before: datetime,
    *,
    occasion: str,
) -> None:
    """The letters as files to one person, once for each occasion."""
    for reply in letters:
        which = f"{reply.round}:{reply.department_id}:{reply.version}"
        await uow.outbox.post(
            Notice(
                congress_id=proposal.congress_id,
                person_id=person_id,
                kind="letter",
                proposal_id=proposal.id,
                params={"department": reply.department_id, "round": reply.round, "version": reply.version},
                dedupe_key=f"{proposal.id}:{which}:{occasion}:{person_id}",
                not_before=not_before,
            )
        )
