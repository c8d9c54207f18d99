"""People who leave or pause: a clerk's cases go to a colleague; a representative's duties are suspended."""

from datetime import datetime

from domain.errors import BadInput, NotAllowed
from domain.notice import Notice
from domain.parties import Party, parties_of
from domain.people import DEPARTMENT_ROLES, Person, Post, Role
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.services.steps import take
from domain.steps import AFTER_REPLY, BEFORE_REPLY, BY_NAME

OFFICES = (Role.STAFF, Role.ADMIN)
MOST_CASES = 10_000


def may_see_people(actor: Person | None) -> bool:
    return actor is not None and actor.holds(Role.DEPARTMENT_HEAD, *OFFICES)


def _check(actor: Person, department_id: int) -> None:
    """A department's head for their own, the registry and administrators for all. Raises NotAllowed."""
    if not actor.holds(*OFFICES) and department_id not in actor.departments_as(Role.DEPARTMENT_HEAD):
        raise NotAllowed("people-not-allowed")


async def clerks_under(uow: UnitOfWork, actor: Person) -> list[tuple[Person, Post]]:
    """The clerks whose cases this person may hand on, each with the post."""
    if not may_see_people(actor):
        raise NotAllowed("people-not-allowed")
    own = actor.departments_as(Role.DEPARTMENT_HEAD)
    return [
        (person, post)
        for person in await uow.people.holding(actor.congress_id, Role.DEPARTMENT_CLERK)
        for post in person.posts
        if post.role is Role.DEPARTMENT_CLERK and (actor.holds(*OFFICES) or post.department_id in own)
    ]


async def colleagues_of(uow: UnitOfWork, leaver: Person, department_id: int) -> list[Person]:
    """Everybody of the department who could go on with the cases."""
    found: dict[int, Person] = {}
    for role in sorted(DEPARTMENT_ROLES):
        for person in await uow.people.holding(leaver.congress_id, role, department_id=department_id):
            found[person.id] = person
    found.pop(leaver.id, None)
    return list(found.values())


async def clerk(uow: UnitOfWork, actor: Person, person_id: int, department_id: int) -> tuple[Person, Post]:
    """The clerk with the post that is meant. Raises NotAllowed, or BadInput when there is no such post."""
    _check(actor, department_id)
    person = await uow.people.get(actor.congress_id, person_id)
    for post in person.posts if person else ():
        if person and post.role is Role.DEPARTMENT_CLERK and post.department_id == department_id:
            return person, post
    raise BadInput("bad-clerk-gone")


async def open_cases(uow: UnitOfWork, person: Person, department_id: int) -> list[Proposal]:
    """What is in hand with this clerk's department; read it while the post is still there."""
    return [
        proposal
        for proposal in await uow.proposals.list_for(person, limit=MOST_CASES)
        if proposal.status in BEFORE_REPLY | AFTER_REPLY
        and any(a.department_id == department_id for a in proposal.standing)
    ]


async def hand_over(
    uow: UnitOfWork, actor: Person, person_id: int, department_id: int, successor_id: int, *, now: datetime
) -> int:
    """The leaver's post ends, the successor is the clerk; both are told. Returns how many cases are open.

    A department is never left without a clerk: there is no way to end the post but to hand it on.
    """
    leaver, post = await clerk(uow, actor, person_id, department_id)
    colleagues = await colleagues_of(uow, leaver, department_id)
    successor = next((p for p in colleagues if p.id == successor_id), None)
    if successor is None:
        raise BadInput("bad-successor-gone")
    cases = await open_cases(uow, leaver, department_id)
    for proposal in cases:
        await _record(uow, proposal, actor, leaver, successor, post, now)
    if leaver.active_post_id == post.id:
        leaver.active_post_id = None
        await uow.people.save(leaver)
    await uow.people.remove_post(leaver, post)
    if department_id not in successor.departments_as(Role.DEPARTMENT_CLERK):
        await uow.people.add_post(successor, Post(Role.DEPARTMENT_CLERK, department_id, unit=post.unit))
    told: dict[str, object] = {"department": post.unit, "leaver": leaver.name}
    await _tell(uow, leaver, "clerk_left", told, now)
    await _tell(uow, successor, "cases_handed_over", told | {"proposals": [p.id for p in cases]}, now)
    for person in (leaver, successor):
        await _tell(uow, person, "commands", {}, now)
    return len(cases)


async def _record(
    uow: UnitOfWork,
    proposal: Proposal,
    actor: Person,
    leaver: Person,
    successor: Person,
    post: Post,
    now: datetime,
) -> None:
    """In the name of whoever decided it, where they are a party to it; an administrator is not."""
    by = actor if parties_of(actor, proposal) & (BY_NAME["hand_over_clerk"].by - {Party.SERVICE}) else None
    details: dict[str, object] = {
        "department": post.unit,
        "from": leaver.name,
        "to": successor.name,
        "by": actor.name,
    }
    await take(uow, proposal, "hand_over_clerk", actor=by, now=now, details=details)


async def representative(uow: UnitOfWork, actor: Person, person_id: int) -> Person:
    """Whose duties the registry may suspend. Raises NotAllowed, or BadInput for somebody else."""
    if not actor.holds(*OFFICES):
        raise NotAllowed("people-not-allowed")
    person = await uow.people.get(actor.congress_id, person_id)
    if person is None or not person.holds(Role.REPRESENTATIVE) or person.id == actor.id:
        raise BadInput("bad-person-gone")
    return person


async def suspend(
    uow: UnitOfWork, actor: Person, person_id: int, *, suspended: bool, now: datetime
) -> Person:
    """No submitting, signing or seconding until it is lifted; what is open goes on. The person is told."""
    person = await representative(uow, actor, person_id)
    if person.suspended is not suspended:
        person.suspended = suspended
        await uow.people.save(person)
        await _tell(uow, person, "suspended" if suspended else "resumed", {}, now)
    return person


async def _tell(uow: UnitOfWork, person: Person, kind: str, params: dict[str, object], now: datetime) -> None:
    congress = await uow.congresses.get(person.congress_id)
    not_before = congress.policy.working_hours.after_quiet(now, congress.policy.zone)
    key = f"{kind}:{person.id}:{now.isoformat()}"
    await uow.outbox.post(Notice(person.congress_id, person.id, kind, key, not_before, params=params))
