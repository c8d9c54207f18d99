"""A housing bureau from the inside: dispatched to sections, prepared, checked, drafted, printed, sent."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.replays import bureau_claims, inside, stretches, supervising
from bot.replays.phones import Phone
from bot.replays.stage import Stage
from bot.replays.stretches import Matter
from domain.people import Role
from domain.proposal import Kind


@dataclass
class Piece:
    """One suggestion or proposal, and the sections that have it."""

    stage: Stage
    told: dict[str, Any]
    author: Phone
    matter: Matter = field(default_factory=lambda: Matter(0, ""))

    @property
    def clerk(self) -> Phone:
        return self.stage.phone("clerk")

    def section(self, name: str) -> Phone:
        return self.stage.phones(Role.SECTION, name)[0]

    @property
    def lead(self) -> Phone:
        return self.section(self.told["section"])

    @property
    def beside(self) -> list[Phone]:
        return [self.section(name) for name in self.told.get("beside", ())]

    def text(self, key: str) -> str:
        return self.stage.script.text(key)

    async def write(self) -> None:
        kind = "" if self.told["kind"] == Kind.SUGGESTION else "kind-cppcc-proposal"
        self.matter = await stretches.write(self.author, self.told, kind)

    async def assign(self) -> None:
        staff, co = self.stage.phone("staff"), [self.told["co"]] if self.told.get("co") else []
        self.matter = await stretches.register(staff, self.matter, self.told["category"])
        await stretches.assign(staff, self.matter, self.told["unit"], *co)

    async def dispatch(self) -> None:
        """Signed for by the office, sorted, given out; whoever leads a section signs for its part."""
        await stretches.sign(self.clerk, self.matter)
        await inside.dispatch(self.clerk, self.matter, self.told["section"], *self.told["beside"])
        for section in (self.lead, *self.beside):
            await inside.sign(section, self.matter)
        if self.told["co"]:
            other = self.stage.phones(Role.DEPARTMENT_CLERK, self.told["co"])[0]
            await stretches.give_opinion(other, self.matter, self.text("opinion_other"))

    async def prepare(self, section: Phone) -> None:
        for first in inside.FIRSTS:
            await inside.prepare(section, self.matter, first, self.text(first))

    async def hand_in(self, section: Phone) -> None:
        await inside.hand_in(section, self.matter, self.text("part"))
        await inside.check(self.clerk, self.matter)

    async def handle(self) -> None:
        for section in (*self.beside, self.lead):
            await self.hand_in(section)

    async def contact(self, mode: str, text: str) -> None:
        await stretches.contact(self.clerk, self.matter, mode, self.text(text))
        await stretches.confirm(self.author, self.matter)

    async def draft(self) -> None:
        await self.contact("mode-phone", "sound_out")
        reply = self.stage.script.data[f"reply_{self.told['class']}"]
        await stretches.draft(self.clerk, self.matter, reply)

    async def send(self) -> None:
        await stretches.sign_off(self.stage.phone("head"), self.matter)
        await stretches.approve(self.stage.phone("office"), self.matter)

    async def explain(self) -> None:
        text = self.text("explain")
        await supervising.contact_later(self.clerk, self.matter, "mode-visit", text)
        await stretches.confirm(self.author, self.matter)

    async def rate(self) -> None:
        grade = "grade-basically" if self.told["class"] == "C" else "grade-satisfied"
        await stretches.rate(self.author, self.matter, "grade-satisfied", grade)


def pieces(stage: Stage) -> Iterator[Piece]:
    script = stage.script
    for told, author in zip(script.data["plan"], stage.phones(Role.REPRESENTATIVE), strict=False):
        texts = {**told, "kind": script.text(f"kind_{told['kind']}")}
        words = {key: script.text(key, **texts) for key in ("title", "words", "request")}
        yield Piece(stage, {**told, **words, "unit": script.data["bureau"]}, author)


async def live(stage: Stage) -> None:
    """The story; at its end the claims are held against the phones and the database."""
    script = stage.script
    own = list(pieces(stage))
    other = Piece(stage, script.data["other"], stage.phones(Role.REPRESENTATIVE)[-1])
    unclear = own[script.data["unclear"] - 1]

    await stage.begins("write")
    await stage.together([piece.write() for piece in (*own, other)])
    await stage.reaches(script.day("register"))
    await stage.begins("register")
    other.told["co"] = script.data["bureau"]
    await stage.together([piece.assign() for piece in (*own, other)])
    await stage.reaches(script.day("dispatch"))
    await stage.begins("dispatch")
    await stage.together([piece.dispatch() for piece in own])
    await unclear.contact("mode-phone", "ask")
    await _beside_others(other)

    await stage.reaches(script.day("prepare"))
    await stage.begins("prepare")
    await _blocked(stage, unclear)
    parts = [(piece, section) for piece in own for section in (*piece.beside, piece.lead)]
    await stage.together([piece.prepare(section) for piece, section in parts])

    await stage.reaches(script.day("hand_in"))
    await stage.begins("hand_in")
    await _corrected(stage, unclear)
    await stage.together([piece.handle() for piece in own if piece is not unclear])

    await stage.reaches(script.day("draft"))
    await stage.begins("draft")
    await stage.together([piece.draft() for piece in own])
    await stage.notes("contacted")
    await stage.reaches(script.day("send"))
    await stage.begins("send")
    await stage.together([piece.send() for piece in own])
    await stage.reaches(script.day("explain"))
    await stage.begins("explain")
    await stage.together([piece.explain() for piece in own if piece.told["class"] == "C"])
    await stage.together([piece.rate() for piece in own])
    await bureau_claims.check(stage, own, other)


async def _beside_others(other: Piece) -> None:
    """Another department leads: the bureau's section writes, its office gives the opinion in time."""
    lead = other.stage.phones(Role.DEPARTMENT_CLERK, other.told["unit"])[0]
    await stretches.sign(lead, other.matter)
    async with other.clerk:
        await other.clerk.presses("step-co-sign-for", about=other.matter.id)
    await inside.dispatch(other.clerk, other.matter, other.told["section"])
    await inside.sign(other.lead, other.matter)
    await other.prepare(other.lead)
    await inside.hand_in(other.lead, other.matter, other.text("opinion_ours"))
    await inside.check(other.clerk, other.matter)
    await stretches.file_opinion(other.clerk, other.matter, other.text("opinion_ours"))


async def _blocked(stage: Stage, piece: Piece) -> None:
    """Handling comes last: no handing in before the three firsts."""
    shown = await piece.beside[0].says(f"/case {piece.matter.number}")
    bureau_claims.not_offered(stage, "refused_before", shown)
    await stage.notes("blocked")


async def _corrected(stage: Stage, piece: Piece) -> None:
    """The co section first; what says nothing comes back from the office."""
    (section,) = piece.beside
    shown = await piece.lead.says(f"/case {piece.matter.number}")
    bureau_claims.not_offered(stage, "waits", shown)
    await stage.notes("waits")
    await inside.hand_in(section, piece.matter, piece.text("part_vague"))
    await inside.give_back(piece.clerk, piece.matter, piece.text("why_back"))
    await piece.handle()
