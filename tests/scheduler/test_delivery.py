"""The outbox is delivered in order, side by side, patiently, and honestly."""

import asyncio
from datetime import timedelta

from sqlalchemy import select, update

from bot.sandbox.faults import Fault
from bot.sandbox.phone import Phone
from domain.notice import Outcome, Priority
from scheduler.carrying import MOST_ATTEMPTS
from scheduler.delivery import LEASE
from storage.tables import outbox
from tests.scheduler.conftest import Post

WANG, ZHAO = 1001, 1002


def texts(phone: Phone) -> list[str | None]:
    return [message.text for message in phone.received]


async def test_each_chat_in_its_order(post: Post) -> None:
    wang, phone = await post.person(WANG, "王芳")
    zhao, other = await post.person(ZHAO, "赵敏")
    await post.post(wang, "一", "二", "三")
    await post.post(zhao, "甲", "乙")
    assert await post.delivery().run() == 5
    assert texts(phone) == ["一", "二", "三"]
    assert texts(other) == ["甲", "乙"]
    assert set((await post.outcomes()).values()) == {Outcome.SENT}


async def test_a_slow_chat_holds_up_nobody_else(post: Post) -> None:
    wang, phone = await post.person(WANG, "王芳")
    zhao, other = await post.person(ZHAO, "赵敏")
    post.sandbox.faults.add(_hang(WANG, 1.5))
    delivery = post.delivery()
    await post.post(wang, "一", "二")
    await post.post(zhao, "甲")
    started = asyncio.get_running_loop().time()
    await delivery.hand_out()
    await post.sandbox.until(lambda: texts(other) == ["甲"])
    # What comes later goes out while the slow one still hangs.
    await post.post(zhao, "乙")
    await delivery.hand_out()
    await post.sandbox.until(lambda: texts(other) == ["甲", "乙"])
    assert asyncio.get_running_loop().time() - started < 1.5
    assert texts(phone) == []
    await delivery.run()
    # It may have arrived, so the second waits behind the first until that is tried again.
    assert texts(phone) == []
    await post.passes(seconds=31)
    await delivery.run()
    assert texts(phone) == ["一", "二"]


async def test_what_comes_later_waits_behind_what_failed(post: Post) -> None:
    wang, phone = await post.person(WANG, "王芳")
    post.sandbox.fail("sendMessage")
    delivery = post.delivery()
    await post.post(wang, "一")
    await delivery.run()
    await post.post(wang, "二")
    await delivery.run()
    assert texts(phone) == []
    await post.passes(seconds=6)
    await delivery.run()
    assert texts(phone) == ["一", "二"]


async def test_an_outage_of_a_day_loses_nothing(post: Post) -> None:
    wang, phone = await post.person(WANG, "王芳")
    await post.post(wang, "一")
    fault = post.sandbox.fail("sendMessage", times=1000)
    delivery = post.delivery()
    for _ in range(20):
        await delivery.run()
        await post.passes(minutes=6)
    post.sandbox.faults.armed.clear()
    assert 1000 - fault.times == 20
    await delivery.run()
    assert texts(phone) == ["一"]


async def test_a_flood_silences_the_whole_bot_and_counts_against_nobody(post: Post) -> None:
    wang, phone = await post.person(WANG, "王芳")
    zhao, other = await post.person(ZHAO, "赵敏")
    fault = post.sandbox.fail("sendMessage", chat_id=WANG)
    fault.code, fault.description, fault.retry_after = 429, "Too Many Requests: retry after 7", 7
    delivery = post.delivery()
    await post.post(wang, "一")
    await delivery.run()
    await post.post(zhao, "甲")
    await post.passes(seconds=6)
    await delivery.run()
    assert texts(phone) + texts(other) == []
    calls = [c for c in post.sandbox.faults.calls if c["method"] == "sendMessage"]
    assert len(calls) == 1
    await post.passes(seconds=2)
    await delivery.run()
    assert texts(phone) + texts(other) == ["一", "甲"]
    assert await attempts(post) == [0, 0]


async def test_the_poller_can_silence_the_courier(post: Post) -> None:
    wang, phone = await post.person(WANG, "王芳")
    delivery = post.delivery()
    delivery.hold(post.world.congress.id, timedelta(seconds=3))
    await post.post(wang, "一")
    await delivery.run()
    assert texts(phone) == []
    await post.passes(seconds=4)
    await delivery.run()
    assert texts(phone) == ["一"]


async def test_honest_outcomes(post: Post) -> None:
    wang, phone = await post.person(WANG, "王芳")
    zhao, _ = await post.person(ZHAO, "赵敏", started=False)
    phone.blocks()
    await post.post(wang, "一")
    await post.post(zhao, "甲")
    sun, shown = await post.person(1005, "孙莉")
    await post.post(sun, "<b>没有关上", "后面的照样送到")
    assert await post.delivery().run() == 4
    assert await post.outcomes() == {
        "一": Outcome.BLOCKED,
        "甲": Outcome.NEVER_STARTED,
        "<b>没有关上": Outcome.UNDELIVERABLE,
        "后面的照样送到": Outcome.SENT,
    }
    assert texts(shown) == ["后面的照样送到"]


async def test_given_up_in_the_end(post: Post) -> None:
    wang, _ = await post.person(WANG, "王芳")
    await post.post(wang, "一")
    async with post.database.engine.begin() as connection:
        await connection.execute(update(outbox).values(attempts=MOST_ATTEMPTS - 1))
    post.sandbox.fail("sendMessage")
    assert await post.delivery().run() == 1
    assert await post.outcomes() == {"一": Outcome.UNDELIVERABLE}


async def test_the_claim_of_a_dead_worker_runs_out(post: Post) -> None:
    wang, phone = await post.person(WANG, "王芳")
    await post.post(wang, "一")
    async with post.database.unit_of_work() as uow:
        assert (
            len(
                await uow.outbox.claim(
                    "gone:1", post.world.congress.id, post.now, post.now + LEASE, {Priority.REPLY: 10}
                )
            )
            == 1
        )
    delivery = post.delivery("here:2")
    await delivery.run()
    assert texts(phone) == []
    await post.passes(seconds=LEASE.total_seconds())
    await delivery.run()
    assert texts(phone) == ["一"]


async def test_two_workers_deliver_each_once(post: Post) -> None:
    wang, phone = await post.person(WANG, "王芳")
    zhao, other = await post.person(ZHAO, "赵敏")
    await post.post(wang, *(f"一{n}" for n in range(12)))
    await post.post(zhao, *(f"甲{n}" for n in range(12)))
    settled = await asyncio.gather(post.delivery("a:1").run(), post.delivery("b:1").run())
    assert sum(settled) == 24
    assert sorted(map(str, texts(phone) + texts(other))) == sorted(
        [f"一{n}" for n in range(12)] + [f"甲{n}" for n in range(12)]
    )


async def test_stopping_finishes_the_send_and_gives_the_rest_back(post: Post) -> None:
    wang, phone = await post.person(WANG, "王芳")
    await post.post(wang, *(f"{n}" for n in range(15)))
    delivery = post.delivery()
    await delivery.hand_out()
    await post.sandbox.until(lambda: bool(phone.received))
    await delivery.stop()
    sent = len(phone.received)
    assert sent < 15
    assert await delivery.hand_out() == 0
    # Free at once for the next process: nothing has to run out.
    assert await post.delivery("here:2").run() == 15 - sent
    assert texts(phone) == [f"{n}" for n in range(15)]


async def attempts(post: Post) -> list[int]:
    async with post.database.engine.connect() as connection:
        return [row.attempts for row in await connection.execute(select(outbox.c.attempts))]


def _hang(chat_id: int, seconds: float) -> Fault:
    return Fault("sendMessage", "hang", 1, chat_id, seconds=seconds)
