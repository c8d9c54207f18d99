"""Inside a department: dispatched to sections, signed for, prepared, handed in, returned, checked."""

from domain.people import Person, Post, Role
from domain.proposal import Status
from domain.services.membership import invite
from domain.services.verification import faults_of
from tests.conversations.offices import (
    forges,
    history_length,
    kept,
    offered,
    pushed,
    refuses_bad_answers,
)
from tests.conversations.steps import assign
from tests.house import Chat, House

TITLE = "直2026-001　关于解决鉴湖路小学门口没有红绿灯问题的建议"


async def section(house: House, name: str, user_id: int, unit: str, department: str = "区交警大队") -> Chat:
    """Somebody of a section of a department."""
    congress = await house.congress()
    async with house.service.database.unit_of_work() as uow:
        ids = {d.short_name: d.id for d in await uow.people.departments(congress.id)}
        post = Post(Role.SECTION, ids[department], unit=unit)
        person = await uow.people.add(Person(congress.id, name, posts=[post]))
        code = (await invite(uow, person)).code
    house.sandbox.add_phone(user_id, name, language_code="zh-hans")
    chat = Chat(house, house.sandbox.phone(user_id))
    chat.phone.starts(code)
    await house.settle()
    return chat


async def three_firsts(house: House) -> None:
    async with house.service.database.unit_of_work() as uow:
        proposal = await uow.proposals.get(1)
        proposal.requirements = ["three_firsts"]


async def dispatched(house: House) -> tuple[Chat, Chat, Chat]:
    """Two sections have the matter: 设施科 leads, 秩序科 beside it; 宣传科 has nothing."""
    lead = await section(house, "郑科", 2001, "设施科")
    beside = await section(house, "吴科", 2002, "秩序科")
    other = await section(house, "冯科", 2003, "宣传科")
    await assign(house)
    chen = house.chat("陈涛")
    await chen.presses("签收", "更多", "分办", "设施科", "秩序科", "分办")
    chen.sees_last("已分办给设施科")
    return lead, beside, other


async def test_each_section_signs_for_what_was_dispatched_to_it(house: House) -> None:
    lead, beside, other = await dispatched(house)
    chen, sun, wang = house.chat("陈涛"), house.chat("孙莉"), house.chat("王芳")
    for chat in (lead, beside):
        chat.sees_last("新分办 1 件，请签领。")
        await chat.says("/todo")
        chat.sees_last("等您处理 1 件")
    other.sees_not("直2026-001")
    assert "这件不在您的权限内" in await forges(other, "s:section_sign_for:1:0:0")
    before = pushed([chen, sun, wang])
    for chat in (lead, beside):
        await chat.presses(TITLE, "签领")
        chat.sees_last("已签领直2026-001")
    assert [now - then for now, then in zip(pushed([chen, sun, wang]), before, strict=True)] == [2, 0, 0]
    chen.sees_last("秩序科已签领直2026-001。")


async def test_consult_survey_visit_then_hand_in_then_checked(house: House) -> None:
    lead, beside, _ = await dispatched(house)
    await three_firsts(house)
    chen = house.chat("陈涛")
    for chat in (lead, beside):
        await chat.presses("签领")
    assert "请先记录协商、调研、走访，再交回" in await forges(lead, "s:hand_in_part:1:0:0")
    for chat in (lead, beside):
        for kind in ("协商", "调研", "走访"):
            await chat.presses("记录协商调研走访", kind)
            await refuses_bad_answers(chat, lambda: history_length(house))
            await chat.says(f"{kind}了学校和家长")
            chat.sees_last(f"已记录：{kind}。")
    lead.sees_last("分办　设施科（主办）：已签领、协商已记录、调研已记录、走访已记录")
    assert "还有股室没有交回" in await forges(lead, "s:hand_in_part:1:0:0")
    await lead.says("/todo")
    lead.sees_last("现在没有等您处理的事")
    await beside.presses("交回分办件")
    await house.restart()
    await beside.says("早晚高峰派两人值守，3月起")
    chen.sees_last("秩序科交回了直2026-001的分办件，请审核。")
    await chen.says("/todo")
    await chen.presses(TITLE)
    chen.sees("分办　秩序科（协办）：已交回，等审核")
    await chen.presses("退回股室")
    await chen.says("写明值守时段")
    beside.sees_last("直2026-001的分办件被退回：写明值守时段")
    await beside.presses("交回分办件")
    beside.sees_last("早晚高峰派两人值守，3月起")
    await beside.says("7:20至8:10、16:20至17:10派两人值守，3月起")
    await lead.says("/todo")
    await lead.presses(TITLE, "交回分办件")
    await lead.says("装信号灯，3月31日前完成")
    await beside.says("/todo")
    beside.sees_last("现在没有等您处理的事")
    assert faults_of(await kept(house)) == []


async def test_the_reply_waits_for_checked_parts_and_others_read_nothing_of_them(house: House) -> None:
    lead, beside, _ = await dispatched(house)
    chen, sun, wang = house.chat("陈涛"), house.chat("孙莉"), house.chat("王芳")
    for chat, text in ((beside, "派两人值守，3月起"), (lead, "装信号灯，3月31日前完成")):
        await chat.presses("签领", "交回分办件")
        await chat.says(text)
    message, _ = offered(chen, "审核通过分办件")
    assert "拟写答复" not in chen.buttons
    await chen.presses("审核通过分办件")
    chen.sees_last("审核哪个股室的分办件？")
    await chen.presses("秩序科")
    chen.sees_last("秩序科的分办件审核通过")
    await chen.presses_again(message, "s:check_part:1:0:0")
    chen.sees("设施科的分办件审核通过")
    lead.sees_last("直2026-001的分办件审核通过。")
    await sun.presses("会办签收", "提交会办意见")
    await sun.says("配合开挖路面，3月20日前完成。")
    await chen.presses("记录沟通", "电话", "今天")
    await chen.says("电话沟通。")
    assert "拟写答复" in chen.buttons
    await chen.presses("全文")
    chen.sees("分办件（设施科）：装信号灯，3月31日前完成")
    proposal = await kept(house)
    assert faults_of(proposal) == []
    assert proposal.status is Status.IN_PROGRESS
    # What went on inside is not for the representative and the other department.
    for chat in (wang, sun):
        await chat.says("/case 直2026-001")
        await chat.presses("经过")
        assert "股室" not in (chat.last.text or "")
    await chen.says("/case 直2026-001")
    await chen.presses("经过")
    assert "股室交回分办件" in (chen.last.text or "")


async def test_dispatched_anew_and_taken_back(house: House) -> None:
    lead, beside, other = await dispatched(house)
    chen = house.chat("陈涛")
    stale, data = offered(lead, "签领")
    before = pushed([lead, beside, other])
    await chen.presses("更多", "分办", "秩序科", "宣传科", "分办")
    assert [now - then for now, then in zip(pushed([lead, beside, other]), before, strict=True)] == [1, 0, 1]
    lead.sees_last("区交警大队收回了直2026-001的分办件，贵股室不用再办。")
    other.sees_last("新分办 1 件，请签领。")
    await lead.presses_again(stale, data)
    lead.sees("这件不在您的权限内")
    parts = (await kept(house)).sections
    assert [(p.section, p.role.value, p.withdrawn_at is None) for p in parts] == [
        ("设施科", "lead", False),
        ("秩序科", "lead", True),
        ("宣传科", "co", True),
    ]
    await chen.presses("更多", "分办", "全部收回")
    chen.sees_last("直2026-001的分办件已全部收回。")
    assert (await kept(house)).section_parts(1) == []
    await other.says("/todo")
    other.sees_last("现在没有等您处理的事")


async def test_a_department_without_sections_and_a_share_not_signed(house: House) -> None:
    await assign(house)
    chen, sun = house.chat("陈涛"), house.chat("孙莉")
    await chen.presses("签收")
    assert "请先签收" in await forges(sun, "s:dispatch:1:0:0")
    await sun.presses("会办签收")
    assert "名册里没有股室" in await forges(sun, "s:dispatch:1:0:0")
    assert "这件不在您的权限内" in await forges(house.chat("王芳"), "s:dispatch:1:0:0")
    for value in ("99", "0", "x"):
        assert "出了问题" not in await forges(chen, f"f:dispatch:1:lead:{value}")
    assert (await kept(house)).sections == []
