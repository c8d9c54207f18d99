"""Broadcasts. Who gets one is in the outbox, one row a person: nothing of a receiver is kept twice."""

from collections.abc import Collection
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    String,
    and_,
    bindparam,
    case,
    cast,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert as insert_once

from domain.broadcast import (
    BEFORE_SENDING,
    Audience,
    Broadcast,
    BroadcastState,
    BroadcastWord,
    Figures,
)
from domain.errors import Conflict
from domain.notice import UNSETTLED, Notice, Outcome
from storage.audiences import counted, fits
from storage.prepared import HOT, Connection
from storage.tables import broadcast_words as words
from storage.tables import broadcasts as table
from storage.tables import outbox, people, receipts

FIELDS = [field.name for field in fields(Broadcast)]
COLUMNS = [table.c[name] for name in FIELDS]
WORD_FIELDS = [field.name for field in fields(BroadcastWord)]
ROWS = [name for name in (field.name for field in fields(Notice)) if name != "id"]
FREE = {"claimed_by": "", "claimed_until": None}
WAITING = outbox.c.outcome == Outcome.WAITING
# Named wherever rows of a broadcast are looked for: the index has the kind before the outcome.
KINDS = outbox.c.kind.in_(("broadcast", "broadcast_files"))

GET = select(*COLUMNS).where(table.c.id == bindparam("broadcast")).execution_options(**HOT)
# The people; files that go out before the text have rows of their own.
OWN = (outbox.c.broadcast_id == bindparam("broadcast"), outbox.c.kind == "broadcast")
COUNT = select(outbox.c.outcome, func.count()).where(*OWN).group_by(outbox.c.outcome)
RECEIVED = select(func.count()).where(receipts.c.broadcast_id == bindparam("broadcast"))
NOT_SAID = ~exists().where(
    receipts.c.broadcast_id == outbox.c.broadcast_id, receipts.c.person_id == outbox.c.person_id
)


class Broadcasts:
    """Implements domain.ports.Broadcasts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def get(self, congress_id: int, broadcast_id: int) -> Broadcast | None:
        row = (await self._connection.execute(GET, {"broadcast": broadcast_id})).first()
        found = Broadcast(**dict(zip(FIELDS, row, strict=True))) if row else None
        return found if found and found.congress_id == congress_id else None

    async def locked(self, congress_id: int, broadcast_id: int) -> Broadcast | None:
        return next(
            iter(await self._all(table.c.congress_id == congress_id, table.c.id == broadcast_id)), None
        )

    async def at_work(self, now: datetime) -> list[Broadcast]:
        due = and_(table.c.state == BroadcastState.SCHEDULED, table.c.scheduled_at <= now)
        found = select(*COLUMNS).where(or_(due, table.c.state == BroadcastState.RUNNING))
        return self._read(await self._connection.execute(found.order_by(table.c.id)))

    async def still_open(self, now: datetime) -> list[Broadcast]:
        found = select(*COLUMNS).where(table.c.state == BroadcastState.DONE, table.c.open_until > now)
        return self._read(await self._connection.execute(found.order_by(table.c.id)))

    async def asking(self, congress_id: int, since: datetime) -> list[Broadcast]:
        found = select(*COLUMNS).where(
            table.c.congress_id == congress_id,
            table.c.started_at > since,
            table.c.wants_receipts,
            table.c.reminds_of.is_(None),
        )
        return self._read(await self._connection.execute(found.order_by(table.c.id.desc())))

    async def next_start(self, after: datetime) -> datetime | None:
        due = select(func.min(table.c.scheduled_at)).where(
            table.c.state == BroadcastState.SCHEDULED, table.c.scheduled_at > after
        )
        moment: datetime | None = (await self._connection.execute(due)).scalar_one()
        return moment

    async def of(self, congress_id: int, person_id: int, limit: int) -> list[Broadcast]:
        unsent = table.c.state.in_(BEFORE_SENDING)
        found = select(*COLUMNS).where(
            table.c.congress_id == congress_id,
            table.c.reminds_of.is_(None),
            or_(table.c.sender_id == person_id, ~unsent),
        )
        return self._read(await self._connection.execute(found.order_by(table.c.id.desc()).limit(limit)))

    async def _all(self, *which: ColumnElement[bool]) -> list[Broadcast]:
        found = select(*COLUMNS).where(*which).order_by(table.c.id).with_for_update()
        return self._read(await self._connection.execute(found))

    def _read(self, rows: Any) -> list[Broadcast]:
        return [Broadcast(**dict(zip(FIELDS, row, strict=True))) for row in rows]

    async def add(self, broadcast: Broadcast) -> Broadcast:
        values = {name: getattr(broadcast, name) for name in FIELDS if name != "id"}
        made = await self._connection.execute(insert(table).values(values).returning(table.c.id))
        broadcast.id = made.scalar_one()
        return broadcast

    async def save(self, broadcast: Broadcast) -> None:
        """Raises Conflict when it was thrown away meanwhile."""
        values = {name: getattr(broadcast, name) for name in FIELDS if name != "id"}
        saved = update(table).where(table.c.id == broadcast.id).values(values)
        if (await self._connection.execute(saved)).rowcount == 0:
            raise Conflict

    async def delete(self, broadcast: Broadcast) -> None:
        await self._connection.execute(delete(table).where(table.c.id == broadcast.id))

    async def count(self, congress_id: int, audience: Audience, now: datetime) -> int:
        found: int = (await self._connection.execute(counted(congress_id, audience, now))).scalar_one()
        return found

    async def window(self, congress_id: int, after: int, size: int) -> int | None:
        within = (
            select(people.c.id)
            .where(people.c.congress_id == congress_id, people.c.id > after)
            .order_by(people.c.id)
            .limit(size)
            .subquery()
        )
        last: int | None = (await self._connection.execute(select(func.max(within.c.id)))).scalar_one()
        return last

    async def feed(self, notice: Notice, audience: Audience, after: int, until: int, suffix: str = "") -> int:
        """One statement a window: the roster goes into the outbox without passing through here."""
        unreachable = people.c.chat_id.is_(None)
        code = outbox.c.outcome.type
        own: dict[str, ColumnElement[Any]] = {
            "person_id": people.c.id,
            "dedupe_key": literal(notice.dedupe_key) + cast(people.c.id, String) + suffix,
            "outcome": case(
                (unreachable, literal(Outcome.NEVER_STARTED, code)), else_=literal(Outcome.WAITING, code)
            ),
            "settled_at": case(
                (unreachable, literal(notice.not_before, outbox.c.settled_at.type)), else_=None
            ),
        }
        given = {name: literal(getattr(notice, name), outbox.c[name].type) for name in ROWS}
        within = (people.c.congress_id == notice.congress_id, people.c.id > after, people.c.id <= until)
        rows = select(*({**given, **own}[name] for name in ROWS)).where(
            *within, fits(audience, notice.not_before)
        )
        once = insert_once(outbox).from_select(ROWS, rows.order_by(people.c.id))
        statement = once.on_conflict_do_nothing(index_elements=["dedupe_key", "congress_id"])
        return (await self._connection.execute(statement)).rowcount

    async def feed_joined(self, broadcast_id: int, after: int, until: int, now: datetime) -> int:
        joined = exists().where(people.c.id == outbox.c.person_id, people.c.chat_id.is_not(None))
        which = (
            outbox.c.broadcast_id == broadcast_id,
            KINDS,
            outbox.c.outcome == Outcome.NEVER_STARTED,
            outbox.c.person_id > after,
            outbox.c.person_id <= until,
            joined,
        )
        return await self._wait_again(now, *which)

    async def feed_again(
        self, broadcast_id: int, outcomes: Collection[str], before: datetime, limit: int, now: datetime
    ) -> int:
        some = select(outbox.c.id).where(
            outbox.c.broadcast_id == broadcast_id,
            KINDS,
            outbox.c.outcome.in_([Outcome(code) for code in outcomes]),
            outbox.c.settled_at < before,
        )
        return await self._wait_again(now, outbox.c.id.in_(some.order_by(outbox.c.id).limit(limit)))

    async def feed_returned(self, congress_id: int, keys: Collection[str], now: datetime) -> None:
        own = (outbox.c.congress_id == congress_id, outbox.c.dedupe_key.in_(keys))
        await self._wait_again(now, *own, outbox.c.outcome == Outcome.BLOCKED)

    async def wake(self, broadcast_id: int, now: datetime) -> None:
        which = (outbox.c.broadcast_id == broadcast_id, KINDS, WAITING)
        await self._connection.execute(update(outbox).where(*which).values(not_before=now))

    async def _wait_again(self, now: datetime, *which: ColumnElement[bool]) -> int:
        values = {"outcome": Outcome.WAITING, "not_before": now, "attempts": 0, "settled_at": None, **FREE}
        return (await self._connection.execute(update(outbox).where(*which).values(values))).rowcount

    async def lapse(self, broadcast_id: int, now: datetime) -> int:
        which = (outbox.c.broadcast_id == broadcast_id, KINDS, WAITING)
        values = {"outcome": Outcome.LAPSED, "settled_at": now, **FREE}
        return (await self._connection.execute(update(outbox).where(*which).values(values))).rowcount

    async def waiting(self, broadcast_id: int) -> int:
        which = (outbox.c.broadcast_id == broadcast_id, KINDS, outbox.c.outcome.in_(UNSETTLED))
        found: int = (await self._connection.execute(select(func.count()).where(*which))).scalar_one()
        return found

    async def figures(self, broadcast_id: int) -> Figures:
        rows = await self._connection.execute(COUNT, {"broadcast": broadcast_id})
        outcomes = {row[0]: row[1] for row in rows}
        received = await self._connection.execute(RECEIVED, {"broadcast": broadcast_id})
        return Figures(outcomes, received.scalar_one())

    async def people_with(
        self,
        broadcast_id: int,
        outcomes: Collection[Outcome],
        limit: int,
        offset: int,
        *,
        silent: bool = False,
    ) -> list[tuple[int, Outcome]]:
        found = select(outbox.c.person_id, outbox.c.outcome).where(
            outbox.c.broadcast_id == broadcast_id,
            outbox.c.kind == "broadcast",
            outbox.c.outcome.in_(outcomes),
            *([NOT_SAID] if silent else []),
        )
        found = found.order_by(outbox.c.outcome, outbox.c.person_id).limit(limit).offset(offset)
        return [(person, outcome) for person, outcome in await self._connection.execute(found)]

    async def count_silent(self, broadcast_id: int) -> int:
        sent = (
            outbox.c.broadcast_id == broadcast_id,
            outbox.c.kind == "broadcast",
            outbox.c.outcome == Outcome.SENT,
        )
        found = select(func.count()).select_from(outbox).where(*sent, NOT_SAID)
        count: int = (await self._connection.execute(found)).scalar_one()
        return count

    async def outcome_of(self, broadcast_id: int, person_id: int, key: str) -> Outcome | None:
        found = select(outbox.c.outcome).where(
            outbox.c.dedupe_key == key,
            outbox.c.broadcast_id == broadcast_id,
            outbox.c.person_id == person_id,
        )
        return (await self._connection.execute(found)).scalar_one_or_none()

    async def receive(self, broadcast: Broadcast, person_id: int, now: datetime) -> datetime:
        """The moment of the first receipt, also when it was given before."""
        row = {
            "broadcast_id": broadcast.id,
            "person_id": person_id,
            "congress_id": broadcast.congress_id,
            "at": now,
        }
        once = insert_once(receipts).on_conflict_do_nothing(index_elements=["broadcast_id", "person_id"])
        await self._connection.execute(once, row)
        return await self.received_at(broadcast.id, person_id) or now

    async def received_at(self, broadcast_id: int, person_id: int) -> datetime | None:
        found = select(receipts.c.at).where(
            receipts.c.broadcast_id == broadcast_id, receipts.c.person_id == person_id
        )
        return (await self._connection.execute(found)).scalar_one_or_none()

    async def add_word(self, word: BroadcastWord) -> BroadcastWord:
        values = {name: getattr(word, name) for name in WORD_FIELDS if name != "id"}
        made = await self._connection.execute(insert(words).values(values).returning(words.c.id))
        word.id = made.scalar_one()
        return word

    async def word(self, congress_id: int, word_id: int) -> BroadcastWord | None:
        found = await self._words(words.c.congress_id == congress_id, words.c.id == word_id)
        return found[0] if found else None

    async def thread(self, broadcast_id: int, person_id: int) -> list[BroadcastWord]:
        return await self._words(words.c.broadcast_id == broadcast_id, words.c.person_id == person_id)

    async def count_threads(self, broadcast_id: int) -> int:
        found = select(func.count(func.distinct(words.c.person_id))).where(
            words.c.broadcast_id == broadcast_id
        )
        count: int = (await self._connection.execute(found)).scalar_one()
        return count

    async def threads(self, broadcast_id: int, limit: int) -> list[tuple[int, int]]:
        found = (
            select(words.c.person_id, func.count())
            .where(words.c.broadcast_id == broadcast_id)
            .group_by(words.c.person_id)
            .order_by(func.max(words.c.id).desc())
            .limit(limit)
        )
        return [(person, n) for person, n in await self._connection.execute(found)]

    async def _words(self, *which: ColumnElement[bool]) -> list[BroadcastWord]:
        found = select(*(words.c[name] for name in WORD_FIELDS)).where(*which).order_by(words.c.id)
        return [
            BroadcastWord(**dict(zip(WORD_FIELDS, row, strict=True)))
            for row in await self._connection.execute(found)
        ]
