"""One's own reminders: the hour of the bundle, longer nights, what need not be told ahead."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from domain.key import KeyMark
from domain.people import Role
from domain.policy import Policy
from domain.preferences import Preferences
from domain.proposal import ClockKey
from tests.conversations.offices import forges, joins, kept, offered, pushed
from tests.conversations.steps import assign, reply, submit
from tests.conversations.test_snoozing import LINE, fifteen_days_before, mornings
from tests.house import House

ZONE = ZoneInfo("Asia/Shanghai")


async def chosen(house: House, name: str) -> Preferences:
    async with house.service.database.unit_of_work() as uow:
        congress = (await uow.congresses.every())[0]
        return (await uow.people.named(congress.id, name))[0].preferences


async def at(house: House, day: int, hour: int, minute: int = 0) -> None:
    """Time goes on to this moment of March."""
    await house.travel.travel(datetime(2026, 3, day, hour, minute, tzinfo=ZONE))
    await house.settle()


async def test_the_bundle_comes_at_the_hour_of_one_s_own(house: House) -> None:
    await assign(house)
    chen = house.chat("陈涛")
    await chen.says("/settings")
    await chen.presses("提醒")
    chen.sees("早上的提醒：工作日 08:30\n不打扰：21:30 到次日 07:30")
    await chen.presses("早上几点提醒")
    assert chen.last_buttons[0] == "08:30（一般）", "what holds stands out"
    assert "07:30" in chen.last_buttons
    assert "12:00" in chen.last_buttons
    await chen.presses("10:00")
    chen.sees("记下了。")
    chen.sees("早上的提醒：工作日 10:00")
    await at(house, 3, 10, 1)
    assert len(mornings(house, "陈涛")) == 1
    await at(house, 4, 9)
    assert (len(mornings(house, "陈涛")), len(mornings(house, "孙莉"))) == (1, 1)
    await at(house, 4, 10, 1)
    assert (len(mornings(house, "陈涛")), len(mornings(house, "孙莉"))) == (2, 1)
    await chen.presses("早上几点提醒", "07:30")
    await at(house, 5, 7, 31)
    assert (len(mornings(house, "陈涛")), len(mornings(house, "孙莉"))) == (3, 1)
    await chen.presses("早上几点提醒", "08:30（一般）")
    assert (await chosen(house, "陈涛")).morning is None


async def test_pushes_wait_in_longer_nights_and_answers_never(house: House) -> None:
    wang, zhao = house.chat("王芳"), house.chat("赵敏")
    await zhao.says("/settings")
    await zhao.presses("提醒", "晚上几点起不打扰", "18:00")
    await zhao.presses("早上几点前不打扰", "08:30")
    zhao.sees("不打扰：18:00 到次日 08:30")
    await at(house, 2, 19)
    before = pushed([zhao])
    await submit(house)
    assert pushed([zhao]) == before, "the congress is not quiet yet, she is"
    await zhao.says("/todo")
    zhao.sees("鉴湖路小学")
    assert pushed([zhao]) == [before[0] + 1], "what she asks herself is answered at once"
    await at(house, 3, 8, 0)
    assert pushed([zhao]) == [before[0] + 1]
    await at(house, 3, 8, 31)
    assert any("鉴湖路小学" in (m.text or "") for m in zhao.phone.received[before[0] + 1 :])
    assert wang.phone.received


async def test_what_was_posted_by_day_and_held_up_does_not_come_at_night(house: House) -> None:
    """Telegram asked for silence until after nine in the evening."""
    zhao = house.chat("赵敏")
    congress = await house.congress()
    async with house.service.database.unit_of_work() as uow:
        await uow.outbox.pause(congress.id, datetime(2026, 3, 2, 22, 0, tzinfo=ZONE))
    house.service.delivery.hold(congress.id, datetime(2026, 3, 2, 22, 0, tzinfo=ZONE) - house.clock.now())
    before = pushed([zhao])
    await submit(house)
    await at(house, 2, 22, 5)
    assert pushed([zhao]) == before
    await at(house, 3, 7, 31)
    assert pushed([zhao]) == [before[0] + 1]


async def test_hours_of_work_cannot_be_quiet_nor_can_others_hours_be_forged(house: House) -> None:
    chen = house.chat("陈涛")
    await chen.says("/settings")
    await chen.presses("提醒", "早上几点前不打扰")
    assert set(chen.last_buttons) == {"07:30（一般）", "08:00", "08:30", "‹ 返回"}
    _, button = offered(chen, "08:00")
    for forged in ("1200", "0815", "9999", "abc", "-1"):
        said = await forges(chen, button.replace("0800", forged))
        assert "按钮" in said, forged
    assert await chosen(house, "陈涛") == Preferences()
    assert "按钮" in await forges(chen, "u:off:reply"), "the reply is always told ahead"


async def test_where_hours_are_the_same_for_all_nobody_chooses(house: House) -> None:
    chen, chosen_before = house.chat("陈涛"), Preferences(morning=time(10))
    congress = await house.congress()
    async with house.service.database.unit_of_work() as uow:
        (person,) = await uow.people.named(congress.id, "陈涛")
        person.preferences = chosen_before
        await uow.people.save(person)
        alike = {**congress.policy.data["reminders"], "own_times": False}
        congress.policy = Policy({**congress.policy.data, "reminders": alike})
        await uow.congresses.save(congress)
    await chen.says("/settings")
    await chen.presses("提醒")
    chen.sees("早上的提醒：工作日 08:30")
    assert chen.last_buttons == ["哪些事不用提前提醒", "‹ 返回"]
    assert "统一了提醒时间" in await forges(chen, "u:morning:1000")


async def test_early_reminders_can_be_left_out_where_allowed_and_come_back(house: House) -> None:
    await reply(house)
    wang = house.chat("王芳")
    await wang.says("/settings")
    await wang.presses("提醒", "哪些事不用提前提醒")
    assert wang.last_buttons[:3] == ["评价：提前提醒", "承诺落实评价：提前提醒", "续办：提前提醒"]
    await wang.presses("评价：提前提醒")
    assert (await chosen(house, "王芳")).off == (ClockKey.RATING,)
    await wang.presses("‹ 返回")
    wang.sees("到期以前不提醒：评价")
    clock = (await kept(house)).clock(ClockKey.RATING)
    assert clock is not None
    await house.passes(days=14)
    assert mornings(house, "王芳") == []
    await wang.presses("哪些事不用提前提醒", "评价：不提前提醒")
    assert (await chosen(house, "王芳")).off == ()
    await house.passes(days=4)
    assert len(mornings(house, "王芳")) >= 1


async def test_what_was_put_off_is_listed_and_taken_back(house: House) -> None:
    chen = await fifteen_days_before(house)
    await chen.presses(LINE, "到期前一天")
    await chen.says("/settings")
    await chen.presses("提醒", "已推迟的 1 件")
    chen.sees("已推迟 1 件：\n直2026-001 答复，4月1日（周三）再提醒")
    await chen.presses(LINE, "不推迟了")
    await chen.says("/settings")
    await chen.presses("提醒")
    assert not any("已推迟" in button for button in chen.last_buttons)


async def test_of_a_key_one_that_is_late_its_leader_is_told_and_no_other(house: House) -> None:
    leading = await joins(house, "钱伟", 2001, Role.LEADER)
    other = await joins(house, "冯丽", 2002, Role.LEADER)
    await assign(house)
    async with house.service.database.unit_of_work() as uow:
        proposal = await uow.proposals.get(1)
        (leader,) = await uow.people.named(proposal.congress_id, "钱伟")
        day = datetime(2026, 3, 2, tzinfo=ZONE)
        proposal.key = KeyMark(day.date(), "第三次主任会议", "赵敏", day, leading_leader_id=leader.id)
    before = pushed([other])
    await at(house, 4, 9)
    leading.sees("早上好。以下 1 件已经超期，请督促：")
    assert pushed([other]) == before
