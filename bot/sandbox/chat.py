"""A chat between one person and one bot, and its messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(slots=True)
class Message:
    """One message. `content` holds the Bot API fields that make it what it is (text, photo, caption, ...).

    `content` is replaced on an edit, never changed in place: updates on their way keep what they carried.
    """

    message_id: int
    user_id: int
    from_person: bool
    date: int
    content: Json
    edit_date: int | None = None
    inline: Json | None = None
    locked: bool = False
    """Sent with a reply keyboard, so it can never be edited."""
    protected: bool = False
    reply_to: int | None = None
    media_group_id: str | None = None
    forward_origin: Json | None = None
    offered: list[str] = field(default_factory=list)
    """Every callback_data ever shown under it: a slow phone may still press one that was edited away."""
    sender_id: int | None = None
    """Which member of a group wrote it; in a private chat there is only one who can."""
    thread_id: int | None = None
    """The topic of a group with topics."""

    @property
    def text(self) -> str | None:
        """Text or caption, whichever it has."""
        return self.content.get("text") or self.content.get("caption")

    @property
    def entities(self) -> list[Json]:
        """The entities of `text`."""
        entities: list[Json] = self.content.get("entities") or self.content.get("caption_entities") or []
        return entities


@dataclass(slots=True)
class Chat:
    """The private chat of a person with a bot; message ids rise in each chat on its own."""

    bot_id: int
    user_id: int
    started: bool = False
    blocked: bool = False
    unread: int = 0
    next_message: int = 1
    keyboard: Json | None = None
    keyboard_message: int | None = None
    pinned: list[int] = field(default_factory=list)
    messages: dict[int, Message] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return f"{self.bot_id}:{self.user_id}"
