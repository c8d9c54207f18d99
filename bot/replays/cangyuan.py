"""Cangyuan: 83 suggestions from the assignment meeting to supervision, each talked over face to face."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

from bot.replays import cangyuan_claims, leading, stretches, supervising
from bot.replays.phones import Phone
from bot.replays.stage import Stage
from bot.replays.stretches import Matter
from domain.people import Role

TOLD = {24: "suggestion_24", 66: "suggestion_66"}


@dataclass
class Case:
    """One suggestion with those who deal with it."""

    stage: Stage
    told: dict[str, Any]
    author: Phone
    co: str = ""
    matter: Matter = field(default_factory=lambda: Matter(0, ""))
    key: bool = False

    @property
    def unit(self) -> str:
        return str(self.told["unit"])

    def officer(self, role: Role, unit: str = "") -> Phone:
        return self.stage.phones(role, unit or self.unit)[0]

    @property
    def clerk(self) -> Phone:
        return self.officer(Role.DEPARTMENT_CLERK)

    async def write(self) -> None:
        self.matter = await stretches.write(self.author, self.told)

    async def register(self) -> None:
        self.matter = await stretches.register(self.stage.phone("staff"), self.matter, self.told["category"])

    async def assign(self, office: Phone) -> None:
        co = [self.co] if self.co else []
        await stretches.assign(office, self.matter, self.unit, *co, looked_up=True)

    async def sign(self) -> None:
        await stretches.sign(self.clerk, self.matter)
        if self.co:
            other = self.officer(Role.DEPARTMENT_CLERK, self.co)
            await stretches.give_opinion(other, self.matter, self.stage.script.text("opinion"))

    async def consult(self, mode: str, text: str = "contact") -> None:
        """Face to face, and the representative says that it was so."""
        script = self.stage.script
        if self.key:
            led, words = script.text("leader"), script.text("contact_leader")
            rank = script.text("rank_leader")
            await leading.contact_led(self.clerk, self.matter, mode, rank, led, words)
        else:
            await stretches.contact(self.clerk, self.matter, mode, script.text(text))
        await stretches.confirm(self.author, self.matter)

    async def note(self, text: str) -> None:
        await supervising.note(self.clerk, self.matter, self.stage.script.text(text))

    async def draft(self, reply: str = "reply") -> None:
        """Drafted and signed by the head of the department."""
        await stretches.draft(self.clerk, self.matter, self.stage.script.data[reply])
        await stretches.sign_off(self.officer(Role.DEPARTMENT_HEAD), self.matter)

    async def deliver(self, office: Phone) -> None:
        if self.key:
            await leading.sign_as_leader(self.stage.phone("leader"), self.matter)
        await stretches.approve(office, self.matter)

    async def rate(self) -> None:
        await stretches.rate(self.author, self.matter, "grade-satisfied", "grade-satisfied")

    async def answer(self, reply: str) -> None:
        await self.draft(reply)
        await self.deliver(self.stage.phone("office"))
        await self.rate()


def cases(stage: Stage) -> list[Case]:
    """In the order of their numbers; the two that the document tells of stand at theirs."""
    script, authors = stage.script, iter(stage.phones(Role.REPRESENTATIVE))
    invented = iter(_invented(stage))
    made = []
    for number, author in enumerate(authors, start=1):
        told = script.data[TOLD[number]] if number in TOLD else next(invented)
        key = number in script.data["key"]
        made.append(Case(stage, told, author, told.get("co", ""), key=key))
    return made


def _invented(stage: Stage) -> Iterator[dict[str, Any]]:
    script, places = stage.script, cycle(stage.script.data["places"])
    for row in script.data["plan"]:
        matters = cycle(row["matters"])
        for n in range(row["lead"]):
            texts = {"place": next(places), "matter": next(matters)}
            told = {key: script.text(key, **texts) for key in ("title", "words", "request")}
            told |= {"unit": row["unit"], "category": row["category"]}
            yield told | ({"co": row["co"]} if n == 0 and "co" in row else {})


async def live(stage: Stage) -> None:
    """The story; at its end the claims are held against the phones and the database."""
    script = stage.script
    every = cases(stage)
    river = Case(stage, script.data["suggestion_river"], every[0].author)
    by_number = dict(enumerate(every, start=1))
    stuck, unsatisfied = by_number[script.data["stuck"]], by_number[script.data["unsatisfied"]]
    hard = [by_number[n] for n in script.data["hard"]]

    await _last_year(stage, river)
    await _to_the_meeting(stage, every)
    await _talk_over(stage, every, river)
    await _supervise(stage, by_number, stuck)
    held_back = [stuck, by_number[24], by_number[66]]
    await _reply(stage, [case for case in every if case not in held_back], hard, unsatisfied)
    await _second_half(stage, by_number, stuck, unsatisfied, river)
    await _at_the_end(stage, every, hard)
    await cangyuan_claims.check(stage, by_number, river)


async def _last_year(stage: Stage, river: Case) -> None:
    script = stage.script
    await stage.begins("river")
    await river.write()
    await river.register()
    await river.assign(stage.phone("office"))
    await stage.reaches(script.day("river"))
    await river.sign()
    await river.consult("mode-meeting", "river_contact")
    await stage.reaches(script.day("river_reply"))
    await river.answer("reply_river")


async def _to_the_meeting(stage: Stage, every: list[Case]) -> None:
    script = stage.script
    await stage.reaches(script.day("session"))
    await stage.begins("write")
    await stage.together([case.write() for case in every])
    await stage.reaches(script.day("register"))
    await stage.begins("register")
    # One registrar, one after the other: the numbers follow the order.
    await stage.together([case.register() for case in every])
    key, staff = [case for case in every if case.key], stage.phone("staff")
    for case in key:
        await leading.mark_key(staff, case.matter, script.text("decision"), stage.phone("leader"))
    await _tick(staff, key, script.data["steps_staff"])
    await stage.reaches(script.day("meeting"))
    await stage.begins("meeting")
    offices = cycle(stage.phones(Role.GOVERNMENT_OFFICE))
    await stage.together([case.assign(office) for case, office in zip(every, offices, strict=False)])
    leads = {case.unit for case in every}
    await stage.notes("assigned", units=len(leads | {case.co for case in every if case.co}), leads=len(leads))


async def _tick(who: Phone, cases: list[Case], steps: list[str]) -> None:
    for case in cases:
        for step in steps:
            await leading.tick(who, case.matter, step)


async def _talk_over(stage: Stage, every: list[Case], river: Case) -> None:
    script = stage.script
    await stage.reaches(script.day("sign"))
    await stage.begins("sign")
    await stage.together([case.sign() for case in every])
    await supervising.report(river.clerk, river.matter, script.text("river_report_1"))
    first = every[0]
    shown = await first.clerk.says(f"/case {first.matter.number}")
    cangyuan_claims.not_offered(stage, "no_reply_unconsulted", shown, "step-draft-reply")
    await stage.notes("kept")
    await stage.reaches(script.day("consult"))
    await stage.begins("consult")
    modes = cycle(script.data["modes"])
    key_first = sorted(every, key=lambda case: not case.key)
    await stage.together([case.consult(mode) for case, mode in zip(key_first, modes, strict=False)])


async def _supervise(stage: Stage, by_number: dict[int, Case], stuck: Case) -> None:
    script, office = stage.script, stage.phone("office")
    await stage.reaches(script.day("first_discussion"))
    await stage.begins("progress")
    await by_number[66].note("note_66_1")
    await by_number[24].note("note_24_1")
    await stage.reaches(script.day("first_order"))
    await stage.begins("urge")
    await supervising.urge(office, stuck.matter)
    await supervising.order(office, stuck.matter, "order-written", stuck.unit, script.text("order_1"))
    await stage.reaches(script.day("phone_order"))
    await stage.begins("phone")
    phoned = by_number[script.data["phoned"]]
    await supervising.order(office, phoned.matter, "order-phone", phoned.unit, script.text("order_phone"))
    await supervising.answer_order(phoned.clerk, phoned.matter, script.text("answer_phone"))


async def _reply(stage: Stage, cases: list[Case], hard: list[Case], unsatisfied: Case) -> None:
    script = stage.script
    await stage.reaches(script.day("reply"))
    await stage.begins("reply")
    await stage.together([case.draft("reply_hard" if case in hard else "reply") for case in cases])
    cases = sorted(cases, key=lambda case: not case.key)
    key = [case for case in cases if case.key]
    shown = await stage.phone("office").says(f"/case {key[0].matter.number}")
    cangyuan_claims.not_offered(stage, "no_unsigned", shown, "step-approve")
    await stage.notes("unsigned")
    offices = cycle(stage.phones(Role.GOVERNMENT_OFFICE))
    await stage.together([case.deliver(office) for case, office in zip(cases, offices, strict=False)])
    await _tick(stage.phone("leader"), key, script.data["steps_leader"])
    await stage.together([case.rate() for case in cases if case is not unsatisfied])
    reason = script.text("unsatisfied")
    author, matter = unsatisfied.author, unsatisfied.matter
    await stretches.rate(author, matter, "grade-satisfied", "grade-unsatisfied", reason)


async def _second_half(
    stage: Stage, by_number: dict[int, Case], stuck: Case, unsatisfied: Case, river: Case
) -> None:
    script, office = stage.script, stage.phone("office")
    await stage.reaches(script.day("again"))
    await stage.begins("again")
    await unsatisfied.consult("mode-visit", "contact_again")
    await unsatisfied.answer("reply_again")
    await stage.reaches(script.day("second_order"))
    await stage.begins("second")
    await supervising.order(office, stuck.matter, "order-written", stuck.unit, script.text("order_2"))
    await stage.reaches(script.day("second_discussion"))
    await stage.begins("discussion")
    await by_number[66].note("note_66_2")
    await by_number[24].note("note_24_2")
    await stage.reaches(script.day("last_replies"))
    await stage.begins("last")
    await by_number[66].consult("mode-visit", "contact_66_2")
    for number in TOLD:
        await by_number[number].answer(f"reply_{number}")
    await supervising.report(river.clerk, river.matter, script.text("river_report"))
    await by_number[66].author.presses("card-reply", about=by_number[66].matter.id)
    await supervising.contact_later(
        by_number[66].clerk, by_number[66].matter, "mode-visit", script.text("after_66")
    )
    await stretches.confirm(by_number[66].author, by_number[66].matter)


async def _at_the_end(stage: Stage, every: list[Case], hard: list[Case]) -> None:
    script = stage.script
    await stage.reaches(script.day("report"))
    await stage.begins("record")
    key = [case for case in every if case.key]
    await _tick(stage.phone("office"), key, script.data["steps_office"])
    for case in hard:
        await supervising.put_on_record(stage.phone("office"), case.matter, script.text("on_record"))
