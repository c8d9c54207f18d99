"""Kill -9 at the worst moments of a whole journey: nothing is lost, nothing happens twice."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.app import Service
from bot.clock import Clock
from bot.demo import demo_settings
from bot.sandbox.limits import Limits
from bot.sandbox.server import Sandbox, start
from domain.proposal import Proposal
from storage.words import JiebaWords
from tests.conversations.steps import REQUEST, WRITTEN, reply
from tests.faults.process import BotProcess
from tests.faults.street import PEOPLE, Act, Street, settle_in, until

OPINION = "同意安装，我局配合路面开挖，3月20日前完成。"
RANDOM = random.Random(20261123)
# A press waits as long as a slow machine takes to start the bot again.
PATIENT = Limits(per_second=None, per_chat=None, query_seconds=600.0)


async def before_the_reply(street: Street, do: Act) -> None:
    """Committed, but the reply has not reached Telegram."""
    street.sandbox.fail("sendMessage", "hang", chat_id=PEOPLE["王芳"])
    do()
    await street.called("hang", "sendMessage")
    await street.restart()


async def before_the_confirmation(street: Street, do: Act) -> None:
    """Committed and answered, but Telegram has not been told that the update arrived."""
    street.sandbox.fail("getUpdates", "hang")
    do()
    await street.called("hang", "getUpdates")
    await street.restart()


async def before_a_push(street: Street, do: Act) -> None:
    """Claimed from the outbox, not sent."""
    street.sandbox.fail("sendMessage", "hang", chat_id=PEOPLE["陈涛"])
    do()
    await street.called("hang", "sendMessage")
    await street.restart()


async def before_the_letter(street: Street, do: Act) -> None:
    street.sandbox.fail("sendDocument", "hang", chat_id=PEOPLE["王芳"])
    do()
    await street.called("hang", "sendDocument")
    await street.restart()


async def after_a_push(street: Street, do: Act) -> None:
    """Sent, but the outbox does not know it."""
    phone = street.sandbox.phone(PEOPLE["赵敏"])
    had = len(phone.received)
    do()
    await street.sandbox.until(lambda: len(phone.received) > had, 30)
    await street.restart()


async def at_any_time(street: Street, do: Act) -> None:
    """Somewhere between fetching the update and confirming it, or just after."""
    do()
    await asyncio.sleep(RANDOM.uniform(0, 0.06))
    await street.restart()


async def travel(street: Street) -> None:
    await reply(street)  # type: ignore[arg-type]  # a Street is all that the steps use of a House
    await street.chat("王芳").presses("满意", "基本满意")


async def join(street: Street, newcomers: list[tuple[int, str]]) -> None:
    for user_id, code in newcomers:
        street.sandbox.phone(user_id).starts(code)
    await street.settle()
    street.collect("")
    street.pushes.clear()


@asynccontextmanager
async def running(directory: Path, sandbox: Sandbox, database_url: str) -> AsyncIterator[BotProcess]:
    settings = demo_settings(directory, sandbox)
    bot = BotProcess(
        directory,
        BOT_TOKEN=sandbox.token,
        BOT_API_BASE=sandbox.base_url,
        DATABASE_URL=database_url or settings.database,
    )
    bot.start()
    try:
        yield bot
    finally:
        bot.end()


async def undisturbed(directory: Path, words: JiebaWords) -> tuple[dict[str, list[str]], Proposal]:
    """The same journey in this process, nobody killed: what everyone should be told, what should be done."""
    async with await start(limits=PATIENT) as sandbox:
        database, newcomers = await settle_in(directory, sandbox)
        async with Service(demo_settings(directory, sandbox), Clock(), words) as service:
            stopping = asyncio.Event()
            serving = asyncio.create_task(service.serve(stopping))
            street = Street(sandbox, service.database, None)
            await join(street, newcomers)
            await travel(street)
            stopping.set()
            await serving
        try:
            return street.pushes, await only_proposal(street)
        finally:
            await database.dispose()


async def only_proposal(street: Street) -> Proposal:
    async with street.database.unit_of_work() as uow:
        (number,) = await uow.proposals.every_id()
        return await uow.proposals.get(number)


KILLS = {
    "sqlite": {
        REQUEST: before_the_reply,
        "提交": after_a_push,
        "立案并编号": before_the_confirmation,
        "签收": at_any_time,
        OPINION: at_any_time,
        "审核通过": before_the_letter,
    },
    "postgresql": {REQUEST: before_the_reply, "提交": after_a_push, OPINION: before_a_push},
}


async def test_a_journey_with_a_bot_that_keeps_dying(
    tmp_path: Path, words: JiebaWords, database_url: str, request: pytest.FixtureRequest
) -> None:
    kind = "postgresql" if database_url.startswith("postgresql") else "sqlite"
    expected, calm = await undisturbed(tmp_path / "calm", words)
    async with await start(limits=PATIENT) as sandbox:
        home = tmp_path / "killed"
        database, newcomers = await settle_in(home, sandbox, database_url)
        async with running(home, sandbox, database_url) as bot:
            street = Street(sandbox, database, bot, KILLS[kind])
            await join(street, newcomers)
            await travel(street)
            assert street.kills == {}
            assert await bot.stop() == 0
        proposal = await only_proposal(street)
        async with database.engine.connect() as connection:
            kept = (await connection.execute(text("SELECT count(*) FROM failures"))).scalar_one()
        await database.dispose()

    # Every step once, every text once.
    assert [entry.step for entry in proposal.history] == [entry.step for entry in calm.history]
    assert (proposal.status, proposal.title) == (calm.status, calm.title)
    assert proposal.situation.count(WRITTEN) == 1
    assert proposal.request.count(REQUEST) == 1
    assert [a.opinion for a in proposal.assignments] == [a.opinion for a in calm.assignments]
    assert [c.summary for c in proposal.contacts] == [c.summary for c in calm.contacts]
    assert [(r.version, r.done, r.planned) for r in proposal.replies] == [
        (r.version, r.done, r.planned) for r in calm.replies
    ]
    assert [(r.stage, r.grade) for r in proposal.ratings] == [(r.stage, r.grade) for r in calm.ratings]
    assert kept == 0

    # Everybody was told everything, in order; twice only what was on its way when the process died.
    doubled = Counter[str]()
    for name, told in expected.items():
        assert list(dict.fromkeys(street.pushes[name])) == list(dict.fromkeys(told)), name
        doubled.update(Counter(street.pushes[name]) - Counter(told))
    assert doubled.total() <= 1 + sum(k is at_any_time for k in KILLS[kind].values())

    # Nothing of the dead is left running.
    await until(lambda: not bot.living_workers())
    # And nothing is said on the way: no traceback, no session left open, no task left behind.
    for noise in ("Traceback", "Unclosed", "never retrieved", "was destroyed", "never awaited", '"error"'):
        assert noise not in bot.said(), bot.said()
