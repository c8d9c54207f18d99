"""An administrator changes the rules in chat: value, preview, confirmation, history, putting back."""

import pytest

from bot.callbacks import PolicyPress
from domain.people import Role
from domain.proposal import ClockKey, Proposal
from tests.conversations.offices import forges, joins, kept, offered
from tests.conversations.steps import assign
from tests.house import Chat, House

ADMIN = 1101
EVERY_ACTION = (
    "rules",
    "group",
    "rule",
    "log",
    "entry",
    "tick",
    "pick",
    "none",
    "ready",
    "keep",
    "again",
    "undo",
)


async def admin(house: House, name: str = "林管理", user_id: int = ADMIN) -> Chat:
    return await joins(house, name, user_id, Role.ADMIN)


async def reply_rule(chat: Chat) -> None:
    """To the deadline of replies on the through train."""
    await chat.says("规则")
    await chat.presses("直通车的期限", "直通车的答复期限：1 个月")


def due(proposal: Proposal, key: ClockKey = ClockKey.REPLY) -> str:
    (clock,) = [c for c in proposal.clocks if c.key is key]
    return clock.due_on.isoformat()


async def test_a_rule_is_read_changed_and_put_back(house: House) -> None:
    lin = await admin(house)
    await lin.says("规则")
    lin.sees_last("柯桥区人大代表建议“直通车”实施办法")
    await lin.presses("限额", "催办间隔：3")
    lin.sees_last("同一件隔这么多天才能再催")
    lin.sees_last("现在：3")
    await lin.says("5")
    lin.sees_last("原来：3")
    lin.sees_last("改为：5")
    lin.sees_last("确认后马上生效")
    assert (await house.congress()).policy.limit("urge_days") == 3
    await lin.presses("确认改动")
    lin.sees("已改：催办间隔。")
    assert (await house.congress()).policy.limit("urge_days") == 5
    await lin.says("/rules")
    await lin.presses("改动记录")
    lin.sees("改过 1 次")
    (entry,) = [words for words in lin.buttons if words.endswith("催办间隔（林管理）")]
    await lin.presses(entry)
    lin.sees("原来：3")
    await lin.presses("改回去")
    lin.sees_last("原来：5")
    lin.sees_last("改为：3")
    await lin.presses("确认改动")
    assert (await house.congress()).policy.limit("urge_days") == 3
    await lin.says("/rules")
    await lin.presses("改动记录")
    lin.sees("改过 2 次")


async def test_the_zone_and_the_ladder_are_rules_like_others(house: House) -> None:
    await assign(house)
    before = due(await kept(house))
    lin = await admin(house)
    await lin.says("规则")
    await lin.presses("日期和时间", "下一页 ›", "时区：Asia/Shanghai")
    await lin.says("Asia/Urumqi")
    lin.sees_last("按改后的时区，现在是3月2日（周一） 07:30。已经算出的期限不变。")
    await lin.presses("确认改动")
    lin.sees("已改：时区。")
    assert str((await house.congress()).policy.zone) == "Asia/Urumqi"
    assert due(await kept(house)) == before
    await lin.says("规则")
    await lin.presses("日期和时间", "下一页 ›", "超期后再告诉谁：3 项")
    lin.sees_last("1 department_head（负责人）\n3 government_office（政府办）\n3 staff（代表工委）")
    await lin.says("2 department_head\n5 leader（领导）")
    lin.sees_last("改为：2 department_head（负责人）\n5 leader（领导）")
    await lin.presses("确认改动")
    assert (await house.congress()).policy.data["escalation"]["ladder"] == [
        {"working_days": 2, "role": "department_head"},
        {"working_days": 5, "role": "leader"},
    ]
    await lin.says("/rules")
    await lin.presses("改动记录")
    lin.sees("改过 2 次")
    assert [words.split(" ")[-1] for words in lin.buttons[:2]] == [
        "超期后再告诉谁（林管理）",
        "时区（林管理）",
    ]


async def test_running_clocks_keep_what_they_started_with(house: House) -> None:
    await assign(house)
    before = due(await kept(house))
    lin = await admin(house)
    await reply_rule(lin)
    await lin.says("2个月")
    lin.sees_last("今天开始的，原来：4月2日（周四）；改后：5月6日（周三）。")
    lin.sees_last("现在有 1 项正按它计时")
    await lin.presses("确认，在办的 1 项不变")
    assert due(await kept(house)) == before == "2026-04-02"
    assert "reckon_again" not in {entry.step for entry in (await kept(house)).history}


async def test_running_clocks_are_reckoned_again_when_asked(house: House) -> None:
    number = await assign(house)
    lin, chen = await admin(house), house.chat("陈涛")
    await reply_rule(lin)
    await lin.says("2 个月 04-20")
    lin.sees_last("改为：2 个月，不晚于 04-20")
    await lin.presses("确认，在办的 1 项重新计算")
    lin.sees("重新计算了 1 项，已告知经办人")
    proposal = await kept(house)
    assert due(proposal) == "2026-04-20"
    entry = proposal.history[-1]
    assert (entry.step, entry.details["from"], entry.details["to"]) == (
        "reckon_again",
        "2026-04-02",
        "2026-04-20",
    )
    assert entry.details["by"] == "林管理"
    chen.sees(f"{number} 的期限按改过的规则重新计算了")
    wang = house.chat("王芳")
    await wang.presses("查看", "怎么算的")
    wang.sees("4月20日")


async def test_a_shorter_term_says_who_would_be_late(house: House) -> None:
    await assign(house)
    await house.passes(days=10)
    lin = await admin(house)
    await reply_rule(lin)
    await lin.says("3 天")
    lin.sees_last("其中 1 项会马上超期")


@pytest.mark.parametrize(
    ("group", "rule", "wrong", "why"),
    [
        ("期限", "答复期限：3 个月", "很久", "看不懂这个期限"),
        ("期限", "答复期限：3 个月", "0 个月", "期限请写 1 到 3650 的整数"),
        ("期限", "答复期限：3 个月", "3 个月 09-31", "不是月和日"),
        ("日期和时间", "开会日期：2026年1月13日", "明年", "请写日期"),
        ("日期和时间", "开会日期：2026年1月13日", "2026-02-01", "晚于闭会日期"),
        ("日期和时间", "上班时间：08:30", "17:30", "上班时间要早于下班时间"),
        ("日期和时间", "时区：Asia/Shanghai", "北京", "没有“北京”这个时区"),
        ("日期和时间", "超期后再告诉谁：3 项", "3 县长", "第 1 行要写超期几个工作日和告诉谁"),
        ("日期和时间", "超期后再告诉谁：3 项", "3 mayor", "不认识“mayor”"),
        ("限额", "题目字数：50", "五十", "请写整数"),
        ("限额", "题目字数：50", "5000", "的整数"),
        ("名称和编号", "直通车的编号：直{year}-{seq:03}", "直{year}", "不能用来编号"),
        ("清单", "办理结果分类：3 项", "A", "第 1 行要写代码和名称"),
        ("清单", "办理结果分类：3 项", "A 办了\nA 没办", "写了两次"),
    ],
)
async def test_what_cannot_be_used_is_given_back(
    house: House, group: str, rule: str, wrong: str, why: str
) -> None:
    lin = await admin(house)
    before = (await house.congress()).policy.data
    await lin.says("规则")
    await lin.presses(group)
    if rule not in lin.buttons:
        await lin.presses("下一页 ›")
    await lin.presses(rule)
    await lin.says(wrong)
    lin.sees_last(why)
    lin.sees_last(wrong)
    assert (await house.congress()).policy.data == before


async def test_lists_are_sent_whole(house: House) -> None:
    lin = await admin(house)
    await lin.says("规则")
    await lin.presses("清单", "办理结果分类：3 项")
    await lin.says("A 解决 / solved\nB 逐步解决 / step by step / +\nC 难以解决\nD 留作参考 / for reference")
    await lin.presses("确认改动")
    classes = (await house.congress()).policy.choices("classes")
    assert [(c.code, c.name("en"), c.follow_up) for c in classes] == [
        ("A", "solved", False),
        ("B", "step by step", True),
        ("C", "难以解决", False),
        ("D", "for reference", False),
    ]


async def test_what_another_rule_forbids_is_said(house: House) -> None:
    lin = await admin(house)
    await lin.says("规则")
    await lin.presses("名称和编号", "闭会期间的编号：闭{year}-{seq:03}", "改为不设", "确认改动")
    await lin.says("规则")
    await lin.presses("办理方式", "可以走的渠道：直通车、会议期间", "闭会期间", "选好了")
    lin.sees("另一项（numbering.closed_session）就不对了")
    await lin.presses("3. 闭会期间", "1. 直通车", "选好了")  # what was ticked is still there
    lin.sees_last("改为：会议期间")


async def test_several_are_ticked_in_order(house: House) -> None:
    lin = await admin(house)
    await lin.says("规则")
    await lin.presses("办理方式", "答复由谁审核：政府办")
    await lin.presses("1. 政府办", "专工委", "代表工委", "政府办")
    await house.restart()
    await lin.presses("选好了")
    lin.sees_last("已经交办的不变")
    await lin.presses("确认改动")
    assert (await house.congress()).policy.review_chain == (
        Role.COMMITTEE,
        Role.STAFF,
        Role.GOVERNMENT_OFFICE,
    )


async def test_back_cancel_other_messages_and_restart(house: House) -> None:
    lin = await admin(house)
    await lin.says("规则")
    await lin.presses("限额", "题目字数：50")
    await lin.presses("‹ 返回", "题目字数：50")
    lin.phone.sends_sticker()
    await house.settle()
    lin.sees_last("请用文字写，或者点按键")
    await lin.says("60")
    await house.restart()
    await lin.says("取消")
    lin.sees("已取消，什么也没有改动")
    assert (await house.congress()).policy.limit("title") == 50
    await lin.presses("确认改动")  # a button of before
    lin.sees("没有等着确认的改动")
    assert (await house.congress()).policy.limit("title") == 50
    await lin.says("规则")
    await lin.presses("限额", "题目字数：50")
    await lin.says("50")
    lin.sees_last("和现在一样")
    await lin.says("60")
    await house.restart()
    await lin.presses("确认改动")
    assert (await house.congress()).policy.limit("title") == 60


async def test_pressing_twice_changes_once(house: House) -> None:
    lin = await admin(house)
    await lin.says("规则")
    await lin.presses("限额", "题目字数：50")
    await lin.says("60")
    message, data = offered(lin, "确认改动")
    lin.phone.presses(message.message_id, data)
    lin.phone.presses(message.message_id, data)
    await house.settle()
    lin.sees("没有等着确认的改动")
    congress = await house.congress()
    async with house.service.database.unit_of_work() as uow:
        assert len(await uow.policy_changes.of(congress.id)) == 1


async def test_the_second_of_two_is_told(house: House) -> None:
    lin, gao = await admin(house), await admin(house, "高管理", 1102)
    for chat, words in ((lin, "60"), (gao, "70")):
        await chat.says("规则")
        await chat.presses("限额", "题目字数：50")
        await chat.says(words)
    await lin.presses("确认改动")
    await gao.presses("确认改动")
    gao.sees("这一项刚才已经由别人改过")
    assert (await house.congress()).policy.limit("title") == 60


@pytest.mark.parametrize("name", ["王芳", "赵敏", "陈涛", "周明", "何伟"])
async def test_nobody_else_may(house: House, name: str) -> None:
    lin = await admin(house)
    await lin.says("规则")
    await lin.presses("限额", "题目字数：50")
    await lin.says("60")
    await lin.presses("确认改动")
    before = (await house.congress()).policy.data
    chat = house.chat(name)
    await chat.says("/rules")
    chat.sees_last("不在您的权限内")
    for action in EVERY_ACTION:
        code = "1" if action in {"undo", "entry"} else "limits.title"
        said = await forges(chat, PolicyPress(action=action, code=code).pack())
        assert "不在您的权限内" in said, action
    assert (await house.congress()).policy.data == before


async def test_forged_codes_are_no_buttons(house: House) -> None:
    lin = await admin(house)
    await lin.says("规则")
    before = (await house.congress()).policy.data
    for press in (
        PolicyPress(action="rule", code="zone"),
        PolicyPress(action="tick", code="tracks", value="express"),
        PolicyPress(action="undo", code="99"),
        PolicyPress(action="entry", code="x"),
    ):
        await forges(lin, press.pack())
    assert (await house.congress()).policy.data == before
