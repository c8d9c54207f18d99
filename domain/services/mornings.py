"""The morning's bundle: whom it goes to, what is in it, and what of it is still true when it is sent."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.deadlines import due_days_told, remaining
from domain.due import DueClock
from domain.notice import Notice
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.relay import Relay
from domain.services import groups, relaying
from domain.services.reminders import LAPSING
from domain.services.responsible import ANSWERS_FOR, Roster

# Reminders that a machine slept through are made good, as far as anybody still remembers.
LONGEST_SLEEP = timedelta(days=14)
# A registry may owe thousands; one message can name a few of them, and says how many more there are.
MOST_KEPT = 200


@dataclass(frozen=True)
class Bundle:
    """What one person is told this morning: what they have to do, what is late with others, what to pass on.

    `unreached` is how many people pushes do not reach, of whom some are named.
    """

    own: Sequence[DueClock]
    late: Sequence[DueClock]
    more: int = 0
    relays: Sequence[Relay] = ()
    unreached: int = 0


async def remind(uow: UnitOfWork, congress: Congress, *, now: datetime) -> int:
    """Post this morning's bundles: one notice a person and day, whatever it holds. Returns how many are new.

    A clock is named on the days before, on its last day, and daily once overdue. What a person has to do, and
    what is late where they are responsible for others, come together, at the hour of their own. The bundle
    names clocks, not sentences: it is read again, and checked, when it is delivered.
    """
    policy, calendar = congress.policy, uow.calendar_of(congress)
    local = now.astimezone(policy.zone)
    today, hours = local.date(), policy.working_hours
    if not hours.earliest <= local.time() < hours.end or not calendar.is_working_day(today):
        return 0
    last = await uow.reminders.last_morning(congress.id)
    if last == today or not await uow.reminders.begin_morning(congress.id, today):
        return 0
    since = max(last, today - LONGEST_SLEEP) if last and last < today else today - timedelta(days=1)
    days = due_days_told(since, today, policy.remind_offsets, calendar)
    roster = Roster(uow.people, congress.id)
    clocks = [
        clock
        for clock in await uow.reminders.due(congress.id, today, days)
        # What began today was pushed today.
        if clock.key in ANSWERS_FOR and clock.started_at.astimezone(policy.zone).date() != today
    ]
    snoozed = await uow.reminders.snoozed(congress.id)
    own: defaultdict[int, list[DueClock]] = defaultdict(list)
    late: defaultdict[int, list[DueClock]] = defaultdict(list)
    for clock in clocks:
        acting = await roster.responsible(clock)
        for person_id in acting:
            until = snoozed.get((person_id, clock.id))
            if person_id not in clock.done_by and _is_told(clock, until, today, days):
                own[person_id].append(clock)
        if is_late(clock, today):
            over = remaining(clock.due_on, today, calendar).working_days_over
            for person_id in dict.fromkeys(await roster.escalated_to(clock, policy, over)):
                if person_id not in acting:
                    late[person_id].append(clock)
    await uow.reminders.end_snoozes(congress.id, today)
    due = {person_id: [clock.proposal_id for clock in found] for person_id, found in own.items()}
    passed_on = await relaying.gather(
        uow, congress, roster, due, since=datetime.combine(since, hours.earliest, policy.zone)
    )
    people = await roster.people({*own, *late, *passed_on})
    posted = 0
    for person_id, person in sorted(people.items()):
        wished = [c for c in own[person_id] if is_late(c, today) or not _is_off(c, person, congress)]
        relays = passed_on.get(person_id, [])
        posted += await _post(uow, congress, person, wished, late[person_id], relays, now)
    told = [c for c in clocks if _is_told(c, None, today, days)]
    return posted + await groups.post_morning(uow, congress, roster, told, now=now)


def is_late(clock: DueClock, today: date) -> bool:
    """From the start of the day after, whether or not the tick that stamps it has come by."""
    return clock.due_on < today and clock.key not in LAPSING


def _is_told(clock: DueClock, until: date | None, today: date, days: Sequence[date]) -> bool:
    """The last day always comes; before it, what was put off comes on the day chosen and not earlier."""
    if clock.due_on <= today:
        return clock.due_on == today or is_late(clock, today)
    return until <= today if until else clock.due_on in days


def _is_off(clock: DueClock, person: Person, congress: Congress) -> bool:
    return person.preferences.are_off(clock.key, congress.policy)


async def _post(
    uow: UnitOfWork,
    congress: Congress,
    person: Person,
    own: Sequence[DueClock],
    late: Sequence[DueClock],
    relays: Sequence[tuple[int, list[int]]],
    now: datetime,
) -> bool:
    """Not to somebody who was never here: what concerns them goes up instead."""
    if person.chat_id is None or not (own or late or relays):
        return False
    policy = congress.policy
    today = now.astimezone(policy.zone).date()
    named = own[:MOST_KEPT]
    others = late[: MOST_KEPT - len(named)]
    params: dict[str, object] = {
        "day": today.isoformat(),
        "own": [clock.id for clock in named],
        "late": [clock.id for clock in others],
        "more": len(own) + len(late) - len(named) - len(others),
        "relays": relaying.to_params(relays),
        "unreached": len(relays),
    }
    at = datetime.combine(today, person.preferences.morning_at(policy), policy.zone)
    not_before = person.preferences.hours(policy).after_quiet(max(now, at), policy.zone)
    key = f"remind:{person.id}:{today.isoformat()}"
    return await uow.outbox.post(
        Notice(congress.id, person.id, "reminder", key, not_before=not_before, params=params)
    )


async def still_true(
    uow: UnitOfWork, notice: Notice, person: Person, congress: Congress, *, now: datetime
) -> Bundle | None:
    """What of a posted bundle holds now; None when nothing is left of it, or its morning has passed."""
    today = now.astimezone(congress.policy.zone).date()
    if notice.params.get("day") != today.isoformat():
        return None
    own_ids, late_ids = _ids(notice, "own"), _ids(notice, "late")
    roster = Roster(uow.people, congress.id)
    own, late = [], []
    for clock in await uow.reminders.clocks(congress.id, {*own_ids, *late_ids}):
        if clock.id in own_ids:
            acts = person.id in await roster.responsible(clock) and person.id not in clock.done_by
            own += [clock] if acts else []
        elif is_late(clock, today):
            late.append(clock)
    relays = await relaying.read(uow, person, notice.params.get("relays"))
    if not (own or late or relays):
        return None
    more, unreached = (int(str(notice.params.get(name, 0))) for name in ("more", "unreached"))
    return Bundle(own, late, more, relays, max(unreached, len(relays)) if relays else 0)


def _ids(notice: Notice, name: str) -> set[int]:
    raw = notice.params.get(name)
    return {int(n) for n in raw} if isinstance(raw, list) else set()
