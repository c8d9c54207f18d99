"""The teller: prints a story as it happens, for whoever watches; of a crowd one sample and a count."""

import asyncio
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TextIO

from bot.i18n import Translator
from bot.replays.phones import Act, Phone, buttons_of, proposal_of
from bot.sandbox.chat import Message
from bot.views.view import columns

SAMPLE = 3
LONGEST = 12
WIDTH = 96


class Teller:
    """Lines on `out`; with `speed` so many of them a second, 0 as fast as it goes.

    Without `watch` only headings, what has been reached, and what stories say at the end.
    """

    def __init__(self, t: Translator, out: TextIO | None = None, *, watch: bool = False, speed: float = 0):
        self.t = t
        self.watch = watch
        self._out = out or sys.stdout
        self._pause = 1 / speed if speed else 0.0
        self._speaker: str | None = None
        self._seen: dict[int, int] = {}

    async def line(self, text: str = "") -> None:
        print(text, file=self._out, flush=True)
        if self._pause:
            await asyncio.sleep(self._pause)

    async def lines(self, texts: Iterable[str]) -> None:
        for text in texts:
            await self.line(text)

    async def heading(self, moment: datetime, words: str) -> None:
        self._speaker = None
        await self.line()
        day = self.t.long_day(moment.date())
        await self.line(self.t.plain("replay-heading", day=day, time=f"{moment:%H:%M}", words=words))

    async def note(self, words: str) -> None:
        """What has been reached, in the teller's own words."""
        self._speaker = None
        await self.line(f"   {words}")

    def progress(self, whole: int) -> Callable[[int], None]:
        """For a person at a terminal: how many of a crowd have finished."""
        if self.watch or whole < 20 or not self._out.isatty():
            return lambda _: None

        def show(done: int) -> None:
            end = "\r\x1b[K" if done == whole else "\r"
            print(f"   {done}/{whole}", end=end, file=self._out, flush=True)

        return show

    async def begins(self, acts: Iterable[Act]) -> None:
        """People act."""
        if self.watch:
            for act in acts:
                if act.shown:
                    await self._speak(act.phone)
                    await self._quote("›", [act.words])

    async def answered(self, acts: list[Act], phones: Iterable[Phone]) -> None:
        """The service has answered, and told others. Of a crowd only the answers to those shown are."""
        if not self.watch:
            return
        answers = {id(act.answer) for act in acts}
        for act in acts:
            if act.shown and act.answer is not None:
                await self._show(act.phone, act.answer)
        fresh = self._fresh(phones)
        if all(act.shown for act in acts):
            await self._pushed([(p, m) for p, m in fresh if id(m) not in answers])
            return
        followed = {act.about for act in acts if act.shown and act.about is not None}
        told = [(p, m) for p, m in fresh if id(m) not in answers and proposal_of(m) in followed]
        for phone, message in told:
            await self._show(phone, message)

    async def passed(self, moment: datetime, phones: Iterable[Phone]) -> None:
        """Time has passed until then: what was pushed, if anything was."""
        if self.watch and (fresh := self._fresh(phones)):
            self._speaker = None
            await self.line()
            await self.line(f"{self.t.day(moment.date())} {moment:%H:%M}")
            await self._pushed(fresh)

    async def _pushed(self, fresh: list[tuple[Phone, Message]]) -> None:
        for phone, message in fresh[:SAMPLE] if len(fresh) > LONGEST else fresh:
            await self._show(phone, message)
        if len(fresh) > LONGEST:
            await self.note(self.t.plain("replay-more-messages", n=len(fresh) - SAMPLE))

    def _fresh(self, phones: Iterable[Phone]) -> list[tuple[Phone, Message]]:
        """What came into the chats since the last time."""
        found = []
        for phone in phones:
            chat = phone.handset.chat
            first = self._seen.get(phone.member.user_id, 1)
            if chat.next_message > first:
                new = (chat.messages.get(number) for number in range(first, chat.next_message))
                found += [(phone, m) for m in new if m is not None and not m.from_person]
                self._seen[phone.member.user_id] = chat.next_message
        return found

    async def _speak(self, phone: Phone) -> None:
        member = phone.member
        role = member.title or self.t.plain(f"role-{member.role.value.replace('_', '-')}")
        name = self.t.plain("replay-speaker", name=member.name, who=f"{member.unit} {role}".strip())
        if name != self._speaker:
            self._speaker = name
            await self.line()
            await self.line(name)

    async def _show(self, phone: Phone, message: Message) -> None:
        await self._speak(phone)
        document = message.content.get("document")
        text = message.text or ""
        if document:
            text = f"{self.t.plain('replay-file', name=document['file_name'])} {text}".rstrip()
        await self._quote("‹", text.splitlines())
        await self.lines(_wrapped([f"[{words}]" for words, _ in buttons_of(message)]))

    async def _quote(self, mark: str, lines: list[str]) -> None:
        for number, text in enumerate(lines or [""]):
            await self.line(f"  {mark if number == 0 else ' '} {text}".rstrip())


def _wrapped(words: list[str]) -> list[str]:
    """Side by side, as many as a line holds."""
    lines: list[str] = []
    for word in words:
        if lines and columns(lines[-1]) + columns(word) + 2 <= WIDTH:
            lines[-1] += f"  {word}"
        else:
            lines.append(f"    {word}")
    return lines
