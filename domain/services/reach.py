"""Whom pushes do not reach: since when, who is told instead of them, what they missed when they are back."""

from datetime import datetime

from domain.errors import NotAllowed
from domain.notice import Notice
from domain.people import DEPARTMENT_ROLES, Person, Role
from domain.ports import UnitOfWork
from domain.services.broadcast_feed import come_back
from domain.services.responsible import Roster

OFFICES = (Role.STAFF, Role.ADMIN)
MOST_MISSED = 30
OVER_PEOPLE = (*OFFICES, Role.DEPARTMENT_HEAD, Role.DELEGATION_OFFICE)


async def lost(uow: UnitOfWork, person: Person, *, now: datetime) -> None:
    """They blocked the bot."""
    if person.unreachable_since is None:
        person.unreachable_since = now
        await uow.people.save(person)


async def returned(uow: UnitOfWork, person: Person, *, now: datetime) -> None:
    """They are back: what did not get there meanwhile comes as one message, open broadcasts as they were."""
    since, person.unreachable_since = person.unreachable_since, None
    await uow.people.save(person)
    await tell_missed(uow, person, since, now=now)
    await come_back(uow, person, now=now)


async def tell_missed(uow: UnitOfWork, person: Person, since: datetime | None, *, now: datetime) -> None:
    """`since` None: from the beginning, for somebody who has just joined."""
    missed = await uow.outbox.missed_by(person.congress_id, person.id, since)
    if missed:
        key = f"missed:{person.id}:{now.isoformat()}"
        params: dict[str, object] = {
            "proposals": missed[:MOST_MISSED],
            "more": len(missed[MOST_MISSED:]),
            "joined": since is None,
        }
        await uow.outbox.post(Notice(person.congress_id, person.id, "missed", key, now, params=params))


async def told_instead(roster: Roster, person: Person) -> list[int]:
    """Who passes on what concerns somebody that pushes do not reach: over them, and the registry."""
    told = list(await roster.holding(Role.STAFF))
    for post in person.posts:
        if post.role in DEPARTMENT_ROLES and post.department_id is not None:
            told += await roster.holding(Role.DEPARTMENT_HEAD, post.department_id)
        if post.role is Role.REPRESENTATIVE and post.delegation_id is not None:
            told += await roster.holding(Role.DELEGATION_OFFICE, delegation_id=post.delegation_id)
    return [id_ for id_ in dict.fromkeys(told) if id_ != person.id]


async def unreached(uow: UnitOfWork, actor: Person) -> list[Person]:
    """Those whom pushes do not reach, as far as they are this person's concern. Raises NotAllowed."""
    if not actor.holds(*OVER_PEOPLE):
        raise NotAllowed("people-not-allowed")
    everybody = await uow.people.unreachable(actor.congress_id)
    # First who was here once: that is news.
    everybody.sort(key=lambda person: person.unreachable_since is None)
    return [person for person in everybody if is_over(actor, person)]


def is_over(actor: Person, person: Person) -> bool:
    """The registry is over everybody, a head over the department, a delegation's office over its own."""
    if actor.holds(*OFFICES):
        return True
    departments = actor.departments_as(Role.DEPARTMENT_HEAD)
    offices = {post.delegation_id for post in actor.posts if post.role is Role.DELEGATION_OFFICE}
    return any(
        (post.role in DEPARTMENT_ROLES and post.department_id in departments)
        or (post.role is Role.REPRESENTATIVE and post.delegation_id in offices)
        for post in person.posts
    )
