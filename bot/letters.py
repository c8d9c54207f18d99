"""Files that are sent: a delivered reply as the official letter, an empty ledger. Made off the event loop."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from io import BytesIO

from bot.i18n import Translator
from bot.views.kinds import author_words
from bot.views.replies import delivered_to
from domain.people import Department
from domain.policy import Policy
from domain.proposal import Proposal
from domain.reply import Reply
from scheduler.parcel import Document
from storage.letters import LETTER_WORDS, CoOpinion, DeclinedPoint, Letter, PlannedPoint, render_letter

Cut = Callable[[str], Awaitable[list[str]]]

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


async def reply_letter(
    proposal: Proposal,
    reply: Reply,
    units: Mapping[int, Department],
    policy: Policy,
    t: Translator,
    *,
    cut: Cut | None = None,
) -> Document:
    """A delivered letter as a .docx, written in Chinese; `units` are the departments by their ids.

    `cut` parts a line into words, so that the title is not parted within one.
    """
    spoken = Translator("zh-CN", policy.zone)
    letter = letter_of(proposal, reply, units, policy, spoken)
    if cut is not None:
        letter = replace(letter, title_words=tuple(await cut(letter.title)))
    places = _places() | {"author": author_words(proposal.kind, spoken)}
    words = {key: spoken.plain(_key(key, reply), **places) for key in LETTER_WORDS}
    content = await asyncio.to_thread(render_letter, letter, words)
    which = {"number": proposal.label, "department": reply.department}
    form = "part" if proposal.separate else "whole"
    return Document(t.plain(f"letter-file-{form}", **which), content, t(f"letter-caption-{form}", **which))


def _key(word: str, reply: Reply) -> str:
    """A letter that is not the first one says so in its title and where it begins."""
    key = f"letter-{word.replace('_', '-')}"
    if word not in {"title", "opening", "opening_joint"}:
        return key
    return f"{key}-second" if reply.second else f"{key}-again" if reply.round > 1 else key


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


def letter_of(
    proposal: Proposal, reply: Reply, units: Mapping[int, Department], policy: Policy, t: Translator
) -> Letter:
    """What a delivered letter says, in whose name, to whom."""
    assert reply.delivered_at is not None
    opinions = [a for a in proposal.co_handlers if a.opinion]
    names = {id_: department.name for id_, department in units.items()}
    answers = units.get(reply.department_id)
    led = (t.plain("letter-leader", name=reply.leader),) if reply.leader else ()
    return Letter(
        number=proposal.label,
        title=proposal.title,
        recipients=tuple(delivered_to(proposal)),
        unit=names.get(reply.department_id, reply.department),
        signed_on=(reply.signed_at or reply.delivered_at).astimezone(policy.zone).date(),
        disclosure=t.plain(f"letter-disclosure-{proposal.disclosure.replace('_', '-')}"),
        class_mark=t.plain("letter-class", letter=reply.result_class),
        introduction=led,
        done=tuple(p.text for p in reply.done),
        planned=tuple(PlannedPoint(p.text, p.due_on) for p in reply.planned if p.due_on),
        not_adopted=tuple(DeclinedPoint(p.text, p.reason) for p in reply.not_adopted),
        co_opinions=tuple(CoOpinion(names.get(a.department_id, a.department), a.opinion) for a in opinions),
        contact=reply.drafted_by,
        telephone=answers.telephone if answers else "",
        copies=(policy.text("registry"), *(names.get(a.department_id, a.department) for a in opinions)),
    )
