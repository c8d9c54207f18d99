"""Once a week each leader hears how the key proposals stand that they lead; and whenever they ask."""

from collections.abc import Collection
from datetime import datetime

from domain.errors import NotAllowed
from domain.leader_week import Led, day_due, hour_of, led
from domain.notice import Notice
from domain.people import Congress, Person, Role
from domain.ports import UnitOfWork

KIND = "leader_week"


async def remind(uow: UnitOfWork, congress: Congress, *, now: datetime) -> int:
    """Post this week's messages: one for each leader who leads anything. Returns how many are new."""
    day = day_due(congress.policy, uow.calendar_of(congress), now)
    if day is None:
        return 0
    last = await uow.leader_weeks.last(congress.id)
    if (last is not None and last >= day) or not await uow.leader_weeks.begin(congress.id, day):
        return 0
    with_any = await uow.leader_weeks.led(congress.id)
    posted = 0
    for person in await uow.people.holding(congress.id, Role.LEADER):
        if person.id not in with_any or person.suspended:
            continue
        at = datetime.combine(day, hour_of(congress.policy), congress.policy.zone)
        not_before = person.preferences.hours(congress.policy).after_quiet(max(now, at), congress.policy.zone)
        key = f"{KIND}:{person.id}:{day.isoformat()}"
        params: dict[str, object] = {"day": day.isoformat()}
        posted += await uow.outbox.post(Notice(congress.id, person.id, KIND, key, not_before, params=params))
    return posted


async def of_leader(
    uow: UnitOfWork, congress: Congress, person: Person | None, *, now: datetime
) -> list[Led]:
    """What this leader leads or supervises and may see, the late first. Raises NotAllowed for others."""
    if person is None or person.suspended or not person.holds(Role.LEADER):
        raise NotAllowed("week-not-allowed")
    ids: Collection[int] = (await uow.leader_weeks.led(congress.id)).get(person.id, ())
    seen = [await uow.proposals.visible_to(person, id_) for id_ in ids]
    today = now.astimezone(congress.policy.zone).date()
    found = [led(proposal, today) for proposal in seen if proposal is not None]
    return sorted(found, key=lambda one: (not one.is_late, one.proposal.id))
