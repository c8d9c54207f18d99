"""What goes in comes back as what it was, on both databases."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import text
from sqlalchemy.exc import StatementError

from domain.contact import Confirmation, Contact, ContactMode, ContactStage
from domain.deadlines import ReckoningLine
from domain.history import HistoryEntry, faults_in
from domain.proposal import Attachment, ClockKey, Proposal, Status
from domain.rating import Grade, Rating, Stage
from domain.reply import Commitment, Point, Reply
from storage.engine import Database
from tests.builders import NOW, World, assignment, clock, suggestion, world

MICROSECOND = datetime(2026, 1, 1, 0, 30, 0, 1, timezone(timedelta(hours=8)))


def whole(w: World) -> Proposal:
    """A proposal with one of everything."""
    proposal = suggestion(
        w.representative,
        created_at=MICROSECOND,
        status=Status.REPLIED,
        number="直2026-001",
        screening_answers=["personal", "court"],
        attachments=[
            Attachment("photo", "AgAC", caption="路口 🚏", album="1"),
            Attachment("location", latitude=30.08, longitude=120.49),
        ],
    )
    proposal.assignments.append(assignment(w.department, signed_at=NOW, signed_by="张经办"))
    due = clock(w.congress, ClockKey.REPLY, department_id=w.department.id)
    due.working = [ReckoningLine("counted_months", {"n": 1, "end": "2026-04-02"})]
    proposal.clocks.append(due)
    visit = Contact(
        w.department.id, ContactStage.BEFORE, ContactMode.VISIT, date(2026, 3, 3), "到现场看过", "张经办", NOW
    )
    visit.confirmation, visit.confirmed_at = Confirmation.CONFIRMED, NOW
    proposal.contacts.append(visit)
    proposal.replies.append(
        Reply(
            w.department.id, "住建局", "B", 1, "张经办", NOW,
            done=[Point("已踏勘")], planned=[Point("建站", due_on=date(2026, 9, 30))],
            not_adopted=[Point("不设天桥", reason="路幅不足")], send_back_reasons=["vague"],
        )
    )  # fmt: skip
    proposal.commitments.append(Commitment("建站", date(2026, 9, 30)))
    proposal.ratings.append(
        Rating(w.representative.id, Stage.REPLY, Grade.UNSATISFIED, NOW, reasons=["late"], comment="太慢")
    )
    details: dict[str, object] = {"units": ["住建局"], "share": 1e16, "b": 1, "a": None}
    entry = HistoryEntry(1, MICROSECOND, "submit", "王代表", w.representative.id, "draft", "replied", details)
    entry.digest = proposal.history_head = entry.seal()
    proposal.history.append(entry)
    return proposal


async def test_a_whole_proposal(database: Database) -> None:
    w = await world(database)
    given = whole(w)
    async with database.unit_of_work() as uow:
        await uow.proposals.add(given)
    async with database.unit_of_work() as uow:
        kept = await uow.proposals.get(given.id)
    assert kept is not given
    assert kept == given
    assert kept.created_at.tzinfo is UTC
    assert kept.created_at.microsecond == 1
    assert isinstance(kept.clocks[0].working[0], tuple)
    assert kept.ratings[0].stage is Stage.REPLY
    assert kept.contacts[0].mode is ContactMode.VISIT
    assert type(kept.attachments[0]) is Attachment
    assert list(kept.history[0].details) == ["units", "share", "b", "a"]
    assert faults_in(kept.history, kept.history_head, kept.status) == []


async def test_words_are_kept_readable(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        await uow.proposals.add(whole(w))
    async with database.engine.connect() as connection:
        row = (await connection.execute(text("SELECT attachments, screening_answers FROM proposals"))).one()
    assert "路口 🚏" in str(row[0])


async def test_moments_are_compared_as_moments(database: Database) -> None:
    """9:00 in Shanghai is earlier than 2:00 in London, whatever the digits say."""
    w = await world(database)
    async with database.unit_of_work() as uow:
        proposal = suggestion(w.representative)
        proposal.clocks.append(clock(w.congress, days=0))
        await uow.proposals.add(proposal)
        at_two_utc = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
        assert len(await uow.proposals.running_clocks(w.congress.id, at_two_utc)) == 1
        assert await uow.proposals.running_clocks(w.congress.id, at_two_utc - timedelta(hours=1)) == []


async def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    w = await world(database)

    async def keep() -> None:
        async with database.unit_of_work() as uow:
            await uow.proposals.add(suggestion(w.representative, created_at=datetime(2026, 1, 1)))

    with pytest.raises(StatementError, match="naive_instant"):
        await keep()


async def test_an_unknown_code_in_the_database_is_an_error(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        kept = await uow.proposals.add(suggestion(w.representative))
    async with database.engine.begin() as connection:
        await connection.execute(text("UPDATE proposals SET status = 'lost'"))
    async with database.unit_of_work() as uow:
        with pytest.raises(ValueError, match="lost"):
            await uow.proposals.get(kept.id)
