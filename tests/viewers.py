"""Somebody for every viewer of the matrix, and a suggestion at every stage of it."""

from domain.cosigner import Cosigner, CosignerState, CosignerWay
from domain.people import Person, Post, Role
from domain.permissions import Stage, Viewer
from domain.ports import UnitOfWork
from domain.proposal import AssignmentRole, Proposal, Status
from domain.section import SectionPart, SectionRole
from tests.builders import NOW, World, assignment, delegation, department, person, post, suggestion

BY_POST = {
    Viewer.STAFF: Role.STAFF,
    Viewer.COMMITTEE: Role.COMMITTEE,
    Viewer.LEADER: Role.LEADER,
    Viewer.ADMIN: Role.ADMIN,
    Viewer.GOVERNMENT_OFFICE: Role.GOVERNMENT_OFFICE,
    Viewer.INSPECTOR: Role.INSPECTOR,
}


async def cast(uow: UnitOfWork, w: World, foreign: World) -> dict[Viewer, list[Person]]:
    """Everybody who stands in a viewer's shoes; of another congress one person for every role."""
    of, own = w.congress, w.department
    far, other = await delegation(uow, of, "平水镇"), await department(uow, of, "区卫健局")
    section = Post(Role.SECTION, department_id=own.id, unit="法规股")
    elsewhere = Post(Role.SECTION, department_id=other.id, unit="法规股")
    beside = [await person(uow, of, name, post(Role.REPRESENTATIVE, far)) for name in ("联名", "应邀")]
    return {
        Viewer.LEAD: [w.representative],
        Viewer.BESIDE: beside,
        Viewer.OTHER: [await person(uow, of, "另一代表", post(Role.REPRESENTATIVE, w.delegation))],
        Viewer.OWN_DELEGATION: [await person(uow, of, "联络", post(Role.DELEGATION_OFFICE, w.delegation))],
        Viewer.OTHER_DELEGATION: [await person(uow, of, "远联络", post(Role.DELEGATION_OFFICE, far))],
        Viewer.OWN_DEPARTMENT: [w.clerk, w.head],
        Viewer.OWN_SECTION: [await person(uow, of, "股室", section)],
        Viewer.OTHER_DEPARTMENT: [
            await person(uow, of, "他局经办", post(Role.DEPARTMENT_CLERK, other)),
            await person(uow, of, "他局负责", post(Role.DEPARTMENT_HEAD, other)),
            await person(uow, of, "他局股室", elsewhere),
        ],
        **{viewer: [await person(uow, of, viewer.value, post(role))] for viewer, role in BY_POST.items()},
        Viewer.OTHER_CONGRESS: [
            await person(
                uow,
                foreign.congress,
                "外人",
                Post(role, foreign.department.id, foreign.delegation.id, "法规股"),
            )
            for role in Role
        ],
    }


def at(stage: Stage, w: World, beside: list[Person]) -> Proposal:
    handed_in = stage not in {Stage.DRAFT, Stage.SHARED, Stage.PRE_SUBMITTED}
    made = suggestion(w.representative, number=stage.value, submitted_at=NOW if handed_in else None)
    made.drafting_step = "shared" if stage is Stage.SHARED else ""
    made.pre_submitted_at = NOW if stage is Stage.PRE_SUBMITTED else None
    made.status = Status.SUBMITTED if handed_in else Status.COLLECTING
    for who, state in zip(beside, (CosignerState.SIGNED, CosignerState.INVITED), strict=True):
        made.cosigners.append(Cosigner(who.id, who.name, CosignerWay.INVITED, state, NOW))
    if stage in {Stage.REGISTERED, Stage.ASSIGNED, Stage.RELEASED}:
        made.status, made.registered_at = Status.REGISTERED, NOW
    if stage in {Stage.ASSIGNED, Stage.RELEASED}:
        made.status = Status.IN_PROGRESS
        made.assignments = [assignment(w.department, released_at=NOW if stage is Stage.RELEASED else None)]
        made.sections = [SectionPart(w.department.id, "法规股", SectionRole.LEAD, "张经办", NOW)]
    if stage is Stage.RELEASED:
        made.assignments.append(assignment(w.co_department, AssignmentRole.LEAD))
    return made
