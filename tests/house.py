"""The whole service over real HTTP against the sandbox, with people's phones and a clock that tests move."""

import asyncio
import re
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from bot.app import Service
from bot.clock import Clock
from bot.config import Settings
from bot.demo import demo_settings, prepare
from bot.sandbox.chat import Message
from bot.sandbox.limits import Limits
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox, start
from bot.travel import TimeTravel
from domain.people import Congress
from storage.engine import Database
from storage.words import JiebaWords

MONDAY = datetime(2026, 3, 2, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
PEOPLE = {"王芳": 1001, "赵敏": 1002, "陈涛": 1003, "周明": 1004, "孙莉": 1005, "何伟": 1006, "李卫东": 1007}
PATIENCE = 20.0


class Chat:
    """One person's phone: says, presses, sees."""

    def __init__(self, house: "House", phone: Phone) -> None:
        self.house = house
        self.phone = phone
        self.asked = ""

    async def says(self, text: str) -> "Chat":
        self.phone.says(text)
        await self.house.settle()
        return self

    async def presses(self, *buttons: str) -> "Chat":
        """Each in turn, the newest button with these words; waits for the answer every time."""
        for button in buttons:
            self.phone.presses_text(button)
            await self.house.settle()
        return self

    async def presses_again(self, message: Message, button: str) -> "Chat":
        """A button of an older message, as long as it was ever offered there."""
        data = next(d for d in message.offered if d == button or button in d)
        self.phone.presses(message.message_id, data)
        await self.house.settle()
        return self

    async def asks(self, text: str, chat_type: str = "sender") -> list[dict[str, Any]]:
        """Types behind the bot's name in a chat of this type; what is offered."""
        query_id = self.phone.asks(text, chat_type=chat_type)
        await self.house.settle()
        answer = self.phone.answer(query_id)
        assert answer is not None
        assert (answer["personal"], answer["cache_time"]) == (True, 0)
        self.asked = query_id
        return list(answer["results"])

    @property
    def last(self) -> Message:
        """The bot's message that changed last: sent, or edited in place."""
        return max(self.phone.received, key=lambda m: (m.edit_date or m.date, m.message_id))

    @property
    def newest(self) -> Message:
        return self.phone.received[-1]

    @property
    def screen(self) -> str:
        """Everything the bot has said in this chat, as it reads now."""
        return "\n———\n".join(m.text or "" for m in self.phone.received)

    @property
    def buttons(self) -> list[str]:
        return [key["text"] for row in (self.newest.inline or {}).get("inline_keyboard", []) for key in row]

    @property
    def last_buttons(self) -> list[str]:
        """Those of the message that changed last."""
        return [key["text"] for row in (self.last.inline or {}).get("inline_keyboard", []) for key in row]

    def sees(self, words: str) -> None:
        assert words in self.screen, f"not seen: {words}\n{self.screen[-3000:]}"

    def sees_last(self, words: str) -> None:
        text = self.newest.text or ""
        assert words in text, f"not in the last message: {words}\n{text}"

    def sees_not(self, words: str) -> None:
        assert words not in self.screen, f"seen: {words}\n{self.screen[-3000:]}"

    @property
    def number(self) -> str:
        """The last proposal number seen here."""
        found = re.findall(r"直\d{4}-\d{3}", self.screen)
        assert found, self.screen[-2000:]
        return found[-1]


class House:
    """Sandbox, service and phones of one test."""

    def __init__(self, sandbox: Sandbox, settings: Settings, clock: Clock, words: JiebaWords) -> None:
        self.sandbox = sandbox
        self.clock = clock
        self.travel = TimeTravel(clock)
        self._settings = settings
        self._words = words

    async def open(self) -> None:
        """Start the service, as after switching the machine on."""
        self.service = Service(self._settings, self.clock, self._words, paced=False)
        await self.service.__aenter__()
        self.service.timetable.pause()
        self.travel.attach(self.service)
        self._stopping = asyncio.Event()
        self._serving = asyncio.create_task(self.service.serve(self._stopping))

    async def close(self) -> None:
        self._stopping.set()
        self._serving.cancel()
        await asyncio.gather(self._serving, return_exceptions=True)
        await self.service.__aexit__(None, None, None)

    async def restart(self) -> None:
        """Stop the service and open it again on the same data; the phones stay as they are."""
        await self.close()
        await self.open()

    def chat(self, name: str) -> Chat:
        return Chat(self, self.sandbox.phone(PEOPLE[name]))

    async def settle(self) -> None:
        """Until every update of every bot is handled and every due notice delivered."""
        await self.answered()
        await self.service.delivery.run()

    async def answered(self) -> None:
        """Until every update of every bot is handled; notices wait."""
        async with asyncio.timeout(PATIENCE):
            for queue in self.sandbox.world.queues.values():
                await queue.drained()

    async def passes(self, **time: float) -> None:
        await self.travel.advance(int(timedelta(**time).total_seconds()))
        await self.settle()

    async def congress(self) -> Congress:
        async with self.service.database.unit_of_work() as uow:
            return (await uow.congresses.every())[0]


class FixedClock(Clock):
    """Starts at a chosen moment and runs on in real time."""

    def __init__(self, start: datetime) -> None:
        super().__init__()
        from datetime import UTC

        self._ahead = start - datetime.now(UTC)


@cache
def migrated() -> bytes:
    """What an empty SQLite file holds after all migrations: making it once is enough for all tests."""

    async def make(path: Path) -> None:
        database = Database(f"sqlite:///{path}")
        await database.migrate()
        await database.dispose()

    with TemporaryDirectory() as folder, ThreadPoolExecutor(1) as aside:
        path = Path(folder) / "migrated.db"
        aside.submit(asyncio.run, make(path)).result()
        return path.read_bytes()


def lay_migrated(path: Path) -> None:
    """Put that at `path`, unless something is there."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(migrated())


@asynccontextmanager
async def open_house(
    directory: Path,
    words: JiebaWords,
    *,
    database_url: str = "",
    at: datetime = MONDAY,
    joined: bool = True,
    **changes: object,
) -> AsyncIterator[House]:
    """A house in `directory`, its people joined through their invitations unless told otherwise.

    `changes` are other settings than the demonstration's.
    """
    clock = FixedClock(at)
    # A journey in a second is quicker than any person: flood control has tests of its own.
    unlimited = Limits(per_second=None, per_chat=None)
    async with await start(now=clock.now, limits=unlimited) as sandbox:
        settings = demo_settings(directory, sandbox)
        if database_url:
            settings = settings.model_copy(update={"database_url": database_url})
        else:
            lay_migrated(directory / "through-train.db")
        settings = settings.model_copy(update=changes)
        newcomers = await prepare(settings, clock, sandbox)
        # On the roster, without a phone in the demonstration: joins by the number.
        sandbox.add_phone(PEOPLE["李卫东"], "李卫东", phone_number="8613800000007", language_code="zh-hans")
        house = House(sandbox, settings, clock, words)
        await house.open()
        try:
            for user_id, code in newcomers:
                if joined:
                    sandbox.phone(user_id).starts(code)
            if joined:
                sandbox.phone(PEOPLE["李卫东"]).starts()
                sandbox.phone(PEOPLE["李卫东"]).shares_contact()
            await house.settle()
            yield house
        finally:
            await house.close()
