"""What a person can do with a phone: write, press, send files, share, block."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from bot.sandbox.accounts import Bot, Json, Person
from bot.sandbox.call import MAX_CAPTION, MAX_TEXT
from bot.sandbox.chat import Chat, Message
from bot.sandbox.entities import normalise
from bot.sandbox.errors import PhoneError
from bot.sandbox.parameters import Upload
from bot.sandbox.world import World

_STICKER = "\U0001f44d"
_LARGEST_ALBUM = 10
MAX_INLINE_QUERY = 256
_CHAT_TYPES = ("sender", "private", "group", "supergroup", "channel")
_OTHER_PERSON = "—"


class Phone:
    """One person's phone, open at the chat with one bot. Every act is committed when it returns.

    PhoneError with a word for the reason when Telegram's app would not let the person do it.
    """

    def __init__(self, world: World, bot: Bot, user_id: int) -> None:
        if user_id not in world.people:
            raise PhoneError("phone_unknown", 404)
        self._world = world
        self._bot = bot
        self.user_id = user_id

    @property
    def person(self) -> Person:
        return self._world.people[self.user_id]

    @property
    def chat(self) -> Chat:
        return self._world.chat(self._bot, self.user_id)

    @property
    def messages(self) -> list[Message]:
        """Everything in the chat, oldest first."""
        return list(self.chat.messages.values())

    @property
    def received(self) -> list[Message]:
        """What the bot has sent, oldest first, as it reads now."""
        return [message for message in self.messages if not message.from_person]

    def starts(self, payload: str = "") -> Message:
        """Presses Start (or follows a deep link); takes back a block first, as the app does."""
        if self.chat.blocked:
            self.blocks(False)
        return self.says(f"/start {payload}".rstrip())[0]

    def says(self, text: str, *, reply_to: int | None = None) -> list[Message]:
        """Sends a text; one longer than 4096 characters goes out in several messages, as from the app."""
        self._check_open()
        if reply_to is not None and reply_to not in self.chat.messages:
            raise PhoneError("message_unknown", 404)
        parts = [text[start : start + MAX_TEXT] for start in range(0, len(text), MAX_TEXT)]
        contents = [_text_content(part) for part in parts]
        contents = [content for content in contents if content["text"]]
        if not contents:
            raise PhoneError("text_empty")
        return [self._post(content, reply_to=reply_to) for content in contents]

    def presses(self, message_id: int, data: str, *, forged: bool = False) -> str:
        """Presses an inline button; gives the callback query's id.

        The data must have been under that message at some time, unless `forged`.
        """
        self._check_open()
        message = self.chat.messages.get(message_id)
        if not forged:
            if message is None:
                raise PhoneError("message_unknown", 404)
            if data not in message.offered:
                raise PhoneError("button_unknown")
        query = self._world.add_query(self._bot, self.user_id, message_id)
        self.chat.unread = 0
        self._world.save_chat(self.chat)
        payload = {
            "id": query.query_id,
            "from": self.person.user(),
            "message": self._inaccessible(message_id)
            if message is None
            else self._world.show(self._bot, message),
            "chat_instance": str(self._bot.id * 1_000_003 + self.user_id),
            "data": data,
        }
        self._world.queues[self._bot.id].add("callback_query", payload)
        self._world.commit()
        return query.query_id

    def presses_text(self, button: str) -> str:
        """Presses the newest inline button with this text; gives the callback query's id."""
        for message in reversed(self.received):
            for row in (message.inline or {}).get("inline_keyboard", []):
                for key in row:
                    if key["text"] == button and "callback_data" in key:
                        return self.presses(message.message_id, key["callback_data"])
        raise PhoneError("button_unknown")

    def asks(self, text: str, *, offset: str = "", chat_type: str = "sender") -> str:
        """Types behind the bot's name, in this chat or in another of this type; gives the query's id."""
        if len(text) > MAX_INLINE_QUERY:
            raise PhoneError("text_too_long")
        if chat_type not in _CHAT_TYPES:
            raise PhoneError("chat_type_unknown")
        query = self._world.add_inline_query(self._bot, self.user_id, text, offset, chat_type)
        self._world.commit()
        return query.query_id

    def answer(self, query_id: str) -> Json | None:
        """What the query was answered with: `results`, `next_offset`, `personal` …; None while it was not."""
        return self._world.answers.get(query_id)

    def chooses(self, query_id: str, result_id: str) -> Message:
        """Chooses a result in the chat with the bot: what it says is sent as one's own."""
        self._check_open()
        content = self._world.chosen(self._bot, query_id, result_id)
        if content is None:
            raise PhoneError("result_unknown", 404)
        return self._post(content)

    def opens(self, message: Message) -> bytes:
        """Downloads the document of a message."""
        file = self._world.files.find(message.content["document"]["file_id"])
        if file is None:
            raise PhoneError("file_missing")
        content = self._world.files.content(file)
        return content if isinstance(content, bytes) else content.read_bytes()

    def edits(self, message_id: int, text: str) -> Message:
        """Changes a text or caption of the person's own."""
        self._check_open()
        message = self.chat.messages.get(message_id)
        if message is None:
            raise PhoneError("message_unknown", 404)
        if not message.from_person or message.forward_origin is not None:
            raise PhoneError("message_not_own")
        if "text" in message.content:
            content = _text_content(text)
            if not content["text"]:
                raise PhoneError("text_empty")
            if len(content["text"]) > MAX_TEXT:
                raise PhoneError("text_too_long")
        elif any(kind in message.content for kind in ("photo", "document", "voice")):
            rest = {name: value for name, value in message.content.items() if "caption" not in name}
            content = {**rest, **_caption_content(text)}
        else:
            raise PhoneError("message_not_editable")
        self._world.edit(self._bot, message, content, message.inline, marks=True)
        self.chat.unread = 0
        self._world.queues[self._bot.id].add("edited_message", self._world.show(self._bot, message))
        self._world.commit()
        return message

    def shares_contact(self, phone_number: str | None = None, *, of_user_id: int | None = None) -> Message:
        """Shares a contact: the person's own, or that of another (`of_user_id`; 0 for nobody on Telegram)."""
        self._check_open()
        owner = self.person if of_user_id is None else self._world.people.get(of_user_id)
        number = phone_number or (owner.phone_number if owner is not None else None)
        if not number:
            raise PhoneError("phone_number_missing")
        contact: Json = {
            "phone_number": number,
            "first_name": owner.first_name if owner is not None else _OTHER_PERSON,
        }
        if owner is not None and owner.last_name:
            contact["last_name"] = owner.last_name
        if owner is not None:
            contact["user_id"] = owner.user_id
        # From the key under the text box the contact comes as a reply to the message that brought the key.
        asked = self.chat.keyboard_message if of_user_id is None else None
        return self._post({"contact": contact}, reply_to=asked)

    def shares_location(self, latitude: float, longitude: float) -> Message:
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            raise PhoneError("location_invalid")
        self._check_open()
        return self._post({"location": {"latitude": latitude, "longitude": longitude}})

    def sends_photos(self, pictures: Sequence[bytes], caption: str = "") -> list[Message]:
        """Sends pictures; several make one album (or albums of ten), the caption under the first."""
        self._check_open()
        files = [self._world.files.add_photo(self._bot, picture) for picture in pictures]
        if not files or None in files:
            raise PhoneError("picture_invalid")
        return self._post_group([{"photo": file.media} for file in files if file is not None], caption)

    def sends_documents(self, uploads: Sequence[Upload], caption: str = "") -> list[Message]:
        self._check_open()
        if not uploads:
            raise PhoneError("file_missing")
        contents: list[Json] = []
        for upload in uploads:
            file = self._world.files.add_document(self._bot, upload)
            contents.append({"document": file.media})
        return self._post_group(contents, caption)

    def sends_voice(self, upload: Upload, duration: int = 1) -> Message:
        """`duration` in seconds."""
        self._check_open()
        file = self._world.files.add_voice(self._bot, upload, duration)
        return self._post({"voice": file.media})

    def sends_sticker(self) -> Message:
        self._check_open()
        file = self._world.files.add_sticker(self._bot, b"sticker", _STICKER)
        return self._post({"sticker": file.media})

    def forwards(self, text: str, from_name: str) -> Message:
        """Forwards somebody's text; that person hides the account, so only a name comes along."""
        self._check_open()
        content = _text_content(text[:MAX_TEXT])
        if not content["text"]:
            raise PhoneError("text_empty")
        date = self._world.timestamp()
        origin = {"type": "hidden_user", "sender_user_name": from_name, "date": date}
        return self._post(content, forward_origin=origin)

    def blocks(self, blocked: bool = True) -> None:
        """Blocks the bot or takes the block back; the bot is told by a my_chat_member update."""
        chat = self.chat
        if chat.blocked == blocked:
            return
        chat.blocked = blocked
        self._world.save_chat(chat)
        before, after = ("member", "kicked") if blocked else ("kicked", "member")
        update = {
            "chat": self.person.private_chat(),
            "from": self.person.user(),
            "date": self._world.timestamp(),
            "old_chat_member": self._membership(before),
            "new_chat_member": self._membership(after),
        }
        self._world.queues[self._bot.id].add("my_chat_member", update)
        self._world.tell_phone(self._bot, self.user_id)
        self._world.commit()

    def _membership(self, status: str) -> Json:
        membership: Json = {"user": self._bot.user(), "status": status}
        return {**membership, "until_date": 0} if status == "kicked" else membership

    def _check_open(self) -> None:
        if self.chat.blocked:
            raise PhoneError("bot_blocked", 409)

    def _post(
        self,
        content: Json,
        *,
        reply_to: int | None = None,
        group: str | None = None,
        forward_origin: Json | None = None,
    ) -> Message:
        message = self._world.post(
            self._bot,
            self.chat,
            content,
            from_person=True,
            reply_to=reply_to,
            media_group_id=group,
            forward_origin=forward_origin,
        )
        self._world.commit()
        return message

    def _post_group(self, contents: list[Json], caption: str) -> list[Message]:
        contents[0] |= _caption_content(caption)
        sent = []
        for start in range(0, len(contents), _LARGEST_ALBUM):
            part = contents[start : start + _LARGEST_ALBUM]
            group = str(secrets.randbits(53)) if len(part) > 1 else None
            sent += [self._post(content, group=group) for content in part]
        return sent

    def _inaccessible(self, message_id: int) -> Json:
        return {"message_id": message_id, "chat": self.person.private_chat(), "date": 0}


def _text_content(text: str) -> Json:
    cleaned, entities = normalise(text)
    return {"text": cleaned, "entities": entities} if entities else {"text": cleaned}


def _caption_content(text: str) -> Json:
    cleaned, entities = normalise(text)
    if len(cleaned) > MAX_CAPTION:
        raise PhoneError("caption_too_long")
    if not cleaned:
        return {}
    return {"caption": cleaned, "caption_entities": entities} if entities else {"caption": cleaned}
