"""Key proposals: marked by a recorded decision, led by leaders, seven steps ticked by their owners."""

from domain.proposal import Status
from domain.roles import Role
from tests.conversations.offices import (
    forges,
    history_length,
    joins,
    kept,
    pushed,
    refuses_bad_answers,
    together,
)
from tests.conversations.steps import assign
from tests.conversations.test_cosigning import invite
from tests.house import Chat, House

DECISION = "主任会议第12次会议确定为2026年重点督办件"
STEPS = 7


async def leaders(house: House) -> tuple[Chat, Chat]:
    leading = await joins(house, "程远", 2001, Role.LEADER)
    return leading, await joins(house, "高原", 2002, Role.LEADER)


async def mark(house: House) -> None:
    """The registry marks it; 程远 leads, 高原 supervises."""
    zhao = house.chat("赵敏")
    await zhao.presses("更多", "列为重点", "今天")
    await zhao.says(DECISION)
    await zhao.presses("程远", "高原")


async def test_marked_led_and_seen(house: House) -> None:
    await assign(house)
    cheng, gao = await leaders(house)
    zhao, wang, chen = house.chat("赵敏"), house.chat("王芳"), house.chat("陈涛")
    await zhao.presses("更多", "列为重点")
    zhao.sees_last("主任会议哪天研究确定的？")
    await zhao.says("2027年1月1日")
    assert (await kept(house)).key is None, "not decided before the meeting"
    await zhao.presses("今天")
    zhao.sees_last("主任会议是怎样定的？")
    await refuses_bad_answers(zhao, lambda: history_length(house))
    await zhao.presses("‹ 返回", "今天")
    await zhao.says(DECISION)
    await house.restart()
    zhao.sees_last("由哪位领导领办？")
    await zhao.presses("程远")
    told = [cheng, gao, wang, chen, house.chat("孙莉"), house.chat("周明")]
    before = pushed(told)
    await together(house, (zhao, "高原"), (zhao, "高原"))
    assert [now - then for now, then in zip(pushed(told), before, strict=True)] == [1] * len(told)
    cheng.sees_last("请您领办")
    gao.sees_last("请您督办")
    wang.sees_last("您的直2026-001经")
    wang.sees_last("领办 程远 · 督办 高原")
    chen.sees_last("请按重点件办理")
    proposal = await kept(house)
    assert proposal.key is not None
    assert (proposal.key.decision, proposal.key.marked_by) == (DECISION, "赵敏")
    assert [s.step for s in proposal.history].count("mark_key") == 1
    assert len(proposal.key_steps) == STEPS
    assert proposal.status is Status.ASSIGNED
    await wang.presses("查看")
    wang.sees("重点督办 · 领办 程远 · 督办 高原 · 七步 2/7")
    await wang.presses("七步法")
    wang.sees("✓ 1. 主任会议研究确定　3月2日（周一） 赵敏")
    wang.sees("✓ 2. 明确领办督办领导　3月2日（周一） 赵敏")
    wang.sees("○ 7. 向人代会书面报告　代表工委，2027年3月2日前")
    wang.sees(f"主任会议 3月2日（周一）：{DECISION}")
    wang.sees("○ 3. 召开专题交办会　政府办，3月23日（周一）前")


async def test_put_away_half_way_nothing_is_marked(house: House) -> None:
    await assign(house)
    zhao = house.chat("赵敏")
    await zhao.presses("更多", "列为重点", "今天")
    await zhao.says("/cancel")
    assert (await kept(house)).key is None


async def test_only_the_registry_marks(house: House) -> None:
    await assign(house)
    for name in ("王芳", "陈涛", "周明", "何伟"):
        chat = house.chat(name)
        for data in ("s:mark_key:1:0:0", "s:name_leaders:1:0:0", "s:tick_key_step:1:0:0"):
            await forges(chat, data)
        await forges(chat, "f:mark_key:1:leading:-")
    proposal = await kept(house)
    assert proposal.key is None
    assert [e.step for e in proposal.history if "key" in e.step] == []


async def test_seven_steps_ticked_by_their_owners(house: House) -> None:
    await assign(house)
    cheng, _ = await leaders(house)
    committee = await joins(house, "林静", 2003, Role.COMMITTEE)
    zhao, he = house.chat("赵敏"), house.chat("何伟")
    await mark(house)
    await zhao.says("/todo")
    zhao.sees_last("没有等您处理的")
    await he.says("/todo")
    he.sees_last("没有等您处理的")
    await forges(he, "s:tick_key_step:1:0:0")
    await forges(he, "f:tick_key_step:1:step:committee_tracks")
    await forges(he, "f:tick_key_step:1:note:-")
    await he.says("/cancel")
    assert sum(1 for s in (await kept(house)).key_steps if s.done_on) == 2, "the committee's own"
    await house.passes(days=15)
    await he.says("/todo")
    he.sees_last("等您处理 1 件")
    await he.presses("直2026-001　关于解决鉴湖路小学门口没有红绿灯问题的建议", "七步法", "七步法打勾")
    assert "召开专题交办会" in he.buttons
    assert "对口委室跟踪督办" not in he.buttons
    before = pushed([cheng])
    await he.presses("召开专题交办会")
    await he.says("已开会交办到位")
    assert pushed([cheng])[0] == before[0] + 1
    cheng.sees_last("又完成一步：召开专题交办会")
    await forges(committee, "s:tick_key_step:1:0:0")
    await committee.presses("对口委室跟踪督办", "没有")
    await forges(committee, "s:tick_key_step:1:0:0")
    await committee.presses("年底集中面商", "没有")
    assert "其他单位打勾" in await forges(he, "s:tick_key_step:1:0:0")
    for step in ("办理结果向社会公开", "向人代会书面报告"):
        await forges(zhao, "s:tick_key_step:1:0:0")
        await zhao.presses(step, "没有")
    assert "七个步骤都已完成" in await forges(zhao, "s:tick_key_step:1:0:0")
    steps = (await kept(house)).key_steps
    assert all(s.done_on for s in steps)
    assert [s.done_by for s in steps] == ["赵敏", "赵敏", "何伟", "林静", "林静", "赵敏", "赵敏"]
    assert steps[2].note == "已开会交办到位"


async def test_late_steps_are_marked(house: House) -> None:
    await assign(house)
    await leaders(house)
    await mark(house)
    await house.passes(days=30)
    wang = house.chat("王芳")
    await wang.presses("查看", "七步法")
    wang.sees("○ 3. 召开专题交办会　政府办，3月23日（周一）前，已超期 9 天")


async def test_leaders_named_later(house: House) -> None:
    await assign(house)
    cheng, gao = await leaders(house)
    zhao, chen = house.chat("赵敏"), house.chat("陈涛")
    await zhao.presses("更多", "列为重点", "今天")
    await zhao.says(DECISION)
    before = pushed([cheng, gao])
    await zhao.presses("没有", "没有")
    assert pushed([cheng, gao]) == before, "nobody was named"
    assert [s.done_by for s in (await kept(house)).key_steps[:2]] == ["赵敏", ""]
    chen.sees_last("领办、督办领导待明确")
    await zhao.presses("更多", "明确领办督办领导", "没有", "没有")
    zhao.sees_last("至少选一位领导。")
    await zhao.presses("高原")
    gao.sees_last("请您督办")
    chen.sees_last("现在督办 高原")
    await zhao.presses("更多", "明确领办督办领导", "程远", "高原")
    cheng.sees_last("请您领办")
    assert pushed([gao])[0] == before[1] + 1, "told once that it is theirs"
    assert [s.done_by for s in (await kept(house)).key_steps[:3]] == ["赵敏", "赵敏", ""]


async def test_who_is_replaced_hears_so_once(house: House) -> None:
    await assign(house)
    cheng, gao = await leaders(house)
    lin = await joins(house, "林静", 2003, Role.LEADER)
    zhao = house.chat("赵敏")
    await mark(house)
    before = pushed([cheng, gao])
    await zhao.presses("更多", "明确领办督办领导", "林静", "高原")
    lin.sees_last("请您领办")
    cheng.sees_last("直2026-001的领办、督办领导有调整，现在领办 林静 · 督办 高原，原来由您负责的不用再管。")
    assert pushed([cheng, gao]) == [before[0] + 1, before[1]], "who stays is not told again"
    await zhao.presses("更多", "明确领办督办领导", "高原", "没有")
    gao.sees_last("请您领办")
    lin.sees_last("现在领办 高原")
    assert pushed([cheng]) == [before[0] + 1], "it was not theirs any more"


async def test_the_committees_and_the_government_office_hear_of_a_key_one(house: House) -> None:
    await assign(house)
    await leaders(house)
    committee = await joins(house, "林静", 2003, Role.COMMITTEE)
    await mark(house)
    committee.sees_last("列为重点督办件，领办 程远 · 督办 高原。请跟踪督办。")
    house.chat("何伟").sees_last("列为重点督办件，领办 程远 · 督办 高原。请安排重点办理。")


async def test_no_reply_before_a_leader_led_a_contact(house: House) -> None:
    await assign(house)
    await leaders(house)
    await mark(house)
    chen, sun = house.chat("陈涛"), house.chat("孙莉")
    await chen.presses("签收")
    await sun.presses("会办签收", "提交会办意见")
    await sun.says("同意安装，我局配合路面开挖。")
    await chen.presses("记录沟通", "座谈", "今天", "经办人", "没有")
    await chen.says("先看了现场。")
    assert "领导" in await forges(chen, "s:draft_reply:1:0:0")
    assert (await kept(house)).status is Status.IN_PROGRESS
    await chen.presses("记录沟通", "座谈", "今天", "政府领导")
    await chen.says("程远副区长；交警大队、住建局")
    await chen.says("议定月底前安装。")
    await chen.presses("拟写答复")
    chen.sees_last("答复")


async def test_a_cosigner_reads_words_for_a_cosigner(house: House) -> None:
    wang, li, zhao = house.chat("王芳"), house.chat("李卫东"), house.chat("赵敏")
    await invite(house)
    await li.presses("同意联名")
    await wang.presses("修改、提交", "提交")
    await zhao.presses("立案并编号", "城建交通")
    await leaders(house)
    await mark(house)
    wang.sees_last("您的直2026-001经")
    li.sees_last("您联名的直2026-001经3月2日（周一）主任会议列为重点督办件，领办 程远 · 督办 高原。")
    await wang.presses("查看", "更多", "撤回", "撤回")
    li.sees_last("您联名的建议已由王芳代表撤回。")
