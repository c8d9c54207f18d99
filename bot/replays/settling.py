"""Stretches of whose matter it is: proposed first, objected to, talked over, ruled on, assigned after it."""

from bot.replays.phones import Phone
from bot.replays.stretches import Matter


async def pre_assign(staff: Phone, matter: Matter, lead: str, *co: str) -> None:
    """Proposed to a lead department and others beside it, by their short names."""
    async with staff:
        await staff.presses("card-more", "step-pre-assign", about=matter.id)
        await staff.chooses(lead, *co, about=matter.id)
        await staff.presses("pre-assign-now", about=matter.id)


async def object_to(clerk: Phone, head: Phone, matter: Matter, reason: str, proposed: str) -> None:
    """The clerk objects and proposes another unit; the head stands behind it."""
    async with clerk:
        await clerk.says(f"/case {matter.number}")
        await clerk.presses("card-more", "step-object", about=matter.id)
        await clerk.says(reason)
        await clerk.chooses(proposed, about=matter.id)
    async with head:
        await head.presses("step-approve-objection", about=matter.id)
        await head.presses("step-approve-objection", about=matter.id)


async def hold_coordination(staff: Phone, matter: Matter, attended: str, result: str) -> None:
    """Records a meeting of today: who came, and what came of it."""
    async with staff:
        await staff.says(f"/case {matter.number}")
        await staff.presses("step-hold-coordination", "today", about=matter.id)
        await staff.says(attended)
        await staff.says(result)


async def uphold(office: Phone, matter: Matter, to: str) -> None:
    """The objection is right: the matter goes to another unit."""
    async with office:
        await office.presses("step-uphold-objection", about=matter.id)
        await office.chooses(to, about=matter.id)


async def dismiss(office: Phone, matter: Matter, why: str) -> None:
    async with office:
        await office.presses("step-dismiss-objection", about=matter.id)
        await office.says(why)


async def assign_as_planned(staff: Phone, matter: Matter) -> None:
    """For good, to whom it was proposed or moved."""
    async with staff:
        await staff.presses("step-assign", "assign-as-planned", about=matter.id)
