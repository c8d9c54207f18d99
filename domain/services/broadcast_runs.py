"""Sending a broadcast: people start it, pause it, stop it, try some again, remind others."""

from datetime import datetime

from domain.broadcast import BEFORE_SENDING, ON_ITS_WAY, Broadcast, BroadcastState, Condition
from domain.errors import BadInput, StepBlocked
from domain.notice import Outcome
from domain.people import Person
from domain.policy import Policy
from domain.ports import UnitOfWork
from domain.services.broadcast_feed import opens_at, start
from domain.services.broadcasts import as_sender, count

# What may be tried again because somebody asks for it. Nothing that was delivered.
REPEATABLE = (Outcome.BLOCKED, Outcome.IN_DOUBT, Outcome.UNDELIVERABLE)


async def send(
    uow: UnitOfWork, broadcast: Broadcast, actor: Person, policy: Policy, *, version: int, now: datetime
) -> None:
    """Begin at once, or when the quiet hours end; what was sent already stays.

    Raises BadInput when the preview said something else.
    """
    as_sender(actor)
    if broadcast.state not in BEFORE_SENDING:
        return
    await _check(uow, broadcast, version, now)
    if (at := opens_at(broadcast, policy, now)) > now:
        broadcast.state, broadcast.scheduled_at = BroadcastState.SCHEDULED, at
        await uow.broadcasts.save(broadcast)
    else:
        await start(uow, broadcast, now=now)


async def schedule(
    uow: UnitOfWork,
    broadcast: Broadcast,
    actor: Person,
    policy: Policy,
    at: datetime,
    *,
    version: int,
    now: datetime,
) -> None:
    """Let it begin at a moment to come, or when its quiet hours end. Raises BadInput for one that is past."""
    as_sender(actor)
    if broadcast.state not in BEFORE_SENDING:
        return
    if at <= now:
        raise BadInput("bad-broadcast-past")
    await _check(uow, broadcast, version, now)
    broadcast.state, broadcast.scheduled_at = BroadcastState.SCHEDULED, opens_at(broadcast, policy, at)
    await uow.broadcasts.save(broadcast)


async def _check(uow: UnitOfWork, broadcast: Broadcast, version: int, now: datetime) -> None:
    if not broadcast.ready or version != broadcast.version:
        raise BadInput("bad-broadcast-changed")
    if await count(uow, broadcast, now=now) == 0:
        raise BadInput("bad-audience-empty")


async def unschedule(uow: UnitOfWork, broadcast: Broadcast, actor: Person) -> None:
    """A draft again."""
    as_sender(actor)
    if broadcast.state is BroadcastState.SCHEDULED:
        broadcast.state, broadcast.scheduled_at = BroadcastState.COMPOSING, None
        await uow.broadcasts.save(broadcast)


async def pause(uow: UnitOfWork, broadcast: Broadcast, actor: Person) -> None:
    """What waits in the outbox is asked again before it is sent, and stays there."""
    as_sender(actor)
    if broadcast.state is BroadcastState.RUNNING:
        broadcast.state = BroadcastState.PAUSED
        await uow.broadcasts.save(broadcast)


async def resume(uow: UnitOfWork, broadcast: Broadcast, actor: Person, *, now: datetime) -> None:
    as_sender(actor)
    if broadcast.state is BroadcastState.PAUSED:
        broadcast.state = BroadcastState.RUNNING
        await uow.broadcasts.save(broadcast)
        await uow.broadcasts.wake(broadcast.id, now)


async def cancel(uow: UnitOfWork, broadcast: Broadcast, actor: Person, *, now: datetime) -> None:
    """Nobody else gets it. Whoever has it keeps it: a message that was read cannot be taken back."""
    as_sender(actor)
    if broadcast.state in ON_ITS_WAY:
        broadcast.state, broadcast.ended_at, broadcast.open_until = BroadcastState.CANCELLED, now, None
        await uow.broadcasts.save(broadcast)
        await uow.broadcasts.lapse(broadcast.id, now)


async def close(uow: UnitOfWork, broadcast: Broadcast, actor: Person) -> None:
    """Whoever comes from now on does not get it any more."""
    as_sender(actor)
    broadcast.open_until = None
    await uow.broadcasts.save(broadcast)


async def repeat(
    uow: UnitOfWork, broadcast: Broadcast, actor: Person, outcome: Outcome, *, now: datetime
) -> None:
    """Try those once more whose copy came to this. Raises BadInput for any other outcome."""
    as_sender(actor)
    if outcome not in REPEATABLE:
        raise BadInput("button-unknown")
    if broadcast.state is not BroadcastState.DONE:
        return
    broadcast.state, broadcast.ended_at = BroadcastState.RUNNING, None
    broadcast.again, broadcast.again_at = [outcome.value], now
    await uow.broadcasts.save(broadcast)


def may_remind(broadcast: Broadcast, policy: Policy, now: datetime) -> bool:
    """Once a day at most."""
    last, zone = broadcast.reminded_at, policy.zone
    return last is None or last.astimezone(zone).date() < now.astimezone(zone).date()


async def remind(
    uow: UnitOfWork, broadcast: Broadcast, policy: Policy, actor: Person, *, now: datetime
) -> int:
    """Ask once more those who have it and have not said so, once a day; returns how many.

    It is a broadcast of its own, whose audience are these people.
    """
    as_sender(actor)
    if not may_remind(broadcast, policy, now):
        raise StepBlocked("blocked-reminded-today")
    n = await uow.broadcasts.count_silent(broadcast.id)
    if n == 0:
        return 0
    asking = await uow.broadcasts.add(
        Broadcast(
            broadcast.congress_id, actor.id, actor.name, now, text=broadcast.text, wants_receipts=True,
            stays_open=False, audience={Condition.UNRECEIVED: [broadcast.id]}, reminds_of=broadcast.id,
            total=n,
        )
    )  # fmt: skip
    await start(uow, asking, now=now)
    broadcast.reminded_at = now
    await uow.broadcasts.save(broadcast)
    return n
