"""Inspections: opened over a session or a period, checked, drawn from, closed; each by a named person."""

import re
import secrets
from collections.abc import Sequence
from datetime import date, datetime

from domain.errors import BadInput, NotAllowed, StepBlocked
from domain.inspection import MAY_INSPECT, Inspection, Scope
from domain.inspection_draw import Draw
from domain.notice import Notice
from domain.people import OFFICERS, Congress, Person, Role
from domain.policy import Policy
from domain.ports import UnitOfWork
from domain.rules import value_at
from domain.scope import period_of
from domain.services.parties import officers_of

LARGEST_SAMPLE = 200
LONGEST_SEED = 64
CLOSED = "inspection_closed"
DAY = re.compile(r"(\d{4})\s*(?:-|\u5e74|/|\.)\s*(\d{1,2})\s*(?:-|\u6708|/|\.)\s*(\d{1,2})")


def as_registry(person: Person | None) -> Person:
    """Raises NotAllowed for everybody but the registry."""
    return _as(person, Role.STAFF)


def as_inspector(person: Person | None) -> Person:
    """The registry and the inspectors. Raises NotAllowed for everybody else."""
    return _as(person, *MAY_INSPECT)


def _as(person: Person | None, *roles: Role) -> Person:
    if person is None or person.suspended or not person.holds(*roles):
        raise NotAllowed
    return person


def departments_seen(person: Person) -> frozenset[int] | None:
    """Whose results this person may read; None: everybody's. Raises NotAllowed where it is nobody's."""
    if person.suspended:
        raise NotAllowed
    if person.holds(*MAY_INSPECT):
        return None
    own = person.departments_as(*OFFICERS)
    if not own:
        raise NotAllowed("inspection-not-allowed")
    return own


async def looked_at(uow: UnitOfWork, person: Person, inspection_id: int) -> Inspection:
    """The inspection, if this person may read it; a department its own part, once it is closed."""
    own = departments_seen(person)
    found = await uow.inspections.get(person.congress_id, inspection_id)
    if found is None or (own is not None and (found.is_open or not any(map(found.unit, own)))):
        raise NotAllowed
    return found


async def listed(uow: UnitOfWork, person: Person) -> list[Inspection]:
    own = departments_seen(person)
    every = await uow.inspections.of(person.congress_id)
    return [i for i in every if own is None or (not i.is_open and any(map(i.unit, own)))]


def read_period(text: str) -> Scope:
    """A year or a part of one, or two days, from and until. Raises BadInput."""
    named = period_of(text)
    if named is not None and named.first < named.last:
        return Scope(from_on=named.first, until_on=named.last)
    try:
        days = [date(*map(int, found)) for found in DAY.findall(text)]
    except ValueError:
        raise BadInput("bad-inspection-period") from None
    if len(days) != 2 or days[0] > days[1]:
        raise BadInput("bad-inspection-period")
    return Scope(from_on=days[0], until_on=days[1])


async def start(
    uow: UnitOfWork, congress: Congress, actor: Person, scope: Scope, *, now: datetime
) -> Inspection:
    """Opened and checked at once. Raises StepBlocked where nothing was assigned."""
    as_registry(actor)
    points = points_of(congress.policy)
    opened = Inspection(congress.id, scope, actor.name, actor.id, now, now, points)
    await uow.inspections.add(opened)
    await _check(uow, congress, opened, now)
    if not opened.units:
        raise StepBlocked("blocked-inspection-nothing")
    return opened


def points_of(policy: Policy) -> dict[str, int]:
    points = value_at(policy.data, "inspection.points")
    assert isinstance(points, dict)
    return points


async def check_again(
    uow: UnitOfWork, congress: Congress, actor: Person, inspection_id: int, *, now: datetime
) -> Inspection:
    """By the rules of today; what was found before is replaced."""
    found = await _locked_open(uow, actor, inspection_id)
    found.points = points_of(congress.policy)
    await _check(uow, congress, found, now)
    return found


async def _check(uow: UnitOfWork, congress: Congress, inspection: Inspection, now: datetime) -> None:
    zone = congress.policy.zone
    await uow.inspections.check(inspection, now, zone)
    inspection.checked_at = now
    inspection.units = await uow.inspections.scores(inspection, zone)
    await uow.inspections.save(inspection)


async def _locked_open(uow: UnitOfWork, actor: Person, inspection_id: int) -> Inspection:
    as_registry(actor)
    found = await uow.inspections.locked(actor.congress_id, inspection_id)
    if found is None:
        raise NotAllowed
    if not found.is_open:
        raise StepBlocked("blocked-inspection-closed", by=found.closed_by)
    return found


async def close(
    uow: UnitOfWork, congress: Congress, actor: Person, inspection_id: int, *, now: datetime
) -> Inspection:
    """From now on nothing in it changes, and each department reads its own part and is told so."""
    found = await _locked_open(uow, actor, inspection_id)
    found.closed_by, found.closed_at = actor.name, now
    await uow.inspections.save(found)
    not_before = congress.policy.working_hours.after_quiet(now, congress.policy.zone)
    for unit in found.units:
        for person in await officers_of(uow, congress.id, unit.department_id):
            key = f"{CLOSED}:{found.id}:{unit.department_id}:{person.id}"
            params: dict[str, object] = {"inspection": found.id, "department": unit.department_id}
            await uow.outbox.post(Notice(congress.id, person.id, CLOSED, key, not_before, params=params))
    return found


def read_size(text: str) -> int:
    """Raises BadInput."""
    found = re.search(r"\d{1,6}", text)
    if found is None or not 1 <= int(found[0]) <= LARGEST_SAMPLE:
        raise BadInput("bad-inspection-size", most=LARGEST_SAMPLE)
    return int(found[0])


def read_seed(text: str) -> str:
    """One line without blanks at its ends. Raises BadInput."""
    seed = text.strip()
    if not 1 <= len(seed) <= LONGEST_SEED or not seed.isprintable():
        raise BadInput("bad-inspection-seed", most=LONGEST_SEED)
    return seed


async def draw_sample(
    uow: UnitOfWork,
    congress: Congress,
    actor: Person,
    inspection_id: int,
    *,
    size: int,
    by_department: bool,
    seed: str = "",
    now: datetime,
) -> Draw:
    """Without a seed it is made up here; either way it is kept with the pool, and shown."""
    found = await _locked_open(uow, actor, inspection_id)
    pool = await uow.inspections.pool(congress.id, found.scope, congress.policy.zone)
    if not pool:
        raise StepBlocked("blocked-inspection-empty")
    made = Draw(
        congress.id,
        found.id,
        seed or secrets.token_hex(8),
        size,
        by_department,
        pool,
        actor.name,
        actor.id,
        now,
    )
    return await uow.inspections.add_draw(made)


async def draws_of(uow: UnitOfWork, person: Person, inspection_id: int) -> Sequence[Draw]:
    as_inspector(person)
    found = await looked_at(uow, person, inspection_id)
    return await uow.inspections.draws(found.id)
