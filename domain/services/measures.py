"""Measures that the congress's rules call for: the service proposes them to the registry, people decide."""

from datetime import date, datetime

from domain.deadlines import ONE_DAY, WorkCalendar
from domain.parties import Party
from domain.people import Congress
from domain.policy import Policy
from domain.ports import UnitOfWork
from domain.proposal import Assignment, Proposal
from domain.services.steps import take
from domain.steps import BEFORE_REPLY
from domain.supervision import SUPERVISION, Order, OrderKind, OrderState

# Why the service proposes something (domain rules: escalation).
OVERDUE, LONG_OVERDUE, RETURNS, UNSATISFIED, UNSATISFIED_AGAIN, NO_EFFECT = (
    "overdue",
    "long_overdue",
    "returns",
    "unsatisfied",
    "unsatisfied_again",
    "no_effect",
)


async def propose(
    uow: UnitOfWork,
    proposal: Proposal,
    kind: OrderKind,
    because: str,
    *,
    now: datetime,
    share: Assignment | None = None,
    told: bool = False,
) -> bool:
    """Suggest an order to the registry, once for each reason, round and department; people decide.

    `told`: the registry hears of the matter in the same breath and finds the suggestion on its card.
    """
    share = share or next(iter(proposal.main_shares), None)
    if share is None or any(
        (o.kind, o.because, o.round, o.department_id) == (kind, because, proposal.round, share.department_id)
        for o in proposal.orders
    ):
        return False
    details: dict[str, object] = {"kind": kind.value, "because": because, "department": share.department}
    meant = {Party.STAFF: list[int]()} if told else None
    await take(uow, proposal, "propose_order", actor=None, now=now, details=details, meant=meant)
    proposal.orders.append(
        Order(
            kind, OrderState.PROPOSED, share.department_id, share.department, "", now,
            because=because, round=proposal.round,
        )
    )  # fmt: skip
    return True


async def propose_late(uow: UnitOfWork, congress: Congress, *, now: datetime, limit: int = 200) -> int:
    """What lateness calls for, by working days over; returns how many are new."""
    rules, today = congress.policy.cards, now.astimezone(congress.policy.zone).date()
    proposed = 0
    for kind, because, days in (
        (OrderKind.YELLOW_CARD, OVERDUE, rules.yellow_working_days),
        (OrderKind.RED_CARD, LONG_OVERDUE, rules.red_working_days),
    ):
        due_by = _working_days_before(today, days, uow.calendar_of(congress))
        for clock, proposal in await uow.proposals.overdue(congress.id, due_by, because, limit):
            share = proposal.share_of(clock.department_id or 0)
            if share is not None:
                proposed += await propose(uow, proposal, kind, because, now=now, share=share)
    return proposed


def _working_days_before(day: date, count: int, calendar: WorkCalendar) -> date:
    """The last due day that is so many working days over, this one included."""
    while count:
        count -= calendar.is_working_day(day)
        day -= ONE_DAY
    return day


async def propose_after_return(
    uow: UnitOfWork, proposal: Proposal, policy: Policy, *, now: datetime, share: Assignment | None = None
) -> None:
    """A reply that keeps coming back from review."""
    if proposal.returns >= policy.cards.yellow_returns:
        await propose(uow, proposal, OrderKind.YELLOW_CARD, RETURNS, now=now, share=share, told=True)


async def propose_talk(
    uow: UnitOfWork, proposal: Proposal, policy: Policy, share: Assignment, now: datetime
) -> None:
    """So many orders without effect: the matter is still not answered."""
    fruitless = [
        o
        for o in proposal.orders
        if o.kind in SUPERVISION and o.stands and o.department_id == share.department_id
    ]
    if proposal.status in BEFORE_REPLY and len(fruitless) >= policy.cards.talk_orders:
        await propose(uow, proposal, OrderKind.TALK, NO_EFFECT, now=now, share=share)
