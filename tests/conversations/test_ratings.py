"""Ratings: three equal grades, reasons, a second round, changes until the time is over, silence."""

import pytest

from domain.proposal import ClockKey, Status
from domain.rating import Grade, Stage
from tests.conversations.drafts import drafts_of
from tests.conversations.offices import forges, history_length, kept, offered, pushed, refuses_bad_answers
from tests.conversations.steps import reply
from tests.house import House


async def grades(house: House) -> list[tuple[int, int, str]]:
    return [(r.round, int(r.stage), r.grade.value) for r in (await kept(house)).ratings]


async def test_rated_in_two_stages_and_answered(house: House) -> None:
    await reply(house)
    wang, zhao, chen = house.chat("王芳"), house.chat("赵敏"), house.chat("陈涛")
    message, _ = offered(wang, "满意")
    styles = [k.get("style") for row in (message.inline or {})["inline_keyboard"] for k in row]
    assert set(styles) == {None}, "no grade stands out"
    before = pushed([zhao, chen])
    await wang.presses("看答复")
    wang.sees("安装信号灯，3月31日前完成")
    await wang.presses("‹ 返回", "评价", "以后再评")
    wang.sees("以后再评。点“评价”随时可以回来")
    await wang.says("/rate")
    await wang.presses(next(b for b in wang.buttons if b.startswith("直2026-001")), "评价", "基本满意")
    wang.sees("记下了，3月23日（周一）前可以改。")
    assert (await kept(house)).status is Status.REPLIED
    await wang.presses("满意")
    assert (await kept(house)).status is Status.ANSWERED
    assert await grades(house) == [(1, 1, "basically"), (1, 2, "satisfied")]
    assert pushed([zhao, chen]) == [before[0] + 1, before[1] + 1], "one message for one press"
    zhao.sees_last("直2026-001已办复。")
    chen.sees_last("直2026-001已办复。")


async def test_grades_change_until_the_time_is_over(house: House) -> None:
    await reply(house)
    wang = house.chat("王芳")
    await wang.presses("满意", "满意")
    await wang.presses("改评价")
    wang.sees("您评的是：办理态度 满意、答复内容 满意。3月23日（周一）前可以改，要改哪一项？")
    await wang.presses("改答复内容", "基本满意")
    await wang.presses("改评价", "改办理态度", "基本满意")
    assert await grades(house) == [
        (1, 1, "satisfied"),
        (1, 2, "satisfied"),
        (1, 2, "basically"),
        (1, 1, "basically"),
    ], "each stays readable"
    assert (await kept(house)).status is Status.ANSWERED
    await wang.presses("改评价")
    message, change = offered(wang, "改办理态度")
    await house.passes(days=22)
    wang.phone.presses(message.message_id, change)
    await house.settle()
    wang.sees("评价期已经结束。")
    assert len(await grades(house)) == 4


async def test_silence_stays_silent(house: House) -> None:
    await reply(house)
    wang = house.chat("王芳")
    await house.passes(days=22)
    proposal = await kept(house)
    assert (proposal.status, proposal.ratings) == (Status.FOLLOW_UP, [])
    assert [e.step for e in proposal.history][-2:] == ["answer", "start_follow_up"], "class B goes on"
    assert "评价期已经结束" in await forges(wang, f"r:1:1:1:{Grade.SATISFIED}")
    assert (await kept(house)).ratings == []


async def test_half_rated_stays_half_rated(house: House) -> None:
    await reply(house)
    await house.chat("王芳").presses("基本满意")
    await house.passes(days=22)
    assert (await kept(house)).status is Status.FOLLOW_UP
    assert await grades(house) == [(1, 1, "basically")]


async def test_a_coded_reason_opens_round_two_and_each_is_told_once(house: House) -> None:
    number = await reply(house)
    chats = [house.chat(name) for name in ("王芳", "赵敏", "陈涛", "周明", "孙莉", "何伟")]
    wang, zhao, chen = chats[:3]
    await wang.presses("满意", "不满意")
    wang.sees("请告诉我原因（可多选）：")
    await forges(wang, "f:rate:1:reason:nosuch")
    await forges(wang, "f:rate:1:done:")
    assert await grades(house) == [(1, 1, "satisfied")]
    before = pushed(chats)
    await wang.presses("没有时限", "答非所问", "✓ 答非所问", "选好了")
    assert [now - then for now, then in zip(pushed(chats), before, strict=True)] == [0, 1, 1, 1, 1, 1]
    wang.sees("本件按规定重新办理（第 2 轮），4月2日（周四）前重新答复。承办单位看不到是谁作的评价。")
    for chat in chats[1:]:
        told = f"{number}因评价为不满意，重新办理（第 2 轮），4月2日（周四）前重新答复。原因：没有时限"
        chat.sees_last(told)
    await chen.presses("查看")
    chen.sees("上一轮评价为不满意：没有时限")
    assert (await kept(house)).status is Status.REHANDLING
    message = next(m for m in wang.phone.received for d in m.offered if d == "r:1:1:2:satisfied")
    wang.phone.presses(message.message_id, "r:1:1:2:satisfied")
    await house.settle()
    assert len(await grades(house)) == 2, "last round's button does not count now"
    await zhao.says("/todo")


async def test_own_words_ask_and_staff_decline_with_words(house: House) -> None:
    number = await reply(house)
    wang, zhao, chen = house.chat("王芳"), house.chat("赵敏"), house.chat("陈涛")
    await wang.presses("满意", "不满意", "其他，我来写")
    await refuses_bad_answers(wang, lambda: history_length(house))
    before = pushed([zhao, chen])
    await wang.says("没有写由谁<值守>")
    wang.sees("区人大代表工委最迟3月9日（周一）决定是否重新办理，承办单位看不到是谁作的评价。")
    assert pushed([zhao, chen]) == [before[0] + 1, before[1]], "the department is not told of a request"
    zhao.sees_last(f"代表对{number}的答复不满意，请求重新办理，请决定。原因：没有写由谁<值守>")
    await zhao.presses("查看")
    zhao.sees("离重新办理的决定期限还有 7 天（3月9日，周一）")
    await zhao.presses("不再重新办理")
    await refuses_bad_answers(zhao, lambda: history_length(house))
    before = pushed([wang, chen])
    await zhao.says("值守安排已写在附件里。")
    wang.sees_last(f"{number}决定不重新办理：值守安排已写在附件里。")
    assert pushed([wang, chen]) == [before[0] + 1, before[1]]
    proposal = await kept(house)
    assert (proposal.status, proposal.round, proposal.reopening_asked) == (Status.ANSWERED, 1, False)
    assert proposal.clock(ClockKey.REHANDLE_ORDER) is None


async def test_staff_reopen_on_request_only(house: House) -> None:
    await reply(house)
    wang, zhao = house.chat("王芳"), house.chat("赵敏")
    assert "没有人请求重新办理。" in await forges(zhao, "s:reopen:1:0:0")
    await wang.presses("满意", "不满意", "其他，我来写")
    await wang.says("没有写由谁值守")
    await zhao.presses("重新办理")
    proposal = await kept(house)
    assert (proposal.status, proposal.round) == (Status.REHANDLING, 2)
    wang.sees_last("已交回重新办理（第 2 轮）")


async def test_a_better_grade_ends_the_request(house: House) -> None:
    await reply(house)
    wang, zhao = house.chat("王芳"), house.chat("赵敏")
    await wang.presses("满意", "不满意", "其他，我来写")
    await wang.says("没有写由谁值守")
    await wang.presses("改评价", "改答复内容", "不满意", "其他，我来写")
    await wang.says("还是没有写由谁值守")
    proposal = await kept(house)
    assert [c.key for c in proposal.clocks if c.running].count(ClockKey.REHANDLE_ORDER) == 1
    await wang.presses("改评价", "改答复内容", "满意")
    proposal = await kept(house)
    assert (proposal.status, proposal.reopening_asked) == (Status.ANSWERED, False)
    assert proposal.clock(ClockKey.REHANDLE_ORDER) is None
    assert "没有人请求重新办理。" in await forges(zhao, "s:reopen:1:0:0")


async def test_a_bad_attitude_is_noted_and_opens_nothing(house: House) -> None:
    await reply(house)
    wang = house.chat("王芳")
    await wang.presses("不满意", "没有沟通", "选好了")
    wang.sees("再评答复内容")
    assert (await kept(house)).status is Status.REPLIED


@pytest.mark.parametrize("grade", ["silent", "nonsense", ""])
async def test_only_the_three_grades_count(house: House, grade: str) -> None:
    await reply(house)
    wang = house.chat("王芳")
    for stage in (1, 2, 3, 9):
        assert "出了问题" not in await forges(wang, f"r:1:1:{stage}:{grade}")
    assert (await kept(house)).ratings == []


async def test_departments_see_neither_grade_nor_request(house: House) -> None:
    number = await reply(house)
    wang = house.chat("王芳")
    offices = [house.chat(name) for name in ("陈涛", "周明", "孙莉", "何伟")]
    seen = [len(chat.phone.received) for chat in offices]
    await wang.presses("基本满意", "不满意", "其他，我来写")
    await wang.says("没有写由谁值守")
    for chat, before in zip(offices, seen, strict=True):
        await chat.says(f"/case {number}")
        if "全文" not in chat.buttons:
            await chat.presses(next(b for b in chat.buttons if b.startswith(number)))
        said = "\n".join(m.text or "" for m in chat.phone.received[before:])
        for word in ("满意", "评价了", "请求重新办理", "值守"):
            assert word not in said, (chat.phone.user_id, word, said)


async def test_stages_in_their_order(house: House) -> None:
    await reply(house)
    wang = house.chat("王芳")
    assert "请先评办理态度。" in await forges(wang, "r:1:1:2:satisfied")
    assert (await kept(house)).rating_of(1, Stage.REPLY) is None


async def test_a_grade_leaves_the_question_of_another_matter_open(house: House) -> None:
    await reply(house)
    wang = house.chat("王芳")
    await wang.says("/submit")
    await wang.presses("满意", "满意")
    await wang.says("关于更换柯岩公园路灯的建议")
    [draft] = await drafts_of(house)
    assert draft.title == "关于更换柯岩公园路灯的建议"
