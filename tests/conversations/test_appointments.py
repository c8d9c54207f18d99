"""Booking a consultation: offered, agreed with one press, moved, called off, held and confirmed."""

from icalendar import Calendar

from domain.appointment import Appointment, MeetingState
from domain.proposal import Status
from tests.conversations.offices import (
    history_length,
    kept,
    refuses_bad_answers,
)
from tests.conversations.steps import assign
from tests.house import Chat, House

PLACE = "鉴湖路小学门口"


async def signed(house: House) -> str:
    number = await assign(house)
    await house.chat("陈涛").presses("签收")
    return number


async def offer(house: House, times: str = f"周三上午9点 或 周四下午2点半，{PLACE}") -> Chat:
    """The clerk offers two times at the gate of the school."""
    chen = house.chat("陈涛")
    await chen.presses("约面商")
    await chen.says(times)
    await chen.presses("现场踏勘", "单位分管负责人", "周明", "发给代表")
    return chen


async def meeting(house: House, n: int = 1, proposal_id: int = 1) -> Appointment:
    return (await kept(house, proposal_id)).appointments[n - 1]


def calendars(chat: Chat) -> list[Calendar]:
    """The calendar files this phone has received, oldest first."""
    files = [m.content["document"] for m in chat.phone.received if "document" in m.content]
    contents = [chat.house.sandbox.world.files.read(f["file_id"]) for f in files if "ics" in f["file_name"]]
    return [Calendar.from_ical(content) for content in contents]


async def test_the_representative_agrees_with_one_press(house: House) -> None:
    await signed(house)
    chen, wang = house.chat("陈涛"), house.chat("王芳")
    await chen.presses("约面商")
    chen.sees_last("提几个时间，直接写就行")
    await refuses_bad_answers(chen, lambda: history_length(house))
    await chen.says(f"下周三上午9点 或 周四下午2点半，{PLACE}")
    chen.sees_last("怎样面商？")
    await chen.presses("现场踏勘", "单位分管负责人", "周明")
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
    await wang.presses("3月11日（周三） 09:00")
    wang.sees("约好了：3月11日（周三） 09:00")
    chen.sees("王芳代表选定了")
    agreed = await meeting(house)
    assert (agreed.state, agreed.coming) == (MeetingState.AGREED, 1)
    assert (await kept(house)).status is Status.IN_PROGRESS
