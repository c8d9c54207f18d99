"""A person's phone in a story: says, presses, sees; every act is one real update and waits for its answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from aiogram.filters.callback_data import CallbackData

from bot import callbacks
from bot.i18n import Translator
from bot.replays.cast import Member
from bot.replays.rounds import Hand, Rounds, shown
from bot.sandbox.chat import Message
from bot.sandbox.phone import Phone as Handset

# Where in a button's data the proposal's id stands, by the data's prefix.
PLACE_OF_ID = {
    kind.__prefix__: list(kind.model_fields).index("proposal_id") + 1
    for kind in vars(callbacks).values()
    if isinstance(kind, type) and issubclass(kind, CallbackData) and "proposal_id" in kind.model_fields
}


class NotSeen(Exception):
    """A person of the story looked for something on the phone in vain."""

    def __init__(self, name: str, words: str, screen: str) -> None:
        self.name = name
        self.words = words
        self.screen = screen
        super().__init__(f"{name}: {words}\n{screen}")


@dataclass
class Act:
    """What somebody does in a round. `answer` is what the service sent or changed in that chat then."""

    phone: Phone
    words: str
    send: Callable[[], object]
    pressed: Message | None = None
    about: int | None = None
    shown: bool = True
    answer: Message | None = None
    before: tuple[int, object, object] = (0, None, None)
    text_before: str = ""

    def begin(self) -> None:
        """Send the update, remembering how the chat was."""
        message = self.pressed
        looks = (message.content, message.inline) if message else (None, None)
        self.text_before = (message.text or "") if message else ""
        self.send()
        self.before = (self.phone.handset.chat.next_message, *looks)

    def end(self) -> None:
        """Find the answer: the pressed message edited in place, else the first new one."""
        first_new, content, inline = self.before
        message = self.pressed
        if message is not None and (message.content is not content or message.inline is not inline):
            self.phone.read_before.append(self.text_before)
            self.answer = message
            return
        chat = self.phone.handset.chat
        new = (chat.messages.get(number) for number in range(first_new, chat.next_message))
        self.answer = next((m for m in new if m is not None and not m.from_person), None)


class Phone:
    """One member's phone. `async with phone:` while a form is filled in: nobody fills in two at once."""

    def __init__(self, member: Member, handset: Handset, rounds: Rounds[Act], t: Translator) -> None:
        self.member = member
        self.handset = handset
        self._rounds = rounds
        self._t = t
        self._hand = Hand(rounds)
        self._answer: Message | None = None
        # What messages said before an answer was written in their place.
        self.read_before: list[str] = []

    async def __aenter__(self) -> Phone:
        await self._hand.__aenter__()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._hand.__aexit__(None, None, None)

    async def says(self, text: str) -> Message:
        """A message of the person's own; returns the answer. NotSeen when there is none."""
        return await self._act(Act(self, text, lambda: self.handset.says(text)))

    async def starts(self, code: str = "") -> Message:
        """Opens the chat, by an invitation's link when there is a code."""
        return await self._act(Act(self, "/start", lambda: self.handset.starts(code)))

    async def presses(self, *buttons: str, about: int | None = None) -> Message:
        """Each in turn: the newest button so called, of this proposal where one is given.

        A name is the key of the button's words, the words themselves, or their beginning. Returns the last
        answer.
        """
        for button in buttons:
            answer = await self._press(button, about)
        return answer

    async def chooses(self, *names: str, about: int | None = None) -> Message:
        """Each in turn from the list that is on the screen; types the name where the list is too long."""
        for name in names:
            answer = await (self._press(name, about) if name in self.offered else self.says(name))
        return answer

    @property
    def offered(self) -> list[str]:
        """The words of the buttons below the last answer."""
        return [text for text, _ in buttons_of(self._answer)] if self._answer else []

    def is_asked(self, question: str) -> bool:
        """Whether the last answer asks this, by the key of its words."""
        return self._answer is not None and self._t.plain(question) in (self._answer.text or "")

    async def _press(self, button: str, about: int | None) -> Message:
        words = self._t.plain(button) if self._t.has(button) else button
        for fits in (str.__eq__, str.startswith):
            for message in self._received():
                for text, data in buttons_of(message):
                    if fits(text, words) and about in (None, proposal_in(data)):
                        return await self._act(self._pressing(message, text, data))
        raise NotSeen(self.member.name, f"[{words}]", self.screen)

    def _pressing(self, message: Message, text: str, data: str) -> Act:
        number = message.message_id
        return Act(
            self, f"[{text}]", lambda: self.handset.presses(number, data), message, about=proposal_in(data)
        )

    async def _act(self, act: Act) -> Message:
        act.shown = shown.get()
        await self._rounds.act(act)
        if act.answer is None:
            raise NotSeen(self.member.name, act.words, self.screen)
        self._answer = act.answer
        return act.answer

    def sees(self, words: str) -> Message:
        """The newest message with these words (or the words of this key, when they have no gaps)."""
        wanted = self._t.plain(words) if self._t.has(words) else words
        for message in self._received():
            if wanted in (message.text or ""):
                return message
        raise NotSeen(self.member.name, wanted, self.screen)

    def has_seen(self, words: str) -> bool:
        """Whether these words have ever stood on the phone."""
        texts = [message.text or "" for message in self._received()]
        return any(words in text for text in (*texts, *self.read_before))

    @property
    def screen(self) -> str:
        """The last few messages, for whoever looks for what went wrong."""
        last = [message for message, _ in zip(self._received(), range(3), strict=False)]
        parts = [
            "\n".join([message.text or "", *(f"[{text}]" for text, _ in buttons_of(message))])
            for message in reversed(last)
        ]
        return "\n———\n".join(parts)

    def _received(self) -> Iterator[Message]:
        """What the bot has sent, newest first."""
        messages = reversed(self.handset.chat.messages.values())
        return (message for message in messages if not message.from_person)


def buttons_of(message: Message) -> Iterator[tuple[str, str]]:
    """Words and data of the inline buttons."""
    for row in (message.inline or {}).get("inline_keyboard", ()):
        for key in row:
            if "callback_data" in key:
                yield key["text"], key["callback_data"]


def proposal_in(data: str) -> int | None:
    """The proposal a button is about."""
    prefix, *parts = data.split(":")
    place = PLACE_OF_ID.get(prefix)
    return int(parts[place - 1]) if place is not None else None


def proposal_of(message: Message) -> int | None:
    """The proposal that a message is about, by its buttons."""
    return next((found for _, data in buttons_of(message) if (found := proposal_in(data)) is not None), None)
