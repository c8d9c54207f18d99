"""Ticks feed a broadcast to the outbox in pieces, find who comes later, and show how far it has got."""

from datetime import datetime

from domain.broadcast import OPEN_FOR, Broadcast, BroadcastState, Figures, key_of
from domain.notice import Notice, Priority
from domain.people import Person
from domain.policy import Policy
from domain.ports import UnitOfWork
from domain.services.broadcasts import count, post_card

# So many people of the roster are looked at in one statement; no more is fed while so many still wait.
WINDOW = 500
WINDOW_WITH_FILES = 50
AHEAD = 500
# The first pass finds the audience, the second whoever came while the first went on.
PASSES = 2


def opens_at(broadcast: Broadcast, policy: Policy, now: datetime) -> datetime:
    """When it may begin: now, or when the quiet hours end, unless it is urgent."""
    return now if broadcast.urgent else policy.working_hours.after_quiet(now, policy.zone)


async def start(uow: UnitOfWork, broadcast: Broadcast, *, now: datetime) -> None:
    broadcast.state, broadcast.started_at = BroadcastState.RUNNING, now
    if broadcast.reminds_of is None:
        broadcast.total = await count(uow, broadcast, now=now)
    broadcast.open_until = now + OPEN_FOR if broadcast.stays_open else None
    await _feed_window(uow, broadcast, now)


async def come_back(uow: UnitOfWork, person: Person, *, now: datetime) -> None:
    """Somebody who had blocked the bot opens it again: what is still open is tried once more."""
    keys = [
        key_of(broadcast.id, person.id)
        for broadcast in await uow.broadcasts.still_open(now)
        if broadcast.congress_id == person.congress_id
    ]
    if keys:
        await uow.broadcasts.feed_returned(person.congress_id, keys, now)


async def work(uow: UnitOfWork, broadcast: Broadcast, policy: Policy, *, now: datetime) -> bool:
    """One piece of the work; whether there is more to do at once. `broadcast` is locked.

    Twice the same is harmless: the outbox has one row a person, however often it is fed.
    """
    if opens_at(broadcast, policy, now) > now:
        return False
    if broadcast.state is BroadcastState.SCHEDULED:
        broadcast.message_id = None
        await start(uow, broadcast, now=now)
        await post_card(uow, broadcast, f"start:{now.isoformat()}", at=now)
        return True
    if broadcast.state is not BroadcastState.RUNNING:
        return False
    waiting = await uow.broadcasts.waiting(broadcast.id)
    if waiting < AHEAD and await _fed(uow, broadcast, now):
        return True
    if waiting == 0:
        await _finish(uow, broadcast, now)
    return False


async def _fed(uow: UnitOfWork, broadcast: Broadcast, now: datetime) -> bool:
    """Feed the next piece; False when there is none."""
    if broadcast.again and broadcast.again_at:
        own = uow.broadcasts
        if not await own.feed_again(broadcast.id, broadcast.again, broadcast.again_at, WINDOW, now):
            broadcast.again = []
            await own.save(broadcast)
        return True
    if broadcast.passes < PASSES:
        await _feed_window(uow, broadcast, now)
        return True
    return False


async def _finish(uow: UnitOfWork, broadcast: Broadcast, now: datetime) -> None:
    broadcast.state, broadcast.ended_at = BroadcastState.DONE, now
    await uow.broadcasts.save(broadcast)
    if broadcast.reminds_of is None:
        await post_card(uow, broadcast, f"done:{now.isoformat()}", at=now)


async def sweep(uow: UnitOfWork, broadcast: Broadcast, policy: Policy, *, now: datetime) -> bool:
    """Look through one window of the roster for whoever has come since; at its end from the beginning."""
    if not broadcast.is_open(now) or opens_at(broadcast, policy, now) > now:
        return False
    await _feed_window(uow, broadcast, now)
    if broadcast.cursor == 0:
        await _feed_window(uow, broadcast, now)
    return True


async def _feed_window(uow: UnitOfWork, broadcast: Broadcast, now: datetime) -> None:
    own, of = uow.broadcasts, broadcast.congress_id
    after = broadcast.cursor
    # Whoever gets files gets the text close behind them, not behind everybody's files.
    until = await own.window(of, after, WINDOW_WITH_FILES if broadcast.parts else WINDOW)
    if until is None:
        broadcast.passes, broadcast.cursor = broadcast.passes + 1, 0
        await own.save(broadcast)
        return
    files = [("broadcast_files", f":{n}", n) for n in range(len(broadcast.parts))]
    for kind, suffix, part in [*files, ("broadcast", "", 0)]:
        notice = Notice(
            of, 0, kind, key_of(broadcast.id, 0)[:-1], now,
            params={"part": part}, broadcast_id=broadcast.id, priority=Priority.BROADCAST,
        )  # fmt: skip
        await own.feed(notice, broadcast.audience, after, until, suffix)
    if broadcast.reminds_of is None:
        await own.feed_joined(broadcast.id, after, until, now)
    broadcast.cursor = until
    await own.save(broadcast)


async def show(uow: UnitOfWork, broadcast: Broadcast, policy: Policy, *, now: datetime) -> bool:
    """Have the sender's message changed when it would say something else: a hundred times at most."""
    if broadcast.state is not BroadcastState.RUNNING or broadcast.reminds_of is not None:
        return False
    percent = str(share(broadcast, await uow.broadcasts.figures(broadcast.id)))
    if percent != broadcast.shown:
        broadcast.shown = percent
        await uow.broadcasts.save(broadcast)
        begun = (broadcast.again_at or broadcast.started_at or now).isoformat()
        await post_card(uow, broadcast, f"{begun}:{percent}", at=now)
    return True


def share(broadcast: Broadcast, figures: Figures) -> int:
    """How much of it is done, in whole percent; a hundred only when all of it is."""
    of = max(broadcast.total, figures.people, 1)
    return min(100 * figures.settled // of, 100 if broadcast.state is BroadcastState.DONE else 99)
