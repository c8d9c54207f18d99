"""Supervision: orders and cards that named people issue, answer and revoke; the record of hard ones."""

from datetime import datetime

from domain.errors import BadInput
from domain.lifecycle import check
from domain.parties import Party
from domain.people import Congress, Person, Role
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.services.measures import propose_talk
from domain.services.reading import required_text
from domain.services.steps import take
from domain.supervision import CARDS, SUPERVISION, Order, OrderKind, OrderState


def orders_in(proposal: Proposal, *states: OrderState) -> list[Order]:
    return [order for order in proposal.orders if order.state in states]


async def issue(
    uow: UnitOfWork,
    proposal: Proposal,
    congress: Congress,
    actor: Person,
    *,
    kind: OrderKind,
    department_id: int,
    text: str,
    now: datetime,
) -> Order:
    """A named person issues an order or a card; a proposed one of the kind is taken up with it."""
    step = "issue_card" if kind in CARDS else "order_supervision"
    check(proposal, step, actor)
    text = required_text(text)
    share = proposal.share_of(department_id)
    if share is None:
        raise BadInput("department-gone")
    waiting = [o for o in orders_in(proposal, OrderState.PROPOSED) if o.kind is kind]
    order = next((o for o in waiting if o.department_id == department_id), None)
    if order is None:
        order = Order(
            kind, OrderState.PROPOSED, department_id, share.department, "", now, round=proposal.round
        )
        proposal.orders.append(order)
    details: dict[str, object] = {"kind": kind.value, "department": share.department, "text": text}
    heads = await _people_of(uow, proposal, department_id)
    meant = {Party.LEAD_CLERK: heads, Party.LEAD_HEAD: []}
    await take(uow, proposal, step, actor=actor, now=now, details=details, meant=meant)
    order.state, order.text = OrderState.ISSUED, text
    order.issued_by, order.issued_at = actor.name, now
    if kind in SUPERVISION:
        await propose_talk(uow, proposal, congress.policy, share, now)
    return order


async def _people_of(uow: UnitOfWork, proposal: Proposal, department_id: int) -> list[int]:
    congress_id = proposal.congress_id
    people = [
        *await uow.people.holding(congress_id, Role.DEPARTMENT_CLERK, department_id=department_id),
        *await uow.people.holding(congress_id, Role.DEPARTMENT_HEAD, department_id=department_id),
    ]
    return [person.id for person in people]


def _numbered(proposal: Proposal, seq: int, *states: OrderState) -> Order:
    """By its place in the list, from 1. Raises BadInput for one that is not there (any more)."""
    if not 1 <= seq <= len(proposal.orders) or proposal.orders[seq - 1].state not in states:
        raise BadInput("order-gone")
    return proposal.orders[seq - 1]


async def dismiss(
    uow: UnitOfWork, proposal: Proposal, actor: Person, *, seq: int, remark: str, now: datetime
) -> None:
    """The registry does not take up what the service proposed, and says why."""
    check(proposal, "dismiss_order", actor)
    order = _numbered(proposal, seq, OrderState.PROPOSED)
    details: dict[str, object] = {"kind": order.kind.value, "remarks": remark}
    await take(uow, proposal, "dismiss_order", actor=actor, now=now, details=details)
    order.state, order.ended_by, order.ended_at, order.remark = OrderState.DISMISSED, actor.name, now, remark


async def revoke(
    uow: UnitOfWork, proposal: Proposal, actor: Person, *, seq: int, remark: str, now: datetime
) -> None:
    """An order or a card is taken back; it stays readable as revoked."""
    check(proposal, "revoke_order", actor)
    order = _numbered(proposal, seq, OrderState.ISSUED, OrderState.ANSWERED)
    details: dict[str, object] = {"kind": order.kind.value, "department": order.department, "remarks": remark}
    await take(uow, proposal, "revoke_order", actor=actor, now=now, details=details)
    order.state, order.ended_by, order.ended_at, order.remark = OrderState.REVOKED, actor.name, now, remark


async def answer_order(
    uow: UnitOfWork, proposal: Proposal, actor: Person, *, seq: int, text: str, now: datetime
) -> None:
    """The department says what it does about an order."""
    check(proposal, "answer_order", actor)
    order = _numbered(proposal, seq, OrderState.ISSUED)
    text = required_text(text)
    details: dict[str, object] = {"kind": order.kind.value, "department": order.department, "text": text}
    await take(uow, proposal, "answer_order", actor=actor, now=now, details=details)
    order.state, order.answer = OrderState.ANSWERED, text
    order.answered_by, order.answered_at = actor.name, now


async def put_on_record(
    uow: UnitOfWork, proposal: Proposal, actor: Person, reason: str, *, now: datetime
) -> None:
    """One that cannot be solved soon is recorded, and stays tracked until it is done."""
    reason = required_text(reason)
    await take(uow, proposal, "put_on_record", actor=actor, now=now, details={"text": reason})
    proposal.on_record_reason, proposal.on_record_at = reason, now


async def take_off_record(
    uow: UnitOfWork, proposal: Proposal, actor: Person, text: str, *, now: datetime
) -> None:
    """Done at last: what was done is told, and it leaves the record."""
    details: dict[str, object] = {"text": required_text(text), "since": str(proposal.on_record_at)}
    await take(uow, proposal, "take_off_record", actor=actor, now=now, details=details)
    proposal.on_record_reason, proposal.on_record_at = "", None
