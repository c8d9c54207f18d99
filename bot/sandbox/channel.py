"""What owners of a channel can do: make the bot an administrator, take that back, post themselves."""

from __future__ import annotations

from bot.sandbox.accounts import Bot, Group, Json
from bot.sandbox.chat import Chat, Message
from bot.sandbox.entities import normalise
from bot.sandbox.errors import PhoneError
from bot.sandbox.world import World

RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users",
    "can_send_welcome_messages", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_edit_messages", "can_post_messages", "can_manage_direct_messages",
)  # fmt: skip


class ChannelChat:
    """A channel as its readers see it; every act is committed when it returns.

    Only administrators are in a channel as bots; without the right to post they can do nothing we need.
    PhoneError with a word for the reason when the app would not let somebody do it.
    """

    def __init__(self, world: World, bot: Bot, chat_id: int) -> None:
        if chat_id not in world.groups or not world.groups[chat_id].is_channel:
            raise PhoneError("channel_unknown", 404)
        self._world = world
        self._bot = bot
        self.chat_id = chat_id

    @property
    def channel(self) -> Group:
        return self._world.groups[self.chat_id]

    @property
    def chat(self) -> Chat:
        return self._world.chat(self._bot, self.chat_id)

    @property
    def received(self) -> list[Message]:
        """The bot's posts, oldest first, as they read now."""
        return [message for message in self.chat.messages.values() if not message.from_person]

    def adds_bot(self, user_id: int, *, posts: bool = True) -> None:
        """An owner makes the bot an administrator, with or without the right to post."""
        self._change(user_id, "administrator", posts=posts)

    def removes_bot(self, user_id: int) -> None:
        self._change(user_id, "kicked", posts=False)

    def forgets_bot(self) -> None:
        """The bot is out, and no update of it will ever arrive."""
        self.channel.bots[str(self._bot.id)] = "kicked"
        self._world.save_group(self.channel)
        self._world.commit()

    def says(self, user_id: int, text: str) -> Message:
        """An owner posts; readers see the channel's name."""
        self._check_owner(user_id)
        cleaned, entities = normalise(text)
        if not cleaned:
            raise PhoneError("text_empty")
        content: Json = {"text": cleaned, "entities": entities} if entities else {"text": cleaned}
        message = self._world.post(
            self._bot, self.chat, content, from_person=True, sender_id=user_id, heard=False
        )
        if self.channel.status_of(self._bot) == "administrator":
            self._world.queues[self._bot.id].add("channel_post", self._world.show(self._bot, message))
        self._world.commit()
        return message

    def deletes(self, user_id: int, message_id: int) -> None:
        """An owner deletes a post, the bot's too; the bot is not told."""
        self._check_owner(user_id)
        message = self.chat.messages.get(message_id)
        if message is None:
            raise PhoneError("message_unknown", 404)
        self._world.delete(self._bot, self.chat, message)
        self._world.commit()

    def _check_owner(self, user_id: int) -> None:
        if user_id not in self.channel.members:
            raise PhoneError("not_a_member", 409)

    def _change(self, user_id: int, status: str, *, posts: bool) -> None:
        self._check_owner(user_id)
        channel, key = self.channel, str(self._bot.id)
        before = self._membership()
        channel.bots[key] = status
        channel.posting = [
            *(b for b in channel.posting if b != self._bot.id),
            *([self._bot.id] if posts else []),
        ]
        after = self._membership()
        if before == after:
            return
        self._world.save_group(channel)
        update = {
            "chat": channel.chat(),
            "from": self._world.people[user_id].user(),
            "date": self._world.timestamp(),
            "old_chat_member": before,
            "new_chat_member": after,
        }
        self._world.queues[self._bot.id].add("my_chat_member", update)
        self._world.commit()

    def _membership(self) -> Json:
        status = self.channel.status_of(self._bot)
        own: Json = {"user": self._bot.user(), "status": status}
        if status == "kicked":
            return {**own, "until_date": 0}
        if status == "administrator":
            rights = dict.fromkeys(RIGHTS, False)
            return {
                **own,
                **rights,
                "can_manage_chat": True,
                "can_post_messages": self.channel.lets(self._bot),
            }
        return own
