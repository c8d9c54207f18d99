"""What the courier carries: a message, a file of ours, a file Telegram already has, a command list."""

from dataclasses import dataclass
from datetime import timedelta

from bot.views.commands import Commands
from bot.views.view import View
from domain.channel import Channel, Subject
from domain.proposal import Attachment


@dataclass(frozen=True)
class Document:
    """A file made here: its name, its bytes, one line above it."""

    name: str
    content: bytes
    caption: str


@dataclass(frozen=True)
class Picture:
    """A picture made here, with a line below it."""

    content: bytes
    caption: str


@dataclass(frozen=True)
class CommandList:
    """What the menu button of one chat offers."""

    commands: Commands


@dataclass(frozen=True)
class Illustrated:
    """One photo or file that Telegram already has, the view's text and keys below it."""

    attachment: Attachment
    view: View


@dataclass(frozen=True)
class Album:
    """Photos and videos, or files, shown as one."""

    attachments: tuple[Attachment, ...]


@dataclass
class Living:
    """A message that is changed while what it tells of goes on; a new one where it is gone.

    `message_id` is that of the message, after it was carried of the one that shows the view now; of a
    broadcast it is remembered for good, else by whoever made this.
    """

    view: View
    broadcast_id: int | None
    message_id: int | None


@dataclass(frozen=True)
class InGroup:
    """A message for a group, or for a topic in it (`thread_id`, 0 for none)."""

    view: View
    chat_id: int
    thread_id: int


@dataclass
class Posted:
    """A channel's post, changed where it stands; not `anew`: where it is gone, nothing is sent instead."""

    view: View
    channel: Channel
    subject: Subject
    subject_id: int
    message_id: int | None
    anew: bool

    @property
    def chat_id(self) -> int:
        return self.channel.chat_id


Parcel = (
    View | Document | Picture | Attachment | CommandList | Illustrated | Album | Living | InGroup | Posted
)


class NotNow(Exception):
    """It will be true, but is not to be sent yet; asked again after `wait`."""

    def __init__(self, wait: timedelta) -> None:
        self.wait = wait
        super().__init__(str(wait))
