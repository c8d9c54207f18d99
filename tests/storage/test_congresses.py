"""Congresses and their policies."""

import pytest
from sqlalchemy.exc import IntegrityError

from domain.people import Congress
from domain.policy import Policy
from storage.engine import Database
from tests.builders import congress, policy


async def test_found_by_id_by_bot_and_by_name(database: Database) -> None:
    async with database.unit_of_work() as uow:
        first = await congress(uow, "柯桥区人大", bot_id=7_000_000_001)
        second = await congress(uow, "宜昌市人大", bot_id=None)
    async with database.unit_of_work() as uow:
        assert await uow.congresses.get(first.id) == first
        assert await uow.congresses.of_bot(7_000_000_001) == first
        assert await uow.congresses.named("宜昌市人大") == second
        assert await uow.congresses.every() == [first, second]
        assert await uow.congresses.of_bot(1) is None
        assert await uow.congresses.named("无") is None
        with pytest.raises(KeyError):
            await uow.congresses.get(999)


async def test_a_policy_comes_back_as_it_was_and_can_be_changed(database: Database) -> None:
    async with database.unit_of_work() as uow:
        kept = await congress(uow)
    async with database.unit_of_work() as uow:
        read = await uow.congresses.get(kept.id)
        assert read.policy.data == policy().data
        assert list(read.policy.data) == list(policy().data)
        read.policy = Policy({**read.policy.data, "zone": "Europe/Paris"})
        read.bot_id = 9
        await uow.congresses.save(read)
    async with database.unit_of_work() as uow:
        assert str((await uow.congresses.get(kept.id)).policy.zone) == "Europe/Paris"
        assert await uow.congresses.of_bot(7) is None
        assert (await uow.congresses.of_bot(9)) is not None


async def test_a_bot_belongs_to_one_congress(database: Database) -> None:
    async def both() -> None:
        async with database.unit_of_work() as uow:
            await uow.congresses.add(Congress("a", policy(), bot_id=7))
            await uow.congresses.add(Congress("b", policy(), bot_id=7))

    with pytest.raises(IntegrityError):
        await both()
