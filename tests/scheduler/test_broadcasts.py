"""A broadcast by the real ticks and couriers: two processes, deaths in the middle, blocks; once for each."""

import asyncio
from collections import Counter
from contextlib import suppress

from bot.sandbox.phone import Phone
from domain.broadcast import Broadcast, BroadcastState, Condition
from domain.notice import Outcome
from domain.people import Person, Role
from domain.services.broadcast_feed import start
from scheduler.ticks import Ticks
from tests.builders import post as post_of
from tests.scheduler.conftest import Post

MANY = 60
TEXT = "全体代表请注意"


async def phones(post: Post) -> list[Phone]:
    """Representatives with phones, every tenth of whom has blocked the bot."""
    found = []
    async with post.database.unit_of_work() as uow:
        for n in range(MANY):
            role = post_of(Role.REPRESENTATIVE, post.world.delegation)
            await uow.people.add(Person(post.world.congress.id, f"代表{n}", chat_id=5000 + n, posts=[role]))
    for n in range(MANY):
        phone = post.sandbox.add_phone(5000 + n, f"代表{n}")
        phone.starts()
        if n % 10 == 0:
            phone.blocks()
        found.append(phone)
    return found


async def begun(post: Post) -> Broadcast:
    """To all representatives, just sent."""
    w = post.world
    async with post.database.unit_of_work() as uow:
        made = Broadcast(
            w.congress.id, w.staff.id, w.staff.name, post.now, text=TEXT, stays_open=False,
            audience={Condition.REPRESENTATIVES: []}, wants_receipts=True,
        )  # fmt: skip
        made = await uow.broadcasts.add(made)
        await start(uow, made, now=post.now)
    return made


def copies(found: list[Phone]) -> Counter[int]:
    """How many phones have it how often."""
    return Counter(sum(TEXT in (m.text or "") for m in phone.received) for phone in found)


async def figures(post: Post, made: Broadcast) -> dict[Outcome, int]:
    async with post.database.unit_of_work() as uow:
        return dict((await uow.broadcasts.figures(made.id)).outcomes)


async def test_two_processes_tick_and_deliver_side_by_side(post: Post) -> None:
    found = await phones(post)
    made = await begun(post)
    ticks = [Ticks(post.database, lambda: post.now) for _ in range(2)]
    deliveries = [post.delivery("here:1"), post.delivery("there:2")]
    for _ in range(4):
        await asyncio.gather(*(t.send_broadcasts() for t in ticks), *(d.run() for d in deliveries))
    assert copies(found) == {0: MANY // 10, 1: MANY - MANY // 10}
    outcomes = await figures(post, made)
    # The builders' own representative has no phone.
    assert outcomes[Outcome.SENT] == MANY - MANY // 10
    assert sum(outcomes.values()) == MANY + 1
    async with post.database.unit_of_work() as uow:
        kept = await uow.broadcasts.get(post.world.congress.id, made.id)
    assert kept is not None
    assert kept.state is BroadcastState.DONE


async def test_a_tick_that_dies_in_the_middle_is_made_good(post: Post) -> None:
    found = await phones(post)
    made = await begun(post)
    ticks = Ticks(post.database, lambda: post.now)
    for delay in (0.0, 0.001, 0.003, 0.01):
        dying = asyncio.create_task(ticks.send_broadcasts())
        await asyncio.sleep(delay)
        dying.cancel()
        with suppress(asyncio.CancelledError):
            await dying
    delivery = post.delivery()
    for _ in range(3):
        await ticks.send_broadcasts()
        await delivery.run()
    assert copies(found) == {0: MANY // 10, 1: MANY - MANY // 10}
    assert sum((await figures(post, made)).values()) == MANY + 1
