"""Delivering the outbox: for each bot what is due is claimed, and each chat gets its own in order."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta

import structlog

from domain.notice import Notice, Priority
from domain.ports import UnitsOfWork
from scheduler.carrying import Carrying
from scheduler.copying import Copies
from scheduler.lane import Carrier, Lane
from scheduler.occasion import Makers
from scheduler.rendering import Message

log = structlog.get_logger()
LEASE = timedelta(minutes=2)
FINISH_SECONDS = 5.0


class Delivery:
    """Carries what is due. `couriers` by congress id; on PostgreSQL several share the work by claims.

    Each bot has a lane of its own. In it chats go side by side, each chat's notices of one urgency in their
    order: a slow chat holds up nobody else.
    """

    def __init__(
        self,
        database: UnitsOfWork,
        now: Callable[[], datetime],
        couriers: Mapping[int, Carrier],
        makers: Makers,
        worker: str,
        *,
        paced: bool = True,
        copies: Copies | None = None,
    ) -> None:
        self._database = database
        self._now = now
        self._couriers = couriers
        self._worker = worker
        self._paced = paced
        self._carrying = Carrying(database, now, makers, worker, copies)
        self._lanes: dict[int, Lane] = {}
        self._chats: dict[tuple[int, Priority], asyncio.Task[None]] = {}
        self._claiming = asyncio.Lock()
        self._claims: set[asyncio.Task[int]] = set()
        self._moved = asyncio.Event()
        self._stopping = False

    async def run(self) -> int:
        """Deliver until nothing is due and nothing under way; returns how many notices were settled."""
        before = self._carrying.settled
        while await self.hand_out() or self._chats:
            self._moved.clear()
            if self._chats:
                await self._moved.wait()
        return self._carrying.settled - before

    async def hand_out(self) -> int:
        """Claim what is due and begin to carry it; returns how many were claimed."""
        async with self._claiming:
            if self._stopping:
                return 0
            now = self._now()
            claimed: list[tuple[Lane, list[Notice]]] = []
            async with self._database.unit_of_work() as uow:
                await uow.outbox.doubt_expired(now)
                for congress_id, until in (await uow.outbox.pauses(now)).items():
                    self._carrying.holds.hold_bot(congress_id, until)
                for lane, room in self._open_lanes(now):
                    notices = await uow.outbox.claim(self._worker, lane.congress_id, now, now + LEASE, room)
                    lane.claimed(notices, room)
                    claimed.append((lane, notices))
            for lane, notices in claimed:
                await self._begin_all(lane, notices)
        return sum(len(notices) for _, notices in claimed)

    def hold(self, congress_id: int, wait: timedelta) -> None:
        """Telegram asked this bot for a pause: nothing of it is carried meanwhile."""
        self._carrying.holds.hold_bot(congress_id, self._now() + wait)

    def reply_turn(self, congress_id: int) -> AbstractAsyncContextManager[None]:
        """The bot says something that is no notice: that goes before notices, and counts as one."""
        return self._lane(congress_id).pace.reply()

    async def stop(self) -> None:
        """Claim nothing more, finish what is being carried, give the rest back."""
        self._stopping = True
        async with self._claiming:
            under_way = set(self._chats.values())
        if under_way:
            _, late = await asyncio.wait(under_way, timeout=FINISH_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self._carrying.finish()
        async with self._database.unit_of_work() as uow:
            await uow.outbox.release(self._worker, self._now())

    def _lane(self, congress_id: int) -> Lane:
        if congress_id not in self._lanes:
            self._lanes[congress_id] = Lane(congress_id, self._couriers[congress_id], paced=self._paced)
        return self._lanes[congress_id]

    def _open_lanes(self, now: datetime) -> list[tuple[Lane, Mapping[Priority, int]]]:
        """Those that may send now, with how much of each urgency they can take: each bot has its own turn.

        Other congresses' bots may run in other processes: their notices are left to them.
        """
        lanes = [
            self._lane(congress_id)
            for congress_id in self._couriers
            if self._carrying.holds.bot_until(congress_id, now) is None
        ]
        return [(lane, room) for lane in lanes if (room := lane.room(now))]

    async def _begin_all(self, lane: Lane, notices: list[Notice]) -> None:
        messages = await self._carrying.messages(
            lane, [n for n in notices if n.priority is Priority.BROADCAST]
        )
        for own in _by_chat(notices):
            self._begin(lane, own, messages)

    def _begin(self, lane: Lane, notices: list[Notice], messages: Mapping[int, Message]) -> None:
        key = notices[0].chat, notices[0].priority
        task = asyncio.create_task(self._carry_in_order(lane, notices, messages, self._chats.get(key)))
        self._chats[key] = task

        def done(_: asyncio.Task[None]) -> None:
            if self._chats.get(key) is task:
                del self._chats[key]
            if not self._chats or lane.room(self._now()):
                self._moved.set()
                self._claim_again(lane)

        task.add_done_callback(done)

    def _claim_again(self, lane: Lane) -> None:
        """Not to wait for the next tick while more is waiting."""
        if lane.more_waits and not self._stopping and not self._claiming.locked():
            lane.more_waits = False
            task = asyncio.create_task(self.hand_out())
            self._claims.add(task)
            task.add_done_callback(self._claims.discard)

    async def _carry_in_order(
        self,
        lane: Lane,
        notices: list[Notice],
        messages: Mapping[int, Message],
        before: asyncio.Task[None] | None,
    ) -> None:
        try:
            if before is not None:
                await asyncio.wait({before})
            for notice in notices:
                async with lane.places[notice.priority]:
                    if not self._stopping:
                        await self._carrying.deliver(lane, notice, messages.get(notice.id))
        except Exception:
            # Claimed as they are, they are free again when the claim ends.
            log.exception("notices_not_delivered", notices=[n.id for n in notices])
        finally:
            lane.in_hand[notices[0].priority] -= len(notices)


def _by_chat(notices: list[Notice]) -> list[list[Notice]]:
    """Each chat's notices of one urgency together and in their order."""
    chats: dict[tuple[int, Priority], list[Notice]] = {}
    for notice in notices:
        chats.setdefault((notice.chat, notice.priority), []).append(notice)
    return list(chats.values())
