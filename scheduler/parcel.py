"""What the courier carries: a message, a file of ours, or a file Telegram already has."""

from dataclasses import dataclass

from bot.views.view import View
from domain.proposal import Attachment


@dataclass(frozen=True)
class Document:
    """A file made here: its name, its bytes, one line above it."""

    name: str
    content: bytes
    caption: str


Parcel = View | Document | Attachment
