"""Proposals as whole aggregates, and who may see which."""

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, exists, false, func, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from domain.cosigner import CosignerState
from domain.people import OFFICERS, Person, Role
from domain.proposal import Clock, ClockKey, Proposal, Status
from storage.bulk import insert_all
from storage.loading import with_parts
from storage.mapping import PARTS
from storage.prepared import HOT, Connection
from storage.tables import (
    PROVISIONAL,
    RUNNING,
    UNSTAMPED,
    assignments,
    clocks,
    commitments,
    cosigners,
    numbers,
    orders,
    replies,
    sections,
)
from storage.tables import proposals as table

WHOLE_CONGRESS = (Role.STAFF, Role.ADMIN, Role.COMMITTEE, Role.LEADER)

_FIRST = insert(numbers)
NEXT_SEQ = _FIRST.on_conflict_do_update(
    index_elements=["congress_id", "series"], set_={"last": numbers.c.last + 1}
).returning(numbers.c.last)
# What ticks ask of all clocks, every time nearly always in vain: without the session, which costs more.
LATE = (
    select(clocks.c.proposal_id)
    .where(UNSTAMPED, clocks.c.due_at <= bindparam("moment"))
    .order_by(clocks.c.due_at, clocks.c.id)
    .limit(bindparam("most"))
    .execution_options(**HOT)
)
NEXT_DUE = (
    select(clocks.c.due_at)
    .where(RUNNING, clocks.c.due_at > bindparam("moment"))
    .order_by(clocks.c.due_at)
    .limit(1)
    .execution_options(**HOT)
)

# Hundreds of clocks are looked at for one morning's reminders: most parts of their proposals are left where
# they are, and asking for one is an error.
READ_WITH_CLOCKS = ("assignments", "cosigners", "ratings")
PASSED_SEQ = _FIRST.on_conflict_do_update(
    index_elements=["congress_id", "series"],
    set_={"last": case((numbers.c.last < _FIRST.excluded.last, _FIRST.excluded.last), else_=numbers.c.last)},
)


BESIDE = (CosignerState.INVITED, CosignerState.SIGNED)
OPEN_FOR_SECONDING = (Status.REGISTERED, Status.PRE_ASSIGNED)


def visible_to(person: Person) -> ColumnElement[bool]:
    """The one rule of who may see what; every query for a person goes through it.

    One's own always, and what one signs or is asked to sign; a suspended person nothing else. Other
    representatives see what is open for seconding. The offices see nothing before it was submitted (or handed
    in for first review), except the office of its delegation, which sees what it is shown; the government
    office nothing before registration; a department what is in its hands now, a section what was dispatched
    to it and is still its department's.
    """
    seen: list[ColumnElement[bool]] = [table.c.representative_id == person.id]
    if person.holds(Role.REPRESENTATIVE):
        beside = (cosigners.c.representative_id == person.id) & cosigners.c.state.in_(BESIDE)
        seen.append(table.c.id.in_(select(cosigners.c.proposal_id).where(beside)))
    if not person.suspended:
        seen += _by_post(person)
    return and_(table.c.congress_id == person.congress_id, or_(false(), *seen))


def _by_post(person: Person) -> list[ColumnElement[bool]]:
    seen: list[ColumnElement[bool]] = []
    if person.holds(Role.REPRESENTATIVE):
        seen.append(table.c.cosigning_open & table.c.status.in_(OPEN_FOR_SECONDING))
    if person.holds(*WHOLE_CONGRESS):
        seen += [table.c.submitted_at.is_not(None), table.c.pre_submitted_at.is_not(None)]
    if person.holds(Role.GOVERNMENT_OFFICE):
        seen += [table.c.registered_at.is_not(None), table.c.pre_submitted_at.is_not(None)]
    if in_hand := person.departments_as(*OFFICERS):
        standing = assignments.c.department_id.in_(sorted(in_hand)) & assignments.c.released_at.is_(None)
        seen.append(table.c.id.in_(select(assignments.c.proposal_id).where(standing)))
    for post in person.posts:
        if post.role is Role.SECTION:
            own = (sections.c.department_id == post.department_id) & (sections.c.section == post.unit)
            held = exists().where(
                assignments.c.proposal_id == sections.c.proposal_id,
                assignments.c.department_id == sections.c.department_id,
                assignments.c.released_at.is_(None),
            )
            parts = select(sections.c.proposal_id).where(own, sections.c.withdrawn_at.is_(None), held)
            seen.append(table.c.id.in_(parts))
    if offices := _delegations(person):
        brought_out = or_(
            table.c.submitted_at.is_not(None),
            table.c.pre_submitted_at.is_not(None),
            table.c.drafting_step != "",
        )
        seen.append(table.c.delegation_id.in_(offices) & brought_out)
    return seen


def _delegations(person: Person) -> list[int]:
    return sorted(
        post.delegation_id
        for post in person.posts
        if post.role is Role.DELEGATION_OFFICE and post.delegation_id is not None
    )


class Proposals:
    """Implements domain.ports.Proposals. What was loaded is saved by the commit, with all its parts."""

    def __init__(self, session: Callable[[], AsyncSession], connection: Connection) -> None:
        self._session = session
        self._connection = connection

    async def visible_to(self, person: Person, proposal_id: int) -> Proposal | None:
        return await self._one(select(Proposal).where(visible_to(person), table.c.id == proposal_id))

    async def numbered(self, person: Person, number: str) -> list[Proposal]:
        found = select(Proposal).where(visible_to(person), table.c.number == number)
        return await self._all(found.order_by(table.c.id.desc()))

    async def labels_for(self, person: Person, ids: Collection[int]) -> dict[int, str]:
        seen = select(table.c.id, table.c.number, table.c.title).where(
            visible_to(person), table.c.id.in_(sorted(ids))
        )
        return {row[0]: row[1] or row[2] for row in await self._connection.execute(seen)}

    async def points_elsewhere(self, department_id: int, without: int, limit: int) -> list[str]:
        # By the assignments, which are indexed by department: letters are not, and may be many.
        held = select(assignments.c.proposal_id).where(
            assignments.c.department_id == department_id, assignments.c.proposal_id != without
        )
        newest = held.order_by(assignments.c.proposal_id.desc()).limit(limit).subquery()
        points = select(replies.c.done, replies.c.planned, replies.c.not_adopted).where(
            replies.c.proposal_id.in_(select(newest.c.proposal_id)),
            replies.c.department_id == department_id,
        )
        rows = await self._connection.execute(points)
        return [f"{p.text}\n{p.reason}" for row in rows for group in row for p in group]

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

    async def next_seq(self, congress_id: int, series: str) -> int:
        row = {"congress_id": congress_id, "series": series, "last": 1}
        return int((await self._session().execute(NEXT_SEQ, row)).scalar_one())

    async def passed_seq(self, congress_id: int, series: str, seq: int) -> None:
        row = {"congress_id": congress_id, "series": series, "last": seq}
        await self._session().execute(PASSED_SEQ, row)

    async def add_many(self, proposals: Sequence[Proposal]) -> None:
        await insert_all(self._session(), proposals)

    async def numbers_of(self, congress_id: int) -> set[tuple[str, str]]:
        given = select(table.c.session, table.c.number).where(
            table.c.congress_id == congress_id, table.c.number.is_not(None)
        )
        return {(session, number) for session, number in await self._session().execute(given)}

    async def with_clocks_due(self, moment: datetime, limit: int) -> list[Proposal]:
        """Longest overdue first; what another process has in hand right now is left to its next tick."""
        late = await self._connection.execute(LATE, {"moment": moment, "most": limit})
        ids = list(dict.fromkeys(proposal_id for (proposal_id,) in late))
        if not ids:
            return []
        in_hand = select(Proposal).where(table.c.id.in_(ids)).with_for_update(skip_locked=True)
        found = {proposal.id: proposal for proposal in await self._all(in_hand)}
        return [found[id_] for id_ in ids if id_ in found]

    async def running_clocks(self, congress_id: int, due_before: datetime) -> list[tuple[Clock, Proposal]]:
        """Nearest first."""
        return await self._clocks(clocks.c.congress_id == congress_id, clocks.c.due_at < due_before)

    async def clocks_from(self, congress_id: int, day: date) -> list[tuple[Clock, Proposal]]:
        mine = (clocks.c.congress_id == congress_id, clocks.c.due_at >= _a_day_before(day))
        return await self._clocks(*mine, clocks.c.due_on >= day, UNSTAMPED)

    async def provisional_clocks(
        self, congress_id: int, until: date, limit: int
    ) -> list[tuple[Clock, Proposal]]:
        mine = (clocks.c.congress_id == congress_id, PROVISIONAL, clocks.c.due_on <= until)
        return await self._clocks(*mine, limit=limit)

    async def next_due(self, after: datetime) -> datetime | None:
        row = (await self._connection.execute(NEXT_DUE, {"moment": after})).first()
        return row[0] if row else None

    async def _clocks(
        self, *which: ColumnElement[bool], limit: int | None = None
    ) -> list[tuple[Clock, Proposal]]:
        statement = (
            select(Clock, Proposal)
            .join(Proposal, table.c.id == clocks.c.proposal_id)
            .where(RUNNING, *which)
            .order_by(clocks.c.due_at, clocks.c.id)
            .limit(limit)
        )
        return await self._with_clocks(statement, READ_WITH_CLOCKS)

    async def overdue(
        self, congress_id: int, due_by: date, because: str, limit: int
    ) -> list[tuple[Clock, Proposal]]:
        """Nearest first."""
        proposed = exists().where(
            orders.c.proposal_id == clocks.c.proposal_id,
            orders.c.department_id == clocks.c.department_id,
            orders.c.round == clocks.c.round,
            orders.c.because == because,
        )
        late = (
            select(Clock, Proposal)
            .join(Proposal, table.c.id == clocks.c.proposal_id)
            .where(RUNNING, clocks.c.overdue_at.is_not(None), clocks.c.due_on <= due_by, ~proposed)
            .where(clocks.c.congress_id == congress_id, clocks.c.department_id.is_not(None))
            .order_by(clocks.c.due_at, clocks.c.id)
            .limit(limit)
        )
        return await self._with_clocks(late, tuple(PARTS))

    async def with_promises_due(self, congress_id: int, until: date, year: int, limit: int) -> list[Proposal]:
        """Longest promised first; the ends of the year are the calendar's own.

        Only what was promised in the present round, and a round that was not asked about this year.
        """
        asked = select(clocks.c.id).where(
            clocks.c.proposal_id == table.c.id,
            clocks.c.round == table.c.round,
            clocks.c.key == ClockKey.RATING_3,
            clocks.c.congress_id == congress_id,
            clocks.c.started_at >= datetime(year, 1, 1, tzinfo=UTC),
        )
        due = (
            select(commitments.c.proposal_id)
            .join(table, table.c.id == commitments.c.proposal_id)
            .where(
                commitments.c.congress_id == congress_id,
                table.c.status.in_([Status.ANSWERED, Status.FOLLOW_UP]),
                commitments.c.due_on <= date(year, 12, 31),
                commitments.c.round == table.c.round,
                ~asked.exists(),
            )
            .group_by(commitments.c.proposal_id)
            .having(func.max(commitments.c.due_on) <= until)
            .order_by(func.max(commitments.c.due_on), commitments.c.proposal_id)
            .limit(limit)
        )
        ids = list(await self._session().scalars(due))
        return await self._all(select(Proposal).where(table.c.id.in_(ids)).order_by(table.c.id))

    async def in_hand_of(
        self, congress_id: int, department_id: int, statuses: Collection[Status]
    ) -> list[Proposal]:
        shares = assignments.c.department_id == department_id
        standing = select(assignments.c.proposal_id).where(shares, assignments.c.released_at.is_(None))
        mine = select(Proposal).where(
            table.c.congress_id == congress_id, table.c.status.in_(statuses), table.c.id.in_(standing)
        )
        return await self._all(mine.order_by(table.c.id).with_for_update())

    async def every_id(self) -> list[int]:
        return list(await self._session().scalars(select(table.c.id).order_by(table.c.id)))

    async def _with_clocks(
        self, statement: Select[Clock, Proposal], parts: Collection[str]
    ) -> list[tuple[Clock, Proposal]]:
        """Several clocks may be of one proposal."""
        found = [(clock, proposal) for clock, proposal in await self._session().execute(statement)]
        proposals = {proposal.id: proposal for _, proposal in found}.values()
        await with_parts(self._session(), self._connection, proposals, parts)
        return found

    async def _one(self, statement: Select[Proposal]) -> Proposal | None:
        return next(iter(await self._all(statement)), None)

    async def _all(self, statement: Select[Proposal]) -> list[Proposal]:
        found = await self._session().scalars(statement)
        return await with_parts(self._session(), self._connection, found)


def _a_day_before(day: date) -> datetime:
    """A moment that is earlier than this local day in every zone, for the index of moments."""
    return datetime.combine(day, time.min, UTC) - timedelta(days=1)
