"""Supervision: urging is summed, orders and cards are people's, the service only proposes; the record."""

from domain.people import Role
from domain.supervision import OrderKind, OrderState
from tests.conversations.offices import forges, joins, kept, offered, pushed
from tests.conversations.steps import assign, draft_reply, handle, rate_promises, reply
from tests.house import House


async def orders(house: House) -> list[tuple[OrderKind, OrderState, str]]:
    return [(o.kind, o.state, o.because) for o in (await kept(house)).orders]


async def test_a_written_order_and_its_answer(house: House) -> None:
    number = await assign(house)
    he, chen, zhou, zhao = (house.chat(name) for name in ("何伟", "陈涛", "周明", "赵敏"))
    await chen.presses("签收")
    before = pushed([chen, zhou, zhao])
    await he.says(f"/case {number}")
    await he.presses("更多", "督办", "书面督办", "区交警大队")
    he.sees_last("写明督办的内容。可以用拟好的这段")
    he.sees_last("区交警大队：你单位承办的直2026-001")
    await he.presses("用这个")
    he.sees("已发出：书面督办（区交警大队）。")
    assert pushed([chen, zhou, zhao]) == [n + 1 for n in before]
    chen.sees_last("直2026-001收到督办：区交警大队：你单位承办的")
    zhao.sees_last("直2026-001已发出督办（区交警大队）。")
    await chen.presses("回复督办", "书面督办（区交警大队）")
    await chen.says("已安排本周勘察。")
    he.sees("区交警大队回复了直2026-001的督办：已安排本周勘察。")
    assert await orders(house) == [(OrderKind.WRITTEN, OrderState.ANSWERED, "")]
    await he.says(f"/case {number}")
    await he.presses("督办记录")
    he.sees("何伟发出，已回复")
    house.chat("王芳").sees_not("书面督办（区交警大队）")


async def test_two_orders_without_effect_prepare_a_talk(house: House) -> None:
    number = await assign(house)
    he, zhao = house.chat("何伟"), house.chat("赵敏")
    for kind in ("书面督办", "电话督办"):
        await he.says(f"/case {number}")
        await he.presses("更多", "督办", kind, "区交警大队", "用这个")
    assert (OrderKind.TALK, OrderState.PROPOSED, "no_effect") in await orders(house)
    zhao.sees_last("直2026-001：按规定提请督办，请决定。")
    await zhao.presses("查看")
    zhao.sees("系统提请：约谈（区交警大队），请决定是否采用。")
    await zhao.presses("更多", "督办", "约谈", "区交警大队")
    zhao.sees_last("已经多次督办，仍未办结答复。")
    await zhao.presses("用这个")
    assert [o[:2] for o in await orders(house)][-1] == (OrderKind.TALK, OrderState.ISSUED)


async def test_lateness_proposes_cards_and_a_person_issues_them(house: House) -> None:
    number = await assign(house)
    zhao, chen = house.chat("赵敏"), house.chat("陈涛")
    await house.passes(days=6)
    proposed = await orders(house)
    assert {(kind, because) for kind, _, because in proposed} == {(OrderKind.YELLOW_CARD, "overdue")}
    chen.sees_not("黄牌")
    await zhao.says(f"/case {number}")
    await zhao.presses("更多", "发黄牌或红牌", "黄牌", "区交警大队")
    zhao.sees_last("现已超期。")
    await zhao.says("限本周内签收并联系代表。")
    chen.sees_last("直2026-001收到黄牌或红牌：限本周内签收并联系代表。")
    await zhao.says(f"/case {number}")
    await zhao.presses("更多", "撤销督办或黄红牌", "黄牌（区交警大队）")
    await zhao.says("已说明原因，予以撤销。")
    chen.sees_last("直2026-001的督办或黄红牌已撤销：已说明原因，予以撤销。")
    states = [state for kind, state, _ in await orders(house) if kind is OrderKind.YELLOW_CARD]
    assert OrderState.REVOKED in states
    await house.passes(days=14)
    assert (OrderKind.RED_CARD, OrderState.PROPOSED, "long_overdue") in await orders(house)
    again = await orders(house)
    await house.passes(days=1)
    assert await orders(house) == again, "proposed once"


async def test_a_proposal_that_is_not_taken_up_says_why(house: House) -> None:
    await assign(house)
    zhao = house.chat("赵敏")
    await house.passes(days=5)
    await zhao.presses("不采用提请")
    await zhao.presses("黄牌（区交警大队）")
    await zhao.says("承办人生病，已另派人。")
    zhao.sees("已记下，不采用。")
    assert OrderState.DISMISSED in {state for _, state, _ in await orders(house)}
    house.chat("陈涛").sees_not("承办人生病")


async def test_urging_counts_by_source(house: House) -> None:
    number = await assign(house)
    wang, zhao = house.chat("王芳"), house.chat("赵敏")
    for chat in (wang, zhao, wang):
        await chat.says(f"/case {number}")
        await chat.presses("催办")
    wang.sees("3 天")
    assert (await kept(house)).urges == 2
    await house.passes(days=3)
    await wang.says(f"/case {number}")
    await wang.presses("催办")
    assert (await kept(house)).urges == 3


async def test_hard_ones_stay_on_record_until_done(house: House) -> None:
    number = await assign(house)
    he, wang = house.chat("何伟"), house.chat("王芳")
    await he.says(f"/case {number}")
    await he.presses("更多", "列入备案")
    await he.says("资金要等明年预算，每季度跟踪一次。")
    wang.sees_last("列入备案，跟踪到办好为止：资金要等明年预算")
    he.sees_last("已列入备案，跟踪办理。")
    await he.presses("更多", "销号")
    await he.says("预算已经下达，工程完工。")
    wang.sees_last("直2026-001已销号：预算已经下达，工程完工。")
    assert (await kept(house)).on_record_at is None


async def test_only_named_people_supervise_and_cards_are_not_the_committees(house: House) -> None:
    await assign(house)
    committee = await joins(house, "专工委甲", 2101, Role.COMMITTEE)
    for chat, steps in (
        (committee, ("issue_card", "dismiss_order", "revoke_order", "put_on_record")),
        (house.chat("陈涛"), ("order_supervision", "issue_card", "revoke_order")),
        (house.chat("王芳"), ("order_supervision", "issue_card", "dismiss_order")),
    ):
        for step in steps:
            said = await forges(chat, f"s:{step}:1:0:0")
            assert "不在您的权限内" in said, (step, said)
    assert await orders(house) == []


async def test_an_old_list_issues_nothing_twice(house: House) -> None:
    number = await assign(house)
    he = house.chat("何伟")
    await he.says(f"/case {number}")
    await he.presses("更多", "督办", "电话督办", "区交警大队")
    message, keep = offered(he, "用这个")
    he.phone.presses(message.message_id, keep)
    he.phone.presses(message.message_id, keep)
    await house.settle()
    assert len(await orders(house)) == 1
    await house.restart()
    await he.presses("‹ 返回")
    assert len(await orders(house)) == 1


async def test_an_unsatisfied_second_round_is_supervised_not_opened_again(house: House) -> None:
    await reply(house)
    wang, zhao, chen = house.chat("王芳"), house.chat("赵敏"), house.chat("陈涛")
    await wang.presses("满意", "不满意", "没有解决", "选好了")
    assert (OrderKind.YELLOW_CARD, OrderState.PROPOSED, "unsatisfied") in await orders(house)
    await chen.presses("记录沟通", "电话", "今天")
    await chen.says("说明了安装安排。")
    await draft_reply(house)
    await house.chat("周明").presses("签发，送审核")
    await house.chat("何伟").presses("审核通过")
    await wang.presses("满意", "不满意", "没有解决", "选好了")
    proposal = await kept(house)
    assert (proposal.round, proposal.reopening_asked) == (2, True)
    found = {(kind, because) for kind, _, because in await orders(house)}
    assert {(OrderKind.RED_CARD, "unsatisfied_again"), (OrderKind.WRITTEN, "unsatisfied_again")} <= found
    zhao.sees("代表对直2026-001的答复不满意，请求重新办理，请决定。")


async def test_published_and_archived(house: House) -> None:
    number = await reply(house)
    zhao, wang = house.chat("赵敏"), house.chat("王芳")
    await wang.presses("满意", "满意")
    await zhao.says(f"/case {number}")
    await zhao.presses("更多", "公开", "全文", "照这样", "公开")
    wang.sees_last("直2026-001已公开。")
    await zhao.says(f"/case {number}")
    assert "办结" not in zhao.buttons, "a promise is still to be kept"
    await rate_promises(house)
    await zhao.says(f"/case {number}")
    await zhao.presses("办结", "办结")
    await zhao.presses("更多", "归档", "归档")
    assert (await kept(house)).status == "archived"
    assert (await kept(house)).published_at is not None


async def test_a_reply_that_keeps_coming_back_calls_for_a_card(house: House) -> None:
    await handle(house)
    await draft_reply(house)
    chen, zhou, he = house.chat("陈涛"), house.chat("周明"), house.chat("何伟")
    for returns in (1, 2):
        await zhou.presses("签发，送审核")
        await he.presses("退办", "行文不规范", "选好了")
        found = [(kind, because) for kind, _, because in await orders(house)]
        assert found == ([] if returns == 1 else [(OrderKind.YELLOW_CARD, "returns")])
        if returns == 1:
            await draft_reply(house)
    chen.sees_not("黄牌")
