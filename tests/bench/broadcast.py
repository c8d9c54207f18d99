"""A message to many: how near the limit it goes, what durability costs, and what it holds in memory."""

import asyncio
import resource
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog
from sqlalchemy import insert, select
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.letters import blank_ledger, reply_letter
from bot.sandbox.limits import Limits
from bot.sandbox.server import Sandbox, start
from domain.broadcast import Broadcast, BroadcastState, Condition
from domain.people import Role
from scheduler.courier import Courier
from scheduler.delivery import Delivery
from scheduler.occasion import Makers
from scheduler.ticks import Ticks
from storage.engine import Database
from storage.tables import outbox, people, posts
from tests.bench.measuring import Comparison, compare
from tests.builders import World, world

ROOT = Path(__file__).parent.parent.parent
TOKEN = "7000001:bench-AAbbCCddEEffGGhhIIjjKKllMMnnOO"
TEXT = "请各位代表于3月20日前报送闭会期间活动安排，联系人在通知末尾。" * 3
FIRST_CHAT = 500_000
LIMIT = 30
# httpx is at its best with a few at a time.
SIDE_BY_SIDE = 8
POSTED_AT_ONCE = 5000


def now() -> datetime:
    return datetime.now(UTC)


async def prepare(database: Database, audience: int) -> World:
    """A registry, and so many representatives who have started the bot; one is in the world already."""
    await database.migrate()
    made = await world(database, bot_id=7000001)
    of, unit = made.congress.id, made.delegation.id
    async with database.engine.begin() as connection:
        for first in range(1, audience, POSTED_AT_ONCE):
            numbers = range(first, min(first + POSTED_AT_ONCE, audience))
            who = [
                {"congress_id": of, "name": f"代表{n}", "chat_id": FIRST_CHAT + n, "language": "zh-CN"}
                | {"id": FIRST_CHAT + n, "suspended": False}
                for n in numbers
            ]
            post = {"congress_id": of, "role": Role.REPRESENTATIVE, "delegation_id": unit}
            held = [{**post, "person_id": FIRST_CHAT + n, "unit": "", "title": ""} for n in numbers]
            await connection.execute(insert(people), who)
            await connection.execute(insert(posts), held)
    return made


async def write(database: Database, by: World) -> None:
    """A plain text to all representatives, to be sent now."""
    broadcast = Broadcast(
        by.congress.id,
        by.staff.id,
        by.staff.name,
        now(),
        BroadcastState.SCHEDULED,
        TEXT,
        audience={Condition.REPRESENTATIVES: []},
        wants_receipts=False,
        stays_open=False,
        urgent=True,
        scheduled_at=now(),
    )
    async with database.unit_of_work() as uow:
        await uow.broadcasts.add(broadcast)


async def deliver(database: Database, congress_id: int, base: str, token: str, *, paced: bool) -> int:
    """Feed and send until every broadcast is done; how many notices were settled."""
    courier = Courier(token, base)
    await courier.start()
    makers = Makers(reply_letter, blank_ledger)
    delivery = Delivery(database, now, {congress_id: courier}, makers, "bench:1", paced=paced)
    ticks = Ticks(database, now)
    settled = 0
    try:
        while await ticks.send_broadcasts() or await _at_work(database):
            settled += await delivery.run()
        return settled + await delivery.run()
    finally:
        await delivery.stop()
        await courier.stop()


async def _at_work(database: Database) -> bool:
    async with database.unit_of_work() as uow:
        return bool(await uow.broadcasts.at_work(now()))


async def outcomes(database: Database) -> Counter[str]:
    """What became of all copies so far."""
    async with database.engine.connect() as connection:
        rows = await connection.execute(select(outbox.c.outcome).where(outbox.c.kind == "broadcast"))
        return Counter(row.outcome.value for row in rows)


@asynccontextmanager
async def willing_server() -> AsyncIterator[str]:
    """The address of a Bot API server without limits, in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.telegram", cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(await process.stdout.readline())}"
    finally:
        process.kill()
        await process.wait()


class Broadcasts:
    """A roster of `audience`; every call posts to all of them anew and delivers."""

    def __init__(self, database: Database, by: World, audience: int, base: str) -> None:
        self._database = database
        self._by = by
        self._audience = audience
        self._base = base
        self._runs = 0

    async def ours(self) -> float:
        """Messages a second, working out to whom and settling included."""
        self._runs += 1
        await write(self._database, self._by)
        begin = time.perf_counter()
        await deliver(self._database, self._by.congress.id, self._base, TOKEN, paced=False)
        spent = time.perf_counter() - begin
        found = await outcomes(self._database)
        if found != {"sent": self._audience * self._runs}:
            raise RuntimeError("not all were sent", found)
        return self._audience / spent

    async def bare(self) -> float:
        """python-telegram-bot's `send_message`, nothing kept about it."""
        bot = Bot(
            TOKEN, base_url=f"{self._base}/bot", request=HTTPXRequest(connection_pool_size=SIDE_BY_SIDE)
        )
        await bot.initialize()
        chats = iter(range(FIRST_CHAT, FIRST_CHAT + self._audience))

        async def some() -> None:
            for chat in chats:
                await bot.send_message(chat, TEXT, "HTML")

        begin = time.perf_counter()
        await asyncio.gather(*(some() for _ in range(SIDE_BY_SIDE)))
        spent = time.perf_counter() - begin
        await bot.shutdown()
        return self._audience / spent


class Limited:
    """A sandbox that refuses the 31st message of any second."""

    def __init__(self, database: Database, by: World, sandbox: Sandbox, audience: int) -> None:
        self._database = database
        self._by = by
        self._sandbox = sandbox
        self._audience = audience

    async def ours(self) -> float:
        """Messages a second, after the first of them. Raises RuntimeError when one was refused."""
        # The run before is a second ago, for the sandbox too.
        await asyncio.sleep(1.1)
        calls = self._sandbox.faults.calls
        calls.clear()
        await write(self._database, self._by)
        of, sandbox = self._by.congress.id, self._sandbox
        await deliver(self._database, of, sandbox.base_url, sandbox.token, paced=True)
        made = [call for call in calls if call["method"] in {"sendMessage", "editMessageText"}]
        sent = [call for call in made if call["parameters"]["chat_id"] != str(self._by.staff.chat_id)]
        if len(sent) != self._audience or not all(call["ok"] for call in made):
            raise RuntimeError("refused, or not sent", [c["error_code"] for c in made if not c["ok"]])
        # Whoever may send thirty at once has not kept to a rate yet.
        begun = min(LIMIT, self._audience // 2)
        first, last = (datetime.fromisoformat(sent[place]["at"]) for place in (begun, -1))
        return (self._audience - 1 - begun) / (last - first).total_seconds()

    async def limit(self) -> float:
        return float(LIMIT)


async def memory_of(audience: int, base: str) -> float:
    """The most that a process held which delivered to so many, in MB."""
    with TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/bench.db"
        database = Database(address)
        made = await prepare(database, audience)
        await write(database, made)
        await database.dispose()
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "tests.bench.broadcast", address, str(made.congress.id), base, str(audience)),
            cwd=ROOT,
            stdout=asyncio.subprocess.PIPE,
        )
        printed, _ = await process.communicate()
        if process.returncode:
            raise RuntimeError("the delivery broke", process.returncode)
        return float(printed)


@dataclass(frozen=True)
class Sizes:
    """`audience` with the limit lifted, `limited` at the limit, `crowd` against a hundredth in memory."""

    audience: int = 2_000
    limited: int = 300
    crowd: int = 100_000
    runs: int = 3


async def measure_broadcasts(sizes: Sizes) -> list[Comparison]:
    audience, limited, crowd, runs = sizes.audience, sizes.limited, sizes.crowd, sizes.runs
    found: list[Comparison] = []
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/limited.db")
        by = await prepare(database, limited)
        chats = [by.staff.chat_id, by.representative.chat_id, *range(FIRST_CHAT + 1, FIRST_CHAT + limited)]
        async with await start(limits=Limits(per_second=LIMIT, per_chat=None)) as sandbox:
            for chat in chats:
                sandbox.add_phone(chat or 0, "-").starts()
            one = Limited(database, by, sandbox, limited)
            name = "broadcast_rate_vs_limit"
            found.append(
                await compare(name, one.ours, one.limit, unit="messages/s", runs=runs, limit=">= 0.96")
            )
        await database.dispose()
    async with willing_server() as base:
        with TemporaryDirectory() as folder:
            database = Database(f"sqlite:///{folder}/bench.db")
            both = Broadcasts(database, await prepare(database, audience), audience, base)
            name = "broadcast_vs_bare_ptb"
            found.append(
                await compare(name, both.ours, both.bare, unit="messages/s", runs=runs, limit=">= 0.8")
            )
            await database.dispose()

        async def many() -> float:
            return await memory_of(crowd, base)

        async def few() -> float:
            return await memory_of(crowd // 100, base)

        name = "broadcast_memory_100k_vs_1k"
        found.append(await compare(name, many, few, unit="MB", runs=1, limit="<= 1.1"))
    return found


async def _deliver_and_say(address: str, congress_id: int, base: str, audience: int) -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    database = Database(address)
    await deliver(database, congress_id, base, TOKEN, paced=False)
    found = await outcomes(database)
    await database.dispose()
    if found != {"sent": audience}:
        raise RuntimeError("not all were sent", found)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{most:.1f}")  # the measuring process reads this


if __name__ == "__main__":
    asyncio.run(_deliver_and_say(sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])))
