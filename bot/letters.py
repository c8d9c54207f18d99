"""Files that are sent: a delivered reply as the official letter, an empty ledger. Made off the event loop."""

import asyncio
from io import BytesIO

from bot.i18n import Translator
from domain.policy import Policy
from domain.proposal import Proposal
from scheduler.parcel import Document
from storage.letters import LETTER_WORDS, CoOpinion, DeclinedPoint, Letter, PlannedPoint, render_letter

# The letter fills these places itself; Fluent hands them through as they are.
PLACES = (
    "title",
    "number",
    "names",
    "units",
    "year",
    "month",
    "day",
    "ordinal",
    "text",
    "unit",
    "index",
    "date",
    "reason",
)


async def reply_letter(proposal: Proposal, policy: Policy, t: Translator) -> Document | None:
    """The last delivered letter as a .docx; None before there is one. Letters are written in Chinese."""
    if proposal.delivered_reply is None:
        return None
    spoken = Translator("zh-CN", policy.zone)
    letter = letter_of(proposal, policy, spoken)
    words = {key: spoken.plain(f"letter-{key.replace('_', '-')}", **_places()) for key in LETTER_WORDS}
    content = await asyncio.to_thread(render_letter, letter, words)
    name = t.plain("letter-file", number=proposal.label)
    return Document(name, content, t("letter-caption", number=proposal.label))


async def blank_ledger(t: Translator) -> Document:
    """A past ledger to be filled in; seldom asked for, so what writes it is loaded when it is."""

    def written() -> bytes:
        from storage.ledger_template import write_ledger_template

        target = BytesIO()
        write_ledger_template(target, t.language)
        return target.getvalue()

    content = await asyncio.to_thread(written)
    return Document(t.plain("ledger-template-file"), content, t("ledger-template-caption"))


def _places() -> dict[str, str]:
    return {place: f"{{{place}}}" for place in PLACES}


def letter_of(proposal: Proposal, policy: Policy, t: Translator) -> Letter:
    """What the letter says: of its last delivered version."""
    reply = proposal.delivered_reply
    assert reply is not None
    assert reply.delivered_at is not None
    return Letter(
        number=proposal.label,
        title=proposal.title,
        recipients=(proposal.representative,),
        unit=reply.department,
        signed_on=(reply.signed_at or reply.delivered_at).astimezone(policy.zone).date(),
        disclosure=t.plain(f"letter-disclosure-{proposal.disclosure.replace('_', '-')}"),
        class_mark=t.plain("letter-class", letter=reply.result_class),
        done=tuple(p.text for p in reply.done),
        planned=tuple(PlannedPoint(p.text, p.due_on) for p in reply.planned if p.due_on),
        not_adopted=tuple(DeclinedPoint(p.text, p.reason) for p in reply.not_adopted),
        co_opinions=tuple(CoOpinion(a.department, a.opinion) for a in proposal.co_handlers if a.opinion),
        contact=reply.drafted_by,
        copies=(policy.text("registry"),),
    )
