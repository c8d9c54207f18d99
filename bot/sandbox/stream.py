"""The stream of events to a page (Server-Sent Events)."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable

from aiohttp import web

from bot.sandbox.accounts import Bot
from bot.sandbox.broadcast import Broadcast
from bot.sandbox.errors import PhoneError

HEARTBEAT = 15.0
"""Seconds of silence after which a comment is sent, so that a lost connection is noticed."""


class EventStream:
    """GET /phones/events."""

    def __init__(self, broadcast: Broadcast, bot_of: Callable[[web.Request], Bot]) -> None:
        self._broadcast = broadcast
        self._bot_of = bot_of

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/phones/events", self._stream)]

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        try:
            subscription = self._broadcast.subscribe(self._bot_of(request).id)
        except PhoneError as error:
            return web.json_response({"error": error.code}, status=error.status)
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store"}
        )
        try:
            await response.prepare(request)
            await response.write(b"retry: 1000\n\n")
            while True:
                try:
                    entry = await asyncio.wait_for(subscription.events.get(), HEARTBEAT)
                except TimeoutError:
                    await response.write(b": still here\n\n")
                    continue
                if entry is None:
                    break
                event, data = entry
                text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
                await response.write(f"event: {event}\ndata: {text}\n\n".encode())
        except ConnectionResetError:
            # The page was closed.
            return response
        finally:
            self._broadcast.unsubscribe(subscription)
        return response
