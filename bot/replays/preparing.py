"""Stretches before a session: rules set, a draft composed, shown, remarked on, signed together, handed in."""

from typing import Any

from bot.replays.phones import Phone, buttons_of
from bot.replays.stretches import SUBMIT, Matter, compose, made_by

SHARE = "step-share-draft"


async def set_rules(admin: Phone, group: str, values: dict[str, str]) -> None:
    """An administrator gives rules of one group other values; the keys are those of the rules' names."""
    async with admin:
        for rule, value in values.items():
            await admin.says("/rules")
            await admin.presses(f"rule-group-{group}", f"rule-name-{rule}")
            await admin.says(value)
            await admin.presses("policy-confirm")


async def share(who: Phone, told: dict[str, Any]) -> Matter:
    """A new draft goes to the delegation's contact."""
    async with who:
        await compose(who, told)
        answer = await who.presses(SHARE)
    return made_by(who, answer, SHARE, told["title"])


async def remark(office: Phone, matter: Matter, text: str) -> None:
    async with office:
        await office.presses("step-comment-draft", about=matter.id)
        await office.says(text)


async def rewrite(who: Phone, text: str) -> None:
    """A new wording of the request, sent to those who read along; of the only draft there is."""
    async with who:
        await who.presses("step-submit-draft", "preview-edit", "edit-request", "draft-rewrite")
        await who.says(text)
        await who.presses("draft-enough", "step-revise-draft")


async def pass_on(office: Phone, matter: Matter, step: str, text: str = "") -> None:
    """To a later step by its name, with a remark or without."""
    async with office:
        await office.presses("step-pass-draft", step, about=matter.id)
        await (office.says(text) if text else office.presses("form-none", about=matter.id))


async def invite(who: Phone, matter: Matter, other: Phone) -> None:
    """One colleague is asked to sign too, and signs."""
    async with who:
        await who.presses("step-invite-cosigners", about=matter.id)
        name = f"{other.member.name} {other.member.unit}"
        await who.presses(name, "cosign-invite-now", about=matter.id)
    await other.presses("step-accept-cosigning", about=matter.id)


async def pre_submit(who: Phone, matter: Matter) -> None:
    async with who:
        await who.presses("step-pre-submit", "step-pre-submit", about=matter.id)


async def first_review(office: Phone, matter: Matter, text: str) -> None:
    async with office:
        await office.presses("step-first-review", about=matter.id)
        await office.says(text)


async def submit(who: Phone) -> None:
    """The draft that stands on the screen."""
    await who.presses("step-submit-draft", SUBMIT)


async def submit_drafted(who: Phone, told: dict[str, Any]) -> Matter:
    """The only draft there is, that nobody else has read."""
    async with who:
        listed = await who.says("/submit")
        await who.presses(next(words for words, _ in buttons_of(listed)))
        answer = await who.presses(SUBMIT)
    return made_by(who, answer, SUBMIT, told["title"])
