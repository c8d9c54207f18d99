"""Updates per second: the whole form through the real dispatcher, and the same updates through the peers."""

import asyncio
import gc
import json
import shutil
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.methods import TelegramMethod
from aiogram.types import Update

from bot.clock import Clock
from bot.dispatcher import build_dispatcher
from domain.people import Role
from storage.engine import Database
from storage.words import JiebaWords
from tests.bench.form import STEPS, pressed, said
from tests.bench.peers import echo, usual_pick
from tests.bench.stub import TOKEN, StubSession
from tests.builders import congress, department, person, post

FIRST_CHAT = 9_000_001
Rounds = list[list[dict[str, Any]]]


class Forms:
    """The bench's world: a database with so many representatives, the word process, and what they sent."""

    def __init__(self, directory: Path, words: JiebaWords, chats: int) -> None:
        self.template = directory / "template.db"
        self.words = words
        self.chats = list(range(FIRST_CHAT, FIRST_CHAT + chats))
        self.rounds: Rounds = []

    async def prepare(self) -> None:
        database = Database(f"sqlite:///{self.template}")
        await database.migrate()
        async with database.unit_of_work() as uow:
            of = await congress(uow, bot_id=int(TOKEN.partition(":")[0]))
            for name in ("公安局交警大队", "住房和城乡建设局", "交通运输局", "教育体育局"):
                await department(uow, of, name)
            await person(uow, of, "赵敏", post(Role.STAFF))
            for chat in self.chats:
                await person(uow, of, f"代表{chat}", post(Role.REPRESENTATIVE), chat_id=chat)
        await database.dispose()

    async def ours(self) -> float:
        """Updates per second from the first word to the submitted suggestion, many chats at once."""
        with tempfile.TemporaryDirectory(dir=self.template.parent) as directory:
            path = Path(directory) / "ours.db"
            shutil.copyfile(self.template, path)
            database = Database(f"sqlite:///{path}")
            dispatcher = build_dispatcher(database, Clock(), self.words, b"bench")
            session = StubSession()
            bot = Bot(TOKEN, session=session)
            spent = 0.0
            self.rounds = []
            for act, words in STEPS:
                updates = [
                    said(chat, words) if act == "says" else pressed(chat, session.data_of(chat, words))
                    for chat in self.chats
                ]
                self.rounds.append(updates)
                spent += await _round(dispatcher, bot, updates)
            await self._check(database, session)
            await database.dispose()
        return len(self.chats) * len(STEPS) / spent

    async def _check(self, database: Database, session: StubSession) -> None:
        """A bench of something that does not work measures nothing."""
        async with database.unit_of_work() as uow:
            kept = len(await uow.proposals.every_id())
        presses = sum(act == "presses" for act, _ in STEPS)
        expected = (len(self.chats), len(self.chats) * len(STEPS), len(self.chats) * presses)
        found = (kept, session.replies, session.acknowledged)
        if found != expected:
            raise RuntimeError("the form was not filled in", found, expected)

    async def bare_echo(self) -> float:
        """The same updates, answered by a bot that keeps nothing."""
        return await self._peer(echo())

    async def sqlalchemy_peer(self) -> float:
        """The same updates; select, insert and commit for each through one AsyncSession."""
        with tempfile.TemporaryDirectory(dir=self.template.parent) as directory:
            async with usual_pick(Path(directory), self.chats) as dispatcher:
                return await self._peer(dispatcher)

    async def _peer(self, dispatcher: Dispatcher) -> float:
        if not self.rounds:
            await self.ours()
        bot = Bot(TOKEN, session=StubSession())
        spent = sum([await _round(dispatcher, bot, updates) for updates in self.rounds])
        return len(self.chats) * len(STEPS) / spent


async def _round(dispatcher: Dispatcher, bot: Bot, raw: list[dict[str, Any]]) -> float:
    """Seconds for one batch of updates, a chat each, until every answer and acknowledgement is sent."""
    texts = [json.dumps(update) for update in raw]
    begin = time.perf_counter()
    await asyncio.gather(*(_handle(dispatcher, bot, text) for text in texts))
    others = asyncio.all_tasks() - _standing - {asyncio.current_task()}
    if others:
        await asyncio.wait(others)
    return time.perf_counter() - begin


async def _handle(dispatcher: Dispatcher, bot: Bot, text: str) -> None:
    """As a poller does: an update as it comes from Telegram, and one reply."""
    update = Update.model_validate(json.loads(text), context={"bot": bot})
    method = await dispatcher.feed_update(bot, update)
    if isinstance(method, TelegramMethod):
        await bot(method)


_standing: set[asyncio.Task[Any]] = set()


async def with_forms(chats: int, use: Callable[[Forms], Awaitable[None]]) -> None:
    """Everything around the measuring: a folder that goes away, a warm word process."""
    words = JiebaWords()
    await words.start()
    try:
        await words.suggest_title("建议先热身")
        _standing.update(asyncio.all_tasks())
        with tempfile.TemporaryDirectory(prefix="bench-") as directory:
            forms = Forms(Path(directory), words, chats)
            await forms.prepare()
            # As the service does when it has started: what is there now need not be looked through again.
            gc.collect()
            gc.freeze()
            await use(forms)
    finally:
        gc.unfreeze()
        await words.stop()
