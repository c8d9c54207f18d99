"""Answered apart: every department drafts and signs its own letter; review passes all or returns one."""

from domain.people import Role
from domain.proposal import AssignmentRole, Status
from domain.services.verification import faults_of
from tests.conversations.offices import forges, joins, kept
from tests.conversations.steps import assign
from tests.house import Chat, House

CLASS_A = "A 类　已经解决或者基本解决"
CLASS_B = "B 类　正在解决或者列入计划逐步解决"


async def apart(house: House) -> Chat:
    """区交警大队 and 区住建局 each answer their part; returns the head of the second."""
    head = await joins(house, "钱斌", 2001, Role.DEPARTMENT_HEAD, "区住建局")
    await assign(house)
    async with house.service.database.unit_of_work() as uow:
        for share in (await uow.proposals.get(1)).assignments:
            share.role = AssignmentRole.SEPARATE
    chen, sun, wang = house.chat("陈涛"), house.chat("孙莉"), house.chat("王芳")
    for clerk, first in ((chen, "签收"), (sun, "会办签收")):
        await clerk.says("/case 直2026-001")
        await clerk.presses(first, "记录沟通", "电话", "今天")
        await clerk.says("说明了本单位的打算。")
        await wang.presses("属实")
        await clerk.says("/case 直2026-001")
    return head


async def drafts(clerk: Chat, done: str, planned: str) -> None:
    await clerk.presses("拟写本单位答复", CLASS_B)
    await clerk.says(done)
    await clerk.says(planned)
    await clerk.presses("没有", "送负责人签发")


async def test_every_part_is_signed_reviewed_and_delivered(house: House) -> None:
    qian = await apart(house)
    chen, zhou, sun, he, wang = (house.chat(n) for n in ("陈涛", "周明", "孙莉", "何伟", "王芳"))
    await drafts(chen, "已完成现场勘察", "安装信号灯，3月31日前完成")
    zhou.sees_last("直2026-001：本单位的答复稿等您签发。")
    qian.sees_not("本单位的答复稿等您签发")
    await zhou.presses("签发本单位答复")
    zhou.sees("已签发。其他单位都签发后，一起送审核。")
    assert "出了问题" not in await forges(chen, "s:draft_part:1:0:0")
    chen.sees("本单位的答复已经签发，不能再改。")
    await drafts(sun, "路面已检查", "路面开挖，3月20日前完成")
    await qian.presses("退回本单位答复稿")
    await qian.says("写明谁负责")
    sun.sees_last("直2026-001：本单位的答复稿被负责人退回：写明谁负责")
    await sun.presses("拟写本单位答复", CLASS_B, "用上次的")
    await sun.says("路面开挖由市政科负责，3月20日前完成")
    await house.restart()
    await sun.presses("没有", "送负责人签发")
    await qian.presses("签发本单位答复")
    qian.sees("已签发，送政府办审核。")
    he.sees_last("直2026-001各单位的答复已齐，等您审核。")
    await he.presses("答复稿")
    he.sees_last("安装信号灯")
    he.sees_last("市政科负责")
    await he.presses("退办", "区住建局", "答复内容不具体", "选好了")
    proposal = await kept(house)
    assert (proposal.status, proposal.returns) == (Status.SENT_BACK, 1)
    assert [bool(r.signed_at and not r.returned) for r in proposal.letters] == [True, False]
    sun.sees_last("直2026-001的答复被退办：答复内容不具体")
    await sun.says("/case 直2026-001")
    sun.sees_last("退办原因（区住建局）：答复内容不具体")
    chen.sees_not("被退办")
    await sun.presses("拟写本单位答复", CLASS_B, "用上次的", "用上次的", "没有", "送负责人签发")
    await qian.presses("签发本单位答复")
    await he.presses("审核通过")
    proposal = await kept(house)
    assert proposal.status is Status.REPLIED
    assert [(r.department, r.version) for r in proposal.delivered_letters] == [
        ("区交警大队", 1),
        ("区住建局", 3),
    ]
    assert [str(c.due_on) for c in proposal.commitments] == ["2026-03-31", "2026-03-20"]
    files = [m.content["document"]["file_name"] for m in wang.phone.received if "document" in m.content]
    assert files == ["直2026-001区交警大队答复.docx", "直2026-001区住建局答复.docx"]
    assert faults_of(proposal) == []


async def test_a_part_rewritten_since_is_not_signed_unread(house: House) -> None:
    await apart(house)
    chen, zhou = house.chat("陈涛"), house.chat("周明")
    await drafts(chen, "已完成现场勘察", "安装信号灯，3月31日前完成")
    old = zhou.newest
    await chen.says("/case 直2026-001")
    await chen.presses("拟写本单位答复", CLASS_A)
    await chen.says("信号灯已装好")
    await chen.presses("没有", "没有", "送负责人签发")
    await zhou.presses_again(old, "s:sign_part:1:0:1")
    zhou.sees("答复稿已经改过，请先看新的一稿。")
    assert [r.signed_by for r in (await kept(house)).replies] == ["", ""]
