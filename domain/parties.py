"""What a person is to one proposal, worked out from their posts and its assignments."""

from enum import StrEnum

from domain.people import Person, Role
from domain.proposal import AssignmentRole, Proposal


class Party(StrEnum):
    """What somebody is to one proposal, worked out from their posts and its assignments."""

    LEAD_REPRESENTATIVE = "lead_representative"
    COSIGNER = "cosigner"
    DELEGATION_OFFICE = "delegation_office"
    STAFF = "staff"
    COMMITTEE = "committee"
    GOVERNMENT_OFFICE = "government_office"
    LEAD_CLERK = "lead_clerk"
    LEAD_HEAD = "lead_head"
    CO_CLERK = "co_clerk"
    CO_HEAD = "co_head"
    SECTION = "section"
    LEADER = "leader"
    SERVICE = "service"


def parties_of(person: Person | None, proposal: Proposal) -> frozenset[Party]:
    """Every part a person plays in this proposal; None is the service itself (a tick)."""
    if person is None:
        return frozenset({Party.SERVICE})
    parties = set()
    if person.congress_id != proposal.congress_id:
        return frozenset()
    if person.id == proposal.representative_id and person.holds(Role.REPRESENTATIVE):
        parties.add(Party.LEAD_REPRESENTATIVE)
    for role, party in (
        (Role.STAFF, Party.STAFF),
        (Role.COMMITTEE, Party.COMMITTEE),
        (Role.GOVERNMENT_OFFICE, Party.GOVERNMENT_OFFICE),
        (Role.LEADER, Party.LEADER),
    ):
        if person.holds(role):
            parties.add(party)
    if any(
        post.role is Role.DELEGATION_OFFICE and post.delegation_id == proposal.delegation_id
        for post in person.posts
    ):
        parties.add(Party.DELEGATION_OFFICE)
    for role, as_lead, as_co in (
        (Role.DEPARTMENT_CLERK, Party.LEAD_CLERK, Party.CO_CLERK),
        (Role.DEPARTMENT_HEAD, Party.LEAD_HEAD, Party.CO_HEAD),
        (Role.SECTION, Party.SECTION, Party.SECTION),
    ):
        departments = person.departments_as(role)
        if proposal.assignment_of(departments, AssignmentRole.LEAD, AssignmentRole.SEPARATE):
            parties.add(as_lead)
        if proposal.assignment_of(departments, AssignmentRole.CO):
            parties.add(as_co)
    return frozenset(parties)
