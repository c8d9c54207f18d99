"""Random lives at their edges: key proposals, clerks who leave, the end."""

from datetime import datetime
from random import Random

from domain.key_steps import steps_to_tick
from domain.people import Congress, Person, Role
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.publication import Extent, extents_of
from domain.services import closing, departures, key, publication, review
from tests.domain.later_lives import MAKERS
from tests.domain.lives import TEXT, makes, simple, versioned

__all__ = ("MAKERS",)


async def _leaders(uow: UnitOfWork, c: Congress, rng: Random) -> dict[str, Person | None]:
    """Who leads and who supervises; one of the two may be left open."""
    leaders = await uow.people.holding(c.id, Role.LEADER)
    return {"leading": rng.choice(leaders), "supervising": rng.choice([None, *leaders])}


@makes
async def mark_key(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
    named = await _leaders(uow, c, rng)
    await key.mark(uow, p, c, a, decided_on=now.date(), decision=TEXT, **named, now=now)


@makes
async def name_leaders(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    await key.name_leaders(uow, p, a, **await _leaders(uow, c, rng), now=now)


@makes
async def tick_key_step(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    codes = [s.code for s in steps_to_tick(p, a)] or ["none"]
    await key.tick(uow, p, c, a, rng.choice(codes), TEXT, now=now)


@makes
async def hand_over_clerk(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    """Of one of its departments: all the leaver has in hand goes to a colleague."""
    department_id = rng.choice(p.standing).department_id if p.standing else 0
    clerks = await uow.people.holding(c.id, Role.DEPARTMENT_CLERK, department_id=department_id)
    leaver = rng.choice(clerks or [a])
    colleagues = await departures.colleagues_of(uow, leaver, department_id)
    to = rng.choice(colleagues or [a])
    await departures.hand_over(uow, a, leaver.id, department_id, to.id, now=now)


simple("close", closing.close)


@makes
async def publish(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
    extent = rng.choice(extents_of(p) or (Extent.NONE,))
    await publication.publish(uow, p, a, extent=extent, summary="…", now=now)


@makes
async def correct_publication(
    uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime
) -> None:
    extent = rng.choice(extents_of(p) or (Extent.NONE,))
    await publication.correct(uow, p, a, extent=extent, because="…", now=now)


@makes
async def unpublish(uow: UnitOfWork, p: Proposal, c: Congress, a: Person, rng: Random, now: datetime) -> None:
    await publication.take_back(uow, p, a, "…", now=now)


simple("archive", closing.archive)
versioned("sign_as_leader", review.sign_as_leader, False)
