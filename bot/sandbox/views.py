"""How a message looks to a bot, and how a phone looks to the page."""

from __future__ import annotations

from datetime import datetime, tzinfo

from bot.sandbox.accounts import Bot, Group, Json, Person
from bot.sandbox.chat import Chat, Message
from bot.sandbox.commands import commands_for
from bot.sandbox.rendering import to_html

SHOWN_MESSAGES = 200


def bot_message(bot: Bot, person: Person, message: Message, replied: Message | None = None) -> Json:
    """The Message object of the Bot API; `replied` is the message it replies to."""
    shown: Json = {
        "message_id": message.message_id,
        "from": person.user() if message.from_person else bot.user(),
        "chat": person.private_chat(),
        "date": message.date,
    }
    if message.edit_date is not None:
        shown["edit_date"] = message.edit_date
    if message.forward_origin is not None:
        shown |= _forwarded(message.forward_origin)
    if replied is not None:
        shown["reply_to_message"] = bot_message(bot, person, replied)
    if message.media_group_id is not None:
        shown["media_group_id"] = message.media_group_id
    shown |= message.content
    if message.protected:
        shown["has_protected_content"] = True
    if message.inline is not None:
        shown["reply_markup"] = message.inline
    return shown


def group_message(
    bot: Bot, group: Group, sender: Person | None, message: Message, replied: Message | None = None
) -> Json:
    """The same in a group; `sender` None is the bot."""
    shown: Json = {"message_id": message.message_id, "chat": group.chat(), "date": message.date}
    if group.is_channel:
        shown["sender_chat"] = group.chat()
    else:
        shown["from"] = sender.user() if sender is not None else bot.user()
    if message.edit_date is not None:
        shown["edit_date"] = message.edit_date
    if message.thread_id is not None:
        shown |= {"message_thread_id": message.thread_id, "is_topic_message": True}
    if replied is not None and replied.sender_id is None:
        shown["reply_to_message"] = group_message(bot, group, None, replied)
    shown |= message.content
    if message.inline is not None:
        shown["reply_markup"] = message.inline
    return shown


def _forwarded(origin: Json) -> Json:
    shown: Json = {"forward_origin": origin, "forward_date": origin["date"]}
    if origin["type"] == "hidden_user":
        shown["forward_sender_name"] = origin["sender_user_name"]
    else:
        shown["forward_from"] = origin["sender_user"]
    return shown


def phone_message(message: Message, zone: tzinfo) -> Json:
    """The Message object of the phone API."""
    content = message.content
    photo = content.get("photo")
    return {
        "message_id": message.message_id,
        "date": _iso(message.date, zone),
        "edited": message.edit_date is not None,
        "edit_date": _iso(message.edit_date, zone),
        "out": message.from_person,
        "text": content.get("text"),
        "html": to_html(message.text, message.entities) if message.text else None,
        "caption": content.get("caption"),
        "photo": {key: photo[-1][key] for key in ("file_id", "width", "height")} if photo else None,
        "document": _pick(content.get("document"), "file_id", "file_name", "file_size"),
        "voice": _pick(content.get("voice"), "file_id", "duration", "file_size"),
        "sticker": _pick(content.get("sticker"), "file_id", "emoji", "width", "height"),
        "location": _pick(content.get("location"), "latitude", "longitude"),
        "contact": _pick(content.get("contact"), "phone_number", "first_name", "last_name", "user_id"),
        "media_group_id": message.media_group_id,
        "buttons": _buttons(message.inline),
        "reply_to": message.reply_to,
        "forwarded_from": _origin_name(message.forward_origin),
    }


def phone(bot: Bot, person: Person, chat: Chat, zone: tzinfo) -> Json:
    """The Phone object of the phone API, with the last messages."""
    recent = list(chat.messages.values())[-SHOWN_MESSAGES:]
    return {
        "user_id": person.user_id,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "label": person.label,
        "face": person.face,
        "blocked": chat.blocked,
        "unread": chat.unread,
        "keyboard": chat.keyboard,
        "commands": commands_for(bot, person),
        "messages": [phone_message(message, zone) for message in recent],
    }


def bot_card(bot: Bot) -> Json:
    """The bot as the page shows it."""
    about = bot.short_description.get("") or ""
    return {"id": bot.id, "username": bot.username, "name": bot.shown_name, "about": about}


def _pick(value: Json | None, *keys: str) -> Json | None:
    return None if value is None else {key: value.get(key) for key in keys}


def _buttons(inline: Json | None) -> list[list[Json]] | None:
    if inline is None:
        return None
    return [[_button(button) for button in row] for row in inline["inline_keyboard"]]


def _button(button: Json) -> Json:
    shown: Json = {key: button[key] for key in ("text", "url", "style") if key in button}
    if "callback_data" in button:
        shown["data"] = button["callback_data"]
    return shown


def _origin_name(origin: Json | None) -> str | None:
    if origin is None:
        return None
    return str(origin.get("sender_user_name") or origin["sender_user"]["first_name"])


def _iso(timestamp: int | None, zone: tzinfo) -> str | None:
    return None if timestamp is None else datetime.fromtimestamp(timestamp, zone).isoformat()
