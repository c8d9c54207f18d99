"""The demonstration: the whole service on one machine, over real HTTP, with a clock that can be moved."""

import asyncio
import shutil
import signal
import socket
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from bot.app import Service
from bot.clock import Clock
from bot.config import Settings, phone_key_of
from bot.i18n import Translator
from bot.log import configure
from bot.profiles import add_congress, demonstration_people, settle_people
from bot.sandbox.journal import JournalBusy
from bot.sandbox.server import DEFAULT_TOKEN, Sandbox, start
from bot.travel import TimeTravel
from bot.trouble import Trouble
from domain.people import Congress
from domain.ports import UnitOfWork
from domain.services.membership import invite
from storage.engine import Database

PROFILE = "keqiao"


async def demonstrate(t: Translator, *, port: int, reset: bool, everybody: bool = False) -> int:
    """Run until interrupted; goes on where it was unless `reset`. Raises Trouble when it cannot start."""
    data_dir = Settings().data_dir / "demo"
    configure("WARNING")
    if reset:
        await forget(data_dir)
        print(t.plain("demo-reset"))
    data_dir.mkdir(parents=True, exist_ok=True)
    stopping = asyncio.Event()
    for signum in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(signum, stopping.set)
    clock = Clock(data_dir / "clock.json")
    travel = TimeTravel(clock)
    try:
        sandbox = await start(
            port=port,
            directory=data_dir / "phones",
            now=clock.now,
            time=travel,
            username="through_train_demo_bot",
            name=t.plain("demo-bot-name"),
        )
    except JournalBusy as error:
        raise Trouble("trouble-demo-running", path=str(data_dir)) from error
    except OSError as error:
        raise Trouble("trouble-port-taken", port=str(port)) from error
    async with sandbox:
        settings = demo_settings(data_dir, sandbox)
        settings = settings.model_copy(update={"http_port": free_beside(port)})
        past = t.plain("demo-past")
        newcomers = await prepare(settings, clock, sandbox, everybody=everybody, past=past)
        async with Service(settings, clock) as service:
            travel.attach(service)
            serving = asyncio.create_task(service.serve(stopping))
            watching = asyncio.create_task(travel.watch())
            for user_id, code in newcomers:
                sandbox.phone(user_id).starts(code)
            print(t.plain("demo-ready", url=sandbox.base_url), flush=True)
            telling = asyncio.create_task(_tell_of_pages(service, t))
            try:
                await serving
            finally:
                watching.cancel()
                telling.cancel()
    return 0


async def _tell_of_pages(service: Service, t: Translator) -> None:
    port = await asyncio.shield(service.http_port)
    print(t.plain("demo-pages", url=f"http://{service.settings.http_host}:{port}"), flush=True)


async def forget(data_dir: Path) -> None:
    """Throw the last demonstration away. Raises Trouble while it is running."""
    if not await asyncio.to_thread(data_dir.exists):
        return
    try:
        await (await start(directory=data_dir / "phones")).stop()
    except JournalBusy as error:
        raise Trouble("trouble-demo-running", path=str(data_dir)) from error
    await asyncio.to_thread(shutil.rmtree, data_dir)


def free_beside(port: int) -> int:
    """The next port that nobody has, so that the public pages stay where they were; 0 is any."""
    for candidate in range(port + 1, port + 10) if port else ():
        with socket.socket() as trying:
            # As the server itself will: what has just been closed can be taken again.
            trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with suppress(OSError, OverflowError):
                trying.bind(("127.0.0.1", candidate))
                return candidate
    return 0


def demo_settings(data_dir: Path, sandbox: Sandbox) -> Settings:
    """The production settings, pointed at the sandbox."""
    return Settings(
        BOT_TOKEN=(sandbox.token,),
        BOT_API_BASE=sandbox.base_url,
        BOT_MODE="polling",
        DATABASE_URL=f"sqlite:///{data_dir / 'through-train.db'}",
        DATA_DIR=data_dir,
        HTTP_PORT=0,
    )


async def prepare(
    settings: Settings, clock: Clock, sandbox: Sandbox, *, everybody: bool = False, past: str = ""
) -> list[tuple[int, str]]:
    """Migrate; the first time make the congress and its people. Returns (chat, invitation) of who must join.

    People whom the profile calls `absent` are on the roster; they get a phone only where `everybody` does.
    With `past`, the name of where it comes from, there were invented suggestions before.
    """
    database = Database(settings.database)
    try:
        if await database.schema_state() != "current":
            await database.migrate()
        async with database.unit_of_work() as uow:
            if await uow.congresses.every():
                return []
            bot_id = int(DEFAULT_TOKEN.partition(":")[0])
            congress = await add_congress(uow, demonstration_people(PROFILE)["congress"], PROFILE, bot_id)
            _begin_in_working_hours(clock, congress, uow)
            newcomers = await _settle_people(uow, congress, sandbox, settings.data_dir, everybody)
        if past:
            # Reading and writing workbooks comes with it: only where there is a past to take over.
            from bot.demo_ledger import take_over_past

            await take_over_past(database, congress, PROFILE, source=past, now=clock.now())
        return newcomers
    finally:
        await database.dispose()


def _begin_in_working_hours(clock: Clock, congress: Congress, uow: UnitOfWork) -> None:
    """A demonstration started at night would be silent until the morning."""
    policy = congress.policy
    opening = policy.working_hours.next_opening(clock.now(), policy.zone, uow.calendar_of(congress))
    if opening > clock.now():
        clock.move_to(opening + timedelta(minutes=30))


async def _settle_people(
    uow: UnitOfWork, congress: Congress, sandbox: Sandbox, data_dir: Path, everybody: bool
) -> list[tuple[int, str]]:
    newcomers = []
    for person, row in await settle_people(
        uow, congress, demonstration_people(PROFILE), phone_key_of(data_dir)
    ):
        if row.get("absent") and not everybody:
            continue
        known = {"phone_number": row["phone"], "label": row["label"], "face": row["face"]}
        sandbox.add_phone(row["chat_id"], row["name"], language_code="zh-hans", **known)
        newcomers.append((row["chat_id"], (await invite(uow, person)).code))
    return newcomers
