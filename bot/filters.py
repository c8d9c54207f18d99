"""Cheap asynchronous filters: plain functions would each go through a thread, and so would `F`."""

from collections.abc import Collection
from typing import Any, Literal

from aiogram.filters import Filter
from aiogram.filters.callback_data import CallbackData, CallbackQueryFilter
from aiogram.types import CallbackQuery, Message

from bot.i18n import names_of


class Pressed(CallbackQueryFilter):
    """A button of this kind, with one of these values in a field where that matters.

    `Pressed(StepPress, step={"assign"})`. Every press asks this filter of many handlers: it looks at the
    text first, and only what fits is unpacked.
    """

    __slots__ = ("_place", "_prefix", "_values")

    def __init__(self, kind: type[CallbackData], **field: Collection[str]) -> None:
        """At most one field. Raises KeyError for a name the buttons of this kind do not have."""
        super().__init__(callback_data=kind)
        self._prefix = f"{kind.__prefix__}{kind.__separator__}"
        self._place, self._values = 0, frozenset[str]()
        for name, values in field.items():
            self._place = dict(zip(kind.model_fields, range(1, 64), strict=False))[name]
            self._values = frozenset(values)

    async def __call__(self, query: CallbackQuery) -> Literal[False] | dict[str, Any]:
        data = query.data or ""
        if not data.startswith(self._prefix):
            return False
        if self._place:
            parts = data.split(":", self._place + 1)
            if len(parts) <= self._place or parts[self._place] not in self._values:
                return False
        return await super().__call__(query)


class Says(Filter):
    """The text is exactly one of a key's words, in any language (a key of the main keyboard)."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._words: frozenset[str] | None = None

    async def __call__(self, message: Message) -> bool:
        if self._words is None:
            self._words = names_of(self._key)
        return message.text in self._words


class IsCommand(Filter):
    async def __call__(self, message: Message) -> bool:
        return (message.text or "").startswith("/")


class HasText(Filter):
    async def __call__(self, message: Message) -> bool:
        return bool(message.text)


class HasContact(Filter):
    async def __call__(self, message: Message) -> bool:
        return message.contact is not None


class HasAttachment(Filter):
    """A photo, a document, a voice, a place: what can belong to a suggestion."""

    async def __call__(self, message: Message) -> bool:
        return bool(message.photo or message.document or message.location or message.voice or message.video)
