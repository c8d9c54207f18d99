"""The phone API, as the page uses it: state, acts, events, files, clock."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import ClientSession, FormData, StreamReader

from bot.sandbox import server
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox
from tests.sandbox.bare_client import BareClient, inline

Event = tuple[str, dict[str, Any]]


class Stream:
    """The Server-Sent Events of a sandbox, read as a browser reads them."""

    def __init__(self, body: StreamReader) -> None:
        self._body = body

    async def next(self) -> Event:
        """The next event; TimeoutError after five seconds without one."""
        kind = ""
        while True:
            line = (await asyncio.wait_for(self._body.readline(), 5)).decode().rstrip("\n")
            if line.startswith("event: "):
                kind = line.removeprefix("event: ")
            elif line.startswith("data: ") and kind:
                return kind, json.loads(line.removeprefix("data: "))

    async def take(self, count: int) -> list[Event]:
        return [await self.next() for _ in range(count)]


@asynccontextmanager
async def listening(api: BareClient) -> AsyncIterator[Stream]:
    async with api.session.get(api.base_url + "/phones/events") as response:
        assert response.content_type == "text/event-stream"
        assert await response.content.readline() == b"retry: 1000\n"
        yield Stream(response.content)


async def send_files(
    api: BareClient, path: str, *files: bytes, caption: str = "", name: str = "图.png"
) -> Any:
    form = FormData({"caption": caption} if caption else {})
    for content in files:
        form.add_field("file", content, filename=name)
    async with api.session.post(api.base_url + path, data=form) as response:
        return await response.json()


async def test_a_person_is_added_and_changed(api: BareClient) -> None:
    async with listening(api) as stream:
        phone = await api.post(
            "/phones", user_id=7, first_name="王芳", label="人大代表 · 柯岩街道", face="王"
        )
        assert phone == {
            "user_id": 7, "first_name": "王芳", "last_name": None,
            "label": "人大代表 · 柯岩街道", "face": "王",
            "blocked": False, "unread": 0, "keyboard": None, "commands": [], "messages": [],
        }  # fmt: skip
        assert await stream.next() == ("phone", phone)
    changed = await api.post("/phones", user_id=7, label="代表小组组长")
    assert (changed["label"], changed["first_name"]) == ("代表小组组长", "王芳")
    state = await api.get("/phones")
    assert set(state) == {"bot", "clock", "phones"}
    assert state["phones"] == [changed]
    assert set(state["bot"]) == {"id", "username", "name", "about"}


async def test_a_conversation_and_its_events(api: BareClient, wang: Phone) -> None:
    chat = {"chat_id": wang.user_id}
    async with listening(api) as stream:
        assert await api.post("/phones/1001/start", payload="invite7") == {"message_id": 1}
        kind, data = await stream.next()
        assert (kind, data["user_id"]) == ("message", 1001)
        assert (data["message"]["text"], data["message"]["out"]) == ("/start invite7", True)
        sent = await api.result("sendMessage", **chat, text="<b>您好</b> &amp; 欢迎", parse_mode="HTML",
                                reply_markup=inline([("写建议", "new"), ("帮助", "help")]))  # fmt: skip
        kind, data = await stream.next()
        assert (kind, data["message"]["html"]) == ("message", "<b>您好</b> &amp; 欢迎")
        assert data["message"]["buttons"] == [
            [{"text": "写建议", "data": "new"}, {"text": "帮助", "data": "help"}]
        ]
        assert (await api.get("/phones"))["phones"][0]["unread"] == 1
        pressed = {"message_id": sent["message_id"], "data": "new"}
        assert await api.post("/phones/1001/press", **pressed) == {"ok": True}
        assert (await api.get("/phones"))["phones"][0]["unread"] == 0
        query = (await api.updates())[-1]["callback_query"]
        await api.result("answerCallbackQuery", callback_query_id=query["id"], text="好", show_alert=True)
        assert await stream.next() == (
            "toast", {"user_id": 1001, "text": "好", "alert": True, "message_id": sent["message_id"]},
        )  # fmt: skip
        await api.result("editMessageText", **chat, message_id=sent["message_id"], text="1/5 题目")
        kind, data = await stream.next()
        assert (kind, data["message"]["edited"], data["message"]["buttons"]) == ("edit", True, None)
        await api.result("sendChatAction", **chat, action="typing")
        assert await stream.next() == ("typing", {"user_id": 1001})
        await api.result("deleteMessage", **chat, message_id=sent["message_id"])
        assert await stream.next() == ("delete", {"user_id": 1001, "message_id": sent["message_id"]})
        await api.result("setMyCommands", commands=[{"command": "my", "description": "我的建议"}])
        assert await stream.next() == (
            "commands", {"user_id": 1001, "commands": [{"command": "my", "description": "我的建议"}]},
        )  # fmt: skip
        await api.result("sendMessage", **chat, text="键盘", reply_markup={"keyboard": [["取消"]]})
        events = dict(await stream.take(2))
        assert events["keyboard"]["keyboard"]["rows"][0][0]["text"] == "取消"
        await api.post("/phones/1001/block", blocked=True)
        kind, phone = await stream.next()
        assert (kind, phone["blocked"]) == ("phone", True)


async def test_old_buttons_can_be_pressed_and_forged_ones_too(api: BareClient, started: Phone) -> None:
    chat = {"chat_id": started.user_id}
    sent = await api.result("sendMessage", **chat, text="?", reply_markup=inline([("旧", "old")]))
    own = {"message_id": sent["message_id"]}
    await api.result("editMessageReplyMarkup", **chat, **own, reply_markup=inline([("新", "new")]))
    assert await api.post("/phones/1001/press", **own, data="old") == {"ok": True}
    assert await api.post("/phones/1001/press", **own, data="forged") == {"error": "button_unknown"}
    assert await api.post("/phones/1001/press", **own, data="forged", forged=True) == {"ok": True}
    await api.result("deleteMessage", **chat, **own)
    assert await api.post("/phones/1001/press", **own, data="old", forged=True) == {"ok": True}
    queries = [one["callback_query"] for one in await api.updates()]
    assert [query["data"] for query in queries] == ["old", "forged", "old"]
    assert queries[0]["message"]["reply_markup"] == inline([("新", "new")])
    assert queries[2]["message"] == {**own, "chat": queries[0]["message"]["chat"], "date": 0}


async def test_an_album_and_a_document(
    api: BareClient, started: Phone, picture: Callable[[int, int], bytes], session: ClientSession
) -> None:
    async with listening(api) as stream:
        answer = await send_files(
            api, "/phones/1001/photo", picture(40, 30), picture(4, 3), caption="路口 早高峰"
        )
        assert len(answer["message_ids"]) == 2
        first, second = [data["message"] for _, data in await stream.take(2)]
    assert first["media_group_id"] == second["media_group_id"] is not None
    assert (first["caption"], second["caption"], first["html"]) == ("路口 早高峰", None, "路口 早高峰")
    assert (first["photo"]["width"], first["photo"]["height"]) == (40, 30)
    updates = [one["message"] for one in await api.updates()]
    assert {one["media_group_id"] for one in updates} == {first["media_group_id"]}
    async with session.get(f"{api.base_url}/phones/files/{first['photo']['file_id']}") as response:
        assert (response.content_type, await response.read()) == ("image/png", picture(40, 30))
        assert "Content-Disposition" not in response.headers
    await send_files(api, "/phones/1001/document", b"<script>alert(1)</script>", name="说明.html")
    document = (await api.updates())[-1]["message"]["document"]
    assert document["file_name"] == "说明.html"
    async with session.get(f"{api.base_url}/phones/files/{document['file_id']}") as response:
        assert response.content_type == "application/octet-stream"
        assert (
            response.headers["Content-Disposition"] == "attachment; filename*=UTF-8''%E8%AF%B4%E6%98%8E.html"
        )
        assert response.headers["X-Content-Type-Options"] == "nosniff"
    single = await send_files(api, "/phones/1001/photo", picture(4, 3))
    assert "media_group_id" not in (await api.updates())[-1]["message"]
    assert single["message_ids"] == [single["message_id"]]
    assert await send_files(api, "/phones/1001/photo", b"text") == {"error": "picture_invalid"}
    assert await send_files(api, "/phones/1001/photo") == {"error": "multipart_expected"}


async def test_everything_else_a_thumb_can_do(api: BareClient, started: Phone) -> None:
    reply = started.says("原话")[0]
    await api.post("/phones/1001/text", text="x" * 10_000, reply_to=reply.message_id)
    await api.post("/phones/1001/edit", message_id=reply.message_id, text="改过")
    await api.post("/phones/1001/contact")
    await api.post("/phones/1001/location", latitude=30.08, longitude=120.49)
    await send_files(api, "/phones/1001/voice", b"OggS", name="voice.ogg")
    await api.post("/phones/1001/sticker")
    await api.post("/phones/1001/forward", text="转来的话", from_name="匿名")
    updates = (await api.updates())[1:]
    parts, rest = [one["message"] for one in updates[:3]], updates[3:]
    assert [len(part["text"]) for part in parts] == [4096, 4096, 1808]
    assert parts[0]["reply_to_message"]["text"] == "原话"
    edited, contact, place, voice, sticker, forwarded = (
        one.get("message") or one["edited_message"] for one in rest
    )
    assert edited["text"] == "改过"
    assert edited["edit_date"] >= edited["date"]
    assert contact["contact"] == {"phone_number": "+8613800000001", "first_name": "王芳", "user_id": 1001}
    assert place["location"] == {"latitude": 30.08, "longitude": 120.49}
    assert voice["voice"]["file_size"] == 4
    assert sticker["sticker"]["type"] == "regular"
    assert forwarded["forward_origin"]["sender_user_name"] == "匿名"
    shown = (await api.get("/phones"))["phones"][0]["messages"][-1]
    assert (shown["forwarded_from"], shown["text"]) == ("匿名", "转来的话")


@pytest.mark.parametrize(
    ("path", "body", "code"),
    [
        ("/phones/1001/text", {"text": " \n"}, "text_empty"),
        ("/phones/1001/text", {}, "text_missing"),
        ("/phones/1001/text", {"text": 5}, "text_invalid"),
        ("/phones/1001/text", {"text": "x", "reply_to": 99}, "message_unknown"),
        ("/phones/99/text", {"text": "x"}, "phone_unknown"),
        ("/phones/abc/text", {"text": "x"}, "phone_unknown"),
        ("/phones/1001/text?bot=5", {"text": "x"}, "bot_unknown"),
        ("/phones/1001/press", {"message_id": 99, "data": "x"}, "message_unknown"),
        ("/phones/1001/edit", {"message_id": 2, "text": "x"}, "message_unknown"),
        ("/phones/1001/location", {"latitude": 91, "longitude": 0}, "location_invalid"),
        ("/phones/1001/location", {"latitude": "x"}, "location_invalid"),
        ("/phones/1001/contact", {"of_user_id": 0}, "phone_number_missing"),
        ("/phones/1001/block", {}, "blocked_missing"),
        ("/phones/1001/photo", {}, "multipart_expected"),
        ("/phones", {"first_name": "x"}, "user_id_invalid"),
        ("/phones", {"user_id": 5}, "first_name_missing"),
        ("/clock", {"advance_seconds": 60}, "clock_fixed"),
    ],
)
async def test_what_a_phone_refuses(
    api: BareClient, started: Phone, path: str, body: dict[str, Any], code: str
) -> None:
    async with api.session.post(api.base_url + path, json=body) as response:
        assert 400 <= response.status < 500
        assert await response.json() == {"error": code}


async def test_a_blocked_bot_is_not_written_to(api: BareClient, started: Phone) -> None:
    started.blocks()
    async with api.session.post(api.base_url + "/phones/1001/text", json={"text": "x"}) as response:
        assert (response.status, await response.json()) == (409, {"error": "bot_blocked"})
    await api.post("/phones/1001/start")
    assert (await api.get("/phones"))["phones"][0]["blocked"] is False


class SteppingClock:
    """A time control of the simplest kind: one event a day, at eight."""

    def __init__(self) -> None:
        self.time = datetime(2025, 11, 3, 1, 0, tzinfo=UTC)
        self.on_change: Callable[[], None] | None = None
        self.running = False

    def now(self) -> datetime:
        return self.time

    async def advance(self, seconds: int) -> None:
        self.time += timedelta(seconds=seconds)
        assert self.on_change is not None
        self.on_change()

    async def advance_to_next(self) -> None:
        following = await self.next_event()
        await self.advance(int((following[0] - self.time).total_seconds()))

    async def next_event(self) -> tuple[datetime, str]:
        return self.time.replace(hour=0) + timedelta(days=1), "晨报"


async def test_the_clock_is_moved_from_the_page(
    client_for: Callable[[Sandbox], BareClient],
) -> None:
    clock = SteppingClock()
    async with await server.start(time=clock) as sandbox:
        api = client_for(sandbox)
        assert await api.get("/clock") == {
            "now": "2025-11-03T09:00:00+08:00",
            "next": {"at": "2025-11-04T08:00:00+08:00", "label": "晨报"},
            "running": False,
        }
        async with listening(api) as stream:
            moved = await api.post("/clock", to="next")
            assert moved["now"] == "2025-11-04T08:00:00+08:00"
            assert await stream.next() == ("clock", moved)
            await api.post("/clock", advance_seconds=86_400)
            assert (await stream.next())[1]["now"] == "2025-11-05T08:00:00+08:00"
        phone = sandbox.add_phone(1, "甲")
        phone.starts()
        shown = (await api.get("/phones"))["phones"][0]["messages"][0]
        assert shown["date"] == "2025-11-05T08:00:00+08:00"
        assert (await api.updates())[0]["message"]["date"] == int(clock.time.timestamp())
        assert await api.post("/clock", advance_seconds=-5) == {"error": "clock_invalid"}
        clock.running = True
        async with api.session.post(api.base_url + "/clock", json={"to": "next"}) as response:
            assert response.status == 423


async def test_the_page_is_served(api: BareClient) -> None:
    async with api.session.get(api.base_url + "/") as response:
        assert (response.status, response.content_type) == (200, "text/html")
    for outside in ("/page/../server.py", "/page/..%2Fserver.py", "/page/nothing.js"):
        async with api.session.get(api.base_url + outside) as response:
            assert response.status == 404


async def test_events_end_when_the_sandbox_stops(client_for: Callable[[Sandbox], BareClient]) -> None:
    sandbox = await server.start()
    async with listening(client_for(sandbox)):
        await asyncio.wait_for(sandbox.stop(), 3)
