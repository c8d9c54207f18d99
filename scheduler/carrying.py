"""Carrying one notice: check that it is still true, render, wait for its turn, send, note the outcome."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

import structlog
from prometheus_client import Counter

from domain.notice import UNSETTLED, Notice, Outcome, Priority
from domain.people import NO_PREFERENCES, Congress, Person
from domain.ports import UnitsOfWork
from domain.services import channels, groups
from scheduler.copying import Copies
from scheduler.courier import BotMustWait, InDoubt, TryLater
from scheduler.holds import Holds
from scheduler.lane import Lane
from scheduler.notes import Notes
from scheduler.occasion import Makers, Occasion
from scheduler.pace import Turn
from scheduler.parcel import InGroup, Living, NotNow, Parcel, Posted
from scheduler.rendering import Message, render

log = structlog.get_logger()
SETTLED = Counter(
    "through_train_notices_settled", "Notices of the outbox by what became of them", ["outcome"]
)
FINAL = [outcome for outcome in Outcome if outcome not in UNSETTLED]

LONGEST_WAIT = timedelta(minutes=5)
# About two days of trying every five minutes.
MOST_ATTEMPTS = 600
# What is claimed may wait so long in our hands; what must wait longer goes back to the outbox.
HELD_SECONDS = 5.0
SETTLE_ATTEMPTS = 5
# Nothing that anybody sees arrive.
SILENT = frozenset({"commands"})


class Carrying:
    """`holds` says who must wait, `settled` how many notices have been."""

    def __init__(
        self,
        database: UnitsOfWork,
        now: Callable[[], datetime],
        makers: Makers,
        worker: str,
        copies: Copies | None = None,
    ) -> None:
        self._database = database
        self._now = now
        self._makers = makers
        self._copies = copies
        self._notes = Notes(database, now, worker)
        self.holds = Holds()
        self.settled = 0
        for outcome in FINAL:
            SETTLED.labels(outcome.value)

    async def finish(self) -> None:
        """Until everything is written down."""
        await self._notes.finish()

    async def messages(self, lane: Lane, notices: list[Notice]) -> dict[int, Message]:
        """What goes to many is rendered together: its people with one query, its content once."""
        if not notices:
            return {}
        messages: dict[int, Message] = {}
        shared: dict[object, object] = {}
        try:
            async with self._database.unit_of_work() as uow:
                congress = await uow.congresses.get(lane.congress_id)
                those = await uow.people.those(lane.congress_id, {n.person_id for n in notices})
                people = {person.id: person for person in those}
                for notice in notices:
                    person = people.get(notice.person_id)
                    if person is not None:
                        occasion = Occasion(uow, notice, person, congress, self._makers, self._now(), shared)
                        with suppress(NotNow):
                            messages[notice.id] = person, await render(occasion)
        except Exception:
            # One that breaks is found when each is rendered by itself.
            log.exception("notices_not_rendered_together")
        return messages

    async def deliver(self, lane: Lane, notice: Notice, message: Message | None) -> None:
        """One notice; the send lies between two transactions, never inside one."""
        if await self._must_wait(lane, notice):
            return
        try:
            person, parcel = message or await self._message(notice)
            outcome = await self._carry(lane, notice, person, parcel)
        except NotNow as later:
            await self._notes.put_off(notice, self._now() + later.wait, failed=False)
        except BotMustWait as later:
            await self._pause(notice.congress_id, later.wait)
            await self._notes.put_off(notice, self._now() + later.wait, failed=False)
        except TryLater as later:
            await self._fail(notice, later.wait)
        except Exception:
            log.exception("notice_broke", notice=notice.id, kind=notice.kind)
            await self._fail(notice, timedelta(minutes=1))
        else:
            if isinstance(parcel, Living) and parcel.broadcast_id is not None:
                await self._remember(notice, parcel, parcel.broadcast_id)
            if isinstance(parcel, Posted):
                await self._remember_post(parcel, outcome)
            if notice.group_id is not None and outcome in {Outcome.BLOCKED, Outcome.NEVER_STARTED}:
                await self._lose_group(notice, notice.group_id)
            if outcome is not None:
                await self._settle(notice, outcome)
                if self._copies is not None and notice.to_person:
                    self._copies.offer(notice, person, parcel, outcome)

    async def _remember(self, notice: Notice, parcel: Living, broadcast_id: int) -> None:
        """Which message shows it now: that one is changed the next time."""
        async with self._database.unit_of_work() as uow:
            broadcast = await uow.broadcasts.locked(notice.congress_id, broadcast_id)
            if broadcast is not None and broadcast.message_id != parcel.message_id:
                broadcast.message_id = parcel.message_id
                await uow.broadcasts.save(broadcast)

    async def _remember_post(self, parcel: Posted, outcome: Outcome | None) -> None:
        """Which message tells of it; or that the bot may not post there any more."""
        async with self._database.unit_of_work() as uow:
            if outcome is Outcome.SENT and parcel.message_id is not None:
                await uow.channels.remember(
                    parcel.channel, parcel.subject, parcel.subject_id, parcel.message_id
                )
            channel = await uow.channels.get(parcel.channel.congress_id, parcel.channel.id)
            lost = outcome in {Outcome.BLOCKED, Outcome.NEVER_STARTED}
            if lost and channel is not None and channel.ended_at is None:
                await channels.end(uow, channel, now=self._now())

    async def _lose_group(self, notice: Notice, group_id: int) -> None:
        """The bot is not there any more, or the topic is not: nothing else will arrive."""
        async with self._database.unit_of_work() as uow:
            group = await uow.groups.get(notice.congress_id, group_id)
            if group is not None and group.ended_at is None:
                await groups.end(uow, group, now=self._now())

    async def _must_wait(self, lane: Lane, notice: Notice) -> bool:
        """Whether it is no longer ours, or not now: then it is put off."""
        now = self._now()
        if notice.claimed_until is not None and notice.claimed_until <= now:
            return True
        held = self.holds.until(notice.congress_id, notice.chat, now)
        if held is None and notice.priority is Priority.BROADCAST:
            held = lane.rests(now)
        if held is not None:
            await self._notes.put_off(notice, held, failed=False)
        return held is not None

    async def _message(self, notice: Notice) -> tuple[Person | None, Parcel | None]:
        async with self._database.unit_of_work() as uow:
            person = await uow.people.get(notice.congress_id, notice.person_id)
            if person is None:
                return None, None
            congress = await uow.congresses.get(notice.congress_id)
            _check_quiet(notice, person, congress, self._now())
            return person, await render(Occasion(uow, notice, person, congress, self._makers, self._now()))

    async def _carry(
        self, lane: Lane, notice: Notice, person: Person | None, parcel: Parcel | None
    ) -> Outcome | None:
        """None when it is not ours to send any more, or not now."""
        if person is None or parcel is None:
            return Outcome.LAPSED
        chat_id = parcel.chat_id if isinstance(parcel, InGroup | Posted) else person.chat_id
        if chat_id is None:
            return Outcome.NEVER_STARTED
        turn = await self._turn(lane, notice, chat_id)
        if turn is None:
            return None
        try:
            outcome = await lane.carrier.carry(chat_id, parcel)
        except InDoubt:
            lane.doubted(self._now())
            if notice.priority is Priority.BROADCAST:
                return Outcome.IN_DOUBT
            raise
        except TryLater:
            raise
        except Exception:
            if notice.priority is not Priority.BROADCAST:
                raise
            log.exception("notice_broke_on_its_way", notice=notice.id, kind=notice.kind)
            return Outcome.IN_DOUBT
        finally:
            lane.pace.ended(turn)
        lane.arrived()
        return outcome

    async def _turn(self, lane: Lane, notice: Notice, chat_id: int) -> Turn | None:
        """Wait until it may be sent; None when it may not be."""
        while lane.spacing is not None and (wait := lane.spacing.take(chat_id, notice.priority)) > 0:
            if wait > HELD_SECONDS:
                until = self._now() + timedelta(seconds=wait)
                self.holds.hold_chat(notice.chat, until)
                await self._notes.put_off(notice, until, failed=False)
                return None
            await asyncio.sleep(wait)
        if notice.priority is not Priority.BROADCAST:
            return await self._begin(lane, notice)
        # Noted before it is sent. Few wait noted for their turn, so a death leaves few in doubt.
        async with lane.door:
            return await self._begin(lane, notice) if await self._notes.sending(notice) else None

    async def _begin(self, lane: Lane, notice: Notice) -> Turn | None:
        turn = await lane.pace.turn(notice.priority)
        # A pause may have been asked for while it waited for its turn.
        if await self._must_wait(lane, notice):
            lane.pace.give_back(turn)
            return None
        lane.pace.begins(turn)
        return turn

    async def _pause(self, congress_id: int, wait: timedelta) -> None:
        """Nothing of this bot for a while, and no other process that runs it sends anything either."""
        until = self._now() + wait
        self.holds.hold_bot(congress_id, until)
        async with self._database.unit_of_work() as uow:
            await uow.outbox.pause(congress_id, until)

    async def _fail(self, notice: Notice, wait: timedelta) -> None:
        """Again after a while, each time longer; everything else for this chat waits behind it."""
        if notice.attempts + 1 >= MOST_ATTEMPTS:
            log.error("notice_given_up", notice=notice.id, kind=notice.kind)
            await self._settle(notice, Outcome.UNDELIVERABLE)
            return
        until = self._now() + min(wait * 2 ** min(notice.attempts, 10), LONGEST_WAIT)
        self.holds.hold_chat(notice.chat, until)
        log.info("notice_put_off", kind=notice.kind, attempts=notice.attempts + 1)
        await self._notes.put_off(notice, until, failed=True)

    async def _settle(self, notice: Notice, outcome: Outcome) -> None:
        """Say what became of it. Patiently: what is sent and not settled would be sent again."""
        for attempt in range(SETTLE_ATTEMPTS):
            try:
                await self._notes.settle(notice, outcome)
                break
            except Exception:
                if attempt + 1 == SETTLE_ATTEMPTS:
                    raise
                log.warning("notice_not_settled_yet", notice=notice.id)
                await asyncio.sleep(1)
        self.settled += 1
        SETTLED.labels(outcome.value).inc()
        log.info("notice_settled", kind=notice.kind, outcome=outcome.value)


def _check_quiet(notice: Notice, person: Person, congress: Congress, now: datetime) -> None:
    """Posted for the day it may come at night: after a pause, or because the person wants longer nights."""
    if notice.priority is not Priority.PUSH or notice.kind in SILENT:
        return
    own = person.preferences if notice.to_person else NO_PREFERENCES
    until = own.hours(congress.policy).after_quiet(now, congress.policy.zone)
    if until > now:
        raise NotNow(until - now)
