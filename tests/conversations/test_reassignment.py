"""Parts answered apart, tentative assignment, and handing on: whose it is changes, the date does not."""

from datetime import date

from domain.people import Role
from domain.proposal import AssignmentRole, ClockKey, Status
from tests.conversations.offices import forges, joins, kept, offered, pushed
from tests.conversations.steps import assign, handle, submit
from tests.house import House

TITLE = "直2026-001　关于解决鉴湖路小学门口没有红绿灯问题的建议"


async def running(house: House, key: ClockKey) -> dict[str, date]:
    proposal = await kept(house)
    names = {a.department_id: a.department for a in proposal.assignments}
    return {names[c.department_id or 0]: c.due_on for c in proposal.clocks if c.running and c.key is key}


async def test_several_departments_each_sign_and_answer_their_part(house: House) -> None:
    await submit(house)
    zhao, wang, chen, sun = (house.chat(name) for name in ("赵敏", "王芳", "陈涛", "孙莉"))
    await zhao.presses("立案并编号", "城建交通", "交办", "各单位分别办理")
    zhao.sees_last("由哪些单位分别办理？至少选两个")
    await zhao.presses("区交警大队", "交办")
    zhao.sees("分别办理至少要选两个单位。")
    await zhao.says("住建局")
    await zhao.presses("交办")
    zhao.sees("已交办区交警大队、区住建局。从今天起计时，答复期限 4月2日（周四）。")
    zhao.sees("分办 区交警大队、区住建局")
    for chat in (chen, sun):
        chat.sees_last("新交办 1 件，由几个单位分别办理，请签收，并答复贵单位负责的部分。")
    wang.sees_last("已交办区交警大队、区住建局，4月2日（周四）前答复您。")
    both = {"区交警大队", "区住建局"}
    for key in (ClockKey.REPLY, ClockKey.SIGN_FOR, ClockKey.FIRST_CONTACT):
        assert set(await running(house, key)) == both
    await chen.presses("签收")
    chen.sees("已签收 区交警大队　未签收 区住建局")
    assert set(await running(house, ClockKey.SIGN_FOR)) == {"区住建局"}
    await house.passes(days=1)
    sun.sees("新交办 1 件")
    await sun.says("/todo")
    await sun.presses(TITLE, "会办签收")
    assert await running(house, ClockKey.SIGN_FOR) == {}
    proposal = await kept(house)
    assert [(a.role, a.signed_by) for a in proposal.assignments] == [
        (AssignmentRole.SEPARATE, "陈涛"),
        (AssignmentRole.SEPARATE, "孙莉"),
    ]


async def test_the_right_clerks_are_reminded_and_the_clock_never_waits_for_a_signature(house: House) -> None:
    await submit(house)
    zhao, chen, sun = (house.chat(name) for name in ("赵敏", "陈涛", "孙莉"))
    await zhao.presses("立案并编号", "城建交通", "交办", "各单位分别办理", "区交警大队", "区住建局", "交办")
    await chen.presses("签收")
    await chen.presses("记录沟通", "现场踏勘", "今天")
    await chen.says("李副大队长带队，与代表到校门口看了现场。")
    due = (await running(house, ClockKey.REPLY))["区住建局"]
    before = pushed([chen])
    await house.passes(days=4)
    said = [(m.text or "").splitlines() for m in chen.phone.received[before[0] :]]
    # Thirty days before the reply is due, as everybody who answers; nothing about the other's signature.
    assert said == [
        ["早上好。今天没有到期的事，提前提醒 1 件：", "以后 1", "直2026-001 答复，4月2日（周四）"]
    ]
    sun.sees("签收")
    await house.passes(days=29)
    proposal = await kept(house)
    late = {c.department_id for c in proposal.clocks if c.key is ClockKey.REPLY and c.overdue_at}
    assert late == {a.department_id for a in proposal.separate}
    assert (await running(house, ClockKey.REPLY))["区住建局"] == due
    assert proposal.separate[1].signed_at is None


async def test_planned_coordinated_and_assigned_as_planned(house: House) -> None:
    await submit(house)
    zhao, chen, sun = (house.chat(name) for name in ("赵敏", "陈涛", "孙莉"))
    await zhao.presses("立案并编号", "城建交通", "更多", "预交办", "区交警大队", "区住建局", "预交办")
    zhao.sees("已预交办：主办 区交警大队　协办 区住建局。还没有开始计时")
    proposal = await kept(house)
    assert proposal.status is Status.PRE_ASSIGNED
    assert {c.key for c in proposal.clocks if c.running} == {ClockKey.HANDOVER}
    for chat in (chen, sun):
        chat.sees_last("直2026-001拟交办：主办 区交警大队　协办 区住建局。")
    assert "这一步现在不能办了" in await forges(chen, "s:sign_for:1:0:0")
    await zhao.presses("记录改办协调会", "今天")
    await zhao.says("交警大队、住建局经办人，督查室何伟")
    await zhao.says("信号灯由交警大队负责")
    chen.sees_last("直2026-001开了改办协调会：信号灯由交警大队负责")
    assert (await kept(house)).history[-1].details["attended"] == "交警大队、住建局经办人，督查室何伟"
    await house.restart()
    await zhao.presses("交办", "原方案交办")
    zhao.sees("已交办区交警大队。从今天起计时")
    proposal = await kept(house)
    assert len(proposal.assignments) == 2
    assert await running(house, ClockKey.SIGN_FOR) == {
        "区交警大队": date(2026, 3, 5),
        "区住建局": date(2026, 3, 5),
    }
    await forges(zhao, "f:assign:1:plan:same")
    assert [e.step for e in (await kept(house)).history].count("assign") == 1


async def test_what_was_planned_can_be_changed(house: House) -> None:
    await submit(house)
    zhao, chen, sun = (house.chat(name) for name in ("赵敏", "陈涛", "孙莉"))
    await zhao.presses("立案并编号", "城建交通", "更多", "预交办", "区交警大队", "预交办")
    await zhao.presses("交办", "另选单位", "区住建局", "交办")
    proposal = await kept(house)
    assert [(a.department, a.released_at is None) for a in proposal.assignments] == [
        ("区交警大队", False),
        ("区住建局", True),
    ]
    sun.sees_last("新交办 1 件，贵单位主办，请签收。")
    assert "这件不在您的权限内" in await forges(chen, "s:sign_for:1:0:0")


async def test_whoever_answers_with_the_contact_of_others_owes_none_any_more(house: House) -> None:
    await handle(house)
    zhao, he = house.chat("赵敏"), house.chat("何伟")
    school = await joins(house, "郑洁", 2003, Role.DEPARTMENT_CLERK, "区教体局")
    head = await joins(house, "叶青", 2004, Role.DEPARTMENT_HEAD, "区教体局")
    await zhao.says("/find 直2026-001")
    await zhao.presses("更多", "重新交办", "区教体局", "选好了")
    await zhao.says("校门口的事由教体局牵头")
    await school.presses("签收")
    assert set(await running(house, ClockKey.FIRST_CONTACT)) == {"区教体局"}
    await school.presses("拟写答复", "A 类　已经解决或者基本解决")
    await school.says("信号灯已经安装")
    await school.presses("没有", "没有", "送负责人签发")
    await head.presses("签发，送审核")
    await he.presses("审核通过")
    assert (await kept(house)).status is Status.REPLIED
    assert await running(house, ClockKey.FIRST_CONTACT) == {}


async def test_handed_on_the_date_of_the_reply_stays(house: House) -> None:
    await assign(house)
    zhao, wang, chen = (house.chat(name) for name in ("赵敏", "王芳", "陈涛"))
    school = await joins(house, "郑洁", 2003, Role.DEPARTMENT_CLERK, "区教体局")
    await chen.presses("签收")
    old, _ = offered(chen, "记录沟通")
    due = (await running(house, ClockKey.REPLY))["区交警大队"]
    first = (await kept(house)).first_assigned_at
    await house.passes(days=2)
    await zhao.says("/find 直2026-001")
    await zhao.presses("更多", "重新交办", "区教体局")
    zhao.sees_last("协办　区住建局")
    await zhao.presses("选好了")
    await zhao.says("校门口的事由教体局牵头")
    zhao.sees("已重新交办：主办 区教体局　协办 区住建局。答复期限不变，仍是4月2日（周四）。")
    chen.sees_last("直2026-001已改由其他单位办理，不再由贵单位承办。")
    assert chen.buttons == []
    school.sees_last("答复期限不变（4月2日（周四））")
    wang.sees_last("答复期限不变，4月2日（周四）前答复。")
    await chen.presses_again(old, "s:log_contact:1:0:0")
    chen.sees("这件不在您的权限内。")
    proposal = await kept(house)
    assert (proposal.status, proposal.first_assigned_at) == (Status.ASSIGNED, first)
    assert await running(house, ClockKey.REPLY) == {"区教体局": due}
    assert await running(house, ClockKey.SIGN_FOR) == {
        "区住建局": date(2026, 3, 5),
        "区教体局": date(2026, 3, 9),
    }
    await school.presses("签收", "怎么算的")
    school.sees_last("重新交办不延长答复期限，仍是4月2日（周四）")
    school.sees_last("最初交办：2026年3月2日")
    assert (await kept(house)).status is Status.SIGNED_FOR


async def test_another_co_handler_and_the_lead_goes_on(house: House) -> None:
    await assign(house)
    he, chen, sun = (house.chat(name) for name in ("何伟", "陈涛", "孙莉"))
    school = await joins(house, "郑洁", 2003, Role.DEPARTMENT_CLERK, "区教体局")
    await chen.presses("签收")
    await he.says("/find 直2026-001")
    await he.presses("更多", "重新交办", "区交警大队", "✓ 区住建局", "区教体局", "选好了")
    await he.says("与路面无关")
    proposal = await kept(house)
    assert proposal.status is Status.SIGNED_FOR
    assert proposal.history[-1].step == "change_shares"
    assert set(await running(house, ClockKey.SIGN_FOR)) == {"区教体局"}
    assert set(await running(house, ClockKey.CO_OPINION)) == {"区教体局"}
    sun.sees_last("不再由贵单位承办")
    await school.presses("会办签收")
    assert await running(house, ClockKey.SIGN_FOR) == {}
