"""What goes to everybody is sent at most once: where nobody can know, it is in doubt and stays so."""

import asyncio

import pytest

from bot.sandbox.faults import Fault
from bot.sandbox.phone import Phone
from domain.notice import Outcome, Priority
from scheduler.delivery import LEASE
from tests.faults.street import until
from tests.scheduler.conftest import Post

WANG, ZHAO = 1001, 1002


def texts(phone: Phone) -> list[str | None]:
    return [message.text for message in phone.received]


async def test_a_reply_is_never_behind_more_than_one_of_thousands(post: Post) -> None:
    wang, phone = await post.person(WANG, "王芳")
    crowd = [await post.person(2000 + n, f"代表{n}") for n in range(100)]
    for person, _ in crowd:
        await post.post(person, f"通知{person.id}", priority=Priority.BROADCAST)
    delivery = post.delivery()
    delivering = asyncio.create_task(delivery.run())
    await until(lambda: len(order(post)) >= 20)
    before = len(order(post))
    await post.post(wang, "回复")
    await delivery.hand_out()
    await until(lambda: "回复" in order(post))
    # One may have been granted its turn when the reply was posted, one while it was claimed.
    assert order(post).index("回复") - before <= 2
    assert await delivering == 101
    assert texts(phone) == ["回复"]
    assert all(len(other.received) == 1 for _, other in crowd)


@pytest.mark.parametrize(
    ("kind", "arrived"),
    [("drop", True), ("error", False)],
    ids=["delivered and not said", "a server's error"],
)
async def test_nobody_can_know(post: Post, kind: str, arrived: bool) -> None:
    wang, phone = await post.person(WANG, "王芳")
    post.sandbox.faults.add(Fault("sendMessage", kind, code=502))
    await post.post(wang, "通知", priority=Priority.BROADCAST)
    delivery = post.delivery()
    assert await delivery.run() == 1
    assert await post.outcomes() == {"通知": Outcome.IN_DOUBT}
    await post.passes(days=1)
    assert await delivery.run() == 0
    assert texts(phone) == (["通知"] if arrived else [])


async def test_what_was_certainly_not_sent_is_sent_again(post: Post) -> None:
    wang, phone = await post.person(WANG, "王芳")
    flood = Fault("sendMessage", "error", code=429, description="Too Many Requests", retry_after=3)
    post.sandbox.faults.add(flood)
    await post.post(wang, "通知", priority=Priority.BROADCAST)
    delivery = post.delivery()
    assert await delivery.run() == 0
    assert await post.outcomes() == {"通知": Outcome.WAITING}
    await post.passes(seconds=4)
    assert await delivery.run() == 1
    assert texts(phone) == ["通知"]


@pytest.mark.parametrize("orderly", [True, False], ids=["released", "run out"])
async def test_killed_on_its_way(post: Post, orderly: bool) -> None:
    wang, _ = await post.person(WANG, "王芳")
    zhao, other = await post.person(ZHAO, "赵敏")
    post.sandbox.faults.add(Fault("sendMessage", "hang", 1, WANG, seconds=2))
    await post.post(wang, "通知", priority=Priority.BROADCAST)
    dying = post.delivery("gone:1")
    await dying.hand_out()
    await until(lambda: not post.sandbox.faults.armed)
    await post.post(zhao, "另一个", priority=Priority.BROADCAST)
    if orderly:
        async with post.database.unit_of_work() as uow:
            await uow.outbox.release("gone:", post.now)
    else:
        await post.passes(seconds=LEASE.total_seconds())
    assert await post.delivery("here:2").run() == 1
    assert await post.outcomes() == {"通知": Outcome.IN_DOUBT, "另一个": Outcome.SENT}
    assert texts(other) == ["另一个"]


def order(post: Post) -> list[object]:
    """What was said, in the order in which it arrived."""
    calls = post.sandbox.faults.calls
    return [call["parameters"]["text"] for call in calls if call["method"] == "sendMessage"]
