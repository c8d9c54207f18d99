"""What the bureau's summary says, looked for in the database and on the phones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.replays.phones import buttons_of
from bot.replays.stage import Stage
from bot.sandbox.chat import Message
from domain.contact import ContactMode, ContactStage
from domain.proposal import ClockKey, Kind, Proposal, Status
from domain.section import SectionPart, SectionRole

if TYPE_CHECKING:
    from bot.replays.bureau import Piece

IN_ORDER = ("dispatch", "check_part", "draft_reply", "sign_off", "approve")


def not_offered(stage: Stage, claim: str, shown: Message) -> None:
    """Whether a section's card lacks the button to hand in."""
    words = [text for text, _ in buttons_of(shown)]
    stage.claims.found(claim, bool(words) and stage.t.plain("step-hand-in-part") not in words)


async def check(stage: Stage, own: Sequence[Piece], other: Piece) -> None:
    every = {proposal.id: proposal for proposal in await stage.proposals()}
    found = [every[piece.matter.id] for piece in own]
    _what(stage, found)
    _inside(stage, found)
    _talked_over(stage, found)
    opinions = [clock for clock in every[other.matter.id].clocks if clock.key is ClockKey.CO_OPINION]
    in_time = [c.stopped_at is not None and c.stopped_at <= c.due_at for c in opinions]
    stage.claims.found("co_opinion", bool(in_time) and all(in_time))
    _letters(stage, own, found)


def _what(stage: Stage, found: Sequence[Proposal]) -> None:
    claims = stage.claims
    claims.found("suggestions", sum(p.kind is Kind.SUGGESTION for p in found))
    claims.found("proposals", sum(p.kind is Kind.CPPCC_PROPOSAL for p in found))
    claims.found("categories", len({p.category for p in found}))
    claims.found("every_one", sum(p.status is Status.ANSWERED for p in found))


def _inside(stage: Stage, found: Sequence[Proposal]) -> None:
    claims = stage.claims
    parts = [part for proposal in found for part in proposal.sections]
    claims.found("dispatched", sum(any(part.signed_by for part in p.sections) for p in found))
    claims.found("signed_parts", sum(bool(part.signed_by) for part in parts))
    claims.found("three_firsts", sum(part.prepared and part.handed_in_at is not None for part in parts))
    claims.found("co_first", sum(_waited(p.sections) for p in found))
    steps = [[entry.step for entry in proposal.history] for proposal in found]
    claims.found("corrected", sum(names.count("return_part") for names in steps))
    claims.found("in_order", sum(_is_in_order(names) for names in steps))


def _waited(parts: Sequence[SectionPart]) -> bool:
    """Whether the sections beside handed in before the one that leads."""
    (lead,) = [part.handed_in_at for part in parts if part.role is SectionRole.LEAD]
    beside = [part.handed_in_at for part in parts if part.role is SectionRole.CO]
    return bool(beside) and all(at is not None and lead is not None and at < lead for at in beside)


def _is_in_order(names: Sequence[str]) -> bool:
    places = [names.index(step) for step in IN_ORDER if step in names]
    return len(places) == len(IN_ORDER) and places == sorted(places)


def _talked_over(stage: Stage, found: Sequence[Proposal]) -> None:
    claims, script = stage.claims, stage.script
    unclear = found[script.data["unclear"] - 1].contacts
    first = unclear[0].stage is ContactStage.BEFORE and unclear[0].summary == script.text("ask")
    claims.found("asked_first", first)
    sounded = script.text("sound_out")
    claims.found("sounded_out", sum(any(c.summary == sounded for c in p.contacts) for p in found))
    visits = [
        any(c.stage is ContactStage.AFTER and c.mode is ContactMode.VISIT for c in p.contacts) for p in found
    ]
    claims.found("explained", sum(visits))


def _letters(stage: Stage, own: Sequence[Piece], found: Sequence[Proposal]) -> None:
    claims = stage.claims
    letters = [letter for p in found for letter in p.delivered_letters]
    classes = Counter(letter.result_class for letter in letters)
    claims.found("classes", [f"{name} {classes[name]}" for name in sorted(classes)])
    hard = [letter for letter in letters if letter.result_class == "C"]
    claims.found("reasons", sum(all(point.reason for point in letter.not_adopted) for letter in hard))
    documents = [
        message.content["document"]["file_name"]
        for piece in own
        for message in piece.author.handset.chat.messages.values()
        if "document" in message.content
    ]
    claims.found("letters", len({name for name in documents if name.endswith(stage.script.data["docx"])}))
    section = stage.script.text("part_vague")
    claims.found("inside", not any(piece.author.has_seen(section) for piece in own))
