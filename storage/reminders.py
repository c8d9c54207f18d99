"""What falls due on chosen days, read for thousands of clocks in a handful of statements; snoozes."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    delete,
    exists,
    func,
    or_,
    select,
    union,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from domain.cosigner import CosignerState
from domain.due import DueClock
from domain.proposal import ClockKey
from domain.rating import AT_REPLY, Stage
from domain.roles import reviewer_in
from storage.prepared import HOT, Connection
from storage.tables import RUNNING, clocks, cosigners, mornings, proposals, ratings, snoozes

CLOCK = clocks.c
OF_CLOCK = (
    CLOCK.id,
    CLOCK.key,
    CLOCK.started_at,
    CLOCK.due_at,
    CLOCK.due_on,
    CLOCK.provisional,
    CLOCK.department_id,
)
OF_PROPOSAL = (
    proposals.c.id,
    proposals.c.number,
    proposals.c.title,
    proposals.c.representative_id,
    proposals.c.review_chain,
    proposals.c.review_level,
    proposals.c.key,
)
LAST = select(mornings.c.day).where(mornings.c.congress_id == bindparam("congress")).execution_options(**HOT)
PLAIN = (*(column.name for column in OF_CLOCK), "proposal_id", "number", "title", "representative_id")
RATED = (ClockKey.RATING, ClockKey.RATING_3)
MOST_AT_ONCE = 10_000


class Reminders:
    """Implements domain.ports.Reminders."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def last_morning(self, congress_id: int) -> date | None:
        row = (await self._connection.execute(LAST, {"congress": congress_id})).first()
        return row[0] if row else None

    async def begin_morning(self, congress_id: int, day: date) -> bool:
        """Two schedulers: the second waits for the first one's transaction and then finds it done."""
        new = insert(mornings).values(congress_id=congress_id, day=day).on_conflict_do_nothing()
        if (await self._connection.execute(new)).rowcount == 1:
            return True
        other = update(mornings).where(mornings.c.congress_id == congress_id, mornings.c.day != day)
        return (await self._connection.execute(other.values(day=day))).rowcount == 1

    async def due(self, congress_id: int, today: date, days: Collection[date]) -> list[DueClock]:
        own = (RUNNING, CLOCK.congress_id == congress_id)
        ended = select(snoozes.c.clock_id).where(
            snoozes.c.congress_id == congress_id, snoozes.c.until <= today
        )
        # Each part by an index of its own: neither database would look at a table of a million otherwise.
        which = union(
            select(CLOCK.id).where(*own, CLOCK.due_on < today),
            select(CLOCK.id).where(*own, CLOCK.due_on.in_(days)),
            ended,
        )
        return await self._read(own, CLOCK.id.in_(which))

    async def between(
        self,
        congress_id: int,
        first: date,
        last: date,
        *,
        departments: Collection[int] = (),
        representative: int | None = None,
        keys: Collection[ClockKey] = (),
        everything: Collection[ClockKey] = (),
        limit: int | None = None,
    ) -> list[DueClock]:
        wanted: list[ColumnElement[bool]] = [CLOCK.key.in_(everything)] if everything else []
        if departments:
            wanted.append(CLOCK.department_id.in_(departments))
        if representative is not None:
            led = select(proposals.c.id).where(proposals.c.representative_id == representative)
            signed = select(cosigners.c.proposal_id).where(
                cosigners.c.representative_id == representative, cosigners.c.state == CosignerState.SIGNED
            )
            wanted.append(CLOCK.proposal_id.in_(led) | CLOCK.proposal_id.in_(signed))
        if keys:
            wanted.append(CLOCK.key.in_(keys) & CLOCK.department_id.is_(None))
        if not wanted:
            return []
        which = and_(CLOCK.due_on.between(first, last), or_(*wanted))
        own = (RUNNING, CLOCK.congress_id == congress_id)
        if limit is not None:
            nearest = select(CLOCK.id).where(*own, which).order_by(CLOCK.due_on, CLOCK.id).limit(limit)
            which = CLOCK.id.in_(nearest.scalar_subquery())
        return await self._read(own, which)

    async def counted(
        self, congress_id: int, first: date, last: date, keys: Collection[ClockKey]
    ) -> dict[date, int]:
        days = (
            select(CLOCK.due_on, func.count())
            .where(RUNNING, CLOCK.congress_id == congress_id, CLOCK.due_on.between(first, last))
            .where(CLOCK.key.in_(keys))
            .group_by(CLOCK.due_on)
        )
        found = await self._connection.execute(days)
        return {row[0]: row[1] for row in found}

    async def clocks(self, congress_id: int, ids: Collection[int]) -> list[DueClock]:
        own = (RUNNING, CLOCK.congress_id == congress_id)
        wanted, found = sorted(ids), list[DueClock]()
        for start in range(0, len(wanted), MOST_AT_ONCE):
            found += await self._read(own, CLOCK.id.in_(wanted[start : start + MOST_AT_ONCE]))
        return sorted(found, key=lambda clock: (clock.due_at, clock.id))

    async def proposal_of(self, congress_id: int, clock_id: int) -> int | None:
        one = select(CLOCK.proposal_id).where(CLOCK.congress_id == congress_id, CLOCK.id == clock_id)
        row = (await self._connection.execute(one)).first()
        return row[0] if row else None

    async def snooze(self, congress_id: int, person_id: int, clock_id: int, until: date) -> None:
        values = {"congress_id": congress_id, "person_id": person_id, "clock_id": clock_id, "until": until}
        new = insert(snoozes).values(values)
        again = new.on_conflict_do_update(
            index_elements=["person_id", "clock_id"], set_={"until": new.excluded.until}
        )
        await self._connection.execute(again)

    async def wake(self, person_id: int, clock_id: int) -> bool:
        one = (snoozes.c.person_id == person_id, snoozes.c.clock_id == clock_id)
        return (await self._connection.execute(delete(snoozes).where(*one))).rowcount == 1

    async def snoozed_by(self, person_id: int) -> dict[int, date]:
        """Of clocks that still run."""
        found = (
            select(snoozes.c.clock_id, snoozes.c.until)
            .join(clocks, CLOCK.id == snoozes.c.clock_id)
            .where(RUNNING, snoozes.c.person_id == person_id)
            .order_by(snoozes.c.until, snoozes.c.clock_id)
        )
        return {row[0]: row[1] for row in await self._connection.execute(found)}

    async def snoozed(self, congress_id: int) -> dict[tuple[int, int], date]:
        found = select(snoozes.c.person_id, snoozes.c.clock_id, snoozes.c.until)
        rows = await self._connection.execute(found.where(snoozes.c.congress_id == congress_id))
        return {(person_id, clock_id): until for person_id, clock_id, until in rows}

    async def end_snoozes(self, congress_id: int, today: date) -> None:
        over = exists().where(CLOCK.id == snoozes.c.clock_id, CLOCK.stopped_at.is_not(None))
        of = snoozes.c.congress_id == congress_id
        await self._connection.execute(delete(snoozes).where(of, (snoozes.c.until <= today) | over))

    async def _read(self, own: tuple[ColumnElement[bool], ...], which: ColumnElement[bool]) -> list[DueClock]:
        """One statement, and one more for each kind of thing that only some clocks need."""
        statement = (
            select(*OF_CLOCK, *OF_PROPOSAL)
            .join(proposals, proposals.c.id == CLOCK.proposal_id)
            .where(*own, which)
            .order_by(CLOCK.due_at, CLOCK.id)
        )
        found = [_due_clock(row) for row in await self._connection.execute(statement)]
        where = (*own, which)
        found = await self._with_representatives(found, where)
        return await self._with_rulings(found, where)

    async def _with_representatives(
        self, found: list[DueClock], where: tuple[ColumnElement[bool], ...]
    ) -> list[DueClock]:
        if not any(clock.key in RATED for clock in found):
            return found
        asked = (*where, CLOCK.key.in_(RATED))
        beside, given = defaultdict[int, list[int]](list), defaultdict[int, set[tuple[int, Stage]]](set)
        signed = (
            select(CLOCK.id, cosigners.c.representative_id)
            .join(cosigners, cosigners.c.proposal_id == CLOCK.proposal_id)
            .where(*asked, cosigners.c.state == CosignerState.SIGNED)
            .order_by(cosigners.c.id)
        )
        for clock_id, person_id in await self._connection.execute(signed):
            beside[clock_id].append(person_id)
        rated = (
            select(CLOCK.id, ratings.c.representative_id, ratings.c.stage)
            .join(proposals, proposals.c.id == CLOCK.proposal_id)
            .join(ratings, (ratings.c.proposal_id == proposals.c.id) & (ratings.c.round == proposals.c.round))
            .where(*asked, (ratings.c.stage != Stage.FULFILMENT) | (ratings.c.given_at >= CLOCK.started_at))
        )
        for clock_id, person_id, stage in await self._connection.execute(rated):
            given[clock_id].add((person_id, stage))
        return [
            replace(clock, beside=tuple(beside[clock.id]), done_by=_done(clock.key, given[clock.id]))
            for clock in found
        ]

    async def _with_rulings(
        self, found: list[DueClock], where: tuple[ColumnElement[bool], ...]
    ) -> list[DueClock]:
        if not any(clock.key is ClockKey.OBJECTION_RULING for clock in found):
            return found
        disputed: Select[Any] = (
            select(CLOCK.id, CLOCK.started_at, proposals.c.objections)
            .join(proposals, proposals.c.id == CLOCK.proposal_id)
            .where(*where, CLOCK.key == ClockKey.OBJECTION_RULING)
        )
        seconds = {
            clock_id
            for clock_id, started_at, objections in await self._connection.execute(disputed)
            if any(o.nth > 1 and o.waits_for_ruling and o.approved_at == started_at for o in objections)
        }
        return [replace(clock, second_disagreement=True) if clock.id in seconds else clock for clock in found]


def _due_clock(row: Any) -> DueClock:
    *plain, chain, level, mark = row
    values = dict(zip(PLAIN, plain, strict=True))
    leader = mark.leading_leader_id if mark else None
    return DueClock(
        **values, reviewer=reviewer_in(chain, level), leading_leader_id=leader, is_key=mark is not None
    )


def _done(key: ClockKey, given: set[tuple[int, Stage]]) -> frozenset[int]:
    """Who has given every grade that this clock asks for."""
    asked = AT_REPLY if key is ClockKey.RATING else (Stage.FULFILMENT,)
    people = {person_id for person_id, _ in given}
    return frozenset(p for p in people if all((p, stage) in given for stage in asked))
