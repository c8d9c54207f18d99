"""Withdrawing after assignment: asked in writing, decided by the registry, everybody told."""

from domain.proposal import Status
from tests.conversations.offices import forges, history_length, kept, pushed, refuses_bad_answers
from tests.conversations.steps import assign, draft_reply, handle
from tests.house import House

WHY = "街道已经另行安排施工"


async def asked(house: House) -> None:
    wang = house.chat("王芳")
    await wang.presses("查看", "更多", "申请撤回")
    await wang.says(WHY)


async def test_asked_in_writing_and_allowed(house: House) -> None:
    await assign(house)
    names = ("王芳", "陈涛", "孙莉", "周明", "何伟")
    wang, chen, sun, zhou, he = (house.chat(name) for name in names)
    zhao = house.chat("赵敏")
    await wang.presses("查看", "更多", "申请撤回")
    wang.sees_last("为什么要撤回？")
    await refuses_bad_answers(wang, lambda: history_length(house))
    await house.restart()
    await wang.says(WHY)
    wang.sees_last("已申请撤回直2026-001，等代表工委决定。")
    wang.sees_last("代表已申请撤回，等代表工委决定。")
    zhao.sees_last(f"王芳申请撤回直2026-001，请决定。理由：{WHY}")
    assert "已经申请过撤回" in await forges(wang, "s:ask_withdrawal:1:0:0")
    await zhao.says("/todo")
    zhao.sees_last("等您处理 1 件")
    await zhao.presses("直2026-001　关于解决鉴湖路小学门口没有红绿灯问题的建议", "同意撤回")
    zhao.sees(f"代表申请撤回的理由：{WHY}")
    await zhao.presses("‹ 返回")
    assert any(c.running for c in (await kept(house)).clocks)
    told = [wang, chen, sun, zhou, he]
    before = pushed(told)
    await zhao.presses("同意撤回", "同意撤回")
    assert [now - then for now, then in zip(pushed(told), before, strict=True)] == [1] * 5
    for chat in told:
        chat.sees_last("直2026-001已经同意撤回，不再办理。")
    proposal = await kept(house)
    assert proposal.status is Status.WITHDRAWN
    assert not proposal.withdrawal_asked
    assert not any(c.running for c in proposal.clocks)


async def test_denied_with_a_reason_and_handling_goes_on(house: House) -> None:
    await assign(house)
    await asked(house)
    wang, zhao, chen = house.chat("王芳"), house.chat("赵敏"), house.chat("陈涛")
    await forges(chen, "s:confirm_withdrawal:1:0:0")
    await forges(chen, "f:confirm_withdrawal:1:sure:!")
    assert (await kept(house)).withdrawal_asked, "no business of the department"
    await zhao.presses("不同意撤回")
    await zhao.says("涉及面广，请继续关注")
    wang.sees_last("没有同意撤回直2026-001，照常办理：涉及面广，请继续关注")
    proposal = await kept(house)
    assert (proposal.status, proposal.withdrawal_asked) == (Status.ASSIGNED, False)
    await zhao.says("/todo")
    zhao.sees_last("没有等您处理的")
    await asked(house)
    assert (await kept(house)).withdrawal_asked, "may be asked again"


async def test_a_delivered_reply_settles_the_wish(house: House) -> None:
    await handle(house)
    await draft_reply(house)
    await house.chat("王芳").presses("查看", "更多", "申请撤回")
    await house.chat("王芳").says(WHY)
    assert (await kept(house)).withdrawal_asked
    await house.chat("周明").presses("签发，送审核")
    await house.chat("何伟").presses("审核通过")
    proposal = await kept(house)
    assert (proposal.status, proposal.withdrawal_asked) == (Status.REPLIED, False)
    zhao = house.chat("赵敏")
    await zhao.says("/todo")
    zhao.sees_last("没有等您处理的")
