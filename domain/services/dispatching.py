"""A department's clerk dispatches its share to sections, and takes back what others had before."""

from collections.abc import Collection
from datetime import datetime

from domain.errors import BadInput
from domain.lifecycle import check
from domain.parties import Party
from domain.people import Person, Role
from domain.ports import UnitOfWork
from domain.proposal import Assignment, Proposal
from domain.section import SectionPart, SectionRole
from domain.services.partings import tell_parted
from domain.services.sections import inside, people_in_sections
from domain.services.steps import take


async def sections_of(uow: UnitOfWork, congress_id: int, department_id: int) -> dict[int, str]:
    """The sections that have people, by the id of the first post there."""
    found: dict[str, int] = {}
    for person in await uow.people.holding(congress_id, Role.SECTION, department_id=department_id):
        for post in person.posts:
            if post.role is Role.SECTION and post.department_id == department_id and post.unit:
                found.setdefault(post.unit, post.id)
    return {post_id: unit for unit, post_id in found.items()}


async def share_to_dispatch(uow: UnitOfWork, proposal: Proposal, actor: Person) -> Assignment | None:
    """The clerk's share that was signed for and whose department has sections."""
    for share in proposal.assignments_of(
        actor.departments_as(Role.DEPARTMENT_CLERK), *(a.role for a in proposal.standing)
    ):
        if share.signed_at and await sections_of(uow, proposal.congress_id, share.department_id):
            return share
    return None


async def dispatch(
    uow: UnitOfWork, proposal: Proposal, actor: Person, *, lead: str, co: Collection[str], now: datetime
) -> None:
    """Share out to a lead section and others beside it; what others had before is taken back.

    Without a lead everything is taken back. Raises BadInput when the department has no such sections.
    """
    check(proposal, "dispatch", actor)
    share = await share_to_dispatch(uow, proposal, actor)
    if share is None:
        raise BadInput("bad-no-sections")
    known = (await sections_of(uow, proposal.congress_id, share.department_id)).values()
    wanted = {lead: SectionRole.LEAD, **{name: SectionRole.CO for name in co if name != lead}} if lead else {}
    if not wanted.keys() <= set(known):
        raise BadInput("bad-no-sections")
    before = {part.section: part for part in proposal.section_parts(share.department_id)}
    for name, part in before.items():
        if name in wanted:
            part.role = wanted[name]
        else:
            part.withdrawn_at = now
    new = [name for name in wanted if name not in before]
    for name in new:
        proposal.sections.append(
            SectionPart(share.department_id, name, wanted[name], actor.name, now, round=proposal.round)
        )
    details = inside(share.department_id, ", ".join(wanted)) | {"department": share.department}
    told = await people_in_sections(uow, proposal, share.department_id, new)
    await take(uow, proposal, "dispatch", actor=actor, now=now, details=details, meant={Party.SECTION: told})
    for name in before.keys() - wanted.keys():
        await _tell_taken_back(uow, proposal, share.department_id, name, now)


async def _tell_taken_back(
    uow: UnitOfWork, proposal: Proposal, department_id: int, section: str, now: datetime
) -> None:
    congress = await uow.congresses.get(proposal.congress_id)
    people = await people_in_sections(uow, proposal, department_id, [section])
    await tell_parted(uow, proposal, congress, people, "part_taken_back", part="part", now=now)
