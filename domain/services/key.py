"""Key proposals: marked by a recorded decision, led and supervised by leaders, seven steps ticked off."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.deadlines import WorkCalendar
from domain.errors import BadInput
from domain.key import DECIDED, LEADERS_NAMED, KeyMark, KeyStep
from domain.key_steps import leaders_of, steps_to_tick
from domain.lifecycle import check
from domain.parties import Party
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.services.parties import people_named
from domain.services.partings import tell_parted
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
    """Only by a decision of the chairpersons' meeting; the congress's steps begin to count today.

    What this decides is done with it: nobody has to tick it again.
    """
    details = {"decided_on": decided_on.isoformat(), "text": decision} | _named(leading, supervising)
    meant = _meant(leading, supervising)
    await take(uow, proposal, "mark_key", actor=actor, now=now, details=details, meant=meant)
    today, calendar = now.astimezone(congress.policy.zone).date(), uow.calendar_of(congress)
    proposal.key = _led(KeyMark(decided_on, decision, actor.name, now), leading, supervising)
    proposal.key_steps = [
        KeyStep(step.code, step.role.value, _working_day(today + timedelta(days=step.days), calendar))
        for step in congress.policy.key_steps
    ]
    _ticked(proposal, DECIDED, decided_on, actor)
    if leading and supervising:
        _ticked(proposal, LEADERS_NAMED, today, actor)


async def name_leaders(
    uow: UnitOfWork,
    proposal: Proposal,
    actor: Person,
    *,
    leading: Person | None,
    supervising: Person | None,
    now: datetime,
) -> None:
    """Who leads and who supervises from now on; of the leaders, those newly named or replaced are told."""
    check(proposal, "name_leaders", actor)
    if leading is None and supervising is None:
        raise BadInput("bad-key-no-leader")
    before = proposal.key
    assert before is not None
    new_leading = leading if leading and leading.id != before.leading_leader_id else None
    new_supervising = supervising if supervising and supervising.id != before.supervising_leader_id else None
    meant = _meant(new_leading, new_supervising)
    details = _named(leading, supervising)
    await take(uow, proposal, "name_leaders", actor=actor, now=now, details=details, meant=meant)
    proposal.key = _led(before, leading, supervising)
    if leading and supervising:
        congress = await uow.congresses.get(proposal.congress_id)
        _ticked(proposal, LEADERS_NAMED, now.astimezone(congress.policy.zone).date(), actor)
    now_named = {person.id for person in (leading, supervising) if person}
    replaced = {before.leading_leader_id, before.supervising_leader_id} - now_named - {actor.id}
    await _tell_replaced(uow, proposal, [id_ for id_ in replaced if id_ is not None], now)


async def _tell_replaced(uow: UnitOfWork, proposal: Proposal, ids: Collection[int], now: datetime) -> None:
    """Whoever neither leads nor supervises it any more would otherwise go on believing so."""
    congress = await uow.congresses.get(proposal.congress_id)
    people = [person.id for person in await people_named(uow, proposal.congress_id, sorted(ids))]
    await tell_parted(uow, proposal, congress, people, "leader_replaced", part="leader", now=now)


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
    """One of the steps is done. Raises BadInput for one that is not open, or not this person's."""
    check(proposal, "tick_key_step", actor)
    if all(s.code != code for s in steps_to_tick(proposal, actor)):
        raise BadInput("button-unknown")
    details: dict[str, object] = {"key_step": code, "remarks": note}
    leaders = {Party.LEADER: leaders_of(proposal)}
    await take(uow, proposal, "tick_key_step", actor=actor, now=now, details=details, meant=leaders)
    _ticked(proposal, code, now.astimezone(congress.policy.zone).date(), actor, note)


def _ticked(proposal: Proposal, code: str, day: date, actor: Person, note: str = "") -> None:
    """An open step is done."""
    proposal.key_steps = [
        replace(s, done_on=day, done_by=actor.name, note=note) if s.code == code and s.done_on is None else s
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


def _meant(leading: Person | None, supervising: Person | None) -> dict[Party, list[int]]:
    """Of all leaders only those named; who leads reads another sentence."""
    return {
        Party.LEADING_LEADER: [leading.id] if leading else [],
        Party.LEADER: [supervising.id] if supervising else [],
    }


def _named(leading: Person | None, supervising: Person | None) -> dict[str, object]:
    return {
        "leading": leading.name if leading else "",
        "supervising": supervising.name if supervising else "",
    }


def _working_day(day: date, calendar: WorkCalendar) -> date:
    while not calendar.is_working_day(day):
        day += timedelta(days=1)
    return day
