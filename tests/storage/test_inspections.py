"""A check finds each kind of fault with a few statements, on both databases; pools and draws are kept."""

from datetime import date, timedelta
from decimal import Decimal
from threading import current_thread, main_thread
from typing import Any

import pytest
from sqlalchemy import Engine, event

from domain.contact import Confirmation, Contact, ContactMode, ContactStage
from domain.inspection import FaultKind, Inspection, Scope
from domain.inspection_draw import Draw
from domain.inspection_visit import Visit
from domain.people import Department
from domain.proposal import Assignment, AssignmentRole, Attachment, Clock, ClockKey, Proposal
from domain.reply import Point, Reply
from domain.services.inspections import points_of
from storage.engine import Database
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, World, clock, suggestion, world

SESSION = "十七届五次会议"
LATER = NOW + timedelta(days=100)


def handled(w: World, n: int, *, unit: Department | None = None) -> Proposal:
    """Without fault: signed for, talked over face to face, answered in time."""
    to = unit or w.department
    p = suggestion(w.representative, number=f"第{n}号", session=SESSION, title=f"第{n}件", assigned_at=NOW)
    p.assignments = [Assignment(to.id, to.short_name, AssignmentRole.LEAD, NOW, signed_at=NOW)]
    p.clocks = [ended(w, key, to) for key in (ClockKey.SIGN_FOR, ClockKey.FIRST_CONTACT, ClockKey.REPLY)]
    p.contacts = [
        Contact(to.id, ContactStage.BEFORE, ContactMode.MEETING, date(2026, 3, 3), "谈过", "张", NOW)
    ]
    p.replies = [
        Reply(
            to.id, to.short_name, "A", 1, "张", NOW, done=[Point("装好了")], signed_by="陈", delivered_at=NOW
        )
    ]
    p.replied_at = NOW
    return p


def ended(w: World, key: ClockKey, to: Department, **values: Any) -> Clock:
    return clock(w.congress, key, department_id=to.id, **({"stopped_at": NOW} | values))


def running(p: Proposal, key: ClockKey) -> Clock:
    found = next(c for c in p.clocks if c.key is key)
    found.stopped_at = None
    return found


def faulty(w: World, kind: FaultKind, n: int) -> Proposal:
    p = handled(w, n)
    match kind:
        case FaultKind.SIGNATURE:
            p.assignments[0].signed_at = None
            running(p, ClockKey.SIGN_FOR)
        case FaultKind.LATE_SIGNATURE:
            p.clocks[0].overdue_at = NOW
        case FaultKind.CONTACT:
            p.contacts = []
        case FaultKind.CONSULTATION:
            p.contacts[0].mode = ContactMode.PHONE
        case FaultKind.DENIED:
            denied = Contact(
                w.department.id, ContactStage.DURING, ContactMode.VISIT, date(2026, 3, 4), "?", "张", NOW
            )
            denied.confirmation = Confirmation.DENIED
            p.contacts.append(denied)
        case FaultKind.OPINION:
            p.clocks.append(ended(w, ClockKey.CO_OPINION, w.co_department, stopped_at=None))
            p.assignments.append(
                Assignment(w.co_department.id, w.co_department.short_name, AssignmentRole.CO, NOW)
            )
        case FaultKind.OVERDUE:
            p.replies, p.replied_at = [], None
            running(p, ClockKey.REPLY)
        case FaultKind.LATE_REPLY:
            p.clocks[2].overdue_at = NOW
        case FaultKind.NUMBER:
            p.replies[0].done = [Point("您提出的第999号建议已办理")]
        case FaultKind.FORMAT:
            p.replies[0].planned = [Point("再装一个")]
    return p


@pytest.mark.parametrize("kind", FaultKind)
async def test_each_kind_is_found_and_nothing_else(database: Database, kind: FaultKind) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        await uow.proposals.add(faulty(w, kind, 1))
        await uow.proposals.add(handled(w, 2))
    async with database.unit_of_work() as uow:
        made = await checked(uow, w)
        unit = w.co_department if kind is FaultKind.OPINION else w.department
        (finding,) = await uow.inspections.findings(made.id, unit.id, 10, 0)
        assert (finding.label, finding.title, finding.kinds) == ("第1号", "第1件", (kind,))
        scored = {u.department_id: u for u in made.units}[unit.id]
        assert scored.faults == {kind: 1}
        pieces = 1 if kind is FaultKind.OPINION else 2
        lost = Decimal(made.points[kind]) / pieces
        assert (scored.pieces, scored.score) == (pieces, (100 - lost).quantize(Decimal("0.1")))


async def checked(uow: UnitOfWork, w: World, scope: Scope | None = None) -> Inspection:
    points = points_of(w.congress.policy)
    made = Inspection(w.congress.id, scope or Scope(SESSION), "李工委", w.staff.id, NOW, NOW, points)
    await uow.inspections.add(made)
    await uow.inspections.check(made, LATER, w.congress.policy.zone)
    made.units = await uow.inspections.scores(made, w.congress.policy.zone)
    await uow.inspections.save(made)
    return made


async def test_no_piece_loses_more_than_it_has(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        p = faulty(w, FaultKind.OVERDUE, 1)
        p.contacts, p.number = [], None
        p.clocks[0].overdue_at = NOW
        running(p, ClockKey.FIRST_CONTACT)
        await uow.proposals.add(p)
    async with database.unit_of_work() as uow:
        (unit,) = (await checked(uow, w)).units
        assert unit.score == Decimal("10.0")  # 100 less 40, 30, 10 and 10
        w.congress.policy.data["inspection"] = {"points": dict.fromkeys(FaultKind, 60)}  # type: ignore[index]
        assert (await checked(uow, w)).units[0].score == Decimal("0.0")


async def test_what_a_past_ledger_brought_is_not_scored(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        taken_over = handled(w, 2)
        taken_over.clocks, taken_over.contacts = [], []
        await uow.proposals.add(faulty(w, FaultKind.OVERDUE, 1))
        await uow.proposals.add(taken_over)
    async with database.unit_of_work() as uow:
        made = await checked(uow, w)
        (unit,) = made.units
        assert (unit.pieces, unit.unchecked, unit.score) == (1, 1, Decimal("60.0"))
        assert await uow.inspections.get(w.congress.id, made.id) == made


async def test_a_check_made_again_replaces_what_was_found(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        await uow.proposals.add(faulty(w, FaultKind.CONTACT, 1))
    async with database.unit_of_work() as uow:
        made = await checked(uow, w)
    async with database.unit_of_work() as uow:
        kept = await uow.inspections.locked(w.congress.id, made.id)
        assert kept is not None
        assert kept == made
        p = (await uow.proposals.numbered(w.staff, "第1号"))[0]
        p.contacts = handled(w, 9).contacts
    async with database.unit_of_work() as uow:
        await uow.inspections.check(made, LATER, w.congress.policy.zone)
        assert await uow.inspections.findings(made.id, w.department.id, 10, 0) == []


async def test_only_what_is_in_scope_counts(database: Database) -> None:
    w, other = await world(database), await world(database, "越城区人大", 8)
    async with database.unit_of_work() as uow:
        for n, changes in enumerate(({}, {"session": "x"}, {"assigned_at": NOW - timedelta(days=9)}), 1):
            p = faulty(w, FaultKind.CONTACT, n)
            for name, value in changes.items():
                setattr(p, name, value)
            await uow.proposals.add(p)
        await uow.proposals.add(faulty(other, FaultKind.CONTACT, 1))
        gone = faulty(w, FaultKind.CONTACT, 7)
        gone.assignments[0].released_at = NOW
        await uow.proposals.add(gone)
    async with database.unit_of_work() as uow:
        assert [u.pieces for u in (await checked(uow, w)).units] == [2]
        today = NOW.date()
        assert [u.pieces for u in (await checked(uow, w, Scope(from_on=today, until_on=today))).units] == [2]
        assert [u.pieces for u in (await checked(uow, w, Scope())).units] == [3]
        assert set(await uow.inspections.sessions(w.congress.id)) == {SESSION, "x"}
        assert await uow.inspections.get(other.congress.id, 1) is None


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_ten_times_as_many_take_as_many_statements(database: Database) -> None:
    w = await world(database)
    sent, beside = list[str](), list[str]()

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        (sent if current_thread() is main_thread() else beside).append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    counts = []
    for start, n in ((0, 3), (3, 27)):
        async with database.unit_of_work() as uow:
            for place in range(start, start + n):
                await uow.proposals.add(faulty(w, list(FaultKind)[place % 8], place))
        async with database.unit_of_work() as uow:
            sent.clear()
            beside.clear()
            await checked(uow, w)
            counts.append((len(sent), len(beside)))
    event.remove(Engine, "before_cursor_execute", note)
    assert counts[0] == counts[1]
    assert sum(counts[0]) < 25
    # The ledgers are looked through beside the event loop; what was found is written in it.
    assert not any("FROM clocks" in statement for statement in sent)
    assert any("FROM clocks" in statement for statement in beside)


async def test_a_draw_is_kept_with_its_pool(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        for n in range(1, 7):
            await uow.proposals.add(handled(w, n, unit=w.co_department if n > 4 else None))
    async with database.unit_of_work() as uow:
        made = await checked(uow, w)
        pool = await uow.inspections.pool(w.congress.id, made.scope, w.congress.policy.zone)
        assert [lot.label for lot in pool] == [f"第{n}号" for n in range(1, 7)]
        draw = Draw(w.congress.id, made.id, "20211015", 2, True, pool, "李工委", w.staff.id, NOW)
        await uow.inspections.add_draw(draw)
    async with database.unit_of_work() as uow:
        (kept,) = await uow.inspections.draws(made.id)
        assert (kept.sample, kept.pool_digest) == (draw.sample, draw.pool_digest)
        assert {lot.department for lot in kept.sample} == {"住房", "交通"}
        ids = [lot.proposal_id for lot in kept.sample]
        assert len(await uow.inspections.titles(w.congress.id, ids)) == 2


async def test_records_of_the_site_are_kept_beside_each_other(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        p = await uow.proposals.add(handled(w, 1))
    async with database.unit_of_work() as uow:
        made = await checked(uow, w)
        for n, points in enumerate(({"result": 8, "file": 7}, {"result": 9, "file": 9}), 1):
            visit = Visit(
                w.congress.id, made.id, p.id, "第1号", w.department.id, "住房", "李工委", w.staff.id, NOW,
                points, "区住建局 张经办", f"第{n}次", [Attachment("photo", "file", size=3)],
            )  # fmt: skip
            await uow.inspections.add_visit(visit)
    async with database.unit_of_work() as uow:
        first, second = await uow.inspections.visits(made.id)
        assert second == visit
        assert (str(first.score), str(second.score)) == ("75.0", "90.0")
