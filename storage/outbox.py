"""Notices waiting to be delivered, and what became of the others."""

from collections.abc import Collection, Mapping
from dataclasses import fields
from datetime import datetime

from sqlalchemy import and_, bindparam, case, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.notice import UNSETTLED, Matter, Notice, Outcome, Priority
from storage.prepared import HOT, Connection
from storage.tables import SENDING, UNDELIVERED, WAITING, pauses
from storage.tables import outbox as table

FIELDS = [field.name for field in fields(Notice)]
INSERT = (
    insert(table)
    .on_conflict_do_nothing(index_elements=["dedupe_key", "congress_id"])
    .execution_options(**HOT)
)
FREE = {"claimed_by": "", "claimed_until": None}
# One urgency at a time: what is due is one piece of the index then, however much waits for tomorrow.
# Two workers never wait for one another: what another one is claiming right now is passed over.
CLAIMABLE = (
    select(table.c.id)
    .where(
        WAITING,
        table.c.congress_id == bindparam("congress"),
        table.c.priority == bindparam("urgency"),
        table.c.not_before <= bindparam("now"),
        or_(table.c.claimed_until.is_(None), table.c.claimed_until <= bindparam("now")),
    )
    .order_by(table.c.not_before, table.c.id)
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True)
    .cte("claimable")
)
CLAIM = (
    update(table)
    .where(table.c.id == CLAIMABLE.c.id)
    .values(claimed_by=bindparam("worker"), claimed_until=bindparam("until"))
    .returning(*(table.c[name] for name in FIELDS))
    .execution_options(**HOT)
)
MARK_SENDING = (
    update(table)
    .where(
        table.c.id.in_(bindparam("notices", expanding=True)),
        WAITING,
        table.c.claimed_by == bindparam("worker"),
    )
    .values(outcome=Outcome.SENDING)
    .returning(table.c.id)
)
SETTLE = (
    update(table)
    .where(table.c.id.in_(bindparam("notices", expanding=True)))
    .values(outcome=bindparam("became"), settled_at=bindparam("now"), **FREE)
)
SETTLE_WAITING = (
    update(table)
    .where(table.c.congress_id == bindparam("congress"), table.c.dedupe_key == bindparam("key"), WAITING)
    .values(outcome=bindparam("became"), settled_at=bindparam("now"), **FREE)
)
DOUBT = update(table).where(SENDING).values(outcome=Outcome.IN_DOUBT, settled_at=bindparam("now"), **FREE)
DOUBT_EXPIRED = DOUBT.where(table.c.claimed_until <= bindparam("now")).execution_options(**HOT)
PUT_OFF = (
    update(table)
    .where(table.c.id == bindparam("notice"), table.c.outcome.in_(UNSETTLED))
    .values(
        outcome=Outcome.WAITING,
        not_before=bindparam("moment"),
        attempts=table.c.attempts + bindparam("failed"),
        **FREE,
    )
)
_PAUSE = insert(pauses)
PAUSE = _PAUSE.on_conflict_do_update(index_elements=["congress_id"], set_={"until": _PAUSE.excluded.until})
PAUSES = (
    select(pauses.c.congress_id, pauses.c.until)
    .where(pauses.c.until > bindparam("now"))
    .execution_options(**HOT)
)
# A group that refuses ends, and that is told; no person missed anything.
TO_PERSON = and_(table.c.group_id.is_(None), table.c.channel_id.is_(None))
UNREACHED = table.c.outcome.in_([Outcome.BLOCKED, Outcome.NEVER_STARTED])
UNREACHED_SINCE = (
    select(table.c.person_id, table.c.proposal_id)
    .where(
        UNDELIVERED, UNREACHED, table.c.congress_id == bindparam("congress"), table.c.proposal_id.is_not(None)
    )
    .where(TO_PERSON)
    .where(table.c.settled_at >= bindparam("since"))
    .order_by(table.c.id)
)
MISSED_BY = (
    select(table.c.proposal_id)
    .where(
        UNDELIVERED,
        UNREACHED,
        TO_PERSON,
        table.c.congress_id == bindparam("congress"),
        table.c.person_id == bindparam("person"),
    )
    .where(table.c.proposal_id.is_not(None))
    .order_by(table.c.id.desc())
)
MISSED_SINCE = MISSED_BY.where(table.c.settled_at >= bindparam("since"))
COUNTS = [select(func.count()).select_from(table).where(which) for which in (WAITING, SENDING)]


# Where nobody waits for a reply any more, it is not missed either.
_SEEN = (UNDELIVERED, TO_PERSON, table.c.priority > Priority.REPLY, table.c.kind != "commands")
MATTER = case(
    (table.c.broadcast_id.is_not(None), Matter.BROADCAST.value),
    (table.c.proposal_id.is_not(None), Matter.CASE.value),
    else_=Matter.OTHER.value,
)
_IN_CONGRESS = (table.c.congress_id == bindparam("congress"), table.c.settled_at > bindparam("since"))
UNDELIVERED_COUNTS = (
    select(MATTER, table.c.outcome, func.count())
    .where(*_SEEN, *_IN_CONGRESS)
    .group_by(MATTER, table.c.outcome)
)
_OF_GROUP = (*_SEEN, *_IN_CONGRESS, bindparam("about") == MATTER, table.c.outcome == bindparam("became"))
UNDELIVERED_ONES = (
    select(*(table.c[name] for name in FIELDS))
    .where(*_OF_GROUP)
    .order_by(table.c.settled_at.desc(), table.c.id)
    .limit(bindparam("at_most"))
    .offset(bindparam("passed"))
)
SEND_AGAIN = (
    update(table)
    .where(*_OF_GROUP)
    .values(outcome=Outcome.WAITING, not_before=bindparam("moment"), attempts=0, settled_at=None, **FREE)
)

NEXT = select(func.min(table.c.not_before)).where(WAITING, table.c.not_before > bindparam("after"))


class Outbox:
    """Implements domain.ports.Outbox."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def post(self, notice: Notice) -> bool:
        row = {name: getattr(notice, name) for name in FIELDS if name != "id"}
        return (await self._connection.execute(INSERT, row)).rowcount == 1

    async def claim(
        self,
        worker: str,
        congress_id: int,
        now: datetime,
        until: datetime,
        room: Mapping[Priority, int],
    ) -> list[Notice]:
        claimed: list[Notice] = []
        values = {"worker": worker, "congress": congress_id, "now": now, "until": until}
        for urgency in sorted(room):
            given = {**values, "urgency": urgency, "at_most": room[urgency]}
            own = [Notice(*row) for row in await self._connection.execute(CLAIM, given)]
            claimed += sorted(own, key=lambda notice: (notice.not_before, notice.id))
        return claimed

    async def mark_sending(self, worker: str, notice_ids: Collection[int]) -> set[int]:
        values = {"worker": worker, "notices": list(notice_ids)}
        return {row.id for row in await self._connection.execute(MARK_SENDING, values)}

    async def settle(self, notice_ids: Collection[int], outcome: Outcome, now: datetime) -> None:
        values = {"notices": list(notice_ids), "became": outcome, "now": now}
        await self._connection.execute(SETTLE, values)

    async def settle_waiting(self, congress_id: int, key: str, outcome: Outcome, now: datetime) -> bool:
        values = {"congress": congress_id, "key": key, "became": outcome, "now": now}
        return (await self._connection.execute(SETTLE_WAITING, values)).rowcount == 1

    async def put_off(self, notice_id: int, not_before: datetime, *, failed: bool = True) -> None:
        await self._connection.execute(
            PUT_OFF, {"notice": notice_id, "moment": not_before, "failed": int(failed)}
        )

    async def release(self, worker_prefix: str, now: datetime) -> int:
        claimed = table.c.claimed_by.startswith(worker_prefix, autoescape=True)
        await self._connection.execute(DOUBT.where(claimed), {"now": now})
        return (await self._connection.execute(update(table).where(WAITING, claimed).values(FREE))).rowcount

    async def doubt_expired(self, now: datetime) -> int:
        return (await self._connection.execute(DOUBT_EXPIRED, {"now": now})).rowcount

    async def undelivered_counts(
        self, congress_id: int, since: datetime
    ) -> dict[tuple[Matter, Outcome], int]:
        values = {"congress": congress_id, "since": since}
        rows = await self._connection.execute(UNDELIVERED_COUNTS, values)
        return {(Matter(matter), outcome): n for matter, outcome, n in rows}

    async def undelivered(
        self, congress_id: int, matter: Matter, outcome: Outcome, since: datetime, limit: int, offset: int
    ) -> list[Notice]:
        values = {"congress": congress_id, "since": since, "about": matter.value, "became": outcome}
        rows = await self._connection.execute(
            UNDELIVERED_ONES, {**values, "at_most": limit, "passed": offset}
        )
        return [Notice(*row) for row in rows]

    async def send_again(
        self,
        congress_id: int,
        matter: Matter,
        outcome: Outcome,
        since: datetime,
        now: datetime,
        notice_id: int | None = None,
    ) -> int:
        values = {"congress": congress_id, "since": since, "about": matter.value, "became": outcome}
        one = [table.c.id == notice_id] if notice_id is not None else []
        return (await self._connection.execute(SEND_AGAIN.where(*one), {**values, "moment": now})).rowcount

    async def pause(self, congress_id: int, until: datetime) -> None:
        await self._connection.execute(PAUSE, {"congress_id": congress_id, "until": until})

    async def pauses(self, now: datetime) -> dict[int, datetime]:
        return {row[0]: row[1] for row in await self._connection.execute(PAUSES, {"now": now})}

    async def missed_by(self, congress_id: int, person_id: int, since: datetime | None) -> list[int]:
        values = {"congress": congress_id, "person": person_id}
        if since is None:
            rows = await self._connection.execute(MISSED_BY, values)
        else:
            rows = await self._connection.execute(MISSED_SINCE, values | {"since": since})
        return list(dict.fromkeys(row[0] for row in rows))

    async def unreached(self, congress_id: int, since: datetime) -> list[tuple[int, int]]:
        rows = await self._connection.execute(UNREACHED_SINCE, {"congress": congress_id, "since": since})
        return list(dict.fromkeys((row[0], row[1]) for row in rows))

    async def waiting(self) -> int:
        return sum([(await self._connection.execute(count)).scalar_one() for count in COUNTS])

    async def next_moment(self, after: datetime) -> datetime | None:
        moment: datetime | None = (await self._connection.execute(NEXT, {"after": after})).scalar_one()
        return moment
