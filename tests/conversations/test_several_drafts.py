"""Several drafts at once, several phones, somebody else's draft: nothing ever mixes."""

from tests.conversations.drafts import OTHER, data_of, drafts_of, to_question
from tests.conversations.steps import REQUEST, WRITTEN
from tests.house import Chat, House


async def test_somebody_elses_draft_cannot_be_touched(house: House) -> None:
    wang, li = house.chat("王芳"), house.chat("李卫东")
    await to_question(wang, "preview")
    await li.says(OTHER)
    [draft] = await drafts_of(house)
    for action in (
        "submit",
        "dropsure",
        "go",
        "enough:situation",
        "detach:abcd",
        "ask:title",
        "rewrite:title",
    ):
        li.phone.presses(
            li.newest.message_id, f"d:{draft.id}:{action}{'' if ':' in action else ':'}", forged=True
        )
        await house.settle()
        li.sees_last("这份草稿已经提交或删掉了")
    li.sees_not("鉴湖路")
    assert await drafts_of(house) == [draft]


async def test_two_drafts_never_mix(house: House) -> None:
    wang = house.chat("王芳")
    await to_question(wang, "preview")
    first_preview = wang.newest
    await wang.says("/submit")
    await wang.presses("写新的")
    second_question = wang.newest
    await wang.says("关于更换柯岩公园路灯的建议")
    await wang.says(OTHER)
    wang.phone.presses(first_preview.message_id, data_of(first_preview, "提交"))
    await house.settle()
    assert "已提交。" in (first_preview.text or "")
    await wang.says("台阶边上也加一盏")
    [second] = await drafts_of(house)
    assert second.title == "关于更换柯岩公园路灯的建议"
    assert second.situation == f"{OTHER}\n台阶边上也加一盏"
    async with house.service.database.unit_of_work() as uow:
        proposal = await uow.proposals.get(1)
    assert (proposal.situation, proposal.request) == (WRITTEN, REQUEST)
    assert second_question.message_id != first_preview.message_id


async def test_two_free_messages_are_two_drafts_until_they_are_joined(house: House) -> None:
    wang = house.chat("王芳")
    await wang.says(WRITTEN)
    await wang.says("每天早晚有六百多名学生过街")
    wang.sees_last("已替您存成草稿 2")
    assert [d.situation for d in await drafts_of(house)] == [WRITTEN, "每天早晚有六百多名学生过街"]
    await wang.presses("并到草稿 1")
    wang.sees_last("已并到草稿 1。")
    [draft] = await drafts_of(house)
    assert draft.situation == f"{WRITTEN}\n每天早晚有六百多名学生过街"
    await wang.says(OTHER)
    await wang.presses("接着写", "就用这个", "就这些")
    assert [d.asked for d in await drafts_of(house)] == ["title", "request"]


async def test_too_many_drafts_are_refused_with_the_list(house: House) -> None:
    wang = house.chat("王芳")
    for n in range(20):
        await wang.says(f"第{n}件事：河道边的护栏坏了，很危险")
    await wang.says("第二十一件事：河道边的护栏坏了")
    wang.sees_last("草稿已有 20 份，刚才这一段没有存下。")
    await wang.says("/submit")
    await wang.presses("写新的")
    wang.sees_last("草稿已有 20 份。请先提交或删掉一些。")
    assert len(await drafts_of(house)) == 20


async def test_new_drafts_are_not_made_by_pressing_twice(house: House) -> None:
    wang = house.chat("王芳")
    await wang.says(WRITTEN)
    await wang.says("写建议")
    listed = wang.newest
    new = data_of(listed, "写新的")
    for _ in range(3):
        wang.phone.presses(listed.message_id, new)
    await house.settle()
    assert len(await drafts_of(house)) == 2


async def test_the_draft_is_the_persons_not_the_phones(house: House) -> None:
    wang = house.chat("王芳")
    await to_question(wang, "request")
    lost = house.sandbox.add_phone(2001, "王芳", phone_number="8613800000001", language_code="zh-hans")
    lost.starts()
    lost.shares_contact()
    await house.settle()
    new = Chat(house, lost)
    new.sees("已核对：王芳代表")
    await new.says("/my")
    await new.presses(next(b for b in new.buttons if b.startswith("草稿 1")))
    new.sees_last("3/5 具体建议")
    await wang.says(REQUEST)
    wang.sees_last("请先分享手机号核对身份，发 /start 开始。")
