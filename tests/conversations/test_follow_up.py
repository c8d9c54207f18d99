"""After the reply: class B is followed up, promises are reported and rated, a grade by telephone."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from domain.proposal import ClockKey, Status
from domain.rating import Grade, Stage
from storage.words import JiebaWords
from tests.conversations.offices import forges, kept, offered
from tests.conversations.steps import reply
from tests.house import House, open_house


async def answered(house: House) -> str:
    number = await reply(house)
    await house.chat("王芳").presses("满意", "满意")
    return number


async def test_class_b_is_followed_up_once_the_rating_is_over(house: House) -> None:
    number = await answered(house)
    wang, chen = house.chat("王芳"), house.chat("陈涛")
    assert (await kept(house)).status is Status.ANSWERED
    await house.passes(days=23)
    proposal = await kept(house)
    assert proposal.status is Status.FOLLOW_UP
    clock = proposal.clock(ClockKey.FOLLOW_UP)
    assert clock is not None
    assert clock.due_on.isoformat() == "2026-03-31", "the first promise is earlier than the quarter"
    wang.sees("直2026-001转入续办，每季度报告一次，直到续复。")
    await chen.says(f"/case {number}")
    await chen.presses("报告续办进展")
    await chen.says("信号灯基座已经浇筑。")
    wang.sees("直2026-001续办进展：信号灯基座已经浇筑。")
    clock = (await kept(house)).clock(ClockKey.FOLLOW_UP)
    assert clock is not None
    assert clock.running


async def test_a_promise_is_reported_and_rated_when_its_time_has_come(house: House) -> None:
    number = await answered(house)
    wang, chen = house.chat("王芳"), house.chat("陈涛")
    await house.passes(days=23)
    await chen.says(f"/case {number}")
    await chen.presses("更多", "报告承诺落实", "安装信号灯，3月31日前完成")
    await chen.says("3月25日装好并启用。")
    wang.sees("直2026-001：承办单位说有一项承诺已落实。3月25日装好并启用。")
    await chen.says(f"/case {number}")
    chen.sees_last("承诺 1 项，报告已落实 1 项")
    assert (await kept(house)).clock(ClockKey.RATING_3) is None
    await house.passes(days=8)
    assert (await kept(house)).clock(ClockKey.RATING_3) is not None
    wang.sees("直2026-001今年的承诺到了兑现的时候")
    await wang.presses("评承诺落实")
    wang.sees_last("1/1　安装信号灯，3月31日前完成")
    wang.sees_last("承办单位说已落实")
    message, partly = offered(wang, "做了一部分")
    for _ in range(2):
        wang.phone.presses(message.message_id, partly)
    await house.settle()
    wang.sees("总的来说，承诺落实得怎样？")
    await wang.presses("不满意")
    wang.sees("请告诉我原因")
    await wang.presses("没有解决", "选好了")
    rating = (await kept(house)).rating_of(1, Stage.FULFILMENT)
    assert rating is not None
    assert (rating.grade, list(rating.verdicts.values()), rating.reasons) == (
        Grade.UNSATISFIED,
        ["partly"],
        ["not_solved"],
    )
    await wang.says("/todo")
    wang.sees_last("现在没有等您处理的事。")
    await house.passes(days=31)
    assert (await kept(house)).clock(ClockKey.RATING_3) is None


async def test_what_a_rejected_letter_promised_is_not_rated_unless_the_newer_one_repeats_it(
    house: House,
) -> None:
    number = await reply(house)
    wang, chen = house.chat("王芳"), house.chat("陈涛")
    await wang.presses("满意", "不满意", "没有解决", "选好了")
    await chen.presses("记录沟通", "电话", "今天")
    await chen.says("与代表商定改设过街天桥。")
    await chen.presses("拟写答复", "B 类　正在解决或者列入计划逐步解决")
    await chen.says("已完成现场勘察")
    await chen.says("建成过街天桥，3月31日前完成")
    await chen.presses("没有", "送负责人签发")
    await house.chat("周明").presses("签发，送审核")
    await house.chat("何伟").presses("审核通过")
    await wang.presses("满意", "满意")
    assert len((await kept(house)).commitments) == 2
    await wang.says(f"/case {number}")
    wang.sees_last("承诺 1 项，报告已落实 0 项")
    await wang.presses("承诺")
    wang.sees_last("1. 安装信号灯，3月31日前完成\n　前一轮答复的承诺，以新的答复为准，不再计入。")
    wang.sees_last("2. 建成过街天桥，3月31日前完成")
    await house.passes(days=23)
    await chen.says(f"/case {number}")
    await chen.presses("更多", "报告承诺落实")
    assert "安装信号灯" not in str(chen.phone.received[-1].inline)
    assert "建成过街天桥" in str(chen.phone.received[-1].inline)
    await house.passes(days=8)
    await wang.presses("评承诺落实")
    wang.sees_last("1/1　建成过街天桥，3月31日前完成")
    await wang.presses("做到了", "满意")
    rating = (await kept(house)).rating_of(1, Stage.FULFILMENT)
    assert rating is not None
    assert list(rating.verdicts.values()) == ["kept"]


async def test_a_round_whose_promises_were_asked_about_is_not_rated_on_while_it_is_handled_again(
    house: House,
) -> None:
    await answered(house)
    wang = house.chat("王芳")
    async with house.service.database.unit_of_work() as uow:
        (await uow.proposals.get(1)).commitments[0].due_on = date(2026, 3, 3)
    await house.passes(days=2)
    assert (await kept(house)).clock(ClockKey.RATING_3) is not None
    await wang.says("/case 1")
    await wang.presses("改评价", "改答复内容", "不满意", "没有解决", "选好了")
    proposal = await kept(house)
    assert (proposal.status, proposal.clock(ClockKey.RATING_3)) == (Status.REHANDLING, None)


async def test_the_third_rating_opens_on_the_first_of_november_for_what_is_due_later(
    tmp_path: Path, words: JiebaWords
) -> None:
    at = datetime(2026, 10, 26, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    async with open_house(tmp_path, words, at=at) as house:
        await answered(house)
        async with house.service.database.unit_of_work() as uow:
            proposal = await uow.proposals.get(1)
            proposal.commitments[0].due_on = date(2026, 12, 20)
        await house.passes(days=4)
        assert (await kept(house)).clock(ClockKey.RATING_3) is None
        await house.passes(days=4)
        clock = (await kept(house)).clock(ClockKey.RATING_3)
        assert clock is not None
        assert clock.started_at.astimezone(at.tzinfo).date() == date(2026, 11, 2), "the first is a Sunday"
        opened = [e.step for e in (await kept(house)).history if e.step == "open_fulfilment"]
        assert opened == ["open_fulfilment"]


async def test_a_grade_by_telephone_says_that_it_is_one(house: House) -> None:
    number = await reply(house)
    zhao, wang, chen = house.chat("赵敏"), house.chat("王芳"), house.chat("陈涛")
    for stage in ("办理态度", "答复内容"):
        await zhao.says(f"/case {number}")
        await zhao.presses("更多", "代录评价", "王芳", stage, "基本满意")
    zhao.sees("已代王芳代表录入，注明“电话收集”。")
    wang.sees("代表工委按电话里说的，替您录入了直2026-001的评价。")
    proposal = await kept(house)
    assert proposal.status is Status.ANSWERED
    assert {(int(r.stage), r.grade, r.collected_by) for r in proposal.ratings} == {
        (1, Grade.BASICALLY, "赵敏"),
        (2, Grade.BASICALLY, "赵敏"),
    }
    await zhao.says(f"/case {number}")
    await zhao.presses("评价情况")
    zhao.sees_last("王芳：已评 2 项，其中有赵敏电话收集的")
    zhao.sees_last("已评 1 份，未表态 0 份；不足 3 份，不显示分布")
    await chen.says(f"/case {number}")
    await chen.presses("评价情况")
    chen.sees_last("不足 3 份，不显示分布")
    chen.sees_not("王芳：已评")
    await wang.says(f"/case {number}")
    await wang.presses("改评价", "改答复内容", "满意")
    newest = (await kept(house)).rating_of(1, Stage.REPLY)
    assert newest is not None
    assert (newest.grade, newest.collected_by) == (Grade.SATISFIED, "")


async def test_nobody_else_rates_collects_or_reports(house: House) -> None:
    await reply(house)
    before = len((await kept(house)).ratings)
    for name, step in (
        ("陈涛", "rate_attitude"),
        ("陈涛", "collect_rating"),
        ("李卫东", "rate_fulfilment"),
        ("赵敏", "report_follow_up"),
        ("王芳", "keep_promise"),
    ):
        await forges(house.chat(name), f"s:{step}:1:0:0")
    await forges(house.chat("陈涛"), "o:1:ratings:0")
    assert len((await kept(house)).ratings) == before
