"""A sandbox with a directory goes on where it was, also after being killed."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientConnectorError, ClientSession

from bot.sandbox import server
from bot.sandbox.journal import JournalBusy
from tests.sandbox.bare_client import BareClient, inline

ClientFor = Callable[[server.Sandbox], BareClient]
TOKEN = "700000009:KILLED"


async def test_everything_is_there_again(
    tmp_path: Path, client_for: ClientFor, picture: Callable[[int, int], bytes]
) -> None:
    async with await server.start(directory=tmp_path) as before:
        api = client_for(before)
        phone = before.add_phone(1, "甲", label="人大代表", phone_number="+861")
        phone.starts("x")
        taken = await api.updates()
        assert await api.updates(offset=taken[-1]["update_id"] + 1) == []
        sent = await api.result("sendMessage", chat_id=1, text="一", reply_markup=inline([("是", "y")]))
        await api.result("sendMessage", chat_id=1, text="?", reply_markup={"keyboard": [["键"]]})
        await api.result("setMyCommands", commands=[{"command": "my", "description": "我的建议"}])
        await api.result("pinChatMessage", chat_id=1, message_id=sent["message_id"])
        phone.sends_photos([picture(5, 5)], "现场")
        phone.presses_text("是")
        shown = await api.get("/phones")
        pending = await api.updates()
    async with await server.start(directory=tmp_path, port=before.port) as after:
        api = client_for(after)
        again = await api.get("/phones")
        assert {**again, "clock": None} == {**shown, "clock": None}
        assert await api.updates() == pending
        photo, press = pending
        await api.result("answerCallbackQuery", callback_query_id=press["callback_query"]["id"])
        file = await api.result("getFile", file_id=photo["message"]["photo"][-1]["file_id"])
        async with api.session.get(f"{after.base_url}/file/bot{after.token}/{file['file_path']}") as response:
            assert await response.read() == picture(5, 5)
        assert (await api.result("getChat", chat_id=1))["pinned_message"]["text"] == "一"
        last = after.phone(1).messages[-1].message_id
        assert (await api.result("sendMessage", chat_id=1, text="二"))["message_id"] == last + 1
        after.phone(1).says("三")
        assert (await api.updates())[-1]["update_id"] == pending[-1]["update_id"] + 1


async def test_a_webhook_is_resumed(tmp_path: Path, client_for: ClientFor) -> None:
    async with await server.start(directory=tmp_path) as before:
        await client_for(before).result("setWebhook", url="http://127.0.0.1:9/hook", secret_token="s")
        before.add_phone(1, "甲").says("x")
    async with await server.start(directory=tmp_path) as after:
        info = await client_for(after).result("getWebhookInfo")
        assert (info["url"], info["pending_update_count"]) == ("http://127.0.0.1:9/hook", 1)


async def test_a_directory_is_for_one_sandbox(tmp_path: Path) -> None:
    async with await server.start(directory=tmp_path):
        with pytest.raises(JournalBusy):
            await server.start(directory=tmp_path)


async def test_polls_end_with_502_when_it_stops(client_for: ClientFor) -> None:
    sandbox = await server.start()
    poll = asyncio.create_task(client_for(sandbox)("getUpdates", timeout=30))
    await asyncio.sleep(0.1)
    await asyncio.wait_for(sandbox.stop(), 5)
    assert (await poll)["error_code"] == 502


async def test_an_unconfirmed_update_survives_kill_9(tmp_path: Path, session: ClientSession) -> None:
    killed = await launch(tmp_path, "--port", "0")
    api = BareClient(session, killed.address, TOKEN)
    await api.post("/phones", user_id=1, first_name="甲")
    await api.post("/phones/1/start", payload="x")
    first = await api.updates()
    await api.updates(offset=first[0]["update_id"] + 1)
    await api.result("sendMessage", chat_id=1, text="送达")
    await api.post("/phones/1/text", text="没有确认")
    assert [one["message"]["text"] for one in await api.updates()] == ["没有确认"]
    killed.process.send_signal(signal.SIGKILL)
    await killed.process.wait()
    with pytest.raises(ClientConnectorError):
        await api.updates()
    again = await launch(tmp_path, "--port", "0")
    try:
        api = BareClient(session, again.address, TOKEN)
        assert [one["message"]["text"] for one in await api.updates()] == ["没有确认"]
        messages = (await api.get("/phones"))["phones"][0]["messages"]
        assert [message["text"] for message in messages] == ["/start x", "送达", "没有确认"]
    finally:
        again.process.terminate()
        assert await asyncio.wait_for(again.process.wait(), 10) == 0


async def test_trouble_at_the_start_is_one_sentence(tmp_path: Path) -> None:
    async with await server.start(directory=tmp_path) as running:
        for options, sentence in (
            (["--dir", str(tmp_path)], f"sandbox: another sandbox is using {tmp_path}; "
             "stop it first or choose another --dir"),
            (["--port", str(running.port)], f"sandbox: cannot listen on 127.0.0.1:{running.port}: "),
            (["--token", "nonsense"], "sandbox: not a bot token: 'nonsense' "),
            (["--zone", "Mars/Base"], "sandbox: no such time zone: Mars/Base"),
        ):  # fmt: skip
            process = await command("--port", "0", *options)
            output, errors = await asyncio.wait_for(process.communicate(), 20)
            assert process.returncode == 1
            assert output == b""
            assert errors.decode().startswith(sentence)
            assert len(errors.decode().splitlines()) == 1


class Launched:
    """A sandbox in a process of its own."""

    def __init__(self, process: asyncio.subprocess.Process, address: str) -> None:
        self.process = process
        self.address = address


async def command(*options: str) -> asyncio.subprocess.Process:
    pipes: dict[str, Any] = {"stdout": asyncio.subprocess.PIPE, "stderr": asyncio.subprocess.PIPE}
    return await asyncio.create_subprocess_exec(sys.executable, "-m", "bot.sandbox", *options, **pipes)


async def launch(directory: Path, *options: str) -> Launched:
    process = await command("--dir", str(directory), "--token", TOKEN, *options)
    assert process.stdout is not None
    line = (await asyncio.wait_for(process.stdout.readline(), 20)).decode()
    assert line.startswith("Phones: "), line
    return Launched(process, line.split()[1].rstrip("/"))
