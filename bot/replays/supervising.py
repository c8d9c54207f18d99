"""Stretches of supervision: urging, orders and their answers, the record of hard ones, progress told."""

from bot.replays.phones import Phone, buttons_of
from bot.replays.stretches import Matter


async def urge(who: Phone, matter: Matter) -> None:
    async with who:
        await who.says(f"/case {matter.number}")
        await who.presses("step-urge", about=matter.id)


async def order(office: Phone, matter: Matter, kind: str, unit: str, text: str) -> None:
    """An order by its kind's key to a department by its short name."""
    async with office:
        await office.says(f"/case {matter.number}")
        await office.presses("card-more", "step-order-supervision", kind, about=matter.id)
        if unit in office.offered:
            await office.presses(unit, about=matter.id)
        await office.says(text)


async def answer_order(clerk: Phone, matter: Matter, text: str) -> None:
    """The newest order that asks for it."""
    async with clerk:
        asked = await clerk.presses("step-answer-order", about=matter.id)
        await clerk.presses(next(words for words, _ in buttons_of(asked)), about=matter.id)
        await clerk.says(text)


async def put_on_record(office: Phone, matter: Matter, why: str) -> None:
    async with office:
        await office.says(f"/case {matter.number}")
        await office.presses("card-more", "step-put-on-record", about=matter.id)
        await office.says(why)


async def note(clerk: Phone, matter: Matter, text: str) -> None:
    """Progress, told to the representatives."""
    async with clerk:
        await clerk.says(f"/case {matter.number}")
        await clerk.presses("step-note-progress", about=matter.id)
        await clerk.says(text)


async def report(clerk: Phone, matter: Matter, text: str) -> None:
    """How a follow-up goes."""
    async with clerk:
        await clerk.says(f"/case {matter.number}")
        await clerk.presses("step-report-follow-up", about=matter.id)
        await clerk.says(text)


async def contact_later(clerk: Phone, matter: Matter, mode: str, text: str) -> None:
    """Records a contact of today after the letter has left the department."""
    async with clerk:
        await clerk.says(f"/case {matter.number}")
        await clerk.presses("card-more", "step-log-later-contact", mode, "today", about=matter.id)
        await clerk.says(text)
