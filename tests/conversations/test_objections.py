"""Not our matter: the clerk objects, the head decides, the office rules, a leader the second time."""

from domain.objection import Ruling
from domain.people import Role
from domain.proposal import AssignmentRole, ClockKey, Status
from tests.conversations.offices import (
    forges,
    history_length,
    joins,
    kept,
    pushed,
    refuses_bad_answers,
)
from tests.conversations.steps import assign, draft_reply, handle, submit
from tests.conversations.test_reassignment import TITLE, running
from tests.house import House


async def raised(house: House, clerk: str = "陈涛") -> None:
    chen = house.chat(clerk)
    await chen.says("/find 直2026-001")
    await chen.presses("更多", "申请改办")
    await chen.says("学校门口的设施由教体局建设")
    await chen.presses("区教体局")


async def test_upheld_it_goes_to_the_unit_proposed(house: House) -> None:
    await assign(house)
    chen, zhou, he, zhao = (house.chat(name) for name in ("陈涛", "周明", "何伟", "赵敏"))
    school = await joins(house, "郑洁", 2003, Role.DEPARTMENT_CLERK, "区教体局")
    due = (await running(house, ClockKey.REPLY))["区交警大队"]
    await chen.says("/find 直2026-001")
    await chen.presses("更多", "申请改办")
    chen.sees_last("为什么不属于贵单位职责？")
    await refuses_bad_answers(chen, lambda: history_length(house))
    await chen.says("学校门口的设施由教体局建设")
    chen.sees_last("建议改由哪个单位办理？")
    assert "区交警大队" not in chen.buttons
    await chen.presses("‹ 返回")
    await chen.says("学校门口的设施由教体局建设")
    await house.restart()
    before = pushed([zhou, he])
    await chen.presses("区教体局")
    chen.sees_last("改办申请已送本单位负责人")
    assert pushed([zhou, he]) == [before[0] + 1, before[1]]
    zhou.sees_last("区交警大队的经办人想申请改办直2026-001，请您决定：学校门口的设施由教体局建设")
    assert "已有改办申请正在处理" in await forges(chen, "s:object:1:0:0")
    await zhou.says("/todo")
    await zhou.presses(TITLE, "同意申请改办")
    zhou.sees_last("建议改由：区教体局")
    await zhou.presses("同意申请改办")
    he.sees_last("区交警大队申请改办直2026-001，等您裁定：学校门口的设施由教体局建设")
    assert "现在没有等您处理的改办申请" in await forges(zhou, "s:approve_objection:1:0:0")
    assert "这件不在您的权限内" in await forges(chen, "s:uphold_objection:1:0:0")
    assert set(await running(house, ClockKey.SIGN_FOR)) == {"区交警大队", "区住建局"}
    await he.presses("改办成立")
    assert he.buttons[0] == "区教体局"
    await he.presses("区教体局")
    he.sees("改办成立，有关单位会收到。答复期限不变。")
    school.sees_last("直2026-001已重新交办：主办 区教体局　协办 区住建局")
    chen.sees_last("直2026-001已改由其他单位办理，不再由贵单位承办。")
    zhao.sees_last("区交警大队对直2026-001的改办申请成立，现在是：主办 区教体局　协办 区住建局。")
    proposal = await kept(house)
    assert [o.ruling for o in proposal.objections] == [Ruling.UPHELD]
    assert proposal.clock(ClockKey.OBJECTION_RULING) is None
    assert await running(house, ClockKey.REPLY) == {"区教体局": due}
    assert proposal.status is Status.ASSIGNED


async def test_dismissed_once_raised_again_and_bound_by_a_leader(house: House) -> None:
    await assign(house)
    chen, zhou, he = (house.chat(name) for name in ("陈涛", "周明", "何伟"))
    leader = await joins(house, "叶青", 2004, Role.LEADER)
    await raised(house)
    await zhou.presses("同意申请改办", "同意申请改办")
    await house.passes(days=8)
    assert set(await running(house, ClockKey.OBJECTION)) == set()
    await he.says("/find 直2026-001")
    await he.presses("维持交办")
    await he.says("信号灯属于交通设施")
    chen.sees_last("直2026-001维持交办区交警大队：信号灯属于交通设施")
    assert set(await running(house, ClockKey.OBJECTION)) == {"区交警大队"}
    await raised(house)
    await zhou.presses("同意申请改办", "同意申请改办")
    leader.sees_last("区交警大队申请改办直2026-001，等您裁定")
    assert "第二次有异议，由领导裁定。" in await forges(he, "s:uphold_objection:1:0:0")
    await leader.presses("维持交办")
    await leader.says("请交警大队办理")
    chen.sees_last("直2026-001维持交办区交警大队：请交警大队办理")
    assert "改办已由领导裁定，不再受理。" in await forges(chen, "s:object:1:0:0")
    assert [(o.nth, o.ruling) for o in (await kept(house)).objections] == [
        (1, Ruling.DISMISSED),
        (2, Ruling.DISMISSED),
    ]
    await chen.says("/find 直2026-001")
    chen.sees_last("区交警大队的改办申请没有成立：请交警大队办理")


async def test_what_was_answered_meanwhile_waits_for_no_ruling(house: House) -> None:
    await handle(house)
    chen, zhou, he = (house.chat(name) for name in ("陈涛", "周明", "何伟"))
    await raised(house)
    await zhou.presses("同意申请改办", "同意申请改办")
    await chen.says("/find 直2026-001")
    await draft_reply(house)
    await zhou.presses("签发，送审核")
    await he.presses("审核通过")
    proposal = await kept(house)
    assert [o.ruling for o in proposal.objections] == [Ruling.LAPSED]
    assert proposal.clock(ClockKey.OBJECTION_RULING) is None
    assert proposal.clock(ClockKey.OBJECTION) is None
    seen = pushed([he])
    await house.passes(days=9)
    assert pushed([he]) == seen
    assert Status.REPLIED is (await kept(house)).status
    await house.chat("王芳").presses("满意", "不满意", "没有时限", "选好了")
    await chen.says("/find 直2026-001")
    chen.sees_last("区交警大队的改办申请还没裁定就已答复，不再裁定。")


async def test_dropped_by_the_own_head(house: House) -> None:
    await assign(house)
    chen, zhou, he = (house.chat(name) for name in ("陈涛", "周明", "何伟"))
    await raised(house)
    before = pushed([he])
    await zhou.presses("不申请改办")
    await zhou.says("是我们的职责")
    chen.sees_last("直2026-001的改办申请，负责人没有同意：是我们的职责")
    assert pushed([he]) == before
    await chen.presses("签收")
    assert (await kept(house)).status is Status.SIGNED_FOR


async def test_too_late_names_the_extension(house: House) -> None:
    await assign(house)
    await house.passes(days=8)
    said = await forges(house.chat("陈涛"), "s:object:1:0:0")
    assert "申请改办的期限已过，不再受理。请按期办理，有困难可以申请延期。" in said


async def test_a_co_handler_is_released_and_the_lead_goes_on(house: House) -> None:
    await assign(house)
    chen, sun, he = (house.chat(name) for name in ("陈涛", "孙莉", "何伟"))
    head = await joins(house, "吴越", 2005, Role.DEPARTMENT_HEAD, "区住建局")
    await chen.presses("签收")
    before = pushed([house.chat("周明")])
    await sun.says("/find 直2026-001")
    await sun.presses("更多", "申请改办")
    await sun.says("不涉及路面开挖")
    await sun.presses("没有")
    assert pushed([house.chat("周明")]) == before
    await head.presses("同意申请改办", "同意申请改办")
    await he.presses("改办成立", "没有")
    proposal = await kept(house)
    assert [(a.department, a.role) for a in proposal.standing] == [("区交警大队", AssignmentRole.LEAD)]
    assert proposal.status is Status.SIGNED_FOR
    assert await running(house, ClockKey.CO_OPINION) == {}
    assert "这件不在您的权限内" in await forges(sun, "s:co_sign_for:1:0:0")


async def test_objected_to_before_any_clock_runs(house: House) -> None:
    await submit(house)
    zhao, zhou, he, sun = (house.chat(name) for name in ("赵敏", "周明", "何伟", "孙莉"))
    await zhao.presses("立案并编号", "城建交通", "更多", "预交办", "区交警大队", "预交办")
    await raised(house)
    await zhou.presses("同意申请改办", "同意申请改办")
    await he.presses("改办成立", "区住建局")
    proposal = await kept(house)
    assert proposal.status is Status.PRE_ASSIGNED
    assert proposal.lead is not None
    assert proposal.lead.department == "区住建局"
    assert proposal.clock(ClockKey.REPLY) is None
    sun.sees_last("改办申请成立，现在是：主办 区住建局。")
    house.chat("陈涛").sees_last("不再由贵单位承办")
    await zhao.presses("交办", "原方案交办")
    assert set(await running(house, ClockKey.REPLY)) == {"区住建局"}


async def test_two_departments_object_and_each_ruling_has_its_own_time(house: House) -> None:
    await assign(house)
    zhou, he, sun = (house.chat(name) for name in ("周明", "何伟", "孙莉"))
    head = await joins(house, "吴越", 2005, Role.DEPARTMENT_HEAD, "区住建局")
    await raised(house)
    await zhou.presses("同意申请改办", "同意申请改办")
    await house.passes(days=1)
    await sun.says("/find 直2026-001")
    await sun.presses("更多", "申请改办")
    await sun.says("不涉及路面开挖")
    await sun.presses("没有")
    await head.presses("同意申请改办", "同意申请改办")
    rulings = [c for c in (await kept(house)).clocks if c.key is ClockKey.OBJECTION_RULING]
    assert [c.running for c in rulings] == [True, True]
    await he.says("/find 直2026-001")
    await he.presses("改办成立", "区教体局")
    proposal = await kept(house)
    assert [o.ruling for o in proposal.objections] == [Ruling.UPHELD, Ruling.OPEN]
    rulings = [c for c in proposal.clocks if c.key is ClockKey.OBJECTION_RULING]
    assert [c.running for c in rulings] == [False, True]
    await he.says("/find 直2026-001")
    await he.presses("维持交办")
    await he.says("路面由住建局恢复")
    sun.sees_last("直2026-001维持交办区住建局：路面由住建局恢复")
    proposal = await kept(house)
    assert [o.ruling for o in proposal.objections] == [Ruling.UPHELD, Ruling.DISMISSED]
    assert proposal.clock(ClockKey.OBJECTION_RULING) is None


async def test_assigning_anew_decides_and_nobody_is_late_with_a_ruling(house: House) -> None:
    await assign(house)
    zhao, zhou = house.chat("赵敏"), house.chat("周明")
    await raised(house)
    await zhou.presses("同意申请改办", "同意申请改办")
    await zhao.says("/find 直2026-001")
    await zhao.presses("更多", "重新交办", "区教体局", "选好了")
    await zhao.says("由教体局牵头")
    proposal = await kept(house)
    assert [o.ruling for o in proposal.objections] == [Ruling.UPHELD]
    assert proposal.clock(ClockKey.OBJECTION_RULING) is None
