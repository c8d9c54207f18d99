"""Who takes part: bots and people."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(slots=True)
class Bot:
    """A bot account. `commands` maps "scope|chat|language" to a list of commands."""

    token: str
    username: str
    name: str
    description: dict[str, str] = field(default_factory=dict)
    short_description: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    menu_buttons: dict[str, Json] = field(default_factory=dict)
    allowed_updates: list[str] | None = None
    webhook: Json | None = None
    next_update: int = 0
    next_file: int = 0

    @property
    def id(self) -> int:
        """The number in front of the colon, as in real tokens."""
        return int(self.token.partition(":")[0])

    def user(self) -> Json:
        """The bot as a User object."""
        return {"id": self.id, "is_bot": True, "first_name": self.shown_name, "username": self.username}

    @property
    def shown_name(self) -> str:
        return self.names.get("") or self.name


@dataclass(slots=True)
class Group:
    """A supergroup: its negative id, who is in it, its topics; of each bot in it the status.

    A channel is one too: its members are its owners, `posting` the bots that may post.
    """

    chat_id: int
    title: str
    members: list[int] = field(default_factory=list)
    topics: list[int] = field(default_factory=list)
    bots: dict[str, str] = field(default_factory=dict)
    is_channel: bool = False
    posting: list[int] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return "channel" if self.is_channel else "supergroup"

    def lets(self, bot: Bot) -> bool:
        """Whether the bot may post in the channel."""
        return bot.id in self.posting

    def chat(self) -> Json:
        shown: Json = {"id": self.chat_id, "title": self.title, "type": self.kind}
        return {**shown, "is_forum": True} if self.topics else shown

    def status_of(self, bot: Bot) -> str:
        """As Telegram calls it: "left" for a bot that was never here."""
        return self.bots.get(str(bot.id), "left")


@dataclass(slots=True)
class Person:
    """A person with a phone. `label` and `face` are for the page only, Telegram knows nothing of them."""

    user_id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    phone_number: str | None = None
    language_code: str = "zh-hans"
    label: str | None = None
    face: str | None = None

    def user(self) -> Json:
        """The person as a User object."""
        user: Json = {"id": self.user_id, "is_bot": False, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        return {**user, "language_code": self.language_code}

    def private_chat(self) -> Json:
        """The person's chat with a bot as a Chat object; its id is the person's."""
        chat: Json = {"id": self.user_id, "first_name": self.first_name}
        if self.last_name:
            chat["last_name"] = self.last_name
        if self.username:
            chat["username"] = self.username
        return {**chat, "type": "private"}
