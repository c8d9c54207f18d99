"""Yichang: 560 suggestions and proposals, one fixed date, what review sent back, what was late."""

from collections.abc import Awaitable, Callable, Iterable
from itertools import cycle

from bot.replays import issuing, stretches, supervising, yichang_claims
from bot.replays.crowds import Piece, pieces
from bot.replays.phones import Phone
from bot.replays.reading import Card, Paper, Sheets
from bot.replays.stage import Stage
from bot.replays.stretches import Matter
from domain.people import Role
from domain.proposal import Kind


class Desk:
    """Who deals with a piece, and how each stretch of its life goes."""

    def __init__(self, stage: Stage, piece: Piece, author: Phone) -> None:
        self.stage = stage
        self.piece = piece
        self.author = author
        self.staff = stage.phone("suggestions" if piece.kind is Kind.SUGGESTION else "proposals")
        (self.clerk,) = stage.phones(Role.DEPARTMENT_CLERK, piece.lead)
        (self.head,) = stage.phones(Role.DEPARTMENT_HEAD, piece.lead)
        self.matter = Matter(0, piece.title)

    async def write(self) -> None:
        kind = "" if self.piece.kind is Kind.SUGGESTION else "kind-cppcc-proposal"
        self.matter = await stretches.write(self.author, self.piece.told, kind)

    async def assign(self) -> None:
        self.matter = await stretches.register(self.staff, self.matter)
        await stretches.assign(self.staff, self.matter, self.piece.lead, *self.piece.co)

    async def sign(self) -> None:
        await stretches.sign(self.clerk, self.matter)
        for unit in self.piece.co:
            (other,) = self.stage.phones(Role.DEPARTMENT_CLERK, unit)
            await stretches.give_opinion(other, self.matter, self.stage.script.text("opinion"))
        modes = self.stage.script.data["modes"]
        usual = [(modes[self.matter.id % len(modes)], self.stage.script.text("contact"))]
        for mode, text in self.piece.told.get("contacts", usual):
            await stretches.contact(self.clerk, self.matter, mode, text)
            await stretches.confirm(self.author, self.matter)

    async def draft(self) -> None:
        await self._answer(self.stage.script.text("done"))
        if self.piece.returned:
            await stretches.send_back(self.staff, self.matter, self.piece.returned)

    async def draft_again(self) -> None:
        await self._answer(self.stage.script.text("done_better"))

    async def _answer(self, done: str) -> None:
        told = {"done": done, **self.stage.script.data["reply"]}
        if "done" in self.piece.told:
            told["done"] = self.piece.told["done"]
        await stretches.draft(self.clerk, self.matter, told)
        await stretches.sign_off(self.head, self.matter)

    async def approve(self) -> None:
        await stretches.approve(self.staff, self.matter)
        if "after" in self.piece.told:
            mode, text = self.piece.told["after"]
            await supervising.contact_later(self.clerk, self.matter, mode, text)
            await stretches.confirm(self.author, self.matter)
        if "contacts" in self.piece.told:
            await stretches.rate(self.author, self.matter, *self.stage.script.data["told_grades"])

    async def order(self, office: Phone) -> None:
        script = self.stage.script
        await supervising.order(office, self.matter, "order-written", self.piece.lead, script.text("order"))
        await supervising.answer_order(self.clerk, self.matter, script.text("ordered"))

    async def finish(self) -> None:
        await self._answer(self.stage.script.text("done"))
        await stretches.approve(self.staff, self.matter)


async def live(stage: Stage) -> None:
    """The story; at its end the claims are held against the phones and the database."""
    script = stage.script
    desks = _desks(stage)
    in_time = [desk for desk in desks if not desk.piece.late]
    late = [desk for desk in desks if desk.piece.late]

    await stage.begins("write")
    await _each(stage, desks, Desk.write)
    kinds = [desk.piece.kind for desk in desks]
    suggestions = kinds.count(Kind.SUGGESTION)
    await stage.notes("written", suggestions=suggestions, proposals=len(kinds) - suggestions)

    await stage.reaches(script.day("assign"))
    await stage.begins("assign")
    await _each(stage, desks, Desk.assign)
    suggestion, proposal = yichang_claims.last_numbers(await stage.proposals())
    await stage.notes("numbered", suggestion=suggestion, proposal=proposal)

    await stage.reaches(script.day("sign"))
    await stage.begins("sign")
    await _each(stage, desks, Desk.sign)

    await stage.reaches(script.day("draft"))
    await stage.begins("draft")
    await _each(stage, in_time, Desk.draft)
    returned = [desk for desk in in_time if desk.piece.returned]
    await stage.notes("returned", n=len(returned))

    await stage.reaches(script.day("again"))
    await stage.begins("again")
    await _each(stage, returned, Desk.draft_again)

    await stage.reaches(script.day("approve"))
    await stage.begins("approve")
    await _each(stage, in_time, Desk.approve)

    await stage.reaches(script.day("look"))
    await stage.begins("look")
    office = stage.phone("office")
    await _look(stage, office)

    await stage.reaches(script.day("bulletin"))
    await stage.begins("bulletin")
    await issuing.issue(office)
    paper = Paper(await stage.file(office, "bulletin-file"), stage.t)
    yichang_claims.read_bulletin(stage, paper)
    await _each(stage, late, lambda desk: desk.order(office))

    await stage.reaches(script.day("rest"))
    await stage.begins("rest")
    await _each(stage, late, Desk.finish)

    await stage.reaches(script.day("end"))
    await stage.begins("end")
    await yichang_claims.read_end(stage, Card(office, stage.t), Sheets(await stage.workbook(office), stage.t))
    yichang_claims.check(stage, await stage.proposals())


def _desks(stage: Stage) -> list[Desk]:
    """Representatives write suggestions, CPPCC members proposals, each a few."""
    everybody = stage.phones(Role.REPRESENTATIVE)
    sectors = [
        unit for unit in stage.script.data["delegations"] if unit.endswith(stage.script.text("sector"))
    ]
    authors = {
        Kind.SUGGESTION: cycle(p for p in everybody if p.member.unit not in sectors),
        Kind.CPPCC_PROPOSAL: cycle(p for p in everybody if p.member.unit in sectors),
    }
    made = pieces(stage.script)
    # Those who watch see the pieces that the document tells of first.
    made.sort(key=lambda piece: "contacts" not in piece.told)
    return [Desk(stage, piece, next(authors[piece.kind])) for piece in made]


async def _each(stage: Stage, desks: Iterable[Desk], stretch: Callable[[Desk], Awaitable[None]]) -> None:
    async def errand(desk: Desk) -> None:
        await stretch(desk)

    await stage.together([errand(desk) for desk in desks])


async def _look(stage: Stage, office: Phone) -> None:
    """What the supervision office finds on the evening of the fixed date, and drafts its bulletin from."""
    script, t = stage.script, stage.t
    await yichang_claims.read_card(stage, Card(office, t))
    yichang_claims.read_workbook(stage, Sheets(await stage.workbook(office), t))
    async with office:
        await issuing.draft(office)
        await issuing.choose(office, *(row["unit"] for row in script.data["told"]))
        await issuing.drop_steps(office)
        for step in script.data["next_steps"]:
            await issuing.add_step(office, step["text"], step["day"])
