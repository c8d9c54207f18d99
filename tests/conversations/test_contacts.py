"""Contacts: who led them where that matters, a waiver, a remark on what differs, records made later."""

from datetime import date

from domain.contact import Confirmation, ContactMode, ContactStage
from domain.guards import contact_led_by_leader
from domain.key import KeyMark
from tests.conversations.offices import forges, history_length, kept, pushed, refuses_bad_answers
from tests.conversations.steps import assign, draft_reply, handle
from tests.house import House


async def signed(house: House) -> None:
    await assign(house)
    await house.chat("陈涛").presses("签收")


async def key(house: House) -> None:
    """As if the chairpersons' meeting had decided so."""
    async with house.service.database.unit_of_work() as uow:
        proposal = await uow.proposals.get(1)
        proposal.key = KeyMark(date(2026, 3, 1), "主任会议第12次", "赵敏", house.clock.now())
        proposal.requirements = ["leader_contact"]


async def test_of_a_key_proposal_is_asked_who_led(house: House) -> None:
    await signed(house)
    await key(house)
    chen, wang = house.chat("陈涛"), house.chat("王芳")
    await chen.presses("记录沟通", "现场踏勘", "今天")
    chen.sees_last("谁带队的？")
    await refuses_bad_answers(chen, lambda: history_length(house))
    await chen.presses("经办人", "没有")
    await chen.says("先看了现场。")
    wang.sees_last("经办人带队。先看了现场。")
    assert contact_led_by_leader(await kept(house), None) == "blocked-no-leader-contact"
    await chen.presses("记录沟通", "座谈", "今天", "政府领导")
    await house.restart()
    await chen.says("李副区长；交警大队、住建局")
    await chen.says("议定月底前安装。")
    wang.sees_last("政府领导带队，李副区长、交警大队、住建局。议定月底前安装。")
    last = (await kept(house)).contacts[-1]
    assert (last.rank, last.led_by, last.attendees) == ("leader", "李副区长", "交警大队、住建局")
    assert (last.stage, last.summary) == (ContactStage.DURING, "议定月底前安装。")
    assert contact_led_by_leader(await kept(house), None) is None


async def test_a_waiver_asks_no_rank_and_lowers_nothing(house: House) -> None:
    await signed(house)
    await key(house)
    chen, wang = house.chat("陈涛"), house.chat("王芳")
    await chen.presses("记录沟通", "代表表示不用", "今天")
    chen.sees_last("怎样表示不用沟通的")
    await chen.says("电话里说情况清楚，不用见面。")
    proposal = await kept(house)
    assert [c.mode for c in proposal.contacts] == [ContactMode.WAIVED]
    assert contact_led_by_leader(proposal, None) is None
    await wang.presses("没有见面")
    assert contact_led_by_leader(await kept(house), None) == "blocked-no-leader-contact"


async def test_what_differs_can_be_said_in_a_sentence(house: House) -> None:
    await signed(house)
    chen, wang, zhao = house.chat("陈涛"), house.chat("王芳"), house.chat("赵敏")
    await chen.presses("记录沟通", "上门走访", "今天")
    await chen.says("登门听取了意见，代表同意方案。")
    await wang.presses("有出入")
    wang.sees_last("已记下：有出入。代表工委会看到。")
    wang.sees_last("哪里和记录不一样？")
    await refuses_bad_answers(wang, lambda: history_length(house))
    await house.restart()
    before = pushed([chen, zhao])
    await wang.says("没有说过同意方案")
    wang.sees_last("已记下您的说明")
    assert [now - then for now, then in zip(pushed([chen, zhao]), before, strict=True)] == [1, 1]
    for chat in (chen, zhao):
        chat.sees_last("代表对直2026-001的沟通记录说明：没有说过同意方案")
        await chat.presses("查看")
        assert "代表说记录有出入。 代表说明：没有说过同意方案" in (chat.last.text or "")
    contact = (await kept(house)).contacts[0]
    assert (contact.confirmation, contact.remark) == (Confirmation.DISCREPANT, "没有说过同意方案")
    assert "没有需要说明的沟通记录" in await forges(wang, "s:explain_contact:1:0:0")
    assert "这件不在您的权限内" in await forges(chen, "s:explain_contact:1:0:0")


async def test_nothing_need_be_said_and_an_open_draft_is_not_disturbed(house: House) -> None:
    await signed(house)
    chen, wang = house.chat("陈涛"), house.chat("王芳")
    for what in ("第一次。", "第二次。"):
        await chen.presses("记录沟通", "电话", "今天")
        await chen.says(what)
    first = next(m for m in wang.phone.received if any("k:1:1:" in data for data in m.offered))
    await wang.presses("有出入", "没有")
    assert "好的，不写说明" in (wang.last.text or "")
    await wang.says("/submit")
    await wang.presses_again(first, "k:1:1:discrepant")
    assert "说明出入" in str(first.inline) + str(wang.last.inline)
    assert [c.remark for c in (await kept(house)).contacts] == ["", ""]
    await wang.says("关于修路灯的建议")
    assert [c.remark for c in (await kept(house)).contacts] == ["", ""]
    await wang.says("/cancel")


async def test_recorded_later(house: House) -> None:
    await handle(house)
    await draft_reply(house)
    chen, wang = house.chat("陈涛"), house.chat("王芳")
    await chen.says("/case 直2026-001")
    await chen.presses("更多", "补记沟通", "电话", "今天")
    await chen.says("告知答复思路。")
    wang.sees_last("告知答复思路。")
    await wang.presses("属实")
    proposal = await kept(house)
    assert proposal.contacts[-1].stage is ContactStage.DURING
    assert proposal.contacts[-1].confirmation is Confirmation.CONFIRMED
    await house.chat("周明").presses("签发，送审核")
    await house.chat("何伟").presses("审核通过")
    await chen.says("/case 直2026-001")
    await chen.presses("更多", "补记沟通", "上门走访", "今天")
    await chen.says("送答复上门。")
    assert (await kept(house)).contacts[-1].stage is ContactStage.AFTER
    await wang.says("/case 直2026-001")
    await wang.presses("经过")
    assert "送答复上门。" in (wang.last.text or "")
