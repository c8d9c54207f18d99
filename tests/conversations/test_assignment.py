"""Assigning lead and co-handlers, the clocks that start with it, and the departments' signatures."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from domain.people import Role
from domain.policy import Policy
from domain.proposal import AssignmentRole, ClockKey, Status
from storage.words import JiebaWords
from tests.conversations.offices import forges, joins, kept, offered, pushed, together
from tests.conversations.steps import assign, submit
from tests.house import House, open_house

ZONE = ZoneInfo("Asia/Shanghai")


async def test_assigned_to_lead_and_co_handlers(house: House) -> None:
    await submit(house)
    zhao, wang, chen, sun = (house.chat(name) for name in ("赵敏", "王芳", "陈涛", "孙莉"))
    zhou = house.chat("周明")
    await zhao.presses("立案并编号", "城建交通", "交办")
    zhao.sees("交办。主办单位是？")
    before = pushed([wang, chen, sun, zhou])
    await zhao.presses("区交警大队", "区住建局", "区教体局", "✓ 区教体局", "交办")
    zhao.sees("已交办区交警大队。从今天起计时，答复期限 4月2日（周四）。")
    assert pushed([wang, chen, sun, zhou]) == [before[0] + 1, before[1] + 1, before[2] + 1, before[3]]
    chen.sees_last("新交办 1 件，贵单位主办，请签收。")
    sun.sees_last("新交办 1 件，贵单位协办，请签收并提会办意见。")
    wang.sees_last("直2026-001已交办区交警大队，4月2日（周四）前答复您。")
    proposal = await kept(house)
    assert [(a.department, a.role) for a in proposal.assignments] == [
        ("区交警大队", AssignmentRole.LEAD),
        ("区住建局", AssignmentRole.CO),
    ]
    assert {c.key for c in proposal.clocks if c.running} == {
        ClockKey.SIGN_FOR,
        ClockKey.OBJECTION,
        ClockKey.FIRST_CONTACT,
        ClockKey.CO_OPINION,
        ClockKey.REPLY,
    }


async def test_back_from_choosing_leaves_it_unassigned(house: House) -> None:
    await submit(house)
    zhao = house.chat("赵敏")
    await zhao.presses("立案并编号", "城建交通", "交办", "区交警大队", "‹ 返回")
    assert (await kept(house)).status is Status.REGISTERED
    assert (await kept(house)).assignments == []


async def test_two_people_assign_at_once(house: House) -> None:
    colleague = await joins(house, "钱进", 2001, Role.STAFF)
    await submit(house)
    zhao = house.chat("赵敏")
    await zhao.presses("立案并编号", "城建交通")
    await colleague.says("/todo")
    await colleague.presses("直2026-001　关于解决鉴湖路小学门口没有红绿灯问题的建议")
    for chat, lead in ((zhao, "区交警大队"), (colleague, "区教体局")):
        await chat.presses("交办", lead)
    await together(house, (zhao, "交办"), (colleague, "交办"))
    proposal = await kept(house)
    assert [a.department for a in proposal.assignments] == ["区交警大队"]
    colleague.sees("这一步已经由赵敏在")


async def test_signed_for_once_by_each_department(house: House) -> None:
    await assign(house)
    chen, sun, wang = house.chat("陈涛"), house.chat("孙莉"), house.chat("王芳")
    second = await joins(house, "吴刚", 2002, Role.DEPARTMENT_CLERK, "区交警大队")
    await second.says("/todo")
    await second.presses("直2026-001　关于解决鉴湖路小学门口没有红绿灯问题的建议")
    before = pushed([wang])
    await together(house, (chen, "签收"), (second, "签收"))
    second.sees("这一步已经由陈涛在")
    wang.sees_last("区交警大队已签收直2026-001，开始办理。")
    assert pushed([wang]) == [before[0] + 1]
    message, data = offered(sun, "会办签收")
    sun.phone.presses(message.message_id, data)
    sun.phone.presses(message.message_id, data)
    await house.settle()
    sun.sees("已经签收过了。")
    proposal = await kept(house)
    assert [e.step for e in proposal.history if "sign_for" in e.step] == ["sign_for", "co_sign_for"]
    assert [(a.signed_by, a.signed_at is not None) for a in proposal.assignments] == [
        ("陈涛", True),
        ("孙莉", True),
    ]
    assert proposal.clock(ClockKey.SIGN_FOR) is None


async def test_the_co_handlers_signature_does_not_stop_the_leads_clock(house: House) -> None:
    await assign(house)
    await house.chat("孙莉").presses("会办签收")
    clock = (await kept(house)).clock(ClockKey.SIGN_FOR)
    assert clock is not None
    lead = (await kept(house)).lead
    assert lead is not None
    assert clock.department_id == lead.department_id


async def test_only_the_named_departments_may_sign(house: House) -> None:
    await assign(house)
    for name in ("周明", "何伟", "王芳", "赵敏", "李卫东"):
        chat = house.chat(name)
        for step in ("sign_for", "co_sign_for"):
            assert "这件不在您的权限内。" in await forges(chat, f"s:{step}:1:0:0"), (name, step)
    assert (await kept(house)).status is Status.ASSIGNED


@pytest.mark.parametrize(
    ("at", "lines"),
    [
        pytest.param(
            datetime(2026, 3, 2, 9, 30, tzinfo=ZONE),
            [
                "签收期限　2026年3月5日",
                "· 3月2日（周一）开始，从次日起算",
                "· 3 个工作日 → 3月5日（周四）",
                "答复期限　2026年4月2日",
                "· 1 个月 → 4月2日（周四）",
                "· 4月2日（周四）是工作日，不顺延",
                "会办意见期限　2026年3月17日",
                "· 15 天 → 3月17日（周二）",
                "首次沟通期限　2026年3月3日",
                "依据：柯桥区人大代表建议“直通车”实施办法。",
            ],
            id="ordinary",
        ),
        pytest.param(
            datetime(2026, 9, 1, 9, 30, tzinfo=ZONE),
            [
                "答复期限　2026年10月8日",
                "· 1 个月 → 10月1日（周四）",
                "· 10月1日（周四）是国庆假期，顺延到10月8日（周四）",
            ],
            id="rolls over a holiday",
        ),
        pytest.param(
            datetime(2026, 8, 31, 9, 30, tzinfo=ZONE),
            ["答复期限　2026年9月30日", "· 1 个月 → 9月30日（周三）"],
            id="month's end",
        ),
        pytest.param(
            datetime(2026, 12, 15, 9, 30, tzinfo=ZONE),
            ["答复期限　2027年1月15日", "· 2027 年的放假安排还没有公布，先按周末和法定节日算，公布后重算"],
            id="provisional",
        ),
    ],
)
async def test_how_the_dates_were_reckoned(
    tmp_path: Path, words: JiebaWords, at: datetime, lines: list[str]
) -> None:
    async with open_house(tmp_path, words, at=at) as house:
        await assign(house)
        zhao = house.chat("赵敏")
        await zhao.presses("怎么算的")
        for line in lines:
            zhao.sees(line)
        await zhao.presses("‹ 返回")
        zhao.sees("已交办，离答复期限还有")


async def test_a_department_that_is_not_there_is_no_choice(house: House) -> None:
    await submit(house)
    zhao = house.chat("赵敏")
    await zhao.presses("立案并编号", "城建交通", "交办")
    await forges(zhao, "f:assign:1:lead:99")
    assert (await kept(house)).assignments == []
    await zhao.presses("区交警大队", "交办")
    assert [a.department for a in (await kept(house)).assignments] == ["区交警大队"]


async def test_a_department_by_its_name(house: House) -> None:
    await submit(house)
    zhao = house.chat("赵敏")
    await zhao.presses("立案并编号", "城建交通", "交办")
    await zhao.says("交警")
    await zhao.says("住建局")
    await zhao.presses("交办")
    assert [a.department for a in (await kept(house)).assignments] == ["区交警大队", "区住建局"]


async def test_where_departments_see_it_first_that_is_the_button_that_stands_out(house: House) -> None:
    await submit(house)
    zhao = house.chat("赵敏")
    await zhao.presses("立案并编号", "城建交通")
    assert zhao.buttons[0] == "交办"
    assert "预交办" not in zhao.buttons
    async with house.service.database.unit_of_work() as uow:
        congress = (await uow.congresses.every())[0]
        congress.policy = Policy({**congress.policy.data, "pre_assign": True})
        await uow.congresses.save(congress)
    await zhao.says("/case 1")
    assert zhao.buttons[:2] == ["预交办", "交办"]
    await zhao.presses("预交办", "区交警大队", "预交办")
    zhao.sees("已预交办：主办 区交警大队。")
