"""Meetings as time passes: both sides are reminded, the outcome is asked, what is stranded is called off."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from domain.appointment import Appointment
from domain.notice import Notice
from domain.people import Congress, Person
from domain.policy import Policy
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.services.meeting_ends import lapse
from domain.services.meeting_steps import clerks_of, sides_of
from domain.steps import AFTER_REPLY, BEFORE_REPLY

# A reminder so long before can wait until the morning; one shortly before cannot.
CAN_WAIT = 12


async def remind(uow: UnitOfWork, congress: Congress, *, now: datetime) -> int:
    """Post the reminders whose hour has come; of several that were slept through only the last."""
    policy = congress.policy
    until = now + timedelta(hours=max(policy.meeting_hours))
    posted = 0
    for proposal_id in await uow.appointments.agreed_between(congress.id, now, until):
        proposal = await uow.proposals.get(proposal_id)
        for n, meeting in enumerate(proposal.appointments, start=1):
            hours = _hours_due(meeting, policy, now)
            if hours:
                people = await sides_of(uow, proposal, meeting)
                posted += await _post(uow, proposal, n, meeting, "meeting_reminder", people, str(hours), now)
    return posted


def _hours_due(meeting: Appointment, policy: Policy, now: datetime) -> int:
    """Which reminder is due; 0: none. What lay before the agreement reminds nobody."""
    if not meeting.is_agreed or meeting.starts_at is None or meeting.agreed_at is None:
        return 0
    due = []
    for hours in policy.meeting_hours:
        moment = meeting.starts_at - timedelta(hours=hours)
        if moment <= meeting.agreed_at:
            continue
        if hours >= CAN_WAIT:
            moment = policy.working_hours.after_quiet(moment, policy.zone)
        if moment <= now < meeting.starts_at:
            due.append(hours)
    return min(due, default=0)


async def ask_outcomes(uow: UnitOfWork, congress: Congress, *, now: datetime) -> int:
    """When a meeting has ended its clerks are asked what became of it, once."""
    not_before = congress.policy.working_hours.after_quiet(now, congress.policy.zone)
    asked = 0
    for proposal_id in await uow.appointments.over(congress.id, now):
        proposal = await uow.proposals.get(proposal_id)
        for n, meeting in enumerate(proposal.appointments, start=1):
            ended = meeting.is_agreed and meeting.ends_at is not None and meeting.ends_at <= now
            if ended and meeting.outcome_asked_at is None:
                meeting.outcome_asked_at = now
                people = await clerks_of(uow, proposal, meeting)
                await _post(uow, proposal, n, meeting, "meeting_outcome", people, "", not_before)
                asked += 1
    return asked


async def lapse_stranded(uow: UnitOfWork, congress: Congress, *, now: datetime) -> int:
    """Withdrawn, closed, or given to another department while a meeting was being booked."""
    lapsed = 0
    for proposal_id in await uow.appointments.stranded(congress.id, BEFORE_REPLY | AFTER_REPLY):
        lapsed += await lapse(uow, await uow.proposals.get(proposal_id), congress, now=now)
    return lapsed


async def _post(
    uow: UnitOfWork,
    proposal: Proposal,
    n: int,
    meeting: Appointment,
    kind: str,
    people: Iterable[Person],
    which: str,
    not_before: datetime,
) -> int:
    posted = 0
    for person in people:
        posted += await uow.outbox.post(
            Notice(
                proposal.congress_id,
                person.id,
                kind,
                f"{kind}:{proposal.id}:{n}:{meeting.revision}:{which}:{person.id}",
                not_before,
                proposal_id=proposal.id,
                params={"meeting": n, "revision": meeting.revision},
            )
        )
    return posted
