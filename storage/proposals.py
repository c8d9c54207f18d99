"""Proposals as whole aggregates, and who may see which."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, false, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from domain.people import DEPARTMENT_ROLES, Person, Role
from domain.proposal import Clock, Proposal
from storage.tables import RUNNING, assignments, clocks, numbers
from storage.tables import proposals as table

WHOLE_CONGRESS = (Role.STAFF, Role.ADMIN, Role.COMMITTEE, Role.LEADER)

_FIRST = insert(numbers)
NEXT_SEQ = _FIRST.on_conflict_do_update(
    index_elements=["congress_id", "track", "year"], set_={"last": numbers.c.last + 1}
).returning(numbers.c.last)


def visible_to(person: Person) -> ColumnElement[bool]:
    """The one rule of who may see what; every query for a person goes through it.

    One's own always; a suspended person nothing else. Others see nothing before it was submitted, except the
    office of its delegation, which helps drafts along; the government office nothing before registration;
    a department what is in its hands now.
    """
    seen: list[ColumnElement[bool]] = [table.c.representative_id == person.id]
    if not person.suspended:
        if person.holds(*WHOLE_CONGRESS):
            seen.append(table.c.submitted_at.is_not(None))
        if person.holds(Role.GOVERNMENT_OFFICE):
            seen.append(table.c.registered_at.is_not(None))
        if in_hand := person.departments_as(*DEPARTMENT_ROLES):
            standing = assignments.c.department_id.in_(sorted(in_hand)) & assignments.c.released_at.is_(None)
            seen.append(table.c.id.in_(select(assignments.c.proposal_id).where(standing)))
        if offices := _delegations(person):
            seen.append(table.c.delegation_id.in_(offices))
    return and_(table.c.congress_id == person.congress_id, or_(false(), *seen))


def _delegations(person: Person) -> list[int]:
    return sorted(
        post.delegation_id
        for post in person.posts
        if post.role is Role.DELEGATION_OFFICE and post.delegation_id is not None
    )


class Proposals:
    """Implements domain.ports.Proposals. What was loaded is saved by the commit, with all its parts."""

    def __init__(self, session: Callable[[], AsyncSession]) -> None:
        self._session = session

    async def visible_to(self, person: Person, proposal_id: int) -> Proposal | None:
        return await self._one(select(Proposal).where(visible_to(person), table.c.id == proposal_id))

    async def numbered(self, person: Person, number: str) -> Proposal | None:
        return await self._one(select(Proposal).where(visible_to(person), table.c.number == number))

    async def list_for(self, person: Person, *, limit: int = 50) -> Sequence[Proposal]:
        seen = select(Proposal).where(visible_to(person))
        return await self._all(seen.order_by(table.c.changed_at.desc(), table.c.id.desc()).limit(limit))

    async def get(self, proposal_id: int) -> Proposal:
        """Raises KeyError for an unknown id."""
        found = await self._one(select(Proposal).where(table.c.id == proposal_id))
        if found is None:
            raise KeyError(proposal_id)
        return found

    async def add(self, proposal: Proposal) -> Proposal:
        self._session().add(proposal)
        await self._session().flush()
        return proposal

    async def next_seq(self, congress_id: int, track: str, year: int) -> int:
        row = {"congress_id": congress_id, "track": track, "year": year, "last": 1}
        return int((await self._session().execute(NEXT_SEQ, row)).scalar_one())

    async def with_clocks_due(self, moment: datetime, limit: int) -> list[Proposal]:
        """Longest overdue first; what another process has in hand right now is left to its next tick."""
        late = (
            select(clocks.c.proposal_id)
            .where(RUNNING, clocks.c.due_at <= moment, clocks.c.overdue_at.is_(None))
            .order_by(clocks.c.due_at, clocks.c.id)
        )
        ids = list(dict.fromkeys(await self._session().scalars(late)))[:limit]
        if not ids:
            return []
        in_hand = select(Proposal).where(table.c.id.in_(ids)).with_for_update(skip_locked=True)
        found = {proposal.id: proposal for proposal in await self._all(in_hand)}
        return [found[id_] for id_ in ids if id_ in found]

    async def running_clocks(self, congress_id: int, due_before: datetime) -> list[tuple[Clock, Proposal]]:
        """Nearest first."""
        statement = (
            select(Clock, Proposal)
            .join(Proposal, table.c.id == clocks.c.proposal_id)
            .where(RUNNING, clocks.c.due_at < due_before, clocks.c.congress_id == congress_id)
            .order_by(clocks.c.due_at, clocks.c.id)
        )
        return [(clock, proposal) for clock, proposal in await self._session().execute(statement)]

    async def every_id(self) -> list[int]:
        return list(await self._session().scalars(select(table.c.id).order_by(table.c.id)))

    async def _one(self, statement: Select[Proposal]) -> Proposal | None:
        return (await self._session().scalars(statement)).one_or_none()

    async def _all(self, statement: Select[Proposal]) -> list[Proposal]:
        return list(await self._session().scalars(statement))
