"""Once a week a leader hears of the key proposals they lead, in one message; and whenever they ask."""

from datetime import date, datetime, timedelta

import pytest

from bot.profiles import profile
from domain.deadlines import LocalDay
from domain.leader_week import day_due, next_moment
from domain.people import Role
from domain.policy import Policy
from storage.calendar import local_calendar
from tests.conversations.offices import joins, kept, pushed
from tests.conversations.steps import assign
from tests.conversations.test_key import leaders, mark
from tests.house import Chat, House

NOT_ALLOWED = "不在您的权限内"


def weeks(chat: Chat) -> list[str]:
    return [m.text or "" for m in chat.phone.received if (m.text or "").startswith("这一周：")]


async def test_each_monday_one_message_with_what_is_late_and_why(house: House) -> None:
    await assign(house)
    cheng, gao = await leaders(house)
    idle = await joins(house, "文静", 2003, Role.LEADER)
    await mark(house)
    assert weeks(cheng) == []
    await house.passes(days=6, hours=23)
    assert len(weeks(cheng)) == len(weeks(gao)) == 0
    await house.passes(hours=2)
    (text,) = weeks(cheng)
    assert "您领办督办的重点建议 1 件" in text
    assert "直2026-001" in text
    assert "七步 2/7" in text
    assert "首次沟通　等区交警大队" in text
    assert "会办意见" not in text, "the first contact does not wait for that"
    await house.passes(days=1)
    await house.service.ticks.remind()
    await house.settle()
    assert len(weeks(cheng)) == len(weeks(gao)) == 1
    await house.passes(days=41)
    assert len(weeks(cheng)) == 7
    text = weeks(cheng)[-1]
    assert "天：召开专题交办会　等政府办" in text
    assert "答复　等区交警大队" in text
    assert "原因：还缺 区住建局 的会办意见" in text
    assert weeks(idle) == []
    await cheng.presses("直2026-001")
    cheng.sees("列为重点")


async def test_asked_for_from_the_menu(house: House) -> None:
    await assign(house)
    cheng, _ = await leaders(house)
    await cheng.says("我领办的")
    cheng.sees_last("现在没有您领办或督办的重点建议。")
    await mark(house)
    await cheng.says("/week")
    cheng.sees_last("您领办督办的重点建议 1 件，没有超期。")
    cheng.sees_last("下一步：")
    for name in ("赵敏", "王芳", "陈涛"):
        await house.chat(name).says("/week")
        house.chat(name).sees_last(NOT_ALLOWED)


async def test_who_leads_none_any_more_gets_nothing(house: House) -> None:
    await assign(house)
    cheng, gao = await leaders(house)
    await mark(house)
    async with house.service.database.unit_of_work() as uow:
        proposal = await uow.proposals.get(1)
        proposal.key_steps = [s.__class__(**{**vars(s), "done_on": s.due_on}) for s in proposal.key_steps]
    before = pushed([cheng, gao])
    await house.passes(days=8)
    assert weeks(cheng) == weeks(gao) == []
    assert (await kept(house)).key is not None
    assert all(now >= then for now, then in zip(pushed([cheng, gao]), before, strict=True))


POLICY = Policy(profile("keqiao").data)
ZONE = POLICY.zone


@pytest.mark.parametrize(
    ("after", "next_one"),
    [
        ((2026, 3, 2, 8, 59), (2026, 3, 2, 9, 0)),
        ((2026, 3, 2, 9, 0), (2026, 3, 9, 9, 0)),
        # The Spring Festival of 2026 is 15 to 23 February, Monday to Monday: Tuesday the 24th.
        ((2026, 2, 9, 9, 0), (2026, 2, 24, 9, 0)),
        # 1 May 2026 to 5 May: Monday the 4th moves to Wednesday the 6th.
        ((2026, 4, 27, 9, 0), (2026, 5, 6, 9, 0)),
    ],
)
def test_the_next_one(after: tuple[int, ...], next_one: tuple[int, ...]) -> None:
    moment, expected = (datetime(*given, tzinfo=ZONE) for given in (after, next_one))  # type: ignore[misc, arg-type]
    assert next_moment(POLICY, local_calendar(()), moment) == expected


def test_a_machine_that_slept_makes_it_good_within_the_week() -> None:
    monday = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
    calendar = local_calendar(())
    assert day_due(POLICY, calendar, monday) == date(2026, 3, 2)
    assert day_due(POLICY, calendar, monday - timedelta(minutes=1)) is None
    assert day_due(POLICY, calendar, monday + timedelta(days=3)) == date(2026, 3, 2)
    assert day_due(POLICY, calendar, monday + timedelta(days=5)) is None, "a Saturday"
    assert day_due(POLICY, calendar, monday.replace(hour=20)) is None
    snowed = local_calendar((LocalDay(date(2026, 3, 2), False, "雪"),))
    assert day_due(POLICY, snowed, monday + timedelta(days=1)) == date(2026, 3, 3)


def test_the_day_and_the_hour_are_rules() -> None:
    policy = Policy({**POLICY.data, "leaders": {"weekday": 3, "hour": "14:00"}})
    monday = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
    assert next_moment(policy, local_calendar(()), monday) == datetime(2026, 3, 4, 14, 0, tzinfo=ZONE)
    night = Policy({**POLICY.data, "leaders": {"hour": "23:00"}})
    assert next_moment(night, local_calendar(()), monday).time() == POLICY.working_hours.opening
