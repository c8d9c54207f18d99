"""More time for a reply: asked once before the date, granted or denied; the clock shows both reckonings."""

from dataclasses import replace
from datetime import date, datetime

from domain.deadlines import Due, LineKey, ReckoningLine, extend, reckon
from domain.errors import BadInput
from domain.extension import Extension
from domain.lifecycle import check
from domain.people import Congress, Person, Role
from domain.ports import UnitOfWork
from domain.proposal import Assignment, AssignmentRole, Clock, ClockKey, Proposal
from domain.services.reading import required_text
from domain.services.steps import take


def clock_to_extend(proposal: Proposal, department_id: int | None = None) -> Clock | None:
    return proposal.clock(ClockKey.REPLY, department_id) or proposal.clock(ClockKey.REHANDLE, department_id)


def own_share(proposal: Proposal, actor: Person) -> Assignment | None:
    """The share whose letter this clerk owes."""
    departments = actor.departments_as(Role.DEPARTMENT_CLERK)
    return proposal.assignment_of(departments, AssignmentRole.LEAD, AssignmentRole.SEPARATE)


def _start(proposal: Proposal, clock: Clock) -> datetime:
    """The assignment counts, not a later change of departments; a new round counts from its own start."""
    first = proposal.first_assigned_at if clock.key is ClockKey.REPLY else None
    return first or clock.started_at


def latest_day(uow: UnitOfWork, proposal: Proposal, congress: Congress, clock: Clock) -> date:
    """The last day that an extension can reach."""
    policy = congress.policy
    return reckon(
        policy.extension,
        _start(proposal, clock),
        calendar=uow.calendar_of(congress),
        zone=policy.zone,
        close_of_business=policy.close_of_business,
    ).day


def extended(uow: UnitOfWork, proposal: Proposal, congress: Congress, clock: Clock, until: date) -> Due:
    """What the clock would become. Raises BadInput for a day that is no gain or beyond the limit."""
    policy = congress.policy
    working = tuple(ReckoningLine(_line_key(key), params) for key, params in clock.working)
    latest = latest_day(uow, proposal, congress, clock)
    if until > latest:
        raise BadInput("bad-extension-limit", day=latest)
    try:
        return extend(
            Due(clock.due_at, clock.due_on, clock.provisional, working),
            until,
            limit=policy.extension,
            start=_start(proposal, clock),
            calendar=uow.calendar_of(congress),
            zone=policy.zone,
            close_of_business=policy.close_of_business,
        )
    except ValueError as error:
        if error.args[0] == "extension_limit_reached":
            raise BadInput("bad-extension-limit", day=latest) from error
        raise BadInput("bad-extension-not-later", day=clock.due_on) from error


def _line_key(key: str) -> LineKey:
    return key  # type: ignore[return-value]  # kept as text; only reckonings wrote it


async def ask_extension(
    uow: UnitOfWork,
    proposal: Proposal,
    congress: Congress,
    actor: Person,
    *,
    until: date,
    reason: str,
    now: datetime,
) -> None:
    """The lead department asks, before its date has passed; the government office decides."""
    check(proposal, "ask_extension", actor)
    share = own_share(proposal, actor)
    clock = clock_to_extend(proposal, share.department_id if share else None)
    if share is None or clock is None:
        raise BadInput("blocked-extension-late")
    due = extended(uow, proposal, congress, clock, until)
    reason = required_text(reason)
    details: dict[str, object] = {
        "department": share.department,
        "until": due.day.isoformat(),
        "text": reason,
    }
    await take(uow, proposal, "ask_extension", actor=actor, now=now, details=details, share=share)
    asked = Extension(
        share.department_id, share.department, due.day, reason, actor.name, now, round=proposal.round
    )
    proposal.extensions = [*proposal.extensions, asked]


async def grant_extension(
    uow: UnitOfWork, proposal: Proposal, congress: Congress, actor: Person, *, until: date, now: datetime
) -> date:
    """Until the day asked for, or an earlier one that is still a gain; returns the new due day."""
    check(proposal, "grant_extension", actor)
    asked = proposal.extension
    clock = clock_to_extend(proposal, asked.department_id if asked else None)
    if asked is None or clock is None:
        raise BadInput("blocked-no-extension")
    if until > asked.until:
        raise BadInput("bad-extension-beyond", day=asked.until)
    due = extended(uow, proposal, congress, clock, until)
    clock.due_at, clock.due_on, clock.provisional = due.at, due.day, due.provisional
    clock.working = [(line.key, line.params) for line in due.working]
    # Asked in time and granted after the date: it is not late any more, the history keeps that it was.
    clock.overdue_at = None
    details: dict[str, object] = {
        "department": asked.department,
        "until": due.day.isoformat(),
        "text": asked.reason,
    }
    await take(uow, proposal, "grant_extension", actor=actor, now=now, details=details)
    _decide(proposal, asked, granted=True, until=due.day, by=actor.name, now=now)
    return due.day


async def deny_extension(
    uow: UnitOfWork, proposal: Proposal, actor: Person, remark: str, *, now: datetime
) -> None:
    """The first date stays; the reason is told."""
    check(proposal, "deny_extension", actor)
    remark = required_text(remark)
    asked = proposal.extension
    details: dict[str, object] = {"department": asked.department if asked else "", "text": remark}
    await take(uow, proposal, "deny_extension", actor=actor, now=now, details=details)
    if asked is not None:
        _decide(proposal, asked, granted=False, until=None, by=actor.name, now=now, remark=remark)


def _decide(
    proposal: Proposal,
    asked: Extension,
    *,
    granted: bool,
    until: date | None,
    by: str,
    now: datetime,
    remark: str = "",
) -> None:
    decided = replace(
        asked, granted=granted, granted_until=until, decided_by=by, decided_at=now, remark=remark
    )
    proposal.extensions = [decided if e is asked else e for e in proposal.extensions]
