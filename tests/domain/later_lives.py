"""Random lives from the handling on: contacts, sections, letters, grades, orders."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from domain.contact import Confirmation, ContactMode, ContactRank
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.rating import Grade, Stage
from domain.reply import Point
from domain.section import Preparation
from domain.services import (
    dispatching,
    extensions,
    handling,
    parts,
    promises,
    ratings,
    replies,
    review,
    second_replies,
    sections,
    supervision,
)
from domain.supervision import CARDS, SUPERVISION, OrderKind
from tests.domain.lives import MAKERS, TEXT, makes

__all__ = ("MAKERS",)


@makes
async def log_contact(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    await handling.log_contact(
        uow, p, a, mode=rng.choice(list(ContactMode)), happened_on=now.date(), summary=TEXT,
        rank=rng.choice(list(ContactRank)), today=now.date(), now=now,
    )  # fmt: skip


MAKERS["log_later_contact"] = log_contact


def _says(step: str, *said: Confirmation) -> None:
    async def make(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
        seq = rng.randint(1, len(p.contacts) or 1)
        await handling.confirm_contact(uow, p, a, contact_seq=seq, confirmation=rng.choice(said), now=now)

    MAKERS[step] = make


_says("confirm_contact", Confirmation.CONFIRMED)
_says("deny_contact", Confirmation.DISCREPANT, Confirmation.DENIED)


@makes
async def ask_extension(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    share = extensions.own_share(p, a)
    clock = extensions.clock_to_extend(p, share.department_id if share else None)
    until = (clock.due_on if clock else now.date()) + timedelta(days=rng.randint(3, 40))
    await extensions.ask_extension(uow, p, c, a, until=until, reason=TEXT, now=now)


@makes
async def grant_extension(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    until: date = p.extension.until if p.extension else now.date()
    await extensions.grant_extension(uow, p, c, a, until=until, now=now)


@makes
async def dispatch(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
    await dispatching.dispatch(uow, p, a, lead="城建科", co=[], now=now)


@makes
async def prepare(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
    await sections.prepare(uow, p, a, kind=rng.choice(list(Preparation)), text=TEXT, now=now)


def _part(p: Proposal, a: Person) -> int:
    return next((part.id for part in sections.parts_to_check(p, a)), 0)


@makes
async def check_part(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    await sections.check_part(uow, p, a, _part(p, a), now=now)


@makes
async def return_part(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    await sections.return_part(uow, p, a, _part(p, a), TEXT, now=now)


def content(rng: Random, now: datetime) -> replies.Content:
    """Fits its class."""
    due = now.date() + timedelta(days=rng.randint(5, 200))
    return rng.choice(
        [
            replies.Content("A", done=[Point("已建成。")]),
            replies.Content("B", done=[Point("已勘察。")], planned=[Point("建成站台。", due_on=due)]),
            replies.Content("C", not_adopted=[Point("不能拓宽。", reason="没有用地。")]),
        ]
    )


def _drafts(step: str, service: Callable[..., Awaitable[Any]]) -> None:
    async def make(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
        await service(uow, p, a, content(rng, now), now=now)

    MAKERS[step] = make


_drafts("draft_reply", replies.draft_reply)
_drafts("draft_part", parts.draft_part)
_drafts("draft_second_reply", second_replies.draft_second_reply)


@makes
async def sign_part(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
    letter = parts.part_to_sign(p, a)
    await parts.sign_part(uow, p, a, version=letter.version if letter else 0, now=now)


def _one(p: Proposal, rng: Random) -> int | None:
    return rng.choice(p.letters).department_id if p.letters else None


@makes
async def change_class(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    await review.change_class(
        uow, p, a, result_class=rng.choice("ABC"), reason=TEXT, department_id=_one(p, rng), now=now
    )


@makes
async def send_back(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
    await review.send_back(uow, p, a, reasons=[], remark=TEXT, department_id=_one(p, rng), now=now)


def _rates(step: str, *stages: Stage) -> None:
    async def make(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
        grade = rng.choice([Grade.SATISFIED, Grade.BASICALLY, Grade.UNSATISFIED])
        reasons = [rng.choice(c.policy.choices("unsatisfied_reasons")).code] if rng.random() < 0.5 else []
        of = rng.choice([p.representative_id, *(x.representative_id for x in p.signed)])
        by = await uow.people.get(c.id, of) if step == "collect_rating" else None
        await ratings.rate(
            uow, p, c, a, stage=rng.choice(stages), grade=grade, reasons=reasons, comment=TEXT,
            collected_from=by, now=now,
        )  # fmt: skip

    MAKERS[step] = make


_rates("rate_attitude", Stage.ATTITUDE)
_rates("rate_reply", Stage.REPLY)
_rates("rate_fulfilment", Stage.FULFILMENT)
_rates("collect_rating", Stage.ATTITUDE, Stage.REPLY)


@makes
async def keep_promise(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    seq = rng.randint(1, len(p.commitments) or 1)
    await promises.keep_promise(uow, p, a, seq=seq, note=TEXT, today=now.date(), now=now)


def _orders(step: str, kinds: frozenset[OrderKind]) -> None:
    async def make(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
        kind, to = rng.choice(sorted(kinds)), rng.choice(p.standing).department_id if p.standing else 0
        await supervision.issue(uow, p, c, a, kind=kind, department_id=to, text=TEXT, now=now)

    MAKERS[step] = make


_orders("order_supervision", SUPERVISION | {OrderKind.TALK})
_orders("issue_card", CARDS)


def _of_order(step: str, service: Callable[..., Awaitable[Any]], word: str) -> None:
    async def make(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
        await service(uow, p, a, seq=rng.randint(1, len(p.orders) or 1), now=now, **{word: TEXT})

    MAKERS[step] = make


_of_order("dismiss_order", supervision.dismiss, "remark")
_of_order("revoke_order", supervision.revoke, "remark")
_of_order("answer_order", supervision.answer_order, "text")
