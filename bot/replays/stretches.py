"""Stretches of a proposal's life that stories are made of: who fills in which form, by which buttons."""

from dataclasses import dataclass, replace
from typing import Any

from bot.replays.phones import NotSeen, Phone, buttons_of, proposal_of
from bot.sandbox.chat import Message

SUBMIT = "step-submit"


@dataclass(frozen=True)
class Matter:
    """A proposal as its people know it: the id behind the buttons on their phones."""

    id: int
    title: str
    number: str = ""


async def compose(who: Phone, told: dict[str, Any]) -> None:
    """Writes a draft up to its preview; category and department as they are offered."""
    await who.says(told["words"])
    await who.presses("draft-continue")
    await who.says(told["title"])
    await who.presses("draft-enough")
    await who.says(told["request"])
    await who.presses("draft-enough")
    # Where the words speak of nothing that is known, the author is asked.
    for asked, wanted in (("draft-category", "category"), ("draft-department", "unit")):
        if who.is_asked(asked):
            await who.chooses(told[wanted])
    await who.presses("draft-matter-ok", "screening-none")


async def write(who: Phone, told: dict[str, Any], kind: str = "") -> Matter:
    """Writes a suggestion and submits it. `kind` is the key of another kind's words."""
    async with who:
        await compose(who, told)
        if kind:
            await who.presses("preview-edit", "edit-kind", kind)
        answer = await who.presses(SUBMIT)
    return made_by(who, answer, SUBMIT, told["title"])


def made_by(who: Phone, answer: Message, button: str, title: str) -> Matter:
    """The proposal that a draft has become. NotSeen when it has not."""
    number = proposal_of(answer)
    if number is None:
        raise NotSeen(who.member.name, button, who.screen)
    return Matter(number, title)


async def register(staff: Phone, matter: Matter, category: str = "") -> Matter:
    """Registered in a category by its name, else in the one its author has given, which is offered first.

    Returns the matter with the number that staff read.
    """
    async with staff:
        asked = await staff.presses("step-register", about=matter.id)
        offered = [words for words, _ in buttons_of(asked)]
        answer = await staff.chooses(category or offered[0], about=matter.id)
    # Below what was done comes the card, and it begins with the number.
    _, _, card = (answer.text or "").partition("\n\n")
    return replace(matter, number=card.partition("\n")[0])


async def assign(staff: Phone, matter: Matter, lead: str, *co: str, looked_up: bool = False) -> None:
    """Assigned to a lead department and others beside it, by their short names.

    `looked_up`: by somebody whom nobody has told of it.
    """
    async with staff:
        if looked_up:
            await staff.says(f"/case {matter.number}")
        await staff.presses("step-assign", about=matter.id)
        await staff.chooses(lead, *co, about=matter.id)
        await staff.presses("assign-now", about=matter.id)


async def sign(clerk: Phone, matter: Matter) -> None:
    await clerk.presses("step-sign-for", about=matter.id)


async def give_opinion(clerk: Phone, matter: Matter, text: str) -> None:
    """A co-handler signs for its share and says what it will do."""
    async with clerk:
        await clerk.presses("step-co-sign-for", about=matter.id)
    await file_opinion(clerk, matter, text)


async def file_opinion(clerk: Phone, matter: Matter, text: str) -> None:
    """What a co-handler that has signed will do."""
    async with clerk:
        await clerk.presses("step-file-opinion", about=matter.id)
        await clerk.says(text)


async def contact(clerk: Phone, matter: Matter, mode: str, text: str) -> None:
    """Records a contact of today; `mode` is the key of its words."""
    async with clerk:
        await clerk.presses("step-log-contact", mode, "today", about=matter.id)
        await clerk.says(text)


async def confirm(who: Phone, matter: Matter) -> None:
    await who.presses("contact-true", about=matter.id)


async def draft(clerk: Phone, matter: Matter, told: dict[str, Any]) -> None:
    """The reply goes to the head: its class, what was done, what is planned, what cannot be."""
    async with clerk:
        await fill_in_letter(clerk, matter, "step-draft-reply", told)


async def fill_in_letter(clerk: Phone, matter: Matter, step: str, told: dict[str, Any]) -> None:
    """By a step's key; `clerk` has a free hand for it."""
    await clerk.presses(step, told["class"], about=matter.id)
    for part in ("done", "planned", "not_adopted"):
        if part in told:
            await clerk.says(told[part])
        else:
            await clerk.presses("reply-none", about=matter.id)
    await clerk.presses("reply-send", about=matter.id)


async def sign_off(head: Phone, matter: Matter) -> None:
    await head.presses("step-sign-off", about=matter.id)


async def approve(office: Phone, matter: Matter) -> None:
    await office.presses("step-approve", about=matter.id)


async def reply(clerk: Phone, head: Phone, office: Phone, matter: Matter, told: dict[str, Any]) -> None:
    """Drafted, signed off, reviewed and delivered."""
    await draft(clerk, matter, told)
    await sign_off(head, matter)
    await approve(office, matter)


async def rate(who: Phone, matter: Matter, attitude: str, reply: str, *reasons: str) -> None:
    """Both grades by their keys; reasons by their names, where a grade needs one."""
    async with who:
        await who.presses(attitude, reply, about=matter.id)
        if reasons:
            await who.presses(*reasons, "done", about=matter.id)


async def send_back(office: Phone, matter: Matter, *reasons: str) -> None:
    """Review does not let the letter pass, for these reasons by their names."""
    async with office:
        await office.presses("step-send-back", *reasons, "done", about=matter.id)
