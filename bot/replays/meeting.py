"""Stretches of a booked consultation: times offered, one chosen, held and put on record."""

from bot.replays.phones import Phone
from bot.replays.stretches import Matter


async def offer(
    clerk: Phone,
    matter: Matter,
    times: str,
    mode: str,
    rank: str,
    led: str = "",
    *,
    later: bool = False,
    together: bool = False,
) -> None:
    """Times and place in one message; the mode by its key, the rank by its name; `later`: after the reply.

    `together`: the co-signers are asked along.
    """
    async with clerk:
        if later:
            await clerk.says(f"/case {matter.number}")
            await clerk.presses("card-more", about=matter.id)
        step = "step-offer-later-meeting" if later else "step-offer-meeting"
        await clerk.presses(step, about=matter.id)
        await clerk.says(times)
        await clerk.presses(mode, rank, about=matter.id)
        if led:
            await clerk.says(led)
        if together:
            await clerk.presses("beside-all", about=matter.id)
        await clerk.presses("meeting-send", about=matter.id)


async def choose(who: Phone, matter: Matter, time: str) -> None:
    """One press; the time by the beginning of its words."""
    await who.presses(time, about=matter.id)


async def come(who: Phone, matter: Matter) -> None:
    """A co-signer says so."""
    await who.presses("meeting-come", about=matter.id)


async def record(clerk: Phone, matter: Matter, who: str, text: str) -> None:
    """It was held: who was there, and what came of it."""
    async with clerk:
        await clerk.presses("step-record-meeting", about=matter.id)
        await clerk.says(who)
        await clerk.says(text)
