"""The service as one thing that starts and stops: database, bots, conversation, ticks, courier, web."""

import asyncio
import contextlib
import os
import secrets
from types import TracebackType
from typing import Self

import structlog
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramAPIError
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats

from bot.clock import Clock
from bot.config import Settings, bot_id_of, phone_key_of
from bot.dispatcher import build_dispatcher
from bot.i18n import LANGUAGES, Translator
from bot.letters import reply_letter
from bot.polling import poll
from bot.trouble import Trouble
from bot.views.menu import COMMANDS_OF, COMMANDS_OF_OFFICES, COMMANDS_OF_STRANGERS
from domain.people import Role
from scheduler.courier import Courier
from scheduler.delivery import Delivery
from scheduler.ticks import Ticks
from scheduler.timetable import build_timetable
from storage.engine import Database
from storage.words import JiebaWords

log = structlog.get_logger()


class Service:
    """`async with Service(settings, clock) as service: await service.serve(stopping)`.

    A word process that was started elsewhere may be shared; starting it again does nothing.
    """

    def __init__(self, settings: Settings, clock: Clock, words: JiebaWords | None = None) -> None:
        self.settings = settings
        self.clock = clock
        self.database = Database(settings.database)
        self.words = words or JiebaWords()
        self._own_words = words is None
        self.bots: dict[int, Bot] = {}
        self.couriers: dict[int, Courier] = {}
        self.dispatcher: Dispatcher = build_dispatcher(
            self.database, clock, self.words, phone_key_of(settings.data_dir)
        )
        self.ticks = Ticks(self.database, clock.now)
        # The host's name tells claims of this machine from others'; the process's own part makes it unique.
        self.worker = f"{os.uname().nodename}:{secrets.token_hex(4)}"
        self.delivery = Delivery(self.database, clock.now, self.couriers, reply_letter, self.worker)
        self.timetable = build_timetable(self.ticks, self.delivery)

    async def __aenter__(self) -> Self:
        try:
            await self._start()
        except BaseException:
            await self._stop()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stop()

    async def _start(self) -> None:
        await self.words.start()
        server = TelegramAPIServer.from_base(self.settings.bot_api_base)
        for token in self.settings.bot_token:
            bot_id = bot_id_of(token)
            assert bot_id is not None
            congress_id = await self._congress_of(bot_id)
            bot = Bot(token, session=AiohttpSession(api=server))
            self.bots[congress_id] = bot
            courier = Courier(token, self.settings.bot_api_base)
            self.couriers[congress_id] = courier
            await courier.start()
        if self.database.is_sqlite:
            # One process owns a SQLite file: claims left by a killed one are free at once.
            async with self.database.unit_of_work() as uow:
                await uow.outbox.release("")
        self.timetable.start()

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

    async def _stop(self) -> None:
        if self.timetable.running:
            self.timetable.shutdown(wait=False)
        for courier in self.couriers.values():
            with contextlib.suppress(Exception):
                await courier.stop()
        for bot in self.bots.values():
            await bot.session.close()
        if self._own_words:
            await self.words.stop()
        await self.database.dispose()

    async def serve(self, stopping: asyncio.Event) -> None:
        """Answer people until stopping, by polling or by webhook."""
        from handlers.web.server import serve_web

        async with contextlib.AsyncExitStack() as stack:
            await stack.enter_async_context(
                serve_web(self.settings, self.database, self.dispatcher, self.bots)
            )
            commands = asyncio.create_task(self._publish_commands())
            if self.settings.bot_mode == "webhook":
                await self._set_webhooks()
                await stopping.wait()
            else:
                tasks = [asyncio.create_task(self._poll(bot, stopping)) for bot in self.bots.values()]
                await _until_stopped(tasks, stopping)
            commands.cancel()

    async def _poll(self, bot: Bot, stopping: asyncio.Event) -> None:
        with contextlib.suppress(TelegramAPIError):
            await bot.delete_webhook()
        await poll(bot, self.dispatcher, stopping)

    async def _set_webhooks(self) -> None:
        for bot in self.bots.values():
            await bot.set_webhook(
                f"{self.settings.webhook_url.rstrip('/')}/{bot.id}",
                secret_token=self.settings.webhook_secret or None,
                allowed_updates=["message", "edited_message", "callback_query", "my_chat_member"],
            )

    async def _publish_commands(self) -> None:
        """The command lists, for everybody and for each person's own role."""
        for congress_id, bot in self.bots.items():
            for language in LANGUAGES:
                code = None if language == "zh-CN" else language
                await _set_commands(bot, COMMANDS_OF_STRANGERS, language, code, None)
            async with self.database.unit_of_work() as uow:
                people = [p for role in Role for p in await uow.people.holding(congress_id, role)]
            for person in {p.id: p for p in people if p.chat_id}.values():
                post = person.active_post
                names = COMMANDS_OF.get(post.role, COMMANDS_OF_OFFICES) if post else COMMANDS_OF_STRANGERS
                await _set_commands(bot, names, person.language, None, person.chat_id)


async def _set_commands(
    bot: Bot, names: tuple[str, ...], language: str, code: str | None, chat_id: int | None
) -> None:
    from zoneinfo import ZoneInfo

    from aiogram.types import BotCommandScopeChat

    t = Translator(language, ZoneInfo("UTC"))
    commands = [BotCommand(command=name, description=t.plain(f"command-{name}")) for name in names]
    scope = BotCommandScopeChat(chat_id=chat_id) if chat_id else BotCommandScopeAllPrivateChats()
    try:
        await bot.set_my_commands(commands, scope=scope, language_code=code)
    except TelegramAPIError as error:
        log.info("commands_not_set", error=str(error))


async def _until_stopped(tasks: list[asyncio.Task[None]], stopping: asyncio.Event) -> None:
    """Until asked to stop, or until one of the pollers fails; that failure is raised."""
    waiting = asyncio.create_task(_wait(stopping))
    done, _ = await asyncio.wait({waiting, *tasks}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for task in done - {waiting}:
        task.result()


async def _wait(event: asyncio.Event) -> None:
    await event.wait()
