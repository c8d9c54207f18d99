"""Even, urgent first, gentle with each chat, and silent when asked: nothing of it provokes a refusal."""

import asyncio
import time

import pytest

from bot.i18n import Html
from bot.sandbox.faults import Fault
from bot.views.view import View
from domain.notice import Outcome, Priority
from domain.people import Person
from scheduler.courier import Courier
from scheduler.delivery import Delivery
from scheduler.pace import Pace, Spacing
from tests.builders import world
from tests.faults.street import until
from tests.scheduler.conftest import Post, makers


async def crowd(post: Post, number: int, first: int = 3000) -> list[Person]:
    return [(await post.person(first + n, f"代表{n}"))[0] for n in range(number)]


def refused(post: Post) -> int:
    return sum(call["error_code"] == 429 for call in post.sandbox.faults.calls)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_server_that_refuses_the_31st_of_any_second_refuses_nothing(post: Post) -> None:
    post.sandbox.limits.per_second, post.sandbox.limits.per_chat = 30, None
    for person in await crowd(post, 100):
        await post.post(person, f"通知{person.id}", priority=Priority.BROADCAST)
    delivery = post.delivery()
    delivering = asyncio.create_task(delivery.run())
    # The bot also answers people meanwhile; what is pushed makes room for that.
    phone = post.sandbox.add_phone(900, "李娜")
    phone.starts()
    for n in range(40):
        async with delivery.reply_turn(post.world.congress.id):
            assert await post.courier.carry(900, View(Html(f"回答{n}"))) is Outcome.SENT
        await asyncio.sleep(0.001 if n % 2 else 0.08)
    assert await delivering == 100
    assert refused(post) == 0
    assert set((await post.outcomes()).values()) == {Outcome.SENT}


async def test_the_urgent_go_first_and_the_rest_at_an_even_pace() -> None:
    pace = Pace(100)
    order: list[Priority] = []
    moments: list[float] = []

    async def go(priority: Priority) -> None:
        turn = await pace.turn(priority)
        order.append(priority)
        moments.append(turn.at)

    await asyncio.gather(*(go(p) for p in [Priority.BROADCAST] * 5 + [Priority.REPLY] * 2 + [Priority.PUSH]))
    assert order == [*[Priority.REPLY] * 2, Priority.PUSH, *[Priority.BROADCAST] * 5]
    # Two replies at once, then one every hundredth of a second; a late one may be caught up with.
    assert moments[-1] - moments[1] >= 0.045


async def test_no_second_holds_more_than_thirty_whatever_the_network_does() -> None:
    pace = Pace(1000)
    arrived: list[float] = []
    for n in range(45):
        turn = await pace.turn(Priority.PUSH)
        pace.begins(turn)
        # One of them arrives late, together with those after it.
        await asyncio.sleep(0.05 if n == 5 else 0.001)
        arrived.append(time.monotonic())
        pace.ended(turn)
    assert all(late - early > 0.99 for early, late in zip(arrived, arrived[30:], strict=False))


async def test_who_gave_up_waiting_takes_no_turn() -> None:
    pace = Pace(20)
    pace.give_back(await pace.turn(Priority.PUSH))
    given_up = asyncio.create_task(pace.turn(Priority.REPLY))
    await asyncio.sleep(0)
    given_up.cancel()
    started = time.monotonic()
    await pace.turn(Priority.PUSH)
    assert time.monotonic() - started < 0.09


def test_a_chat_is_left_alone_for_a_second_and_a_group_gets_twenty_a_minute() -> None:
    now = [100.0]
    spacing = Spacing(lambda: now[0])
    assert spacing.take(1, Priority.PUSH) == 0
    assert spacing.take(1, Priority.BROADCAST) == 1.0
    assert spacing.take(2, Priority.BROADCAST) == 0
    assert spacing.take(1, Priority.REPLY) == 0
    now[0] += 0.75
    assert spacing.take(1, Priority.PUSH) == 0.25
    now[0] += 0.25
    assert spacing.take(1, Priority.PUSH) == 0
    assert [spacing.take(-5, Priority.REPLY) for _ in range(20)] == [0.0] * 20
    now[0] += 20
    assert spacing.take(-5, Priority.REPLY) == 40
    assert spacing.take(-6, Priority.PUSH) == 0
    now[0] += 40
    assert spacing.take(-5, Priority.PUSH) == 0


def test_who_was_left_alone_is_forgotten() -> None:
    now = [0.0]
    spacing = Spacing(lambda: now[0])
    for chat in range(1, 10_001):
        now[0] += 0.034
        assert spacing.take(chat, Priority.BROADCAST) == 0
    assert spacing.remembered < 40


async def test_two_pushes_for_one_chat_are_a_second_apart(post: Post) -> None:
    (wang,) = await crowd(post, 1)
    await post.post(wang, "一", "二", priority=Priority.PUSH)
    started = time.monotonic()
    assert await post.delivery().run() == 2
    assert time.monotonic() - started > 0.95


async def test_a_pause_outlives_the_process(post: Post) -> None:
    wang, zhao = await crowd(post, 2)
    flood = Fault("sendMessage", "error", code=429, description="Too Many Requests", retry_after=20)
    post.sandbox.faults.add(flood)
    await post.post(wang, "一", priority=Priority.BROADCAST)
    await post.delivery("here:1").run()
    await post.post(zhao, "二", priority=Priority.REPLY)
    started_again = post.delivery("here:2")
    await post.passes(seconds=19)
    assert await started_again.run() == 0
    assert len(calls(post)) == 1
    await post.passes(seconds=2)
    assert await started_again.run() == 2
    assert refused(post) == 1


async def test_a_bot_with_thousands_waiting_starves_no_other(post: Post) -> None:
    other = await world(post.database, "宜昌市人大", bot_id=8)
    second = post.sandbox.world.add_bot("8000002:AAbbCCddEEffGGhhIIjjKKllMMnnOO", None, None)
    courier = Courier(second.token, post.sandbox.base_url)
    await courier.start()
    for person in await crowd(post, 150):
        await post.post(person, f"通知{person.id}", priority=Priority.BROADCAST)
    phone = post.sandbox.phone(post.sandbox.add_phone(other.clerk.chat_id or 0, "赵敏").user_id, second)
    phone.starts()
    delivery = Delivery(
        post.database,
        lambda: post.now,
        {post.world.congress.id: post.courier, other.congress.id: courier},
        makers(),
        "here:1",
    )
    post.deliveries.append(delivery)
    delivering = asyncio.create_task(delivery.run())
    await until(lambda: len(calls(post)) > 10)
    await post.post(other.clerk, "另一家的通知", priority=Priority.BROADCAST)
    await delivery.hand_out()
    before = len(calls(post))
    await until(lambda: bool(phone.received))
    assert len(calls(post)) - before < 40
    await delivering
    await courier.stop()


async def test_several_in_doubt_in_a_row_make_broadcasts_rest(post: Post) -> None:
    people = await crowd(post, 40)
    for person in people:
        await post.post(person, f"通知{person.id}", priority=Priority.BROADCAST)
    fault = post.sandbox.fail("sendMessage", times=1000)
    delivery = post.delivery()
    await delivery.run()
    # Telegram was ill; a few are in doubt, not all of them.
    assert 3 <= 1000 - fault.times < 15
    post.sandbox.faults.armed.clear()
    await post.post(people[0], "回复", priority=Priority.REPLY)
    assert await delivery.run() == 1
    await post.passes(minutes=2)
    await delivery.run()
    outcomes = list((await post.outcomes()).values())
    assert outcomes.count(Outcome.IN_DOUBT) == 1000 - fault.times
    assert outcomes.count(Outcome.SENT) == 41 - outcomes.count(Outcome.IN_DOUBT)


def calls(post: Post) -> list[object]:
    return [call for call in post.sandbox.faults.calls if call["method"] == "sendMessage"]


async def test_replies_come_in_bursts_and_never_more_than_thirty_in_a_second() -> None:
    pace = Pace()
    arrived: list[float] = []

    async def reply() -> None:
        async with pace.reply():
            arrived.append(time.monotonic())

    await asyncio.gather(*(reply() for _ in range(40)))
    assert arrived[29] - arrived[0] < 0.5
    assert arrived[30] - arrived[0] >= 1.0
