"""Handling: contacts in every mode and what the representative says of them, notes, opinions, supplements."""

import pytest

from domain.contact import Confirmation, ContactMode
from domain.proposal import Status
from tests.conversations.offices import (
    forges,
    history_length,
    kept,
    offered,
    pushed,
    refuses_bad_answers,
)
from tests.conversations.steps import assign, submit
from tests.house import House

MODES = {
    "上门走访": ContactMode.VISIT,
    "座谈": ContactMode.MEETING,
    "现场踏勘": ContactMode.ON_SITE,
    "请到单位": ContactMode.INVITED,
    "电话": ContactMode.PHONE,
    "视频": ContactMode.VIDEO,
    "书信": ContactMode.LETTER,
    "代表表示不用": ContactMode.WAIVED,
}


async def signed(house: House) -> None:
    await assign(house)
    await house.chat("陈涛").presses("签收")


async def test_a_contact_in_every_mode(house: House) -> None:
    await signed(house)
    chen, wang = house.chat("陈涛"), house.chat("王芳")
    for place, (words, mode) in enumerate(MODES.items(), start=1):
        await chen.presses("记录沟通", words, "今天")
        chen.sees_last("怎样表示不用沟通的" if mode is ContactMode.WAIVED else "谁带队，谈了什么，议定什么")
        await chen.says(f"第{place}次：说明了安排，代表同意。")
        wang.sees_last(f"承办单位记录：3月2日（周一），{words}。第{place}次：说明了安排，代表同意。")
        await wang.presses("属实")
    contacts = (await kept(house)).contacts
    assert [c.mode for c in contacts] == list(MODES.values())
    assert {c.confirmation for c in contacts} == {Confirmation.CONFIRMED}
    await chen.says("/todo")
    await chen.presses("直2026-001　关于解决鉴湖路小学门口没有红绿灯问题的建议")
    assert "最近：3月2日 沟通：代表表示不用（代表已确认）" in (chen.last.text or "")


@pytest.mark.parametrize(
    ("answer", "confirmation", "caution"),
    [
        ("有出入", Confirmation.DISCREPANT, "注意：3月2日（周一）的沟通，代表说记录有出入。"),
        ("没有见面", Confirmation.DENIED, "注意：3月2日（周一）的沟通，代表说没有见面。"),
    ],
)
async def test_a_contact_that_is_disputed(
    house: House, answer: str, confirmation: Confirmation, caution: str
) -> None:
    await signed(house)
    chen, wang, zhao = house.chat("陈涛"), house.chat("王芳"), house.chat("赵敏")
    await chen.presses("记录沟通", "上门走访", "今天")
    await chen.says("登门听取了意见。")
    before = pushed([chen, zhao])
    await wang.presses(answer)
    assert (await kept(house)).contacts[0].confirmation is confirmation
    assert pushed([chen, zhao]) == [before[0] + 1, before[1] + 1]
    chen.sees_last(f"代表对沟通记录说“{answer}”，请重新联系代表。")
    zhao.sees_last(f"直2026-001的沟通记录，代表说“{answer}”。")
    for chat in (chen, zhao):
        await chat.presses("查看")
        chat.sees(caution)
    message, data = offered(chen, "记录沟通")
    assert message is not None
    assert data.startswith("s:log_contact:1")


async def test_said_once_it_stands(house: House) -> None:
    await signed(house)
    chen, wang = house.chat("陈涛"), house.chat("王芳")
    await chen.presses("记录沟通", "电话", "今天")
    await chen.says("电话沟通。")
    message, denied = offered(wang, "没有见面")
    _, true = offered(wang, "属实")
    wang.phone.presses(message.message_id, true)
    wang.phone.presses(message.message_id, denied)
    wang.phone.presses(message.message_id, true)
    await house.settle()
    assert (await kept(house)).contacts[0].confirmation is Confirmation.CONFIRMED
    wang.sees("这一步已经由王芳在")
    for data in ("k:1:0:denied", "k:1:9:denied", "k:1:-1:denied", "k:1:1:open", "k:1:1:nonsense"):
        assert "出了问题" not in await forges(wang, data), data
    assert [e.step for e in (await kept(house)).history].count("confirm_contact") == 1


async def test_each_contact_is_asked_about_though_two_came_in_the_night(house: House) -> None:
    await signed(house)
    chen, wang = house.chat("陈涛"), house.chat("王芳")
    await house.passes(hours=13)
    before = pushed([wang])
    for what in ("第一次电话。", "第二次电话。"):
        await chen.presses("记录沟通", "电话", "今天")
        await chen.says(what)
    assert pushed([wang]) == before, "quiet hours"
    await house.passes(hours=10)
    wang.sees("第一次电话。")
    wang.sees("第二次电话。")
    await wang.presses("没有见面")
    first, second = (await kept(house)).contacts
    assert (first.confirmation, second.confirmation) == (Confirmation.OPEN, Confirmation.DENIED)


async def test_days_by_button_and_in_words_back_and_wrong(house: House) -> None:
    await signed(house)
    chen = house.chat("陈涛")
    await chen.presses("记录沟通")
    await chen.says("电话打过了")
    chen.sees_last("请点下面的按钮选一个。")
    await chen.presses("座谈")
    await refuses_bad_answers(chen, lambda: history_length(house))
    await chen.says("2月30日")
    chen.sees_last("没有“2月30日”这一天")
    await chen.says("2026年3月9日")
    chen.sees_last("沟通日期不能在今天以后。")
    await chen.says("昨天下午")
    chen.sees_last("3月1日（周日）的沟通")
    await refuses_bad_answers(chen, lambda: history_length(house))
    await chen.presses("‹ 返回")
    assert "哪一天？" in (chen.last.text or "")
    await chen.presses("‹ 返回", "‹ 返回")
    await chen.says("这句话不该进记录")
    assert (await kept(house)).contacts == []
    await chen.presses("记录沟通", "座谈")
    await chen.says("2月27日")
    await chen.says("在<校门口>座谈 *重点* &lt;")
    contact = (await kept(house)).contacts[0]
    assert (contact.happened_on.isoformat(), contact.summary) == ("2026-02-27", "在<校门口>座谈 *重点* &lt;")
    house.chat("王芳").sees_last("在<校门口>座谈 *重点* &lt;")


async def test_notes_supplements_and_urging_reach_whom_they_concern(house: House) -> None:
    await signed(house)
    chats = [house.chat(name) for name in ("王芳", "赵敏", "陈涛", "孙莉", "周明", "何伟")]
    wang, zhao, chen = chats[:3]
    before = pushed(chats)
    await chen.presses("写进展")
    await refuses_bad_answers(chen, lambda: history_length(house))
    own = pushed([chen])[0] - before[2]
    await chen.says("已联系施工单位")
    wang.sees_last("直2026-001有新进展：已联系施工单位")
    assert [now - then for now, then in zip(pushed(chats), before, strict=True)] == [1, 0, own + 1, 0, 0, 0]
    before = pushed(chats)
    await wang.presses("查看", "补充")
    await refuses_bad_answers(wang, lambda: history_length(house))
    own = pushed([wang])[0] - before[0]
    await wang.says("放学时间是 15:30")
    for chat in (zhao, chen):
        chat.sees_last("代表对直2026-001补充：放学时间是 15:30")
    assert [now - then for now, then in zip(pushed(chats), before, strict=True)] == [own + 1, 1, 1, 0, 0, 0]
    before = pushed(chats)
    await wang.presses("催办", "催办")
    wang.sees("3 天")
    assert [now - then for now, then in zip(pushed(chats[1:3]), before[1:3], strict=True)] == [1, 1]


async def test_the_lead_cannot_reply_before_the_co_handler(house: House) -> None:
    await signed(house)
    chen, sun = house.chat("陈涛"), house.chat("孙莉")
    await chen.presses("记录沟通", "电话", "今天")
    await chen.says("电话沟通。")
    assert "拟写答复" not in chen.buttons
    assert "答复前还差会办意见：区住建局" in (chen.newest.text or "")
    assert "协办单位的会办意见还没有齐" in await forges(chen, "s:draft_reply:1:0:0")
    assert "请先签收。" in await forges(sun, "s:file_opinion:1:0:0")
    await sun.presses("会办签收", "提交会办意见")
    await refuses_bad_answers(sun, lambda: history_length(house))
    before = pushed([chen])
    await sun.says("配合开挖路面，3月20日前完成。")
    chen.sees_last("区住建局已提交直2026-001的会办意见。")
    assert pushed([chen]) == [before[0] + 1]
    assert "拟写答复" in chen.buttons
    assert "会办意见已经提交过了" in await forges(sun, "s:file_opinion:1:0:0")
    assert (await kept(house)).status is Status.IN_PROGRESS


async def test_answers_of_two_proposals_never_mix(house: House) -> None:
    await signed(house)
    await submit(house, "齐贤街道老年食堂门口没有无障碍坡道，老人进出很不方便，建议加建")
    zhao, chen, wang = house.chat("赵敏"), house.chat("陈涛"), house.chat("王芳")
    await zhao.presses("立案并编号", "社会事业", "交办", "区交警大队", "交办")
    await chen.presses("签收")
    second, first = "直2026-002", "直2026-001"
    await chen.says(f"/case {first}")
    if "写进展" not in chen.buttons:
        await chen.presses(next(b for b in chen.buttons if b.startswith(first)))
    _, note_first = offered(chen, "写进展")
    assert note_first.startswith("s:note_progress:1:")
    note_second = note_first.replace(":1:", ":2:", 1)
    await forges(chen, note_first)
    await forges(chen, note_second)
    chen.sees_last(f"{second}　进展如何")
    await chen.says("第二件的进展")
    # A form begun for the first, a list used for the second: the words belong to what was asked last.
    await forges(chen, "s:log_contact:1:0:0")
    await chen.presses("电话", "今天")
    await forges(chen, "s:log_contact:2:0:0")
    chen.sees_last(f"{second}　怎样沟通的？")
    await chen.says("按了按钮再说")
    await chen.presses("视频", "今天")
    await chen.says("第二件的沟通")
    a, b = await kept(house, 1), await kept(house, 2)
    assert a.contacts == []
    assert [c.summary for c in b.contacts] == ["第二件的沟通"]
    assert [e.details.get("text") for e in b.history if e.step == "note_progress"] == ["第二件的进展"]
    assert not [e for e in a.history if e.step == "note_progress"]
    wang.sees(f"{second}有新进展：第二件的进展")


async def test_words_that_come_too_late_are_given_back(house: House) -> None:
    await assign(house)
    wang, zhao = house.chat("王芳"), house.chat("赵敏")
    await submit(house, "齐贤街道老年食堂门口没有无障碍坡道，老人进出很不方便，建议加建")
    await wang.presses("查看", "补充")
    await zhao.presses("不予受理", "没有实际内容", "选好了")
    await wang.says("补充：坡道要带扶手")
    wang.sees("您刚才写的没有存进去：\n补充：坡道要带扶手")
    await wang.says("再想想，还是另写一件关于路灯的建议吧")
    wang.sees_last("草稿")
