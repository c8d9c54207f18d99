"""On-site records of inspectors: of what was drawn, while the inspection is open; kept beside each other."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.errors import BadInput, NotAllowed, StepBlocked
from domain.inspection import Inspection
from domain.inspection_draw import Lot
from domain.inspection_visit import ITEMS, MOST_POINTS, Visit
from domain.notice import Notice, Priority
from domain.people import Person
from domain.policy import Policy
from domain.ports import UnitOfWork
from domain.proposal import Attachment
from domain.services.attachments import FORBIDDEN_FILES
from domain.services.inspections import as_inspector, draws_of, looked_at

LONGEST_WORDS = 1000


def items_of(policy: Policy) -> list[str]:
    """Codes of the congress's own list, or the usual ones."""
    return [choice.code for choice in policy.choices("inspection_items")] or list(ITEMS)


async def lots_of(uow: UnitOfWork, person: Person, inspection_id: int) -> list[Lot]:
    """Everything that was drawn, each once, in the order of the draws."""
    draws = await draws_of(uow, person, inspection_id)
    return list({lot.proposal_id: lot for draw in draws for lot in draw.sample}.values())


async def open_lot(
    uow: UnitOfWork, person: Person, inspection_id: int, proposal_id: int
) -> tuple[Inspection, Lot]:
    """A drawn proposal that can be recorded now. Raises NotAllowed and StepBlocked."""
    as_inspector(person)
    found = await looked_at(uow, person, inspection_id)
    lots = await lots_of(uow, person, inspection_id)
    lot = next((one for one in lots if one.proposal_id == proposal_id), None)
    if lot is None:
        raise NotAllowed
    if not found.is_open:
        raise StepBlocked("blocked-inspection-closed", by=found.closed_by)
    return found, lot


def checked_file(attachment: Attachment, files: Sequence[object], policy: Policy) -> Attachment:
    """Raises BadInput for one that is too large, of a forbidden kind, or one too many."""
    megabytes, most = policy.limit("file_megabytes"), policy.limit("attachments")
    if attachment.size > megabytes * 1024 * 1024:
        raise BadInput("bad-file-large", limit=megabytes)
    if attachment.kind == "document" and attachment.name.lower().endswith(FORBIDDEN_FILES):
        raise BadInput("bad-file-kind", name=attachment.name)
    if len(files) >= most:
        raise BadInput("bad-file-count", limit=most)
    return attachment


async def record(
    uow: UnitOfWork,
    policy: Policy,
    actor: Person,
    inspection_id: int,
    proposal_id: int,
    *,
    points: Mapping[str, int],
    present: str,
    remarks: str,
    attachments: Sequence[Attachment],
    now: datetime,
) -> Visit:
    """Keep what was found; an earlier record of the same stays. Raises BadInput for missing points."""
    _, lot = await open_lot(uow, actor, inspection_id, proposal_id)
    if set(points) != set(items_of(policy)) or not all(0 <= n <= MOST_POINTS for n in points.values()):
        raise BadInput("button-unknown")
    made = Visit(
        actor.congress_id,
        inspection_id,
        lot.proposal_id,
        lot.label,
        lot.department_id,
        lot.department,
        actor.name,
        actor.id,
        now,
        points,
        present,
        remarks,
        attachments,
    )
    return await uow.inspections.add_visit(made)


async def send_files(
    uow: UnitOfWork, person: Person, inspection_id: int, visit_id: int, *, asked: str, now: datetime
) -> int:
    """Post the photos and files of a record to whoever looks at it; `asked` tells one press from another."""
    await looked_at(uow, person, inspection_id)
    as_inspector(person)
    visits = await uow.inspections.visits(inspection_id)
    visit = next((v for v in visits if v.id == visit_id), None)
    if visit is None:
        raise NotAllowed
    for place in range(len(visit.attachments)):
        params: dict[str, object] = {"inspection": inspection_id, "visit": visit_id, "place": place}
        key = f"visit_file:{visit_id}:{place}:{person.id}:{asked}"
        notice = Notice(
            person.congress_id, person.id, "visit_file", key, now, params=params, priority=Priority.REPLY
        )
        await uow.outbox.post(notice)
    return len(visit.attachments)
