"""The first administrator's link, and anybody else's on the roster."""

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramAPIError

from bot.config import Settings, bot_id_of
from bot.trouble import Trouble
from domain.people import Congress, Person, Post, Role
from domain.ports import UnitOfWork
from domain.services.membership import invite

ADMINISTRATOR = "Admin"


async def invitation_link(
    uow: UnitOfWork, congress: Congress, name: str | None, settings: Settings
) -> tuple[str, str]:
    """(the person's name, a one-time link). Without a name: the administrator, made if there is none."""
    if name is None:
        admins = await uow.people.holding(congress.id, Role.ADMIN)
        person = admins[0] if admins else await _administrator(uow, congress)
    else:
        found = await uow.people.named(congress.id, name)
        if not found:
            raise Trouble("trouble-person-unknown", name=name)
        person = found[0]
    invitation = await invite(uow, person)
    return person.name, f"https://t.me/{await _username(congress, settings)}?start={invitation.code}"


async def _administrator(uow: UnitOfWork, congress: Congress) -> Person:
    person = await uow.people.add(Person(congress.id, ADMINISTRATOR))
    for role in (Role.ADMIN, Role.STAFF):
        await uow.people.add_post(person, Post(role))
    return person


async def _username(congress: Congress, settings: Settings) -> str:
    """The bot's name on Telegram; asked of the API, because only Telegram knows it."""
    tokens = [t for t in settings.bot_token if congress.bot_id in (None, bot_id_of(t))]
    if not tokens:
        raise Trouble("trouble-token-missing")
    bot = Bot(tokens[0], session=AiohttpSession(api=TelegramAPIServer.from_base(settings.bot_api_base)))
    try:
        return (await bot.me()).username or ""
    except TelegramAPIError as error:
        raise Trouble("trouble-api-unreachable", base=settings.bot_api_base) from error
    finally:
        await bot.session.close()
