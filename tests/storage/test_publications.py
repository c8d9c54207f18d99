"""What the public may read, on both databases: consent, versions, counts, pages by key, nothing internal."""

from dataclasses import replace
from datetime import timedelta

import pytest
from alembic import command

from domain.people import Role
from domain.proposal import ClockKey, Disclosure, Status
from domain.publication import Extent
from domain.publication_port import Shown, Wanted
from domain.rating import Grade, Rating, Stage
from domain.reply import Commitment, Point, Reply
from domain.services import publication
from domain.services.steps import record
from storage.engine import Database
from storage.migrations.run import config
from tests.builders import NOW, World, assignment, clock, person, post, suggestion, world


async def answered(w: World, database: Database, n: int = 1, **values: object) -> int:
    """A matter with its letter delivered; returns its id."""
    proposal = suggestion(
        w.representative, **{
            "number": f"{n}", "session": "s", "category": "economy", "status": Status.REPLIED,
            "registered_at": NOW, "replied_at": NOW, "situation": "电话13800000007", **values,
        },
    )  # fmt: skip
    proposal.assignments = [assignment(w.department)]
    plan = Point("联系人陈涛，装灯", NOW.date() + timedelta(days=30))
    proposal.replies = [
        Reply(w.department.id, w.department.short_name, "B", 1, "陈涛", NOW, planned=[plan],
              signed_by="周明", delivered_at=NOW)
    ]  # fmt: skip
    proposal.commitments = [Commitment(plan.text, NOW.date() + timedelta(days=30))]
    async with database.unit_of_work() as uow:
        await uow.proposals.add(proposal)
        record(proposal, "send_back", "", None, NOW, {"text": "内部意见"})
        record(proposal, "approve", "", None, NOW, {})
        return proposal.id


async def publish(
    w: World, database: Database, id_: int, extent: Extent = Extent.FULL, **values: object
) -> None:
    async with database.unit_of_work() as uow:
        proposal = await uow.proposals.visible_to(w.staff, id_)
        assert proposal is not None
        await publication.publish(uow, proposal, w.staff, extent=extent, now=NOW, **values)  # type: ignore[arg-type]


async def shown(w: World, database: Database, id_: int) -> Shown | None:
    return await database.public.one(w.congress, id_)


async def test_only_what_stands_published_is_there(database: Database) -> None:
    w = await world(database)
    id_ = await answered(w, database)
    assert await shown(w, database, id_) is None
    assert (await database.public.listing(w.congress, Wanted())).total == 0
    await publish(w, database, id_)
    found = await shown(w, database, id_)
    assert found is not None
    assert found.situation == "电话×××××××××××"
    assert [p.text for p in found.letters[0].planned] == ["联系人陈×，装灯"], "known names are blotted out"
    assert [(p.text, p.kept_on) for p in found.promises] == [("联系人陈×，装灯", None)]
    assert [h.step for h in found.history] == ["approve", "publish"]
    assert "陈涛" not in repr(found)
    assert "内部意见" not in repr(found)
    page = await database.public.listing(w.congress, Wanted())
    assert (page.total, page.counts["result_class"], page.lines[0].leads) == (
        1, {"B": 1}, (w.department.name,),
    )  # fmt: skip


@pytest.mark.parametrize("disclosure", list(Disclosure))
async def test_nothing_goes_beyond_what_was_agreed(database: Database, disclosure: Disclosure) -> None:
    from domain.errors import Refusal

    w = await world(database)
    id_ = await answered(w, database, disclosure=disclosure)
    if disclosure is not Disclosure.FULL:
        with pytest.raises(Refusal):
            await publish(w, database, id_)
        assert await shown(w, database, id_) is None
    if disclosure is Disclosure.NONE:
        return
    await publish(w, database, id_, Extent.SUMMARY, summary="正在装灯")
    found = await shown(w, database, id_)
    assert found is not None
    assert (found.summary, found.letters, found.promises) == ("正在装灯", [], [])
    assert bool(found.situation) is (disclosure is Disclosure.FULL)


async def test_corrected_and_taken_back_while_versions_stay(database: Database) -> None:
    w = await world(database)
    id_ = await answered(w, database)
    await publish(w, database, id_)
    marks = [await database.public.mark(w.congress.id)]
    later = NOW + timedelta(days=3)
    async with database.unit_of_work() as uow:
        proposal = await uow.proposals.get(id_)
        texts = {"situation": "电话已隐去"}
        await publication.correct(
            uow, proposal, w.staff, extent=Extent.FULL, because="漏遮", texts=texts, now=later
        )
    marks.append(await database.public.mark(w.congress.id))
    found = await shown(w, database, id_)
    assert found is not None
    assert (found.situation, found.line.listed_at, found.corrected_at) == ("电话已隐去", NOW, later)
    assert (await database.public.listing(w.congress, Wanted())).total == 1, "counted once"
    async with database.unit_of_work() as uow:
        proposal = await uow.proposals.get(id_)
        await publication.take_back(uow, proposal, w.staff, "代表要求", now=later)
    marks.append(await database.public.mark(w.congress.id))
    assert await shown(w, database, id_) is None
    assert (await database.public.listing(w.congress, Wanted())).total == 0
    assert len(set(marks)) == 3, "each of them is seen by whoever keeps pages"
    async with database.unit_of_work() as uow:
        versions = await uow.publications.versions(id_)
    assert [(v.content.situation, v.because, v.ended_at) for v in versions] == [
        ("电话×××××××××××", "漏遮", later),
        ("电话已隐去", "代表要求", later),
    ]


async def test_pages_by_key_and_counts_of_what_else_there_is(database: Database) -> None:
    w = await world(database)
    for n in range(7):
        category = "economy" if n % 2 else "social"
        await publish(w, database, await answered(w, database, n, category=category))
    seen: list[str] = []
    wanted = Wanted(limit=3)
    while True:
        page = await database.public.listing(w.congress, wanted)
        seen += [line.number for line in page.lines]
        if page.after is None:
            break
        wanted = replace(wanted, after=page.after)
    assert seen == ["6", "5", "4", "3", "2", "1", "0"], "each once, also those of one moment"
    narrow = await database.public.listing(w.congress, Wanted(category="social"))
    assert (narrow.total, len(narrow.lines)) == (4, 4)
    assert narrow.counts["category"] == {"social": 4, "economy": 3}, "what choosing another would leave"
    assert narrow.counts["result_class"] == {"B": 4}
    assert (await database.public.listing(w.congress, Wanted(category="none"))).total == 0
    by_number = await database.public.listing(
        w.congress, Wanted(ids=tuple(await database.public.numbered(w.congress.id, "3")))
    )
    assert [line.number for line in by_number.lines] == ["3"]


async def test_grades_only_where_nobodys_can_be_told(database: Database) -> None:
    w = await world(database)
    id_ = await answered(w, database)
    await publish(w, database, id_)
    for n in range(1, 4):
        async with database.unit_of_work() as uow:
            rater = await person(uow, w.congress, f"代表{n}", post(Role.REPRESENTATIVE, w.delegation))
            proposal = await uow.proposals.get(id_)
            proposal.ratings.append(Rating(rater.id, Stage.REPLY, Grade.SATISFIED, NOW))
        found = await shown(w, database, id_)
        assert found is not None
        assert (found.raters, found.grades) == (n, {"satisfied": 3} if n == 3 else {})


async def test_a_past_ledger_brings_what_was_published(database: Database) -> None:
    w = await world(database)
    past = suggestion(
        w.representative, number="9", session="s", status=Status.CLOSED, registered_at=NOW,
        published_at=NOW, situation="身份证330602199001011234",
    )  # fmt: skip
    hidden = suggestion(
        w.representative, number="10", session="s", status=Status.CLOSED, registered_at=NOW,
        published_at=NOW, disclosure=Disclosure.NONE,
    )  # fmt: skip
    async with database.unit_of_work() as uow:
        await uow.proposals.add_many([past, hidden])
    page = await database.public.listing(w.congress, Wanted())
    assert [line.number for line in page.lines] == ["9"]
    found = await shown(w, database, page.lines[0].id)
    assert found is not None
    assert found.situation == "身份证" + "×" * 18


async def test_lists_are_narrowed_by_what_moves_after_publishing(database: Database) -> None:
    w, today = await world(database), NOW.date()
    day = timedelta(days=1)
    late = await answered(w, database, 1, delegation_id=w.delegation.id)
    open_ = await answered(w, database, 2, delegation_id=None)
    for id_, days in ((late, -1), (open_, 1)):
        async with database.unit_of_work() as uow:
            proposal = await uow.proposals.get(id_)
            proposal.clocks.append(clock(w.congress, ClockKey.REPLY, days, stopped_at=NOW))
        await publish(w, database, id_)

    async def found(**wanted: object) -> list[str]:
        page = await database.public.listing(w.congress, Wanted(**{"today": today, **wanted}))  # type: ignore[arg-type]
        assert page.total == len(page.lines)
        return sorted(line.number for line in page.lines)

    assert await found(timeliness="late") == ["1"]
    assert await found(timeliness="in_time", session="s", state="answered") == ["2"]
    assert await found(delegation_id=w.delegation.id, timeliness="late") == ["1"]
    assert await found(delegation_id=0) == ["2"]
    async with database.unit_of_work() as uow:
        proposal = await uow.proposals.get(open_)
        proposal.status, proposal.round = Status.REHANDLING, 2
        proposal.clocks.append(clock(w.congress, ClockKey.REHANDLE, 9, round=2))
        await uow.publications.follow(proposal, w.congress.policy.zone)
    assert await found(state="answered") == ["1"]
    assert await found(state="running", timeliness="not_due") == ["2"]
    assert await found(timeliness="overdue") == []
    assert await found(timeliness="overdue", today=today + 10 * day) == ["2"], "the day passes by itself"
    page = await database.public.listing(w.congress, Wanted(today=today, state="closed"))
    assert page.counts["state"] == {"answered": 1, "running": 1}, "what choosing another would leave"
    assert page.counts["timeliness"] == {"late": 0, "not_due": 0}
    async with database.unit_of_work() as uow:
        await publication.take_back(uow, await uow.proposals.get(open_), w.staff, "代表要求", now=NOW)
    assert await found() == ["1"]
    w.congress.policy.data["publication"] = {"name": "none"}
    assert await found(delegation_id=w.delegation.id) == [], "whose delegation is not told finds nothing"
    page = await database.public.listing(w.congress, Wanted(today=today))
    assert (page.counts["delegation_id"], page.delegations) == ({"0": 1}, {})


async def test_what_stood_before_sorts_were_kept_is_sorted_by_the_migration(database: Database) -> None:
    w = await world(database)
    for n, days in enumerate((-1, 1)):
        id_ = await answered(w, database, n)
        async with database.unit_of_work() as uow:
            proposal = await uow.proposals.get(id_)
            proposal.clocks.append(clock(w.congress, ClockKey.REPLY, days, stopped_at=NOW))
        await publish(w, database, id_)
    before = await database.public.listing(w.congress, Wanted())
    async with database.engine.begin() as connection:
        await connection.run_sync(lambda c: command.downgrade(config(c), "0032"))
        await connection.run_sync(lambda c: command.upgrade(config(c), "head"))
    assert before.counts["timeliness"] == {"late": 1, "in_time": 1}
    assert await database.public.listing(w.congress, Wanted()) == before
