"""Who has to act before a clock runs out, and whom the ladder tells once it did."""

from domain.due import DueClock
from domain.parties import Party
from domain.people import Person, Role
from domain.policy import Policy
from domain.ports import People
from domain.proposal import ClockKey
from domain.services.parties import ROLE_OF

# Who has to act before the clock runs out. A window that merely closes (objection, rating) has nobody late.
ANSWERS_FOR: dict[ClockKey, Party] = {
    ClockKey.HANDOVER: Party.STAFF,
    ClockKey.SIGN_FOR: Party.LEAD_CLERK,
    ClockKey.FIRST_CONTACT: Party.LEAD_CLERK,
    ClockKey.CO_OPINION: Party.CO_CLERK,
    ClockKey.REPLY: Party.LEAD_CLERK,
    ClockKey.REHANDLE: Party.LEAD_CLERK,
    ClockKey.REVIEW: Party.REVIEWER,
    ClockKey.RATING: Party.LEAD_REPRESENTATIVE,
    ClockKey.REHANDLE_ORDER: Party.STAFF,
    ClockKey.OBJECTION_RULING: Party.GOVERNMENT_OFFICE,
    ClockKey.FOLLOW_UP: Party.LEAD_CLERK,
    ClockKey.RATING_3: Party.LEAD_REPRESENTATIVE,
}
# Whose business the lateness of departments is. What the registry owes, the government is not told.
OVER_DEPARTMENTS = frozenset({Role.DEPARTMENT_HEAD, Role.GOVERNMENT_OFFICE})


class Roster:
    """Who holds which post, asked once for each post however many clocks there are."""

    def __init__(self, people: People, congress_id: int) -> None:
        self._people = people
        self._congress_id = congress_id
        self._holders: dict[tuple[Role, int | None, int | None], list[int]] = {}
        self._known: dict[int, Person] = {}

    async def holding(
        self, role: Role, department_id: int | None = None, *, delegation_id: int | None = None
    ) -> list[int]:
        """Ids of the people."""
        post = (role, department_id, delegation_id)
        if post not in self._holders:
            found = await self._people.holding(
                self._congress_id, role, department_id=department_id, delegation_id=delegation_id
            )
            self._holders[post] = [person.id for person in found]
            self._known |= {person.id: person for person in found}
        return self._holders[post]

    async def people(self, ids: set[int]) -> dict[int, Person]:
        """These people, as far as they are on the roster."""
        if unknown := ids - self._known.keys():
            found = await self._people.those(self._congress_id, unknown)
            self._known |= {person.id: person for person in found}
        return {id_: self._known[id_] for id_ in ids if id_ in self._known}

    async def responsible(self, clock: DueClock) -> list[int]:
        """Who has to act: the clerks of the clock's own department, where it has one."""
        party = ANSWERS_FOR.get(clock.key)
        if party is None:
            return []
        if clock.department_id is not None:
            return await self.holding(Role.DEPARTMENT_CLERK, clock.department_id)
        if party is Party.LEAD_REPRESENTATIVE:
            return list(clock.representatives)
        if clock.second_disagreement:
            party = Party.LEADER
        if party is Party.REVIEWER:
            return await self.holding(Role(clock.reviewer))
        return await self.holding(ROLE_OF[party])

    async def escalated_to(self, clock: DueClock, policy: Policy, working_days_over: int) -> list[int]:
        """Whom the ladder tells by now that this clock is late."""
        told: list[int] = []
        for working_days, role in policy.ladder(key=clock.is_key):
            if working_days_over < working_days:
                continue
            if role in OVER_DEPARTMENTS and clock.department_id is None:
                continue
            if role is Role.LEADER and clock.leading_leader_id:
                # Of several leaders the one who leads this.
                told.append(clock.leading_leader_id)
            else:
                department_id = clock.department_id if role is Role.DEPARTMENT_HEAD else None
                told += await self.holding(role, department_id)
        return told
