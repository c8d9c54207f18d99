"""Signing together: inviting, answering, lapsing, seconding, handing over the lead, giving a draft up."""

from domain.cosigner import CosignerState, CosignerWay
from domain.people import Role
from domain.proposal import ClockKey, Status
from domain.services.verification import faults_of
from tests.conversations.drafts import OTHER, data_of, drafts_of, to_question
from tests.conversations.offices import forges, history_length, joins, kept, offered, together
from tests.conversations.steps import submit
from tests.house import Chat, House

KEYAN, QIXIAN = "柯岩街道代表小组", "齐贤街道代表小组"


async def invite(house: House, *whom: str) -> Chat:
    """王芳 writes a suggestion and asks others to sign it before it is submitted."""
    wang = house.chat("王芳")
    await to_question(wang, "preview")
    await wang.presses("邀请联名", *(whom or (f"李卫东 {QIXIAN}",)), "发出邀请")
    return wang


async def states(house: House, proposal_id: int = 1) -> dict[str, tuple[CosignerState, CosignerWay]]:
    proposal = await kept(house, proposal_id)
    return {c.representative: (c.state, c.way) for c in proposal.cosigners}


async def test_from_the_preview_to_a_jointly_signed_suggestion(house: House) -> None:
    wang, li = house.chat("王芳"), house.chat("李卫东")
    hu = await joins(house, "胡斌", 2001, Role.REPRESENTATIVE, KEYAN)
    await invite(house, f"李卫东 {QIXIAN}", f"胡斌 {KEYAN}")
    wang.sees_last("已邀请 2 人联名，请他们在 3月5日（周四）前答复。")
    wang.sees_last("联名 0 人，等 2 人")
    li.sees_last("王芳代表请您联名，3月5日（周四）前答复有效。请先看全文。")
    assert li.buttons[0] == "同意联名"
    assert {"不联名", "全文"} <= set(li.buttons)
    await li.presses("全文")
    li.sees("王芳代表提出")
    await li.presses("‹ 返回", "同意联名")
    li.sees("您已联名。以后的进展会同时告诉您。")
    wang.sees_last("李卫东同意联名")
    await hu.presses("不联名")
    hu.sees("已告诉对方。")
    wang.sees_last("胡斌不参加")
    await wang.presses("全文")
    wang.sees("联名：李卫东\n不联名：胡斌")
    await wang.presses("‹ 返回", "修改、提交", "提交")
    wang.sees_last("已提交。")
    li.sees_last("您联名的建议已提交，等立案。")
    hu.sees_not("已提交")
    zhao = house.chat("赵敏")
    await zhao.presses("立案并编号", "城建交通")
    li.sees_last("您联名的建议已立案，编号 直2026-001。")
    await zhao.presses("全文")
    zhao.sees("联名：李卫东")
    zhao.sees_not("胡斌")
    await li.says("我的建议")
    li.sees_last("直2026-001")
    await li.presses(next(b for b in li.buttons if b.startswith("直2026-001")))
    li.sees("联名 1 人")
    assert faults_of(await kept(house)) == []


async def test_a_co_signer_gets_the_reply_and_rates_like_the_lead(house: House) -> None:
    await invite(house)
    li, wang, zhao = house.chat("李卫东"), house.chat("王芳"), house.chat("赵敏")
    await li.presses("同意联名")
    await wang.presses("修改、提交", "提交")
    await zhao.presses("立案并编号", "城建交通", "交办", "区交警大队", "交办")
    li.sees_last("直2026-001已交办区交警大队，4月2日（周四）前答复您。")
    chen = house.chat("陈涛")
    await chen.presses("签收", "记录沟通", "现场踏勘", "今天")
    await chen.says("到校门口看了现场，议定月底前安装。")
    await chen.presses("拟写答复", "A 类　已经解决或者基本解决")
    await chen.says("信号灯已装好")
    await chen.presses("没有", "没有", "送负责人签发")
    await house.chat("周明").presses("签发，送审核")
    await house.chat("何伟").presses("审核通过")
    li.sees("直2026-001 的答复已送达（A 类")
    assert "document" in li.newest.content, "the letter itself"
    await li.presses("满意", "满意")
    ratings = (await kept(house)).ratings
    assert [int(r.stage) for r in ratings] == [1, 2]
    assert {r.representative_id for r in ratings} == {7}


async def test_a_whole_delegation_is_asked_and_names_may_be_typed(house: House) -> None:
    wang = house.chat("王芳")
    fellows = [
        await joins(house, name, 2001 + n, Role.REPRESENTATIVE, KEYAN)
        for n, name in enumerate(("胡斌", "沈洁", "邵华"))
    ]
    await to_question(wang, "preview")
    await wang.presses("邀请联名")
    assert f"整个{KEYAN}（3 人）" in wang.buttons
    assert not any("王芳" in b for b in wang.buttons), "nobody asks oneself"
    await wang.says("没有这个人")
    wang.sees_last("名单里没有“没有这个人”。")
    await wang.says("沈洁、李卫东")
    assert f"✓ 沈洁 {KEYAN}" in wang.buttons
    await wang.presses(f"✓ 沈洁 {KEYAN}", f"整个{KEYAN}（3 人）", "发出邀请")
    wang.sees_last("已邀请 4 人联名")
    for chat in (*fellows, house.chat("李卫东")):
        chat.sees_last("请您联名")
    await wang.presses("邀请联名")
    assert not any("沈洁" in b for b in wang.buttons), "who was asked is not asked again"


async def test_what_nobody_answers_lapses_after_three_days(house: House) -> None:
    wang, li = await invite(house), house.chat("李卫东")
    invitation = li.newest
    await house.restart()
    await house.passes(days=4, hours=1)
    wang.sees_last("联名期满，联名 0 人。可以提交了，也可以再邀请。")
    proposal = await kept(house)
    assert (proposal.status, proposal.clock(ClockKey.COSIGN)) == (Status.DRAFT, None)
    assert await states(house) == {"李卫东": (CosignerState.LAPSED, CosignerWay.INVITED)}
    await li.presses_again(invitation, data_of(invitation, "同意联名"))
    li.sees("这件不在您的权限内。")
    await wang.presses("邀请联名", f"李卫东 {QIXIAN}", "发出邀请")
    li.sees_last("请您联名")
    await li.presses("同意联名")
    assert await states(house) == {"李卫东": (CosignerState.SIGNED, CosignerWay.INVITED)}


async def test_the_lead_takes_an_invitation_back_or_ends_it(house: House) -> None:
    hu = await joins(house, "胡斌", 2001, Role.REPRESENTATIVE, KEYAN)
    wang, li = await invite(house, f"李卫东 {QIXIAN}", f"胡斌 {KEYAN}"), house.chat("李卫东")
    await wang.presses("更多", "撤回邀请", "李卫东")
    wang.sees_last("已撤回对李卫东的邀请。")
    li.sees_last("王芳代表撤回了")
    assert li.buttons == []
    await wang.presses("结束联名")
    wang.sees_last("已联名 0 人，还有 1 人没有答复。")
    await wang.presses("‹ 返回")
    assert (await kept(house)).status is Status.COLLECTING
    await hu.presses("同意联名")
    await wang.presses("更多", "‹ 返回", "结束联名", "结束联名")
    wang.sees_last("联名已结束，联名 1 人。")
    assert (await kept(house)).status is Status.DRAFT


async def test_submitting_does_not_wait_for_answers(house: House) -> None:
    wang, li = await invite(house), house.chat("李卫东")
    await wang.presses("修改、提交", "提交")
    assert await states(house) == {"李卫东": (CosignerState.LAPSED, CosignerWay.INVITED)}
    await li.presses("同意联名")
    li.sees("这件不在您的权限内。")
    assert (await kept(house)).signed == []


async def test_both_answers_at_once_count_once(house: House) -> None:
    await invite(house)
    li = house.chat("李卫东")
    await together(house, (li, "同意联名"), (li, "同意联名"), (li, "不联名"))
    assert await states(house) == {"李卫东": (CosignerState.SIGNED, CosignerWay.INVITED)}
    steps = [e.step for e in (await kept(house)).history]
    assert steps.count("accept_cosigning") == 1
    assert "decline_cosigning" not in steps


async def test_others_can_neither_read_nor_sign_it(house: House) -> None:
    hu = await joins(house, "胡斌", 2001, Role.REPRESENTATIVE, KEYAN)
    office = await joins(house, "俞兰", 2002, Role.DELEGATION_OFFICE, KEYAN)
    await invite(house)
    before = await history_length(house)
    for chat in (hu, office, house.chat("赵敏"), house.chat("何伟"), house.chat("陈涛")):
        await chat.says("/menu")
        for data in ("o:1:card:0", "s:accept_cosigning:1:0:0", "f:invite_cosigners:1:whom:p2"):
            assert "这件不在您的权限内。" in await forges(chat, data)
    li = house.chat("李卫东")
    await li.says("/menu")
    for step in ("invite_cosigners", "end_collecting", "hand_over_lead", "discard_draft", "submit"):
        assert "这件不在您的权限内。" in await forges(li, f"s:{step}:1:0:0")
    assert await history_length(house) == before


async def test_a_suspended_representative_does_not_sign(house: House) -> None:
    await invite(house)
    li = house.chat("李卫东")
    async with house.service.database.unit_of_work() as uow:
        congress = (await uow.congresses.every())[0]
        person = (await uow.people.named(congress.id, "李卫东"))[0]
        person.suspended = True
        await uow.people.save(person)
    await li.presses("同意联名")
    li.sees("您的代表资格目前暂停")
    assert await states(house) == {"李卫东": (CosignerState.INVITED, CosignerWay.INVITED)}


async def test_back_cancel_and_words_while_choosing_whom(house: House) -> None:
    wang = house.chat("王芳")
    await to_question(wang, "preview")
    await wang.presses("邀请联名")
    asked = wang.newest
    await wang.says("/cancel")
    wang.sees_last("已取消，什么也没有改动。")
    await wang.presses_again(asked, f"f:invite_cosigners:1:whom:p{await _id(house, '李卫东')}")
    await house.restart()
    await wang.presses("发出邀请")
    assert list(await states(house)) == ["李卫东"]
    await wang.presses("邀请联名")
    wang.sees("现在没有可以选的")


async def _id(house: House, name: str) -> int:
    congress = await house.congress()
    async with house.service.database.unit_of_work() as uow:
        return (await uow.people.named(congress.id, name))[0].id


async def test_seconding_what_is_open(house: House) -> None:
    await submit(house)
    await house.chat("赵敏").presses("立案并编号", "城建交通")
    wang, li = house.chat("王芳"), house.chat("李卫东")
    await li.says("我的建议")
    await li.presses("可以附议的（1 件）")
    await li.presses(next(b for b in li.buttons if b.startswith("直2026-001")), "附议")
    li.sees("要附议吗？")
    sure, data = offered(li, "附议")
    for _ in range(2):
        li.phone.presses(sure.message_id, data)
    await house.settle()
    li.sees("您已附议直2026-001，领衔的王芳会知道。")
    wang.sees_last("李卫东附议直2026-001。")
    assert await states(house) == {"李卫东": (CosignerState.SIGNED, CosignerWay.SECONDED)}
    assert [e.step for e in (await kept(house)).history].count("second") == 1
    await li.says("我的建议")
    li.sees_last("共 1 件")
    assert not any("附议" in b for b in li.buttons)
    await wang.says("我的建议")
    assert not any("附议" in b for b in wang.buttons)


async def test_what_does_not_welcome_seconding_is_not_offered(house: House) -> None:
    wang, li = house.chat("王芳"), house.chat("李卫东")
    await to_question(wang, "preview")
    await wang.presses("修改…", "不要附议", "提交")
    await house.chat("赵敏").presses("立案并编号", "城建交通")
    await li.says("我的建议")
    assert not any("附议" in b for b in li.buttons)
    assert "这件不在您的权限内。" in await forges(li, "s:second:1:0:0")


async def test_the_lead_is_handed_over_with_the_draft(house: House) -> None:
    wang, li = await invite(house), house.chat("李卫东")
    await li.presses("同意联名")
    await wang.presses("更多", "移交领衔", "李卫东")
    wang.sees("移交后由李卫东领衔")
    await wang.presses("移交领衔")
    wang.sees("已移交给李卫东领衔，您列为联名。")
    li.sees_last("王芳已把")
    house.chat("赵敏").sees_not("领衔")
    proposal = await kept(house)
    assert (proposal.representative, [c.representative for c in proposal.signed]) == ("李卫东", ["王芳"])
    assert await states(house) == {"王芳": (CosignerState.SIGNED, CosignerWay.HANDED_OVER)}
    assert await drafts_of(house) == []
    assert "这件不在您的权限内。" in await forges(wang, "s:submit:1:0:0")
    await li.presses("修改、提交", "提交")
    li.sees_last("已提交。")
    wang.sees_last("您联名的建议已提交")
    assert faults_of(await kept(house)) == []


async def test_the_lead_is_handed_over_after_registration(house: House) -> None:
    await submit(house)
    wang, li, zhao = house.chat("王芳"), house.chat("李卫东"), house.chat("赵敏")
    await zhao.presses("立案并编号", "城建交通")
    await li.says("我的建议")
    await li.presses("可以附议的（1 件）")
    await li.presses(next(b for b in li.buttons if b.startswith("直2026-001")), "附议", "附议")
    await wang.presses("查看", "更多", "移交领衔", "李卫东", "移交领衔")
    zhao.sees_last("王芳已把直2026-001移交给李卫东领衔。")
    await zhao.presses("交办", "区交警大队", "交办")
    for chat in (wang, li):
        chat.sees_last("直2026-001已交办区交警大队")
    proposal = await kept(house)
    assert (proposal.representative, proposal.delegation_id) != ("王芳", 1)
    assert faults_of(proposal) == []


async def test_pressing_invite_twice_makes_one_proposal(house: House) -> None:
    wang = house.chat("王芳")
    await to_question(wang, "preview")
    await together(house, (wang, "邀请联名"), (wang, "邀请联名"))
    async with house.service.database.unit_of_work() as uow:
        assert await uow.proposals.every_id() == [1]
    await wang.presses(f"李卫东 {QIXIAN}")
    await together(house, (wang, "发出邀请"), (wang, "发出邀请"))
    assert [e.step for e in (await kept(house)).history].count("invite_cosigners") == 1


async def test_a_draft_that_others_read_is_given_up_with_everybody_told(house: House) -> None:
    hu = await joins(house, "胡斌", 2001, Role.REPRESENTATIVE, KEYAN)
    wang, li = await invite(house, f"李卫东 {QIXIAN}", f"胡斌 {KEYAN}"), house.chat("李卫东")
    await li.presses("同意联名")
    await wang.presses("修改、提交", "删掉草稿")
    wang.sees_last("别人正在看的那一份也会作废")
    await wang.presses("删掉")
    assert (await kept(house)).status is Status.CANCELLED
    assert await drafts_of(house) == []
    for chat in (li, hu):
        chat.sees("已作废")


async def test_several_at_once_do_not_mix(house: House) -> None:
    wang, li = await invite(house), house.chat("李卫东")
    await wang.says(OTHER)
    await wang.presses("接着写", "就用这个", "就这些")
    await wang.says("请修好路灯")
    await wang.presses("就这些", "就这样", "都没有", "邀请联名", f"李卫东 {QIXIAN}", "发出邀请")
    first, second = [m for m in li.phone.received if "请您联名" in (m.text or "")]
    await li.presses_again(first, data_of(first, "同意联名"))
    await li.presses_again(second, data_of(second, "不联名"))
    assert await states(house, 1) == {"李卫东": (CosignerState.SIGNED, CosignerWay.INVITED)}
    assert await states(house, 2) == {"李卫东": (CosignerState.DECLINED, CosignerWay.INVITED)}
    await wang.says("我的建议")
    wang.sees_last("共 2 件")
