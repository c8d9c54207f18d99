"""Delivering the outbox: claim, check that it is still true, render, carry, settle."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Protocol

import structlog
from prometheus_client import Counter

from domain.notice import UNSETTLED, Notice, Outcome, Priority
from domain.people import Person
from domain.ports import UnitsOfWork
from scheduler.courier import BotMustWait, InDoubt, TryLater
from scheduler.holds import Holds
from scheduler.parcel import Parcel
from scheduler.rendering import Makers, Occasion, render

log = structlog.get_logger()
SETTLED = Counter(
    "through_train_notices_settled", "Notices of the outbox by what became of them", ["outcome"]
)
FINAL = [outcome for outcome in Outcome if outcome not in UNSETTLED]

BATCH = 20
LEASE = timedelta(minutes=2)
SIDE_BY_SIDE = 8
MOST_IN_HAND = 100
LONGEST_WAIT = timedelta(minutes=5)
# About two days of trying every five minutes.
MOST_ATTEMPTS = 600
FINISH_SECONDS = 5.0
SETTLE_ATTEMPTS = 5


class Carrier(Protocol):
    async def carry(self, chat_id: int, parcel: Parcel) -> Outcome: ...


class Delivery:
    """Carries what is due. `couriers` by congress id; on PostgreSQL several share the work by claims.

    Chats go side by side, each chat's notices in their order: a slow chat holds up nobody else.
    """

    def __init__(
        self,
        database: UnitsOfWork,
        now: Callable[[], datetime],
        couriers: Mapping[int, Carrier],
        makers: Makers,
        worker: str,
    ) -> None:
        self._database = database
        self._now = now
        self._couriers = couriers
        self._makers = makers
        self._worker = worker
        self._holds = Holds()
        self._chats: dict[int, asyncio.Task[None]] = {}
        self._places = asyncio.Semaphore(SIDE_BY_SIDE)
        self._claiming = asyncio.Lock()
        self._in_hand = 0
        self._settled = 0
        self._stopping = False
        for outcome in FINAL:
            SETTLED.labels(outcome.value)

    async def run(self) -> int:
        """Deliver until nothing is due and nothing under way; returns how many notices were settled."""
        before = self._settled
        while await self.hand_out() or self._chats:
            if self._chats:
                await asyncio.wait(set(self._chats.values()), return_when=asyncio.FIRST_COMPLETED)
        return self._settled - before

    async def hand_out(self) -> int:
        """Claim what is due and begin to carry it; returns how many were claimed."""
        async with self._claiming:
            room = min(BATCH, MOST_IN_HAND - self._in_hand)
            if room <= 0 or self._stopping:
                return 0
            now = self._now()
            notices: list[Notice] = []
            async with self._database.unit_of_work() as uow:
                await uow.outbox.doubt_expired(now)
                # Other congresses' bots may run in other processes: their notices are left to them.
                for congress_id in self._couriers:
                    notices += await uow.outbox.claim(
                        self._worker, congress_id, now, now + LEASE, room - len(notices)
                    )
            self._in_hand += len(notices)
            for own in _by_person(notices):
                self._begin(own)
        return len(notices)

    def hold(self, congress_id: int, wait: timedelta) -> None:
        """Telegram asked this bot for a pause: nothing of it is carried meanwhile."""
        self._holds.hold_bot(congress_id, self._now() + wait)

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
        async with self._database.unit_of_work() as uow:
            await uow.outbox.release(self._worker, self._now())

    def _begin(self, notices: list[Notice]) -> None:
        person_id = notices[0].person_id
        task = asyncio.create_task(self._carry_in_order(notices, self._chats.get(person_id)))
        self._chats[person_id] = task

        def done(_: asyncio.Task[None]) -> None:
            if self._chats.get(person_id) is task:
                del self._chats[person_id]

        task.add_done_callback(done)

    async def _carry_in_order(self, notices: list[Notice], before: asyncio.Task[None] | None) -> None:
        try:
            if before is not None:
                await asyncio.wait({before})
            for notice in notices:
                async with self._places:
                    if not self._stopping:
                        await self._deliver(notice)
        except Exception:
            # Claimed as they are, they are free again when the claim ends.
            log.exception("notices_not_delivered", notices=[n.id for n in notices])
        finally:
            self._in_hand -= len(notices)

    async def _deliver(self, notice: Notice) -> None:
        """One notice; the send lies between two transactions, never inside one."""
        now = self._now()
        if notice.claimed_until is not None and notice.claimed_until <= now:
            return
        held = self._holds.until(notice.congress_id, notice.person_id, now)
        if held is not None:
            await self._put_off(notice, held, failed=False)
            return
        try:
            async with self._database.unit_of_work() as uow:
                person = await uow.people.get(notice.congress_id, notice.person_id)
                congress = await uow.congresses.get(notice.congress_id)
                parcel = None
                if person is not None:
                    parcel = await render(Occasion(uow, notice, person, congress, self._makers, now))
            outcome = await self._carry(notice, person, parcel)
        except BotMustWait as later:
            self.hold(notice.congress_id, later.wait)
            await self._put_off(notice, self._now() + later.wait, failed=False)
        except TryLater as later:
            await self._fail(notice, later.wait)
        except Exception:
            log.exception("notice_broke", notice=notice.id, kind=notice.kind)
            await self._fail(notice, timedelta(minutes=1))
        else:
            if outcome is not None:
                await self._settle(notice, outcome)

    async def _carry(self, notice: Notice, person: Person | None, parcel: Parcel | None) -> Outcome | None:
        """None when the notice is no longer ours to send."""
        if person is None or parcel is None:
            return Outcome.LAPSED
        if person.chat_id is None:
            return Outcome.NEVER_STARTED
        if notice.priority is Priority.BROADCAST:
            return await self._carry_at_most_once(notice, person.chat_id, parcel)
        return await self._couriers[notice.congress_id].carry(person.chat_id, parcel)

    async def _carry_at_most_once(self, notice: Notice, chat_id: int, parcel: Parcel) -> Outcome | None:
        """Noted first, then sent: whoever finds the note after a death knows that it may have arrived."""
        async with self._database.unit_of_work() as uow:
            if not await uow.outbox.mark_sending(self._worker, [notice.id]):
                return None
        try:
            return await self._couriers[notice.congress_id].carry(chat_id, parcel)
        except InDoubt:
            return Outcome.IN_DOUBT
        except TryLater:
            raise
        except Exception:
            log.exception("notice_broke_on_its_way", notice=notice.id, kind=notice.kind)
            return Outcome.IN_DOUBT

    async def _fail(self, notice: Notice, wait: timedelta) -> None:
        """Again after a while, each time longer; everything else for this chat waits behind it."""
        if notice.attempts + 1 >= MOST_ATTEMPTS:
            log.error("notice_given_up", notice=notice.id, kind=notice.kind)
            await self._settle(notice, Outcome.UNDELIVERABLE)
            return
        until = self._now() + min(wait * 2 ** min(notice.attempts, 10), LONGEST_WAIT)
        self._holds.hold_chat(notice.person_id, until)
        log.info("notice_put_off", kind=notice.kind, attempts=notice.attempts + 1)
        await self._put_off(notice, until)

    async def _put_off(self, notice: Notice, until: datetime, *, failed: bool = True) -> None:
        async with self._database.unit_of_work() as uow:
            await uow.outbox.put_off(notice.id, until, failed=failed)

    async def _settle(self, notice: Notice, outcome: Outcome) -> None:
        """Say what became of it. Patiently: what is sent and not settled would be sent again."""
        for attempt in range(SETTLE_ATTEMPTS):
            try:
                async with self._database.unit_of_work() as uow:
                    await uow.outbox.settle(notice.id, outcome, self._now())
                break
            except Exception:
                if attempt + 1 == SETTLE_ATTEMPTS:
                    raise
                log.warning("notice_not_settled_yet", notice=notice.id)
                await asyncio.sleep(1)
        self._settled += 1
        SETTLED.labels(outcome.value).inc()
        log.info("notice_settled", kind=notice.kind, outcome=outcome.value)


def _by_person(notices: list[Notice]) -> list[list[Notice]]:
    """Each person's notices together and in their order."""
    people: dict[int, list[Notice]] = {}
    for notice in notices:
        people.setdefault(notice.person_id, []).append(notice)
    return list(people.values())
