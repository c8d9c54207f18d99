"""Methods that send: text, files, albums, places, contacts, and what was sent before."""

from __future__ import annotations

import secrets
from typing import Any

from bot.sandbox import media
from bot.sandbox.accounts import Json
from bot.sandbox.call import Call, refuse
from bot.sandbox.chat import Chat, Message
from bot.sandbox.markup import read_markup

MAX_ALBUM = 10


def send_message(call: Call) -> Json:
    return _send(call, call.body_text())


def send_photo(call: Call) -> Json:
    caption = call.caption()
    return _send(call, {"photo": media.photo(call, "photo"), **caption, **_media_flags(call)})


def send_document(call: Call) -> Json:
    caption = call.caption()
    return _send(call, {"document": media.document(call, "document"), **caption})


def send_voice(call: Call) -> Json:
    caption = call.caption()
    return _send(call, {"voice": media.voice(call, "voice"), **caption})


def send_location(call: Call) -> Json:
    latitude, longitude = (_coordinate(call, name) for name in ("latitude", "longitude"))
    if abs(latitude) > 90 or abs(longitude) > 180:
        refuse("wrong latitude or longitude specified")
    return _send(call, {"location": {"latitude": latitude, "longitude": longitude}})


def send_contact(call: Call) -> Json:
    contact: Json = {}
    for name in ("phone_number", "first_name"):
        if not call.parameters.has(name):
            refuse(f'parameter "{name}" is required')
        contact[name] = call.parameters.text(name)
    for name in ("last_name", "vcard"):
        if call.parameters.has(name):
            contact[name] = call.parameters.text(name)
    return _send(call, {"contact": contact})


def send_media_group(call: Call) -> list[Json]:
    items = call.structure("media", "media")
    if items is None:
        refuse('parameter "media" is required')
    if not isinstance(items, list):
        refuse("expected an Array of InputMedia")
    if len(items) > MAX_ALBUM:
        refuse("too many messages to send as an album")
    if not items:
        refuse("there are no messages to send")
    contents = [media.album_item(call, item) for item in items]
    if len({"document" in content for content in contents}) > 1:
        refuse("Document can't be mixed with other media types")
    chat = call.writable_chat()
    reply_to = call.reply_target(chat)
    call.world.flood.check(call.bot.id, chat.user_id, len(contents))
    group = str(secrets.randbits(53)) if len(contents) > 1 else None
    sent = []
    for content in contents:
        message = call.world.post(
            call.bot,
            chat,
            content,
            from_person=False,
            reply_to=reply_to,
            media_group_id=group,
            protected=call.parameters.flag("protect_content"),
        )
        sent.append(call.world.show(call.bot, message))
    return sent


def forward_message(call: Call) -> Json:
    source, original = _original(call, "message to forward")
    if original.protected:
        refuse("message has protected content and can't be forwarded")
    chat = call.writable_chat()
    call.world.flood.check(call.bot.id, chat.user_id)
    message = call.world.post(
        call.bot,
        chat,
        original.content,
        from_person=False,
        forward_origin=original.forward_origin or _origin(call, source, original),
        protected=call.parameters.flag("protect_content"),
    )
    return call.world.show(call.bot, message)


def copy_message(call: Call) -> Json:
    _, original = _original(call, "message to copy")
    content = {name: value for name, value in original.content.items() if not name.startswith("caption")}
    if "text" not in content:
        captioned = {key: original.content[key] for key in original.content.keys() - content.keys()}
        content |= call.caption() if call.parameters.has("caption") else captioned
    return {"message_id": _send(call, content)["message_id"]}


def send_chat_action(call: Call) -> bool:
    action = call.parameters.text("action")
    if action not in _ACTIONS:
        refuse("wrong parameter action in request")
    chat = call.writable_chat()
    call.world.broadcast.publish(call.bot.id, "typing", {"user_id": chat.user_id})
    return True


def _send(call: Call, content: Json) -> Json:
    markup = read_markup(call.parameters)
    chat = call.writable_chat()
    thread_id = call.thread(chat)
    reply_to = call.reply_target(chat)
    call.world.flood.check(call.bot.id, chat.user_id)
    message = call.world.post(
        call.bot,
        chat,
        content,
        from_person=False,
        markup=markup,
        reply_to=reply_to,
        protected=call.parameters.flag("protect_content"),
        thread_id=thread_id,
    )
    return call.world.show(call.bot, message)


def _original(call: Call, purpose: str) -> tuple[Chat, Message]:
    if not call.parameters.has("from_chat_id"):
        refuse('parameter "from_chat_id" is required')
    source = call.chat("from_chat_id")
    return source, call.message(source, purpose)


def _origin(call: Call, source: Chat, original: Message) -> Json:
    writer = original.sender_id or source.user_id
    sender = call.world.people[writer].user() if original.from_person else call.bot.user()
    return {"type": "user", "sender_user": sender, "date": original.date}


def _media_flags(call: Call) -> Json:
    return {"has_media_spoiler": True} if call.parameters.flag("has_spoiler") else {}


def _coordinate(call: Call, name: str) -> float:
    if not call.parameters.has(name):
        refuse(f"{name} is empty")
    # As in the original, what is no number counts as 0.
    return call.parameters.number(name) or 0.0


_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip

METHODS: dict[str, Any] = {
    "sendmessage": send_message,
    "sendphoto": send_photo,
    "senddocument": send_document,
    "sendvoice": send_voice,
    "sendlocation": send_location,
    "sendcontact": send_contact,
    "sendmediagroup": send_media_group,
    "forwardmessage": forward_message,
    "copymessage": copy_message,
    "sendchataction": send_chat_action,
}
