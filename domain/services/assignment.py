"""Handing a proposal to its departments, first tentatively and then for good; and their signature for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.errors import BadInput
from domain.lifecycle import check
from domain.objection import Ruling
from domain.people import Congress, Department, Person, Role
from domain.ports import UnitOfWork
from domain.proposal import Assignment, AssignmentRole, Proposal
from domain.services.reading import required_text
from domain.services.steps import take


@dataclass(frozen=True)
class Plan:
    """Who is to handle it: a lead with its co-handlers, or several that each answer a part of their own."""

    lead: Department | None = None
    co_handlers: Sequence[Department] = ()
    separate: Sequence[Department] = ()

    @property
    def shares(self) -> dict[int, tuple[Department, AssignmentRole]]:
        """Raises BadInput for what cannot be meant."""
        if self.lead is None and len({d.id for d in self.separate}) < 2:
            raise BadInput("bad-separate-few")
        main = [(self.lead, AssignmentRole.LEAD)] if self.lead else []
        both = [
            *main,
            *((d, AssignmentRole.SEPARATE) for d in self.separate),
            *((d, AssignmentRole.CO) for d in self.co_handlers),
        ]
        shares = {department.id: (department, role) for department, role in both}
        if len(shares) < len(both):
            raise BadInput("bad-lead-is-co")
        return shares


def planned(proposal: Proposal, departments: Iterable[Department]) -> Plan:
    """The departments as they stand now."""
    known = {d.id: d for d in departments}

    def those(shares: Iterable[Assignment]) -> list[Department]:
        return [known[a.department_id] for a in shares if a.department_id in known]

    lead = those([proposal.lead] if proposal.lead else [])
    return Plan(lead[0] if lead else None, those(proposal.co_handlers), those(proposal.separate))


async def assign(
    uow: UnitOfWork,
    proposal: Proposal,
    congress: Congress,
    actor: Person,
    *,
    lead: Department | None = None,
    co_handlers: Sequence[Department] = (),
    separate: Sequence[Department] = (),
    now: datetime,
) -> None:
    """Name the departments for good; every clock of the handling starts now."""
    plan = Plan(lead, co_handlers, separate)
    shares = plan.shares
    check(proposal, "assign", actor)
    place(proposal, shares, now)
    for share in proposal.standing:
        share.assigned_at = now
    settle_objections(proposal, actor, now)
    proposal.assigned_at = now
    proposal.first_assigned_at = proposal.first_assigned_at or now
    # The rules a case was assigned under stay its rules.
    proposal.requirements = list(congress.policy.requirements)
    proposal.review_chain = list(congress.policy.review_chain)
    await take(uow, proposal, "assign", actor=actor, now=now, details=units_of(proposal))


async def pre_assign(
    uow: UnitOfWork, proposal: Proposal, actor: Person, plan: Plan, *, now: datetime
) -> None:
    """Propose departments: they see it and can object, no clock runs yet."""
    shares = plan.shares
    check(proposal, "pre_assign", actor)
    place(proposal, shares, now)
    settle_objections(proposal, actor, now)
    await take(uow, proposal, "pre_assign", actor=actor, now=now, details=units_of(proposal))


async def hold_coordination(
    uow: UnitOfWork,
    proposal: Proposal,
    actor: Person,
    *,
    day: date,
    attended: str,
    result: str,
    now: datetime,
) -> None:
    """The departments met about whose matter it is; what came of it is kept."""
    details: dict[str, object] = {
        "day": day.isoformat(),
        "attended": required_text(attended),
        "text": required_text(result),
    }
    await take(uow, proposal, "hold_coordination", actor=actor, now=now, details=details)


def place(
    proposal: Proposal, shares: dict[int, tuple[Department, AssignmentRole]], now: datetime
) -> tuple[list[Assignment], list[Assignment]]:
    """Give every department its share; returns what was taken back and what is new. What stands stays."""
    released = []
    for share in proposal.standing:
        department, role = shares.get(share.department_id, (None, None))
        if department is None or role is not share.role:
            share.released_at = now
            released.append(share)
    standing = {a.department_id for a in proposal.standing}
    new = [
        Assignment(department.id, department.short_name, role, assigned_at=now)
        for department, role in shares.values()
        if department.id not in standing
    ]
    proposal.assignments.extend(new)
    return released, new


def settle_objections(
    proposal: Proposal, actor: Person, now: datetime, of: Iterable[Assignment] | None = None
) -> None:
    """Whoever names the departments anew has decided what was open: in their favour who no longer has it.

    Only what the departments `of` some shares raised, where these are given.
    """
    settled = None if of is None else {a.department_id for a in of}
    standing = {a.department_id for a in proposal.standing}
    proposal.objections = [
        replace(
            o,
            ruling=Ruling.DISMISSED if o.department_id in standing else Ruling.UPHELD,
            ruled_by=actor.name,
            ruled_at=now,
        )
        if o.ruling is Ruling.OPEN and (settled is None or o.department_id in settled)
        else o
        for o in proposal.objections
    ]


def units_of(proposal: Proposal) -> dict[str, object]:
    """The departments as the history keeps them."""
    return {
        "lead": proposal.lead.department if proposal.lead else "",
        "co": [a.department for a in proposal.co_handlers],
        "separate": [a.department for a in proposal.separate],
    }


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
