"""Every button that can be reached from a menu leads somewhere; from every question there is a way back."""

from collections.abc import Awaitable

import pytest

from bot.sandbox.chat import Message
from tests.handbook.story import PEOPLE_OF, Story
from tests.house import Chat, House
from tests.tree import none_of

# The rules alone have hundreds of pages, all made by the same four views.
MOST_PRESSES = 150
BROKEN = "这一步出了问题"
# What keeps the days of a calendar in their columns.
BLANK = "\u2800"
Waiting = list[tuple[Message, str, str]]


class Walker:
    """Presses every button it comes to, once each, the newest first."""

    def __init__(self, chat: Chat) -> None:
        self.chat = chat
        self.pressed: set[str] = set()
        self.faults: list[str] = []

    async def walk(self) -> None:
        await self.chat.says("/menu")
        for row in (self.chat.phone.chat.keyboard or {"rows": []})["rows"]:
            for key in row:
                await self._follow(await self._after(key["text"], self.chat.says(key["text"])))
                await self.chat.says("/cancel")

    async def _follow(self, waiting: Waiting) -> None:
        while waiting and len(self.pressed) < MOST_PRESSES:
            message, data, words = waiting.pop()
            if data not in self.pressed:
                self.pressed.add(data)
                there = self._is_there(message, data)
                waiting += await self._after(words, self.chat.presses_again(message, data), there)

    def _is_there(self, message: Message, data: str) -> bool:
        """Whether the button still is on its message: one that went is answered with what is there now."""
        now = [m for m in self.chat.phone.received if m.message_id == message.message_id]
        return any(key["callback_data"] == data for m in now for key in keys(m))

    async def _after(self, words: str, act: Awaitable[Chat], there: bool = True) -> Waiting:
        before = {m.message_id: (m.text, m.inline) for m in self.chat.phone.received}
        await act
        changed = [m for m in self.chat.phone.received if before.get(m.message_id) != (m.text, m.inline)]
        offered = [
            (m, key["callback_data"], key["text"]) for m in changed for key in keys(m) if key["text"] != BLANK
        ]
        if not changed and there:
            self.faults.append(f"[{words}]: nothing happens")
        if any(BROKEN in (m.text or "") for m in changed):
            self.faults.append(f"[{words}]: {changed[-1].text}")
        # A letter or a list may come below the question, whose own buttons stay.
        if changed and await self._asked() and not any(keys(m) for m in self.chat.phone.received[-3:]):
            self.faults.append(f"[{words}]: no way back from {changed[-1].text}")
        return offered

    async def _asked(self) -> bool:
        """Whether a question waits for this person's answer."""
        async with self.chat.house.service.database.unit_of_work() as uow:
            bot_id = self.chat.house.sandbox.bot.id
            return (await uow.conversations.load(bot_id, self.chat.phone.user_id)).state is not None


def keys(message: Message) -> list[dict[str, str]]:
    return [key for row in (message.inline or {}).get("inline_keyboard", []) for key in row]


@pytest.mark.parametrize("role", PEOPLE_OF)
async def test_from_the_menu_no_way_ends(house: House, role: str) -> None:
    story = Story(house)
    await story.lived()
    walker = Walker(story.chat(PEOPLE_OF[role]))
    await walker.walk()
    none_of(walker.faults)
    assert len(walker.pressed) > 5
