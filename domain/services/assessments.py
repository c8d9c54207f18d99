"""Assessments: tried out with any weights, announced to the departments, issued by a named person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.assessment import Assessment, Bonus, Inputs, Result, Town, inputs_of, ranked
from domain.errors import BadInput, NotAllowed, StepBlocked
from domain.notice import Notice
from domain.oversight_rules import weights_fault
from domain.people import OFFICERS, Congress, Person, Role
from domain.policy import Policy
from domain.ports import UnitOfWork
from domain.report_port import Books
from domain.rules import value_at
from domain.scope import Scope
from domain.services.figures import of_departments
from domain.services.parties import officers_of

ANNOUNCED, ISSUED = "assessment_announced", "assessment_issued"


@dataclass(frozen=True)
class Trial:
    """What an assessment would come to; nothing is kept of it."""

    inputs: list[Inputs]
    towns: list[Town]
    weights: Mapping[str, int]
    bonus: Bonus
    basically: int

    @property
    def results(self) -> list[Result]:
        return self.with_weights(self.weights)

    def with_weights(self, weights: Mapping[str, int]) -> list[Result]:
        """Raises BadInput for weights that cannot be a rule."""
        if fault := weights_fault(weights):
            raise BadInput(fault, value=str(sum(weights.values())), least="0", most="100", n=len(weights))
        return ranked(self.inputs, weights, self.bonus)


def as_registry(person: Person | None) -> Person:
    """Raises NotAllowed for everybody but the registry."""
    if person is None or person.suspended or not person.holds(Role.STAFF):
        raise NotAllowed
    return person


def own_departments(person: Person | None) -> frozenset[int]:
    """Whose part in it this person may read and object to. Raises NotAllowed for none."""
    own = person.departments_as(*OFFICERS) if person is not None and not person.suspended else None
    if not own:
        raise NotAllowed("assessment-not-allowed")
    return own


def bonus_of(policy: Policy) -> Bonus:
    names = ("bonus_places", "bonus_points", "town_points")
    return Bonus(*(int(str(value_at(policy.data, f"assessment.{name}"))) for name in names))


def weights_of(policy: Policy) -> Mapping[str, int]:
    weights = value_at(policy.data, "assessment.weights")
    assert isinstance(weights, dict)
    return weights


async def trial(uow: Books, congress: Congress, scope: Scope, *, now: datetime) -> Trial:
    """By the figures and the rules of now."""
    basically = int(str(value_at(congress.policy.data, "assessment.basically")))
    figures = await of_departments(uow, congress, scope, now=now)
    inputs = [inputs_of(f, basically) for f in figures if f.pieces]
    towns = await uow.assessments.towns(congress, scope)
    return Trial(inputs, towns, weights_of(congress.policy), bonus_of(congress.policy), basically)


async def announce(
    uow: UnitOfWork, congress: Congress, actor: Person, scope: Scope, name: str, *, now: datetime
) -> Assessment:
    """Kept as it stands now, and every department in it is told. Raises StepBlocked when there is none."""
    as_registry(actor)
    made = unannounced(congress, actor, await trial(uow, congress, scope, now=now), name, now=now)
    if not made.results:
        raise StepBlocked("blocked-assessment-empty")
    await uow.assessments.add(made)
    for result in made.results:
        await tell(uow, congress, ANNOUNCED, made.id, result.department_id, now)
    return made


def unannounced(congress: Congress, actor: Person, found: Trial, name: str, *, now: datetime) -> Assessment:
    """A trial as it would be announced; nothing of it is kept."""
    return Assessment(
        congress.id,
        name,
        found.weights,
        found.bonus,
        found.inputs,
        found.towns,
        actor.name,
        actor.id,
        now,
    )


async def looked_at(uow: UnitOfWork, person: Person, assessment_id: int) -> Assessment:
    """For the registry, and for departments that are in it. Raises NotAllowed."""
    if person.suspended:
        raise NotAllowed
    found = await uow.assessments.get(person.congress_id, assessment_id)
    if found is None:
        raise NotAllowed
    if not person.holds(Role.STAFF):
        own = own_departments(person)
        if not any(result.department_id in own for result in found.results):
            raise NotAllowed
    return found


async def listed(uow: UnitOfWork, person: Person) -> list[Assessment]:
    every = await uow.assessments.of(person.congress_id)
    if person.holds(Role.STAFF) and not person.suspended:
        return every
    own = own_departments(person)
    return [a for a in every if any(r.department_id in own for r in a.results)]


async def issue(
    uow: UnitOfWork, congress: Congress, actor: Person, assessment_id: int, *, now: datetime
) -> Assessment:
    """From now on it stands. Raises StepBlocked while an objection waits."""
    as_registry(actor)
    found = await open_one(uow, actor, assessment_id)
    if waiting := sum(o.is_open for o in found.objections):
        raise StepBlocked("blocked-assessment-waiting", n=waiting)
    found.issued_by, found.issued_at = actor.name, now
    await uow.assessments.save(found)
    for result in found.results:
        await tell(uow, congress, ISSUED, found.id, result.department_id, now)
    return found


async def open_one(uow: UnitOfWork, actor: Person, assessment_id: int) -> Assessment:
    """Locked, not issued yet. Raises NotAllowed and StepBlocked."""
    found = await uow.assessments.locked(actor.congress_id, assessment_id)
    if found is None or actor.suspended:
        raise NotAllowed
    if not found.is_open:
        raise StepBlocked("blocked-assessment-issued", by=found.issued_by)
    return found


async def tell(
    uow: UnitOfWork,
    congress: Congress,
    kind: str,
    assessment_id: int,
    department_id: int,
    now: datetime,
    objection_id: int = 0,
) -> None:
    for person in await officers_of(uow, congress.id, department_id):
        await post(uow, congress, kind, person, assessment_id, now, department_id, objection_id)


async def post(
    uow: UnitOfWork,
    congress: Congress,
    kind: str,
    person: Person,
    assessment_id: int,
    now: datetime,
    department_id: int = 0,
    objection_id: int = 0,
) -> None:
    not_before = congress.policy.working_hours.after_quiet(now, congress.policy.zone)
    key = f"{kind}:{assessment_id}:{objection_id or department_id}:{person.id}"
    params: dict[str, object] = {"assessment": assessment_id, "objection": objection_id}
    await uow.outbox.post(Notice(congress.id, person.id, kind, key, not_before, params=params))
