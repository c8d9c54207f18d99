"""What runs for every update and every tick finds its rows through an index, however many there are."""

import pytest
from sqlalchemy import event

from domain.broadcast import Condition
from domain.notice import Matter, Notice, Outcome, Priority
from domain.people import Role
from storage.engine import Database
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, clock, suggestion, world

# What waits is little, what is being sent is less, and their indexes hold nothing else.
ALLOWED = {
    "SCAN claimable",
    "SCAN outbox USING INDEX ix_outbox_waiting",
    "SCAN outbox USING INDEX ix_outbox_sending",
    "SCAN CONSTANT ROW",
    "SCAN reached",
}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_no_query_reads_a_whole_table(database: Database) -> None:
    w = await world(database)
    of = w.congress.id
    async with database.unit_of_work() as uow:
        proposal = suggestion(w.representative, number="1")
        proposal.clocks = [clock(w.congress, days=-1)]
        await uow.proposals.add(proposal)
    sent: list[tuple[str, tuple[object, ...]]] = []
    event.listen(
        database.engine.sync_engine,
        "before_cursor_execute",
        lambda _c, _cursor, statement, values, *_rest: sent.append((statement, values)),
    )
    async with database.unit_of_work() as uow:
        await uow.congresses.of_bot(7)
        await uow.people.by_chat(of, 701)
        await uow.people.by_phone(of, "digest")
        await uow.people.named(of, "王代表")
        await uow.people.holding(of, Role.STAFF)
        await uow.people.holding(of, Role.DEPARTMENT_CLERK, department_id=w.department.id)
        await uow.conversations.load(7, 701)
        await uow.updates.first_time(7, 1)
        await uow.updates.forget_before(NOW)
        await uow.drafts.of(w.representative.id)
        for who in (w.representative, w.staff, w.clerk, w.government_office):
            await uow.proposals.list_for(who)
            await uow.proposals.visible_to(who, 1)
            await uow.proposals.numbered(who, "1")
        await uow.proposals.with_clocks_due(NOW, 10)
        await uow.proposals.running_clocks(of, NOW)
        await uow.proposals.clocks_from(of, NOW.date())
        await uow.corrections.of(of)
        await uow.similar.decisions(of, 1)
        await uow.similar.answers(of)
        await uow.people.those(of, [1, 2])
        for who in (w.representative, w.staff, w.clerk):
            await uow.proposals.labels_for(who, [1, 2])
        await _reminders(uow, of)
        await uow.proposals.next_due(NOW)
        await _ask_the_outbox(uow, of)
        await _ask_broadcasts(uow, of)
    assert len(sent) > 30
    scans = set()
    async with database.engine.connect() as connection:
        for statement, values in sent.copy():
            rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            scans |= {(detail, statement) for *_, detail in rows if str(detail).startswith("SCAN")}
    assert {detail for detail, _ in scans} <= ALLOWED, scans


async def _ask_the_outbox(uow: UnitOfWork, of: int) -> None:
    await uow.outbox.next_moment(NOW)
    await uow.outbox.claim("w", of, NOW, NOW, dict.fromkeys(Priority, 10))
    await uow.outbox.undelivered_counts(of, NOW)
    await uow.outbox.undelivered(of, Matter.CASE, Outcome.BLOCKED, NOW, 8, 0)
    await uow.outbox.send_again(of, Matter.CASE, Outcome.BLOCKED, NOW, NOW)
    await uow.outbox.waiting()
    await uow.outbox.release("w", NOW)
    await uow.outbox.doubt_expired(NOW)
    await uow.outbox.settle([1, 2], Outcome.SENT, NOW)
    await uow.proposals.provisional_clocks(of, NOW.date(), 10)
    await uow.outbox.mark_sending("w", [1, 2])


async def _reminders(uow: UnitOfWork, of: int) -> None:
    await uow.reminders.last_morning(of)
    await uow.reminders.due(of, NOW.date(), [NOW.date()])
    await uow.reminders.clocks(of, [1, 2])
    await uow.reminders.proposal_of(of, 1)
    await uow.reminders.snoozed_by(1)
    await uow.reminders.snoozed(of)
    await uow.reminders.wake(1, 1)
    await uow.reminders.end_snoozes(of, NOW.date())
    await uow.people.unreachable(of)
    await uow.people.lose([1, 2], NOW)
    await uow.outbox.missed_by(of, 1, None)
    await uow.outbox.missed_by(of, 1, NOW)
    await uow.outbox.unreached(of, NOW)


async def _ask_broadcasts(uow: UnitOfWork, of: int) -> None:
    await uow.broadcasts.at_work(NOW)
    await uow.broadcasts.still_open(NOW)
    await uow.broadcasts.next_start(NOW)
    await uow.broadcasts.asking(of, NOW)
    await uow.broadcasts.waiting(1)
    await uow.broadcasts.figures(1)
    await uow.broadcasts.count_silent(1)
    await uow.broadcasts.feed_joined(1, 0, 500, NOW)
    await uow.broadcasts.feed_again(1, ["blocked"], NOW, 500, NOW)
    notice = Notice(of, 0, "broadcast", "broadcast:1:", NOW, broadcast_id=1)
    for condition in Condition:
        which: list[int | str] = ["staff"] if condition is Condition.ROLES else [1]
        await uow.broadcasts.count(of, {condition: which}, NOW)
        await uow.broadcasts.feed(notice, {condition: which}, 0, 500)
