"""Screening: taken up, registered, returned, refused; by one of several people, once."""

import re

from domain.people import Role
from domain.proposal import Kind, Status
from tests.conversations.offices import forges, joins, kept, offered, pushed, refuses_bad_answers, together
from tests.conversations.steps import submit
from tests.house import House


async def test_taken_up_and_registered(house: House) -> None:
    await submit(house)
    zhao, wang = house.chat("赵敏"), house.chat("王芳")
    zhao.sees_last("王芳代表提出建议 1 件，等您审核。")
    before = pushed([zhao, wang])
    await zhao.presses("开始审核")
    zhao.sees("您已开始审核")
    assert pushed([zhao, wang]) == before, "nobody is disturbed by it"
    await zhao.presses("立案并编号")
    zhao.sees("立案并编号，归入哪一类？")
    await zhao.presses("‹ 返回")
    assert (await kept(house)).status is Status.SCREENING
    await zhao.presses("立案并编号", "教科文卫")
    zhao.sees("已立案，编号 直2026-001。下一步请交办。")
    wang.sees_last("您的建议已立案，编号 直2026-001。")
    assert pushed([wang]) == [before[1] + 1]
    assert (await kept(house)).category == "education_health"


async def test_returned_with_reasons_and_submitted_again(house: House) -> None:
    await submit(house)
    zhao, wang = house.chat("赵敏"), house.chat("王芳")
    await zhao.presses("退回修改", "不是一事一议", "情况或理由不清楚", "✓ 不是一事一议", "选好了")
    zhao.sees("已退回代表修改，原因已告知。")
    wang.sees_last("您的建议被退回修改：情况或理由不清楚")
    await zhao.house.passes(hours=1)
    await wang.presses("修改后再提交")
    await wang.presses("提交")
    assert (await kept(house)).status is Status.SUBMITTED
    zhao.sees_last("王芳代表提出建议 1 件，等您审核。")


async def test_refused_in_own_words_with_what_was_ticked(house: House) -> None:
    await submit(house)
    zhao, wang = house.chat("赵敏"), house.chat("王芳")
    await zhao.presses("不予受理", "不属于本级职权范围", "其他，我来写")
    zhao.sees_last("请写明不予受理的理由。")

    async def status() -> object:
        return (await kept(house)).status

    await refuses_bad_answers(zhao, status)
    await zhao.says("请向<市>公安局反映 &amp; *谢谢*")
    wang.sees_last("您的建议不予受理：不属于本级职权范围、请向<市>公安局反映 &amp; *谢谢*")
    await wang.presses("查看")
    assert "●──┃\n提交　不予受理" in (wang.last.text or "")


async def test_put_away_by_back_and_by_cancel(house: House) -> None:
    await submit(house)
    zhao = house.chat("赵敏")
    await zhao.presses("不予受理", "其他，我来写", "‹ 返回")
    await zhao.says("这句话不该成为理由")
    assert (await kept(house)).status is Status.SUBMITTED
    await zhao.presses("退回修改", "其他，我来写")
    await zhao.says("/cancel")
    zhao.sees("已取消，什么也没有改动。")
    await zhao.says("这句也不该")
    assert (await kept(house)).status is Status.SUBMITTED


async def test_of_two_people_one_is_first(house: House) -> None:
    colleague = await joins(house, "钱进", 2001, Role.STAFF)
    await submit(house)
    zhao = house.chat("赵敏")
    for chat in (zhao, colleague):
        await chat.presses("立案并编号")
    await together(house, (zhao, "城建交通"), (colleague, "经济建设"))
    proposal = await kept(house)
    assert [e.step for e in proposal.history].count("register") == 1
    assert proposal.category == "urban_transport"
    assert re.search(r"这一步已经由赵敏在 .*09:3\d 办过了，现在是这样：", colleague.last.text or ""), (
        colleague.last.text
    )
    assert "直2026-001" in (colleague.last.text or ""), "with the fresh card"


async def test_pressed_twice_it_is_done_once(house: House) -> None:
    await submit(house)
    zhao, wang = house.chat("赵敏"), house.chat("王芳")
    before = pushed([wang])
    await zhao.presses("立案并编号")
    message, data = offered(zhao, "城建交通")
    zhao.phone.presses(message.message_id, data)
    zhao.phone.presses(message.message_id, data)
    await house.settle()
    assert [e.step for e in (await kept(house)).history].count("register") == 1
    assert pushed([wang]) == [before[0] + 1]
    zhao.sees("这一步已经由赵敏在")


async def test_who_moved_it_on_is_named_not_who_wrote_last(house: House) -> None:
    await submit(house)
    zhao, wang = house.chat("赵敏"), house.chat("王芳")
    refuse_message, refuse = offered(zhao, "不予受理")
    await zhao.presses("立案并编号", "城建交通")
    await wang.presses("补充")
    await wang.says("另外，放学时间也很拥堵")
    zhao.phone.presses(refuse_message.message_id, refuse)
    await house.settle()
    zhao.sees("这一步已经由赵敏在")
    zhao.sees_not("由王芳在")


async def test_forged_choices_are_refused(house: House) -> None:
    await submit(house)
    zhao = house.chat("赵敏")
    for data in (
        "f:register:1:category:nosuch",
        "f:refuse:1:reason:nosuch",
        "f:assign:1:lead:abc",
        "f:assign:1:done:99999",
    ):
        said = await forges(zhao, data)
        assert "出了问题" not in said, data
        assert (await kept(house)).status is Status.SUBMITTED, data


async def test_kept_for_reference_with_a_told_reason(house: House) -> None:
    await submit(house)
    zhao, wang = house.chat("赵敏"), house.chat("王芳")
    await zhao.presses("立案并编号", "城建交通", "更多", "转为参阅", "属于咨询了解情况", "选好了")
    zhao.sees("已转为参阅，理由已告知代表。")
    wang.sees_last("直2026-001转为参阅，不再交办：属于咨询了解情况")
    proposal = await kept(house)
    assert proposal.status is Status.REFERENCE
    assert not any(c.running for c in proposal.clocks)


async def test_cancelled_for_a_reason_and_the_number_is_not_given_again(house: House) -> None:
    await submit(house)
    zhao, wang = house.chat("赵敏"), house.chat("王芳")
    await zhao.presses("立案并编号", "城建交通", "更多", "作废")
    await zhao.says("重复录入")
    zhao.sees_last("作废后不能恢复，编号也不再使用。确定吗？")
    assert (await kept(house)).status is Status.REGISTERED
    await zhao.presses("作废")
    wang.sees_last("直2026-001已作废：重复录入")
    assert (await kept(house)).status is Status.CANCELLED
    await submit(house, "镜湖新区公交站离小区太远，老人走不动，建议增设一站")
    await zhao.presses("立案并编号", "城建交通")
    assert (await kept(house, 2)).number == "直2026-002"


async def test_moved_to_another_category(house: House) -> None:
    await submit(house)
    zhao, wang = house.chat("赵敏"), house.chat("王芳")
    await zhao.presses("立案并编号", "城建交通", "更多", "改类别", "城建交通")
    zhao.sees("现在就是这一类。请选另一类。")
    await zhao.presses("教科文卫")
    wang.sees_last("直2026-001的类别改为“教科文卫”。")
    proposal = await kept(house)
    assert (proposal.category, proposal.number) == ("education_health", "直2026-001")


async def test_a_bill_is_registered_once_it_was_turned_into_a_suggestion(house: House) -> None:
    await submit(house)
    async with house.service.database.unit_of_work() as uow:
        (await uow.proposals.get(1)).kind = Kind.BILL
    zhao, wang = house.chat("赵敏"), house.chat("王芳")
    assert "议案要先转为建议" in await forges(zhao, "s:register:1:0:0")
    await zhao.says("/todo")
    await zhao.presses("关于解决鉴湖路小学门口没有红绿灯问题的建议", "更多", "议案转为建议")
    await zhao.says("2026年3月9日")
    zhao.sees_last("今天以后")
    await zhao.says("3月1日")
    await zhao.says("主席团会议决定作为建议处理")
    zhao.sees("已转为建议，可以立案了。")
    wang.sees_last("由议案转为建议办理：主席团会议决定作为建议处理")
    wang.sees_last("3月1日")
    await zhao.presses("立案并编号", "城建交通")
    proposal = await kept(house)
    assert (proposal.kind, proposal.status) == (Kind.BILL_TURNED_SUGGESTION, Status.REGISTERED)
