"""Groups: who hears what, where the bot may write, what it is told of being added and removed."""

from __future__ import annotations

import pytest

from bot.sandbox.errors import PhoneError
from bot.sandbox.group import GroupChat
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox
from tests.sandbox.bare_client import BareClient
from tests.sandbox.conftest import WANG

GROUP = -1001234567890
TOPIC = 7


@pytest.fixture
def group(sandbox: Sandbox, wang: Phone) -> GroupChat:
    return sandbox.add_group(GROUP, "区交警大队建议办理", [WANG], topics=[TOPIC])


def waiting(sandbox: Sandbox) -> list[dict[str, object]]:
    return list(sandbox.world.queues[sandbox.bot.id].pending.values())


async def test_the_bot_writes_only_where_it_is(sandbox: Sandbox, group: GroupChat, api: BareClient) -> None:
    refused = await api("sendMessage", chat_id=GROUP, text="x")
    assert (refused["error_code"], "not a member" in refused["description"]) == (403, True)
    group.adds_bot(WANG)
    sent = await api("sendMessage", chat_id=GROUP, text="x", message_thread_id=TOPIC)
    assert sent["result"]["message_thread_id"] == TOPIC
    assert sent["result"]["chat"]["type"] == "supergroup"
    lost = await api("sendMessage", chat_id=GROUP, text="x", message_thread_id=8)
    assert lost["description"] == "Bad Request: message thread not found"
    group.removes_bot(WANG)
    assert "kicked" in (await api("sendMessage", chat_id=GROUP, text="x"))["description"]
    changes = [update["my_chat_member"] for update in waiting(sandbox)]
    statuses = [change["new_chat_member"]["status"] for change in changes]  # type: ignore[index]
    assert statuses == ["member", "kicked"]


async def test_the_bot_hears_commands_and_answers(
    sandbox: Sandbox, group: GroupChat, api: BareClient
) -> None:
    group.adds_bot(WANG)
    sandbox.world.queues[sandbox.bot.id].clear()
    own = await api("sendMessage", chat_id=GROUP, text="x")
    group.says(WANG, "中午吃什么")
    group.says(WANG, "/bind@another_bot")
    assert waiting(sandbox) == []
    group.says(WANG, f"/bind@{sandbox.bot.username}", thread_id=TOPIC)
    group.says(WANG, "好", reply_to=own["result"]["message_id"])
    heard = [update["message"] for update in waiting(sandbox)]
    assert [message["from"]["id"] for message in heard] == [WANG, WANG]  # type: ignore[index]
    assert heard[0]["message_thread_id"] == TOPIC  # type: ignore[index]
    assert heard[0]["chat"]["id"] == GROUP  # type: ignore[index]


async def test_a_press_says_who_and_where(sandbox: Sandbox, group: GroupChat, api: BareClient) -> None:
    group.adds_bot(WANG)
    sandbox.world.queues[sandbox.bot.id].clear()
    keys = {"inline_keyboard": [[{"text": "好", "callback_data": "a"}]]}
    await api("sendMessage", chat_id=GROUP, text="x", reply_markup=keys)
    query = group.presses_text(WANG, "好")
    pressed = waiting(sandbox)[0]["callback_query"]
    assert pressed["from"]["id"] == WANG  # type: ignore[index]
    assert pressed["message"]["chat"]["id"] == GROUP  # type: ignore[index]
    elsewhere = await api("answerCallbackQuery", callback_query_id=query, url="https://example.org/")
    assert elsewhere["description"] == "Bad Request: URL_INVALID"
    link = f"https://t.me/{sandbox.bot.username}?start=x"
    await api("answerCallbackQuery", callback_query_id=query, url=link)
    assert group.answer(query) == {"text": "", "alert": False, "url": link}


async def test_twenty_messages_a_minute(sandbox: Sandbox, group: GroupChat, api: BareClient) -> None:
    group.adds_bot(WANG)
    for _ in range(20):
        assert (await api("sendMessage", chat_id=GROUP, text="x"))["ok"]
    refused = await api("sendMessage", chat_id=GROUP, text="x")
    assert refused["error_code"] == 429
    assert refused["parameters"]["retry_after"] > 1


def test_only_members_write(group: GroupChat, sandbox: Sandbox) -> None:
    sandbox.add_phone(1002, "赵敏")
    with pytest.raises(PhoneError, match="not_a_member"):
        group.says(1002, "/bind")
