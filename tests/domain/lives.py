"""What a random life is made of: each step's service, with arguments that could be meant."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from random import Random
from typing import Any

from domain.people import Congress, Department, Person, Role
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.services import (
    assignment,
    cosigning,
    extensions,
    follow_up,
    handling,
    merging,
    objections,
    parts,
    ratings,
    reassignment,
    replies,
    review,
    rulings,
    screening,
    second_replies,
    sections,
    sharing,
    submission,
    supervision,
    withdrawal,
)
from domain.services.steps import take
from tests.builders import ready_draft

Maker = Callable[[UnitOfWork, Proposal, Congress, Person, Random, datetime], Awaitable[Any]]
MAKERS: dict[str, Maker] = {}
TEXT = "写明情况。"


def makes(make: Maker) -> Maker:
    MAKERS[make.__name__.strip("_")] = make
    return make


def simple(step: str, service: Callable[..., Awaitable[Any]], *texts: str) -> None:
    """A service that wants nothing but the actor, or some words as well."""

    async def make(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
        await service(uow, p, a, *texts, now=now)

    MAKERS[step] = make


def _with_congress(step: str, service: Callable[..., Awaitable[Any]], *texts: str) -> None:
    async def make(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
        await service(uow, p, c, a, *texts, now=now)

    MAKERS[step] = make


def _with_reasons(step: str, service: Callable[..., Awaitable[Any]]) -> None:
    async def make(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
        await service(uow, p, a, reasons=[], remarks=TEXT, now=now)

    MAKERS[step] = make


for _step, _service in {
    "accept_cosigning": cosigning.accept,
    "decline_cosigning": cosigning.decline,
    "end_collecting": cosigning.end_collecting,
    "discard_draft": cosigning.discard,
    "second": cosigning.second,
    "take_up": screening.take_up,
    "withdraw": submission.withdraw,
    "confirm_withdrawal": withdrawal.confirm,
    "approve_objection": objections.approve_objection,
    "sign_for": assignment.sign_for,
    "section_sign_for": sections.sign_for,
    "reopen": ratings.reopen,
}.items():
    simple(_step, _service)
for _step, _worded in {
    "comment_draft": sharing.comment,
    "first_review": sharing.first_review,
    "cancel": screening.cancel,
    "ask_withdrawal": withdrawal.ask,
    "deny_withdrawal": withdrawal.deny,
    "drop_objection": objections.drop_objection,
    "dismiss_objection": rulings.dismiss_objection,
    "explain_contact": handling.explain_contact,
    "note_progress": handling.note_progress,
    "file_opinion": handling.file_opinion,
    "deny_extension": extensions.deny_extension,
    "supplement": submission.supplement,
    "hand_in_part": sections.hand_in,
    "refuse_countersigning": replies.refuse_countersigning,
    "return_draft": replies.return_draft,
    "return_part_draft": parts.return_part_draft,
    "decline_reopening": ratings.decline_reopening,
    "put_on_record": supervision.put_on_record,
    "take_off_record": supervision.take_off_record,
}.items():
    simple(_step, _worded, TEXT)
for _step, _governed in {
    "share_draft": sharing.share,
    "pre_submit": sharing.pre_submit,
    "urge": submission.urge,
    "start_follow_up": follow_up.start_follow_up,
}.items():
    _with_congress(_step, _governed)
_with_congress("report_follow_up", follow_up.report_follow_up, TEXT)
for _step, _reasoned in {
    "return_for_changes": screening.return_for_changes,
    "refuse": screening.refuse,
    "keep_for_reference": screening.keep_for_reference,
}.items():
    _with_reasons(_step, _reasoned)


def versioned(step: str, service: Callable[..., Awaitable[Any]], with_congress: bool) -> None:
    async def make(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
        given = (c, a) if with_congress else (a,)
        await service(uow, p, *given, version=p.letters_version, now=now)

    MAKERS[step] = make


for _step, _signing in {
    "countersign": replies.countersign,
    "sign_off": replies.sign_off,
    "pass_review": review.pass_review,
}.items():
    versioned(_step, _signing, False)
versioned("approve", review.approve, True)
versioned("file_second_reply", second_replies.file_second_reply, True)


async def draft_of(uow: UnitOfWork, p: Proposal) -> Any:
    """The draft this proposal is written in, begun anew where there is none."""
    for draft in await uow.drafts.of(p.representative_id):
        if draft.proposal_id == p.id:
            return draft
    lead = await uow.people.get(p.congress_id, p.representative_id)
    assert lead is not None
    return await uow.drafts.add(replace(ready_draft(lead), proposal_id=p.id))


@makes
async def submit(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
    if p.status not in submission.REVISABLE:
        await take(uow, p, "submit", actor=a, now=now)
    await submission.submit(uow, await draft_of(uow, p), c, a, now=now)


@makes
async def revise_draft(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    draft = await draft_of(uow, p)
    draft.request = f"请增设{rng.randrange(1000)}站。"
    await submission.revise(uow, p, draft, c, a, now=now)


@makes
async def pass_draft(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    later = sharing.later_steps(p, c.policy) or ["none"]
    await sharing.pass_on(uow, p, c, a, to=rng.choice(later), text=TEXT, now=now)


@makes
async def invite_cosigners(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    others = await uow.people.holding(c.id, Role.REPRESENTATIVE)
    await cosigning.invite(uow, p, a, rng.sample(others, 2), now=now)


@makes
async def remove_cosigner(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    asked = [x.representative_id for x in p.invited] or [0]
    await cosigning.remove(uow, p, a, rng.choice(asked), now=now)


@makes
async def hand_over_lead(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    to = [await uow.people.get(c.id, x.representative_id) for x in p.signed]
    await cosigning.hand_over_lead(uow, p, a, (to or [a])[0] or a, now=now)


@makes
async def register(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
    await screening.register(uow, p, c, a, category="social", now=now)


@makes
async def turn_bill(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
    await screening.turn_bill(uow, p, a, decided_on=now.date(), decision=TEXT, now=now)


@makes
async def reclassify(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    codes = [x.code for x in c.policy.choices("categories")]
    await screening.reclassify(uow, p, a, rng.choice(codes), now=now)


@makes
async def merge(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
    known = await uow.proposals.every_id()
    await merging.merge(uow, p, await uow.proposals.get(rng.choice(known)), a, now=now)


async def plan(uow: UnitOfWork, c: Congress, rng: Random) -> assignment.Plan:
    """A lead with or without co-handlers, or two that answer apart."""
    found: list[Department] = await uow.people.departments(c.id)
    first, *others = rng.sample(found, len(found))
    if rng.random() < 0.25:
        return assignment.Plan(separate=[first, others[0]], co_handlers=others[1 : rng.choice((1, 2))])
    return assignment.Plan(first, others[: rng.randrange(len(found))])


@makes
async def pre_assign(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    await assignment.pre_assign(uow, p, a, await plan(uow, c, rng), now=now)


@makes
async def hold_coordination(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    await assignment.hold_coordination(uow, p, a, day=now.date(), attended=TEXT, result=TEXT, now=now)


@makes
async def assign(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
    to = await plan(uow, c, rng)
    await assignment.assign(
        uow, p, c, a, lead=to.lead, co_handlers=to.co_handlers, separate=to.separate, now=now
    )


@makes
async def reassign(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
    await reassignment.reassign(uow, p, a, await plan(uow, c, rng), reason=TEXT, now=now)


@makes
async def object_(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
    await objections.object_(uow, p, a, reason=TEXT, proposed=None, now=now)


@makes
async def uphold_objection(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    await rulings.uphold_objection(uow, p, a, rng.choice(await uow.people.departments(c.id)), now=now)


@makes
async def co_sign_for(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    await assignment.sign_for(uow, p, a, as_co=True, now=now)
