"""Stretches around the handling: merging, the plan of assignment, promises, the second reply, the end."""

from collections.abc import Sequence
from typing import Any

from bot.replays.phones import Phone, buttons_of
from bot.replays.stretches import Matter


async def look_up(who: Phone, matter: Matter) -> None:
    await who.says(f"/case {matter.number}")


async def merge(staff: Phone, same: Matter, main: Matter) -> None:
    """One that says the same is handled together with another."""
    async with staff:
        await staff.presses("look", "card-more", "step-merge", main.number, "step-merge", about=same.id)


async def pre_assign(staff: Phone, matter: Matter, lead: str, *co: str) -> None:
    """Proposed to the departments first, by their short names."""
    async with staff:
        await look_up(staff, matter)
        await staff.presses("card-more", "step-pre-assign", about=matter.id)
        await staff.chooses(lead, *co, about=matter.id)
        await staff.presses("pre-assign-now", about=matter.id)


async def assign_as_planned(staff: Phone, matter: Matter) -> None:
    async with staff:
        await look_up(staff, matter)
        await staff.presses("step-assign", "assign-as-planned", about=matter.id)


async def dismiss_order(staff: Phone, matter: Matter, text: str) -> None:
    """The first of those that the service has proposed is not taken up."""
    async with staff:
        await look_up(staff, matter)
        asked = await staff.presses("step-dismiss-order", about=matter.id)
        await staff.presses(next(words for words, _ in buttons_of(asked)), about=matter.id)
        await staff.says(text)


async def keep_promise(clerk: Phone, matter: Matter, promise: str, text: str) -> None:
    """One promise, by the beginning of its words, is reported as kept."""
    async with clerk:
        await look_up(clerk, matter)
        await clerk.presses("card-more", "step-keep-promise", promise, about=matter.id)
        await clerk.says(text)


async def rate_fulfilment(who: Phone, matter: Matter, verdicts: Sequence[str], grade: str) -> None:
    """A verdict on each promise, then the grade; all by their keys."""
    async with who:
        await who.presses("step-rate-fulfilment", *verdicts, grade, about=matter.id)


async def second_reply(clerk: Phone, head: Phone, matter: Matter, told: dict[str, Any]) -> None:
    """Ends the follow-up: drafted by the clerk, signed by the head."""
    async with clerk:
        await look_up(clerk, matter)
        await clerk.presses("step-draft-second-reply", told["class"], about=matter.id)
        await clerk.says(told["done"])
        await clerk.presses("reply-none", "reply-none", "reply-send", about=matter.id)
    await head.presses("step-file-second-reply", about=matter.id)


async def publish(staff: Phone, matter: Matter) -> None:
    async with staff:
        await look_up(staff, matter)
        await staff.presses(
            "card-more", "step-publish", "extent-full", "publish-check-keep", "step-publish", about=matter.id
        )


async def close(staff: Phone, matter: Matter) -> None:
    async with staff:
        await look_up(staff, matter)
        await staff.presses("step-close", "step-close", about=matter.id)
