"""Stretches of review and of what follows a reply: levels, classes, follow-up, second reply, third rating."""

from typing import Any

from bot.replays import stretches
from bot.replays.phones import Phone
from bot.replays.stretches import Matter


async def pass_review(reviewer: Phone, matter: Matter) -> None:
    """One level passes it on to the next."""
    await reviewer.presses("step-pass-review", about=matter.id)


async def change_class(reviewer: Phone, matter: Matter, to: str, why: str) -> None:
    """Review puts the letter into another class, given by the beginning of its words."""
    async with reviewer:
        await reviewer.says(f"/case {matter.number}")
        await reviewer.presses("card-more", "step-change-class", to, about=matter.id)
        await reviewer.says(why)


async def keep_promise(clerk: Phone, matter: Matter, promise: str, text: str) -> None:
    """Reports a promise, given by the beginning of its words, as kept."""
    async with clerk:
        await clerk.says(f"/case {matter.number}")
        await clerk.presses("card-more", "step-keep-promise", promise, about=matter.id)
        await clerk.says(text)


async def reply_again(clerk: Phone, head: Phone, matter: Matter, told: dict[str, Any]) -> None:
    """The second reply that ends a follow-up: drafted, and delivered with the head's signature."""
    async with clerk:
        await clerk.says(f"/case {matter.number}")
        await stretches.fill_in_letter(clerk, matter, "step-draft-second-reply", told)
    await head.presses("step-file-second-reply", about=matter.id)


async def rate_fulfilment(who: Phone, matter: Matter, verdict: str, grade: str) -> None:
    """The one promise, and the whole, by their keys."""
    async with who:
        await who.presses("step-rate-fulfilment", verdict, grade, about=matter.id)


async def close(staff: Phone, matter: Matter) -> None:
    async with staff:
        await staff.says(f"/case {matter.number}")
        await staff.presses("step-close", "step-close", about=matter.id)
