"""The reply's way: drafted, corrected, returned by the head, signed off, sent back, approved, delivered."""

from domain.people import Role
from domain.proposal import Status
from tests.conversations.offices import (
    forges,
    history_length,
    joins,
    kept,
    offered,
    pushed,
    refuses_bad_answers,
    together,
)
from tests.conversations.steps import draft_reply, handle, reply
from tests.house import House

CLASS_A = "A 类　已经解决或者基本解决"
CLASS_B = "B 类　正在解决或者列入计划逐步解决"


async def test_every_question_of_the_form_takes_only_what_it_asks_for(house: House) -> None:
    await handle(house)
    chen, zhou = house.chat("陈涛"), house.chat("周明")
    await chen.presses("拟写答复")
    await chen.says("B类吧")
    chen.sees_last("请点下面的按钮选一个。")
    await chen.presses(CLASS_B)
    await refuses_bad_answers(chen, lambda: history_length(house))
    await chen.says("1. 现场踏勘\n2、3.5公里道路已划线")
    await refuses_bad_answers(chen, lambda: history_length(house))
    await chen.says("安装2-3组信号灯")
    chen.sees_last("没有完成日期")
    await chen.says("安装信号灯，2026年2月1日前完成")
    chen.sees_last("日期已经过去了")
    await chen.says("安装信号灯，2月30日前完成")
    chen.sees_last("没有“2月30日”这一天")
    await chen.says("安装2-3组信号灯，年底前完成")
    await refuses_bad_answers(chen, lambda: history_length(house))
    await chen.says("过街天桥")
    chen.sees_last("没有写原因")
    await chen.says("过街天桥：<场地>不够 &amp;")
    chen.sees_last("答复稿，请过目")
    chen.sees_last("1. 过街天桥　原因：<场地>不够 &amp;")
    await chen.says("可以了")
    chen.sees_last("请点下面的按钮选一个。")
    before = pushed([zhou])
    await chen.presses("送负责人签发")
    assert pushed([zhou]) == [before[0] + 1]
    letter = (await kept(house)).replies[0]
    assert [p.text for p in letter.done] == ["现场踏勘", "3.5公里道路已划线"]
    assert [(p.text, str(p.due_on)) for p in letter.planned] == [
        ("安装2-3组信号灯，年底前完成", "2026-12-31")
    ]


async def test_what_is_wrong_with_the_letter_is_said_and_nothing_is_lost(house: House) -> None:
    await handle(house)
    chen = house.chat("陈涛")
    await chen.presses("拟写答复", CLASS_A, "没有")
    await chen.says("安装信号灯，3月31日前完成")
    await chen.presses("没有", "送负责人签发")
    chen.sees("A 类要写明已经做到了什么。")
    assert (await kept(house)).replies == []
    await chen.presses("重写", CLASS_B, "没有", "用上次的", "没有", "送负责人签发")
    letter = (await kept(house)).replies[0]
    assert (letter.result_class, [p.text for p in letter.planned]) == ("B", ["安装信号灯，3月31日前完成"])


async def test_buttons_of_another_question_do_not_count(house: House) -> None:
    await handle(house)
    chen = house.chat("陈涛")
    await chen.presses("拟写答复", CLASS_B)
    await chen.says("已完成现场勘察")
    for data in (
        "f:draft_reply:1:none:done",
        "f:draft_reply:1:none:version",
        "f:draft_reply:1:keep:nosuch",
        "f:draft_reply:1:send:",
        "f:draft_reply:1:class:Z",
        "f:draft_reply:1:nosuch:",
    ):
        assert "出了问题" not in await forges(chen, data), data
        assert (await kept(house)).replies == [], data
    await chen.says("安装信号灯，3月31日前完成")
    await chen.presses("没有", "送负责人签发")
    assert [p.text for p in (await kept(house)).replies[0].done] == ["已完成现场勘察"]


async def test_a_letter_longer_than_a_message(house: House) -> None:
    await handle(house)
    chen, zhou, he, wang = (house.chat(name) for name in ("陈涛", "周明", "何伟", "王芳"))
    await chen.presses("拟写答复", CLASS_B)
    await chen.says("\n".join(f"第{n}项<已>完成" + "长" * 180 for n in range(10)))
    await chen.says("\n".join(f"第{n}项，3月31日前完成" + "长" * 175 for n in range(10)))
    await chen.says("\n".join(f"第{n}项：" + "长" * 180 for n in range(10)))
    chen.sees_last("……后面还有")
    await chen.presses("送负责人签发")
    await zhou.presses("答复稿", "签发，送审核")
    await he.presses("答复稿", "审核通过")
    wang.sees("的答复已送达")
    assert len((await kept(house)).replies[0].not_adopted) == 10


async def test_the_head_returns_the_draft_and_the_clerk_only_corrects(house: House) -> None:
    await handle(house)
    chen, zhou = house.chat("陈涛"), house.chat("周明")
    await draft_reply(house)
    zhou.sees_last("直2026-001的答复稿等您签发。")
    await zhou.presses("答复稿")
    zhou.sees("安装信号灯，3月31日前完成")
    await zhou.presses("‹ 返回", "退回经办人")
    await refuses_bad_answers(zhou, lambda: history_length(house))
    await zhou.says("请写明由谁值守")
    chen.sees_last("直2026-001的答复稿被负责人退回：请写明由谁值守")
    assert (await kept(house)).status is Status.IN_PROGRESS
    await chen.presses("拟写答复", CLASS_B)
    chen.sees("上次写的：")
    await chen.says("已完成现场勘察，早晚高峰由交警值守")
    await chen.presses("用上次的", "没有", "送负责人签发")
    letters = (await kept(house)).replies
    assert [r.version for r in letters] == [1, 2]
    assert [p.text for p in letters[0].done] == ["已完成现场勘察"], "the old version stays readable"
    assert letters[1].planned == letters[0].planned
    await zhou.presses("签发，送审核")
    assert [r.signed_by for r in (await kept(house)).replies] == ["", "周明"]


async def test_sent_back_with_coded_reasons_and_counted(house: House) -> None:
    await handle(house)
    await draft_reply(house)
    chen, zhou, he, zhao = (house.chat(name) for name in ("陈涛", "周明", "何伟", "赵敏"))
    await zhou.presses("签发，送审核")
    for time in (1, 2):
        he.sees_last("直2026-001的答复等您审核。")
        before = pushed([chen, zhou, zhao])
        await he.presses("退办", "答复内容不具体", "其他，我来写")
        await refuses_bad_answers(he, lambda: history_length(house))
        await he.says("写明牵头科室")
        he.sees("已退办，原因已告知承办单位，并计入退办次数。")
        for chat in (chen, zhou, zhao):
            chat.sees_last("直2026-001的答复被退办：答复内容不具体、写明牵头科室")
        assert pushed([chen, zhou, zhao]) == [n + 1 for n in before]
        proposal = await kept(house)
        assert (proposal.status, proposal.returns) == (Status.SENT_BACK, time)
        assert proposal.replies[-1].send_back_reasons == ["not_concrete"]
        await chen.presses("拟写答复", CLASS_B, "用上次的", "用上次的", "没有", "送负责人签发")
        await zhou.presses("签发，送审核")
    await he.presses("审核通过")
    proposal = await kept(house)
    assert (proposal.status, proposal.returns) == (Status.REPLIED, 2)
    assert [r.delivered_at is not None for r in proposal.replies] == [False, False, True]


async def test_of_two_reviewers_one_is_first(house: House) -> None:
    colleague = await joins(house, "沈静", 2003, Role.GOVERNMENT_OFFICE)
    await handle(house)
    await draft_reply(house)
    he, wang = house.chat("何伟"), house.chat("王芳")
    await house.chat("周明").presses("签发，送审核")
    await colleague.presses("退办", "行文不规范")
    before = pushed([wang])
    await together(house, (he, "审核通过"), (colleague, "选好了"))
    proposal = await kept(house)
    assert (proposal.status, proposal.returns) == (Status.REPLIED, 0)
    colleague.sees("这一步已经由何伟在")
    assert pushed([wang]) == [before[0] + 2], "the letter and one question"
    message, data = next((m, d) for m in he.phone.received for d in m.offered if d.startswith("s:approve:1"))
    he.phone.presses(message.message_id, data)
    await house.settle()
    he.sees("这一步已经由何伟在")
    assert pushed([wang]) == [before[0] + 2]


async def test_the_draft_is_for_those_who_work_on_it(house: House) -> None:
    await handle(house)
    await draft_reply(house)
    wang, li = house.chat("王芳"), house.chat("李卫东")
    for chat in (wang, li):
        said = await forges(chat, "o:1:draft:0")
        assert "安装信号灯" not in said
        assert "出了问题" not in said
    await house.chat("孙莉").says("/case 直2026-001")
    assert "安装信号灯" in await forges(house.chat("孙莉"), "o:1:draft:0")


async def test_the_second_rounds_draft_can_be_read_before_it_is_signed(house: House) -> None:
    await reply(house)
    wang, chen, zhou = house.chat("王芳"), house.chat("陈涛"), house.chat("周明")
    await wang.presses("满意", "不满意", "没有时限", "选好了")
    await chen.presses("记录沟通", "电话", "今天")
    await chen.says("说明了时间。")
    await chen.presses("拟写答复", CLASS_B)
    await chen.says("第二轮已经安装一半")
    await chen.presses("用上次的", "没有", "送负责人签发")
    await zhou.presses("答复稿")
    zhou.sees("第二轮已经安装一半")
    _, first = offered(zhou, "‹ 返回")
    assert first == "o:1:card:0"


async def test_a_long_drafts_next_page_is_of_the_same_draft(house: House) -> None:
    await reply(house)
    wang, chen, zhou = house.chat("王芳"), house.chat("陈涛"), house.chat("周明")
    await wang.presses("满意", "不满意", "没有时限", "选好了")
    await chen.presses("记录沟通", "电话", "今天")
    await chen.says("说明了时间。")
    await chen.presses("拟写答复", CLASS_B)
    await chen.says("第二轮已经安装一半。" * 190)
    await chen.says("第二轮余下的，2026年12月31日前装完。" * 90)
    await chen.presses("没有", "送负责人签发")
    await zhou.presses("答复稿", "下一页 ›")
    assert "第二轮余下的" in (zhou.last.text or "")
    assert "安装信号灯" not in (zhou.last.text or "")
