"""The ticks: each a query for what falls due, never a job per proposal."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

from domain import leader_week as week
from domain.broadcast import Broadcast
from domain.people import Congress
from domain.policy import Policy
from domain.ports import UnitOfWork, UnitsOfWork
from domain.services import (
    broadcast_feed,
    leader_week,
    measures,
    meeting_ticks,
    mornings,
    promises,
    publishing,
    reminders,
)

# A broadcast under way is looked at this often when time is moved.
WHILE_SENDING = timedelta(minutes=1)
KEEP_UPDATES = timedelta(days=7)


class InCongress(Protocol):
    async def __call__(self, uow: UnitOfWork, congress: Congress, *, now: datetime) -> int: ...


class OnBroadcast(Protocol):
    async def __call__(
        self, uow: UnitOfWork, broadcast: Broadcast, policy: Policy, *, now: datetime
    ) -> bool: ...


class Ticks:
    """What happens as time passes. Each may run twice without doing anything twice."""

    def __init__(self, database: UnitsOfWork, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def everything(self) -> None:
        """All that depends on the service's time, for those who move it."""
        await self.settle_clocks()
        await self.look_at_meetings()
        await self.look_after()
        await self.remind()
        await self.send_broadcasts()
        await self.sweep_broadcasts()
        await self.show_broadcasts()

    async def next_moment(self) -> datetime:
        """The next moment at which a tick or a delivery can find anything that it does not find now.

        A tick that looks at other moments than these names them here: whoever moves time jumps from one of
        them to the next.
        """
        now = self._now()
        async with self._database.unit_of_work() as uow:
            congresses = await uow.congresses.every()
            weeks = [week.next_moment(c.policy, uow.calendar_of(c), now) for c in congresses]
            policies = [congress.policy for congress in congresses]
            hours = {hours for policy in policies for hours in policy.meeting_hours}
            coming = [
                await uow.proposals.next_due(now),
                await uow.outbox.next_moment(now),
                await uow.broadcasts.next_start(now),
                await uow.appointments.next_mark(now, hours),
            ]
            if await uow.broadcasts.at_work(now):
                coming.append(now + WHILE_SENDING)
        marks = [policy.working_hours.next_mark(now, policy.zone) for policy in policies]
        return min([*marks, *weeks, *filter(None, coming)], default=now + timedelta(days=1))

    async def settle_clocks(self) -> int:
        """Stamp what is late, close the windows that ended."""
        async with self._database.unit_of_work() as uow:
            return await reminders.settle_due_clocks(uow, now=self._now())

    async def look_at_meetings(self) -> int:
        """Remind of booked meetings, ask what became of them, call off what nobody can hold."""
        return await self._in_each_congress(
            meeting_ticks.lapse_stranded, meeting_ticks.remind, meeting_ticks.ask_outcomes
        )

    async def remind(self) -> int:
        """Post the day's bundles, and once a week what leaders lead."""
        return await self._in_each_congress(mornings.remind, leader_week.remind)

    async def look_after(self) -> int:
        """What the rules call for by now: measures against lateness, the third rating; a year's calendar."""
        return await self._in_each_congress(
            measures.propose_late, promises.open_fulfilment, publishing.settle_provisional
        )

    async def _in_each_congress(self, *works: InCongress) -> int:
        """Each congress in a transaction of its own. Returns what the works found to do."""
        async with self._database.unit_of_work() as uow:
            congresses = await uow.congresses.every()
        done = 0
        for congress in congresses:
            async with self._database.unit_of_work() as uow:
                for work in works:
                    done += await work(uow, congress, now=self._now())
        return done

    async def send_broadcasts(self) -> int:
        """Begin what is due, feed the outbox as it empties, end what has reached everybody."""
        async with self._database.unit_of_work() as uow:
            found = await uow.broadcasts.at_work(self._now())
        pieces = 0
        for broadcast in found:
            while await self._on_broadcast(broadcast, broadcast_feed.work):
                pieces += 1
        return pieces

    async def sweep_broadcasts(self) -> int:
        """Whoever has come since a broadcast was sent gets it while it is open."""
        async with self._database.unit_of_work() as uow:
            found = await uow.broadcasts.still_open(self._now())
        for broadcast in found:
            await self._on_broadcast(broadcast, broadcast_feed.sweep)
        return len(found)

    async def show_broadcasts(self) -> int:
        """How far those have got that are being sent."""
        async with self._database.unit_of_work() as uow:
            found = await uow.broadcasts.at_work(self._now())
        for broadcast in found:
            await self._on_broadcast(broadcast, broadcast_feed.show)
        return len(found)

    async def _on_broadcast(self, found: Broadcast, do: OnBroadcast) -> bool:
        """In a transaction of its own: the next piece waits for whatever else has to be written."""
        async with self._database.unit_of_work() as uow:
            broadcast = await uow.broadcasts.locked(found.congress_id, found.id)
            congress = await uow.congresses.get(found.congress_id)
            return broadcast is not None and await do(uow, broadcast, congress.policy, now=self._now())

    async def forget_updates(self) -> int:
        """Telegram repeats an update for a day at most; older rows are not needed.

        Real time, as the rows have it: a clock moved forward would forget updates that may still come again.
        """
        async with self._database.unit_of_work() as uow:
            return await uow.updates.forget_before(datetime.now(UTC) - KEEP_UPDATES)
