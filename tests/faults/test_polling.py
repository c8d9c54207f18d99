"""The poller: what fails comes again, what was done is not done again, a stop is a stop."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramUnauthorizedError
from aiogram.methods import SendMessage
from aiogram.types import Message

from bot import polling
from bot.polling import Poller
from bot.sandbox.server import Sandbox, start
from bot.sending import Sender
from storage.engine import Database
from tests.faults.street import until

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
WANG, ZHAO = 1001, 1002


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with await start() as running:
        yield running


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(sandbox.base_url))
    made = Bot(sandbox.token, session=session)
    yield made
    await session.close()


@pytest.fixture
def sender(database: Database) -> Sender:
    return Sender(database, lambda: datetime.now(UTC), lambda congress_id, wait: None)


def echo(broken: list[int]) -> Dispatcher:
    """Answers with the same words; fails as often as the chat is named in `broken`."""
    dispatcher = Dispatcher(disable_fsm=True)

    @dispatcher.message()
    async def answer(message: Message) -> SendMessage:
        if message.chat.id in broken:
            broken.remove(message.chat.id)
            raise OSError("the database is away")
        return SendMessage(chat_id=message.chat.id, text=message.text or "")

    return dispatcher


async def polled(poller: Poller, sandbox: Sandbox) -> None:
    """Run until everything is confirmed."""
    stopping = asyncio.Event()
    running = asyncio.create_task(poller.run(stopping))
    pending = sandbox.world.queues[sandbox.bot.id].pending
    await until(lambda: running.done() or not pending)
    stopping.set()
    async with asyncio.timeout(20):
        await running


async def test_a_failed_update_comes_again_and_the_others_are_not_answered_twice(
    sandbox: Sandbox, bot: Bot, sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "FIRST_PAUSE", 0.05)
    wang, zhao = sandbox.add_phone(WANG, "王芳"), sandbox.add_phone(ZHAO, "赵敏")
    for text in "一二三":
        wang.says(text)
        zhao.says(text)
    await polled(Poller(bot, echo([WANG, WANG]), sender), sandbox)
    assert [m.text for m in wang.received] == ["一", "二", "三"]
    assert [m.text for m in zhao.received] == ["一", "二", "三"]


async def test_an_unwell_telegram_is_waited_for(
    sandbox: Sandbox, bot: Bot, sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "FIRST_PAUSE", 0.05)
    wang = sandbox.add_phone(WANG, "王芳")
    wang.says("一")
    sandbox.fail("getUpdates", times=2)
    sandbox.fail("getUpdates", "drop")
    await polled(Poller(bot, echo([]), sender), sandbox)
    assert [m.text for m in wang.received] == ["一"]


async def test_a_stop_ends_the_long_poll_at_once(sandbox: Sandbox, bot: Bot, sender: Sender) -> None:
    stopping = asyncio.Event()
    running = asyncio.create_task(Poller(bot, echo([]), sender).run(stopping))
    await asyncio.sleep(0.2)
    stopping.set()
    async with asyncio.timeout(10):
        await running


async def test_a_stop_confirms_what_was_done(sandbox: Sandbox, bot: Bot, sender: Sender) -> None:
    wang = sandbox.add_phone(WANG, "王芳")
    stopping = asyncio.Event()
    dispatcher = Dispatcher(disable_fsm=True)

    @dispatcher.message()
    async def last(message: Message) -> SendMessage:
        stopping.set()
        await asyncio.sleep(0.2)
        return SendMessage(chat_id=message.chat.id, text="办好了")

    wang.says("一")
    await Poller(bot, dispatcher, sender).run(stopping)
    assert [m.text for m in wang.received] == ["办好了"]
    assert sandbox.world.queues[sandbox.bot.id].pending == {}


async def test_a_wrong_token_is_said(sandbox: Sandbox, sender: Sender) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(sandbox.base_url))
    try:
        with pytest.raises(TelegramUnauthorizedError):
            await Poller(Bot("1:x", session=session), echo([]), sender).run(asyncio.Event())
    finally:
        await session.close()
