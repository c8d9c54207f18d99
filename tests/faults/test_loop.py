"""Nothing holds up the loop for more than 50 ms during a whole journey."""

import asyncio
import time

from tests.conversations.steps import reply
from tests.faults.watchdog import watched
from tests.house import House

LONGEST = 0.050


async def test_nothing_blocks_during_a_journey(house: House) -> None:
    with watched() as watch:
        await reply(house)
        await house.chat("王芳").presses("满意", "满意")
        await house.chat("赵敏").says("/todo")
        await house.passes(days=3)
    assert len(watch.callbacks) > 1000
    assert watch.worst[0][0] <= LONGEST, "\n".join(f"{s * 1000:.0f} ms {told}" for s, told in watch.worst)


async def test_the_watchdog_barks() -> None:
    loop = asyncio.get_running_loop()
    with watched() as watch:
        # Several times: on a busy machine the time taken off for waiting can swallow one.
        for _ in range(5):
            loop.call_soon(time.sleep, 0.08)
            await asyncio.sleep(0.01)
    assert watch.worst[0][0] > LONGEST
