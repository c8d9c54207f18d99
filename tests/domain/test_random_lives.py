"""Random lives: seeded walks over the services, and what must hold of a proposal after every move."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

import pytest
from sqlalchemy import select

from domain.errors import NotAllowed, Refusal, StepNotPossible
from domain.lifecycle import steps_for
from domain.parties import Party
from domain.people import Congress, Role
from domain.proposal import Proposal, Status
from domain.services import measures, meeting_ticks, mornings, promises, reminders
from domain.services.submission import bring_out
from domain.services.verification import RATINGS, faults_of
from domain.steps import BY_NAME, STEPS
from storage.engine import Database
from storage.tables import outbox
from tests import builders
from tests.domain.lives import LEFT_OUT
from tests.domain.meeting_lives import MAKERS

MOVES = 80
# What ends a life, or leads nowhere, is rarely chosen: most lives should be long.
RARE = {
    "withdraw", "confirm_withdrawal", "cancel", "refuse", "merge", "keep_for_reference", "discard_draft",
    "return_for_changes", "reassign", "decline_reopening", "supplement", "urge", "reclassify", "issue_card",
    "order_supervision", "hand_over_lead", "put_on_record", "invite_cosigners", "deny_contact",
    "hand_over_clerk", "close", "archive", "publish", "mark_key", "name_leaders",
}  # fmt: skip
ONWARDS = {
    "log_contact", "co_sign_for", "file_opinion", "section_sign_for", "prepare", "hand_in_part", "check_part",
    "countersign", "sign_part", "rate_attitude", "rate_reply", "accept_cosigning", "report_follow_up",
}  # fmt: skip
CONTACTS = {"log_contact", "log_later_contact"}
ENDS = set(Status) - {status for step in STEPS if step.to for status in step.from_}
# A maker may pick a contact that was answered already, a main proposal that has ended, another's department.
OF_ANOTHER = {"confirm_contact", "deny_contact", "merge", "hand_over_clerk"}
WAYS: tuple[dict[str, object], ...] = (
    {},
    {"requirements": ["countersign"], "review_chain": ["government_office", "staff"]},
    {"requirements": ["two_contacts", "three_firsts"]},
    {"requirements": ["leader_contact", "leader_signs"]},
)


@dataclass
class Walk:
    """One congress, its people, and what was seen of its proposals so far."""

    database: Database
    congress: Congress
    people: list[int]
    now: datetime
    rng: Random
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    stamps: dict[int, tuple[datetime | None, datetime | None]] = field(default_factory=dict)
    alive: list[int] = field(default_factory=list)
    seen: dict[int, int] = field(default_factory=dict)
    taken: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)


async def begin(database: Database, seed: int) -> Walk:
    world = await builders.world(database)
    async with database.unit_of_work() as uow:
        congress = await uow.congresses.get(world.congress.id)
        congress.policy = builders.policy(**WAYS[seed % len(WAYS)])
        await uow.congresses.save(congress)
        third = await builders.department(uow, congress, "水利局")
        section = replace(builders.post(Role.SECTION, world.department), unit="城建科")
        for name, post in (
            ("周代表", builders.post(Role.REPRESENTATIVE, world.delegation)),
            ("吴代表", builders.post(Role.REPRESENTATIVE, world.delegation)),
            ("郑局长", builders.post(Role.DEPARTMENT_HEAD, world.co_department)),
            ("冯局长", builders.post(Role.DEPARTMENT_HEAD, third)),
            ("褚经办", builders.post(Role.DEPARTMENT_CLERK, third)),
            ("尤经办", builders.post(Role.DEPARTMENT_CLERK, world.department)),
            ("卫科长", section),
            ("蒋委员", builders.post(Role.COMMITTEE)),
            ("沈区长", builders.post(Role.LEADER)),
            ("韩主任", builders.post(Role.DELEGATION_OFFICE, world.delegation)),
        ):
            await builders.person(uow, congress, name, post)
        people = [p.id for role in Role for p in await uow.people.holding(congress.id, role)]
    return Walk(database, congress, people, builders.NOW, Random(seed))


async def start_one(walk: Walk) -> None:
    async with walk.database.unit_of_work() as uow:
        lead = walk.rng.choice(await uow.people.holding(walk.congress.id, Role.REPRESENTATIVE))
        draft = await uow.drafts.add(builders.ready_draft(lead))
        walk.alive.append((await bring_out(uow, draft, walk.congress, lead, now=walk.now)).id)


def mark(proposal: Proposal) -> tuple[object, ...]:
    """What a refusal must leave as it is."""
    return (
        proposal.status, len(proposal.history), proposal.history_head, proposal.number, proposal.round,
        [(c.due_at, c.stopped_at, c.overdue_at) for c in proposal.clocks], len(proposal.replies),
        len(proposal.ratings), [(a.department_id, a.released_at) for a in proposal.assignments],
    )  # fmt: skip


async def move(walk: Walk) -> None:
    """One person tries one step on one proposal: what the table allows succeeds, the rest changes nothing."""
    rng = walk.rng
    async with walk.database.unit_of_work() as uow:
        proposal = await uow.proposals.get(rng.choice(walk.alive))
        before = mark(proposal)
        actors = [await uow.people.get(walk.congress.id, i) for i in walk.people]
        able = [(a, s.name) for a in actors if a for s in steps_for(proposal, a) if s.name in MAKERS]
        if able and rng.random() < 0.75:
            weights = [weight(s, proposal) for _, s in able]
            actor, step = rng.choices(able, weights)[0]
        else:
            actor = rng.choice([a for a in actors if a])
            step = rng.choice(sorted(MAKERS))
        can = {s.name for s in steps_for(proposal, actor)}
        # One service takes whichever of the two the status calls for.
        allowed = bool(can & CONTACTS) if step in CONTACTS else step in can
        id_, actor_id = proposal.id, actor.id
    refusal = await attempt(walk, id_, actor_id, step)
    where = f"{step} by {actor.name} on {before[0]}"
    if refusal is None:
        assert allowed, f"{where} succeeded against the table"
        walk.taken[step] += 1
        await look_at(walk, id_)
        return
    walk.refused[step] += 1
    # A maker may not know what would be valid; but what the table allows is not denied as such.
    denied = isinstance(refusal, NotAllowed | StepNotPossible) and step not in OF_ANOTHER
    assert not (allowed and denied), f"{where}: {refusal.key}"
    async with walk.database.unit_of_work() as uow:
        assert mark(await uow.proposals.get(id_)) == before, f"{where} was refused and left a trace"


def weight(step: str, proposal: Proposal) -> float:
    """Onwards rather than round in circles."""
    if step in RARE:
        return 0.2
    return 12 if step in ONWARDS or BY_NAME[step].to not in {None, proposal.status} else 1


async def attempt(walk: Walk, id_: int, actor_id: int, step: str) -> Refusal | None:
    """The refusal, if it was one."""
    try:
        async with walk.database.unit_of_work() as uow:
            proposal, by = await uow.proposals.get(id_), await uow.people.get(walk.congress.id, actor_id)
            assert by is not None
            await MAKERS[step](uow, proposal, walk.congress, by, walk.rng, walk.now)
    except Refusal as refusal:
        return refusal
    return None


async def tick(walk: Walk) -> None:
    """Time passes, and what the clock itself brings about."""
    walk.now += timedelta(hours=walk.rng.choice([5, 24, 24, 72, 240, 1200]))
    async with walk.database.unit_of_work() as uow:
        await reminders.settle_due_clocks(uow, now=walk.now)
        await measures.propose_late(uow, walk.congress, now=walk.now)
        await promises.open_fulfilment(uow, walk.congress, now=walk.now)
        await mornings.remind(uow, walk.congress, now=walk.now)
        await meeting_ticks.lapse_stranded(uow, walk.congress, now=walk.now)
        await meeting_ticks.remind(uow, walk.congress, now=walk.now)
        await meeting_ticks.ask_outcomes(uow, walk.congress, now=walk.now)
        ids = await uow.proposals.every_id()
    for id_ in ids:
        await look_at(walk, id_)


async def look_at(walk: Walk, id_: int) -> None:
    """Everything that must hold of it now, read anew."""
    async with walk.database.unit_of_work() as uow:
        proposal = await uow.proposals.get(id_)
        assert faults_of(proposal) == []
        new = proposal.history[walk.seen.get(id_, 0) :]
        walk.seen[id_] = len(proposal.history)
        assert proposal.status == proposal.history[-1].to_status
        if proposal.number:
            assert walk.numbers.setdefault((proposal.session, proposal.number), id_) == id_
        check_clocks(walk, proposal)
        check_ratings(proposal)
        for entry in new:
            if entry.step == "approve":
                assert all(a.opinion_at for a in proposal.co_handlers)
                answered = {c.department_id for c in proposal.contacts_of_round()}
                assert answered
                assert all(a.department_id in answered for a in proposal.separate)
                assert all(r.delivered_at and r.signed_at for r in proposal.letters)
            if entry.step == "answer":
                assert proposal.closed_at is None
    if id_ in walk.alive and proposal.status in ENDS:
        walk.alive.remove(id_)
    rows = await notices_of(walk.database, id_)
    for entry in new:
        of_entry = [
            (person, kind) for person, kind, params in rows
            if params.get("seq") == entry.seq and kind in BY_NAME
        ]  # fmt: skip
        told = Counter(person for person, _ in of_entry)
        assert all(count == 1 for count in told.values()), (entry.step, of_entry)
        assert entry.actor_id not in told, entry.step
        assert {kind for _, kind in of_entry} <= {entry.step}


def check_clocks(walk: Walk, proposal: Proposal) -> None:
    for clock in proposal.clocks:
        assert clock.due_at >= clock.started_at
        stopped, overdue = walk.stamps.get(clock.id, (None, None))
        assert stopped is None or clock.stopped_at == stopped, clock.key
        # An extension that is granted late takes the stamp back.
        assert overdue is None or clock.overdue_at in {overdue, None}, clock.key
        walk.stamps[clock.id] = (clock.stopped_at, clock.overdue_at)


def check_ratings(proposal: Proposal) -> None:
    sealed = [e for e in proposal.history if e.step in RATINGS]
    assert len(sealed) == len(proposal.ratings)
    known = {proposal.representative_id, *(c.representative_id for c in proposal.cosigners)}
    assert {r.representative_id for r in proposal.ratings} <= known


async def notices_of(database: Database, id_: int) -> list[tuple[int, str, dict[str, object]]]:
    query = select(outbox.c.person_id, outbox.c.kind, outbox.c.params).where(outbox.c.proposal_id == id_)
    async with database.engine.connect() as connection:
        return [(row.person_id, row.kind, row.params) for row in await connection.execute(query)]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("seed", range(5))
async def test_a_random_life_keeps_every_promise(database: Database, seed: int) -> None:
    walk = await begin(database, seed)
    for _ in range(MOVES):
        if walk.rng.random() < 0.12:
            await tick(walk)
        if len(walk.alive) < 2:
            await start_one(walk)
        await move(walk)
    assert sum(walk.taken.values()) > MOVES // 3
    assert walk.refused


def test_every_step_people_take_has_a_maker() -> None:
    by_people = {step.name for step in STEPS if step.by - {Party.SERVICE}}
    assert by_people - set(MAKERS) == LEFT_OUT
    assert set(MAKERS) <= by_people
