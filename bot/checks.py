"""Are the settings usable, is the database there, does the API answer? Troubles are said in words."""

import errno
import re
import socket
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.config import Settings, bot_id_of, is_web_address, make_data_dir
from bot.i18n import Translator
from bot.trouble import Trouble

if TYPE_CHECKING:
    from aiogram import Bot

    from domain.people import Congress
    from domain.ports import UnitOfWork
    from storage.engine import Database

WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # what Telegram takes as one
PATIENCE = 15.0  # seconds for the Bot API to answer a command; the service itself waits longer


def settings_of() -> Settings:
    """The settings of this machine. Raises Trouble for values that cannot be read."""
    try:
        return Settings()
    except ValidationError as error:
        raise _trouble_with(error.errors()[0]) from error
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble("trouble-env-file") from error


def _trouble_with(wrong: ErrorDetails) -> Trouble:
    """The first wrong setting. No secret is among those that are checked for their form here."""
    name, value = ".".join(str(part) for part in wrong["loc"]), str(wrong["input"])
    match wrong["type"]:
        case "literal_error":
            return Trouble("trouble-setting-choice", name=name, value=value, known=wrong["ctx"]["expected"])
        case "mail_way":
            return Trouble("trouble-setting-mail", name=name)
        case "bool_parsing":
            return Trouble("trouble-setting-choice", name=name, value=value, known="yes, no")
        case "value_error":
            return Trouble("trouble-setting-address", name=name, value=value)
        case "int_parsing" | "int_from_float" | "greater_than_equal" | "less_than_equal":
            return Trouble("trouble-setting-port", name=name, value=value)
    return Trouble("trouble-setting", name=name, value=value)


def checked_settings() -> Settings:
    """Settings with which the bot can run. Raises Trouble naming the first that is missing or wrong."""
    settings = settings_of()
    for trouble in setting_troubles(settings):
        raise trouble
    return settings


def setting_troubles(settings: Settings) -> Iterator[Trouble]:
    """Everything that is wrong with the settings as such, before anybody is asked."""
    if not settings.bot_token:
        yield Trouble("trouble-token-missing")
    elif any(bot_id_of(token) is None for token in settings.bot_token):
        yield Trouble("trouble-token-wrong")
    elif len({bot_id_of(token) for token in settings.bot_token}) < len(settings.bot_token):
        yield Trouble("trouble-token-twice")
    if settings.bot_mode == "webhook":
        local = settings.webhook_url.startswith(("http://127.0.0.1", "http://localhost"))
        if not is_web_address(settings.webhook_url) or not (
            local or settings.webhook_url.startswith("https://")
        ):
            yield Trouble("trouble-webhook-url")
        if not WEBHOOK_SECRET.fullmatch(settings.webhook_secret):
            yield Trouble("trouble-webhook-secret")


@contextmanager
def database_troubles() -> Iterator[None]:
    """What the database refuses within the block, as Trouble."""
    from storage.failures import DatabaseBusy, DatabaseUnreachable, named_failures

    try:
        with named_failures():
            yield
    except DatabaseBusy as error:
        raise Trouble("trouble-database-busy") from error
    except DatabaseUnreachable as error:
        raise Trouble("trouble-database-unreachable", error=error.reason) from error


def writable_data_dir(settings: Settings) -> None:
    """DATA_DIR is there and can be written to, by this user alone when it is new. Raises Trouble."""
    try:
        make_data_dir(settings.data_dir)
    except OSError as error:
        raise Trouble("trouble-data-dir", path=str(settings.data_dir.absolute())) from error


@asynccontextmanager
async def open_database(settings: Settings, *, schema: bool = True) -> AsyncIterator["Database"]:
    """The database, with the present schema unless told otherwise. Raises Trouble."""
    from storage.engine import Database

    try:
        database = Database(settings.database)
    except ValueError as error:
        raise Trouble("trouble-database-url") from error
    try:
        with database_troubles():
            state = await database.schema_state()
            if state == "newer" or (schema and state != "current"):
                raise Trouble(f"trouble-schema-{state}")
            yield database
    finally:
        await database.dispose()


def free_address(settings: Settings) -> None:
    """Nobody else listens where health, metrics and webhooks are served. Raises Trouble."""
    host, port = settings.http_host, settings.http_port
    try:
        for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            with socket.socket(family, kind, protocol) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(address)
    except OSError as error:
        key = "trouble-port-taken" if error.errno == errno.EADDRINUSE else "trouble-http-address"
        raise Trouble(key, host=host, port=str(port)) from error


def congress_line(congress: "Congress", t: Translator) -> str:
    """Its name and the bot that speaks for it."""
    if congress.bot_id is None:
        return t.plain("congress-without-bot", name=congress.name)
    return t.plain("congress-with-bot", name=congress.name, bot=str(congress.bot_id))


async def congress_named(uow: "UnitOfWork", name: str | None) -> "Congress":
    """The congress of that name; without a name the only one there is."""
    every = await uow.congresses.every()
    known = ", ".join(c.name for c in every)
    if not every:
        raise Trouble("trouble-no-congress")
    if name is None:
        if len(every) > 1:
            raise Trouble("trouble-congress-which", known=known)
        return every[0]
    congress = await uow.congresses.named(name.strip())
    if congress is None:
        raise Trouble("trouble-congress-unknown", name=name, known=known)
    return congress


async def bind_bot(uow: "UnitOfWork", name: str, bot_id: int) -> None:
    """From now on this bot speaks for that congress. Raises Trouble when it speaks for another one."""
    congress = await congress_named(uow, name)
    holder = await uow.congresses.of_bot(bot_id)
    if holder is not None and holder.id != congress.id:
        raise Trouble("trouble-bot-taken", bot=str(bot_id), name=holder.name)
    congress.bot_id = bot_id
    await uow.congresses.save(congress)


async def unbound_bots(uow: "UnitOfWork", settings: Settings) -> list[Trouble]:
    """The bots of which nobody knows for whom they speak: one left over takes the one congress left over."""
    every = await uow.congresses.every()
    if not every:
        return [Trouble("trouble-no-congress")]
    bound, free = {c.bot_id for c in every}, sum(c.bot_id is None for c in every)
    loose = [str(bot_id) for token in settings.bot_token if (bot_id := bot_id_of(token)) not in bound]
    if len(loose) == free == 1:
        return []
    return [Trouble("trouble-bot-unbound", bot=bot) for bot in loose]


async def usernames(tokens: Iterable[str], base: str) -> dict[str, str]:
    """Each bot's name on Telegram by its token: who answers is really there. Raises Trouble."""
    from aiogram import Bot
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer

    names = {}
    for token in tokens:
        session = AiohttpSession(api=TelegramAPIServer.from_base(base), timeout=PATIENCE)
        bot = Bot(token, session=session)
        try:
            names[token] = await _username(bot, base)
        finally:
            await bot.session.close()
    return names


async def _username(bot: "Bot", base: str) -> str:
    from aiogram.exceptions import AiogramError, TelegramNotFound, TelegramUnauthorizedError

    try:
        return (await bot.me()).username or ""
    except (TelegramUnauthorizedError, TelegramNotFound) as error:  # malformed tokens are not found
        raise Trouble("trouble-token-refused", bot=str(bot.id)) from error
    except (AiogramError, OSError) as error:
        raise Trouble("trouble-api-unreachable", base=base) from error
