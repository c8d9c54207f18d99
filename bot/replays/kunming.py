"""Kunming: 291 suggestions, proposed to units first, reviewed by three levels, B followed up."""

from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from itertools import cycle
from typing import Any

from bot.replays import (
    concluding,
    inspecting,
    kunming_claims,
    leading,
    meeting,
    settling,
    stretches,
    supervising,
)
from bot.replays.kunming_plan import Piece, pieces
from bot.replays.phones import Phone
from bot.replays.stage import Stage
from bot.replays.stretches import Matter
from domain.people import Role

LEVELS = (Role.COMMITTEE, Role.STAFF, Role.GOVERNMENT_OFFICE)


class Case:
    """One suggestion with those who deal with it, and how each stretch of its life goes."""

    def __init__(self, stage: Stage, piece: Piece, author: Phone, desk: int) -> None:
        self.stage = stage
        self.piece = piece
        self.author = author
        self.matter = Matter(0, piece.told["title"])
        self._desk = desk

    def of(self, role: Role) -> Phone:
        """The one of an office who deals with this case."""
        phones = self.stage.phones(role)
        return phones[self._desk % len(phones)]

    def officer(self, role: Role, unit: str = "") -> Phone:
        return self.stage.phones(role, unit or self.piece.unit)[0]

    @property
    def clerk(self) -> Phone:
        return self.officer(Role.DEPARTMENT_CLERK)

    @property
    def head(self) -> Phone:
        return self.officer(Role.DEPARTMENT_HEAD)

    def text(self, key: str, **params: object) -> str:
        return self.stage.script.text(key, **params)

    async def write(self) -> None:
        self.matter = await stretches.write(self.author, self.piece.told)

    async def propose(self) -> None:
        """Registered in its category, then proposed to those who are to handle it."""
        staff = self.of(Role.STAFF)
        self.matter = await stretches.register(staff, self.matter, self.piece.told["category"])
        await settling.pre_assign(staff, self.matter, self.piece.first_unit, *self.piece.co)

    async def object_to(self) -> None:
        told, first = self._dispute, self.piece.first_unit
        other = self.piece.unit if told["upheld"] else str(told["with"])
        clerk, head = (self.officer(r, first) for r in (Role.DEPARTMENT_CLERK, Role.DEPARTMENT_HEAD))
        await settling.object_to(clerk, head, self.matter, told["reason"], other)

    async def talk_over(self) -> None:
        """The meeting is recorded with what came of it, and the office rules accordingly."""
        told, office = self._dispute, self.of(Role.GOVERNMENT_OFFICE)
        result = self.text("met", unit=self.piece.unit)
        await settling.hold_coordination(self.of(Role.STAFF), self.matter, self.text("attended"), result)
        if told["upheld"]:
            await settling.uphold(office, self.matter, self.piece.unit)
        else:
            await settling.dismiss(office, self.matter, told["ruling"])

    @property
    def _dispute(self) -> dict[str, Any]:
        assert self.piece.dispute is not None
        return self.piece.dispute

    async def assign(self) -> None:
        await settling.assign_as_planned(self.of(Role.STAFF), self.matter)

    async def mark(self) -> None:
        """By the chairpersons' decision, with the leader who leads it."""
        staff, leader = self.of(Role.STAFF), self.stage.phone("leader")
        await leading.mark_key(staff, self.matter, self.text("decision"), leader)
        await leading.tick(staff, self.matter, self.text("step_leaders"))

    async def track(self) -> None:
        await leading.tick(self.of(Role.COMMITTEE), self.matter, self.text("step_tracks"))

    async def give_account(self) -> None:
        await leading.tick(self.of(Role.STAFF), self.matter, self.text("step_report"))

    async def sign(self) -> None:
        await stretches.sign(self.clerk, self.matter)
        for unit in self.piece.co:
            other = self.officer(Role.DEPARTMENT_CLERK, unit)
            await stretches.give_opinion(other, self.matter, self.text("opinion"))

    async def consult(self) -> None:
        await self._contact("before")

    async def book(self) -> None:
        """Two times are offered, the author takes the first with one press."""
        script, piece = self.stage.script, self.piece
        mode = script.data["booked_modes"][self._desk % len(script.data["booked_modes"])]
        times = self.text("times", first=piece.slot, unit=piece.unit)
        rank, led = ("rank", "led") if piece.is_key else ("own_rank", "own_led")
        await meeting.offer(self.clerk, self.matter, times, mode, self.text(rank), self.text(led))
        # The day is how the button begins.
        await meeting.choose(self.author, self.matter, piece.slot[: self.stage.script.data["day_signs"]])

    async def record(self) -> None:
        """Held as booked; the author confirms it."""
        came = self.author.member.name
        await meeting.record(self.clerk, self.matter, came, self.text("before"))
        await stretches.confirm(self.author, self.matter)

    async def draft(self) -> None:
        """Talked over once more, then drafted and signed by the department's head."""
        await self._contact("during")
        await self._draft()

    async def _contact(self, text: str) -> None:
        modes = self.stage.script.data["modes"]
        mode, said = modes[self._desk % len(modes)], self.text(text)
        if self.piece.is_key:
            rank, led = self.text("rank"), self.text("led")
            await leading.contact_led(self.clerk, self.matter, mode, rank, led, said)
        else:
            await stretches.contact(self.clerk, self.matter, mode, said)
        await stretches.confirm(self.author, self.matter)

    async def _draft(self) -> None:
        piece, replies = self.piece, self.stage.script.data["replies"]
        told = replies["B_soon" if piece.promised_soon else "B" if piece.changed_by else piece.result]
        await stretches.draft(self.clerk, self.matter, told)
        await stretches.sign_off(self.head, self.matter)

    async def review(self, level: Role) -> None:
        """By one of the three: sent back once where that is the plan, put into another class, passed on."""
        reviewer = self.of(level)
        if self.piece.returned and level is LEVELS[self._desk % len(LEVELS)]:
            await stretches.send_back(reviewer, self.matter, self.piece.returned)
            await self._draft()
            for earlier in LEVELS[: LEVELS.index(level)]:
                await concluding.pass_review(self.of(earlier), self.matter)
        if self.piece.changed_by == level:
            await concluding.change_class(reviewer, self.matter, self.text("class_a"), self.text("reclassed"))
        if level is LEVELS[-1]:
            await stretches.approve(reviewer, self.matter)
        else:
            await concluding.pass_review(reviewer, self.matter)

    async def rate(self) -> None:
        attitude, reply = self.stage.script.data["grades"][self._desk % len(self.stage.script.data["grades"])]
        await stretches.rate(self.author, self.matter, attitude, reply)

    async def report(self) -> None:
        await supervising.report(self.clerk, self.matter, self.text("report"))

    async def reply_again(self) -> None:
        await concluding.keep_promise(self.clerk, self.matter, self.text("promise"), self.text("kept"))
        told = self.stage.script.data["replies"]["second"]
        await concluding.reply_again(self.clerk, self.head, self.matter, told)

    async def rate_fulfilment(self) -> None:
        await concluding.rate_fulfilment(self.author, self.matter, "verdict-kept", "grade-satisfied")

    async def close(self) -> None:
        await concluding.close(self.of(Role.STAFF), self.matter)


async def live(stage: Stage) -> None:
    """The story; at its end the claims are held against the phones and the database."""
    authors = cycle(stage.phones(Role.REPRESENTATIVE))
    every = [Case(stage, piece, next(authors), n) for n, piece in enumerate(pieces(stage.script))]
    in_session = [case for case in every if case.piece.in_session]
    followed = [case for case in every if case.piece.result == "B"]
    soon = [case for case in followed if case.piece.promised_soon]

    await _settle(stage, in_session)
    await _answer(stage, in_session, "")
    key = [case for case in every if case.piece.is_key]
    await _each(stage, "key_tracked", key, Case.track)
    between = [case for case in every if not case.piece.in_session]
    await _begin(stage, between)
    await _answer(stage, between, "later_")

    await _each(stage, "follow", followed, Case.report)
    await _each(stage, "key_reported", key, Case.give_account)
    await _inspect(stage)
    await _each(stage, "second", soon, Case.reply_again)
    # What review put into another class had been promised: it stays open until the promise is rated.
    done = [case for case in every if case not in followed and not case.piece.changed_by]
    await _each(stage, "close", done, Case.close)
    await _each(stage, "fulfil", soon, Case.rate_fulfilment)
    await _each(stage, "quarter", [case for case in followed if case not in soon], Case.report)
    await _measure(stage)
    await _each(stage, "end", soon, Case.close)
    await stage.begins("read")
    await kunming_claims.check_figures(stage)
    kunming_claims.check(stage, await stage.proposals())
    kunming_claims.check_oversight(stage, await stage.oversight())


async def _inspect(stage: Stage) -> None:
    """On line all ledgers, on site a sample; the seed was fixed in public."""
    script, staff = stage.script, stage.phones(Role.STAFF)[0]
    await stage.reaches(script.day("inspect"))
    await stage.begins("inspect")
    await inspecting.check(staff, script.text("inspected"))
    await inspecting.draw(staff, script.text("sample"), script.text("seed"))
    inspectors = stage.phones(Role.INSPECTOR)
    errands = [
        inspecting.visit(phone, place, points, script.text("present"), script.text("seen"))
        for place, (phone, points) in enumerate(zip(inspectors, script.data["points"], strict=True))
    ]
    await stage.together(errands)


async def _measure(stage: Stage) -> None:
    """The secret ballot on the units of the sample; counted when it is closed."""
    script, staff = stage.script, stage.phones(Role.STAFF)[0]
    await stage.reaches(script.day("measure"))
    await stage.begins("measure")
    await inspecting.open_ballot(staff, script.text("units_of_sample"))
    drawn = (await stage.oversight()).draws[-1].sample
    units = len({lot.department for lot in drawn})
    papers = zip(stage.phones(Role.INSPECTOR), script.data["scores"], strict=True)
    await stage.together([inspecting.vote(phone, scores[:units]) for phone, scores in papers])
    await inspecting.count(staff)
    await inspecting.read_own(stage.phones(Role.DEPARTMENT_CLERK, drawn[0].department)[0])


async def _each(
    stage: Stage, heading: str, cases: Iterable[Case], stretch: Callable[[Case], Awaitable[None]]
) -> None:
    """A stretch of the story at its own day; every case goes through it."""

    async def errand(case: Case) -> None:
        await stretch(case)

    if heading in stage.script.data["days"]:
        await stage.reaches(stage.script.day(heading))
    await stage.begins(heading)
    await stage.together([errand(case) for case in cases])


async def _settle(stage: Stage, cases: list[Case]) -> None:
    """From the session to the assignment, by way of the coordination meeting."""
    disputed = [case for case in cases if case.piece.dispute]
    await _each(stage, "write", cases, Case.write)
    await _each(stage, "propose", cases, Case.propose)
    await stage.notes("proposed", n=len(cases))
    await _each(stage, "object", disputed, Case.object_to)
    await _each(stage, "meeting", disputed, Case.talk_over)
    await stage.notes("met", n=len(disputed))
    await _each(stage, "key", [case for case in cases if case.piece.is_key], Case.mark)
    await _each(stage, "assign", cases, Case.assign)


async def _begin(stage: Stage, cases: list[Case]) -> None:
    """Between the sessions: nobody objects."""
    await _each(stage, "later_write", cases, Case.write)
    await _each(stage, "later_propose", cases, Case.propose)
    await _each(stage, "later_assign", cases, Case.assign)


async def _answer(stage: Stage, cases: list[Case], when: str) -> None:
    await _each(stage, f"{when}sign", cases, Case.sign)
    booked = [case for case in cases if case.piece.slot]
    if booked:
        await _each(stage, "book", booked, Case.book)
    await _each(stage, f"{when}consult", [case for case in cases if not case.piece.slot], Case.consult)
    if booked:
        await _each(stage, "held", booked, Case.record)
        await stage.notes("held", n=len(booked))
    await _each(stage, f"{when}draft", cases, Case.draft)
    for level in LEVELS:
        await _each(stage, f"{when}{level.value}", cases, partial(Case.review, level=level))
    await _each(stage, f"{when}rate", cases, Case.rate)
