"""Conditions of the steps about booked meetings: whose answer is open, what is agreed, what has ended."""

from domain.appointment import Appointment, MeetingState, Side
from domain.people import Person, Role
from domain.proposal import AssignmentRole, Proposal

MAIN = (AssignmentRole.LEAD, AssignmentRole.SEPARATE)


def own_meetings(proposal: Proposal, person: Person | None) -> list[tuple[int, Appointment]]:
    """The open ones this person has a part in, with their places from 1; the service has a part in all."""
    every = [(n, m) for n, m in enumerate(proposal.appointments, start=1) if m.is_open]
    if person is None:
        return every
    found = []
    for n, meeting in every:
        as_cosigner = meeting.with_cosigners and proposal.signs(person.id) and _represents(person)
        if side_of(proposal, meeting, person) or as_cosigner:
            found.append((n, meeting))
    return found


def side_of(proposal: Proposal, meeting: Appointment, person: Person) -> Side | None:
    """Which of the two who agree this person is; None for co-signers and everybody else."""
    if person.id == proposal.representative_id and _represents(person):
        return Side.REPRESENTATIVE
    own = proposal.assignments_of(person.departments_as(Role.DEPARTMENT_CLERK), *MAIN)
    return Side.DEPARTMENT if meeting.department_id in {a.department_id for a in own} else None


def _represents(person: Person) -> bool:
    return person.holds(Role.REPRESENTATIVE)


def meetings_to_answer(proposal: Proposal, person: Person | None) -> list[tuple[int, Appointment]]:
    """Those whose times wait for this person's side."""
    return [
        (n, m)
        for n, m in own_meetings(proposal, person)
        if not m.is_agreed and person is not None and side_of(proposal, m, person) is m.asked
    ]


def meetings_to_record(proposal: Proposal, person: Person | None) -> list[tuple[int, Appointment]]:
    return [(n, m) for n, m in own_meetings(proposal, person) if m.waits_for_outcome]


def no_meeting_open(proposal: Proposal, person: Person | None) -> str | None:
    """One at a time: the open one is moved or cancelled first."""
    return "blocked-meeting-open" if own_meetings(proposal, person) else None


def meeting_open(proposal: Proposal, person: Person | None) -> str | None:
    return None if own_meetings(proposal, person) else "blocked-no-meeting"


def meeting_negotiated(proposal: Proposal, person: Person | None) -> str | None:
    """Times are on offer and nothing is agreed yet."""
    own = own_meetings(proposal, person)
    if any(not m.is_agreed for _, m in own):
        return None
    return "blocked-meeting-agreed" if own else "blocked-no-meeting"


def meeting_to_answer(proposal: Proposal, person: Person | None) -> str | None:
    if meetings_to_answer(proposal, person):
        return None
    own = [m for _, m in own_meetings(proposal, person)]
    if not own:
        return "blocked-no-meeting"
    return "blocked-meeting-agreed" if own[-1].is_agreed else "blocked-meeting-waits"


def meeting_agreed(proposal: Proposal, person: Person | None) -> str | None:
    """Of two who move it at once, the second hears that the first has."""
    own = [m for _, m in own_meetings(proposal, person)]
    if any(m.is_agreed for m in own):
        return None
    if any(m.state is MeetingState.MOVED for m in own):
        return "blocked-meeting-moved"
    return "blocked-meeting-not-agreed" if own else "blocked-no-meeting"


def meeting_to_record(proposal: Proposal, person: Person | None) -> str | None:
    return None if meetings_to_record(proposal, person) else "blocked-no-meeting-to-record"
