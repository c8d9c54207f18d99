"""A department objects to a part of its score, with a reason; the registry answers, and may correct it."""

from datetime import datetime

from domain.assessment import Assessment, Objection
from domain.errors import BadInput, NotAllowed, StepBlocked
from domain.people import Congress, Person, Role
from domain.ports import UnitOfWork
from domain.services.assessments import as_registry, looked_at, open_one, own_departments, post, tell
from domain.services.reading import required_text

LONGEST_REASON = 500
OBJECTED, ANSWERED = "assessment_objected", "assessment_answered"


async def object_to(
    uow: UnitOfWork,
    congress: Congress,
    actor: Person,
    assessment_id: int,
    department_id: int,
    part: str,
    reason: str,
    *,
    now: datetime,
) -> Assessment:
    """Once for each part, while it is not issued. Raises NotAllowed, StepBlocked and BadInput."""
    found = await open_one(uow, actor, assessment_id)
    result = next((r for r in found.results if r.department_id == department_id), None)
    if result is None or department_id not in own_departments(actor):
        raise NotAllowed
    if result.part(part) is None:
        raise BadInput("button-unknown")
    if found.objection(department_id, part) is not None:
        raise StepBlocked("blocked-assessment-objected")
    text = required_text(reason, LONGEST_REASON)
    made = Objection(
        congress.id, found.id, department_id, result.department, part, text, actor.name, actor.id, now
    )
    await uow.assessments.object(made)
    for person in await uow.people.holding(congress.id, Role.STAFF):
        await post(uow, congress, OBJECTED, person, found.id, now, objection_id=made.id)
    return await looked_at(uow, actor, found.id)


def checked_points(assessment: Assessment, objection: Objection, points: int) -> int:
    """Raises BadInput for more than the part is worth."""
    most = assessment.weights[objection.part]
    if not 0 <= points <= most:
        raise BadInput("bad-assessment-points", most=most)
    return points


async def answer(
    uow: UnitOfWork,
    congress: Congress,
    actor: Person,
    assessment_id: int,
    objection_id: int,
    text: str,
    corrected: int | None,
    *,
    now: datetime,
) -> Assessment:
    """Once. `corrected`: the points that this part has instead. Raises NotAllowed, StepBlocked, BadInput."""
    as_registry(actor)
    found = await open_one(uow, actor, assessment_id)
    objection = next((o for o in found.objections if o.id == objection_id), None)
    if objection is None:
        raise NotAllowed
    if not objection.is_open:
        raise StepBlocked("blocked-assessment-answered", by=objection.answered_by)
    if corrected is not None:
        checked_points(found, objection, corrected)
    objection.answer = required_text(text, LONGEST_REASON)
    objection.corrected, objection.answered_by, objection.answered_at = corrected, actor.name, now
    await uow.assessments.answer(objection)
    await tell(uow, congress, ANSWERED, found.id, objection.department_id, now, objection.id)
    return found
