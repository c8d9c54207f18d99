"""Copies: what of a notice leaves the chat, where it may go, and that a code is sent once."""

import asyncio
from datetime import timedelta

import pytest

from bot.i18n import Html
from bot.sealing import Sealer
from bot.views.view import Button, View
from domain.notice import Notice
from domain.second_way import CODE_VALID, SecondWay
from domain.services import second_ways
from domain.services.second_ways import Answer
from scheduler.by_apprise import ByApprise, Copied
from scheduler.copying import lean
from scheduler.parcel import CommandList, Document
from storage.engine import Database
from tests.builders import NOW, World, world
from tests.letterbox import hook, mailbox

SEALER = Sealer(b"k" * 32)


def notice(kind: str) -> Notice:
    return Notice(1, 1, kind, kind, NOW)


def test_only_the_first_lines_leave_and_nothing_to_reach_anybody_by() -> None:
    text = Html(
        "<b>直2026-001 交办了 &lt;请签收&gt;</b>\n\n"
        "电话 13800000001 或 0575-84112233、8411223，a.b@example.org\n"
        "2026-03-09 前答复\n四\n五"
    )
    said = lean(notice("assign"), View(text, ((Button("签收", "x"),),)))
    assert said.splitlines() == [
        "直2026-001 交办了 <请签收>",
        "电话 *** 或 ***、***，***",
        "2026-03-09 前答复",
        "四",
    ]
    assert lean(notice("log_contact"), View(text)) == "直2026-001 交办了 <请签收>"
    assert lean(notice("letter"), Document("x.docx", b"", "直2026-001的答复全文")) == "直2026-001的答复全文"
    assert lean(notice("commands"), CommandList(())) == ""


async def test_its_own_network_is_closed_unless_it_is_opened() -> None:
    async with hook() as posts, mailbox() as letters:
        closed, opened = ByApprise(letters.mail_url, private=False), ByApprise("", private=True)
        assert await closed.send(posts.address, "t", "b") is Copied.REFUSED
        assert await closed.send(posts.address.replace("127.0.0.1", "localhost"), "t", "b") is Copied.REFUSED
        assert posts.got == []
        assert await opened.send(posts.address, "t", "b") is Copied.SENT
        assert [(p["title"], p["message"]) for p in posts.got] == [("t", "b")]
        # The installation's own mail server may be beside it; without one there is no mail.
        assert await closed.send("a+b@example.org", "t", "b") is Copied.SENT
        assert [to for to, _ in letters.got] == ["a+b@example.org"]
        assert await opened.send("a@example.org", "t", "b") is Copied.REFUSED
        assert await closed.send("", "t", "b") is Copied.REFUSED
        assert await closed.send("file:///tmp/x", "t", "b") is not Copied.SENT
        assert len(letters.got) == 1
        for out in (closed, opened):
            out.stop()


async def chosen(database: Database, w: World, address: str = "a@example.org") -> SecondWay:
    async with database.unit_of_work() as uow:
        return await second_ways.choose(uow, w.clerk, address, SEALER, now=NOW)


async def test_a_code_is_sent_once_however_many_look(database: Database) -> None:
    w = await world(database)
    way = await chosen(database, w)

    async def look() -> list[SecondWay]:
        async with database.unit_of_work() as uow:
            return await uow.second_ways.codes_to_send(NOW)

    found = [way for ways in await asyncio.gather(*(look() for _ in range(4))) for way in ways]
    assert [one.id for one in found] == [way.id]
    assert SEALER.opened(found[0].address) == "a@example.org"
    assert Sealer(b"x" * 32).opened(found[0].address) == ""


async def test_confirmed_ways_are_found_and_others_are_forgotten(database: Database) -> None:
    w = await world(database)
    way = await chosen(database, w)
    async with database.unit_of_work() as uow:
        assert await uow.second_ways.confirmed({w.clerk.id, w.head.id}) == []
        assert await uow.second_ways.forget_unconfirmed(NOW) == 0
        answer, _ = await second_ways.confirm(uow, w.clerk, SEALER.opened(way.code), SEALER, now=NOW)
        assert answer is Answer.CONFIRMED
        assert [found.person_id for found in await uow.second_ways.confirmed({w.clerk.id, w.head.id})] == [
            w.clerk.id
        ]
        assert await uow.second_ways.forget_unconfirmed(NOW + CODE_VALID) == 0
        await second_ways.choose(uow, w.clerk, "b@example.org", SEALER, now=NOW + timedelta(hours=1))
        assert await uow.second_ways.confirmed({w.clerk.id}) == []
        assert await uow.second_ways.forget_unconfirmed(NOW + timedelta(hours=2)) == 1
        kept = await uow.second_ways.of(w.clerk.id)
    assert kept is not None
    assert (kept.address, kept.code, kept.asked) == ("", "", 2)


@pytest.mark.parametrize("arrived", [True, False])
async def test_failures_count_in_a_row(database: Database, arrived: bool) -> None:
    w = await world(database)
    way = await chosen(database, w)
    async with database.unit_of_work() as uow:
        await second_ways.confirm(uow, w.clerk, SEALER.opened(way.code), SEALER, now=NOW)
        for success in (False, False, False, False, arrived, False):
            await second_ways.note_outcome(uow, way, arrived=success, now=NOW)
        kept = await uow.second_ways.of(w.clerk.id)
        told = await uow.outbox.waiting()
    assert kept is not None
    assert (kept.is_on, kept.failures, told) == ((True, 1, 0) if arrived else (False, 0, 1))
