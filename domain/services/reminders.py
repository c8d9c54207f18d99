"""What a tick finds: clocks that ran out, and what each person should be reminded of this morning."""

from collections import defaultdict
from datetime import datetime, time, timedelta

from domain.deadlines import is_reminder_day, remaining
from domain.notice import Notice
from domain.parties import Party
from domain.people import Congress, Person, Role
from domain.policy import Policy
from domain.ports import People, UnitOfWork
from domain.proposal import Clock, ClockKey, Proposal, Status
from domain.services.cosigning import end_collecting
from domain.services.follow_up import is_to_be_followed_up, start_follow_up
from domain.services.parties import ROLE_OF
from domain.services.ratings import answer
from domain.services.reassignment import is_of_ruling
from domain.services.steps import take

# Who has to act before the clock runs out. A window that merely closes (objection, rating) has nobody late.
ANSWERS_FOR: dict[ClockKey, Party] = {
    ClockKey.HANDOVER: Party.STAFF,
    ClockKey.SIGN_FOR: Party.LEAD_CLERK,
    ClockKey.FIRST_CONTACT: Party.LEAD_CLERK,
    ClockKey.CO_OPINION: Party.CO_CLERK,
    ClockKey.REPLY: Party.LEAD_CLERK,
    ClockKey.REHANDLE: Party.LEAD_CLERK,
    ClockKey.REVIEW: Party.REVIEWER,
    ClockKey.RATING: Party.LEAD_REPRESENTATIVE,
    ClockKey.REHANDLE_ORDER: Party.STAFF,
    ClockKey.OBJECTION_RULING: Party.GOVERNMENT_OFFICE,
    ClockKey.FOLLOW_UP: Party.LEAD_CLERK,
    ClockKey.RATING_3: Party.LEAD_REPRESENTATIVE,
}
# Whose business the lateness of departments is. What the registry owes, the government is not told.
OVER_DEPARTMENTS = frozenset({Role.DEPARTMENT_HEAD, Role.GOVERNMENT_OFFICE})
LAPSING = frozenset(
    {ClockKey.RATING, ClockKey.RATING_3, ClockKey.OBJECTION, ClockKey.COSIGN, ClockKey.PUBLISH}
)


async def settle_due_clocks(uow: UnitOfWork, *, now: datetime, limit: int = 200) -> int:
    """Stamp each clock that ran out, once; close the windows that merely close. Returns how many."""
    settled = 0
    for proposal in await uow.proposals.with_clocks_due(now, limit):
        congress = await uow.congresses.get(proposal.congress_id)
        for clock in proposal.clocks:
            if clock.running and clock.overdue_at is None and clock.due_at <= now:
                settled += await _run_out(uow, proposal, clock, congress, now)
    return settled


async def _run_out(
    uow: UnitOfWork, proposal: Proposal, clock: Clock, congress: Congress, now: datetime
) -> bool:
    """Whether there was anything to settle: on its last day a clock is due, but not late."""
    if clock.key in LAPSING:
        clock.stopped_at = clock.due_at
        if clock.key is ClockKey.COSIGN and proposal.status is Status.COLLECTING:
            await end_collecting(uow, proposal, None, now=now)
        if (
            clock.key is ClockKey.RATING
            and proposal.status is Status.REPLIED
            and not proposal.reopening_asked
        ):
            await answer(uow, proposal, now=now)
        if clock.key is ClockKey.RATING and is_to_be_followed_up(proposal, congress):
            await start_follow_up(uow, proposal, congress, None, now=now)
        return True
    # Late from the start of the day after, whenever the tick comes by.
    late_from = datetime.combine(clock.due_on + timedelta(days=1), time.min, congress.policy.zone)
    if now < late_from:
        return False
    clock.overdue_at = late_from
    details: dict[str, object] = {"clock": clock.key.value, "due": clock.due_on.isoformat()}
    await take(uow, proposal, "mark_overdue", actor=None, now=now, details=details)
    return True


class Roster:
    """Who holds which post, asked once for each post however many clocks there are."""

    def __init__(self, people: People, congress_id: int) -> None:
        self._people = people
        self._congress_id = congress_id
        self._known: dict[tuple[Role, int | None], list[int]] = {}

    async def holding(self, role: Role, department_id: int | None = None) -> list[int]:
        """Ids of the people."""
        post = (role, department_id)
        if post not in self._known:
            found = await self._people.holding(self._congress_id, role, department_id=department_id)
            self._known[post] = [person.id for person in found]
        return self._known[post]

    async def responsible(self, proposal: Proposal, clock: Clock) -> list[int]:
        """Who has to act: the clerks of the clock's own department, where it has one."""
        party = ANSWERS_FOR.get(clock.key)
        if party is None:
            return []
        if clock.department_id is not None:
            return await self.holding(Role.DEPARTMENT_CLERK, clock.department_id)
        if party is Party.LEAD_REPRESENTATIVE:
            return [proposal.representative_id, *(c.representative_id for c in proposal.signed)]
        if clock.key is ClockKey.OBJECTION_RULING and any(
            o.nth > 1 and is_of_ruling(clock, [o]) for o in proposal.objections
        ):
            party = Party.LEADER
        if party is Party.REVIEWER:
            return await self.holding(Role(proposal.reviewer))
        return await self.holding(ROLE_OF[party])

    async def escalated_to(self, clock: Clock, policy: Policy, working_days_over: int) -> list[int]:
        """Whom the ladder tells by now that this clock is late."""
        told: list[int] = []
        for rung in policy.data["escalation"]["ladder"]:
            role = Role(rung["role"])
            if working_days_over < rung["working_days"]:
                continue
            if role in OVER_DEPARTMENTS and clock.department_id is None:
                continue
            told += await self.holding(role, clock.department_id if role is Role.DEPARTMENT_HEAD else None)
        return told


async def own_clocks(uow: UnitOfWork, person: Person, *, until: datetime) -> list[tuple[Clock, Proposal]]:
    """What this person has to do and by when, the nearest first, the overdue included."""
    roster = Roster(uow.people, person.congress_id)
    return [
        (clock, proposal)
        for clock, proposal in await uow.proposals.running_clocks(person.congress_id, until)
        if not is_done_by(person.id, clock, proposal)
        and person.id in await roster.responsible(proposal, clock)
    ]


def is_done_by(person_id: int, clock: Clock, proposal: Proposal) -> bool:
    """The time for rating runs on so that grades can be changed; who gave all has nothing left to do."""
    if clock.key is ClockKey.RATING_3:
        return proposal.is_fulfilment_rated_by(person_id, clock)
    return clock.key is ClockKey.RATING and proposal.is_rated_by(person_id)


async def remind(uow: UnitOfWork, congress: Congress, *, now: datetime) -> int:
    """Post this morning's bundles: one notice a person and day, whatever it holds. Returns how many are new.

    A clock is named on the days before, on its last day, and daily once overdue.
    What a person has to do, and what is late where they are responsible for others, come together. The bundle
    names clocks, not sentences: it is read again, and checked, when it is delivered.
    """
    policy, calendar = congress.policy, uow.calendar_of(congress)
    today = now.astimezone(policy.zone).date()
    if policy.working_hours.next_opening(now, policy.zone, calendar) > now:
        return 0
    horizon = now + timedelta(days=max(policy.remind_offsets) + 15)
    roster = Roster(uow.people, congress.id)
    own: defaultdict[int, list[int]] = defaultdict(list)
    others: defaultdict[int, list[int]] = defaultdict(list)
    days = [
        day
        for day in await uow.proposals.due_days(congress.id, horizon)
        if day == today or is_reminder_day(today, day, policy.remind_offsets, calendar)
    ]
    running = await uow.proposals.running_clocks(congress.id, horizon, days) if days else []
    for clock, proposal in running:
        # What began today was pushed today.
        if clock.key not in ANSWERS_FOR or clock.started_at.astimezone(policy.zone).date() == today:
            continue
        acting = await roster.responsible(proposal, clock)
        for person_id in acting:
            if not is_done_by(person_id, clock, proposal):
                own[person_id].append(clock.id)
        if clock.overdue_at is not None:
            over = remaining(clock.due_on, today, calendar).working_days_over
            for person_id in dict.fromkeys(await roster.escalated_to(clock, policy, over)):
                if person_id not in acting:
                    others[person_id].append(clock.id)
    posted = 0
    for person_id in {**own, **others}:
        clocks = [*own[person_id], *others[person_id]]
        params: dict[str, object] = {"clocks": clocks}
        kind = "reminder" if own[person_id] else "escalation"
        key = f"remind:{person_id}:{today.isoformat()}"
        posted += await uow.outbox.post(
            Notice(congress.id, person_id, kind, key, not_before=now, params=params)
        )
    return posted
