"""A draft on its way: the delegation's steps, revisions, handing in before the session, first review."""

from datetime import date, timedelta

from domain.people import Role
from domain.policy import Policy
from domain.proposal import Kind, Status, Track
from domain.services.verification import faults_of
from tests.conversations.drafts import drafts_of, to_question
from tests.conversations.offices import forges, history_length, joins, kept, refuses_bad_answers, together
from tests.conversations.steps import submit
from tests.house import MONDAY, Chat, House

KEYAN = "柯岩街道代表小组"
TODAY = MONDAY.date()


async def office(house: House) -> Chat:
    return await joins(house, "俞兰", 2101, Role.DELEGATION_OFFICE, KEYAN)


async def rules(house: House, **changes: object) -> None:
    """The congress's rules with other values."""
    congress = await house.congress()
    congress.policy = Policy({**congress.policy.data, **changes})
    async with house.service.database.unit_of_work() as uow:
        await uow.congresses.save(congress)


def session(opens: date) -> dict[str, str]:
    return {
        "name": "十七届六次会议",
        "opens": opens.isoformat(),
        "closes": (opens + timedelta(4)).isoformat(),
    }


async def share(house: House) -> Chat:
    """王芳 shows her draft to the delegation, whose contact is the chat returned."""
    yu = await office(house)
    wang = house.chat("王芳")
    await to_question(wang, "preview")
    await wang.presses("送代表团看")
    return yu


async def rewrites(wang: Chat, text: str) -> None:
    await wang.presses("修改、提交", "修改…", "具体建议", "重写")
    await wang.says(text)
    await wang.presses("就这些")


async def test_a_draft_goes_through_the_delegation_and_comes_back(house: House) -> None:
    yu, wang = await share(house), house.chat("王芳")
    wang.sees_last("已送出。现在在代表团：小组筛选整理（第 1 步，共 4 步）。")
    yu.sees_last("王芳代表送来草稿 1 件")
    assert yu.buttons[0] == "转入下一步"
    await yu.says("待我处理")
    yu.sees_last("等您处理 1 件")
    yu.sees_last("现在在代表团：小组筛选整理")
    await yu.presses(yu.buttons[0], "提修改意见")
    await yu.says("请写明每天有多少学生过街。")
    yu.sees("意见已送王芳。")
    wang.sees_last("俞兰对")
    wang.sees_last("请写明每天有多少学生过街。")
    await wang.says("待我处理")
    wang.sees_last("等您处理 1 件")
    await rewrites(wang, "装信号灯，早晚各有六百名学生过街")
    wang.sees_last("别人看的还是上一稿")
    await wang.presses("送修改稿")
    wang.sees("修改稿已送出")
    yu.sees_last("修改稿")
    for step in ("分片座谈完善", "征求属地党政领导意见", "业务线办把关"):
        await yu.presses("转入下一步", step, "没有")
        yu.sees(f"现在在代表团：{step}")
        wang.sees_last(f"现在在代表团：{step}")
    await yu.presses("转入下一步", "会商定稿")
    await yu.says("各方都同意，请定稿。")
    wang.sees_last("现在在王芳手里：会商定稿。各方都同意，请定稿。")
    await wang.presses("修改意见（2）")
    wang.sees("小组筛选整理\n")
    wang.sees("俞兰：请写明每天有多少学生过街。")
    await wang.presses("‹ 返回", "全文", "各稿（2）")
    wang.sees("第 2 稿")
    wang.sees("早晚各有六百名学生过街")
    await wang.presses("‹ 返回", "修改、提交", "提交")
    proposal = await kept(house)
    assert (proposal.status, len(proposal.versions)) == (Status.SUBMITTED, 2)
    assert faults_of(proposal) == []
    zhao = house.chat("赵敏")
    await zhao.presses("全文")
    assert "各稿（2）" in zhao.buttons or "各稿（2）" in str(zhao.last.inline)


async def test_a_wording_changed_in_the_database_is_found(house: House) -> None:
    await share(house)
    proposal = await kept(house)
    first = proposal.versions[0]
    proposal.versions = [
        type(first)("别的题目", first.situation, first.request, first.written_by, first.written_at)
    ]
    assert {fault.code for fault in faults_of(proposal)} == {"sealed", "planted"}
    proposal.versions = []
    assert {fault.code for fault in faults_of(proposal)} == {"sealed"}


async def test_without_a_contact_the_draft_stays_where_it_is(house: House) -> None:
    wang = house.chat("李卫东")
    await to_question(wang, "preview")
    await wang.presses("送代表团看")
    wang.sees("您的代表团还没有联络员")
    assert len(await drafts_of(house, "李卫东")) == 1
    async with house.service.database.unit_of_work() as uow:
        assert await uow.proposals.every_id() == [], "nothing was half done"


async def test_only_the_own_delegation_reads_it(house: House) -> None:
    await share(house)
    far = await joins(house, "金晓", 2102, Role.DELEGATION_OFFICE, "齐贤街道代表小组")
    before = await history_length(house)
    for chat in (far, house.chat("李卫东"), house.chat("赵敏"), house.chat("何伟")):
        await chat.says("/menu")
        for data in ("o:1:remarks:0", "o:1:versions:0", "s:pass_draft:1:0:0", "f:comment_draft:1:text:-"):
            assert "这件不在您的权限内。" in await forges(chat, data)
    assert await history_length(house) == before


async def test_pressing_twice_passes_it_on_once(house: House) -> None:
    yu = await share(house)
    await yu.presses("转入下一步", "征求属地党政领导意见")
    await together(house, (yu, "没有"), (yu, "没有"))
    assert (await kept(house)).drafting_step == "local_leaders"
    assert "这个按钮已经不能用了" in await forges(yu, "f:pass_draft:1:to:area")
    assert (await kept(house)).drafting_step == "local_leaders"
    assert [e.step for e in (await kept(house)).history].count("pass_draft") == 1


async def test_back_restart_and_bad_answers_while_commenting(house: House) -> None:
    yu = await share(house)
    await yu.presses("提修改意见")
    await refuses_bad_answers(yu, lambda: history_length(house))
    await house.restart()
    await yu.presses("‹ 返回")
    await yu.presses("提修改意见")
    await yu.says("题目再短一些。")
    assert [e.step for e in (await kept(house)).history].count("comment_draft") == 1


async def test_what_came_back_can_go_round_again(house: House) -> None:
    yu, wang = await share(house), house.chat("王芳")
    await yu.presses("转入下一步", "会商定稿", "没有")
    assert "转入下一步" not in str(yu.newest.inline)
    await wang.presses("送代表团看")
    wang.sees("现在在代表团：小组筛选整理")
    yu.sees_last("送来草稿 1 件")


async def test_before_the_session_it_is_handed_in_and_reviewed(house: House) -> None:
    opens = TODAY + timedelta(days=40)
    await rules(house, session=session(opens))
    committee = await joins(house, "城建委", 2103, Role.COMMITTEE)
    wang, he, zhao = house.chat("王芳"), house.chat("何伟"), house.chat("赵敏")
    await to_question(wang, "preview")
    wang.sees_last("提交方式　会议期间")
    await wang.presses("提交")
    wang.sees("开幕后正式提交，现在可以会前预交。草稿替您留着。")
    await wang.presses("会前预交")
    wang.sees_last("现在预交吗？")
    await wang.presses("会前预交")
    wang.sees("已会前预交。")
    for chat in (committee, he, zhao):
        chat.sees_last("王芳代表会前预交 1 件，请提初审意见。")
        assert chat.buttons[0] == "提初审意见"
    await committee.says("待我处理")
    committee.sees_last("等您处理 1 件")
    await committee.presses(committee.buttons[0], "提初审意见")
    await committee.says("请补充今年的事故数。")
    wang.sees_last("城建委对")
    wang.sees_last("请补充今年的事故数。")
    await committee.says("待我处理")
    committee.sees_last("现在没有等您处理的事。")
    await rewrites(wang, "装信号灯，今年已有四起擦碰")
    await wang.presses("送修改稿")
    await committee.says("待我处理")
    committee.sees_last("等您处理 1 件")
    await house.passes(days=40)
    await wang.presses("修改、提交", "提交")
    wang.sees_last("已提交。")
    await zhao.presses("立案并编号", "城建交通")
    proposal = await kept(house)
    assert (proposal.number, proposal.track) == ("第1号", Track.IN_SESSION)
    assert proposal.request == "装信号灯，今年已有四起擦碰"
    assert faults_of(proposal) == []


async def test_too_late_for_handing_in_before_the_session(house: House) -> None:
    await rules(house, session=session(TODAY + timedelta(days=10)))
    wang = house.chat("王芳")
    await to_question(wang, "preview")
    await wang.presses("会前预交", "会前预交")
    wang.sees("会前预交要提前 15 天，现在已经过了。请到会议开幕后直接提交。")
    await wang.says("写建议")
    await wang.presses(wang.buttons[0], "修改…", "提交方式", "直通车", "提交")
    wang.sees_last("已提交。")
    assert (await kept(house)).track is Track.THROUGH_TRAIN


async def test_the_kind_is_chosen_where_there_are_several(house: House) -> None:
    await rules(house, kinds=["cppcc_proposal", "suggestion"], tracks=["closed_session"])
    wang, zhao = house.chat("王芳"), house.chat("赵敏")
    await to_question(wang, "preview")
    wang.sees_last("种类　提案")
    await wang.presses("修改…", "种类", "建议")
    wang.sees("种类　建议")
    await wang.presses("修改…", "种类", "提案", "提交")
    zhao.sees_last("王芳委员提出提案 1 件，等您审核。")
    proposal = await kept(house)
    assert (proposal.kind, proposal.track) == (Kind.CPPCC_PROPOSAL, Track.CLOSED_SESSION)
    for forged in ("kind:bill", "track:in_session", "kind:x"):
        await to_question(wang, "preview")
        draft = (await drafts_of(house))[-1]
        await forges(wang, f"d:{draft.id}:{forged}")
        assert (await drafts_of(house))[-1].kind is Kind.CPPCC_PROPOSAL
        await wang.presses("删掉草稿", "删掉")


async def test_nothing_of_the_drafting_is_told_to_departments(house: House) -> None:
    yu, wang = await share(house), house.chat("王芳")
    await yu.presses("提修改意见")
    await yu.says("这句话只给代表看。")
    await wang.presses("修改、提交", "提交")
    await house.chat("赵敏").presses("立案并编号", "城建交通", "交办", "区交警大队", "交办")
    chen = house.chat("陈涛")
    await chen.presses("查看", "经过")
    chen.sees_not("这句话只给代表看。")
    assert "这件不在您的权限内。" in await forges(chen, "o:1:remarks:0")


async def test_a_plain_submission_shows_nothing_of_it(house: House) -> None:
    await submit(house)
    wang = house.chat("王芳")
    await wang.presses("查看", "全文")
    assert not any("各稿" in b for b in wang.buttons)
    assert len((await kept(house)).versions) == 1
