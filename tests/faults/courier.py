"""The courier as a process of its own that kills itself: with SIGKILL, at a named moment."""

import asyncio
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import structlog

from bot.letters import blank_ledger, reply_letter
from scheduler.carrying import Carrying
from scheduler.courier import Courier
from scheduler.delivery import Delivery
from scheduler.notes import Notes
from scheduler.occasion import Makers
from scheduler.ticks import Ticks
from storage.engine import Database
from storage.outbox import Outbox
from storage.unit_of_work import UnitOfWork

TICK_SECONDS = 0.05
# Each moment: what is being called, and whether death comes before it or after it.
# Pauses come first: a quick machine has nothing left to be told to wait with.
MOMENTS: dict[str, tuple[type, str, bool]] = {
    "before the audience is fed": (Ticks, "send_broadcasts", False),
    "a pause is asked for": (Outbox, "pause", False),
    "pausing": (Carrying, "_pause", True),
    "before the claim": (Outbox, "claim", False),
    "claimed, not committed": (Outbox, "claim", True),
    "claimed": (Carrying, "messages", False),
    "rendered": (Carrying, "messages", True),
    "before it is noted": (Notes, "sending", False),
    "noted, not committed": (Outbox, "mark_sending", True),
    "before the send": (Courier, "carry", False),
    "sent, not settled": (Courier, "carry", True),
    "settled, not committed": (Outbox, "settle", True),
    "in the midst of a commit": (UnitOfWork, "__aexit__", False),
}


@dataclass(frozen=True)
class Orders:
    """Whose courier, where to, and when to die: at the `number`-th time of `moment`; never without one."""

    database: str
    token: str
    base: str
    congress_id: int
    moment: str = ""
    number: int = 1


def now() -> datetime:
    return datetime.now(UTC)


def work(orders: Orders) -> None:
    """To be run in a process of its own: returns when nothing is left to be sent."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    if orders.moment:
        _arm(orders.moment, orders.number)
    asyncio.run(_carry_all(orders))


async def _carry_all(orders: Orders) -> None:
    database = Database(orders.database)
    async with database.unit_of_work() as uow:
        await uow.outbox.release("", now())
    courier = Courier(orders.token, orders.base)
    await courier.start()
    makers = Makers(reply_letter, blank_ledger)
    couriers = {orders.congress_id: courier}
    delivery = Delivery(database, now, couriers, makers, f"courier:{os.getpid()}", paced=False)
    ticks = Ticks(database, now)
    while await _is_at_work(database):
        await ticks.send_broadcasts()
        await delivery.hand_out()
        await asyncio.sleep(TICK_SECONDS)
    await delivery.stop()
    await courier.stop()
    await database.dispose()


async def _is_at_work(database: Database) -> bool:
    async with database.unit_of_work() as uow:
        return bool(await uow.broadcasts.at_work(now()))


def _arm(moment: str, number: int) -> None:
    owner, name, afterwards = MOMENTS[moment]
    method: Callable[..., Any] = getattr(owner, name)
    calls = 0

    async def deadly(*given: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        mine = calls
        if mine == number and not afterwards:
            os.kill(os.getpid(), signal.SIGKILL)
        result = await method(*given, **named)
        if mine == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, name, deadly)
