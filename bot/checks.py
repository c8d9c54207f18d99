"""Are the settings usable, is the database there, does the API answer? Troubles in words, never a traceback."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from pydantic import ValidationError

from bot.config import Settings, bot_id_of
from bot.i18n import Translator
from bot.trouble import Trouble

if TYPE_CHECKING:
    from aiogram import Bot

    from domain.people import Congress
    from domain.ports import UnitOfWork
    from storage.engine import Database


def settings_of() -> Settings:
    """The settings of this machine. Raises Trouble for values that cannot be read."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = error.errors()[0]
        name = ".".join(str(part) for part in wrong["loc"])
        raise Trouble("trouble-settings", error=f"{name}: {wrong['msg']}") from error


def checked_settings() -> Settings:
    """Settings with which the bot can run. Raises Trouble naming the first that is missing or wrong."""
    settings = settings_of()
    if not settings.bot_token:
        raise Trouble("trouble-token-missing")
    if any(bot_id_of(token) is None for token in settings.bot_token):
        raise Trouble("trouble-token-wrong")
    if settings.bot_mode == "webhook":
        if not settings.webhook_url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise Trouble("trouble-webhook-url")
        if not settings.webhook_secret:
            raise Trouble("trouble-webhook-secret")
    return settings


@asynccontextmanager
async def open_database(settings: Settings, *, schema: bool = True) -> AsyncIterator["Database"]:
    """The database, with the present schema unless told otherwise. Raises Trouble."""
    from sqlalchemy.exc import ArgumentError, DBAPIError

    from storage.engine import Database
    from storage.sqlite import DatabaseBusy

    try:
        database = Database(settings.database)
    except (ArgumentError, ValueError) as error:
        raise Trouble("trouble-database-url") from error
    try:
        if schema:
            state = await database.schema_state()
            if state != "current":
                raise Trouble(f"trouble-schema-{state}")
        yield database
    except DatabaseBusy as error:
        raise Trouble("trouble-database-busy") from error
    except (DBAPIError, OSError) as error:
        reason = str(error.orig if isinstance(error, DBAPIError) else error).splitlines()[0]
        raise Trouble("trouble-database-unreachable", error=reason) from error
    finally:
        await database.dispose()


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
    congress = await uow.congresses.named(name)
    if congress is None:
        raise Trouble("trouble-congress-unknown", name=name, known=known)
    return congress


async def reachable_bots(bots: Iterable["Bot"], base: str) -> None:
    """Each bot's token is accepted and the API answers. Raises Trouble."""
    from aiogram.exceptions import TelegramAPIError, TelegramNetworkError, TelegramUnauthorizedError

    for bot in bots:
        try:
            await bot.me()
        except TelegramUnauthorizedError as error:
            raise Trouble("trouble-token-refused", bot=str(bot.id)) from error
        except TelegramNetworkError as error:
            raise Trouble("trouble-api-unreachable", base=base) from error
        except TelegramAPIError as error:
            key = "trouble-token-refused" if "Not Found" in str(error) else "trouble-api-unreachable"
            raise Trouble(key, bot=str(bot.id), base=base) from error


async def diagnose(t: Translator) -> list[str]:
    """Everything that is wrong with this machine's settings, one sentence each."""
    troubles = []
    settings = None
    try:
        settings = checked_settings()
    except Trouble as trouble:
        troubles.append(trouble)
    try:
        async with open_database(settings or settings_of()) as database, database.unit_of_work() as uow:
            congresses = await uow.congresses.every()
        bound = {c.bot_id for c in congresses}
        free = sum(c.bot_id is None for c in congresses)
        for token in settings.bot_token if settings else ():
            if bot_id_of(token) not in bound and free != 1:
                key = "trouble-bot-unbound" if congresses else "trouble-no-congress"
                troubles.append(Trouble(key, bot=str(bot_id_of(token))))
    except Trouble as trouble:
        troubles.append(trouble)
    if settings is not None:
        troubles += await _bot_troubles(settings)
    return [t.plain(trouble.key, **trouble.params) for trouble in troubles]


async def _bot_troubles(settings: Settings) -> list[Trouble]:
    from aiogram import Bot
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer

    troubles = []
    for token in settings.bot_token:
        session = AiohttpSession(api=TelegramAPIServer.from_base(settings.bot_api_base))
        try:
            await reachable_bots([Bot(token, session=session)], settings.bot_api_base)
        except Trouble as trouble:
            troubles.append(trouble)
        finally:
            await session.close()
    return troubles
