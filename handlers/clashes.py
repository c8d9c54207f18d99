"""What a meeting would clash with: one's own bookings by name, of the other side only that there is one."""

from datetime import datetime

from bot.i18n import Html
from bot.scene import Scene
from domain.appointment import Appointment, Booking, Side
from domain.appointment_guards import side_of
from domain.people import Role
from domain.proposal import Proposal
from domain.services.meeting_times import clashes_of_department, clashes_of_representative, length_of


async def own_clashes(scene: Scene, proposal: Proposal, meeting: Appointment, at: datetime) -> list[Booking]:
    length = length_of(scene.policy)
    if side_of(proposal, meeting, scene.member) is Side.DEPARTMENT:
        return await clashes_of_department(scene.uow, meeting.department_id, at, length)
    return await scene.uow.appointments.of_person(scene.member, at, at + length)


async def clash_lines(scene: Scene, proposal: Proposal, department_id: int, at: datetime) -> list[Html]:
    """One's own other bookings by name; of the other side only that there is something."""
    length, t = length_of(scene.policy), scene.t
    theirs = await clashes_of_representative(scene.uow, proposal, at, length)
    ours = await clashes_of_department(scene.uow, department_id, at, length)
    of_department = department_id in scene.member.departments_as(Role.DEPARTMENT_CLERK)
    mine, others = (ours, theirs) if of_department else (theirs, ours)
    lines = [t("meeting-clash", at=b.starts_at, label=b.label) for b in mine]
    known = {(b.proposal_id, b.seq) for b in mine}
    if any((b.proposal_id, b.seq) not in known for b in others):
        lines.append(t("meeting-clash-other", at=at))
    return lines
