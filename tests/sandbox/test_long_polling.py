"""getUpdates: what confirms, what waits, who is ended."""

from __future__ import annotations

import asyncio
import time

from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox
from tests.sandbox.bare_client import BareClient, inline


async def test_an_update_stays_until_a_higher_offset_confirms_it(api: BareClient, wang: Phone) -> None:
    wang.starts("invite7")
    wang.says("一条建议")
    first = await api.updates()
    assert [one["message"]["text"] for one in first] == ["/start invite7", "一条建议"]
    assert await api.updates() == first
    assert await api.updates(offset=first[0]["update_id"]) == first
    rest = await api.updates(offset=first[1]["update_id"])
    assert rest == first[1:]
    assert await api.updates(offset=rest[0]["update_id"] + 1) == []
    assert await api.updates() == []


async def test_update_ids_rise_by_one_from_somewhere(api: BareClient, wang: Phone) -> None:
    for number in range(3):
        wang.says(str(number))
    ids = [one["update_id"] for one in await api.updates()]
    assert ids == [ids[0], ids[0] + 1, ids[0] + 2]
    assert ids[0] > 1000


async def test_limit_and_negative_offset(api: BareClient, wang: Phone) -> None:
    for number in range(5):
        wang.says(str(number))
    assert [one["message"]["text"] for one in await api.updates(limit=2)] == ["0", "1"]
    assert [one["message"]["text"] for one in await api.updates(offset=-2)] == ["3", "4"]
    assert len(await api.updates()) == 2


async def test_an_offset_of_another_server_confirms_nothing(api: BareClient, wang: Phone) -> None:
    wang.says("x")
    assert len(await api.updates(offset=2_000_000_000)) == 1


async def test_a_poll_waits_for_the_next_update(api: BareClient, wang: Phone) -> None:
    poll = asyncio.create_task(api.updates(timeout=20))
    await asyncio.sleep(0.1)
    assert not poll.done()
    wang.says("现在")
    found = await asyncio.wait_for(poll, 2)
    assert found[0]["message"]["text"] == "现在"


async def test_a_poll_ends_empty_after_its_timeout(api: BareClient) -> None:
    began = time.monotonic()
    assert await api.updates(timeout=1) == []
    assert 0.9 < time.monotonic() - began < 3


async def test_a_newer_poll_ends_the_older_with_409(api: BareClient, wang: Phone) -> None:
    older = asyncio.create_task(api("getUpdates", timeout=20))
    await asyncio.sleep(0.1)
    newer = asyncio.create_task(api.updates(timeout=20))
    ended = await asyncio.wait_for(older, 2)
    assert ended["error_code"] == 409
    assert ended["description"] == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    wang.says("x")
    assert len(await asyncio.wait_for(newer, 2)) == 1


async def test_allowed_updates_hold_for_what_happens_afterwards(api: BareClient, started: Phone) -> None:
    await api.result("sendMessage", chat_id=started.user_id, text="?", reply_markup=inline([("是", "yes")]))
    await api.updates(allowed_updates=["callback_query"])
    started.says("unwanted")
    started.presses_text("是")
    await api.updates(allowed_updates=[])
    started.says("wanted")
    kinds = [next(name for name in one if name != "update_id") for one in await api.updates()]
    assert kinds == ["callback_query", "message"]


async def test_two_bots_have_their_own_updates_and_chats(sandbox: Sandbox, api: BareClient) -> None:
    other = sandbox.world.add_bot("700000002:OTHER")
    mine = sandbox.add_phone(1, "甲")
    theirs = sandbox.phone(1, other)
    theirs.says("to the other")
    assert await api.updates() == []
    assert await api.refusal("sendMessage", chat_id=1, text="x") == (
        403, "Forbidden: bot can't initiate conversation with a user",
    )  # fmt: skip
    client = BareClient(api.session, sandbox.base_url, other.token)
    assert [one["message"]["text"] for one in await client.updates()] == ["to the other"]
    assert mine.messages == []
