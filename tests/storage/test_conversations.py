"""Where chats stand, and which updates were taken in."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from domain.conversation import Conversation
from storage.engine import Database
from tests.storage.counting import statements


async def test_a_fresh_one_then_what_was_saved(database: Database) -> None:
    async with database.unit_of_work() as uow:
        fresh = await uow.conversations.load(7, -100_123_456_789)
        assert fresh == Conversation(-100_123_456_789)
        fresh.ask("reply.planned", 12, {"planned": [{"text": "建站", "due_on": None}]})
        await uow.conversations.save(7, fresh)
    async with database.unit_of_work() as uow:
        with statements(database) as sent:
            again = await uow.conversations.load(7, -100_123_456_789)
        assert again == fresh
        assert len(sent) == 1
        assert await uow.conversations.load(8, -100_123_456_789) == Conversation(-100_123_456_789)
        again.end()
        await uow.conversations.save(7, again)
    async with database.unit_of_work() as uow:
        ended = await uow.conversations.load(7, -100_123_456_789)
        assert (ended.state, ended.subject_id, ended.answers) == (None, None, {})


@pytest.mark.parametrize("known", [True, False])
async def test_updates_of_one_chat_come_after_one_another(database: Database, known: bool) -> None:
    """Also when the chat is new and there is no row yet to lock."""
    if known:
        async with database.unit_of_work() as uow:
            await uow.conversations.load(7, 1)

    async def update() -> None:
        async with database.unit_of_work() as uow:
            conversation = await uow.conversations.load(7, 1)
            count = conversation.answers.get("count", 0)
            assert isinstance(count, int)
            await asyncio.sleep(0.01)
            conversation.ask("counting", None, {"count": count + 1})
            await uow.conversations.save(7, conversation)

    await asyncio.gather(*(update() for _ in range(8)))
    async with database.unit_of_work() as uow:
        assert (await uow.conversations.load(7, 1)).answers == {"count": 8}


async def test_an_update_counts_once_per_bot(database: Database) -> None:
    async with database.unit_of_work() as uow:
        assert await uow.updates.first_time(7, 1)
        assert not await uow.updates.first_time(7, 1)
        assert await uow.updates.first_time(8, 1)
        assert await uow.updates.first_time(7, 2)


async def test_the_same_update_twice_at_once_counts_once(database: Database) -> None:
    async def take() -> bool:
        async with database.unit_of_work() as uow:
            first = await uow.updates.first_time(7, 1)
            await asyncio.sleep(0.02)
            return first

    assert sorted(await asyncio.gather(*(take() for _ in range(4)))) == [False, False, False, True]


async def test_old_updates_are_forgotten(database: Database) -> None:
    async with database.unit_of_work() as uow:
        await uow.updates.first_time(7, 1)
        await uow.updates.first_time(7, 2)
    now = datetime.now(UTC)
    async with database.unit_of_work() as uow:
        assert await uow.updates.forget_before(now - timedelta(days=1)) == 0
        assert await uow.updates.forget_before(now + timedelta(seconds=1)) == 2
        assert await uow.updates.first_time(7, 1)


async def test_what_broke_is_kept_for_its_chat_and_given_back_once(database: Database) -> None:
    async with database.unit_of_work() as uow:
        first = await uow.updates.keep_failed(7, 1, '{"text": "建议"}', "ValueError()")
        second = await uow.updates.keep_failed(7, 1, '{"text": "二"}', "ValueError()")
    assert first != second
    assert len(first) == 4
    async with database.unit_of_work() as uow:
        assert await uow.updates.failed(7, 2, first) is None
        assert await uow.updates.failed(7, 1, first.lower()) == '{"text": "建议"}'
        assert await uow.updates.failed(7, 1, first) is None
        assert await uow.updates.failed(7, 1, second) == '{"text": "二"}'
