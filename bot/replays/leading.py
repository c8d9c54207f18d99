"""Stretches of key proposals: the decision, the leader who leads the consultation and signs the letter."""

from bot.replays.phones import Phone
from bot.replays.stretches import Matter


async def mark_key(
    staff: Phone, matter: Matter, decision: str, leader: Phone, supervising: Phone | None = None
) -> None:
    """By a decision of today; the leader leads, another supervises or nobody is named for that."""
    async with staff:
        await staff.says(f"/case {matter.number}")
        await staff.presses("card-more", "step-mark-key", "today", about=matter.id)
        await staff.says(decision)
        supervisor = supervising.member.name if supervising else "form-none"
        await staff.presses(leader.member.name, supervisor, about=matter.id)


async def tick(who: Phone, matter: Matter, step: str, note: str = "") -> None:
    """One of the steps of a key proposal is done, by its name; with a note or without."""
    async with who:
        await who.says(f"/case {matter.number}")
        await who.presses("card-key", "step-tick-key-step", step, about=matter.id)
        await (who.says(note) if note else who.presses("form-none", about=matter.id))


async def contact_led(
    clerk: Phone, matter: Matter, mode: str, rank: str, led: str, text: str, *, later: bool = False
) -> None:
    """A contact of today: the rank by its name, who led it and who was there; `later`: after the reply."""
    async with clerk:
        if later:
            await clerk.says(f"/case {matter.number}")
            await clerk.presses("card-more", about=matter.id)
        step = "step-log-later-contact" if later else "step-log-contact"
        await clerk.presses(step, mode, "today", rank, about=matter.id)
        await clerk.says(led)
        await clerk.says(text)


async def sign_as_leader(leader: Phone, matter: Matter) -> None:
    await leader.presses("step-sign-as-leader", about=matter.id)
