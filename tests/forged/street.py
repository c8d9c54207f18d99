"""Two congresses in one database, one process with a bot for each, and somebody for every viewer."""

import sqlite3
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path

from bot.demo import demo_settings
from bot.i18n import Translator
from bot.sandbox.limits import Limits
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox, start
from domain.people import Congress, Person, Post
from domain.permissions import Viewer
from storage.engine import Database
from storage.words import JiebaWords
from tests.builders import World, person, world
from tests.forged.presses import Forged
from tests.house import MONDAY, FixedClock, House, lay_migrated
from tests.viewers import cast

TOKENS = ("7:FIRST-BOT-OF-TWO", "8:SECOND-BOT-OF-TWO")
# The bot remembers where people stand, and which updates it saw: that may change, nothing else.
# The name of the database, made when words are first asked for, tells nothing.
FREE = {"conversations", "updates", "alembic_version", "text_identity"}
BUG = "这一步出了问题"
FORGED_FROM = 10**6
PRESSED_AT_ONCE = 10


@dataclass
class Presser:
    """A phone at one of the bots, and whom the roster knows behind it; nobody behind a stranger's."""

    phone: Phone
    viewer: Viewer | None
    person: Person | None

    @property
    def name(self) -> str:
        return f"{self.viewer or 'stranger'} {self.person.name if self.person else ''}"


@dataclass(frozen=True)
class Said:
    """What the bot said to one press."""

    presser: Presser
    forged: Forged
    text: str

    def __str__(self) -> str:
        return f"{self.presser.name} {self.forged.data}: {self.text[:300]}"


@dataclass
class Street:
    """Everything one test needs."""

    house: House
    database: Path
    first: World
    second: World
    pressers: list[Presser] = field(default_factory=list)

    @property
    def t(self) -> Translator:
        return Translator("zh-CN", self.first.congress.policy.zone)

    @property
    def bot_ids(self) -> list[int]:
        return [bot.id for bot in self.house.sandbox.world.bots.values()]

    def of(self, viewer: Viewer) -> list[Presser]:
        return [presser for presser in self.pressers if presser.viewer is viewer]

    async def answers(self, presses: Iterable[tuple[Presser, Forged]]) -> list[Said]:
        """All press side by side, each in turn; below a message that is gone, so each gets a new answer."""
        waiting: dict[int, list[tuple[Presser, Forged]]] = {}
        for presser, forged in presses:
            waiting.setdefault(presser.phone.user_id, []).append((presser, forged))
        said: list[Said] = []
        while any(waiting.values()):
            batches = []
            for id_, given in waiting.items():
                batch, waiting[id_] = given[:PRESSED_AT_ONCE], given[PRESSED_AT_ONCE:]
                batches.append((batch, [presser.phone.chat.next_message for presser, _ in batch[:1]]))
                for presser, forged in batch:
                    presser.phone.presses(FORGED_FROM, forged.data, forged=True)
            await self.house.answered()
            for batch, seen in batches:
                said += _said(batch, *seen)
        return said

    def kept(self) -> dict[str, list[tuple[object, ...]]]:
        """Every row of every table that a refused press must leave as it is."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            known = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            tables = [name for (name,) in known]
            return {
                name: connection.execute(f"SELECT * FROM {name}").fetchall()
                for name in tables
                if name not in FREE and not name.startswith("sqlite_")
            }


def _said(batch: list[tuple[Presser, Forged]], seen: int = 0) -> list[Said]:
    """One answer to each press, in their order."""
    if not batch:
        return []
    presser, _ = batch[0]
    new = [message.text or "" for n, message in presser.phone.chat.messages.items() if n >= seen]
    assert len(new) == len(batch), f"{presser.name}: {len(batch)} presses, {len(new)} answers"
    return [Said(presser, forged, text) for (presser, forged), text in zip(batch, new, strict=True)]


@asynccontextmanager
async def open_street(directory: Path, words: JiebaWords) -> AsyncIterator[Street]:
    """The service with both bots; everybody has opened their chat."""
    clock = FixedClock(MONDAY)
    unlimited = Limits(per_second=None, per_chat=None)
    async with await start(now=clock.now, limits=unlimited, tokens=TOKENS) as sandbox:
        settings = demo_settings(directory, sandbox).model_copy(update={"bot_token": TOKENS})
        lay_migrated(directory / "through-train.db")
        database = Database(settings.database)
        first, second = await world(database), await world(database, "宜昌市人大", bot_id=8)
        people = await _settle(database, first, second)
        await database.dispose()
        house = House(sandbox, settings, clock, words)
        street = Street(house, directory / "through-train.db", first, second)
        street.pressers = [
            Presser(_phone(sandbox, who, first.congress), viewer, who)
            for viewer, played in people.items()
            for who in played
        ]
        stranger = Person(first.congress.id, "路人", chat_id=999)
        street.pressers.append(Presser(_phone(sandbox, stranger, first.congress), None, None))
        await house.open()
        try:
            for presser in street.pressers:
                presser.phone.starts()
            await house.settle()
            yield street
        finally:
            await house.close()


async def _settle(database: Database, first: World, second: World) -> dict[Viewer, list[Person]]:
    """Somebody for every viewer, with a chat; two are suspended, another congress has one who is all."""
    async with database.unit_of_work() as uow:
        people = await cast(uow, first, second)
        everything = [post for who in people[Viewer.OTHER_CONGRESS] for post in who.posts]
        outsider = await person(uow, second.congress, "全能", *map(_again, everything))
        people[Viewer.OTHER_CONGRESS] = [outsider]
        represents = _again(first.representative.posts[0])
        for viewer in (Viewer.BESIDE, Viewer.OTHER):
            people[viewer].append(await person(uow, first.congress, "停职", represents, suspended=True))
            represents = _again(represents)
        for n, who in enumerate((who for played in people.values() for who in played), start=1001):
            who.chat_id = n
            await uow.people.save(who)
    return people


def _again(post: Post) -> Post:
    return Post(post.role, post.department_id, post.delegation_id, post.unit)


def _phone(sandbox: Sandbox, who: Person, first: Congress) -> Phone:
    assert who.chat_id is not None
    bots = list(sandbox.world.bots.values())
    bot = bots[0] if who.congress_id == first.id else bots[1]
    return sandbox.add_phone(who.chat_id, who.name, bot=bot, language_code="zh-hans")
