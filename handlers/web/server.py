"""One small HTTP server: Telegram's webhooks, health for the container, metrics for the operators."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from hmac import compare_digest

from aiogram import Bot, Dispatcher
from aiogram.client.default import Default
from aiogram.methods import TelegramMethod
from aiogram.types import Update
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, Gauge, generate_latest

from bot.config import Settings
from domain.ports import UnitsOfWork

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
WAITING = Gauge("through_train_notices_waiting", "Notices of the outbox that are due and not yet delivered")


@asynccontextmanager
async def serve_web(
    settings: Settings, database: UnitsOfWork, dispatcher: Dispatcher, bots: Mapping[int, Bot]
) -> AsyncIterator[int]:
    """Serve while the block runs; yields the port. Raises OSError when it is taken."""
    app = web.Application(client_max_size=4 * 1024 * 1024)

    async def health(request: web.Request) -> web.Response:
        async with database.unit_of_work() as uow:
            await uow.congresses.every()
        return web.json_response({"ok": True})

    async def metrics(request: web.Request) -> web.Response:
        async with database.unit_of_work() as uow:
            WAITING.set(await uow.outbox.waiting())
        return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def webhook(request: web.Request) -> web.StreamResponse:
        return await _answer_update(request, settings, dispatcher, bots)

    app.add_routes(
        [web.get("/health", health), web.get("/metrics", metrics), web.post("/telegram/{bot_id}", webhook)]
    )
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=2.0)
    await runner.setup()
    site = web.TCPSite(runner, settings.http_host, settings.http_port)
    await site.start()
    try:
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


async def _answer_update(
    request: web.Request, settings: Settings, dispatcher: Dispatcher, bots: Mapping[int, Bot]
) -> web.StreamResponse:
    """Handle before answering: Telegram repeats what was not answered, so nothing is lost by a crash."""
    if settings.webhook_secret and not compare_digest(
        request.headers.get(SECRET_HEADER, ""), settings.webhook_secret
    ):
        return web.Response(status=403)
    bot = next((b for b in bots.values() if str(b.id) == request.match_info["bot_id"]), None)
    if bot is None:
        return web.Response(status=404)
    update = Update.model_validate(await request.json(), context={"bot": bot})
    method = await dispatcher.feed_update(bot, update)
    if not isinstance(method, TelegramMethod):
        return web.Response()
    # The reply rides on the answer: a separate call would cost more than half as much again.
    values = {k: v for k, v in method.model_dump(exclude_none=True).items() if not isinstance(v, Default)}
    return web.json_response({"method": method.__api_method__, **values})
