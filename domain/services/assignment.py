"""Handing a proposal to its departments, and their signature for it."""

from datetime import datetime

from domain.errors import BadInput
from domain.lifecycle import check
from domain.people import Congress, Department, Person, Role
from domain.ports import UnitOfWork
from domain.proposal import Assignment, AssignmentRole, Proposal
from domain.services.steps import take


async def assign(
    uow: UnitOfWork,
    proposal: Proposal,
    congress: Congress,
    actor: Person,
    *,
    lead: Department,
    co_handlers: list[Department],
    now: datetime,
) -> None:
    """Name the lead and the co-handling departments; every clock of the handling starts now."""
    if lead.id in {d.id for d in co_handlers}:
        raise BadInput("bad-lead-is-co")
    check(proposal, "assign", actor)
    for department, role in [(lead, AssignmentRole.LEAD), *((d, AssignmentRole.CO) for d in co_handlers)]:
        proposal.assignments.append(Assignment(department.id, department.short_name, role, assigned_at=now))
    proposal.assigned_at = now
    proposal.first_assigned_at = proposal.first_assigned_at or now
    # The rules a case was assigned under stay its rules.
    proposal.requirements = list(congress.policy.requirements)
    proposal.review_chain = list(congress.policy.review_chain)
    details: dict[str, object] = {"lead": lead.short_name, "co": [d.short_name for d in co_handlers]}
    await take(uow, proposal, "assign", actor=actor, now=now, details=details)


async def sign_for(
    uow: UnitOfWork, proposal: Proposal, actor: Person, *, now: datetime, as_co: bool = False
) -> None:
    """A clerk signs for the department's share, as lead or as co-handler; of two shares one at a time."""
    roles = (
        (AssignmentRole.CO, AssignmentRole.SEPARATE)
        if as_co
        else (AssignmentRole.LEAD, AssignmentRole.SEPARATE)
    )
    own = proposal.assignments_of(actor.departments_as(Role.DEPARTMENT_CLERK), *roles)
    share = next((a for a in own if a.signed_at is None), None)
    await take(
        uow,
        proposal,
        "co_sign_for" if as_co else "sign_for",
        actor=actor,
        now=now,
        details={"department": share.department if share else ""},
        share=share,
    )
    if share:
        share.signed_at, share.signed_by = now, actor.name
