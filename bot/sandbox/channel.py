"""What owners of a channel can do: make the bot an administrator, take that back, post themselves."""

from __future__ import annotations

from bot.sandbox.accounts import Bot, Json
from bot.sandbox.chat import Message
from bot.sandbox.entities import normalise
from bot.sandbox.errors import PhoneError
from bot.sandbox.shared_chat import RIGHTS, SharedChat
from bot.sandbox.world import World


class ChannelChat(SharedChat):
    """A channel as its readers see it; its members are its owners.

    Only administrators are in a channel as bots; without the right to post they can do nothing we need.
    """

    rights = (*RIGHTS, "can_edit_messages", "can_post_messages", "can_manage_direct_messages")

    def __init__(self, world: World, bot: Bot, chat_id: int) -> None:
        if chat_id not in world.groups or not world.groups[chat_id].is_channel:
            raise PhoneError("channel_unknown", 404)
        super().__init__(world, bot, chat_id)

    def adds_bot(self, user_id: int, *, posts: bool = True) -> None:
        """An owner makes the bot an administrator, with or without the right to post."""
        self._change(user_id, "administrator", posts=posts)

    def removes_bot(self, user_id: int) -> None:
        self._change(user_id, "kicked")

    def says(self, user_id: int, text: str) -> Message:
        """An owner posts; readers see the channel's name."""
        self._check_member(user_id)
        cleaned, entities = normalise(text)
        if not cleaned:
            raise PhoneError("text_empty")
        content: Json = {"text": cleaned, "entities": entities} if entities else {"text": cleaned}
        message = self._world.post(
            self._bot, self.chat, content, from_person=True, sender_id=user_id, heard=False
        )
        if self.group.status_of(self._bot) == "administrator":
            self._world.queues[self._bot.id].add("channel_post", self._world.show(self._bot, message))
        self._world.commit()
        return message

    def deletes(self, user_id: int, message_id: int) -> None:
        """An owner deletes a post, the bot's too; the bot is not told."""
        self._check_member(user_id)
        message = self.chat.messages.get(message_id)
        if message is None:
            raise PhoneError("message_unknown", 404)
        self._world.delete(self._bot, self.chat, message)
        self._world.commit()

    def _granted(self) -> Json:
        return {"can_manage_chat": True, "can_post_messages": self.group.lets(self._bot)}
