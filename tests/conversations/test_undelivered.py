"""What could not be delivered is seen by the registry, and sent again when the reason is gone."""

from datetime import timedelta

from sqlalchemy import update

from domain.notice import Notice, Outcome, Priority
from storage.tables import outbox
from tests.conversations.offices import forges
from tests.forged import presses
from tests.house import Chat, House

KEPT = {"rows": [], "keyboard": None, "placeholder": ""}


async def pushed(house: House, name: str, *texts: str, priority: Priority = Priority.PUSH) -> None:
    """Messages for somebody, as a step would push them."""
    async with house.service.database.unit_of_work() as uow:
        congress = (await uow.congresses.every())[0]
        (person,) = await uow.people.named(congress.id, name)
        for text in texts:
            notice = Notice(
                congress.id, person.id, "reply", f"test:{text}", house.clock.now(),
                params={"text": text, **KEPT}, priority=priority,
            )  # fmt: skip
            await uow.outbox.post(notice)
    await house.settle()


async def opened(house: House) -> Chat:
    zhao = house.chat("赵敏")
    await zhao.says("/undelivered")
    return zhao


async def test_who_blocked_the_bot_gets_it_when_the_registry_sends_it_again(house: House) -> None:
    zhao = await opened(house)
    zhao.sees_last("都送到了")
    wang = house.chat("王芳")
    wang.phone.blocks()
    await pushed(house, "王芳", "第一条", "第二条")
    await zhao.says("/menu")
    zhao.sees_last("2 条消息没有送到：/undelivered")
    await opened(house)
    zhao.sees_last("最近 30 天有 2 条没有送到")
    await zhao.presses("提醒和其他 · 对方停用 2")
    zhao.sees_last("王芳")
    zhao.sees_last("请先联系本人重新打开机器人")
    wang.phone.blocks(False)
    await zhao.presses("重发 1")
    zhao.sees_last("正在重新发送 1 条")
    await house.settle()
    await zhao.presses("全部重新发送（1）")
    zhao.sees_last("都送到了")
    wang.sees("第一条")
    wang.sees("第二条")
    assert [m.text for m in wang.phone.received].count("第一条") == 1


async def test_a_double_press_sends_nothing_twice(house: House) -> None:
    wang = house.chat("王芳")
    wang.phone.blocks()
    await pushed(house, "王芳", "只要一条")
    zhao = await opened(house)
    await zhao.presses("提醒和其他 · 对方停用 1")
    wang.phone.blocks(False)
    message, data = next(
        (m, key["callback_data"])
        for m in reversed(zhao.phone.received)
        for row in (m.inline or {}).get("inline_keyboard", [])
        for key in row
        if key["text"] == "重发 1"
    )
    zhao.phone.presses(message.message_id, data)
    zhao.phone.presses(message.message_id, data)
    await house.settle()
    zhao.sees("已经在发送了，或者已经送到")
    assert [m.text for m in wang.phone.received].count("只要一条") == 1


async def test_what_is_in_doubt_is_asked_about_first(house: House) -> None:
    await pushed(house, "王芳", "收到没有", priority=Priority.BROADCAST)
    async with house.service.database.engine.begin() as connection:
        which = outbox.c.dedupe_key == "test:收到没有"
        await connection.execute(update(outbox).where(which).values(outcome=Outcome.IN_DOUBT))
    zhao = await opened(house)
    await zhao.presses("提醒和其他 · 不确定 1", "全部重新发送（1）")
    zhao.sees_last("再发会收到两次")
    assert [m.text for m in house.chat("王芳").phone.received].count("收到没有") == 1
    await zhao.presses("重新发送")
    zhao.sees_last("正在重新发送 1 条")
    assert [m.text for m in house.chat("王芳").phone.received].count("收到没有") == 2


async def test_only_the_registry_sees_it_and_only_lately(house: House) -> None:
    house.chat("王芳").phone.blocks()
    await pushed(house, "王芳", "一条")
    chen = house.chat("陈涛")
    await chen.says("/undelivered")
    assert "王芳" not in chen.screen
    assert "没有送到" not in chen.screen
    for forged in presses.undelivered(1):
        assert "王芳" not in await forges(chen, forged.data)
    assert [m.text for m in house.chat("王芳").phone.received].count("一条") == 0
    zhao = await opened(house)
    zhao.sees_last("1 条没有送到")
    for nonsense in ("n:list:nothing:blocked:0:0", "n:list:other:sent:0:0", "n:shout:other:blocked:0:0"):
        assert "不能用" in await forges(zhao, nonsense)
    async with house.service.database.engine.begin() as connection:
        past = house.clock.now() - timedelta(days=31)
        await connection.execute(
            update(outbox).where(outbox.c.outcome == Outcome.BLOCKED).values(settled_at=past)
        )
    await opened(house)
    zhao.sees_last("都送到了")
