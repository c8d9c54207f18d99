"""An overview counts the same on both databases: by every dimension, within every scope, rates with it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.overview import Dimension, Overview, RateKey
from domain.people import Congress, Department
from domain.proposal import AssignmentRole, Kind, Proposal, Status, Track
from domain.rating import Grade, Rating, Stage
from domain.reply import Reply
from domain.scope import EVERYTHING, Scope, period_of
from domain.services import figures
from storage.engine import Database
from tests.builders import NOW, World, assignment, department, suggestion, world

D, R = Dimension, RateKey
LATER = NOW + timedelta(days=200)


def letter(to: Department, result_class: str, round_: int = 1, *, second: bool = False) -> Reply:
    days = 30 * round_ + 30 * second
    return Reply(
        to.id, to.name, result_class, round_ + second, "", NOW, round=round_, second=second,
        delivered_at=NOW + timedelta(days=days),
    )  # fmt: skip


def graded(w: World, stage: Stage, grade: Grade, round_: int = 1, days: int = 40, by: str = "") -> Rating:
    at = NOW + timedelta(days=days)
    return Rating(w.representative.id, stage, grade, at, round=round_, collected_by=by)


def registered(w: World, number: int, **values: object) -> Proposal:
    given: dict[str, object] = {
        "number": str(number), "session": "一次", "registered_at": NOW, "status": Status.IN_PROGRESS,
        "category": "social", "delegation_id": w.delegation.id,
    }  # fmt: skip
    return suggestion(w.representative, **{**given, **values})


async def several(database: Database) -> World:
    """Five that count: answered well, twice, apart, not yet, without anything; and three that do not."""
    w = await world(database)
    well = registered(w, 1, status=Status.CLOSED, track=Track.IN_SESSION)
    well.assignments = [assignment(w.department), assignment(w.co_department, AssignmentRole.CO)]
    well.replies = [letter(w.department, "B"), letter(w.department, "A", second=True)]
    well.ratings = [
        graded(w, Stage.ATTITUDE, Grade.SATISFIED),
        graded(w, Stage.REPLY, Grade.UNSATISFIED),
        graded(w, Stage.REPLY, Grade.SATISFIED, days=41),
    ]
    twice = registered(w, 2, status=Status.ANSWERED, round=2, category="transport")
    twice.assignments = [
        assignment(w.co_department, released_at=NOW + timedelta(days=3)),
        assignment(w.department),
    ]
    twice.replies = [letter(w.department, "C"), letter(w.department, "A", 2)]
    twice.ratings = [
        graded(w, Stage.REPLY, Grade.UNSATISFIED),
        graded(w, Stage.REPLY, Grade.BASICALLY, 2, 70, by="李工委"),
    ]
    apart = registered(w, 3, status=Status.REPLIED, session="二次", registered_at=NOW + timedelta(days=40))
    apart.assignments = [assignment(d, AssignmentRole.SEPARATE) for d in (w.department, w.co_department)]
    apart.replies = [letter(w.department, "A"), letter(w.co_department, "C")]
    again = registered(w, 4, status=Status.REHANDLING, round=2, category="gone")
    again.assignments = [assignment(w.co_department)]
    again.replies = [letter(w.co_department, "A")]
    again.ratings = [graded(w, Stage.REPLY, Grade.UNSATISFIED)]
    bare = registered(w, 5, category=None, delegation_id=None, status=Status.REGISTERED)
    uncounted = [
        registered(w, 6, status=Status.WITHDRAWN),
        registered(w, 7, status=Status.MERGED),
        suggestion(w.representative, status=Status.SUBMITTED),
    ]
    async with database.unit_of_work() as uow:
        for proposal in (well, twice, apart, again, bare, *uncounted):
            await uow.proposals.add(proposal)
    return w


async def test_where_there_are_several_kinds_each_is_counted(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        for number, kind in enumerate((Kind.CPPCC_PROPOSAL, Kind.SUGGESTION, Kind.CPPCC_PROPOSAL)):
            await uow.proposals.add(registered(w, number, kind=kind))
    assert counts(await overview(database, w.congress), D.KIND) == {"suggestion": 1, "cppcc_proposal": 2}


async def overview(
    database: Database, congress: Congress, scope: Scope = EVERYTHING, *, before: bool = False
) -> Overview:
    async with database.unit_of_work() as uow:
        return await figures.overview(uow, congress, scope, now=LATER, before=before)


def counts(found: Overview, dimension: Dimension) -> Mapping[str, int]:
    return {row.name or row.code: row.count for row in found.by[dimension]}


def fractions(found: Overview, *keys: RateKey) -> list[tuple[int, int]]:
    return [(found.rates[key].numerator, found.rates[key].denominator) for key in keys]


async def test_every_dimension_and_the_rates(database: Database) -> None:
    w = await several(database)
    found = await overview(database, w.congress)
    assert found.total == 5
    assert counts(found, D.CATEGORY) == {"social": 2, "gone": 1, "transport": 1, "": 1}
    assert counts(found, D.CLASS) == {"A": 2, "B": 1, "C": 1, "": 1}
    assert counts(found, D.TRACK) == {"in_session": 1, "through_train": 4}
    assert counts(found, D.DEPARTMENT) == {"住房": 3, "交通": 2, "": 1}
    assert counts(found, D.DELEGATION) == {"柯岩街道": 4, "": 1}
    assert counts(found, D.ATTITUDE) == {"satisfied": 1, "silent": 3, "": 1}
    assert counts(found, D.REPLY) == {"satisfied": 1, "basically": 1, "unsatisfied": 1, "silent": 1, "": 1}
    assert counts(found, D.FULFILMENT) == {"": 5}
    assert counts(found, D.MONTH) == {"2026-03": 4, "2026-04": 1}
    assert sum(counts(found, D.STATUS).values()) == 5
    assert D.KIND not in found.by, "they are all suggestions"
    assert fractions(found, R.ANSWERED, R.CLOSED, R.SOLVED) == [(4, 5), (1, 5), (2, 4)]
    assert fractions(found, R.REPLY_NARROW, R.REPLY_WIDE, R.REPLY_SILENT) == [(1, 4), (2, 4), (1, 4)]
    assert fractions(found, R.OWN_HAND, R.OWN_HAND_WIDE, R.BY_PHONE_WIDE) == [(2, 3), (1, 2), (1, 1)]
    assert fractions(found, R.ROUND_ONE_WIDE, R.ROUND_TWO_WIDE) == [(0, 1), (1, 1)]
    assert [remark.key.removeprefix("figures-remark-") for remark in found.remarks] == [
        "no-category", "unassigned", "apart", "merged",
    ]  # fmt: skip


async def test_scopes_combine(database: Database) -> None:
    w = await several(database)
    for scope, total in (
        (Scope(session="二次"), 1),
        (Scope(period=period_of("2026-03")), 4),
        (Scope(period=period_of("2026-04"), session="一次"), 0),
        (Scope(department_id=w.department.id), 3),
        (Scope(department_id=w.department.id, track=Track.IN_SESSION), 1),
        (Scope(delegation_id=w.delegation.id), 4),
        (Scope(category=""), 1),
        (Scope(result_class="A"), 2),
        (Scope(result_class="A", category="transport"), 1),
        (Scope(representative_id=w.representative.id), 5),
        (Scope(representative_id=w.clerk.id), 0),
    ):
        assert (await overview(database, w.congress, scope)).total == total, scope


async def test_committees_are_those_of_the_rules(database: Database) -> None:
    w = await several(database)
    paired = [{"code": "urban", "name": "城建环资委", "departments": ["住房和城乡建设局"]}]
    congress = replace(
        w.congress, policy=replace(w.congress.policy, data={**w.congress.policy.data, "committees": paired})
    )
    found = await overview(database, congress)
    assert counts(found, D.COMMITTEE) == {"城建环资委": 3, "": 3}
    assert (await overview(database, congress, Scope(committee="urban"))).total == 3


async def test_a_year_ago_stands_beside(database: Database) -> None:
    w = await several(database)
    found = await overview(database, w.congress, Scope(period=period_of("2027Q1")), before=True)
    assert found.total == 0
    assert found.before is not None
    assert (found.before.total, str(found.before.scope.period)) == (4, "2026Q1")


@pytest.mark.parametrize(
    ("session", "earlier"), [("一次", None), ("二次", ("一次", 4)), ("", ("二次", 1)), ("没有的", None)]
)
async def test_the_session_before_stands_beside(
    database: Database, session: str, earlier: tuple[str, int] | None
) -> None:
    """The present one comes last, also before anything is of it."""
    w = await several(database)
    scope = Scope(session=session or w.congress.policy.session.name)
    before = (await overview(database, w.congress, scope, before=True)).before
    assert (before and (before.scope.session, before.total)) == earlier


async def test_another_congress_counts_nothing_of_ours(database: Database) -> None:
    await several(database)
    other = await world(database, "别处人大", bot_id=8)
    found = await overview(database, other.congress)
    assert (found.total, dict(found.by[D.DEPARTMENT] and {})) == (0, {})
    assert [remark.key for remark in found.remarks] == ["figures-remark-nothing"]


async def test_sessions_in_the_order_of_their_first(database: Database) -> None:
    w = await several(database)
    async with database.unit_of_work() as uow:
        assert await figures.sessions(uow, w.congress) == ["一次", "二次", "十七届五次会议"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_reader_sees_what_is_committed_and_stops_no_writer(database: Database) -> None:
    w = await several(database)
    async with database.unit_of_work() as uow:
        await department(uow, w.congress, "水利局")
        await uow.proposals.add(registered(w, 9))
        assert (await figures.overview(uow, w.congress, Scope(), now=LATER)).total == 5
    assert (await overview(database, w.congress)).total == 6
