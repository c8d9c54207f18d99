"""Review at several levels, countersigning, the leader's signature, a corrected class, the second reply."""

from io import BytesIO

from docx import Document

from bot.i18n import Translator
from bot.letters import reply_letter
from domain.key import KeyMark
from domain.people import Role
from domain.proposal import Status
from domain.services.verification import faults_of
from tests.conversations.offices import forges, joins, kept, pushed
from tests.conversations.steps import draft_reply, handle, reply
from tests.house import House

CLASS_B = "B 类　正在解决或者列入计划逐步解决"


async def rules(house: House, *requirements: str, chain: tuple[str, ...] = ("government_office",)) -> None:
    async with house.service.database.unit_of_work() as uow:
        proposal = await uow.proposals.get(1)
        proposal.requirements, proposal.review_chain = list(requirements), list(chain)


async def test_one_level_after_the_other(house: House) -> None:
    committee = await joins(house, "沈静", 2001, Role.COMMITTEE)
    await handle(house)
    await rules(house, chain=("committee", "staff", "government_office"))
    await draft_reply(house)
    zhou, zhao, he, wang = (house.chat(n) for n in ("周明", "赵敏", "何伟", "王芳"))
    before = pushed([zhao, he])
    await zhou.presses("签发，送审核")
    zhou.sees("已签发，送专工委审核。")
    committee.sees_last("直2026-001的答复等您审核。")
    assert pushed([zhao, he]) == before
    assert "出了问题" not in await forges(committee, "s:approve:1:0:1")
    assert (await kept(house)).status is Status.UNDER_REVIEW
    await committee.presses("本级审核通过")
    committee.sees("本级审核通过，已转代表工委审核。")
    zhao.sees_last("直2026-001的答复上一级审核已通过，等您审核。")
    await zhao.presses("退办", "答复内容不具体", "选好了")
    await house.chat("陈涛").presses("拟写答复", CLASS_B, "用上次的", "用上次的", "没有", "送负责人签发")
    await zhou.presses("签发，送审核")
    await committee.presses("本级审核通过")
    await zhao.presses("本级审核通过")
    he.sees_last("直2026-001的答复上一级审核已通过，等您审核。")
    await he.presses("审核通过")
    proposal = await kept(house)
    assert (proposal.status, proposal.returns) == (Status.REPLIED, 1)
    await wang.says("/case 直2026-001")
    await wang.presses("经过")
    for level in ("专工委沈静审核通过", "代表工委赵敏退回答复", "政府办何伟审核通过，答复送达代表"):
        wang.sees_last(level)


async def test_countersigned_by_every_co_handler_and_anew_for_every_version(house: House) -> None:
    qian = await joins(house, "钱斌", 2001, Role.DEPARTMENT_HEAD, "区住建局")
    await handle(house)
    await rules(house, "countersign")
    chen, zhou = house.chat("陈涛"), house.chat("周明")
    await draft_reply(house)
    zhou.sees_not("答复稿等您签发")
    qian.sees_last("直2026-001的答复稿等您会签。")
    await qian.presses("不同意会签")
    await qian.says("路面由我局恢复，请写明")
    chen.sees_last("区住建局不同意会签直2026-001的答复稿：路面由我局恢复，请写明")
    assert (await kept(house)).status is Status.IN_PROGRESS
    await chen.presses("拟写答复", CLASS_B, "用上次的", "用上次的", "没有", "送负责人签发")
    await forges(zhou, "s:sign_off:1:0:2")
    assert (await kept(house)).status is Status.REPLY_DRAFTED
    await qian.presses("会签")
    zhou.sees_last("直2026-001的答复稿已会签齐，等您签发。")
    assert (await kept(house)).status is Status.COUNTERSIGNED
    await zhou.presses("退回经办人")
    await zhou.says("再改一处")
    await chen.presses("拟写答复", CLASS_B, "用上次的", "用上次的", "没有", "送负责人签发")
    assert [a.countersigned_at for a in (await kept(house)).co_handlers] == [None]
    await qian.presses("会签")
    await zhou.presses("签发，送审核")
    proposal = await kept(house)
    assert proposal.status is Status.UNDER_REVIEW
    assert faults_of(proposal) == []


async def test_the_class_is_corrected_without_a_return(house: House) -> None:
    await handle(house)
    chen, zhou, he = house.chat("陈涛"), house.chat("周明"), house.chat("何伟")
    await chen.presses("拟写答复", CLASS_B)
    await chen.says("已转有关部门，第99号一并办理")
    await chen.says("安装信号灯，3月31日前完成")
    chen.sees_not("提醒：")
    await chen.presses("没有")
    chen.sees_last("提醒：里面写了别的编号：第99号。")
    chen.sees_last("提醒：有空泛的说法：已转。")
    await chen.presses("送负责人签发")
    await zhou.presses("答复稿")
    zhou.sees_last("提醒：有空泛的说法：已转。")
    await zhou.presses("签发，送审核")
    await he.says("/case 直2026-001")
    await he.presses("更多", "改办理结果类别")
    assert not any(button.startswith(("B 类", "C 类")) for button in he.buttons), he.buttons
    await he.presses("A 类　已经解决或者基本解决")
    await he.says("主要问题已解决")
    he.sees("区交警大队的答复已改为 A 类，不计退办。")
    chen.sees_last("直2026-001的答复由审核改为 A 类：主要问题已解决")
    await he.presses("审核通过")
    proposal = await kept(house)
    assert (proposal.returns, [r.result_class for r in proposal.replies]) == (0, ["B", "A"])
    last = proposal.replies[-1]
    assert (last.signed_by, last.drafted_by, last.delivered_at is not None) == ("周明", "陈涛", True)
    assert faults_of(proposal) == []


async def test_every_fault_is_named_at_once(house: House) -> None:
    await handle(house)
    chen = house.chat("陈涛")
    await chen.presses("拟写答复", CLASS_B, "没有", "没有", "没有", "送负责人签发")
    for fault in ("还不能送出", "1）答复里还没有内容", "2）B 类要有计划办理的事项和日期。"):
        chen.sees_last(fault)
    assert (await kept(house)).replies == []


async def test_the_letter_comes_again_and_only_once_a_minute(house: House) -> None:
    await reply(house)
    wang = house.chat("王芳")
    await wang.says("/case 直2026-001")
    await wang.presses("答复")
    wang.sees_last("送达　王芳")
    view = wang.newest
    await wang.presses("下载答复函")
    await wang.presses_again(view, "o:1:letter:0")
    files = [m.content["document"] for m in wang.phone.received if "document" in m.content]
    assert len(files) == 2, "the delivered one and one more"


async def test_the_second_reply_ends_the_follow_up(house: House) -> None:
    await reply(house)
    async with house.service.database.unit_of_work() as uow:
        (await uow.proposals.get(1)).status = Status.FOLLOW_UP
    chen, zhou, wang = house.chat("陈涛"), house.chat("周明"), house.chat("王芳")
    await chen.says("/case 直2026-001")
    await chen.presses("拟写续复", "A 类　已经解决或者基本解决")
    await chen.says("信号灯已装好并启用")
    await chen.presses("没有", "没有", "送负责人签发")
    zhou.sees_last("直2026-001的续复稿等您签发。")
    await zhou.presses("签发续复")
    proposal = await kept(house)
    assert (proposal.status, proposal.delivered_letters[0].second) == (Status.ANSWERED, True)
    wang.sees("直2026-001的续复已送达（A 类）。")
    text = await letter_text(house)
    assert "的续复" in text
    assert "区公安局交警大队" in text, "the full name signs"
    assert text.startswith("主动公开")


async def test_a_key_proposals_letter_is_signed_by_the_leader_too(house: House) -> None:
    leader = await joins(house, "方远", 2001, Role.LEADER)
    await handle(house)
    await rules(house, "leader_signs")
    async with house.service.database.unit_of_work() as uow:
        proposal = await uow.proposals.get(1)
        (person,) = await uow.people.named(proposal.congress_id, "方远")
        now = proposal.created_at
        proposal.key = KeyMark(
            now.date(), "主任会议决定", "赵敏", now, leading_leader_id=person.id, leading_leader="方远"
        )
    await draft_reply(house)
    he = house.chat("何伟")
    await house.chat("周明").presses("签发，送审核")
    leader.sees_last("直2026-001的答复已由承办单位签发，请您审签。")
    await forges(he, "s:approve:1:0:1")
    assert (await kept(house)).status is Status.UNDER_REVIEW
    await leader.presses("领办领导审签")
    he.sees_last("直2026-001的答复已由领办领导审签。")
    await he.presses("审核通过")
    assert "由方远领办并审签" in await letter_text(house)


async def letter_text(house: House) -> str:
    """The first letter that was delivered last, as its file reads."""
    congress = await house.congress()
    async with house.service.database.unit_of_work() as uow:
        proposal = await uow.proposals.get(1)
        units = {d.id: d for d in await uow.people.departments(congress.id)}
    t = Translator("zh-CN", congress.policy.zone)
    file = await reply_letter(proposal, proposal.delivered_letters[0], units, congress.policy, t)
    return "".join(p.text.replace("\n", "") for p in Document(BytesIO(file.content)).paragraphs)
