"""A walk: people of one congress take steps, allowed and forbidden, time passes, every move is checked."""

import re
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import func, select

from domain.errors import NotAllowed, Refusal, StepNotPossible
from domain.lifecycle import steps_for
from domain.people import Congress, Person, Role
from domain.ports import UnitOfWork
from domain.proposal import Kind, Proposal, Status, Track
from domain.rules import FIXED
from domain.services import (
    corrections,
    departments,
    departures,
    measures,
    meeting_ticks,
    mornings,
    policies,
    promises,
    redating,
    reminders,
)
from domain.services.reminders import LAPSING
from domain.services.submission import bring_out, submit
from domain.steps import STEPS
from storage.engine import Database
from storage.tables import drafts, outbox, posts, proposals
from tests import builders
from tests.domain.keeping import Move, check
from tests.domain.lives import TEXT
from tests.domain.meeting_lives import MAKERS

# What a congress may ask for, and with it which roads there are.
WAYS: dict[str, dict[str, object]] = {
    "plain": {},
    "countersigned": {"requirements": ["countersign"], "review_chain": ["government_office", "staff"]},
    "thorough": {"requirements": ["two_contacts", "three_firsts"]},
    "leaders sign": {
        "requirements": ["leader_contact", "leader_signs"],
        "review_chain": ["committee", "staff"],
    },
}
KINDS = 3 * [(Track.THROUGH_TRAIN, Kind.SUGGESTION)] + [
    (Track.IN_SESSION, Kind.SUGGESTION),
    (Track.IN_SESSION, Kind.BILL),
]
ENDS = frozenset(Status) - {status for step in STEPS if step.to for status in step.from_}
EITHER = ({"log_contact", "log_later_contact"}, {"offer_meeting", "offer_later_meeting"})
# A maker may pick a contact or meeting that was answered, a main proposal that ended, another's department.
OF_ANOTHER = {"confirm_contact", "deny_contact", "merge", "hand_over_clerk", "agree_time"}
# These reach other proposals too: the main one, all cases of a clerk.
REACHING = {"merge", "hand_over_clerk"}
WORDS = Path(__file__).parents[2] / "locales" / "zh-CN"
KEYS = {
    key for file in WORDS.glob("*.ftl") for key in re.findall(r"^([a-z][\w-]*) =", file.read_text(), re.M)
}
A_MOMENT = timedelta(minutes=1)
HOURS = (5, 24, 24, 72, 240, 1200)
RULE_OF_REPLY = next(rule for rule in FIXED if rule.path == "clocks.through_train.reply")


async def settle(database: Database, way: str) -> None:
    """A congress with two people for most posts, and another congress beside it."""
    world = await builders.world(database)
    await builders.world(database, "越城区人大", bot_id=8)
    async with database.unit_of_work() as uow:
        congress = await uow.congresses.get(world.congress.id)
        congress.policy = builders.policy(**WAYS[way])
        await uow.congresses.save(congress)
        third = await builders.department(uow, congress, "水利局")
        fourth = await builders.department(uow, congress, "园林局")
        section = builders.post(Role.SECTION, world.department)
        for name, post in (
            ("周代表", builders.post(Role.REPRESENTATIVE, world.delegation)),
            ("吴代表", builders.post(Role.REPRESENTATIVE, world.delegation)),
            ("郑局长", builders.post(Role.DEPARTMENT_HEAD, world.co_department)),
            ("冯局长", builders.post(Role.DEPARTMENT_HEAD, third)),
            ("褚经办", builders.post(Role.DEPARTMENT_CLERK, third)),
            ("尤经办", builders.post(Role.DEPARTMENT_CLERK, world.department)),
            ("许局长", builders.post(Role.DEPARTMENT_HEAD, fourth)),
            ("何经办", builders.post(Role.DEPARTMENT_CLERK, fourth)),
            ("卫科长", replace(section, unit="城建科")),
            ("蒋科长", replace(section, unit="规划科")),
            ("韩委员", builders.post(Role.COMMITTEE)),
            ("沈区长", builders.post(Role.LEADER)),
            ("杨区长", builders.post(Role.LEADER)),
            ("朱主任", builders.post(Role.DELEGATION_OFFICE, world.delegation)),
            ("秦管理", builders.post(Role.ADMIN)),
        ):
            await builders.person(uow, congress, name, post)


@dataclass
class Walk:
    """What was seen of a congress so far; `steps` counts what its histories tell, `refused` denials."""

    database: Database
    congress: Congress
    people: list[Person] = field(default_factory=list)
    strangers: list[Person] = field(default_factory=list)
    now: datetime = builders.NOW
    lives: dict[int, Proposal] = field(default_factory=dict)
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    steps: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    journal: list[str] = field(default_factory=list)
    moves: int = 0
    _able: dict[int, list[tuple[Person, str]]] = field(default_factory=dict)
    _told: int = 0

    @classmethod
    async def begin(cls, database: Database) -> "Walk":
        """From what the database holds; a copy of another walk's is gone on with."""
        async with database.unit_of_work() as uow:
            (home, abroad) = await uow.congresses.every()
        walk = cls(database, home)
        await walk._meet()
        async with database.unit_of_work() as uow:
            walk.strangers = [p for role in Role for p in await uow.people.holding(abroad.id, role)]
            for id_ in await uow.proposals.every_id():
                walk.lives[id_] = await uow.proposals.get(id_)
        for life in walk.lives.values():
            walk.now = max(walk.now, life.history[-1].at)
            if life.number:
                walk.numbers[life.session, life.number] = life.id
        await walk._notices()
        return walk

    async def _meet(self) -> None:
        async with self.database.unit_of_work() as uow:
            found = [p for role in Role for p in await uow.people.holding(self.congress.id, role)]
        self.people = list({person.id: person for person in found}.values())
        self._able.clear()

    # What could happen next

    @property
    def alive(self) -> list[Proposal]:
        return [life for life in self.lives.values() if life.status not in ENDS]

    def able(self, life: Proposal) -> list[tuple[Person, str]]:
        """Who may take which step now, by the table."""
        if life.id not in self._able:
            self._able[life.id] = [
                (p, s.name) for p in self.people for s in steps_for(life, p) if s.name in MAKERS
            ]
        return self._able[life.id]

    def may(self, life: Proposal, person: Person, step: str) -> bool:
        if step == "hand_over_clerk":
            # It is about people, whatever stage a case is at; an administrator is no party to any.
            home = person.congress_id == self.congress.id
            return home and person.holds(Role.STAFF, Role.ADMIN, Role.DEPARTMENT_HEAD)
        can = {name for who, name in self.able(life) if who.id == person.id}
        # One service takes whichever of the two the status calls for.
        either = next((two for two in EITHER if step in two), {step})
        return bool(can & either)

    # Moves

    async def start(self, rng: Random, kind: tuple[Track, Kind] | None = None) -> None:
        """A representative submits at once, or lets others read the draft first."""
        track, kind_ = kind or rng.choice(KINDS)
        lead = rng.choice([p for p in self.people if p.holds(Role.REPRESENTATIVE)])
        draft = replace(builders.ready_draft(lead), track=track, kind=kind_)
        begin = submit if rng.random() < 0.5 else bring_out

        async def do(uow: UnitOfWork) -> None:
            await begin(uow, await uow.drafts.add(draft), self.congress, lead, now=self.now)

        refusal = await self._attempt(do)
        assert refusal is None or lead.suspended
        await self._look(lead, {"submit"})

    async def move(self, life: Proposal, actor: Person, step: str, rng: Random) -> Refusal | None:
        """What the table allows succeeds (or its details are refused), everything else changes nothing."""
        allowed, before = self.may(life, actor, step), await self._state()
        where = f"{step} by {actor.name} on {life.id} ({life.status})"

        async def do(uow: UnitOfWork) -> None:
            proposal = await uow.proposals.get(life.id)
            by = await uow.people.get(actor.congress_id, actor.id)
            assert by is not None
            await MAKERS[step](uow, proposal, self.congress, by, rng, self.now)

        refusal = await self._attempt(do)
        if refusal is None:
            assert allowed, f"{where} succeeded against the table"
            if step == "hand_over_clerk":
                await self._meet()
            await self._look(actor, {step}, None if step in REACHING else life.id)
            return None
        self.refused[step] += 1
        # A maker may not know what would be valid; but what the table allows is not denied as such.
        denied = isinstance(refusal, NotAllowed | StepNotPossible) and step not in OF_ANOTHER
        assert not (allowed and denied), f"{where}: {refusal.key}"
        assert refusal.key in KEYS, f"{where}: nobody has words for {refusal.key}"
        assert await self._state() == before, f"{where} was refused and left a trace"
        return refusal

    async def _attempt(self, do: Callable[[UnitOfWork], Awaitable[None]]) -> Refusal | None:
        self.moves += 1
        self.now += A_MOMENT
        try:
            async with self.database.unit_of_work() as uow:
                await do(uow)
        except Refusal as refusal:
            return refusal
        return None

    async def passes(self, hours: int) -> None:
        """Time passes, and what the clock itself brings about."""
        self.moves += 1
        self.now += timedelta(hours=hours)
        async with self.database.unit_of_work() as uow:
            await reminders.settle_due_clocks(uow, now=self.now)
            await measures.propose_late(uow, self.congress, now=self.now)
        async with self.database.unit_of_work() as uow:
            await promises.open_fulfilment(uow, self.congress, now=self.now)
            await mornings.remind(uow, self.congress, now=self.now)
            await meeting_ticks.lapse_stranded(uow, self.congress, now=self.now)
            await meeting_ticks.remind(uow, self.congress, now=self.now)
            await meeting_ticks.ask_outcomes(uow, self.congress, now=self.now)
        await self._look(None, set())

    async def reform(self, rng: Random) -> None:
        """A department is merged into another; two are left at least."""
        self.moves += 1
        async with self.database.unit_of_work() as uow:
            gone, into, *others = rng.sample(
                units := await uow.people.departments(self.congress.id), len(units)
            )
            if others:
                await departments.merge(uow, gone, into, now=self.now)
        await self._meet()
        await self._look(None, {"move_department"})

    async def change_rule(self, rng: Random) -> None:
        """The time for a reply becomes another, for running clocks too."""
        self.moves += 1
        admin = next(p for p in self.people if p.holds(Role.ADMIN))
        expected = self.congress.policy.data["clocks"]["through_train"]["reply"]
        value = rng.choice([{"months": n} for n in (1, 2, 3, 4) if {"months": n} != expected])
        async with self.database.unit_of_work() as uow:
            await policies.change(
                uow, self.congress, RULE_OF_REPLY, value, admin, expected=expected, again=True, now=self.now
            )
        await self._look(admin, {"reckon_again"})

    async def close_a_day(self, rng: Random) -> None:
        """Snow: on a day on which something is due nobody works."""
        staff = next(p for p in self.people if p.holds(Role.STAFF))
        days = sorted(
            {c.due_on for life in self.alive for c in life.clocks if c.running and c.due_at > self.now}
        )

        async def do(uow: UnitOfWork) -> None:
            day = rng.choice(days or [self.now.date()])
            moves = await corrections.effect_of(uow, self.congress, [day], False, TEXT)
            seen = redating.fingerprint(moves)
            await corrections.correct(uow, self.congress, staff, [day], False, TEXT, seen=seen, now=self.now)

        await self._attempt(do)
        await self._look(staff, {"move_dates"})

    async def suspend(self, rng: Random) -> None:
        """A representative's duties pause, or are taken up again."""
        self.moves += 1
        staff = next(p for p in self.people if p.holds(Role.STAFF))
        who = rng.choice([p for p in self.people if p.holds(Role.REPRESENTATIVE)])
        async with self.database.unit_of_work() as uow:
            await departures.suspend(uow, staff, who.id, suspended=not who.suspended, now=self.now)
        await self._meet()
        await self._look(staff, set())

    # What came of it

    async def _state(self) -> tuple[list[Any], Any]:
        """What a refusal must leave as it is."""
        counts = [
            select(func.count()).select_from(table).scalar_subquery() for table in (outbox, drafts, posts)
        ]
        async with self.database.engine.connect() as connection:
            heads = await connection.execute(
                select(proposals.c.id, proposals.c.version, proposals.c.history_head)
            )
            return tuple(tuple(row) for row in heads), tuple(
                (await connection.execute(select(*counts))).one()
            )

    async def _notices(self) -> list[tuple[int, str, int, dict[str, object]]]:
        """What was posted since the last look: to whom, of what kind, about which proposal."""
        new = select(outbox.c.id, outbox.c.person_id, outbox.c.kind, outbox.c.proposal_id, outbox.c.params)
        async with self.database.engine.connect() as connection:
            rows = (await connection.execute(new.where(outbox.c.id > self._told))).all()
        self._told = max([self._told, *(row.id for row in rows)])
        return [(row.person_id, row.kind, row.proposal_id, row.params) for row in rows]

    def _head(self, id_: int) -> list[object]:
        life = self.lives.get(id_)
        return [life.version, life.history_head] if life else []

    def _is_due(self, id_: int) -> bool:
        clocks = self.lives[id_].clocks if id_ in self.lives else []
        return any(c.running and c.key in LAPSING and c.due_at <= self.now for c in clocks)

    async def _look(self, by: Person | None, meant: set[str], only: int | None = None) -> None:
        """Every proposal that has changed, read anew; nothing else may have.

        Of a window that merely closes only its clock knows.
        """
        (heads, _) = await self._state()
        changed = [id_ for id_, *head in heads if self._head(id_) != head or self._is_due(id_)]
        others = [id_ for id_ in changed if id_ != only and not self._is_due(id_)]
        assert only is None or not others, f"{meant} of {only} changed {others}"
        told = await self._notices()
        for id_ in changed:
            async with self.database.unit_of_work() as uow:
                new = await uow.proposals.get(id_)
            old = self.lives.get(id_)
            mine = [(person, kind, params) for person, kind, of, params in told if of == id_]
            move = Move(old, new, by, self.people, mine)
            self.journal += [f"{id_}: {e.step} by {e.actor or '-'}" for e in move.entries]
            try:
                check(move)
            except AssertionError as error:
                error.add_note("\n".join(["What happened last:", *self.journal[-15:]]))
                raise
            self.steps.update(move.steps)
            if new.number:
                assert self.numbers.setdefault((new.session, new.number), id_) == id_
            self.lives[id_] = new
            self._able.pop(id_, None)
