"""What groups and channels have in common: who is in them, and what the bot hears of its own place there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from bot.sandbox.accounts import Bot, Group, Json
from bot.sandbox.chat import Chat, Message
from bot.sandbox.errors import PhoneError
from bot.sandbox.world import World

# What Telegram tells of every administrator.
RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users",
    "can_send_welcome_messages", "can_post_stories", "can_edit_stories", "can_delete_stories",
)  # fmt: skip


class SharedChat:
    """A chat of several, as their phones show it; every act is committed when it returns.

    PhoneError with a word for the reason when the app would not let somebody do it.
    """

    rights: ClassVar[Sequence[str]] = RIGHTS

    def __init__(self, world: World, bot: Bot, chat_id: int) -> None:
        self._world = world
        self._bot = bot
        self.chat_id = chat_id

    @property
    def group(self) -> Group:
        return self._world.groups[self.chat_id]

    @property
    def chat(self) -> Chat:
        return self._world.chat(self._bot, self.chat_id)

    @property
    def received(self) -> list[Message]:
        """What the bot has sent here, oldest first, as it reads now."""
        return [message for message in self.chat.messages.values() if not message.from_person]

    def forgets_bot(self) -> None:
        """The bot is out, and no update of it will ever arrive."""
        self.group.bots[str(self._bot.id)] = "kicked"
        self._world.save_group(self.group)
        self._world.commit()

    def _check_member(self, user_id: int) -> None:
        if user_id not in self.group.members:
            raise PhoneError("not_a_member", 409)

    def _change(self, user_id: int, status: str, *, posts: bool = False) -> None:
        """Somebody makes the bot something else here, in a channel also with or without the right to post."""
        self._check_member(user_id)
        before = self._membership()
        self.group.bots[str(self._bot.id)] = status
        others = (bot for bot in self.group.posting if bot != self._bot.id)
        self.group.posting = [*others, *([self._bot.id] if posts else [])]
        after = self._membership()
        if before == after:
            return
        self._world.save_group(self.group)
        update = {
            "chat": self.group.chat(),
            "from": self._world.people[user_id].user(),
            "date": self._world.timestamp(),
            "old_chat_member": before,
            "new_chat_member": after,
        }
        self._world.queues[self._bot.id].add("my_chat_member", update)
        self._world.commit()

    def _membership(self) -> Json:
        status = self.group.status_of(self._bot)
        own: Json = {"user": self._bot.user(), "status": status}
        if status == "kicked":
            return {**own, "until_date": 0}
        if status == "administrator":
            return {**own, **dict.fromkeys(self.rights, False), **self._granted()}
        return own

    def _granted(self) -> Json:
        """The rights that an administrating bot has here."""
        return {"can_manage_chat": True}
