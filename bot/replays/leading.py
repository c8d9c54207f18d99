"""Stretches of key proposals: the decision, the leader who leads the consultation and signs the letter."""

from bot.replays.phones import Phone
from bot.replays.stretches import Matter


async def mark_key(staff: Phone, matter: Matter, decision: str, leader: Phone) -> None:
    """By a decision of today; the leader leads, nobody is named to supervise."""
    async with staff:
        await staff.says(f"/case {matter.number}")
        await staff.presses("card-more", "step-mark-key", "today", about=matter.id)
        await staff.says(decision)
        await staff.presses(leader.member.name, "form-none", about=matter.id)


async def contact_led(clerk: Phone, matter: Matter, mode: str, rank: str, led: str, text: str) -> None:
    """A contact of today: the rank by its name, who led it and who was there."""
    async with clerk:
        await clerk.presses("step-log-contact", mode, "today", rank, about=matter.id)
        await clerk.says(led)
        await clerk.says(text)


async def sign_as_leader(leader: Phone, matter: Matter) -> None:
    await leader.presses("step-sign-as-leader", about=matter.id)
