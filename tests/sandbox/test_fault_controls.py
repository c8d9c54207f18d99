"""Faults over HTTP: failing, hanging and cut-off calls, limits, the log of calls."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import ServerDisconnectedError

from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox
from tests.sandbox.bare_client import BareClient


async def test_the_next_calls_fail_and_then_no_more(api: BareClient, started: Phone) -> None:
    armed = await api.post("/faults", method="sendMessage", kind="error", times=2)
    assert armed[0]["times"] == 2
    message = {"chat_id": started.user_id, "text": "x"}
    for _ in range(2):
        assert await api.refusal("sendMessage", **message) == (500, "Internal Server Error")
    assert started.received == []
    await api.result("sendMessage", **message)
    assert await api.get("/faults") == []


async def test_a_fault_can_be_for_one_chat_and_of_any_code(
    api: BareClient, started: Phone, sandbox: Sandbox
) -> None:
    sandbox.add_phone(2, "乙").starts()
    await api.post("/faults", method="*", chat_id=2, code=429, description="Too Many Requests: retry after 7",
                   retry_after=7)  # fmt: skip
    await api.result("sendMessage", chat_id=started.user_id, text="x")
    answer = await api("sendMessage", chat_id=2, text="x")
    assert answer["parameters"] == {"retry_after": 7}


async def test_dropped_means_delivered_but_not_acknowledged(api: BareClient, started: Phone) -> None:
    await api.post("/faults", method="sendMessage", kind="drop")
    with pytest.raises(ServerDisconnectedError):
        await api("sendMessage", chat_id=started.user_id, text="doubtful")
    assert [message.text for message in started.received] == ["doubtful"]


async def test_a_hanging_call_does_nothing(api: BareClient, started: Phone) -> None:
    await api.post("/faults", method="sendMessage", kind="hang", seconds=0.2)
    with pytest.raises(ServerDisconnectedError):
        await api("sendMessage", chat_id=started.user_id, text="x")
    assert started.received == []
    await api.post("/faults", method="sendMessage", kind="hang")
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(api("sendMessage", chat_id=started.user_id, text="x"), 0.2)
    await api.result("sendMessage", chat_id=started.user_id, text="x")


async def test_faults_are_taken_back_and_nonsense_refused(api: BareClient, started: Phone) -> None:
    await api.post("/faults", method="sendMessage", times=5)
    async with api.session.delete(api.base_url + "/faults") as response:
        assert await response.json() == []
    await api.result("sendMessage", chat_id=started.user_id, text="x")
    for nonsense in ({"method": "x", "kind": "explode"}, {"kind": "error"}, {"method": "x", "times": 0}):
        assert await api.post("/faults", **nonsense) == {"error": "fault_invalid"}


async def test_limits_are_set_from_outside(api: BareClient, started: Phone) -> None:
    assert (await api.get("/faults/limits"))["per_second"] == 30
    changed = await api.post("/faults/limits", per_second=1, per_chat=None)
    assert (changed["per_second"], changed["per_chat"]) == (1, None)
    message = {"chat_id": started.user_id, "text": "x"}
    await api.result("sendMessage", **message)
    assert (await api.refusal("sendMessage", **message))[0] == 429
    await api.post("/faults/limits", per_second=None)
    await api.result("sendMessage", **message)
    assert await api.post("/faults/limits", per_minute=3) == {"error": "limit_unknown"}
    assert await api.post("/faults/limits", query_seconds=None) == {"error": "limit_invalid"}


async def test_every_call_is_logged(api: BareClient, started: Phone) -> None:
    await api.result("sendMessage", chat_id=started.user_id, text="一")
    await api.refusal("sendMessage", chat_id=started.user_id, text="")
    await api.result("getMe")
    calls = await api.get("/faults/calls?method=sendmessage")
    assert [(call["method"], call["ok"], call["error_code"]) for call in calls] == [
        ("sendMessage", True, None),
        ("sendMessage", False, 400),
    ]
    assert calls[0]["parameters"] == {"chat_id": started.user_id, "text": "一"}
    assert calls[0]["message_id"] == started.received[-1].message_id
    assert calls[0]["at"] <= calls[1]["at"]
    async with api.session.delete(api.base_url + "/faults/calls"):
        assert await api.get("/faults/calls") == []
