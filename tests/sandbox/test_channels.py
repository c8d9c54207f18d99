"""Channels: only an administrator with the right to post writes there; what it is told of that."""

from __future__ import annotations

import pytest

from bot.sandbox.channel import ChannelChat
from bot.sandbox.errors import PhoneError
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox
from tests.sandbox.bare_client import BareClient
from tests.sandbox.conftest import WANG
from tests.sandbox.test_groups import waiting

CHANNEL = -1009876543210


@pytest.fixture
def channel(sandbox: Sandbox, wang: Phone) -> ChannelChat:
    return sandbox.add_channel(CHANNEL, "柯桥人大", [WANG])


async def test_only_with_the_right_to_post(sandbox: Sandbox, channel: ChannelChat, api: BareClient) -> None:
    refused = await api("sendMessage", chat_id=CHANNEL, text="x")
    assert refused["error_code"] == 403
    assert refused["description"] == "Forbidden: bot is not a member of the channel chat"
    channel.adds_bot(WANG, posts=False)
    refused = await api("sendMessage", chat_id=CHANNEL, text="x")
    assert refused["description"] == "Bad Request: need administrator rights in the channel chat"
    channel.adds_bot(WANG)
    sent = (await api("sendMessage", chat_id=CHANNEL, text="x"))["result"]
    assert (sent["chat"]["type"], sent["sender_chat"]["id"], "from" in sent) == ("channel", CHANNEL, False)
    edited = await api("editMessageText", chat_id=CHANNEL, message_id=sent["message_id"], text="y")
    assert edited["result"]["text"] == "y"
    channel.removes_bot(WANG)
    refused = await api("editMessageText", chat_id=CHANNEL, message_id=sent["message_id"], text="z")
    assert refused["description"] == "Forbidden: bot was kicked from the channel chat"
    members = [update["my_chat_member"]["new_chat_member"] for update in waiting(sandbox)]  # type: ignore[index]
    assert [m["status"] for m in members] == ["administrator", "administrator", "kicked"]
    assert [m.get("can_post_messages") for m in members] == [False, True, None]


async def test_what_owners_post_comes_as_a_channel_post(sandbox: Sandbox, channel: ChannelChat) -> None:
    channel.says(WANG, "在机器人来之前")
    channel.adds_bot(WANG)
    channel.says(WANG, "大家好")
    (told,) = [update for update in waiting(sandbox) if "channel_post" in update]
    post = told["channel_post"]
    assert isinstance(post, dict)
    assert (post["text"], post["chat"]["id"], "from" in post) == ("大家好", CHANNEL, False)
    with pytest.raises(PhoneError):
        channel.says(4711, "x")
