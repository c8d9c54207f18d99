"""What a tick finds: clocks that ran out, and what each person should be reminded of this morning."""

from collections import defaultdict
from datetime import datetime, time, timedelta

from domain.deadlines import is_reminder_day, remaining
from domain.notice import Notice
from domain.parties import Party
from domain.people import Congress, Person, Role
from domain.ports import UnitOfWork
from domain.proposal import Clock, ClockKey, Proposal, Status
from domain.services.ratings import answer
from domain.services.steps import people_of, take

# Who has to act before the clock runs out. A window that merely closes (objection, rating) has nobody late.
ANSWERS_FOR: dict[ClockKey, Party] = {
    ClockKey.HANDOVER: Party.STAFF,
    ClockKey.SIGN_FOR: Party.LEAD_CLERK,
    ClockKey.FIRST_CONTACT: Party.LEAD_CLERK,
    ClockKey.CO_OPINION: Party.CO_CLERK,
    ClockKey.REPLY: Party.LEAD_CLERK,
    ClockKey.REHANDLE: Party.LEAD_CLERK,
    ClockKey.REVIEW: Party.GOVERNMENT_OFFICE,
    ClockKey.RATING: Party.LEAD_REPRESENTATIVE,
    ClockKey.REHANDLE_ORDER: Party.STAFF,
}
LAPSING = frozenset({ClockKey.RATING, ClockKey.OBJECTION, ClockKey.COSIGN, ClockKey.PUBLISH})


async def settle_due_clocks(uow: UnitOfWork, *, now: datetime, limit: int = 200) -> int:
    """Stamp each clock that ran out, once; close the windows that merely close. Returns how many."""
    settled = 0
    for proposal in await uow.proposals.with_clocks_due(now, limit):
        congress = await uow.congresses.get(proposal.congress_id)
        for clock in proposal.clocks:
            if clock.running and clock.overdue_at is None and clock.due_at <= now:
                await _run_out(uow, proposal, clock, congress, now)
                settled += 1
    return settled


async def _run_out(
    uow: UnitOfWork, proposal: Proposal, clock: Clock, congress: Congress, now: datetime
) -> None:
    if clock.key in LAPSING:
        clock.stopped_at = clock.due_at
        if (
            clock.key is ClockKey.RATING
            and proposal.status is Status.REPLIED
            and not proposal.reopening_asked
        ):
            await answer(uow, proposal, now=now)
        return
    # Late from the start of the day after, whenever the tick comes by.
    late_from = datetime.combine(clock.due_on + timedelta(days=1), time.min, congress.policy.zone)
    if now < late_from:
        return
    clock.overdue_at = late_from
    details: dict[str, object] = {"clock": clock.key.value, "due": clock.due_on.isoformat()}
    await take(uow, proposal, "mark_overdue", actor=None, now=now, details=details)


async def responsible(uow: UnitOfWork, proposal: Proposal, clock: Clock) -> list[Person]:
    """Who has to act: the clerks of the clock's own department, where it has one."""
    party = ANSWERS_FOR.get(clock.key)
    if party is None:
        return []
    if clock.department_id is not None:
        return await uow.people.holding(
            proposal.congress_id, Role.DEPARTMENT_CLERK, department_id=clock.department_id
        )
    return await people_of(uow, proposal, party)


async def own_clocks(uow: UnitOfWork, person: Person, *, until: datetime) -> list[tuple[Clock, Proposal]]:
    """What this person has to do and by when, the nearest first, the overdue included."""
    return [
        (clock, proposal)
        for clock, proposal in await uow.proposals.running_clocks(person.congress_id, until)
        if clock.key in ANSWERS_FOR
        and any(p.id == person.id for p in await responsible(uow, proposal, clock))
    ]


async def remind(uow: UnitOfWork, congress: Congress, *, now: datetime) -> int:
    """Post this morning's bundles: one notice a person and day, whatever it holds. Returns how many are new.

    The bundle names clocks, not sentences: it is read again, and checked, when it is delivered.
    """
    policy = congress.policy
    today = now.astimezone(policy.zone).date()
    if policy.working_hours.next_opening(now, policy.zone, uow.calendar) > now:
        return 0
    horizon = now + timedelta(days=max(policy.remind_offsets) + 15)
    bundles: defaultdict[int, list[int]] = defaultdict(list)
    escalations: list[tuple[int, Clock, Proposal]] = []
    for clock, proposal in await uow.proposals.running_clocks(congress.id, horizon):
        if clock.key not in ANSWERS_FOR:
            continue
        if is_reminder_day(today, clock.due_on, policy.remind_offsets, uow.calendar):
            for person in await responsible(uow, proposal, clock):
                bundles[person.id].append(clock.id)
        escalations += [
            (person.id, clock, proposal) for person in await _escalated_to(uow, congress, clock, now)
        ]
    posted = 0
    for person_id, clock_ids in bundles.items():
        params: dict[str, object] = {"clocks": clock_ids}
        key = f"remind:{person_id}:{today.isoformat()}"
        posted += await uow.outbox.post(
            Notice(congress.id, person_id, "reminder", key, not_before=now, params=params)
        )
    for person_id, clock, proposal in escalations:
        posted += await uow.outbox.post(
            Notice(
                congress.id,
                person_id,
                "escalation",
                f"escalate:{clock.id}:{person_id}",
                not_before=now,
                proposal_id=proposal.id,
                params={"clocks": [clock.id]},
            )
        )
    return posted


async def _escalated_to(uow: UnitOfWork, congress: Congress, clock: Clock, now: datetime) -> list[Person]:
    """Whom the ladder tells by now that this clock is late."""
    if clock.overdue_at is None:
        return []
    today = now.astimezone(congress.policy.zone).date()
    over = remaining(clock.due_on, today, uow.calendar).working_days_over
    told: list[Person] = []
    for rung in congress.policy.data["escalation"]["ladder"]:
        if over >= rung["working_days"]:
            role = Role(rung["role"])
            department = clock.department_id if role is Role.DEPARTMENT_HEAD else None
            if role is Role.DEPARTMENT_HEAD and department is None:
                continue
            told += await uow.people.holding(congress.id, role, department_id=department)
    return told
