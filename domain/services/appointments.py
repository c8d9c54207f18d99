"""Booking a consultation: times on offer, other times, agreed; moved, called off, waived."""

from collections.abc import Sequence
from datetime import datetime

from domain.appointment import Appointment, MeetingState, Side
from domain.appointment_guards import side_of
from domain.contact import ContactMode
from domain.errors import BadInput
from domain.lifecycle import check
from domain.people import Congress, Person, Role
from domain.ports import UnitOfWork
from domain.proposal import AssignmentRole, Proposal
from domain.services.meeting_steps import meeting_of, post_files, take_step
from domain.services.meeting_times import check_time, check_times, length_of
from domain.steps import AT_WORK

LEADER = "leader"


async def offer(
    uow: UnitOfWork,
    proposal: Proposal,
    congress: Congress,
    actor: Person,
    *,
    times: Sequence[datetime],
    mode: ContactMode,
    place: str = "",
    rank: str = "",
    led_by: str = "",
    with_cosigners: bool = False,
    now: datetime,
) -> Appointment:
    """The department offers times. A key proposal's meeting is led as the rules say, or it is not offered."""
    step = "offer_meeting" if proposal.status in AT_WORK else "offer_later_meeting"
    check(proposal, step, actor)
    policy = congress.policy
    attendees = await check_lead(uow, proposal, actor, rank=rank, led_by=led_by)
    own = actor.departments_as(Role.DEPARTMENT_CLERK)
    share = proposal.assignment_of(own, AssignmentRole.LEAD, AssignmentRole.SEPARATE)
    assert share is not None
    meeting = Appointment(
        department_id=share.department_id,
        department=share.department,
        mode=mode,
        offered_by=actor.name,
        offered_at=now,
        times=check_times(times, policy, uow.calendar_of(congress), now=now),
        minutes=policy.limit("meeting_minutes"),
        place=place,
        rank=rank,
        led_by=led_by,
        attendees=attendees,
        with_cosigners=with_cosigners,
        round=proposal.round,
    )
    seq = len(proposal.appointments) + 1
    await take_step(uow, proposal, step, actor, meeting, seq=seq, now=now, details=_offered(meeting))
    proposal.appointments.append(meeting)
    return meeting


async def check_lead(uow: UnitOfWork, proposal: Proposal, actor: Person, *, rank: str, led_by: str) -> str:
    """Who comes along by the rules: for a key proposal the department's head.

    Raises BadInput where the government leader who leads a key proposal would not lead its meeting.
    """
    if proposal.key is None or "leader_contact" not in proposal.requirements:
        return ""
    named = proposal.key.leading_leader
    if rank != LEADER or (named and named not in led_by):
        raise BadInput("bad-meeting-leader", leader=named)
    heads: list[Person] = []
    for department_id in actor.departments_as(Role.DEPARTMENT_CLERK):
        heads += await uow.people.holding(
            proposal.congress_id, Role.DEPARTMENT_HEAD, department_id=department_id
        )
    return "\u3001".join(head.name for head in heads[:1])


async def propose(
    uow: UnitOfWork,
    proposal: Proposal,
    congress: Congress,
    actor: Person,
    *,
    seq: int = 0,
    times: Sequence[datetime],
    now: datetime,
) -> Appointment:
    """None of the times suits; these would. The other side is asked now."""
    check(proposal, "propose_times", actor)
    meeting = meeting_of(proposal, actor, seq, asked=True)
    kept = check_times(times, congress.policy, uow.calendar_of(congress), now=now)
    meeting.times, meeting.revision = kept, meeting.revision + 1
    await take_step(uow, proposal, "propose_times", actor, meeting, now=now, details=_offered(meeting))
    meeting.asked = meeting.asked.other
    return meeting


async def agree(
    uow: UnitOfWork,
    proposal: Proposal,
    congress: Congress,
    actor: Person,
    *,
    seq: int,
    at: datetime,
    now: datetime,
) -> Appointment:
    """One of the times on offer is agreed; both get the calendar file."""
    check(proposal, "agree_time", actor)
    meeting = meeting_of(proposal, actor, seq, asked=True)
    if at not in meeting.times:
        raise BadInput("button-unknown")
    check_time(at, congress.policy, uow.calendar_of(congress), now=now, weekends=True)
    moved = meeting.agreed_at is not None
    meeting.revision, meeting.sequence = meeting.revision + 1, meeting.sequence + int(moved)
    details: dict[str, object] = {"at": at.isoformat()}
    await take_step(uow, proposal, "agree_time", actor, meeting, now=now, details=details)
    meeting.state, meeting.starts_at, meeting.agreed_at = MeetingState.AGREED, at, now
    meeting.ends_at, meeting.outcome_asked_at = at + length_of(congress.policy), None
    await post_files(uow, proposal, meeting, congress, actor, now=now)
    return meeting


async def move(
    uow: UnitOfWork,
    proposal: Proposal,
    congress: Congress,
    actor: Person,
    *,
    seq: int = 0,
    times: Sequence[datetime],
    now: datetime,
) -> Appointment:
    """The agreed time does not hold any more; the other side is asked about these."""
    check(proposal, "move_meeting", actor)
    meeting = meeting_of(proposal, actor, seq, agreed=True)
    side = side_of(proposal, meeting, actor)
    meeting.times = check_times(times, congress.policy, uow.calendar_of(congress), now=now)
    meeting.revision, meeting.answers = meeting.revision + 1, {}
    await take_step(uow, proposal, "move_meeting", actor, meeting, now=now, details=_offered(meeting))
    meeting.state, meeting.asked = MeetingState.MOVED, (side or Side.DEPARTMENT).other
    return meeting


async def answer(
    uow: UnitOfWork, proposal: Proposal, actor: Person, *, seq: int, comes: bool, now: datetime
) -> bool:
    """A co-signer says whether they come; False when that was said before."""
    check(proposal, "answer_meeting", actor)
    meeting = meeting_of(proposal, actor, seq)
    if meeting.answers.get(str(actor.id)) is comes:
        return False
    meeting.answers = {**meeting.answers, str(actor.id): comes}
    details: dict[str, object] = {"comes": comes, "name": actor.name}
    await take_step(uow, proposal, "answer_meeting", actor, meeting, now=now, details=details)
    return True


def _offered(meeting: Appointment) -> dict[str, object]:
    """What the history keeps of an offer."""
    said = {
        "mode": meeting.mode.value,
        "place": meeting.place,
        "rank": meeting.rank,
        "led_by": meeting.led_by,
    }
    times = [at.isoformat() for at in meeting.times]
    return {"times": times, **{name: value for name, value in said.items() if value}}
