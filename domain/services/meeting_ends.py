"""How a booked meeting ends: called off, waived, a call instead; it was held, or nobody came."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.appointment import Appointment, MeetingState, is_same_day
from domain.contact import Confirmation, Contact, ContactMode
from domain.errors import BadInput
from domain.lifecycle import check
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.services.handling import stage_now
from domain.services.meeting_steps import meeting_of, post_files, take_step
from domain.services.reading import required_text
from domain.steps import AFTER_REPLY, BEFORE_REPLY


async def cancel(
    uow: UnitOfWork,
    proposal: Proposal,
    congress: Congress,
    actor: Person,
    text: str,
    *,
    seq: int = 0,
    now: datetime,
) -> None:
    check(proposal, "cancel_meeting", actor)
    meeting = meeting_of(proposal, actor, seq)
    text = required_text(text)
    await end(uow, proposal, "cancel_meeting", actor, meeting, MeetingState.CANCELLED, text, now=now)
    await post_files(uow, proposal, meeting, congress, actor, now=now)


async def ask_for_call(
    uow: UnitOfWork, proposal: Proposal, actor: Person, *, seq: int = 0, now: datetime
) -> None:
    """A telephone call is enough: the clerk rings up and records that."""
    check(proposal, "ask_for_call", actor)
    meeting = meeting_of(proposal, actor, seq, agreed=False)
    await end(uow, proposal, "ask_for_call", actor, meeting, MeetingState.CALL, "", now=now)


async def waive(
    uow: UnitOfWork, proposal: Proposal, actor: Person, text: str, *, seq: int = 0, now: datetime
) -> None:
    """No meeting is wanted: that is a contact by waiver, by the representative's own word."""
    check(proposal, "waive_consultation", actor)
    meeting = meeting_of(proposal, actor, seq, agreed=False)
    congress = await uow.congresses.get(proposal.congress_id)
    zone = congress.policy.zone
    contact = Contact(
        department_id=meeting.department_id,
        stage=stage_now(proposal),
        mode=ContactMode.WAIVED,
        happened_on=now.astimezone(zone).date(),
        summary=text,
        recorded_by=actor.name,
        recorded_at=now,
        round=proposal.round,
        confirmation=Confirmation.CONFIRMED,
        confirmed_at=now,
    )
    place = len(proposal.contacts) + 1
    await end(
        uow, proposal, "waive_consultation", actor, meeting, MeetingState.WAIVED, text, now=now, contact=place
    )
    proposal.contacts.append(contact)


async def tell_late(
    uow: UnitOfWork,
    proposal: Proposal,
    congress: Congress,
    actor: Person,
    minutes: int,
    *,
    seq: int = 0,
    now: datetime,
) -> None:
    """The others hear how many minutes late somebody will be, on the day itself."""
    check(proposal, "tell_late", actor)
    meeting = meeting_of(proposal, actor, seq, agreed=True)
    assert meeting.starts_at is not None
    assert meeting.ends_at is not None
    if not is_same_day(now, meeting.starts_at, congress.policy.zone) or now > meeting.ends_at:
        raise BadInput("bad-late-day", at=meeting.starts_at)
    details: dict[str, object] = {"minutes": minutes, "name": actor.name}
    await take_step(uow, proposal, "tell_late", actor, meeting, now=now, details=details)


async def record(
    uow: UnitOfWork,
    proposal: Proposal,
    congress: Congress,
    actor: Person,
    *,
    seq: int = 0,
    text: str,
    files: Sequence[Mapping[str, object]] = (),
    attendees: str = "",
    now: datetime,
) -> Contact:
    """It was held: the contact is on record with its minutes, and the representative asked to confirm it."""
    check(proposal, "record_meeting", actor)
    meeting = meeting_of(proposal, actor, seq, agreed=True)
    text = required_text(text)
    assert meeting.starts_at is not None
    contact = Contact(
        department_id=meeting.department_id,
        stage=stage_now(proposal),
        mode=meeting.mode,
        happened_on=meeting.starts_at.astimezone(congress.policy.zone).date(),
        summary=text,
        recorded_by=actor.name,
        recorded_at=now,
        round=proposal.round,
        rank=meeting.rank,
        led_by=meeting.led_by,
        attendees=attendees or meeting.attendees,
    )
    details: dict[str, object] = {
        "contact": len(proposal.contacts) + 1,
        "mode": contact.mode.value,
        "on": contact.happened_on.isoformat(),
        "summary": text,
        **{k: v for k in ("rank", "led_by", "attendees") if (v := getattr(contact, k))},
    }
    if files:
        details["files"] = [dict(file) for file in files]
    await end(uow, proposal, "record_meeting", actor, meeting, MeetingState.HELD, "", now=now, **details)
    proposal.contacts.append(contact)
    return contact


async def miss(
    uow: UnitOfWork, proposal: Proposal, actor: Person, text: str, *, seq: int = 0, now: datetime
) -> None:
    """It was not held, and why. Raises BadInput before its time."""
    check(proposal, "miss_meeting", actor)
    meeting = meeting_of(proposal, actor, seq, agreed=True)
    assert meeting.starts_at is not None
    if now < meeting.starts_at:
        raise BadInput("bad-meeting-not-yet", at=meeting.starts_at)
    text = required_text(text)
    await end(uow, proposal, "miss_meeting", actor, meeting, MeetingState.MISSED, text, now=now)


async def lapse(uow: UnitOfWork, proposal: Proposal, congress: Congress, *, now: datetime) -> int:
    """What nobody can hold any more is called off: the matter has ended, or is another department's."""
    lapsed, ended = 0, proposal.status not in BEFORE_REPLY | AFTER_REPLY
    for meeting in proposal.appointments:
        if meeting.is_open and (ended or proposal.share_of(meeting.department_id) is None):
            await end(uow, proposal, "lapse_meeting", None, meeting, MeetingState.CANCELLED, "", now=now)
            await post_files(uow, proposal, meeting, congress, None, now=now)
            lapsed += 1
    return lapsed


async def end(
    uow: UnitOfWork,
    proposal: Proposal,
    step: str,
    actor: Person | None,
    meeting: Appointment,
    state: MeetingState,
    text: str,
    *,
    now: datetime,
    **details: object,
) -> None:
    meeting.revision += 1
    kept = {**details, "text": text} if text else details
    await take_step(uow, proposal, step, actor, meeting, now=now, details=kept)
    meeting.state, meeting.reason, meeting.ended_at = state, text, now
    meeting.ended_by = actor.name if actor else ""
