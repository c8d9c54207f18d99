"""Faults for tests: calls that fail, hang or are cut off; the log of calls; limits set from outside."""

from __future__ import annotations

from collections import deque
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from typing import Any, NamedTuple

from aiohttp import web

from bot.sandbox.limits import Limits

KINDS = ("error", "hang", "drop")
_LOG_LENGTH = 20_000


@dataclass(slots=True)
class Fault:
    """What happens to the next `times` calls of `method` ("*" for any), in one chat or in all.

    kind "error": refused with `code` before anything is done (with `retry_after`, as a 429 would be);
    "hang": nothing is done and the connection ends without an answer after `seconds`;
    "drop": the work is done, then the connection ends without an answer.
    """

    method: str
    kind: str = "error"
    times: int = 1
    chat_id: int | None = None
    code: int = 500
    description: str = "Internal Server Error"
    retry_after: int | None = None
    seconds: float = 600.0


class Called(NamedTuple):
    """What was called, with what."""

    method: str
    parameters: dict[str, object]


class Faults:
    """The faults that are armed, and everything that was called."""

    def __init__(self) -> None:
        self.armed: list[Fault] = []
        self.calls: deque[dict[str, Any]] = deque(maxlen=_LOG_LENGTH)

    def add(self, fault: Fault) -> None:
        """ValueError when it makes no sense."""
        if fault.kind not in KINDS or fault.times < 1 or not fault.method:
            raise ValueError("fault_invalid")
        self.armed.append(fault)

    def take(self, method: str, chat_id: str) -> Fault | None:
        """The fault that this call meets, counted off."""
        for fault in self.armed:
            named = fault.method == "*" or fault.method.lower() == method.lower()
            if named and fault.chat_id in (None, int(chat_id) if chat_id.lstrip("-").isdecimal() else 0):
                fault.times -= 1
                if fault.times == 0:
                    self.armed.remove(fault)
                return fault
        return None

    def log(self, bot_id: int, called: Called, outcome: dict[str, Any], fault: str | None) -> None:
        result = outcome.get("result")
        self.calls.append(
            {
                "at": datetime.now(UTC).isoformat(),
                "bot_id": bot_id,
                "method": called.method,
                "parameters": called.parameters,
                "ok": outcome["ok"],
                "error_code": outcome.get("error_code"),
                "description": outcome.get("description"),
                "message_id": result.get("message_id") if isinstance(result, dict) else None,
                "fault": fault,
            }
        )


class FaultRoutes:
    """The HTTP side, under /faults."""

    def __init__(self, faults: Faults, limits: Limits) -> None:
        self._faults = faults
        self._limits = limits

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/faults", self._add),
            web.get("/faults", self._list),
            web.delete("/faults", self._clear),
            web.get("/faults/limits", self._show_limits),
            web.post("/faults/limits", self._set_limits),
            web.get("/faults/calls", self._calls),
            web.delete("/faults/calls", self._forget_calls),
        ]

    async def _add(self, request: web.Request) -> web.Response:
        try:
            self._faults.add(Fault(**await request.json()))
        except (TypeError, ValueError):
            return web.json_response({"error": "fault_invalid"}, status=400)
        return await self._list(request)

    async def _list(self, request: web.Request) -> web.Response:
        return web.json_response([asdict(fault) for fault in self._faults.armed])

    async def _clear(self, request: web.Request) -> web.Response:
        self._faults.armed.clear()
        return await self._list(request)

    async def _show_limits(self, request: web.Request) -> web.Response:
        return web.json_response(asdict(self._limits))

    async def _set_limits(self, request: web.Request) -> web.Response:
        wanted = await request.json()
        known = {field.name for field in fields(Limits)}
        if not isinstance(wanted, dict) or not known.issuperset(wanted):
            return web.json_response({"error": "limit_unknown"}, status=400)
        nullable = {"per_second", "per_chat"}
        for name, value in wanted.items():
            if not isinstance(value, int | float) and not (value is None and name in nullable):
                return web.json_response({"error": "limit_invalid"}, status=400)
        for name, value in wanted.items():
            setattr(self._limits, name, value)
        return await self._show_limits(request)

    async def _calls(self, request: web.Request) -> web.Response:
        wanted = request.query.get("method", "").lower()
        return web.json_response(
            [call for call in self._faults.calls if wanted in ("", call["method"].lower())]
        )

    async def _forget_calls(self, request: web.Request) -> web.Response:
        self._faults.calls.clear()
        return web.json_response([])
