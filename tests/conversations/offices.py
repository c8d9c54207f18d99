"""What transcripts of the offices share: colleagues who join later, a proposal as kept, bad messages."""

import struct
import zlib
from collections.abc import Awaitable, Callable, Iterable
from datetime import timedelta

from bot.sandbox.chat import Message
from bot.sandbox.parameters import Upload
from bot.sandbox.phone import Phone
from domain.people import Person, Post, Role
from domain.proposal import Proposal
from domain.services.membership import invite
from tests.house import Chat, House

BUG = "这一步出了问题"
SECONDS = timedelta(seconds=3)


async def joins(house: House, name: str, user_id: int, role: Role, unit: str = "") -> Chat:
    """Somebody new on the roster opens the invitation."""
    congress = await house.congress()
    async with house.service.database.unit_of_work() as uow:
        departments = {d.short_name: d.id for d in await uow.people.departments(congress.id)}
        delegations = {d.name: d.id for d in await uow.people.delegations(congress.id)}
        post = Post(role, departments.get(unit), delegations.get(unit), unit=unit)
        person = await uow.people.add(Person(congress.id, name, posts=[post]))
        code = (await invite(uow, person)).code
    house.sandbox.add_phone(user_id, name, language_code="zh-hans")
    chat = Chat(house, house.sandbox.phone(user_id))
    chat.phone.starts(code)
    await house.settle()
    return chat


async def kept(house: House, proposal_id: int = 1) -> Proposal:
    """The proposal as the database has it."""
    async with house.service.database.unit_of_work() as uow:
        return await uow.proposals.get(proposal_id)


async def forges(chat: Chat, data: str) -> str:
    """Presses a button that was never offered; returns what the bot says to it."""
    newest = next(m for m in reversed(chat.phone.received) if "text" in m.content)
    chat.phone.presses(newest.message_id, data, forged=True)
    seen = len(chat.phone.received)
    await chat.house.settle()
    answers = [m for m in chat.phone.messages if m.message_id == newest.message_id]
    return "\n".join(m.text or "" for m in [*answers, *chat.phone.received[seen:]])


def offered(chat: Chat, words: str) -> tuple[Message, str]:
    """The newest button with these words: its message, and what it sends."""
    for message in reversed(chat.phone.received):
        for row in (message.inline or {}).get("inline_keyboard", []):
            for key in row:
                if key["text"] == words:
                    return message, key["callback_data"]
    raise AssertionError(f"no button {words}\n{chat.screen[-1500:]}")


def pushed(chats: Iterable[Chat]) -> list[int]:
    """How many messages each phone has received so far."""
    return [len(chat.phone.received) for chat in chats]


async def together(house: House, *presses: tuple[Chat, str]) -> None:
    """Several people press before anybody is answered."""
    for chat, words in presses:
        chat.phone.presses_text(words)
    await house.settle()


def picture() -> bytes:
    """A PNG of one pixel."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixel = zlib.compress(b"\x00\xff\xff\xff")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")


Act = Callable[[Phone], object]
NO_ANSWERS: dict[str, Act] = {
    "only emoji": lambda phone: phone.says("👍👍👍"),
    "only invisible marks": lambda phone: phone.says("\u2067\u202e…\u200f"),
    "only signs": lambda phone: phone.says("《》……！！"),
    "ten thousand characters": lambda phone: phone.says("长" * 10_000),
    "a sticker": lambda phone: phone.sends_sticker(),
    "a voice": lambda phone: phone.sends_voice(Upload("voice.ogg", "audio/ogg", b"OggS")),
    "a place": lambda phone: phone.shares_location(30.07, 120.49),
    "an album of ten": lambda phone: phone.sends_photos([picture()] * 10, "看看照片"),
    "a file": lambda phone: phone.sends_documents([Upload("a<b>.pdf", "application/pdf", b"%PDF-1.4")]),
    "an unknown command": lambda phone: phone.says("/nosuchthing"),
}


async def refuses_bad_answers(chat: Chat, unchanged: Callable[[], Awaitable[object]]) -> None:
    """At an open question: each gets one clear sentence, nothing is taken, the question stays open."""
    before = await unchanged()
    for what, act in NO_ANSWERS.items():
        seen = len(chat.phone.received)
        act(chat.phone)
        await chat.house.settle()
        answers = [m.text or "" for m in chat.phone.received[seen:]]
        assert len(answers) == 1, f"{what}: {answers}"
        assert answers[0], what
        assert BUG not in answers[0], what
        assert await unchanged() == before, what
        # The next words are no part of what came before.
        chat.house.clock.move_to(chat.house.clock.now() + SECONDS)


async def history_length(house: House, proposal_id: int = 1) -> int:
    return len((await kept(house, proposal_id)).history)
