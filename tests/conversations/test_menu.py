"""The commands: lists, finding by number and by words, help, cancel, and long texts on small screens."""

import pytest

from domain.people import Role
from tests.conversations.drafts import OTHER, drafts_of, picture
from tests.conversations.offices import joins
from tests.conversations.steps import assign, draft_reply, handle, reply, submit
from tests.house import House


async def test_one_number_opens_the_card_at_once(house: House) -> None:
    number = await assign(house)
    wang = house.chat("王芳")
    for asked in (
        f"/case {number}",
        "/find 1",
        "/find 第001号",
        f"/find {number.replace('-', '－')}",
        "/case 2026-1",
    ):
        await wang.says(asked)
        wang.sees_last("主办 区交警大队")
        assert "全文" in wang.buttons
    await wang.says("/find 信号灯 鉴湖路")
    wang.sees_last("主办 区交警大队")
    for asked in ("/find 2", "/find 没有这样的词", "/find <b>&"):
        await wang.says(asked)
        wang.sees_last("没有找到")


async def test_others_proposals_are_not_found(house: House) -> None:
    number = await assign(house)
    li = house.chat("李卫东")
    for asked in (f"/case {number}", "/find 1", "/find 红绿灯"):
        await li.says(asked)
        li.sees_last("没有找到")
    await li.says("/case")
    li.sees_last("还没有建议。")
    await li.presses("写建议")
    li.sees_last("1/5 题目。")


async def test_the_bare_command_asks_and_listens_once(house: House) -> None:
    await submit(house)
    wang = house.chat("王芳")
    await wang.says("/find")
    wang.sees_last("找哪一件？")
    await wang.says("红绿灯")
    wang.sees_last("鉴湖路小学")
    assert "全文" in wang.buttons
    await wang.says("/find")
    await wang.says("/cancel")
    wang.sees_last("已取消")
    await wang.says(OTHER)
    wang.sees_last("已替您存成草稿 1")
    await wang.presses("接着写")
    await wang.says("/find")
    wang.sees_last("请在命令后面写编号或几个字")
    await wang.says("关于修好柯岩公园路灯的建议")
    assert (await drafts_of(house))[0].title == "关于修好柯岩公园路灯的建议"


async def test_lists_have_pages_and_drafts_are_within_reach(house: House) -> None:
    wang = house.chat("王芳")
    for n in range(8):
        await submit(house, f"第{n}小学门口没有红绿灯，孩子过马路太危险了，建议装一个")
    await wang.says(OTHER)
    await wang.says("我的建议")
    wang.sees_last("共 8 件，新的在前：")
    assert len(wang.buttons) == 6 + 1 + 1
    await wang.presses("下一页 ›", "没写完的草稿（1 份）")
    wang.sees_last("您有 1 份草稿。")
    await wang.presses("‹ 返回")
    wang.sees_last("您好。")
    await wang.says("/find 红绿灯")
    wang.sees_last("“红绿灯”找到 8 件，最相符的在前。第 1 页：")
    await wang.presses("下一页 ›")
    wang.sees_last("“红绿灯”找到 8 件，最相符的在前。第 2 页：")


async def test_unknown_commands_are_never_an_answer(house: House) -> None:
    wang = house.chat("王芳")
    await wang.says("/submit")
    await wang.says("/sumbit")
    wang.sees_last("没有这个命令。发 /help 看看能做什么。")
    assert (await drafts_of(house))[0].title == ""
    await wang.says("/help")
    wang.sees_last("/submit 写建议")


async def test_every_main_button_answers(house: House) -> None:
    wang = house.chat("王芳")
    for key, words in (
        ("查找", "找哪一件？"),
        ("写建议", "1/5 题目。"),
        ("我的建议", "还没有建议。"),
        ("待我处理", "现在没有等您处理的事。"),
        ("评价", "现在没有等您评价的答复。"),
        ("帮助", "想反映什么事，直接写给我"),
    ):
        await wang.says(key)
        wang.sees_last(words)
    await wang.says("日程")
    wang.sees_not("这一步出了问题")


async def test_long_texts_are_read_in_pages(house: House) -> None:
    wang, zhao = house.chat("王芳"), house.chat("赵敏")
    await wang.says("关于<b>很长</b>的建议，" + "河边的护栏😀坏了<i>&amp;。\n" * 100)
    await wang.presses("接着写")
    await wang.says("关于修护栏的建议")
    await wang.presses("就这些")
    await wang.says("请全部修好。" * 400)
    await wang.presses("就这些", "就这样", "都没有", "提交", "查看", "全文")
    card = wang.last
    first = card.text or ""
    assert "河边的护栏😀坏了<i>&amp;。" in first
    await wang.presses("下一页 ›")
    assert card.text != first
    assert "请全部修好" in (card.text or "")
    await wang.presses("‹ 上一页", "‹ 返回", "经过")
    for n in range(12):
        await wang.presses("‹ 返回", "补充")
        await wang.says(f"第{n}次补充：" + "说明" * 200)
    await wang.presses("经过")
    assert "下一页 ›" in str(wang.last.inline)
    assert all(call["ok"] or "not modified" in call["description"] for call in house.sandbox.faults.calls)
    zhao.sees_not("这一步出了问题")


async def test_files_come_once_for_a_double_press(house: House) -> None:
    wang = house.chat("王芳")
    await wang.says("/submit")
    await wang.says("关于修护栏的建议")
    await wang.says("河边的道路护栏坏了。")
    wang.phone.sends_photos([picture(1), picture(2)])
    await house.settle()
    await house.passes(seconds=5)
    await wang.presses("就这些")
    await wang.says("请修好。")
    await wang.presses("就这些", "就这样", "都没有", "提交", "查看", "全文")
    zhao = house.chat("赵敏")
    await zhao.presses("全文")
    before = len([m for m in zhao.phone.received if "photo" in m.content])
    await zhao.presses("看附件")
    assert len([m for m in zhao.phone.received if "photo" in m.content]) == before + 2
    await zhao.presses("看附件")
    assert len([m for m in zhao.phone.received if "photo" in m.content]) == before + 2


async def test_a_reply_that_is_not_delivered_is_not_read_by_its_representative(house: House) -> None:
    await reply(house)
    wang = house.chat("王芳")
    async with house.service.database.unit_of_work() as uow:
        proposal = await uow.proposals.get(1)
        proposal.replies[-1].delivered_at = None
    wang.phone.presses(wang.newest.message_id, "o:1:reply:0", forged=True)
    await house.settle()
    wang.sees_last("还没有答复。")


async def test_a_contact_to_confirm_waits_for_the_representative(house: House) -> None:
    await assign(house)
    chen, wang = house.chat("陈涛"), house.chat("王芳")
    await chen.presses("签收", "记录沟通", "电话", "今天")
    await chen.says("谈了路口的情况。")
    await wang.says("待我处理")
    wang.sees_last("等您处理 1 件")
    await wang.presses(wang.buttons[0])
    wang.sees("3月2日（周一）的沟通（电话），属实吗？")
    assert wang.buttons[:3] == ["属实", "有出入", "没有见面"]
    await wang.presses("属实")
    assert "属实" not in wang.buttons
    await wang.says("待我处理")
    wang.sees_last("现在没有等您处理的事。")


async def test_whoever_reviews_has_nobody_to_urge(house: House) -> None:
    await handle(house)
    await draft_reply(house)
    await house.chat("周明").presses("签发，送审核")
    he, zhao = house.chat("何伟"), house.chat("赵敏")
    for chat in (he, zhao):
        await chat.says("/find 直2026-001")
    assert "审核通过" in he.buttons
    assert "催办" not in he.buttons
    assert "催办" in zhao.buttons


ROLES = {
    Role.DELEGATION_OFFICE: ("代表团联络员", "本团代表", "全部建议"),
    Role.COMMITTEE: ("专工委", "初审", "全部建议"),
    Role.LEADER: ("领导", "裁定", "全部建议"),
    Role.ADMIN: ("管理员", "规则", "规则"),
    Role.SECTION: ("股室", "签领", "全部建议"),
    Role.INSPECTOR: ("评议员", "无记名测评", "检查评议"),
}


@pytest.mark.parametrize("role", ROLES)
async def test_what_waits_and_what_helps_fit_the_role(house: House, role: Role) -> None:
    name, word, button = ROLES[role]
    chat = await joins(house, "高远", 2201, role)
    await chat.says("/menu")
    chat.sees_last(name)
    await chat.says("待我处理")
    chat.sees_last("现在没有等您处理的事。\n")
    assert chat.buttons[0] == button
    await chat.presses(button)
    chat.sees_not("这一步出了问题")
    chat.sees_not("不在您的权限内")
    await chat.says("帮助")
    chat.sees_last(word)
    chat.sees_last("“待我处理”列出现在轮到您的事")
