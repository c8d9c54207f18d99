"""The Bot API over HTTP: tokens, parameters, dispatch, files down."""

from __future__ import annotations

import asyncio
import inspect
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.sandbox import methods_account, methods_editing, methods_inline, methods_sending, methods_updates
from bot.sandbox.accounts import Bot, Json
from bot.sandbox.call import Call
from bot.sandbox.errors import ApiError
from bot.sandbox.faults import Called, Fault, Faults
from bot.sandbox.parameters import Parameters, read_parameters
from bot.sandbox.webhook import Webhooks
from bot.sandbox.world import World

METHODS: dict[str, Any] = {
    **methods_account.METHODS,
    **methods_sending.METHODS,
    **methods_editing.METHODS,
    **methods_inline.METHODS,
    **methods_updates.METHODS,
}
_ROOM_FOR_PARAMETERS = 1 << 20
_DESCRIPTIONS = {"setwebhook": "Webhook was set", "deletewebhook": "Webhook was deleted"}


class BotApi:
    """Answers /bot{token}/{method} and /file/bot{token}/{path}."""

    def __init__(self, world: World, faults: Faults) -> None:
        self._world = world
        self._faults = faults
        self.webhooks = Webhooks(world, self._execute)
        self.closing = asyncio.Event()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/file/bot{token:[^/]+}/{path:.+}", self._download),
            web.route("*", "/bot{token:[^/]+}/{method}", self._call),
        ]

    async def start(self) -> None:
        """Resumes the webhooks that were set before a restart."""
        for bot in self._world.bots.values():
            if bot.webhook is not None:
                await self.webhooks.start(bot)

    async def stop(self) -> None:
        """Ends waiting polls with 502, as Telegram does when it restarts, and the webhooks."""
        self.closing.set()
        for queue in self._world.queues.values():
            queue.end_poll(ApiError(502, "Bad Gateway"))
        await self.webhooks.close()

    async def _call(self, request: web.Request) -> web.StreamResponse:
        bot = self._world.bots.get(request.match_info["token"])
        method = request.match_info["method"]
        if bot is None:
            return _answer(ApiError(401, "Unauthorized").body())
        limit = self._world.limits.upload_bytes + _ROOM_FOR_PARAMETERS
        try:
            parameters = await read_parameters(request.query, request.headers, request.content, limit=limit)
        except ApiError as error:
            return _answer(error.body())
        fault = self._faults.take(method, parameters.text("chat_id"))
        if fault is not None and fault.kind == "error":
            return _answer(self._refuse(bot, method, parameters, fault))
        if fault is not None and fault.kind == "hang":
            self._refuse(bot, method, parameters, fault)
            await self._hang(fault.seconds)
            return _cut_off(request)
        body = await self._execute(bot, method, parameters, fault)
        return _cut_off(request) if fault is not None else _answer(body)

    def _refuse(self, bot: Bot, method: str, parameters: Parameters, fault: Fault) -> Json:
        body = ApiError(fault.code, fault.description, retry_after=fault.retry_after).body()
        self._faults.log(bot.id, Called(method, parameters.summary()), body, fault.kind)
        return body

    async def _hang(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self.closing.wait(), seconds)
        except TimeoutError:
            return

    async def _execute(
        self, bot: Bot, method: str, parameters: Parameters, fault: Fault | None = None
    ) -> Json:
        """Carries a method out, commits, and gives the body of the answer."""
        function = METHODS.get(method.lower())
        try:
            if function is None:
                raise ApiError(404, "Not Found")
            result = function(Call(self._world, bot, parameters, self.webhooks))
            if inspect.isawaitable(result):
                result = await result
            body: Json = {"ok": True, "result": result}
            if method.lower() in _DESCRIPTIONS:
                body["description"] = _DESCRIPTIONS[method.lower()]
        except ApiError as error:
            body = error.body()
        finally:
            self._world.commit()
        called = Called(method, parameters.summary())
        self._faults.log(bot.id, called, body, fault.kind if fault else None)
        return body

    async def _download(self, request: web.Request) -> web.StreamResponse:
        bot = self._world.bots.get(request.match_info["token"])
        if bot is None:
            return _answer(ApiError(401, "Unauthorized").body())
        file = self._world.files.at_path(bot.id, request.match_info["path"])
        if file is None or file.size > self._world.limits.download_bytes:
            return _answer(ApiError(404, "Not Found").body())
        content = self._world.files.content(file)
        headers = {"Content-Type": "application/octet-stream"}
        if isinstance(content, Path):
            return web.FileResponse(content, headers=headers)
        return web.Response(body=content, headers=headers)


def _answer(body: Json) -> web.Response:
    return web.json_response(body, status=200 if body["ok"] else body["error_code"])


def _cut_off(request: web.Request) -> web.Response:
    """Ends the connection without an answer: what aiohttp writes afterwards reaches nobody."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)
