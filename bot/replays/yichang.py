"""Yichang: 560 suggestions and proposals, one fixed date, what review sent back, what was late."""

from collections.abc import Awaitable, Callable, Iterable
from itertools import cycle

from bot.replays import stretches, supervising
from bot.replays.crowds import Piece, pieces
from bot.replays.phones import Phone
from bot.replays.stage import Stage
from bot.replays.stretches import Matter
from domain.contact import Confirmation
from domain.figures import DepartmentFigures, by_overdue, by_return_ratio
from domain.people import Role
from domain.proposal import ClockKey, Kind, Proposal
from domain.supervision import OrderKind, OrderState

HIGHEST = 6


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
    suggestion, proposal = _last_numbers(await stage.proposals())
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
    await _look(stage)

    await stage.reaches(script.day("bulletin"))
    await stage.begins("bulletin")
    office = stage.phone("office")
    await _each(stage, late, lambda desk: desk.order(office))

    await stage.reaches(script.day("rest"))
    await stage.begins("rest")
    await _each(stage, late, Desk.finish)

    await stage.reaches(script.day("end"))
    await stage.begins("end")
    _check(stage, await stage.proposals())


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


async def _look(stage: Stage) -> None:
    """What the supervision office finds on the evening of the fixed date."""
    claims, figures = stage.claims, await stage.figures()
    # Among equals the bulletin follows no rule that we know: its own order, and behind it whoever it has not.
    published = [str(unit) for unit in stage.script.data["late_units"]]
    place = {unit: n for n, unit in enumerate(published)}
    late = sorted(by_overdue(figures), key=lambda f: (-f.overdue, place.get(f.department, len(place))))
    claims.found("late", [f"{f.department} {f.overdue}" for f in late])
    claims.found("late_whole", sum(f.overdue for f in late))
    claims.found("returns", sum(f.returns for f in figures))
    ratios = by_return_ratio(figures)
    highest, others = ratios[:HIGHEST], ratios[HIGHEST:]
    claims.found("ratios", [_ratio(f) for f in highest])
    below = all(f.return_ratio < min(h.return_ratio for h in highest) for f in others)
    claims.found("others_below", below)
    comma = stage.t.plain("list-comma")
    await stage.notes("late", units=comma.join(f"{f.department} {f.overdue}" for f in late))
    await stage.notes("ratios", units=comma.join(_ratio(f) for f in highest))


def _ratio(figures: DepartmentFigures) -> str:
    """As the bulletin prints it: returns by pieces, not reduced."""
    return f"{figures.department} {figures.returns}/{figures.pieces}"


def _last_numbers(proposals: list[Proposal]) -> list[str]:
    """The last number of each series, as far as none was given twice."""
    numbers = {p.number: p for p in proposals if p.number}
    if len(numbers) < len(proposals):
        return []
    last = {p.kind: number for number, p in sorted(numbers.items(), key=lambda row: _seq(row[0]))}
    return [last[Kind.SUGGESTION], last[Kind.CPPCC_PROPOSAL]]


def _seq(number: str) -> int:
    """The digits at the end of a number, whatever stands behind them."""
    digits = "".join(c if c.isdecimal() else " " for c in number).split()
    return int(digits[-1])


def _check(stage: Stage, proposals: list[Proposal]) -> None:
    claims, script, policy = stage.claims, stage.script, stage.policy
    kinds = [p.kind for p in proposals]
    claims.found("suggestions", kinds.count(Kind.SUGGESTION))
    claims.found("proposals", kinds.count(Kind.CPPCC_PROPOSAL))
    claims.found("series", _last_numbers(proposals))
    claims.found("fixed_date", sum(_fixed_date_binds(p, script.text("fixed_date")) for p in proposals))
    met = [{c.confirmation for c in p.contacts} == {Confirmation.CONFIRMED} for p in proposals]
    claims.found("contacted", sum(met))
    titled = {p.title: p for p in proposals}
    park, rural = (titled[script.text(key)] for key in ("park", "rural"))
    claims.found("leaders_visit", sum(script.text("head_leads") in c.summary for c in park.contacts))
    claims.found("three_contacts", len({c.stage for c in rural.contacts}))
    told = [row for row in script.data["told"] if "done" in row]
    claims.found("results", sum(_letter_says(titled[row["title"]], row["done"]) for row in told))
    sent_back = [r for p in proposals for r in p.replies if r.send_back_reasons]
    every_reason = {code for r in sent_back for code in r.send_back_reasons}
    complete = every_reason == {c.code for c in policy.choices("send_back_reasons")}
    claims.found("coded", len(sent_back) if complete else 0)
    orders = [o for p in proposals for o in p.orders if o.kind is OrderKind.WRITTEN]
    claims.found("told_late", sum(o.state is OrderState.ANSWERED for o in orders))
    claims.found("second_date", policy.second_date)
    end = script.moment(script.day("end"))
    claims.found("all_done", sum(p.replied_at is not None and p.replied_at <= end for p in proposals))


def _fixed_date_binds(proposal: Proposal, day: str) -> bool:
    """The reply's clock ends on that day, and its reckoning says that the months would have ended later."""
    (clock,) = (c for c in proposal.clocks if c.key is ClockKey.REPLY)
    return clock.due_on.isoformat() == day and any(key == "fixed_date_earlier" for key, _ in clock.working)


def _letter_says(proposal: Proposal, words: str) -> bool:
    """Whether this stands in the letter that the author has received."""
    letter = proposal.delivered_reply
    return letter is not None and any(words in point.text for point in letter.done)
