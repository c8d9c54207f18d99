"""A notice on its way: scheduled, paused, stopped, pressed twice; blocked phones, late joiners, reminders."""

from datetime import timedelta

from domain.people import Post, Role
from domain.services.membership import invite
from tests.conversations.offices import forges, joins, together
from tests.conversations.test_broadcasts import TEXT, composed, goes_on
from tests.house import Chat, House

DAY = {"days": 1}


def copies(chat: Chat, text: str = TEXT) -> int:
    return sum(text in (m.text or "") and "通知" in (m.text or "") for m in chat.phone.received)


async def holds(house: House, **time: float) -> None:
    """Telegram asks the bot for silence: nothing of the outbox goes out meanwhile."""
    house.service.delivery.hold((await house.congress()).id, timedelta(**time))


async def test_scheduled_for_tomorrow_as_typed(house: House) -> None:
    zhao, wang = await composed(house), house.chat("王芳")
    await zhao.presses("定时…")
    await zhao.says("昨天上午九点")
    assert "定时" not in (zhao.newest.text or "")
    await zhao.says("明天上午九点")
    zhao.sees_last("已定时　3月3日（周二） 09:00 开始发")
    await house.passes(hours=20)
    wang.sees_not(TEXT)
    await house.passes(hours=4)
    wang.sees_last(TEXT)
    # It begins with a message of its own, which goes on to tell how it ended.
    await goes_on(house)
    zhao.sees_last("发完了：送达 2。")
    assert sum("发完了" in (m.text or "") for m in zhao.phone.received) == 1


async def test_an_hour_that_can_be_two_is_asked_back(house: House) -> None:
    zhao, wang = await composed(house), house.chat("王芳")
    await zhao.presses("定时…")
    await zhao.says("明天三点")
    zhao.sees_last("是几点")
    await zhao.presses("3月3日（周二） 15:00")
    zhao.sees_last("已定时　3月3日（周二） 15:00")
    await zhao.presses("取消定时")
    zhao.sees_last("预览")
    await house.passes(days=2)
    wang.sees_not(TEXT)
    await zhao.presses("发送")
    wang.sees_last(TEXT)


async def test_a_button_for_the_usual_time(house: House) -> None:
    zhao = await composed(house)
    await zhao.presses("定时…", "3月2日（周一） 15:00")
    zhao.sees_last("已定时")
    await zhao.says("/broadcast")
    await house.restart()
    await house.passes(hours=6)
    house.chat("王芳").sees_last(TEXT)


async def test_in_quiet_hours_it_waits_or_is_urgent(house: House) -> None:
    await house.passes(hours=13)  # half past ten in the evening
    zhao, wang = await composed(house), house.chat("王芳")
    await zhao.presses("发送")
    zhao.sees_last("现在是免打扰时间，3月3日（周二） 07:30 以后才发")
    await zhao.presses("3月3日（周二） 07:30 发")
    zhao.sees_last("已定时")
    await zhao.presses("取消定时", "发送", "急事，现在就发")
    wang.sees_last(TEXT)


async def test_pressed_twice_and_by_two_it_is_sent_once(house: House) -> None:
    zhao, wang = await composed(house), house.chat("王芳")
    preview = zhao.newest
    data = next(d for d in preview.offered if d.startswith("b:send:"))
    for _ in range(3):
        zhao.phone.presses(preview.message_id, data)
    await house.settle()
    await goes_on(house)
    assert copies(wang) == 1
    await zhao.presses_again(preview, "b:send:")
    await goes_on(house)
    assert copies(wang) == 1
    zhao.sees("发完了：送达 2。")


async def test_paused_and_resumed(house: House) -> None:
    zhao, wang = await composed(house), house.chat("王芳")
    await holds(house, minutes=10)
    await zhao.presses("发送")
    zhao.sees_last("发送中 ░░░░░░░░░░ 0%　0/2")
    await zhao.presses("暂停")
    zhao.sees_last("已暂停")
    await house.passes(hours=1)
    wang.sees_not(TEXT)
    await zhao.presses("继续")
    zhao.sees("发送中")
    wang.sees_last(TEXT)
    await goes_on(house)
    zhao.sees("发完了：送达 2。")
    assert copies(wang) == 1


async def test_stopped_in_the_middle(house: House) -> None:
    zhao, wang, li = await composed(house), house.chat("王芳"), house.chat("李卫东")
    second = await joins(house, "钱工", 1022, Role.STAFF)
    await holds(house, minutes=10)
    await zhao.presses("发送")
    # A colleague does it; the sender's message tells.
    await second.says("/broadcast")
    await second.presses("发过的通知")
    await second.presses(next(b for b in second.buttons if "发送中" in b))
    await second.presses("停止")
    second.sees_last("没发到的 2 人不再发；已经送达的 0 人")
    await second.presses("不停，接着发")
    second.sees_last("发送中")
    await second.presses("停止")
    await second.presses("停止发送")
    second.sees_last("已停止：送达 0 人，没有发 2 人")
    await house.passes(hours=1)
    zhao.sees("已停止：送达 0 人，没有发 2 人")
    for receiver in (wang, li):
        receiver.sees_not(TEXT)
    await zhao.presses("刷新")
    assert "继续" not in zhao.buttons


async def test_two_staff_press_at_once(house: House) -> None:
    zhao = await composed(house)
    second = await joins(house, "钱工", 1022, Role.STAFF)
    await holds(house, minutes=10)
    await zhao.presses("发送")
    await second.says("/broadcast")
    await second.presses("发过的通知")
    await second.presses(next(b for b in second.buttons if "发送中" in b))
    await together(house, (zhao, "暂停"), (second, "暂停"))
    zhao.sees_last("已暂停")
    second.sees_last("已暂停")
    await zhao.presses("停止", "停止发送")
    await second.presses("继续")
    second.sees_last("已停止")


async def test_who_blocked_and_who_never_came(house: House) -> None:
    congress = await house.congress()
    async with house.service.database.unit_of_work() as uow:
        from domain.people import Person

        absent = Person(congress.id, "沈未到", posts=[Post(Role.REPRESENTATIVE)])
        absent = await uow.people.add(absent)
        code = (await invite(uow, absent)).code
    wang = house.chat("王芳")
    wang.phone.blocks()
    zhao = await composed(house)
    zhao.sees_last("预览（发给 3 人")
    await zhao.presses("发送")
    await goes_on(house)
    zhao.sees("发完了：送达 1，没送到 2（1 人停用了机器人、1 人未绑定）。")
    await zhao.presses("看名单")
    zhao.sees_last("没送到的 2 人")
    zhao.sees_last("停用了机器人（本人重新打开机器人，会自动补发）\n王芳（柯岩街道代表小组）")
    zhao.sees_last("未绑定（加入以后会自动补发）\n沈未到（代表）")
    # Still blocked: tried again, and it stays as it was.
    await zhao.presses("‹ 返回", "再发：停用的 1 人")
    await goes_on(house)
    zhao.sees("没送到 2（1 人停用了机器人")
    # Opened again, joined at last: both get it by themselves, nobody else twice.
    wang.phone.starts()
    await house.settle()
    assert copies(wang) == 1
    house.sandbox.add_phone(1040, "沈未到", language_code="zh-hans")
    late = Chat(house, house.sandbox.phone(1040))
    late.phone.starts(code)
    await house.settle()
    await goes_on(house)
    assert copies(late) == 1
    assert copies(house.chat("李卫东")) == 1
    await zhao.presses("刷新")
    zhao.sees_last("发完了：送达 3。")
    # Closed: whoever comes from now on does not get it.
    await zhao.presses("后来加入的不再发")
    third = await joins(house, "补选代表", 1041, Role.REPRESENTATIVE, "柯岩街道代表小组")
    await goes_on(house)
    assert copies(third) == 0


async def test_who_has_not_said_so_is_reminded_once_a_day(house: House) -> None:
    zhao, wang, li = await composed(house), house.chat("王芳"), house.chat("李卫东")
    await zhao.presses("发送")
    await goes_on(house)
    await wang.presses("收到")
    await wang.presses_again(wang.newest, "b:got:")
    assert wang.buttons[0].startswith("已收到 3月2日")
    assert copies(wang) == 1
    await zhao.presses("刷新")
    zhao.sees_last("点了“收到”的 1 人，还没点的 1 人")
    await zhao.presses("谁还没点“收到”")
    zhao.sees_last("李卫东")
    assert "王芳" not in (zhao.newest.text or "")
    silent = zhao.newest
    await zhao.presses("提醒这 1 人")
    zhao.sees_last("正在提醒 1 人")
    li.sees_last("请看过后点“收到”")
    assert copies(wang) == 1
    await goes_on(house)
    # A second time on the same day is refused, also by an older button.
    await zhao.presses_again(silent, "b:remind:")
    zhao.sees_last("今天已经提醒过一次，明天再提醒。")
    await zhao.presses("谁还没点“收到”")
    assert "提醒这 1 人" not in zhao.buttons
    await house.passes(**DAY)
    await zhao.presses("‹ 返回", "谁还没点“收到”", "提醒这 1 人")
    assert copies(li) == 3
    # The button under the reminder counts for the notice.
    await li.presses("收到")
    await zhao.presses("刷新", "谁还没点“收到”")
    zhao.sees_last("送达的都点了“收到”。")


async def test_said_so_before_the_reminder_arrives(house: House) -> None:
    zhao, li = await composed(house), house.chat("李卫东")
    await zhao.presses("发送")
    await goes_on(house)
    await holds(house, minutes=5)
    await zhao.presses("谁还没点“收到”", "提醒这 2 人")
    await li.presses("收到")
    await house.passes(minutes=10)
    assert copies(li) == 1
    assert copies(house.chat("王芳")) == 2


async def test_uncertain_ones_are_tried_again_only_after_a_question(house: House) -> None:
    wang = house.chat("王芳")
    zhao = await composed(house)
    house.sandbox.fail("sendMessage", chat_id=1001)
    await zhao.presses("发送")
    await goes_on(house)
    zhao.sees("发完了：送达 1，没送到 1（1 人不确定）。")
    await house.passes(**DAY)
    assert copies(wang) == 0
    await zhao.presses("再发：不确定的 1 人")
    zhao.sees_last("有人可能收到两次")
    await zhao.presses("再发一次")
    await goes_on(house)
    assert copies(wang) == 1
    zhao.sees("发完了：送达 2。")
    assert "看不到" in await forges(wang, "b:again:1:in_doubt:1") or copies(wang) == 1
