"""What Telegram refuses, the sandbox refuses, in the same words."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import ClientSession, FormData

from bot.sandbox import server
from bot.sandbox.limits import Limits
from bot.sandbox.phone import Phone
from tests.sandbox.bare_client import BareClient, inline

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


async def test_tokens_and_methods(api: BareClient) -> None:
    assert await api.refusal("sendMassage") == (404, "Not Found")
    wrong = BareClient(api.session, api.base_url, "1:WRONG")
    assert await wrong.refusal("getMe") == (401, "Unauthorized")
    assert (await api.result("GETME"))["is_bot"] is True


@pytest.mark.parametrize(
    ("parameters", "code", "description"),
    [
        ({"text": ""}, 400, "Bad Request: message text is empty"),
        ({}, 400, "Bad Request: message text is empty"),
        ({"text": " \n\u200b "}, 400, "Bad Request: text must be non-empty"),
        ({"text": "建" * 4097}, 400, "Bad Request: message is too long"),
        ({"text": "a" * 33_000}, 400, "Bad Request: text is too long"),
        ({"text": "<b>x", "parse_mode": "HTML"}, 400,
         "Bad Request: can't parse entities: can't find end tag corresponding to start tag \"b\""),
        ({"text": "x", "parse_mode": "BBCode"}, 400, "Bad Request: unsupported parse_mode"),
        ({"text": "x", "chat_id": 999}, 400, "Bad Request: chat not found"),
        ({"text": "x", "chat_id": "@nobody"}, 400, "Bad Request: chat not found"),
        ({"text": "x", "chat_id": ""}, 400, "Bad Request: chat_id is empty"),
        ({"text": "x", "reply_parameters": {"message_id": 99}}, 400,
         "Bad Request: message to be replied not found"),
        ({"text": "x", "reply_markup": "{"}, 400,
         "Bad Request: can't parse reply keyboard markup JSON object"),
        ({"text": "x", "reply_markup": []}, 400, "Bad Request: object expected as reply markup"),
        ({"text": "x", "reply_markup": inline([("ok", "é" * 33)])}, 400, "Bad Request: BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "ok"}]]}}, 400,
         "Bad Request: can't parse inline keyboard button: "
         "text buttons are unallowed in the inline keyboard"),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "ok", "url": "http://here/"}]]}}, 400,
         "Bad Request: inline keyboard button URL 'http://here/' is invalid: Wrong HTTP URL"),
        ({"text": "x", "reply_markup": {"inline_keyboard": [{"text": "ok"}]}}, 400,
         'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'),
        ({"text": "x", "reply_markup": inline(*[[(str(n), "d")] for n in range(101)])}, 400,
         "Bad Request: reply markup is too long"),
        ({"text": "x", "reply_markup": {"keyboard": [[{"text": ""}]]}}, 400,
         "Bad Request: keyboard button text must be non-empty"),
        ({"text": "\ud800"}, 400, "Bad Request: strings must be encoded in UTF-8"),
    ],
)  # fmt: skip
async def test_messages_that_are_refused(
    api: BareClient, started: Phone, parameters: dict[str, Any], code: int, description: str
) -> None:
    before = len(started.messages)
    sending = {"chat_id": started.user_id, **parameters}
    assert await api.refusal("sendMessage", **sending) == (code, description)
    assert len(started.messages) == before


async def test_the_longest_that_passes(api: BareClient, started: Phone) -> None:
    longest = "<b>" + "😀" * 4096 + "</b>"
    sent = await api.result("sendMessage", chat_id=started.user_id, text=longest, parse_mode="HTML",
                            reply_markup=inline([("ok", "d" * 64)]))  # fmt: skip
    assert sent["text"] == "😀" * 4096
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 8192}]


async def test_who_never_began_and_who_blocked(api: BareClient, wang: Phone) -> None:
    to_wang = {"chat_id": wang.user_id, "text": "x"}
    assert await api.refusal("sendMessage", **to_wang) == (
        403, "Forbidden: bot can't initiate conversation with a user",
    )  # fmt: skip
    wang.starts()
    await api.result("sendMessage", **to_wang)
    wang.blocks()
    assert await api.refusal("sendMessage", **to_wang) == (403, "Forbidden: bot was blocked by the user")
    assert await api.refusal("sendChatAction", chat_id=wang.user_id, action="typing") == (
        403, "Forbidden: bot was blocked by the user",
    )  # fmt: skip
    wang.starts()
    await api.result("sendMessage", **to_wang)
    changes = [one["my_chat_member"] for one in await api.updates() if "my_chat_member" in one]
    assert [
        (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) for change in changes
    ] == [("member", "kicked"), ("kicked", "member")]


async def test_edits(api: BareClient, started: Phone) -> None:
    chat = {"chat_id": started.user_id}
    sent = await api.result("sendMessage", **chat, text="一", reply_markup=inline([("是", "y")]))
    own = {**chat, "message_id": sent["message_id"]}
    assert "edit_date" not in sent
    assert await api.refusal("editMessageText", **own, text="一", reply_markup=inline([("是", "y")])) == (
        400, NOT_MODIFIED,
    )  # fmt: skip
    changed = await api.result("editMessageText", **own, text="<i>二</i>", parse_mode="HTML")
    assert changed["text"] == "二"
    assert "reply_markup" not in changed
    assert changed["edit_date"] >= changed["date"]
    with_keys = await api.result("editMessageReplyMarkup", **own, reply_markup=inline([("否", "n")]))
    assert with_keys["reply_markup"] == inline([("否", "n")])
    assert await api.refusal("editMessageReplyMarkup", **own, reply_markup=inline([("否", "n")])) == (
        400, NOT_MODIFIED,
    )  # fmt: skip
    assert await api.refusal("editMessageText", **chat, message_id=99, text="x") == (
        400, "Bad Request: message to edit not found",
    )  # fmt: skip
    assert await api.refusal("editMessageCaption", **own, caption="x") == (
        400, "Bad Request: there is no caption in the message to edit",
    )  # fmt: skip
    theirs = started.says("mine")[0]
    assert await api.refusal("editMessageText", **chat, message_id=theirs.message_id, text="x") == (
        400, "Bad Request: message can't be edited",
    )  # fmt: skip


async def test_a_message_with_a_reply_keyboard_can_never_be_edited(api: BareClient, started: Phone) -> None:
    chat = {"chat_id": started.user_id}
    keyboard = {"keyboard": [[{"text": "分享手机号", "request_contact": True}, "取消"]],
                "one_time_keyboard": True, "input_field_placeholder": "或直接写"}  # fmt: skip
    sent = await api.result("sendMessage", **chat, text="请分享", reply_markup=keyboard)
    assert "reply_markup" not in sent
    assert started.chat.keyboard == {
        "rows": [[{"text": "分享手机号", "request_contact": True, "request_location": False},
                  {"text": "取消", "request_contact": False, "request_location": False}]],
        "placeholder": "或直接写", "one_time": True,
    }  # fmt: skip
    refusal = await api.refusal("editMessageText", **chat, message_id=sent["message_id"], text="x")
    assert refusal == (400, "Bad Request: message can't be edited")
    await api.result("sendMessage", **chat, text="谢谢", reply_markup={"remove_keyboard": True})
    assert started.chat.keyboard is None


async def test_deleting(
    client_for: Callable[[server.Sandbox], BareClient],
) -> None:
    moment = datetime(2025, 11, 3, 9, tzinfo=UTC)
    async with await server.start(now=lambda: moment) as sandbox:
        api = client_for(sandbox)
        phone = sandbox.add_phone(1, "甲")
        theirs = phone.starts()
        chat = {"chat_id": 1}
        sent = [await api.result("sendMessage", **chat, text=str(n)) for n in range(3)]
        assert sent[0]["date"] == int(moment.timestamp())
        assert await api.result("deleteMessage", **chat, message_id=theirs.message_id) is True
        assert await api.refusal("deleteMessage", **chat, message_id=theirs.message_id) == (
            400, "Bad Request: message to delete not found",
        )  # fmt: skip
        assert await api.result("deleteMessages", **chat, message_ids=[sent[0]["message_id"], 77]) is True
        assert [message.content["text"] for message in phone.messages] == ["1", "2"]
        moment += timedelta(hours=49)
        assert await api.refusal("deleteMessage", **chat, message_id=sent[1]["message_id"]) == (
            400, "Bad Request: message can't be deleted for everyone",
        )  # fmt: skip
        again = await api.result("sendMessage", **chat, text="ids are not used again")
        assert again["message_id"] == sent[2]["message_id"] + 1


async def test_pressed_buttons_and_their_answers(
    api: BareClient, started: Phone, sandbox: server.Sandbox
) -> None:
    sent = await api.result(
        "sendMessage",
        chat_id=started.user_id,
        text="满意吗",
        reply_markup=inline([("满意", "r:1"), ("不", "r:2")]),
    )
    started.presses_text("满意")
    query = (await api.updates())[-1]["callback_query"]
    assert query["data"] == "r:1"
    assert query["message"] == sent
    assert query["from"]["id"] == started.user_id
    for _ in range(2):
        assert await api.result("answerCallbackQuery", callback_query_id=query["id"], text="记下了") is True
    assert await api.refusal("answerCallbackQuery", callback_query_id=query["id"], text="长" * 201) == (
        400, "Bad Request: MESSAGE_TOO_LONG",
    )  # fmt: skip
    too_old = (400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
    assert await api.refusal("answerCallbackQuery", callback_query_id="12345") == too_old
    sandbox.limits.query_seconds = 0.05
    await asyncio.sleep(0.1)
    assert await api.refusal("answerCallbackQuery", callback_query_id=query["id"]) == too_old


async def test_flood_control_over_all_chats(
    client_for: Callable[[server.Sandbox], BareClient],
) -> None:
    async with await server.start(limits=Limits(per_second=5, per_chat=None)) as sandbox:
        api = client_for(sandbox)
        for number in range(1, 8):
            sandbox.add_phone(number, f"代表{number}").starts()
        answers = [await api("sendMessage", chat_id=number, text="通知") for number in range(1, 8)]
        assert [answer["ok"] for answer in answers] == [True] * 5 + [False] * 2
        assert answers[5] == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 1",
            "parameters": {"retry_after": 1},
        }
        await asyncio.sleep(1.05)
        await api.result("sendMessage", chat_id=6, text="通知")


async def test_flood_control_in_one_chat_counts_albums_by_their_messages(
    client_for: Callable[[server.Sandbox], BareClient],
) -> None:
    async with await server.start(limits=Limits(per_second=None, per_chat=3)) as sandbox:
        api = client_for(sandbox)
        sandbox.add_phone(1, "甲").starts()
        sandbox.add_phone(2, "乙").starts()
        for _ in range(3):
            await api.result("sendMessage", chat_id=1, text="x")
        assert (await api.refusal("sendMessage", chat_id=1, text="x"))[0] == 429
        await api.result("sendMessage", chat_id=2, text="x")
        sandbox.limits.per_chat = None
        await api.result("sendMessage", chat_id=1, text="x")


async def test_commands_by_scope_and_language(api: BareClient, wang: Phone) -> None:
    def menu(*names: str) -> list[dict[str, str]]:
        return [{"command": name, "description": f"the {name}"} for name in names]

    own = {"type": "chat", "chat_id": wang.user_id}
    assert await api.refusal("setMyCommands", commands=menu("rate"), scope=own) == (
        400, "Bad Request: chat not found",
    )  # fmt: skip
    wang.starts()
    await api.result("setMyCommands", commands=menu("start"))
    await api.result("setMyCommands", commands=menu("start", "my"), language_code="zh")
    shown = (await api.get("/phones"))["phones"][0]["commands"]
    assert [command["command"] for command in shown] == ["start", "my"]
    await api.result("setMyCommands", commands=menu("rate"), scope=own)
    assert (await api.get("/phones"))["phones"][0]["commands"] == menu("rate")
    assert await api.result("getMyCommands", scope=own) == menu("rate")
    await api.result("deleteMyCommands", scope=own)
    assert await api.result("getMyCommands", scope=own) == []
    for bad, reason in (("Rate", "BOT_COMMAND_INVALID"), ("建议", "BOT_COMMAND_INVALID"),
                        ("x" * 33, "command length must not exceed 32")):  # fmt: skip
        assert await api.refusal("setMyCommands", commands=menu(bad)) == (400, f"Bad Request: {reason}")


async def test_the_rest_of_what_a_bot_asks(api: BareClient, started: Phone) -> None:
    chat = {"chat_id": started.user_id}
    await api.result("setMyName", name="直通车")
    await api.result("setMyShortDescription", short_description="人大代表建议“直通车”")
    await api.result("setMyDescription", description="长一些的说明")
    await api.result("setChatMenuButton", menu_button={"type": "commands"})
    assert (await api.result("getMe"))["first_name"] == "直通车"
    assert (await api.get("/phones"))["bot"]["about"] == "人大代表建议“直通车”"
    sent = await api.result("sendMessage", **chat, text="x", link_preview_options={"is_disabled": True},
                            protect_content=True, disable_notification=True)  # fmt: skip
    assert sent["link_preview_options"] == {"is_disabled": True}
    assert sent["has_protected_content"] is True
    await api.result("pinChatMessage", **chat, message_id=sent["message_id"])
    assert (await api.result("getChat", **chat))["pinned_message"]["text"] == "x"
    await api.result("unpinChatMessage", **chat)
    assert "pinned_message" not in await api.result("getChat", **chat)
    member = await api.result("getChatMember", **chat, user_id=started.user_id)
    assert (member["status"], member["user"]["first_name"]) == ("member", "王芳")
    assert (await api.result("getUserProfilePhotos", user_id=started.user_id))["total_count"] == 0
    react = {**chat, "message_id": sent["message_id"]}
    assert (
        await api.result("setMessageReaction", **react, reaction=[{"type": "emoji", "emoji": "👍"}]) is True
    )
    assert await api.refusal("setMessageReaction", **react, reaction=[{"type": "emoji", "emoji": "x"}]) == (
        400, "Bad Request: REACTION_INVALID",
    )  # fmt: skip
    assert await api.refusal("sendChatAction", **chat, action="dancing") == (
        400, "Bad Request: wrong parameter action in request",
    )  # fmt: skip
    assert await api.refusal("forwardMessage", **react, from_chat_id=started.user_id) == (
        400, "Bad Request: message has protected content and can't be forwarded",
    )  # fmt: skip


async def test_forwarding_copying_and_replying(api: BareClient, started: Phone) -> None:
    chat = {"chat_id": started.user_id}
    theirs = started.says("原话")[0]
    source = {"from_chat_id": started.user_id, "message_id": theirs.message_id}
    forwarded = await api.result("forwardMessage", **chat, **source)
    assert forwarded["forward_origin"]["sender_user"]["id"] == started.user_id
    copied = await api.result("copyMessage", **chat, **source)
    assert set(copied) == {"message_id"}
    reply = await api.result(
        "sendMessage", **chat, text="答", reply_parameters={"message_id": theirs.message_id}
    )
    assert reply["reply_to_message"]["text"] == "原话"
    alone = await api.result(
        "sendMessage", **chat, text="答",
        reply_parameters={"message_id": 999, "allow_sending_without_reply": True},
    )  # fmt: skip
    assert "reply_to_message" not in alone


@pytest.mark.parametrize("way", ["query", "form", "multipart", "json text"])
async def test_every_way_to_send_parameters(
    api: BareClient, started: Phone, session: ClientSession, way: str
) -> None:
    fields = {"chat_id": str(started.user_id), "text": "一 & 二",
              "reply_markup": '{"inline_keyboard":[[{"text":"是","callback_data":"y"}]]}'}  # fmt: skip
    url = f"{api.base_url}/bot{api.token}/sendMessage"
    form = FormData(fields)
    form.add_field("unused", b"x", filename="x.bin")
    sending: dict[str, Any] = {
        "query": {"params": fields},
        "form": {"data": fields},
        "multipart": {"data": form},
        "json text": {"json": fields},
    }[way]
    async with session.post(url, **sending) as response:
        body = await response.json()
    assert body["ok"], body
    assert (body["result"]["text"], body["result"]["reply_markup"]) == ("一 & 二", inline([("是", "y")]))


def article(result_id: str = "1", **values: Any) -> dict[str, Any]:
    told = {"message_text": "x"}
    return {"type": "article", "id": result_id, "title": "t", "input_message_content": told} | values


@pytest.mark.parametrize(
    ("results", "description"),
    [
        ("{", "can't parse inline query results JSON object"),
        ({}, "expected an Array of inline query results"),
        ([article(str(n)) for n in range(51)], "RESULTS_TOO_MUCH"),
        ([article(), article()], "RESULT_ID_DUPLICATE"),
        ([article("")], "RESULT_ID_INVALID"),
        ([article("建" * 22)], "RESULT_ID_INVALID"),
        ([article(title=" ")], "can't parse inline query result: Can't find field \"title\""),
        ([article(input_message_content={"message_text": " "})], "MESSAGE_EMPTY: message text is empty"),
        ([article(input_message_content={"message_text": "x" * 4097})], "MESSAGE_TOO_LONG"),
        ([article(type="film")],
         "can't parse inline query result: unsupported inline query result type specified"),
    ],
)  # fmt: skip
async def test_answers_to_inline_queries(
    api: BareClient, wang: Phone, results: Any, description: str
) -> None:
    query = wang.asks("x")
    told = await api.refusal("answerInlineQuery", inline_query_id=query, results=results)
    assert told == (400, f"Bad Request: {description}")
    assert await api.result("answerInlineQuery", inline_query_id=query, results=[article()]) is True
    assert (wang.answer(query) or {})["cache_time"] == 300
    again = await api.refusal("answerInlineQuery", inline_query_id=query, results=[])
    assert again[1].endswith("query is too old and response timeout expired or query ID is invalid")
