"""What a person is to one proposal, worked out from their posts and its assignments."""

from enum import StrEnum

from domain.cosigner import CosignerState
from domain.people import Person, Role
from domain.proposal import AssignmentRole, Proposal, Status


class Party(StrEnum):
    """What somebody is to one proposal, worked out from their posts and its assignments."""

    LEAD_REPRESENTATIVE = "lead_representative"
    COSIGNER = "cosigner"
    INVITED = "invited"
    FELLOW = "fellow"
    DELEGATION_OFFICE = "delegation_office"
    STAFF = "staff"
    COMMITTEE = "committee"
    GOVERNMENT_OFFICE = "government_office"
    REVIEWER = "reviewer"
    LEAD_CLERK = "lead_clerk"
    LEAD_HEAD = "lead_head"
    SEPARATE_CLERK = "separate_clerk"
    SEPARATE_HEAD = "separate_head"
    CO_CLERK = "co_clerk"
    CO_HEAD = "co_head"
    SECTION = "section"
    LEADER = "leader"
    LEADING_LEADER = "leading_leader"
    SERVICE = "service"


PARTY_OF_ROLE = {
    Role.STAFF: Party.STAFF,
    Role.COMMITTEE: Party.COMMITTEE,
    Role.GOVERNMENT_OFFICE: Party.GOVERNMENT_OFFICE,
    Role.LEADER: Party.LEADER,
}
# Whoever answers a part of their own does everything a lead does, and files that part besides.
PARTIES_OF_SHARE = {
    (Role.DEPARTMENT_CLERK, AssignmentRole.LEAD): {Party.LEAD_CLERK},
    (Role.DEPARTMENT_HEAD, AssignmentRole.LEAD): {Party.LEAD_HEAD},
    (Role.DEPARTMENT_CLERK, AssignmentRole.SEPARATE): {Party.LEAD_CLERK, Party.SEPARATE_CLERK},
    (Role.DEPARTMENT_HEAD, AssignmentRole.SEPARATE): {Party.LEAD_HEAD, Party.SEPARATE_HEAD},
    (Role.DEPARTMENT_CLERK, AssignmentRole.CO): {Party.CO_CLERK},
    (Role.DEPARTMENT_HEAD, AssignmentRole.CO): {Party.CO_HEAD},
}


def parties_of(person: Person | None, proposal: Proposal) -> frozenset[Party]:
    """Every part a person plays in this proposal; None is the service itself (a tick)."""
    if person is None:
        return frozenset({Party.SERVICE})
    if person.congress_id != proposal.congress_id:
        return frozenset()
    return frozenset(_as_representative(person, proposal) | _by_post(person, proposal))


def _as_representative(person: Person, proposal: Proposal) -> set[Party]:
    if not person.holds(Role.REPRESENTATIVE):
        return set()
    if person.id == proposal.representative_id:
        return {Party.LEAD_REPRESENTATIVE}
    beside = proposal.cosigner(person.id)
    if beside is not None and beside.signed:
        return {Party.COSIGNER}
    if beside is not None and beside.state is CosignerState.INVITED:
        return {Party.INVITED}
    return {Party.FELLOW} if is_open_for_seconding(proposal) else set()


def is_open_for_seconding(proposal: Proposal) -> bool:
    """Registered and not assigned yet, and its lead representative welcomes others."""
    return proposal.cosigning_open and proposal.status in {Status.REGISTERED, Status.PRE_ASSIGNED}


def _reviewers(proposal: Proposal) -> list[Role]:
    """Under review it is one role's turn; who was too late or too early for it hears that, not "no"."""
    under_review = proposal.status is Status.UNDER_REVIEW
    return [Role(r) for r in ([proposal.reviewer] if under_review else proposal.review_chain)]


def _by_post(person: Person, proposal: Proposal) -> set[Party]:
    parties = {PARTY_OF_ROLE[post.role] for post in person.posts if post.role in PARTY_OF_ROLE}
    if person.holds(*_reviewers(proposal)):
        parties.add(Party.REVIEWER)
    if person.holds(Role.LEADER) and proposal.key and person.id == proposal.key.leading_leader_id:
        parties.add(Party.LEADING_LEADER)
    for post in person.posts:
        if post.role is Role.DELEGATION_OFFICE and post.delegation_id == proposal.delegation_id:
            parties.add(Party.DELEGATION_OFFICE)
        if post.role is Role.SECTION and any(
            part.section == post.unit for part in proposal.section_parts(post.department_id or 0)
        ):
            parties.add(Party.SECTION)
    for (role, share), given in PARTIES_OF_SHARE.items():
        if proposal.assignment_of(person.departments_as(role), share):
            parties |= given
    return parties
