"""The outbox: posted once, claimed by one, settled honestly."""

import asyncio
from datetime import timedelta

from domain.notice import Matter, Notice, Outcome, Priority
from storage.engine import Database
from tests.builders import NOW, World, suggestion, world

MINUTE = timedelta(minutes=1)


def notice(w: World, key: str, minutes: int = 0) -> Notice:
    return Notice(w.congress.id, w.staff.id, "submit", key, NOW + minutes * MINUTE, params={"名": [1]})


async def post(database: Database, *notices: Notice) -> list[bool]:
    async with database.unit_of_work() as uow:
        return [await uow.outbox.post(given) for given in notices]


async def test_posting_twice_posts_once(database: Database) -> None:
    w = await world(database)
    other = await world(database, "宜昌市人大", bot_id=8)
    assert await post(database, notice(w, "a"), notice(w, "a"), notice(w, "b"), notice(other, "a")) == [
        True, False, True, True,
    ]  # fmt: skip
    assert await post(database, notice(w, "b")) == [False]


async def test_posted_twice_at_once(database: Database) -> None:
    w = await world(database)
    posted = await asyncio.gather(*(post(database, notice(w, "a")) for _ in range(4)))
    assert sorted(posted) == [[False], [False], [False], [True]]


async def test_due_ones_are_claimed_oldest_first(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        proposal = await uow.proposals.add(suggestion(w.representative))
        first = notice(w, "second", 1)
        first.proposal_id = proposal.id
        for given in (first, notice(w, "third", 1), notice(w, "first", 0), notice(w, "later", 5)):
            await uow.outbox.post(given)
    async with database.unit_of_work() as uow:
        assert await uow.outbox.next_moment(NOW) == NOW + MINUTE
        assert await uow.outbox.next_moment(NOW + MINUTE) == NOW + 5 * MINUTE
        assert await uow.outbox.next_moment(NOW + 5 * MINUTE) is None
        now, until = NOW + 2 * MINUTE, NOW + 3 * MINUTE
        assert await uow.outbox.claim("w1", w.congress.id, NOW - MINUTE, until, room(10)) == []
        claimed = await uow.outbox.claim("w1", w.congress.id, now, until, room(2))
        assert [n.dedupe_key for n in claimed] == ["first", "second"]
        assert claimed[1].proposal_id == proposal.id
        assert claimed[0].params == {"名": [1]}
        assert (claimed[0].claimed_by, claimed[0].claimed_until) == ("w1", until)
        assert [n.dedupe_key for n in await uow.outbox.claim("w2", w.congress.id, now, until, room(10))] == [
            "third"
        ]
        assert await uow.outbox.claim("w3", w.congress.id, now, until, room(10)) == []
        again = await uow.outbox.claim("w3", w.congress.id, until, until + MINUTE, room(10))
        assert [n.dedupe_key for n in again] == ["first", "second", "third"]


async def test_two_workers_never_claim_the_same(database: Database) -> None:
    w = await world(database)
    await post(database, *(notice(w, str(n)) for n in range(40)))

    async def work(name: str) -> list[int]:
        mine: list[int] = []
        while True:
            async with database.unit_of_work() as uow:
                claimed = await uow.outbox.claim(name, w.congress.id, NOW, NOW + MINUTE, room(5))
                await asyncio.sleep(0.005)
            mine += [n.id for n in claimed]
            if not claimed:
                return mine

    shares = await asyncio.gather(*(work(f"w{n}") for n in range(4)))
    together = sorted(id_ for share in shares for id_ in share)
    assert len(together) == 40
    assert len(set(together)) == 40
    assert sum(bool(share) for share in shares) > 1


async def test_settled_put_off_released(database: Database) -> None:
    w = await world(database)
    await post(database, notice(w, "sent"), notice(w, "flood"), notice(w, "crash"))
    until = NOW + 10 * MINUTE
    async with database.unit_of_work() as uow:
        sent, flood, crash = await uow.outbox.claim("host_1:a", w.congress.id, NOW, until, room(10))
        await uow.outbox.settle([sent.id], Outcome.BLOCKED, NOW)
        await uow.outbox.put_off(flood.id, NOW + 2 * MINUTE)
        await uow.outbox.put_off(sent.id, NOW)  # settled: it stays so
    async with database.unit_of_work() as uow:
        assert await uow.outbox.claim("w", w.congress.id, NOW + MINUTE, until, room(10)) == []
        (again,) = await uow.outbox.claim("w", w.congress.id, NOW + 2 * MINUTE, until, room(10))
        assert (again.id, again.attempts) == (flood.id, 1)
        assert await uow.outbox.release("hostX1:", NOW) == 0  # the underscore is a letter here, not a pattern
        assert await uow.outbox.release("host_1:", NOW) == 1
        (freed,) = await uow.outbox.claim("w", w.congress.id, NOW, until, room(10))
        assert (freed.id, freed.attempts) == (crash.id, 0)


async def test_what_is_claimed_waits_until_it_is_settled(database: Database) -> None:
    w = await world(database)
    await post(database, notice(w, "a", 5), notice(w, "b", 9))
    async with database.unit_of_work() as uow:
        (claimed,) = await uow.outbox.claim("w", w.congress.id, NOW + 5 * MINUTE, NOW + 7 * MINUTE, room(1))
        assert await uow.outbox.waiting() == 2
        await uow.outbox.settle([claimed.id], Outcome.SENT, NOW + 6 * MINUTE)
        assert await uow.outbox.waiting() == 1


async def test_what_is_urgent_goes_first(database: Database) -> None:
    w = await world(database)
    other = await world(database, "宜昌市人大", bot_id=8)
    await post(
        database,
        *(ranked(notice(w, f"all {n}"), Priority.BROADCAST) for n in range(3)),
        ranked(notice(w, "push", 2), Priority.PUSH),
        ranked(notice(w, "answer", 3), Priority.REPLY),
        ranked(notice(w, "answer tomorrow", 9), Priority.REPLY),
        ranked(notice(other, "elsewhere"), Priority.REPLY),
    )
    async with database.unit_of_work() as uow:
        now, until = NOW + 4 * MINUTE, NOW + 6 * MINUTE
        urgent = await uow.outbox.claim(
            "w", w.congress.id, now, until, {Priority.REPLY: 10, Priority.PUSH: 10}
        )
        assert [n.dedupe_key for n in urgent] == ["answer", "push"]
        rest = await uow.outbox.claim("w", w.congress.id, now, until, room(2))
        assert [(n.dedupe_key, n.priority) for n in rest] == [
            ("all 0", Priority.BROADCAST),
            ("all 1", Priority.BROADCAST),
        ]


async def test_what_was_being_sent_is_in_doubt(database: Database) -> None:
    w = await world(database)
    await post(database, *(ranked(notice(w, key), Priority.BROADCAST) for key in ("sent", "lost", "claimed")))
    until = NOW + 2 * MINUTE
    async with database.unit_of_work() as uow:
        sent, lost, claimed = await uow.outbox.claim("w:1", w.congress.id, NOW, until, room(10))
        assert await uow.outbox.mark_sending("w:2", [sent.id]) == set()
        assert await uow.outbox.mark_sending("w:1", [sent.id, lost.id]) == {sent.id, lost.id}
        assert await uow.outbox.mark_sending("w:1", [lost.id]) == set()
        await uow.outbox.settle([sent.id], Outcome.SENT, NOW)
        assert await uow.outbox.waiting() == 2
        assert await uow.outbox.doubt_expired(until - MINUTE) == 0
    async with database.unit_of_work() as uow:
        assert await uow.outbox.doubt_expired(until) == 1
        assert [n.id for n in await uow.outbox.claim("w:2", w.congress.id, until, until, room(10))] == [
            claimed.id
        ]
    async with database.unit_of_work() as uow:
        assert await uow.outbox.mark_sending("w:2", [claimed.id]) == {claimed.id}
        # Certainly not sent: it waits again.
        await uow.outbox.put_off(claimed.id, until, failed=False)
        (again,) = await uow.outbox.claim("w:3", w.congress.id, until, until, room(10))
        await uow.outbox.mark_sending("w:3", [again.id])
    async with database.unit_of_work() as uow:
        assert await uow.outbox.release("w:3", until) == 0
        assert await uow.outbox.claim("w:4", w.congress.id, until, until, room(10)) == []
        assert await uow.outbox.waiting() == 0


def ranked(given: Notice, priority: Priority) -> Notice:
    given.priority = priority
    return given


def room(each: int) -> dict[Priority, int]:
    return dict.fromkeys(Priority, each)


async def test_a_pause_is_kept_and_ends(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        await uow.outbox.pause(w.congress.id, NOW + MINUTE)
        assert await uow.outbox.pauses(NOW) == {w.congress.id: NOW + MINUTE}
        await uow.outbox.pause(w.congress.id, NOW + 2 * MINUTE)
        assert await uow.outbox.pauses(NOW + MINUTE) == {w.congress.id: NOW + 2 * MINUTE}
        assert await uow.outbox.pauses(NOW + 2 * MINUTE) == {}


async def test_what_could_not_be_delivered(database: Database) -> None:
    w = await world(database)
    other = await world(database, "宜昌市人大", bot_id=8)
    await post(
        database,
        *(notice(w, str(n)) for n in range(4)),
        ranked(notice(w, "answer"), Priority.REPLY),
        notice(other, "elsewhere"),
    )
    about_case = notice(w, "case")
    async with database.unit_of_work() as uow:
        about_case.proposal_id = (await uow.proposals.add(suggestion(w.representative))).id
        await uow.outbox.post(about_case)
        of = w.congress.id
        claimed = await uow.outbox.claim("w", of, NOW, NOW + MINUTE, room(10))
        ids = {n.dedupe_key: n.id for n in claimed}
        await uow.outbox.settle([ids[key] for key in ("0", "1", "case", "answer")], Outcome.BLOCKED, NOW)
        await uow.outbox.settle([ids["2"]], Outcome.UNDELIVERABLE, NOW - MINUTE)
        await uow.outbox.settle([ids["3"]], Outcome.SENT, NOW)
    async with database.unit_of_work() as uow:
        assert await uow.outbox.undelivered_counts(of, NOW - 2 * MINUTE) == {
            (Matter.OTHER, Outcome.BLOCKED): 2,
            (Matter.OTHER, Outcome.UNDELIVERABLE): 1,
            (Matter.CASE, Outcome.BLOCKED): 1,
        }
        assert (Matter.OTHER, Outcome.UNDELIVERABLE) not in await uow.outbox.undelivered_counts(
            of, NOW - MINUTE
        )
        blocked = Matter.OTHER, Outcome.BLOCKED, NOW - MINUTE
        shown = await uow.outbox.undelivered(of, *blocked, 1, 1)
        assert [n.dedupe_key for n in shown] == ["1"]
        assert await uow.outbox.send_again(other.congress.id, *blocked, NOW, ids["0"]) == 0
        assert await uow.outbox.send_again(of, *blocked, NOW, ids["0"]) == 1
        assert await uow.outbox.send_again(of, *blocked, NOW, ids["0"]) == 0
        assert await uow.outbox.send_again(of, *blocked, NOW) == 1
        again = await uow.outbox.claim("w", of, NOW, NOW + MINUTE, room(10))
        assert [(n.dedupe_key, n.attempts, n.settled_at) for n in again] == [("0", 0, None), ("1", 0, None)]
