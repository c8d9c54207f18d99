"""Work that goes on beside the service, whatever the database says in between."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import NoReturn

import structlog

log = structlog.get_logger()
FIRST_DELAY, LONGEST_DELAY = 0.5, 60.0


async def persist(name: str, wanted: asyncio.Event, work: Callable[[], Awaitable[None]]) -> NoReturn:
    """Work each time it is wanted. What failed is told once, and tried again, ever later, until it works."""
    delay = FIRST_DELAY
    while True:
        await wanted.wait()
        wanted.clear()
        try:
            await work()
        except Exception as error:  # a database that is away says so in many ways
            if delay == FIRST_DELAY:
                log.warning("words_wait", work=name, error=repr(error)[:500])
            wanted.set()
            await asyncio.sleep(delay)
            delay = min(2 * delay, LONGEST_DELAY)
        else:
            if delay != FIRST_DELAY:
                log.info("words_go_on", work=name)
            delay = FIRST_DELAY
