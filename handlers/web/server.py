"""One small HTTP server: Telegram's webhooks, people's calendars, health and metrics."""

import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from hmac import compare_digest
from typing import Any
from urllib.parse import urlsplit

import structlog
from aiogram import Bot, Dispatcher
from aiogram.client.default import Default
from aiogram.methods import TelegramMethod
from aiogram.types import Update
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, Gauge, generate_latest
from pydantic import ValidationError

from bot.config import Settings
from domain.ports import UnitsOfWork, Words
from handlers.web import feeds
from handlers.web.public.bulletins import Write
from handlers.web.public.site import Site

log = structlog.get_logger()
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
# What to be inside of while this bot says this: what Telegram counts as messages takes turns.
Turn = Callable[[Bot, TelegramMethod[Any]], AbstractAsyncContextManager[None]]
WAITING = Gauge("through_train_notices_waiting", "Notices of the outbox that are not settled yet")


@asynccontextmanager
async def serve_web(
    settings: Settings,
    database: UnitsOfWork,
    dispatcher: Dispatcher,
    bots: Mapping[int, Bot],
    turn: Turn,
    now: Callable[[], datetime],
    write: Write,
    words: Words,
) -> AsyncIterator[int]:
    """Serve while the block runs; yields the port. `write` makes a bulletin's .docx.

    Raises OSError when the port is taken.
    """
    app = web.Application(client_max_size=4 * 1024 * 1024)

    async def health(request: web.Request) -> web.Response:
        try:
            async with database.unit_of_work() as uow:
                await uow.congresses.every()
        except Exception:
            log.exception("health_check_failed")
            return web.json_response({"ok": False}, status=503)
        return web.json_response({"ok": True})

    async def metrics(request: web.Request) -> web.Response:
        async with database.unit_of_work() as uow:
            WAITING.set(await uow.outbox.waiting())
        return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    app.add_routes([web.get("/health", health), web.get("/metrics", metrics)])
    app.router.add_get(feeds.PATH, feeds.Feeds(database, now).get)
    if settings.bot_mode == "webhook":
        webhooks = Webhooks(settings, dispatcher, bots, turn)
        app.router.add_post(webhooks.path, webhooks.take)
    Site(database, words, now, settings.public_url, write).add_to(app)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=2.0)
    await runner.setup()
    site = web.TCPSite(runner, settings.http_host, settings.http_port)
    try:
        await site.start()
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


def webhook_address(settings: Settings, bot: Bot) -> str:
    """Where Telegram is to call this bot: WEBHOOK_URL and the bot's number."""
    return f"{settings.webhook_url.rstrip('/')}/{bot.id}"


class Webhooks:
    """Takes updates in. What stands in front of this server hands the path on as it is."""

    def __init__(
        self, settings: Settings, dispatcher: Dispatcher, bots: Mapping[int, Bot], turn: Turn
    ) -> None:
        self.path = urlsplit(settings.webhook_url).path.rstrip("/") + r"/{bot_id:\d+}"
        self._secret = settings.webhook_secret.encode()
        self._dispatcher = dispatcher
        self._turn = turn
        self._bots = {str(bot.id): bot for bot in bots.values()}

    async def take(self, request: web.Request) -> web.StreamResponse:
        """Handle before answering: Telegram repeats what was not answered, so nothing is lost by a crash."""
        if not compare_digest(request.headers.get(SECRET_HEADER, "").encode(), self._secret):
            return web.Response(status=403)
        bot = self._bots.get(request.match_info["bot_id"])
        if bot is None:
            return web.Response(status=404)
        try:
            update = Update.model_validate(json.loads(await request.read()), context={"bot": bot})
        except (ValueError, ValidationError):
            return web.Response(status=400)
        try:
            method = await self._dispatcher.feed_update(bot, update)
        except Exception:
            log.exception("update_not_committed", update_id=update.update_id)
            return web.Response(status=503)
        if not isinstance(method, TelegramMethod):
            return web.Response()
        async with self._turn(bot, method):
            pass
        # The reply rides on the answer: a separate call would cost more than half as much again.
        values = {k: v for k, v in method.model_dump(exclude_none=True).items() if not isinstance(v, Default)}
        return web.json_response({"method": method.__api_method__, **values})
