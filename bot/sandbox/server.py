"""The sandbox as one application, and as a handle for tests and demonstrations in the same process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from types import TracebackType
from typing import Self
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.sandbox.accounts import Bot, Group, Person
from bot.sandbox.api import BotApi
from bot.sandbox.channel import ChannelChat
from bot.sandbox.clock import TimeControl
from bot.sandbox.faults import Fault, FaultRoutes, Faults
from bot.sandbox.group import GroupChat
from bot.sandbox.limits import Limits
from bot.sandbox.phone import Phone
from bot.sandbox.phones import PhoneRoutes
from bot.sandbox.stream import EventStream
from bot.sandbox.world import World

DEFAULT_TOKEN = "700000001:SANDBOX-TOKEN-OF-NO-SECRECY"
DEFAULT_ZONE = ZoneInfo("Asia/Shanghai")
PAGE = Path(__file__).parent / "page"

WORLD = web.AppKey("world", World)
FAULTS = web.AppKey("faults", Faults)


def create_app(
    *,
    tokens: Iterable[str] = (DEFAULT_TOKEN,),
    directory: Path | None = None,
    now: Callable[[], datetime] | None = None,
    time: TimeControl | None = None,
    zone: tzinfo = DEFAULT_ZONE,
    limits: Limits | None = None,
    username: str | None = None,
    name: str | None = None,
) -> web.Application:
    """The application for `tokens`, each its own bot with its own chats; the first is the page's.

    `directory` keeps everything over a restart (in memory without one; JournalBusy when it is in use).
    `now` gives message dates, aware; it defaults to `time.now`, and that to the real time.
    `username` and `name` are the first bot's. ValueError when a token is malformed.
    """
    clock = now or (time.now if time is not None else _real_time)
    world = World(directory, now=clock, zone=zone, limits=limits or Limits())
    try:
        for index, token in enumerate(tokens):
            world.add_bot(token, username if index == 0 else None, name if index == 0 else None)
    except ValueError:
        world.close()
        raise
    world.commit()
    faults = Faults()
    api = BotApi(world, faults)
    phones = PhoneRoutes(world, time)
    background: set[asyncio.Task[None]] = set()

    app = web.Application()
    app[WORLD] = world
    app[FAULTS] = faults
    app.add_routes(
        [
            *api.routes(),
            *EventStream(world.broadcast, phones.bot).routes(),
            *phones.routes(),
            *FaultRoutes(faults, world.limits).routes(),
            web.get("/", _page),
            web.get("/page/{file:[A-Za-z0-9_.-]+}", _page),
        ]
    )

    async def tell_time() -> None:
        world.broadcast.publish(None, "clock", await phones.clock())

    def time_changed() -> None:
        task = asyncio.get_running_loop().create_task(tell_time())
        background.add(task)
        task.add_done_callback(background.discard)

    async def on_startup(_: web.Application) -> None:
        await api.start()
        if time is not None:
            time.on_change = time_changed

    async def on_shutdown(_: web.Application) -> None:
        await api.stop()
        world.broadcast.close()

    async def on_cleanup(_: web.Application) -> None:
        for task in background:
            task.cancel()
        world.close()

    app.on_startup.append(on_startup)
    app.on_shutdown.append(on_shutdown)
    app.on_cleanup.append(on_cleanup)
    return app


class Sandbox:
    """A running sandbox; as an async context manager it stops at the end."""

    def __init__(self, runner: web.AppRunner, app: web.Application, host: str, port: int) -> None:
        self._runner = runner
        self.world = app[WORLD]
        self.faults = app[FAULTS]
        self.host = host
        self.port = port

    @property
    def base_url(self) -> str:
        """Without a slash at the end: calls go to {base_url}/bot{token}/{method}."""
        return f"http://{self.host}:{self.port}"

    @property
    def bot(self) -> Bot:
        """The first bot."""
        return next(iter(self.world.bots.values()))

    @property
    def token(self) -> str:
        return self.bot.token

    @property
    def limits(self) -> Limits:
        """May be changed while it runs."""
        return self.world.limits

    def add_phone(
        self, user_id: int, first_name: str, *, bot: Bot | None = None, **known: str | None
    ) -> Phone:
        """A person with a phone; `known` are further fields of Person. The chat is not started yet."""
        self.world.add_person(Person(user_id, first_name, **known))  # type: ignore[arg-type]
        self.world.commit()
        return Phone(self.world, bot or self.bot, user_id)

    def add_channel(
        self, chat_id: int, title: str, owners: Iterable[int], bot: Bot | None = None
    ) -> ChannelChat:
        """A channel with its owners, the bot not in it yet."""
        self.world.save_group(Group(chat_id, title, list(owners), is_channel=True))
        self.world.commit()
        return ChannelChat(self.world, bot or self.bot, chat_id)

    def add_group(
        self,
        chat_id: int,
        title: str,
        members: Iterable[int],
        *,
        topics: Iterable[int] = (),
        bot: Bot | None = None,
    ) -> GroupChat:
        """A group of people the sandbox knows, the bot not in it yet; `topics` are threads' ids."""
        self.world.save_group(Group(chat_id, title, list(members), list(topics)))
        self.world.commit()
        return GroupChat(self.world, bot or self.bot, chat_id)

    def phone(self, user_id: int, bot: Bot | None = None) -> Phone:
        """The phone of somebody known; PhoneError otherwise."""
        return Phone(self.world, bot or self.bot, user_id)

    def fail(self, method: str, kind: str = "error", times: int = 1, *, chat_id: int | None = None) -> Fault:
        """Arms a fault; see Fault for the kinds."""
        fault = Fault(method, kind, times, chat_id)
        self.faults.add(fault)
        return fault

    async def until(self, true: Callable[[], bool], seconds: float = 10.0, *, bot: Bot | None = None) -> None:
        """Waits until `true()`, asked whenever anything changes on a phone; TimeoutError if never."""
        changes = self.world.broadcast.subscribe((bot or self.bot).id)
        try:
            async with asyncio.timeout(seconds):
                while not true():
                    await changes.events.get()
        finally:
            self.world.broadcast.unsubscribe(changes)

    async def stop(self) -> None:
        await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()


async def start(
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    tokens: Iterable[str] = (DEFAULT_TOKEN,),
    directory: Path | None = None,
    now: Callable[[], datetime] | None = None,
    time: TimeControl | None = None,
    zone: tzinfo = DEFAULT_ZONE,
    limits: Limits | None = None,
    username: str | None = None,
    name: str | None = None,
) -> Sandbox:
    """Starts a sandbox on `port` (a free one when 0); the rest as for `create_app`. OSError if taken."""
    app = create_app(
        tokens=tokens,
        directory=directory,
        now=now,
        time=time,
        zone=zone,
        limits=limits,
        username=username,
        name=name,
    )
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=2.0)
    await runner.setup()
    site = web.TCPSite(runner, host, port)
    try:
        await site.start()
    except OSError:
        await runner.cleanup()
        raise
    return Sandbox(runner, app, host, runner.addresses[0][1])


def _real_time() -> datetime:
    return datetime.now(UTC)


async def _page(request: web.Request) -> web.StreamResponse:
    path = PAGE / request.match_info.get("file", "index.html")
    if not path.is_file():
        return web.json_response({"error": "page_missing"}, status=404)
    return web.FileResponse(path, headers={"Cache-Control": "no-cache"})
