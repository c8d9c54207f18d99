"""The invented past of the demonstration: taken over by the real import, sealed, with outcomes."""

from datetime import timedelta
from pathlib import Path

from bot.clock import Clock
from bot.demo import demo_settings, prepare
from bot.sandbox.server import start
from domain.people import Role
from domain.proposal import Status
from domain.services.verification import faults_of
from storage.engine import Database


async def test_the_demonstration_has_a_past(tmp_path: Path) -> None:
    clock = Clock()
    async with await start(now=clock.now) as sandbox:
        settings = demo_settings(tmp_path, sandbox)
        await prepare(settings, clock, sandbox, past="往年")
        assert await prepare(settings, clock, sandbox, past="往年") == []
    database = Database(settings.database)
    async with database.unit_of_work() as uow:
        congress = (await uow.congresses.every())[0]
        staff = (await uow.people.holding(congress.id, Role.STAFF))[0]
        found = await uow.proposals.list_for(staff, limit=100)
        assert len(found) == 40
        assert all(p.situation and p.request and p.category for p in found)
        answered = [p for p in found if p.replied_at]
        assert all(any(p.replies[0].points) for p in answered)
        assert {p.replies[0].result_class for p in answered} == {"A", "B", "C"}
        assert sum(p.status is Status.IN_PROGRESS for p in found) >= 5
        (open_one,) = (p for p in found if p.number == "第32号")
        assert open_one.cosigning_open
        assert open_one.status is Status.REGISTERED
        assert all(p.published_at is None or p.published_at < clock.now() for p in found)
        # Of this year nothing was numbered on the fast lane: the story's own suggestion is the first.
        fast = [p for p in found if (p.number or "").startswith("直")]
        assert all(p.registered_at and p.registered_at < clock.now() - timedelta(days=366) for p in fast)
        for proposal in found:
            assert faults_of(proposal) == []
    await database.dispose()
