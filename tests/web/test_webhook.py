"""Updates by webhook over real HTTP: answered in the response, once in effect, safe from strangers."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.app import Service
from bot.clock import Clock
from bot.config import Settings
from bot.demo import demo_settings
from bot.profiles import add_congress
from bot.sandbox.limits import Limits
from bot.sandbox.server import DEFAULT_TOKEN, Sandbox, start
from bot.trouble import Trouble
from domain.people import Person, Post, Role
from domain.services.membership import invite
from handlers.web.server import SECRET_HEADER
from storage.words import JiebaWords
from tests.faults.street import settle_in, until
from tests.house import MONDAY, PEOPLE, FixedClock

SECRET = "a-secret_of-no-secrecy"
SECOND_TOKEN = "700000002:SECOND-SANDBOX-TOKEN"
Poster = Callable[..., Awaitable[tuple[int, dict[str, Any] | None]]]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def webhook_settings(directory: Path, sandbox: Sandbox, **changes: object) -> Settings:
    port = free_port()
    return demo_settings(directory, sandbox).model_copy(
        update={
            "bot_mode": "webhook",
            "webhook_url": f"http://127.0.0.1:{port}/hidden/door",
            "webhook_secret": SECRET,
            "http_port": port,
            **changes,
        }
    )


@asynccontextmanager
async def serving(settings: Settings, words: JiebaWords) -> AsyncIterator[Service]:
    async with Service(settings, FixedClock(MONDAY), words) as service:
        stopping = asyncio.Event()
        running = asyncio.create_task(service.serve(stopping))
        try:
            yield service
        finally:
            stopping.set()
            async with asyncio.timeout(10):
                await running


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    tokens = (DEFAULT_TOKEN, SECOND_TOKEN)
    async with await start(tokens=tokens, limits=Limits(per_second=None, per_chat=None)) as running:
        yield running


@pytest.fixture
async def settings(tmp_path: Path, sandbox: Sandbox) -> Settings:
    """With the demonstration's people, everyone joined except through the phone."""
    settings = webhook_settings(tmp_path, sandbox)
    database, newcomers = await settle_in(tmp_path, sandbox)
    await database.dispose()
    for user_id, code in newcomers:
        sandbox.phone(user_id).starts(code)
    return settings


@pytest.fixture
async def service(settings: Settings, sandbox: Sandbox, words: JiebaWords) -> AsyncIterator[Service]:
    async with serving(settings, words) as opened:
        await until(lambda: sandbox.bot.webhook is not None)
        await until(lambda: not sandbox.world.queues[sandbox.bot.id].pending)
        yield opened


@pytest.fixture
async def post(settings: Settings, service: Service) -> AsyncIterator[Poster]:
    """Posts to the webhook as Telegram does; the status and the method in the answer."""
    async with ClientSession() as session:

        async def post(
            body: object, secret: str | None = SECRET, bot_id: int = 700000001
        ) -> tuple[int, dict[str, Any] | None]:
            headers = {SECRET_HEADER: secret} if secret is not None else {}
            url = f"{settings.webhook_url}/{bot_id}"
            content = {"data": body} if isinstance(body, str) else {"json": body}
            async with session.post(url, headers=headers, **content) as response:  # type: ignore[arg-type]
                is_json = response.content_type == "application/json"
                return response.status, await response.json() if is_json else None

        yield post


def message(update_id: int, text: str, *, chat: dict[str, Any] | None = None) -> dict[str, Any]:
    user = {"id": PEOPLE["王芳"], "is_bot": False, "first_name": "王芳", "language_code": "zh-hans"}
    private = {"id": user["id"], "type": "private", "first_name": "王芳"}
    told = {"message_id": 9000 + update_id, "date": 1, "chat": chat or private, "from": user, "text": text}
    return {"update_id": update_id, "message": told}


async def test_a_conversation_by_webhook(service: Service, sandbox: Sandbox) -> None:
    wang = sandbox.phone(PEOPLE["王芳"])
    had = len(wang.received)
    sandbox.faults.calls.clear()
    wang.says("鉴湖路小学门口没有红绿灯，孩子过马路太危险了，建议装一个")
    await until(lambda: len(wang.received) == had + 1)
    wang.presses_text("接着写")
    await until(lambda: "1/5" in (wang.received[-1].text or ""))
    assert len(wang.received) == had + 1
    assert sandbox.world.queues[sandbox.bot.id].pending == {}
    # Every reply rode on the answer: no session of ours opened a connection for one.
    replies = [c for c in sandbox.faults.calls if c["method"] in {"sendMessage", "editMessageText"}]
    assert len(replies) == 2


async def test_only_telegram_may_post(post: Poster) -> None:
    for wrong in (None, "", "wrong", SECRET + "x", "秘密".encode().decode("latin-1")):
        assert (await post(message(1, "/help"), wrong))[0] == 403
    assert (await post(message(1, "/help"), bot_id=7))[0] == 404


async def test_what_is_no_update_is_refused(post: Poster) -> None:
    for nonsense in ("", "{", "[]", '"x"', "null", '{"update_id": "x"}', '{"message": {}}'):
        assert (await post(nonsense))[0] == 400, nonsense


async def test_the_reply_is_in_the_answer(post: Poster) -> None:
    status, reply = await post(message(1, "/help"))
    assert status == 200
    assert reply is not None
    assert (reply["method"], reply["chat_id"], reply["parse_mode"]) == ("sendMessage", 1001, "HTML")


async def test_the_same_update_twice_has_one_effect(post: Poster, service: Service) -> None:
    text = "鉴湖路小学门口没有红绿灯，孩子过马路太危险了，建议装一个"
    answers = await asyncio.gather(*(post(message(5, text)) for _ in range(3)))
    assert [status for status, _ in answers] == [200, 200, 200]
    assert all(reply and reply["text"] for _, reply in answers)
    async with service.database.unit_of_work() as uow:
        person = await uow.people.by_chat(next(iter(service.bots)), PEOPLE["王芳"])
        assert person is not None
        assert len(await uow.drafts.of(person.id)) == 1


async def test_groups_and_inline_messages_are_left_alone(post: Poster, sandbox: Sandbox) -> None:
    group = {"id": -100, "type": "supergroup", "title": "群"}
    assert await post(message(1, "/my", chat=group)) == (200, None)
    user = message(1, "")["message"]["from"]
    press = {"id": "1", "from": user, "chat_instance": "1", "data": "m:menu:0"}
    inline = {"update_id": 2, "callback_query": {**press, "inline_message_id": "x"}}
    assert await post(inline) == (200, None)
    shown = {"message_id": 3, "date": 1, "chat": group, "text": "x"}
    assert await post({"update_id": 3, "callback_query": {**press, "message": shown}}) == (200, None)
    query = {"id": "1", "from": user, "query": "x", "offset": ""}
    assert await post({"update_id": 4, "inline_query": query}) == (200, None)
    bot = {"id": 700000001, "is_bot": True, "first_name": "b"}
    member = {
        "chat": group, "from": user, "date": 1,
        "old_chat_member": {"user": bot, "status": "left"},
        "new_chat_member": {"user": bot, "status": "member"},
    }  # fmt: skip
    assert await post({"update_id": 5, "my_chat_member": member}) == (200, None)


async def test_health_and_metrics(settings: Settings, service: Service) -> None:
    base = f"http://127.0.0.1:{settings.http_port}"
    async with ClientSession() as session:
        async with session.get(f"{base}/health") as response:
            assert (response.status, await response.json()) == (200, {"ok": True})
        async with session.get(f"{base}/metrics") as response:
            told = await response.text()
    assert "through_train_notices_waiting " in told
    for outcome in ("sent", "lapsed", "blocked", "never_started", "undeliverable"):
        assert f'through_train_notices_settled_total{{outcome="{outcome}"}}' in told


async def test_two_congresses_in_one_process(tmp_path: Path, sandbox: Sandbox, words: JiebaWords) -> None:
    settings = webhook_settings(tmp_path, sandbox, bot_token=(DEFAULT_TOKEN, SECOND_TOKEN))
    database, _ = await settle_in(tmp_path, sandbox)
    second = sandbox.world.bots[SECOND_TOKEN]
    async with database.unit_of_work() as uow:
        congress = await add_congress(uow, "另一个区人大", "keqiao", second.id)
        liu = await uow.people.add(Person(congress.id, "刘洋"))
        await uow.people.add_post(liu, Post(Role.REPRESENTATIVE, unit="城东代表小组"))
        code = (await invite(uow, liu)).code
    await database.dispose()
    sandbox.add_phone(2001, "刘洋", bot=second, language_code="zh-hans")
    async with serving(settings, words):
        phone = sandbox.phone(2001, second)
        phone.starts(code)
        await until(lambda: any("刘洋" in (m.text or "") for m in phone.received))
        # The same person is a stranger to the other bot.
        other = sandbox.phone(2001)
        other.starts(code)
        await until(lambda: bool(other.received))
        assert "刘洋" not in (other.received[-1].text or "")


async def test_a_refused_webhook_is_said(tmp_path: Path, sandbox: Sandbox, words: JiebaWords) -> None:
    database, _ = await settle_in(tmp_path, sandbox)
    await database.dispose()
    settings = webhook_settings(tmp_path, sandbox, webhook_secret="not allowed!")
    async with Service(settings, Clock(), words) as service:
        with pytest.raises(Trouble) as trouble:
            await service.serve(asyncio.Event())
    assert trouble.value.key == "trouble-webhook-refused"
