"""Numbers as they are given: by track, kind, session and year; never a second time; found again."""

from datetime import datetime, timedelta
from typing import Any

from domain.proposal import Kind, Status, Track
from domain.services import screening
from domain.services.finding import by_number
from domain.services.submission import withdraw
from storage.engine import Database
from tests.builders import NOW, World, policy, suggestion, world


async def registered(database: Database, w: World, *, now: datetime = NOW, **values: Any) -> tuple[int, str]:
    """Submitted and registered; the id and the number."""
    async with database.unit_of_work() as uow:
        proposal = await uow.proposals.add(suggestion(w.representative, status=Status.SUBMITTED, **values))
        number = await screening.register(uow, proposal, w.congress, w.staff, category="social", now=now)
        return proposal.id, number


async def test_each_track_and_kind_counts_for_itself(database: Database) -> None:
    w = await world(database)
    w.congress.policy = policy(
        "yichang", numbering=policy().data["numbering"] | {"cppcc_proposal": "提案{seq}号"}
    )
    session = {"track": Track.IN_SESSION, "session": "五次会议"}
    proposals = {"kind": Kind.CPPCC_PROPOSAL, **session}
    numbers = [
        (await registered(database, w, **values))[1]
        for values in (session, {"track": Track.CLOSED_SESSION}, {}, proposals, session, {}, proposals)
    ]
    assert numbers == ["第1号", "闭2026-001", "直2026-001", "提案1号", "第2号", "直2026-002", "提案2号"]


async def test_a_session_starts_anew_and_both_are_found(database: Database) -> None:
    w = await world(database)
    for _ in range(66):
        number = (await registered(database, w, track=Track.IN_SESSION, session="五次会议"))[1]
    assert number == "第66号"
    # Two sessions in one year: the number names none, so each counts from one.
    numbers = [
        (await registered(database, w, track=Track.IN_SESSION, session="六次会议"))[1] for _ in range(66)
    ]
    assert (numbers[0], numbers[-1]) == ("第1号", "第66号")
    async with database.unit_of_work() as uow:
        for asked in ("第66号", "66"):
            found = await by_number(uow, w.staff, asked)
            assert {p.session for p in found} == {"五次会议", "六次会议"}, asked
            assert {p.number for p in found} == {"第66号"}, asked


async def test_a_year_starts_anew(database: Database) -> None:
    w = await world(database)
    numbers = [(await registered(database, w, now=NOW + timedelta(days=n)))[1] for n in (0, 1, 365)]
    assert numbers == ["直2026-001", "直2026-002", "直2027-001"]


async def test_a_number_is_never_given_again(database: Database) -> None:
    w = await world(database)
    first, _ = await registered(database, w)
    second, _ = await registered(database, w)
    async with database.unit_of_work() as uow:
        await screening.cancel(uow, await uow.proposals.get(first), w.staff, "重复录入", now=NOW)
        await withdraw(uow, await uow.proposals.get(second), w.representative, now=NOW)
    assert (await registered(database, w))[1] == "直2026-003"
    async with database.unit_of_work() as uow:
        kept = [
            (p.number, p.status) for p in (await uow.proposals.get(first), await uow.proposals.get(second))
        ]
    assert kept == [("直2026-001", Status.CANCELLED), ("直2026-002", Status.WITHDRAWN)]
