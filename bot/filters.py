"""Cheap asynchronous filters: plain functions would each go through a thread."""

from aiogram.filters import Filter
from aiogram.types import Message

from bot.i18n import names_of


class Says(Filter):
    """The text is exactly one of a key's words, in any language (a key of the main keyboard)."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._words: frozenset[str] | None = None

    async def __call__(self, message: Message) -> bool:
        if self._words is None:
            self._words = names_of(self._key)
        return message.text in self._words


class HasText(Filter):
    async def __call__(self, message: Message) -> bool:
        return bool(message.text)


class HasAttachment(Filter):
    """A photo, a document, a voice, a place: what can belong to a suggestion."""

    async def __call__(self, message: Message) -> bool:
        return bool(message.photo or message.document or message.location or message.voice or message.video)
