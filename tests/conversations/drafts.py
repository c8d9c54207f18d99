"""Drafts in transcripts: standing at a question, looking into the database, pictures to send."""

import struct
import zlib

from bot.sandbox.chat import Message
from domain.draft import Draft
from tests.conversations.steps import REQUEST, WRITTEN
from tests.house import Chat, House

OTHER = "柯岩公园的路灯坏了一个多月，晚上散步的老人看不清台阶"


def picture(shade: int) -> bytes:
    """A PNG of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixel = zlib.compress(bytes([0, shade, shade, shade]))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")


async def drafts_of(house: House, name: str = "王芳") -> list[Draft]:
    """Oldest first."""
    async with house.service.database.unit_of_work() as uow:
        congress = (await uow.congresses.every())[0]
        person = (await uow.people.named(congress.id, name))[0]
        return sorted(await uow.drafts.of(person.id), key=lambda draft: draft.ordinal)


async def to_question(chat: Chat, question: str) -> None:
    """王芳 stands at this question of a new draft."""
    await chat.says(WRITTEN)
    await chat.presses("接着写")
    if question == "title":
        return
    await chat.presses("就用这个")
    if question == "situation":
        return
    await chat.presses("就这些")
    if question == "request":
        return
    await chat.says(REQUEST)
    await chat.presses("就这些")
    if question == "category":
        return
    await chat.presses("就这样")
    if question == "screening":
        return
    await chat.presses("都没有")


def data_of(message: Message, button: str) -> str:
    rows = (message.inline or {}).get("inline_keyboard", [])
    return str(next(key["callback_data"] for row in rows for key in row if key["text"] == button))
