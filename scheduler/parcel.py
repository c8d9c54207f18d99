"""What the courier carries: a message, a file of ours, a file Telegram already has, a command list."""

from dataclasses import dataclass

from bot.views.commands import Commands
from bot.views.view import View
from domain.proposal import Attachment


@dataclass(frozen=True)
class Document:
    """A file made here: its name, its bytes, one line above it."""

    name: str
    content: bytes
    caption: str


@dataclass(frozen=True)
class CommandList:
    """What the menu button of one chat offers."""

    commands: Commands


Parcel = View | Document | Attachment | CommandList
