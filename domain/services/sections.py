"""Inside a department: what sections sign for, prepare and hand in, and what the clerk checks."""

from collections.abc import Collection
from datetime import datetime

from domain.errors import BadInput
from domain.lifecycle import check
from domain.parties import Party
from domain.people import Person, Role
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.section import Preparation, SectionPart
from domain.section_guards import own_section_parts
from domain.services.reading import required_text
from domain.services.steps import take


def inside(department_id: int, section: str) -> dict[str, object]:
    """What happened inside a department, and where: others do not read of it."""
    return {"inside": department_id, "section": section}


async def people_in_sections(
    uow: UnitOfWork, proposal: Proposal, department_id: int, sections: Collection[str]
) -> list[int]:
    found = await uow.people.holding(proposal.congress_id, Role.SECTION, department_id=department_id)
    return [
        person.id
        for person in found
        if any(p.role is Role.SECTION and p.unit in sections for p in person.posts)
    ]


async def _clerks(uow: UnitOfWork, proposal: Proposal, department_id: int) -> dict[Party, list[int]]:
    """The department's own clerks, whatever their share is."""
    clerks = await uow.people.holding(
        proposal.congress_id, Role.DEPARTMENT_CLERK, department_id=department_id
    )
    ids = [person.id for person in clerks]
    return {Party.LEAD_CLERK: ids, Party.CO_CLERK: ids}


async def sign_for(uow: UnitOfWork, proposal: Proposal, actor: Person, *, now: datetime) -> None:
    """A section signs for its part; of two one at a time."""
    check(proposal, "section_sign_for", actor)
    part = next(p for p in own_section_parts(proposal, actor) if p.signed_at is None)
    await _by_section(uow, proposal, "section_sign_for", part, actor, now, {})
    part.signed_by, part.signed_at = actor.name, now


async def prepare(
    uow: UnitOfWork, proposal: Proposal, actor: Person, *, kind: Preparation, text: str, now: datetime
) -> None:
    """One of what comes before handling was done: consulted, surveyed, visited; and what came of it."""
    check(proposal, "prepare", actor)
    part = _in_hand(proposal, actor)
    details: dict[str, object] = {"preparation": kind.value, "text": required_text(text)}
    await _by_section(uow, proposal, "prepare", part, actor, now, details)
    part.preparations = list(dict.fromkeys([*part.preparations, kind.value]))


async def hand_in(uow: UnitOfWork, proposal: Proposal, actor: Person, text: str, *, now: datetime) -> None:
    """The section's part, for the department's clerk to check."""
    check(proposal, "hand_in_part", actor)
    part, text = _in_hand(proposal, actor), required_text(text)
    await _by_section(uow, proposal, "hand_in_part", part, actor, now, {"text": text})
    part.text, part.handed_in_by, part.handed_in_at = text, actor.name, now


def _in_hand(proposal: Proposal, actor: Person) -> SectionPart:
    own = own_section_parts(proposal, actor)
    return next(p for p in own if p.signed_at and p.handed_in_at is None)


async def _by_section(
    uow: UnitOfWork,
    proposal: Proposal,
    step: str,
    part: SectionPart,
    actor: Person,
    now: datetime,
    details: dict[str, object],
) -> None:
    details = inside(part.department_id, part.section) | details
    told = await _clerks(uow, proposal, part.department_id)
    await take(uow, proposal, step, actor=actor, now=now, details=details, meant=told)


def parts_to_check(proposal: Proposal, actor: Person) -> list[SectionPart]:
    """What sections handed in to this clerk's departments."""
    return [
        part
        for department_id in sorted(actor.departments_as(Role.DEPARTMENT_CLERK))
        for part in proposal.section_parts(department_id)
        if part.handed_in_at and part.checked_at is None
    ]


async def check_part(
    uow: UnitOfWork, proposal: Proposal, actor: Person, part_id: int, *, now: datetime
) -> SectionPart:
    """The clerk takes a section's part as it is."""
    part = await _judge(uow, proposal, "check_part", actor, part_id, {}, now)
    part.checked_by, part.checked_at = actor.name, now
    return part


async def return_part(
    uow: UnitOfWork, proposal: Proposal, actor: Person, part_id: int, reason: str, *, now: datetime
) -> SectionPart:
    """Back to the section with a reason; what it wrote stays readable in the history."""
    details: dict[str, object] = {"text": required_text(reason)}
    part = await _judge(uow, proposal, "return_part", actor, part_id, details, now)
    part.handed_in_by, part.handed_in_at = "", None
    return part


async def _judge(
    uow: UnitOfWork,
    proposal: Proposal,
    step: str,
    actor: Person,
    part_id: int,
    details: dict[str, object],
    now: datetime,
) -> SectionPart:
    check(proposal, step, actor)
    part = next((p for p in parts_to_check(proposal, actor) if p.id == part_id), None)
    if part is None:
        raise BadInput("blocked-no-part")
    details = inside(part.department_id, part.section) | details
    told = await people_in_sections(uow, proposal, part.department_id, [part.section])
    await take(uow, proposal, step, actor=actor, now=now, details=details, meant={Party.SECTION: told})
    return part


def parts_text(proposal: Proposal, actor: Person) -> str:
    """What the sections of this clerk's departments handed in and was checked: a start for the letter."""
    return "\n".join(
        part.text
        for department_id in sorted(actor.departments_as(Role.DEPARTMENT_CLERK))
        for part in proposal.section_parts(department_id)
        if part.checked_at
    )
