"""Channels on both databases: one of a kind while it stands, each post remembered, notices of their own."""

from datetime import timedelta

import pytest

from domain.channel import Channel, Subject, slugs
from domain.errors import NotAllowed
from domain.services import channels
from storage.engine import Database
from tests.builders import NOW, World, world

CHAT = -1001


async def bound(database: Database, w: World) -> Channel:
    async with database.unit_of_work() as uow:
        await channels.added(uow, w.staff, CHAT, "频道", posts=True, now=NOW)
        await channels.added(uow, w.staff, CHAT, "新名字", posts=True, now=NOW + timedelta(seconds=1))
        (channel,) = await channels.listed(uow, w.staff)
        return await channels.bind(uow, w.staff, channel.id, now=NOW)


async def test_bound_remembered_ended_and_bound_anew(database: Database) -> None:
    w, other = await world(database), await world(database, "越城区人大", 8)
    channel = await bound(database, w)
    assert (channel.title, channel.is_open) == ("新名字", True)
    async with database.unit_of_work() as uow:
        assert await channels.listed(uow, other.staff) == []
        with pytest.raises(NotAllowed):
            await channels.opened(uow, other.staff, channel.id)
        for message_id in (7, 9):
            await uow.channels.remember(channel, Subject.PROPOSAL, 3, message_id)
        assert await uow.channels.message_of(channel.id, Subject.PROPOSAL, 3) == 9
        assert await uow.channels.message_of(channel.id, Subject.BULLETIN, 3) is None
        await channels.removed(uow, w.congress.id, CHAT, now=NOW)
        assert await channels.listed(uow, w.staff) == []
        kept = await uow.channels.get(w.congress.id, channel.id)
        assert kept is not None
        assert kept.ended_at == NOW
    assert (await bound(database, w)).id != channel.id


async def test_a_post_is_posted_once_and_is_nobodys_missed_push(database: Database) -> None:
    w = await world(database)
    channel = await bound(database, w)
    async with database.unit_of_work() as uow:
        told = [await channels.post(uow, w.staff, Subject.PROPOSAL, 3, "1", now=NOW) for _ in range(2)]
        assert told == [1, 0]
        await channels.pause(uow, w.staff, channel.id, paused=True, now=NOW)
        assert await channels.post(uow, w.staff, Subject.PROPOSAL, 4, "1", now=NOW) == 0, "nothing new"
        await uow.channels.remember(channel, Subject.PROPOSAL, 3, 7)
        assert await channels.post(uow, w.staff, Subject.PROPOSAL, 3, "2", now=NOW) == 1, "but what stands"


async def test_of_two_addresses_alike_the_later_adds_its_number(database: Database) -> None:
    w, other = await world(database), await world(database, "越城区人大", 8)
    found = slugs([w.congress, other.congress])
    assert [congress.id for congress in found.values()] == [w.congress.id, other.congress.id]
    assert len(found) == 2
