"""Groups that departments bound: one that stands for each, moved and ended."""

import pytest
from sqlalchemy.exc import IntegrityError

from domain.group import DepartmentGroup
from storage.engine import Database
from tests.builders import NOW, World, world


def group_of(w: World, chat_id: int, thread_id: int = 0) -> DepartmentGroup:
    return DepartmentGroup(w.congress.id, w.department.id, chat_id, thread_id, "zh-CN", w.clerk.id, NOW)


async def test_added_moved_ended(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        made = await uow.groups.add(group_of(w, -1001, 7))
        assert await uow.groups.in_chat(w.congress.id, -1001) == [made]
        await uow.groups.move(w.congress.id, -1001, -1009999999999)
        assert await uow.groups.in_chat(w.congress.id, -1001) == []
        (moved,) = await uow.groups.of(w.congress.id)
        assert (moved.chat_id, moved.thread_id) == (-1009999999999, 7)
        await uow.groups.end(moved, NOW)
        assert await uow.groups.of(w.congress.id) == []
        assert await uow.groups.get(w.congress.id, made.id) == moved
        assert await uow.groups.get(w.congress.id + 1, made.id) is None
        await uow.groups.add(group_of(w, -1002))


async def test_a_department_has_one(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        await uow.groups.add(group_of(w, -1001))
    with pytest.raises(IntegrityError):
        async with database.unit_of_work() as uow:
            await uow.groups.add(group_of(w, -1002))
