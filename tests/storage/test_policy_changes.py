"""Changes of rules are kept as they were, newest first, each congress its own."""

import itertools

from domain.people import Role
from domain.policy_change import PolicyChange
from storage.engine import Database
from tests.builders import NOW, congress, person, post


async def test_changes_come_back_as_they_were(database: Database) -> None:
    values: list[object] = [None, 3, {"months": 3}, ["a", "b"], True, "文字"]
    async with database.unit_of_work() as uow:
        here, there = await congress(uow), await congress(uow, "别处", 8)
        admin = await person(uow, here, "林管理", post(Role.ADMIN))
        for before, after in itertools.pairwise(values):
            await uow.policy_changes.add(
                PolicyChange(here.id, NOW, admin.name, admin.id, "limits.title", before, after)
            )
    async with database.unit_of_work() as uow:
        kept = await uow.policy_changes.of(here.id)
        assert [change.after for change in kept] == values[:0:-1]
        assert [change.before for change in kept] == values[-2::-1]
        assert kept[0].at == NOW
        assert await uow.policy_changes.of(there.id) == []
        assert await uow.policy_changes.get(there.id, kept[0].id) is None
        assert await uow.policy_changes.get(here.id, kept[0].id) == kept[0]


async def test_a_locked_congress_is_read_as_it_is(database: Database) -> None:
    async with database.unit_of_work() as uow:
        here = await congress(uow)
        assert (await uow.congresses.locked(here.id)).policy.data == here.policy.data
