"""Stretches inside a department: dispatched to sections, signed, prepared, handed in, returned, checked."""

from bot.replays.phones import Phone
from bot.replays.stretches import Matter

FIRSTS = ("consult", "survey", "visit")


async def dispatch(clerk: Phone, matter: Matter, lead: str, *co: str) -> None:
    """To a lead section and others beside it, by their names."""
    async with clerk:
        await clerk.says(f"/case {matter.number}")
        await clerk.presses("card-more", "step-dispatch", lead, *co, "dispatch-now", about=matter.id)


async def sign(section: Phone, matter: Matter) -> None:
    await section.presses("step-section-sign-for", about=matter.id)


async def prepare(section: Phone, matter: Matter, first: str, text: str) -> None:
    """One of the three firsts."""
    async with section:
        await section.presses("step-prepare", f"preparation-{first}", about=matter.id)
        await section.says(text)


async def hand_in(section: Phone, matter: Matter, text: str) -> None:
    async with section:
        await section.says(f"/case {matter.number}")
        await section.presses("step-hand-in-part", about=matter.id)
        await section.says(text)


async def give_back(clerk: Phone, matter: Matter, why: str) -> None:
    async with clerk:
        await clerk.presses("step-return-part", about=matter.id)
        await clerk.says(why)


async def check(clerk: Phone, matter: Matter) -> None:
    await clerk.presses("step-check-part", about=matter.id)
