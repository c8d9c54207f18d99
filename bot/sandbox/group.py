"""What members of a group can do: add the bot or remove it, write, press its buttons."""

from __future__ import annotations

from bot.sandbox.accounts import Bot, Json
from bot.sandbox.chat import Message
from bot.sandbox.entities import normalise
from bot.sandbox.errors import PhoneError
from bot.sandbox.shared_chat import SharedChat
from bot.sandbox.world import World


class GroupChat(SharedChat):
    """A group as its members' phones show it.

    The bot reads what Telegram lets it read: commands, answers to its own messages, presses; everything only
    as an administrator.
    """

    def __init__(self, world: World, bot: Bot, chat_id: int) -> None:
        if chat_id not in world.groups:
            raise PhoneError("group_unknown", 404)
        super().__init__(world, bot, chat_id)

    @property
    def has_bot(self) -> bool:
        return self.group.status_of(self._bot) in {"member", "administrator"}

    def adds_bot(self, user_id: int, *, administrator: bool = False) -> None:
        """A member adds the bot."""
        self._change(user_id, "administrator" if administrator else "member")

    def removes_bot(self, user_id: int, *, banned: bool = True) -> None:
        """A member removes the bot: banned as from the member list, or let go."""
        self._change(user_id, "kicked" if banned else "left")

    def says(
        self, user_id: int, text: str, *, thread_id: int | None = None, reply_to: int | None = None
    ) -> Message:
        """A member writes, perhaps in a topic."""
        self._check_member(user_id)
        if thread_id is not None and thread_id not in self.group.topics:
            raise PhoneError("topic_unknown", 404)
        cleaned, entities = normalise(text)
        if not cleaned:
            raise PhoneError("text_empty")
        content: Json = {"text": cleaned, "entities": entities} if entities else {"text": cleaned}
        message = self._world.post(
            self._bot,
            self.chat,
            content,
            from_person=True,
            reply_to=reply_to,
            sender_id=user_id,
            thread_id=thread_id,
            heard=self._hears(cleaned, reply_to),
        )
        self._world.commit()
        return message

    def chooses(self, user_id: int, query_id: str, result_id: str) -> Message:
        """A member chooses what the bot offered to an inline query: everybody in the group reads it."""
        self._check_member(user_id)
        content = self._world.chosen(self._bot, query_id, result_id)
        if content is None:
            raise PhoneError("result_unknown", 404)
        message = self._world.post(
            self._bot, self.chat, content, from_person=True, sender_id=user_id, heard=self.has_bot
        )
        self._world.commit()
        return message

    def presses(self, user_id: int, message_id: int, data: str, *, forged: bool = False) -> str:
        """A member presses a button of the bot's message; gives the query's id."""
        if not forged:
            self._check_member(user_id)
        message = self.chat.messages.get(message_id)
        if message is None or message.from_person:
            raise PhoneError("message_unknown", 404)
        if not forged and data not in message.offered:
            raise PhoneError("button_unknown")
        query = self._world.add_query(self._bot, user_id, message_id)
        payload = {
            "id": query.query_id,
            "from": self._world.people[user_id].user(),
            "message": self._world.show(self._bot, message),
            "chat_instance": str(self._bot.id * 1_000_003 - self.chat_id),
            "data": data,
        }
        self._world.queues[self._bot.id].add("callback_query", payload)
        self._world.commit()
        return query.query_id

    def presses_text(self, user_id: int, button: str) -> str:
        """A member presses the newest button with this text; gives the query's id."""
        for message in reversed(self.received):
            for row in (message.inline or {}).get("inline_keyboard", []):
                for key in row:
                    if key["text"] == button and "callback_data" in key:
                        return self.presses(user_id, message.message_id, key["callback_data"])
        raise PhoneError("button_unknown")

    def answer(self, query_id: str) -> Json | None:
        """What the press was answered with: `text`, `alert`, `url`; None while it was not."""
        return self._world.answers.get(query_id)

    def _hears(self, text: str, reply_to: int | None) -> bool:
        if not self.has_bot:
            return False
        if self.group.status_of(self._bot) == "administrator":
            return True
        if text.startswith("/"):
            _, _, named = text.split(maxsplit=1)[0].partition("@")
            return not named or named.lower() == self._bot.username.lower()
        answered = self.chat.messages.get(reply_to) if reply_to is not None else None
        return answered is not None and not answered.from_person
