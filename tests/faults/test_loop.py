"""Nothing holds up the loop longer than this machine takes to count to three million: some 50 ms on most."""

import asyncio

from tests.conversations.steps import reply
from tests.faults.watchdog import watched
from tests.house import House

LONGEST = 3_000_000


def count(upto: int) -> None:
    for _ in range(upto):
        pass


async def measured(upto: int) -> float:
    """Seconds of counting in the loop, the longest of some times."""
    loop = asyncio.get_running_loop()
    with watched() as watch:
        for _ in range(5):
            loop.call_soon(count, upto)
            await asyncio.sleep(0.01)
    return watch.worst[0][0]


async def test_nothing_blocks_during_a_journey(house: House) -> None:
    before = await measured(LONGEST)
    with watched() as watch:
        await reply(house)
        await house.chat("王芳").presses("满意", "满意")
        await house.chat("赵敏").says("/todo")
        await house.passes(days=3)
    longest = max(before, await measured(LONGEST))
    assert len(watch.callbacks) > 1000
    assert watch.worst[0][0] <= longest, "\n".join(f"{s * 1000:.0f} ms {told}" for s, told in watch.worst)


async def test_the_watchdog_barks() -> None:
    assert await measured(4 * LONGEST) > await measured(LONGEST)
