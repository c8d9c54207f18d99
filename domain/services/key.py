"""Key proposals: marked by a recorded decision, led and supervised by leaders, seven steps ticked off."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.deadlines import WorkCalendar
from domain.errors import BadInput
from domain.key import KeyMark, KeyStep
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.services.steps import take


async def mark(
    uow: UnitOfWork,
    proposal: Proposal,
    congress: Congress,
    actor: Person,
    *,
    decided_on: date,
    decision: str,
    leading: Person | None,
    supervising: Person | None,
    now: datetime,
) -> None:
    """Only by a decision of the chairpersons' meeting; the congress's steps begin to count today."""
    details: dict[str, object] = {"decided_on": decided_on.isoformat(), "text": decision}
    await take(
        uow, proposal, "mark_key", actor=actor, now=now, details=details | _named(leading, supervising)
    )
    today = now.astimezone(congress.policy.zone).date()
    proposal.key = _led(KeyMark(decided_on, decision, actor.name, now), leading, supervising)
    proposal.key_steps = [
        KeyStep(step.code, step.role.value, _working_day(today + timedelta(days=step.days), uow.calendar))
        for step in congress.policy.key_steps
    ]


async def name_leaders(
    uow: UnitOfWork,
    proposal: Proposal,
    actor: Person,
    *,
    leading: Person | None,
    supervising: Person | None,
    now: datetime,
) -> None:
    """Who leads and who supervises from now on."""
    details = _named(leading, supervising)
    await take(uow, proposal, "name_leaders", actor=actor, now=now, details=details)
    assert proposal.key is not None
    proposal.key = _led(proposal.key, leading, supervising)


async def tick(
    uow: UnitOfWork,
    proposal: Proposal,
    congress: Congress,
    actor: Person,
    code: str,
    note: str,
    *,
    now: datetime,
) -> None:
    """One of the steps is done. Raises BadInput for one that is not open."""
    if all(s.code != code or s.done_on for s in proposal.key_steps):
        raise BadInput("button-unknown")
    await take(
        uow, proposal, "tick_key_step", actor=actor, now=now, details={"key_step": code, "remarks": note}
    )
    today = now.astimezone(congress.policy.zone).date()
    proposal.key_steps = [
        replace(s, done_on=today, done_by=actor.name, note=note) if s.code == code else s
        for s in proposal.key_steps
    ]


def _led(mark: KeyMark, leading: Person | None, supervising: Person | None) -> KeyMark:
    return replace(
        mark,
        leading_leader_id=leading.id if leading else None,
        leading_leader=leading.name if leading else "",
        supervising_leader_id=supervising.id if supervising else None,
        supervising_leader=supervising.name if supervising else "",
    )


def _named(leading: Person | None, supervising: Person | None) -> dict[str, object]:
    return {
        "leading": leading.name if leading else "",
        "supervising": supervising.name if supervising else "",
    }


def _working_day(day: date, calendar: WorkCalendar) -> date:
    while not calendar.is_working_day(day):
        day += timedelta(days=1)
    return day
