"""Kill -9 at every step of a broadcast to 2,000, with floods and blocks: nobody twice, nobody forgotten."""

import asyncio
import multiprocessing
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from bot.sandbox.faults import Fault
from bot.sandbox.limits import Limits
from bot.sandbox.server import Sandbox, start
from domain.broadcast import Broadcast
from domain.notice import Outcome
from domain.services import broadcast_runs
from storage.engine import Database
from storage.tables import outbox, people
from tests.bench.broadcast import FIRST_CHAT, prepare, write
from tests.builders import World
from tests.faults.courier import MOMENTS, Orders, now, work

AUDIENCE = 2000
BLOCKED, NEVER_STARTED = 40, 20
# Which of many times of a moment is the last one: they are spread over the whole broadcast.
NUMBERS = {
    "before it is noted": 60,
    "before the send": 150,
    "sent, not settled": 200,
    "in the midst of a commit": 40,
    "a pause is asked for": 1,
    "pausing": 1,
}
PATIENCE = 60
RANDOM = random.Random(20261125)

# Children are born from a process that has everything imported, so that dying is cheap.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.faults.courier"])


async def live_until(orders: Orders) -> int | None:
    """The exit status of one life."""
    process = PROCESSES.Process(target=work, args=(orders,))
    process.start()
    await asyncio.to_thread(process.join, PATIENCE)
    return process.exitcode


def trouble(sandbox: Sandbox) -> None:
    """Telegram is as it is: a pause now and then, an answer that never comes, an error."""
    flood = Fault("sendMessage", "error", code=429, description="Too Many Requests", retry_after=1)
    sandbox.faults.add(flood)
    for kind in ("drop", "error"):
        chat = FIRST_CHAT + RANDOM.randrange(1, AUDIENCE)
        sandbox.faults.add(Fault("sendMessage", kind, chat_id=chat))


async def got(sandbox: Sandbox, database: Database) -> dict[int, tuple[int, Outcome]]:
    """By chat: how many copies its phone shows, and what the outbox says of it."""
    async with database.engine.connect() as connection:
        query = select(people.c.chat_id, outbox.c.outcome).join(people, people.c.id == outbox.c.person_id)
        rows = (await connection.execute(query.where(outbox.c.kind == "broadcast"))).all()
    assert len(rows) == AUDIENCE
    return {chat: (len(sandbox.phone(chat).received), outcome) for chat, outcome in rows}


async def ask_again(database: Database, by: World) -> Broadcast:
    """The sender presses the button for those in doubt."""
    async with database.unit_of_work() as uow:
        (broadcast,) = await uow.broadcasts.of(by.congress.id, by.staff.id, 5)
        await broadcast_runs.repeat(uow, broadcast, by.staff, Outcome.IN_DOUBT, now=now())
    return broadcast


async def test_a_courier_that_dies_at_every_step(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/bot.db"
    database = Database(address)
    by = await prepare(database, AUDIENCE)
    await write(database, by)
    chats = [by.representative.chat_id or 0, *range(FIRST_CHAT + 1, FIRST_CHAT + AUDIENCE)]
    unlucky = RANDOM.sample(chats, BLOCKED + NEVER_STARTED)
    async with await start(limits=Limits(per_second=None, per_chat=None)) as sandbox:
        for chat in [*chats, by.staff.chat_id or 0]:
            phone = sandbox.add_phone(chat, "-")
            if chat not in unlucky[BLOCKED:]:
                phone.starts()
            if chat in unlucky[:BLOCKED]:
                phone.blocks()
        orders = Orders(address, sandbox.token, sandbox.base_url, by.congress.id)

        def expected(chat: int) -> tuple[int, Outcome]:
            if chat in unlucky:
                return 0, Outcome.BLOCKED if chat in unlucky[:BLOCKED] else Outcome.NEVER_STARTED
            return 1, Outcome.SENT

        for moment in MOMENTS:
            trouble(sandbox)
            dying = replace(orders, moment=moment, number=NUMBERS.get(moment, 2))
            assert await live_until(dying) == -9, moment
        assert await live_until(orders) == 0
        found = await got(sandbox, database)

        # Nobody twice; everybody who can be reached once, or in the list of those nobody knows about.
        assert max(copies for copies, _ in found.values()) == 1
        for chat, (copies, outcome) in found.items():
            if outcome is not Outcome.IN_DOUBT:
                assert (copies, outcome) == expected(chat)
            elif chat in unlucky:
                assert copies == 0
        doubtful = {chat for chat, (_, outcome) in found.items() if outcome is Outcome.IN_DOUBT}
        # What was on its way when it died, and what Telegram did not answer.
        assert 0 < len(doubtful) < 24 * len(MOMENTS)

        # The sender may have those sent once more, and then nobody is left in doubt.
        sandbox.faults.armed.clear()
        await ask_again(database, by)
        assert await live_until(orders) == 0
        after = await got(sandbox, database)
        assert Counter(outcome for _, outcome in after.values()) == {
            Outcome.SENT: AUDIENCE - BLOCKED - NEVER_STARTED,
            Outcome.BLOCKED: BLOCKED,
            Outcome.NEVER_STARTED: NEVER_STARTED,
        }
        for chat, (copies, _) in after.items():
            assert copies == found[chat][0] + (chat in doubtful and chat not in unlucky)
    await database.dispose()
