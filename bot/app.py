"""The service as one thing that starts and stops: database, bots, conversation, ticks, courier, web."""

import asyncio
import gc
import os
import secrets
from contextlib import AsyncExitStack, suppress
from functools import partial
from types import TracebackType
from typing import Self
from zoneinfo import ZoneInfo

import structlog
from aiogram import Bot, Dispatcher
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    AiogramError,
    TelegramAPIError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from bot.addresses import Ways
from bot.bulletins import bulletin_document, bulletin_file
from bot.calling import Session, turn
from bot.clock import Clock
from bot.config import Settings, bot_id_of, phone_key_of
from bot.dispatcher import build_dispatcher
from bot.i18n import DEFAULT_LANGUAGE, LANGUAGES, Translator
from bot.letters import blank_ledger, reply_letter
from bot.making import Making
from bot.pictures import not_drawn, picture
from bot.polling import ALLOWED_UPDATES, Poller
from bot.report_files import not_made, report_file
from bot.sealing import Sealer
from bot.sending import Sender
from bot.trouble import Trouble
from bot.views.commands import Commands, command_list
from domain.people import Person, Role
from scheduler.by_apprise import ByApprise
from scheduler.copying import Copies
from scheduler.courier import Courier
from scheduler.delivery import Delivery
from scheduler.occasion import Makers
from scheduler.ticks import Ticks
from scheduler.timetable import Timetable
from storage.engine import Database
from storage.words import JiebaWords

log = structlog.get_logger()
FINISH_SECONDS = 10.0
# Command lists are nothing urgent: answers and notices need the rate that Telegram allows.
BETWEEN_COMMAND_LISTS = 0.1


class Service:
    """`async with Service(settings, clock) as service: await service.serve(stopping)`.

    A word process that was started elsewhere may be shared; starting it again does nothing. `paced` False is
    for a Bot API server that has no limits.
    """

    def __init__(
        self, settings: Settings, clock: Clock, words: JiebaWords | None = None, *, paced: bool = True
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.database = Database(settings.database)
        self.words = words or JiebaWords(settings.data_dir / "index")
        self._own_words = words is None
        self.bots: dict[int, Bot] = {}
        self.couriers: dict[int, Courier] = {}
        phone_key = phone_key_of(settings.data_dir)
        ways = Ways(Sealer(phone_key), bool(settings.mail_url), settings.copies_inside)
        self.dispatcher: Dispatcher = build_dispatcher(
            self.database, clock, self.words, phone_key, settings.public_url, ways
        )
        out = ByApprise(settings.mail_url, private=settings.copies_inside)
        self.copies = Copies(self.database, clock.now, ways.sealer, out)
        self.ticks = Ticks(self.database, clock.now)
        # The host's name tells claims of this machine from others'; the process's own part makes it unique.
        self.worker = f"{os.uname().nodename}:{secrets.token_hex(4)}"
        makes = {"figures_picture": (picture, not_drawn), "report_file": (report_file, not_made)}
        self.making = Making(self.database, makes, clock.now)
        self.delivery = Delivery(
            self.database,
            clock.now,
            self.couriers,
            Makers(
                partial(reply_letter, cut=self.words.cut),
                blank_ledger,
                self.making,
                self.making.progress,
                bulletin_file,
                settings.public_url,
            ),
            self.worker,
            paced=paced,
            copies=self.copies,
        )
        self.sender = Sender(self.database, clock.now, self.delivery.hold)
        self.timetable = Timetable(self.ticks, self.delivery, self.copies)
        # Where the pages are, once they are served.
        self.http_port: asyncio.Future[int] = asyncio.Future()
        self._started = AsyncExitStack()

    async def __aenter__(self) -> Self:
        try:
            await self._start()
        except BaseException:
            await self._started.aclose()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._started.aclose()

    async def _start(self) -> None:
        """What was started first is stopped last."""
        self._started.push_async_callback(self.database.dispose)
        if self._own_words:
            self._started.push_async_callback(self.words.stop)
        await self.words.start()
        for side in (self.words.finder, self.words.teacher):
            keeping_up = asyncio.create_task(side.keep_up(self.database))
            self._started.callback(keeping_up.cancel)
        server = TelegramAPIServer.from_base(self.settings.bot_api_base)
        for token in self.settings.bot_token:
            bot_id = bot_id_of(token)
            assert bot_id is not None
            congress_id = await self._congress_of(bot_id)
            bot = Bot(token, session=Session(server, partial(self.delivery.reply_turn, congress_id)))
            self._started.push_async_callback(bot.session.close)
            self.bots[congress_id] = bot
            courier = Courier(token, self.settings.bot_api_base)
            self._started.push_async_callback(courier.stop)
            await courier.start()
            self.couriers[congress_id] = courier
        if self.database.is_sqlite:
            # One process owns a SQLite file: claims left by a killed one are free at once.
            async with self.database.unit_of_work() as uow:
                await uow.outbox.release("", self.clock.now())
        stops = (
            self.copies.stop,
            self.dispatcher.emit_shutdown,
            self.sender.finish,
            self.delivery.stop,
            self.making.stop,
        )
        for finish in stops:
            self._started.push_async_callback(finish)
        self._started.push_async_callback(self.timetable.stop)
        self.timetable.start()
        # What was loaded by now stays. Looking through all of it for garbage would hold up everybody for a
        # quarter of a second, again and again.
        gc.freeze()
        gc.enable()

    async def _congress_of(self, bot_id: int) -> int:
        """The congress this bot speaks for; a congress without a bot yet takes it when it is the only one."""
        async with self.database.unit_of_work() as uow:
            congress = await uow.congresses.of_bot(bot_id)
            if congress is None:
                free = [c for c in await uow.congresses.every() if c.bot_id is None]
                if len(free) != 1:
                    raise Trouble("trouble-bot-unbound" if free else "trouble-no-congress", bot=str(bot_id))
                congress = free[0]
                congress.bot_id = bot_id
                await uow.congresses.save(congress)
        return congress.id

    async def serve(self, stopping: asyncio.Event) -> None:
        """Answer people until stopping, by polling or by webhook; what is in hand then is finished.

        Raises Trouble when Telegram refuses the token or the webhook.
        """
        from handlers.web.server import serve_web

        async with serve_web(
            *(self.settings, self.database, self.dispatcher, self.bots, turn, self.clock.now),
            bulletin_document,
            self.words,
        ) as port:
            self.http_port.set_result(port)
            commands = asyncio.create_task(self._introduce())
            try:
                if self.settings.bot_mode == "webhook":
                    await self._set_webhooks()
                    await stopping.wait()
                else:
                    await self._poll(stopping)
            finally:
                await _end(commands)

    async def _poll(self, stopping: asyncio.Event) -> None:
        pollers = [asyncio.create_task(self._poll_one(bot, stopping)) for bot in self.bots.values()]
        asked = asyncio.create_task(_asked(stopping))
        try:
            done, _ = await asyncio.wait({asked, *pollers}, return_when=asyncio.FIRST_COMPLETED)
            if asked in done:
                await asyncio.wait(pollers, timeout=FINISH_SECONDS)
        finally:
            await _end(asked, *pollers)
        for poller in pollers:
            if not poller.cancelled():
                poller.result()

    async def _poll_one(self, bot: Bot, stopping: asyncio.Event) -> None:
        try:
            with suppress(AiogramError):
                await bot.delete_webhook()
            await Poller(bot, self.dispatcher, self.sender).run(stopping)
        except TelegramUnauthorizedError as error:
            raise Trouble("trouble-token-refused", bot=str(bot.id)) from error

    async def _set_webhooks(self) -> None:
        from handlers.web.server import webhook_address

        for bot in self.bots.values():
            address = webhook_address(self.settings, bot)
            try:
                await bot.set_webhook(
                    address,
                    secret_token=self.settings.webhook_secret or None,
                    allowed_updates=ALLOWED_UPDATES,
                )
            except AiogramError as error:
                raise Trouble("trouble-webhook-refused", address=address, error=str(error)) from error

    async def _introduce(self) -> None:
        """What Telegram shows of the bots: whose they are, and the commands, for everybody and for each role.

        Who joins later gets the commands by a notice.
        """
        for congress_id, bot in self.bots.items():
            async with self.database.unit_of_work() as uow:
                policy = (await uow.congresses.get(congress_id)).policy
            with suppress(AiogramError):
                await bot.me()  # remembered: invitations made in the chat name the bot
            for language in LANGUAGES:
                code = None if language == DEFAULT_LANGUAGE else language
                t = Translator(language, policy.zone)
                with suppress(TelegramAPIError):
                    await bot.set_my_short_description(policy.text("service", language), language_code=code)
                await _set_commands(bot, command_list(None, t), code=code)
            for person in await self._joined(congress_id):
                t = Translator(person.language, ZoneInfo("UTC"))
                await _set_commands(bot, command_list(person, t), chat_id=person.chat_id)
                await asyncio.sleep(BETWEEN_COMMAND_LISTS)

    async def _joined(self, congress_id: int) -> list[Person]:
        async with self.database.unit_of_work() as uow:
            people = [p for role in Role for p in await uow.people.holding(congress_id, role)]
        return list({p.id: p for p in people if p.chat_id}.values())


async def _set_commands(
    bot: Bot, commands: Commands, *, code: str | None = None, chat_id: int | None = None
) -> None:
    given = [BotCommand(command=name, description=words) for name, words in commands]
    scope = BotCommandScopeChat(chat_id=chat_id) if chat_id else BotCommandScopeAllPrivateChats()
    while True:
        try:
            await bot.set_my_commands(given, scope=scope, language_code=code)
        except TelegramRetryAfter as error:
            await asyncio.sleep(error.retry_after)
            continue
        except AiogramError as error:
            log.info("commands_not_set", error=str(error))
        return


async def _asked(stopping: asyncio.Event) -> None:
    await stopping.wait()


async def _end(*tasks: asyncio.Task[None]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
