"""Who plays a part in a proposal now: whom a step tells, who has to act."""

from collections.abc import Iterable

from domain.parties import PARTIES_OF_SHARE, PARTY_OF_ROLE, Party
from domain.people import OFFICERS, Person, Role
from domain.ports import UnitOfWork
from domain.proposal import Proposal

ROLE_OF = {party: role for role, party in PARTY_OF_ROLE.items()}


async def people_of(uow: UnitOfWork, proposal: Proposal, party: Party) -> list[Person]:
    """Who plays this part in the proposal now."""
    congress_id = proposal.congress_id
    if party in ROLE_OF:
        return await uow.people.holding(congress_id, ROLE_OF[party])
    if party is Party.REVIEWER:
        return await uow.people.holding(congress_id, Role(proposal.reviewer))
    if party is Party.DELEGATION_OFFICE:
        return await uow.people.holding(
            congress_id, Role.DELEGATION_OFFICE, delegation_id=proposal.delegation_id
        )
    if party is Party.SECTION:
        return await _section_people(uow, proposal)
    if ids := _ids_of(proposal, party):
        return await people_named(uow, congress_id, ids)
    return await _department_people(uow, proposal, party)


def _ids_of(proposal: Proposal, party: Party) -> list[int]:
    """Those whom the proposal itself names."""
    match party:
        case Party.LEAD_REPRESENTATIVE:
            return [proposal.representative_id]
        case Party.COSIGNER:
            return [c.representative_id for c in proposal.signed]
        case Party.INVITED:
            return [c.representative_id for c in proposal.invited]
        case Party.LEADING_LEADER if proposal.key and proposal.key.leading_leader_id:
            return [proposal.key.leading_leader_id]
    return []


async def people_named(uow: UnitOfWork, congress_id: int, ids: Iterable[int]) -> list[Person]:
    found = [await uow.people.get(congress_id, id_) for id_ in dict.fromkeys(ids)]
    return [person for person in found if person is not None]


async def officers_of(uow: UnitOfWork, congress_id: int, department_id: int) -> list[Person]:
    """The department's heads and clerks, each once, whichever posts they hold there."""
    found: dict[int, Person] = {}
    for role in OFFICERS:
        for person in await uow.people.holding(congress_id, role, department_id=department_id):
            found[person.id] = person
    return list(found.values())


async def _department_people(uow: UnitOfWork, proposal: Proposal, party: Party) -> list[Person]:
    found: list[Person] = []
    for assignment in proposal.standing:
        for (role, share), parties in PARTIES_OF_SHARE.items():
            if share is assignment.role and party in parties:
                found += await uow.people.holding(
                    proposal.congress_id, role, department_id=assignment.department_id
                )
    return found


async def _section_people(uow: UnitOfWork, proposal: Proposal) -> list[Person]:
    found: list[Person] = []
    for department_id in {part.department_id for part in proposal.sections}:
        sections = {part.section for part in proposal.section_parts(department_id)}
        found += [
            person
            for person in await uow.people.holding(
                proposal.congress_id, Role.SECTION, department_id=department_id
            )
            if any(post.role is Role.SECTION and post.unit in sections for post in person.posts)
        ]
    return found
