"""The roster."""

import asyncio
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from domain.people import Invitation, Person, Post, Role
from storage.engine import Database
from tests.builders import congress, delegation, department, person, post, world
from tests.storage.counting import statements


async def test_a_person_with_posts_and_units_in_one_statement(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        both = await uow.people.add(
            Person(
                w.congress.id,
                "周",
                phone_digest="d1",
                chat_id=8_123_456_789,
                posts=[
                    post(Role.REPRESENTATIVE, w.delegation),
                    post(Role.SECTION, w.department),
                    Post(Role.LEADER, unit="区政府", title="副区长"),
                    post(Role.ADMIN),
                ],
            )
        )
    async with database.unit_of_work() as uow:
        with statements(database) as sent:
            read = await uow.people.by_chat(w.congress.id, 8_123_456_789)
        assert len(sent) == 1
        assert read == both
        assert [p.unit for p in read.posts] == ["柯岩街道", "住房和城乡建设局", "区政府", ""]
        assert read.delegation_id == w.delegation.id
        assert read.departments_as(Role.SECTION) == {w.department.id}
        assert await uow.people.by_phone(w.congress.id, "d1") == both
        assert await uow.people.named(w.congress.id, "周") == [both]
        assert await uow.people.get(w.congress.id, both.id) == both


async def test_every_look_up_stays_in_its_congress(database: Database) -> None:
    w = await world(database)
    other = await world(database, "宜昌市人大", bot_id=8)
    async with database.unit_of_work() as uow:
        outside = other.congress.id
        assert await uow.people.get(outside, w.staff.id) is None
        assert await uow.people.by_chat(outside, w.staff.chat_id or 0) is None
        assert await uow.people.named(outside, w.staff.name) == [other.staff]
        assert await uow.people.holding(outside, Role.STAFF) == [other.staff]
        assert await uow.people.departments(outside) == [other.department, other.co_department]
        assert await uow.people.delegations(outside) == [other.delegation]


async def test_a_post_in_another_congress_is_impossible(database: Database) -> None:
    w = await world(database)
    other = await world(database, "宜昌市人大", bot_id=8)

    async def cross() -> None:
        async with database.unit_of_work() as uow:
            await uow.people.add_post(w.clerk, post(Role.DEPARTMENT_CLERK, other.department))

    with pytest.raises(IntegrityError):
        await cross()


async def test_holding(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        people, of = uow.people, w.congress.id
        second = await person(
            uow, w.congress, "钱", post(Role.STAFF), post(Role.DEPARTMENT_CLERK, w.department)
        )
        assert await people.holding(of, Role.DEPARTMENT_CLERK) == [w.clerk, w.co_clerk, second]
        in_lead = await people.holding(of, Role.DEPARTMENT_CLERK, department_id=w.department.id)
        assert in_lead == [w.clerk, second]
        assert len(in_lead[1].posts) == 2  # all posts, not only the one asked for
        assert await people.holding(of, Role.REPRESENTATIVE, delegation_id=w.delegation.id) == [
            w.representative
        ]
        assert await people.holding(of, Role.INSPECTOR) == []


async def test_changes_are_saved(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        changed = w.clerk
        added = await uow.people.add_post(changed, post(Role.SECTION, w.co_department))
        assert added.unit == "交通运输局"
        changed.chat_id, changed.language, changed.suspended = None, "en", True
        changed.phone_digest, changed.active_post_id = "d2", added.id
        await uow.people.save(changed)
        w.department.duties = "城乡建设"
        await uow.people.save_department(w.department)
    async with database.unit_of_work() as uow:
        read = await uow.people.get(w.congress.id, changed.id)
        assert read == changed
        assert read.active_post == added
        assert w.department in await uow.people.departments(w.congress.id)
        assert await uow.people.by_phone(w.congress.id, "d2") == changed


@pytest.mark.parametrize("twice", ["chat_id", "phone_digest"])
async def test_one_chat_and_one_phone_are_one_person(database: Database, twice: str) -> None:
    values: dict[str, Any] = {"chat_id": 5} if twice == "chat_id" else {"phone_digest": "d"}

    async def add(name: str, bot_id: int, people: int) -> None:
        async with database.unit_of_work() as uow:
            of = await congress(uow, name, bot_id)
            for number in range(people):
                await uow.people.add(Person(of.id, str(number), **values))

    await add("a", 1, 1)
    await add("b", 2, 1)  # but each congress has its own roster
    with pytest.raises(IntegrityError):
        await add("c", 3, 2)


async def test_units_have_one_name_each(database: Database) -> None:
    async def twice() -> None:
        async with database.unit_of_work() as uow:
            of = await congress(uow)
            await delegation(uow, of)
            await department(uow, of)
            await department(uow, of)

    with pytest.raises(IntegrityError):
        await twice()


async def test_an_invitation_works_once(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        given = await uow.people.add_invitation(Invitation(w.congress.id, w.clerk.id, "abc"))

    async def use() -> bool:
        async with database.unit_of_work() as uow:
            invitation = await uow.people.invitation(w.congress.id, "abc")
            await asyncio.sleep(0.02)
            if invitation is None:
                return False
            assert invitation == given
            await uow.people.use_invitation(invitation)
            return invitation.used

    assert sorted(await asyncio.gather(use(), use(), use())) == [False, False, True]
    async with database.unit_of_work() as uow:
        assert await uow.people.invitation(w.congress.id + 1, "abc") is None
        assert await uow.people.invitation(w.congress.id, "abd") is None
