"""Booking a consultation: offered, agreed with one press, refused times, other times, a call, a waiver."""

from datetime import timedelta

from domain.appointment import MeetingState, Side
from domain.contact import Confirmation, ContactMode
from domain.guards import contact_recorded
from domain.proposal import Status
from tests.conversations.meetings import PLACE, agreed, calendars, meeting, offer, signed
from tests.conversations.offices import forges, history_length, kept, offered, refuses_bad_answers, together
from tests.conversations.steps import assign
from tests.house import House


async def test_the_representative_agrees_with_one_press(house: House) -> None:
    await signed(house)
    chen, wang = house.chat("陈涛"), house.chat("王芳")
    await chen.presses("约面商")
    chen.sees_last("提几个时间，直接写就行")
    await refuses_bad_answers(chen, lambda: history_length(house))
    await chen.says(f"下周三上午9点 或 周四下午2点半，{PLACE}")
    chen.sees_last("怎样面商？")
    await chen.presses("现场踏勘", "单位分管负责人")
    await house.restart()
    await chen.presses("周明")
    chen.sees_last("时间　3月5日（周四） 14:30、3月11日（周三） 09:00")
    chen.sees_last(f"现场踏勘 · {PLACE} · 单位分管负责人周明带队")
    await chen.presses("发给代表")
    chen.sees_last("等代表选时间")
    wang.sees_last("区交警大队想当面听您对")
    assert wang.buttons == [
        "3月5日（周四） 14:30",
        "3月11日（周三） 09:00",
        "都不行，我提时间",
        "电话就行",
        "不用面商",
        "查看",
    ]
    push, chosen = offered(wang, "3月11日（周三） 09:00")
    _, other = offered(wang, "3月5日（周四） 14:30")
    await wang.presses("3月11日（周三） 09:00")
    wang.sees("约好了：3月11日（周三） 09:00")
    chen.sees("王芳代表选定了")
    booked = await meeting(house)
    assert (booked.state, booked.coming) == (MeetingState.AGREED, 1)
    proposal = await kept(house)
    assert proposal.status is Status.IN_PROGRESS
    # Pressed twice, and the other time afterwards: it stays as agreed.
    before = len(proposal.history)
    await wang.presses_again(push, chosen)
    await wang.presses_again(push, other)
    wang.sees("时间已经变了，请看现在的")
    assert await history_length(house) == before
    for chat in (chen, wang):
        (file,) = calendars(chat)
        (event,) = file.events
        assert str(file["METHOD"]) == "PUBLISH"
        assert event["DTSTART"].dt == booked.starts_at
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=1)
        assert (event["LOCATION"], event["SEQUENCE"], event["STATUS"]) == (PLACE, 0, "CONFIRMED")


async def test_times_that_cannot_be_are_refused_with_the_reason(house: House) -> None:
    await signed(house)
    chen = house.chat("陈涛")
    await chen.presses("约面商")
    for text, reason in {
        "3月1日上午9点": "已经过去了",
        "明天晚上11点": "是晚间休息时间",
        "4月6日上午9点": "正值清明节。最近的工作时间是4月7日（周二） 09:00",
        "周六上午9点": "是周末。最近的工作时间是3月9日（周一） 09:00",
        "2028年3月1日9点": "太远了",
        "随便": "没有看到时间",
        "上午9点": "没有看到是哪一天",
    }.items():
        await chen.says(text)
        chen.sees_last(reason)
    await chen.says("周六上午9点")
    await chen.presses("就约周末")
    chen.sees_last("怎样面商？")
    await chen.presses("‹ 返回")
    await chen.says("周五上午，周三3点")
    chen.sees_last("3月6日（周五）几点")
    await chen.says("九点半")
    chen.sees_last("3月4日（周三），是 15:00 吗")
    await chen.presses("15:00")
    chen.sees_last("怎样面商？")
    await chen.presses("电话", "经办人", "没有")
    chen.sees_last("时间　3月4日（周三） 15:00、3月6日（周五） 09:30")
    await chen.presses("发给代表")
    booked = await meeting(house)
    assert (booked.mode, booked.place, booked.led_by) == (ContactMode.PHONE, "", "")


async def test_days_and_hours_by_buttons(house: House) -> None:
    await signed(house)
    chen = house.chat("陈涛")
    await chen.presses("约面商", "选时间", "3月4日（周三）", "上午", "09:30")
    chen.sees_last("已有：3月4日（周三） 09:30")
    await chen.presses("再选一个", "3月5日（周四）", "下午", "15:00", "就这些")
    await chen.presses("请到单位")
    await chen.says("交警大队三楼")
    await chen.presses("单位主要负责人", "周明", "发给代表")
    assert len((await meeting(house)).times) == 2
    await chen.presses("取消面商", "事情已经谈妥")
    chen.sees("面商已取消")
    # The last place is remembered.
    await chen.presses("约面商")
    await chen.says("周五10点")
    await chen.presses("座谈", "交警大队三楼", "经办人", "没有", "发给代表")
    assert (await meeting(house, 2)).place == "交警大队三楼"


async def test_other_times_go_back_and_forth(house: House) -> None:
    await signed(house)
    chen, wang = await offer(house), house.chat("王芳")
    await wang.presses("都不行，我提时间")
    wang.sees_last("您什么时间方便")
    await wang.says("周五上午10点")
    wang.sees("已提给区交警大队")
    chen.sees_last("王芳代表给")
    assert (await meeting(house)).asked is Side.DEPARTMENT
    await chen.presses("都不行，我提时间")
    await chen.says("周五下午3点")
    wang.sees_last("另提了时间")
    await wang.presses("3月6日（周五） 15:00")
    chen.sees("王芳代表选定了")
    assert (await meeting(house)).state is MeetingState.AGREED


async def test_a_waiver_is_a_contact_and_a_call_is_rung(house: House) -> None:
    await signed(house)
    chen, wang = await offer(house), house.chat("王芳")
    await wang.presses("电话就行")
    wang.sees("承办单位会给您打电话")
    chen.sees_last("电话沟通就行")
    assert (await meeting(house)).state is MeetingState.CALL
    await chen.presses("查看")
    await offer(house)
    await wang.presses("不用面商", "‹ 返回")
    assert (await meeting(house, 2)).is_open
    await wang.presses("选面商时间", "不用面商", "不用面商")
    proposal = await kept(house)
    (contact,) = proposal.contacts
    assert (contact.mode, contact.confirmation) == (ContactMode.WAIVED, Confirmation.CONFIRMED)
    assert contact_recorded(proposal, None) is None
    chen.sees_last("已记为一次沟通")
    assert calendars(chen) == []


async def test_both_choose_at_once_and_strangers_cannot(house: House) -> None:
    await signed(house)
    chen, wang = await offer(house), house.chat("王芳")
    _, data = offered(wang, "3月5日（周四） 14:30")
    for name in ("孙莉", "周明", "何伟", "李卫东", "陈涛"):
        before = await history_length(house)
        await forges(house.chat(name), data)
        assert await history_length(house) == before, name
    await chen.says("/case 直2026-001")
    await chen.presses("面商")
    await together(house, (wang, "3月5日（周四） 14:30"), (chen, "取消面商"))
    assert (await meeting(house)).state is MeetingState.AGREED
    # The other's button was about times that are agreed by now: asked anew, with the present state.
    chen.sees("时间已经变了，请看现在的")
    await chen.presses("取消面商", "人不在")
    assert (await meeting(house)).is_open is False


async def test_own_other_bookings_are_shown(house: House) -> None:
    """One's own by name; of the other side only that there is something."""
    first = await signed(house)
    await agreed(house)
    await assign(house)
    chen, wang = house.chat("陈涛"), house.chat("王芳")
    await chen.presses("签收", "约面商")
    await chen.says(f"周四下午3点、周五9点，{PLACE}")
    await chen.presses("现场踏勘", "经办人", "没有")
    chen.sees_last(f"贵方3月5日（周四） 14:30已约了{first}的面商")
    await chen.presses("发给代表")
    await wang.presses("3月5日（周四） 15:00")
    wang.sees_last(f"已约了{first}的面商")
    assert (await meeting(house, 1, 2)).is_agreed is False
    await wang.presses("就约这个时间")
    assert (await meeting(house, 1, 2)).is_agreed
