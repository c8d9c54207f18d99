"""One transaction: wholly or not at all, and two at once never overwrite each other."""

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from domain.errors import Conflict
from domain.notice import Notice
from domain.people import Department
from domain.proposal import Status
from storage.engine import Database
from tests.builders import NOW, assignment, clock, suggestion, world


async def rows(database: Database) -> dict[str, int]:
    """How many rows each table has."""
    names = ["congresses", "people", "drafts", "proposals", "clocks", "outbox", "updates", "conversations"]
    async with database.engine.connect() as connection:
        counted = [await connection.scalar(text(f"SELECT count(*) FROM {name}")) for name in names]
    return dict(zip(names, counted, strict=True))


async def test_a_rollback_leaves_nothing(database: Database) -> None:
    w = await world(database)
    before = await rows(database)

    async def break_off() -> None:
        async with database.unit_of_work() as uow:
            assert await uow.updates.first_time(7, 1)
            conversation = await uow.conversations.load(7, 701)
            conversation.ask("title")
            await uow.conversations.save(7, conversation)
            proposal = await uow.proposals.add(suggestion(w.representative))
            proposal.clocks.append(clock(w.congress))
            await uow.outbox.post(Notice(w.congress.id, w.staff.id, "submit", "1", NOW, proposal.id))
            raise LookupError

    with pytest.raises(LookupError):
        await break_off()
    assert await rows(database) == before
    async with database.unit_of_work() as uow:
        assert await uow.updates.first_time(7, 1)
        assert (await uow.conversations.load(7, 701)).state is None


async def test_a_commit_that_fails_leaves_nothing(database: Database) -> None:
    w = await world(database)
    before = await rows(database)

    async def assign_to_nobody() -> None:
        async with database.unit_of_work() as uow:
            await uow.updates.first_time(7, 1)
            proposal = await uow.proposals.add(suggestion(w.representative))
            proposal.assignments.append(assignment(Department(w.congress.id, "nowhere", "nowhere", id=999)))

    with pytest.raises(IntegrityError):
        await assign_to_nobody()
    assert await rows(database) == before


async def test_a_broken_commit_of_the_database_itself_passes_on(database: Database) -> None:
    await world(database)
    before = await rows(database)

    async def commit_in_vain() -> None:
        async with database.unit_of_work() as uow:
            await uow.updates.first_time(7, 1)
            if database.is_sqlite:  # keys are then looked at by the COMMIT
                await uow._connection.execute(text("PRAGMA defer_foreign_keys = ON"))
                await uow._connection.execute(text("UPDATE people SET congress_id = 999"))
            else:
                async with database.engine.connect() as other:
                    pid = await uow._connection.scalar(text("SELECT pg_backend_pid()"))
                    await other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})

    with pytest.raises(DBAPIError):
        await commit_in_vain()
    assert await rows(database) == before


async def test_what_was_loaded_stays_readable_after_the_commit(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        proposal = await uow.proposals.add(suggestion(w.representative))
        proposal.assignments.append(assignment(w.department))
    assert proposal.id > 0
    assert proposal.lead is not None
    assert proposal.lead.proposal_id == proposal.id
    assert proposal.lead.id > 0
    assert (proposal.version, proposal.clocks) == (1, [])


async def test_two_at_once_on_one_proposal(database: Database) -> None:
    """On PostgreSQL the second one is told; on SQLite it waits for its turn and sees what the first did."""
    w = await world(database)
    async with database.unit_of_work() as uow:
        kept = await uow.proposals.add(suggestion(w.representative))
    both_loaded = asyncio.Barrier(1 if database.is_sqlite else 2)

    async def take(remark: str) -> str:
        async with database.unit_of_work() as uow:
            proposal = await uow.proposals.get(kept.id)
            await both_loaded.wait()
            proposal.remarks += remark
            return proposal.remarks

    results = await asyncio.gather(take("a"), take("b"), return_exceptions=True)
    async with database.unit_of_work() as uow:
        after = await uow.proposals.get(kept.id)
    if database.is_sqlite:
        assert list(results) == ["a", "ab"]
        assert (after.remarks, after.version) == ("ab", 3)
    else:
        assert sorted(type(result).__name__ for result in results) == ["Conflict", "str"]
        assert after.remarks in ("a", "b")
        assert after.version == 2


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_an_old_copy_cannot_be_saved(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        kept = await uow.proposals.add(suggestion(w.representative))

    async def be_slow() -> None:
        async with database.unit_of_work() as slow:
            old = await slow.proposals.get(kept.id)
            async with database.unit_of_work() as quick:
                (await quick.proposals.get(kept.id)).status = Status.SCREENING
            old.status = Status.WITHDRAWN
            await slow.proposals.every_id()  # the query inside notices it first

    with pytest.raises(Conflict):
        await be_slow()
    async with database.unit_of_work() as uow:
        assert (await uow.proposals.get(kept.id)).status is Status.SCREENING


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_waiting_for_each_other_is_a_conflict(database: Database) -> None:
    async with database.unit_of_work() as uow:
        for chat in (1, 2):
            await uow.conversations.load(7, chat)
    both = asyncio.Barrier(2)

    async def cross(first: int, second: int) -> str:
        async with database.unit_of_work() as uow:
            await uow.conversations.load(7, first)
            await both.wait()
            await uow.conversations.load(7, second)
        return "done"

    results = await asyncio.gather(cross(1, 2), cross(2, 1), return_exceptions=True)
    assert sorted(type(result).__name__ for result in results) == ["Conflict", "str"]
