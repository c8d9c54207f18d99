"""What all steps about a meeting share: which one is meant, who is told, who gets the calendar file."""

from datetime import datetime, tzinfo

from domain.appointment import Appointment, MeetingState
from domain.appointment_guards import own_meetings, side_of
from domain.contact import Contact
from domain.errors import BadInput, StepNotPossible
from domain.notice import Notice
from domain.parties import Party
from domain.people import Congress, Person, Role
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.services.parties import people_named, people_of
from domain.services.steps import take


def meeting_of(
    proposal: Proposal, actor: Person | None, seq: int, *, asked: bool = False, agreed: bool | None = None
) -> Appointment:
    """The open one with this place (the first that fits, where none is named).

    Raises BadInput for one this person has no part in, StepNotPossible for one that is not at that point.
    """
    own = dict(own_meetings(proposal, actor))
    if seq and not 1 <= seq <= len(proposal.appointments):
        raise BadInput("button-unknown")
    for n, meeting in own.items():
        fits = agreed is None or meeting.is_agreed is agreed
        if asked and actor is not None:
            fits = not meeting.is_agreed and side_of(proposal, meeting, actor) is meeting.asked
        if fits and seq in (0, n):
            return meeting
    refusal = StepNotPossible("offer_meeting")
    refusal.proposal_id = proposal.id
    raise refusal


def seq_of(proposal: Proposal, meeting: Appointment) -> int:
    """Its place, from 1."""
    return next(n for n, m in enumerate(proposal.appointments, start=1) if m is meeting)


async def clerks_of(uow: UnitOfWork, proposal: Proposal, meeting: Appointment) -> list[Person]:
    return await uow.people.holding(
        proposal.congress_id, Role.DEPARTMENT_CLERK, department_id=meeting.department_id
    )


async def take_step(
    uow: UnitOfWork,
    proposal: Proposal,
    step: str,
    actor: Person | None,
    meeting: Appointment,
    *,
    seq: int = 0,
    now: datetime,
    details: dict[str, object],
) -> None:
    """The step, told to the people of this department only, and to co-signers where they are asked along."""
    meant = {Party.LEAD_CLERK: [clerk.id for clerk in await clerks_of(uow, proposal, meeting)]}
    if not meeting.with_cosigners:
        meant[Party.COSIGNER] = []
    kept = {"meeting": seq or seq_of(proposal, meeting), "revision": meeting.revision, **details}
    kept |= {"department": meeting.department}
    share = proposal.share_of(meeting.department_id)
    await take(uow, proposal, step, actor=actor, now=now, details=kept, share=share, meant=meant)


async def sides_of(uow: UnitOfWork, proposal: Proposal, meeting: Appointment) -> list[Person]:
    """Everybody who goes there or has to know: the clerks, the representatives, the leader who leads it."""
    people = await clerks_of(uow, proposal, meeting)
    people += await people_named(uow, proposal.congress_id, [proposal.representative_id])
    if meeting.with_cosigners:
        staying = {int(id_) for id_, comes in meeting.answers.items() if not comes}
        people += [p for p in await people_of(uow, proposal, Party.COSIGNER) if p.id not in staying]
    if proposal.key is not None:
        people += await people_of(uow, proposal, Party.LEADING_LEADER)
    return list({person.id: person for person in people}.values())


async def post_files(
    uow: UnitOfWork,
    proposal: Proposal,
    meeting: Appointment,
    congress: Congress,
    actor: Person | None,
    *,
    now: datetime,
) -> None:
    """The calendar file to both sides; a cancelled meeting's takes the entry away again."""
    if meeting.agreed_at is None:
        return
    policy, seq = congress.policy, seq_of(proposal, meeting)
    for person in await sides_of(uow, proposal, meeting):
        own = actor is not None and person.id == actor.id
        # To whoever acted at once, to the others when they are told.
        not_before = now if own else policy.working_hours.after_quiet(now, policy.zone)
        await uow.outbox.post(
            Notice(
                proposal.congress_id,
                person.id,
                "meeting_file",
                f"meeting_file:{proposal.id}:{seq}:{meeting.revision}:{person.id}",
                not_before,
                proposal_id=proposal.id,
                params={"meeting": seq, "revision": meeting.revision},
            )
        )


def settle_by_contact(proposal: Proposal, contact: Contact, zone: tzinfo, *, now: datetime) -> None:
    """A contact recorded by hand on the day of an agreed meeting that has begun was that meeting."""
    for meeting in proposal.appointments:
        if not meeting.is_agreed or meeting.department_id != contact.department_id:
            continue
        assert meeting.starts_at is not None
        if meeting.starts_at <= now and meeting.starts_at.astimezone(zone).date() == contact.happened_on:
            meeting.state, meeting.ended_at, meeting.ended_by = MeetingState.HELD, now, contact.recorded_by
            meeting.revision += 1
