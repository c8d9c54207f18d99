"""Audiences as the databases find them, and feeding the outbox: idempotent, in windows, with late joiners."""

from datetime import timedelta

import pytest

from domain.broadcast import Audience, Broadcast, BroadcastState, Condition, key_of
from domain.cosigner import Cosigner, CosignerState, CosignerWay
from domain.notice import Outcome, Priority
from domain.people import Person, Role
from domain.proposal import ClockKey, Status
from domain.rating import Grade, Rating, Stage
from domain.services.broadcast_feed import AHEAD, start, sweep, work
from domain.services.broadcast_runs import cancel, repeat
from storage.engine import Database
from tests.builders import NOW, World, clock, delegation, person, policy, post, suggestion, world

LATER = NOW + timedelta(hours=1)
RULES = policy()
ROOM = {Priority.BROADCAST: 10_000}


async def broadcast(database: Database, w: World, audience: Audience) -> Broadcast:
    async with database.unit_of_work() as uow:
        made = Broadcast(
            w.congress.id, w.staff.id, w.staff.name, NOW, text="通知", audience=audience, wants_receipts=True
        )
        return await uow.broadcasts.add(made)


async def feed(database: Database, made: Broadcast) -> None:
    """As the ticks do."""
    async with database.unit_of_work() as uow:
        await start(uow, made, now=NOW)
    await ticks(database, made)


async def ticks(database: Database, made: Broadcast) -> None:
    going_on = True
    while going_on:
        async with database.unit_of_work() as uow:
            locked = await uow.broadcasts.locked(made.congress_id, made.id)
            assert locked is not None
            going_on = await work(uow, locked, RULES, now=NOW)


async def receivers(database: Database, made: Broadcast) -> dict[int, Outcome]:
    async with database.unit_of_work() as uow:
        return dict(await uow.broadcasts.people_with(made.id, list(Outcome), 10_000, 0))


async def settle(database: Database, made: Broadcast, outcome: Outcome, *, worker: str = "w") -> None:
    """Whatever waits comes to this."""
    async with database.unit_of_work() as uow:
        until = NOW + timedelta(minutes=1)
        for notice in await uow.outbox.claim(worker, made.congress_id, LATER, until, ROOM):
            await uow.outbox.settle([notice.id], outcome, NOW)


async def reached(database: Database, w: World, audience: Audience) -> set[int]:
    """Whom a broadcast to the audience goes to; the count says the same."""
    made = await broadcast(database, w, audience)
    await feed(database, made)
    found = set(await receivers(database, made))
    async with database.unit_of_work() as uow:
        assert await uow.broadcasts.count(w.congress.id, audience, NOW) == len(found)
    return found


def ids(*people: Person) -> set[int]:
    return {p.id for p in people}


async def test_roles_delegations_departments(database: Database) -> None:
    w, foreign = await world(database), await world(database, "越城区人大", 8)
    async with database.unit_of_work() as uow:
        town = await delegation(uow, w.congress, "平水镇")
        far = await person(uow, w.congress, "远代表", post(Role.REPRESENTATIVE, town), chat_id=801)
        office = await person(uow, w.congress, "联络员", post(Role.DELEGATION_OFFICE, town), chat_id=802)
        both = await person(
            uow, w.congress, "兼职", post(Role.REPRESENTATIVE, town), post(Role.COMMITTEE), chat_id=803
        )
    assert await reached(database, w, {Condition.REPRESENTATIVES: []}) == ids(w.representative, far, both)
    assert await reached(database, w, {Condition.DELEGATIONS: [town.id]}) == ids(far, both)
    assert await reached(database, w, {Condition.DEPARTMENTS: []}) == ids(w.clerk, w.head, w.co_clerk)
    assert await reached(database, w, {Condition.DEPARTMENTS: [w.co_department.id]}) == ids(w.co_clerk)
    roles: Audience = {Condition.ROLES: [Role.STAFF.value, Role.DELEGATION_OFFICE.value]}
    assert await reached(database, w, roles) == ids(w.staff, office)
    several: Audience = {Condition.DELEGATIONS: [town.id], Condition.ROLES: ["committee", "staff"]}
    assert await reached(database, w, several) == ids(far, both, w.staff)
    # Somebody else's units are nobody's here.
    assert await reached(database, w, {Condition.DELEGATIONS: [foreign.delegation.id]}) == set()


async def test_departments_with_something_overdue(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        late, in_time = suggestion(w.representative, number="1"), suggestion(w.representative, number="2")
        ran_out = clock(w.congress, days=-3, department_id=w.department.id, overdue_at=NOW)
        stopped = clock(w.congress, days=-3, department_id=w.co_department.id, overdue_at=NOW, stopped_at=NOW)
        late.clocks = [ran_out, stopped]
        in_time.clocks = [clock(w.congress, days=3, department_id=w.co_department.id)]
        await uow.proposals.add(late)
        await uow.proposals.add(in_time)
    assert await reached(database, w, {Condition.OVERDUE: []}) == ids(w.clerk, w.head)


async def test_representatives_who_have_not_rated(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        names = ("签名", "应邀", "评过", "没有答复")
        cosigner, invited, rated, other = [
            await person(uow, w.congress, name, post(Role.REPRESENTATIVE, w.delegation), chat_id=900 + n)
            for n, name in enumerate(names)
        ]
        proposal = suggestion(w.representative, number="1", status=Status.REPLIED)
        proposal.clocks = [clock(w.congress, ClockKey.RATING)]
        proposal.cosigners = [
            Cosigner(cosigner.id, cosigner.name, CosignerWay.INVITED, CosignerState.SIGNED, NOW),
            Cosigner(invited.id, invited.name, CosignerWay.INVITED, CosignerState.INVITED, NOW),
            Cosigner(rated.id, rated.name, CosignerWay.INVITED, CosignerState.SIGNED, NOW),
        ]
        proposal.ratings = [
            Rating(rated.id, Stage.REPLY, Grade.SATISFIED, NOW),
            Rating(cosigner.id, Stage.ATTITUDE, Grade.SATISFIED, NOW),
        ]
        closed = suggestion(other, number="2", status=Status.ANSWERED)
        closed.clocks = [clock(w.congress, ClockKey.RATING, stopped_at=NOW)]
        promised = suggestion(invited, number="3", status=Status.ANSWERED)
        promised.clocks = [clock(w.congress, ClockKey.RATING_3)]
        for one in (proposal, closed, promised):
            await uow.proposals.add(one)
    found = await reached(database, w, {Condition.UNRATED: []})
    assert found == ids(w.representative, cosigner, invited)
    # A new round asks everybody anew.
    async with database.unit_of_work() as uow:
        proposal = await uow.proposals.get(proposal.id)
        proposal.round = 2
    assert await reached(database, w, {Condition.UNRATED: []}) == found | {rated.id}


async def test_who_has_not_said_so(database: Database) -> None:
    w = await world(database)
    made = await broadcast(database, w, {Condition.DEPARTMENTS: []})
    await feed(database, made)
    await settle(database, made, Outcome.SENT)
    async with database.unit_of_work() as uow:
        first = await uow.broadcasts.receive(made, w.clerk.id, NOW)
        assert await uow.broadcasts.receive(made, w.clerk.id, LATER) == first == NOW
        assert await uow.broadcasts.count_silent(made.id) == 2
    assert await reached(database, w, {Condition.UNRECEIVED: [made.id]}) == ids(w.head, w.co_clerk)


async def test_feeding_twice_feeds_once(database: Database) -> None:
    w = await world(database)
    made = await broadcast(database, w, {Condition.DEPARTMENTS: [], Condition.REPRESENTATIVES: []})
    await feed(database, made)
    # As after a death before the commit that moves the cursor, and by a second process.
    made.passes = made.cursor = 0
    async with database.unit_of_work() as uow:
        await uow.broadcasts.save(made)
    await ticks(database, made)
    assert set(await receivers(database, made)) == ids(w.representative, w.clerk, w.head, w.co_clerk)
    await settle(database, made, Outcome.SENT)
    await ticks(database, made)
    async with database.unit_of_work() as uow:
        kept = await uow.broadcasts.get(w.congress.id, made.id)
        figures = await uow.broadcasts.figures(made.id)
    assert kept is not None
    assert kept.state is BroadcastState.DONE
    assert (figures.people, figures.sent, figures.failed) == (4, 4, 0)


async def test_many_are_fed_in_pieces(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        for n in range(AHEAD + 700):
            await person(
                uow, w.congress, f"代表{n}", post(Role.REPRESENTATIVE, w.delegation), chat_id=10_000 + n
            )
    made = await broadcast(database, w, {Condition.REPRESENTATIVES: []})
    seen = []
    await feed(database, made)
    while True:
        async with database.unit_of_work() as uow:
            seen.append(await uow.broadcasts.waiting(made.id))
            if (await uow.broadcasts.figures(made.id)).waiting == 0:
                break
        await settle(database, made, Outcome.SENT)
        await ticks(database, made)
    assert max(seen) <= 2 * AHEAD
    assert len(seen) > 2
    assert len(await receivers(database, made)) == AHEAD + 701


async def test_who_joins_later_gets_it_too(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        absent = await person(uow, w.congress, "未绑定", post(Role.REPRESENTATIVE, w.delegation))
    made = await broadcast(database, w, {Condition.REPRESENTATIVES: []})
    await feed(database, made)
    await settle(database, made, Outcome.SENT)
    await ticks(database, made)
    assert (await receivers(database, made))[absent.id] is Outcome.NEVER_STARTED
    async with database.unit_of_work() as uow:
        absent.chat_id = 990
        await uow.people.save(absent)
        newcomer = await person(uow, w.congress, "补选", post(Role.REPRESENTATIVE, w.delegation), chat_id=991)
    for _ in range(2):
        async with database.unit_of_work() as uow:
            (still_open,) = await uow.broadcasts.still_open(NOW)
            await sweep(uow, still_open, RULES, now=NOW)
    found = await receivers(database, made)
    assert found[absent.id] is found[newcomer.id] is Outcome.WAITING
    assert found[w.representative.id] is Outcome.SENT


async def test_only_what_failed_is_repeated(database: Database) -> None:
    w = await world(database)
    made = await broadcast(database, w, {Condition.DEPARTMENTS: [w.department.id]})
    await feed(database, made)
    async with database.unit_of_work() as uow:
        first, second = await uow.outbox.claim("w", w.congress.id, LATER, LATER, ROOM)
        await uow.outbox.settle([first.id], Outcome.SENT, NOW - timedelta(minutes=1))
        await uow.outbox.settle([second.id], Outcome.BLOCKED, NOW - timedelta(minutes=1))
    await ticks(database, made)
    async with database.unit_of_work() as uow:
        done = await uow.broadcasts.locked(w.congress.id, made.id)
        assert done is not None
        await repeat(uow, done, w.staff, Outcome.BLOCKED, now=NOW)
    await ticks(database, made)
    found = await receivers(database, made)
    assert (found[first.person_id], found[second.person_id]) == (Outcome.SENT, Outcome.WAITING)
    # Blocked again: that ends it, it is not tried for ever.
    await settle(database, made, Outcome.BLOCKED)
    await ticks(database, made)
    assert (await receivers(database, made))[second.person_id] is Outcome.BLOCKED
    async with database.unit_of_work() as uow:
        done = await uow.broadcasts.get(w.congress.id, made.id)
    assert done is not None
    assert done.state is BroadcastState.DONE


async def test_cancelled_nothing_waits(database: Database) -> None:
    w = await world(database)
    made = await broadcast(database, w, {Condition.DEPARTMENTS: []})
    await feed(database, made)
    async with database.unit_of_work() as uow:
        locked = await uow.broadcasts.locked(w.congress.id, made.id)
        assert locked is not None
        await cancel(uow, locked, w.staff, now=NOW)
        assert await uow.outbox.claim("w", w.congress.id, LATER, LATER, ROOM) == []
    assert set((await receivers(database, made)).values()) == {Outcome.LAPSED}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_another_congress_sees_nothing_of_it(database: Database) -> None:
    w, foreign = await world(database), await world(database, "越城区人大", 8)
    made = await broadcast(database, w, {Condition.REPRESENTATIVES: []})
    await feed(database, made)
    of = foreign.congress.id
    async with database.unit_of_work() as uow:
        assert await uow.broadcasts.get(of, made.id) is None
        assert await uow.broadcasts.locked(of, made.id) is None
        assert await uow.broadcasts.of(of, foreign.staff.id, 10) == []
        key = key_of(made.id, foreign.representative.id)
        assert await uow.broadcasts.outcome_of(made.id, foreign.representative.id, key) is None
