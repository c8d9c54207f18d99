"""Methods that change or remove what was sent, and the answer to a pressed button."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from bot.sandbox import media
from bot.sandbox.accounts import Json
from bot.sandbox.call import Call, refuse
from bot.sandbox.chat import Message
from bot.sandbox.markup import read_markup

DELETABLE_SECONDS = 48 * 3600
MAX_TOAST = 200
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
_CAPTIONED = ("photo", "document", "voice")


def edit_message_text(call: Call) -> Json:
    content = call.body_text()

    def change(message: Message) -> Json:
        if "text" not in message.content:
            refuse("there is no text in the message to edit")
        return content

    return _edit(call, change)


def edit_message_caption(call: Call) -> Json:
    caption = call.caption()

    def change(message: Message) -> Json:
        if not any(kind in message.content for kind in _CAPTIONED):
            refuse("there is no caption in the message to edit")
        return {**_without_caption(message.content), **caption}

    return _edit(call, change)


def edit_message_media(call: Call) -> Json:
    item = call.structure("media", "input media")
    if item is None:
        refuse('parameter "media" is required')
    content = media.album_item(call, item)
    return _edit(call, lambda message: content)


def edit_message_reply_markup(call: Call) -> Json:
    return _edit(call, lambda message: message.content)


def delete_message(call: Call) -> bool:
    if not call.parameters.has("chat_id"):
        refuse("chat identifier is not specified")
    if call.parameters.integer("message_id") <= 0:
        refuse("message identifier is not specified")
    chat = call.chat()
    message = call.message(chat, "message to delete")
    _check_deletable(call, message)
    call.world.delete(call.bot, chat, message)
    return True


def delete_messages(call: Call) -> bool:
    ids = call.structure("message_ids", "message_ids")
    if ids is None or ids == []:
        refuse("message identifiers are not specified")
    if not isinstance(ids, list):
        refuse("expected an Array of message identifiers")
    if len(ids) > 100:
        refuse("too many message identifiers specified")
    if not all(isinstance(one, int | str) and str(one).isdecimal() for one in ids):
        refuse("message identifier must be a Number")
    chat = call.chat()
    # Those that are gone already are skipped, as Telegram does.
    found = [chat.messages[int(one)] for one in dict.fromkeys(ids) if int(one) in chat.messages]
    for message in found:
        _check_deletable(call, message)
    for message in found:
        call.world.delete(call.bot, chat, message)
    return True


def answer_callback_query(call: Call) -> bool:
    query = call.world.queries.get(call.parameters.text("callback_query_id").strip())
    if query is None or query.bot_id != call.bot.id or _expired(call, query.born):
        refuse("query is too old and response timeout expired or query ID is invalid")
    text = call.parameters.text("text")
    if len(text) > MAX_TOAST:
        refuse("MESSAGE_TOO_LONG")
    alert = call.parameters.flag("show_alert")
    url = call.parameters.text("url")
    if url and not url.startswith(f"https://t.me/{call.bot.username}?start="):
        refuse("URL_INVALID")
    call.world.answers[query.query_id] = {"text": text, "alert": alert, "url": url}
    toast = {"user_id": query.user_id, "text": text, "alert": alert, "message_id": query.message_id}
    call.world.broadcast.publish(call.bot.id, "toast", toast)
    return True


def pin_chat_message(call: Call) -> bool:
    chat = call.writable_chat()
    message = call.message(chat, "message to pin")
    chat.pinned = [one for one in chat.pinned if one != message.message_id] + [message.message_id]
    call.world.save_chat(chat)
    return True


def unpin_chat_message(call: Call) -> bool:
    chat = call.writable_chat()
    message_id = call.parameters.integer("message_id")
    if not message_id and chat.pinned:
        message_id = chat.pinned[-1]
    if message_id not in chat.pinned:
        refuse("message to unpin not found")
    chat.pinned.remove(message_id)
    call.world.save_chat(chat)
    return True


def unpin_all_chat_messages(call: Call) -> bool:
    chat = call.writable_chat()
    chat.pinned = []
    call.world.save_chat(chat)
    return True


def set_message_reaction(call: Call) -> bool:
    reactions = call.structure("reaction", "reaction types")
    chat = call.writable_chat()
    call.message(chat, "message to react")
    if reactions is not None and not isinstance(reactions, list):
        refuse("expected an Array of ReactionType")
    for reaction in reactions or []:
        if not isinstance(reaction, dict) or reaction.get("type") not in ("emoji", "custom_emoji"):
            refuse("can't parse ReactionType: invalid reaction type specified")
        if reaction["type"] == "emoji" and str(reaction.get("emoji")) not in _REACTIONS:
            refuse("REACTION_INVALID")
    return True


def _edit(call: Call, change: Callable[[Message], Json]) -> Json:
    markup = read_markup(call.parameters)
    if not call.parameters.has("chat_id") and not call.parameters.integer("message_id"):
        # Without them Telegram takes the call for one on an inline message, which the sandbox has none of.
        refuse("message identifier is not specified")
    chat = call.writable_chat()
    message = call.message(chat, "message to edit")
    if message.from_person or message.locked or message.forward_origin is not None:
        refuse("message can't be edited")
    content = change(message)
    if content == message.content and markup.inline == message.inline:
        refuse(_NOT_MODIFIED)
    call.world.flood.check(call.bot.id, chat.user_id)
    call.world.edit(call.bot, message, content, markup.inline, marks=content != message.content)
    return call.world.show(call.bot, message)


def _without_caption(content: Json) -> Json:
    return {name: value for name, value in content.items() if not name.startswith("caption")}


def _check_deletable(call: Call, message: Message) -> None:
    if call.world.timestamp() - message.date > DELETABLE_SECONDS:
        refuse("message can't be deleted for everyone")


def _expired(call: Call, born: float) -> bool:
    return time.time() - born > call.world.limits.query_seconds


_REACTIONS = {
    "👍", "👎", "❤", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬", "😢", "🎉", "🤩", "🤮", "💩", "🙏", "👌",
    "🕊", "🤡", "🥱", "🥴", "😍", "🐳", "❤\u200d🔥", "🌚", "🌭", "💯", "🤣", "⚡", "🍌", "🏆", "💔", "🤨",
    "😐", "🍓", "🍾", "💋", "🖕", "😈", "😴", "😭", "🤓", "👻", "👨\u200d💻", "👀", "🎃", "🙈", "😇", "😨",
    "🤝", "✍", "🤗", "🫡", "🎅", "🎄", "☃", "💅", "🤪", "🗿", "🆒", "💘", "🙉", "🦄", "😘", "💊", "🙊", "😎",
    "👾", "🤷\u200d♂", "🤷", "🤷\u200d♀", "😡",
}  # fmt: skip

METHODS: dict[str, Any] = {
    "editmessagetext": edit_message_text,
    "editmessagecaption": edit_message_caption,
    "editmessagemedia": edit_message_media,
    "editmessagereplymarkup": edit_message_reply_markup,
    "deletemessage": delete_message,
    "deletemessages": delete_messages,
    "answercallbackquery": answer_callback_query,
    "pinchatmessage": pin_chat_message,
    "unpinchatmessage": unpin_chat_message,
    "unpinallchatmessages": unpin_all_chat_messages,
    "setmessagereaction": set_message_reaction,
}
