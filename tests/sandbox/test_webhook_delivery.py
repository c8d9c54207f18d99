"""Webhooks: secret, retries, order, methods in the response; with a bare server and with aiogram's."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile, Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from bot.sandbox import server
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox
from tests.sandbox.bare_client import BareClient

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Serve = Callable[[Handler], Awaitable[str]]


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    """Starts a web server around a handler and gives its address."""
    runners: list[web.AppRunner] = []

    async def start(handler: Handler) -> str:
        app = web.Application()
        app.router.add_post("/hook", handler)
        runner = web.AppRunner(app, shutdown_timeout=1)
        runners.append(runner)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{runner.addresses[0][1]}/hook"

    yield start
    for runner in runners:
        await runner.cleanup()


async def test_updates_come_in_order_with_the_secret(
    api: BareClient, wang: Phone, sandbox: Sandbox, serve: Serve
) -> None:
    seen: list[tuple[str, str]] = []
    third = asyncio.Event()

    async def take(request: web.Request) -> web.Response:
        update = await request.json()
        await asyncio.sleep(0.05)
        seen.append((request.headers["X-Telegram-Bot-Api-Secret-Token"], update["message"]["text"]))
        if len(seen) == 3:
            third.set()
        return web.Response()

    wang.says("1")
    assert await api("setWebhook", url=await serve(take), secret_token="s-3_X") == {
        "ok": True, "result": True, "description": "Webhook was set",
    }  # fmt: skip
    wang.says("2")
    wang.says("3")
    await asyncio.wait_for(third.wait(), 5)
    assert seen == [("s-3_X", "1"), ("s-3_X", "2"), ("s-3_X", "3")]
    await sandbox_is_idle(sandbox)
    info = await api.result("getWebhookInfo")
    assert info["pending_update_count"] == 0
    assert "last_error_message" not in info
    assert (await api("getUpdates"))["error_code"] == 409
    assert (await api("deleteWebhook"))["description"] == "Webhook was deleted"
    assert await api.updates() == []


async def sandbox_is_idle(sandbox: Sandbox) -> None:
    # The last 200 is still on its way back when the handler has returned.
    async with asyncio.timeout(5):
        while sandbox.world.queues[sandbox.bot.id].pending:  # noqa: ASYNC110 - no event tells of it
            await asyncio.sleep(0.01)


async def test_a_failed_delivery_is_tried_again_and_others_pass_it(
    api: BareClient, wang: Phone, sandbox: Sandbox, serve: Serve
) -> None:
    sandbox.limits.webhook_retry_seconds = 0.1
    zhao = sandbox.add_phone(1002, "赵敏")
    seen: list[str] = []
    done = asyncio.Event()

    async def take(request: web.Request) -> web.Response:
        text = (await request.json())["message"]["text"]
        seen.append(text)
        if seen.count("stuck") < 3 and text == "stuck":
            return web.Response(status=503)
        if text == "after":
            done.set()
        return web.Response()

    await api.result("setWebhook", url=await serve(take))
    wang.says("stuck")
    wang.says("after")
    zhao.says("other")
    await asyncio.wait_for(done.wait(), 5)
    assert [text for text in seen if text != "other"] == ["stuck"] * 3 + ["after"]
    assert seen.index("other") < 3
    info = await api.result("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"


async def test_an_unreachable_webhook_keeps_its_updates(
    api: BareClient, wang: Phone, sandbox: Sandbox, unused_port: int
) -> None:
    await api.result("setWebhook", url=f"http://127.0.0.1:{unused_port}/hook")
    wang.says("waiting")
    for _ in range(100):
        info = await api.result("getWebhookInfo")
        if "last_error_message" in info:
            break
        await asyncio.sleep(0.02)
    assert info["last_error_message"].startswith("Connection failed")
    assert info["pending_update_count"] == 1
    await api.result("deleteWebhook")
    assert [one["message"]["text"] for one in await api.updates()] == ["waiting"]


@pytest.fixture
async def unused_port() -> int:
    async with await server.start() as soon_gone:
        return soon_gone.port


async def test_setting_a_webhook_ends_a_poll_and_bad_ones_are_refused(api: BareClient, serve: Serve) -> None:
    poll = asyncio.create_task(api("getUpdates", timeout=20))
    await asyncio.sleep(0.1)

    async def take(_: web.Request) -> web.Response:
        return web.Response()

    url = await serve(take)
    await api.result("setWebhook", url=url)
    assert (await asyncio.wait_for(poll, 2))["description"] == "Conflict: terminated by setWebhook request"
    assert await api.refusal("setWebhook", url=url, secret_token="no spaces") == (
        400, "Bad Request: secret token contains unallowed characters",
    )  # fmt: skip
    assert await api.refusal("setWebhook", url="ftp://a.cn") == (
        400, "Bad Request: invalid webhook URL specified",
    )  # fmt: skip


@pytest.mark.parametrize("form", ["json", "urlencoded"])
async def test_a_method_in_the_response_is_carried_out(
    api: BareClient, wang: Phone, sandbox: Sandbox, serve: Serve, form: str
) -> None:
    async def take(request: web.Request) -> web.Response:
        chat = (await request.json())["message"]["chat"]["id"]
        if form == "json":
            return web.json_response({"method": "sendMessage", "chat_id": chat, "text": "收到"})
        return web.Response(
            text=f"method=sendMessage&chat_id={chat}&text=%E6%94%B6%E5%88%B0",
            content_type="application/x-www-form-urlencoded",
        )

    await api.result("setWebhook", url=await serve(take))
    wang.says("x")
    await sandbox.until(lambda: [one.content["text"] for one in wang.received] == ["收到"])
    assert wang.chat.unread == 1


async def test_a_webhook_may_end_itself_in_its_response(
    api: BareClient, wang: Phone, sandbox: Sandbox, serve: Serve
) -> None:
    async def take(_: web.Request) -> web.Response:
        return web.json_response({"method": "deleteWebhook"})

    await api.result("setWebhook", url=await serve(take))
    wang.says("x")
    await sandbox_is_idle(sandbox)
    for _ in range(100):
        if not (await api.result("getWebhookInfo"))["url"]:
            break
        await asyncio.sleep(0.01)
    wang.says("polled now")
    assert [one["message"]["text"] for one in await api.updates()] == ["polled now"]


@pytest.mark.parametrize("in_background", [True, False])
async def test_aiograms_webhook_converses(
    api: BareClient, wang: Phone, sandbox: Sandbox, serve: Serve, in_background: bool
) -> None:
    """Not in background, aiogram answers with a multipart method in the response, file included."""
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> object:
        if message.text == "letter":
            return message.answer_document(BufferedInputFile("答复".encode(), "答复.txt"), caption="附")
        return message.answer(f"<i>{message.text}</i>")

    bot = Bot(sandbox.token, session=AiohttpSession(api=TelegramAPIServer.from_base(sandbox.base_url)))
    handler = SimpleRequestHandler(
        dispatcher, bot, handle_in_background=in_background, secret_token="aiogram-secret"
    )
    try:
        await bot.set_webhook(await serve(handler.handle), secret_token="aiogram-secret")
        wang.says("你好")
        await sandbox.until(lambda: [one.text for one in wang.received] == ["<i>你好</i>"])
        wang.says("letter")
        await sandbox.until(lambda: len(wang.received) == 2)
        document = wang.received[-1].content["document"]
        assert document["file_name"] == "答复.txt"
        async with api.session.get(f"{sandbox.base_url}/phones/files/{document['file_id']}") as response:
            assert await response.text() == "答复"
    finally:
        await bot.delete_webhook()
        await bot.session.close()
