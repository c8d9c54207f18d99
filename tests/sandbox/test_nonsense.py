"""No parameter, however odd, gets anything but a polite answer."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.api import METHODS
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox
from tests.sandbox.bare_client import BareClient

ODD: list[Any] = [
    None, "", " ", 0, -1, 1, 2, 99, 2**70, 1.5, True, False, "x", "²", "1e3", "null", "[]", "{}", "[[]]",
    "true", [], {}, [[]], [{}], [None], [1, "x"], {"type": "emoji"}, {"type": "chat", "chat_id": "²"},
    [{"type": "photo", "media": "attach://x"}], [{"type": "emoji", "emoji": []}],
    {"inline_keyboard": [[None]]}, {"inline_keyboard": [[{"text": 5, "callback_data": 5}]]},
    {"keyboard": [[{"text": []}]]}, {"message_id": "²"}, {"message_id": []},
    [{"type": "bold", "offset": -1, "length": 99}], [{"type": "bold", "offset": "0", "length": 1}],
    "http://[::1", "http://a:b/", "<b>", "&#xffffffff;", "\x00", "\u202e", "a" * 5000, "😀" * 3000,
]  # fmt: skip
NAMES = [
    "chat_id", "message_id", "message_ids", "text", "caption", "parse_mode", "entities", "caption_entities",
    "reply_markup", "reply_parameters", "reply_to_message_id", "link_preview_options", "media", "photo",
    "document", "voice", "latitude", "longitude", "phone_number", "first_name", "from_chat_id", "user_id",
    "file_id", "commands", "scope", "language_code", "menu_button", "reaction", "action", "url",
    "secret_token", "max_connections", "allowed_updates", "offset", "limit", "callback_query_id", "name",
    "show_alert", "cache_time", "duration",
]  # fmt: skip
ACTS = ["text", "start", "press", "edit", "contact", "location", "sticker", "forward", "block", "photo"]
EXTRA: dict[str, dict[str, Any]] = {"getupdates": {"timeout": 0}}


@pytest.mark.parametrize("method", sorted(METHODS))
async def test_odd_parameters(
    api: BareClient,
    started: Phone,
    sandbox: Sandbox,
    method: str,
    picture: Callable[[int, int], bytes],
) -> None:
    sandbox.limits.per_second = sandbox.limits.per_chat = None
    started.sends_photos([picture(3, 3)], "x")
    sound = {"chat_id": started.user_id, "from_chat_id": started.user_id, "text": "x", "latitude": 1,
             "longitude": 1, "phone_number": "1", "first_name": "x", "action": "typing"}  # fmt: skip
    chance = random.Random(method)
    for _ in range(60):
        sent = await api.result("sendMessage", chat_id=started.user_id, text="1")
        sound["message_id"] = chance.choice([2, sent["message_id"]])
        odd = {name: chance.choice(ODD) for name in chance.sample(NAMES, chance.choice([1, 3, 12]))}
        answer = await api(method, **{**sound, **odd, **EXTRA.get(method, {})})
        assert answer["ok"] or 400 <= answer["error_code"] < 500, answer


@pytest.mark.parametrize("path", ACTS)
async def test_odd_acts(api: BareClient, started: Phone, path: str) -> None:
    names = ["text", "payload", "message_id", "data", "forged", "phone_number", "of_user_id", "latitude",
             "longitude", "from_name", "blocked", "reply_to"]  # fmt: skip
    chance = random.Random(path)
    for _ in range(60):
        body = {name: chance.choice(ODD) for name in chance.sample(names, 6)}
        answer = await api.post(f"/phones/{started.user_id}/{path}", **body)
        assert set(answer) & {"error", "message_id", "ok"}


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", b"{"),
        ("application/json", b"[1]"),
        ("application/json", b"\xff"),
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b"--y\r\n"),
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nhi'),
        ("application/x-www-form-urlencoded", b"text=%ff&&=&chat_id"),
        ("text/plain", b"chat_id=1"),
    ],
)  # fmt: skip
async def test_odd_bodies(api: BareClient, started: Phone, content_type: str, body: bytes) -> None:
    url = f"{api.base_url}/bot{api.token}/sendMessage"
    async with api.session.post(url, data=body, headers={"Content-Type": content_type}) as response:
        assert response.status == 400
        assert (await response.json())["description"].startswith("Bad Request: ")
