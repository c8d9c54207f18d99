"""After submitting: revise what came back, withdraw, supplement, urge; always the right one of several."""

from tests.conversations.drafts import OTHER, data_of, drafts_of
from tests.conversations.steps import REQUEST, WRITTEN, assign, submit
from tests.house import House


async def send_back(house: House) -> None:
    """The registry returns 王芳's suggestion with a reason and a remark."""
    await submit(house)
    zhao = house.chat("赵敏")
    await zhao.presses("退回修改", "没有具体建议", "其他，我来写")
    await zhao.says("请写明哪个路口、希望什么时候装。")


async def test_a_returned_suggestion_is_revised_and_goes_in_again(house: House) -> None:
    await send_back(house)
    wang = house.chat("王芳")
    await wang.presses("修改后再提交")
    wang.sees_last("退回的原因：没有具体建议、请写明哪个路口、希望什么时候装。")
    wang.sees_last("请过目：")
    await wang.presses("修改…", "具体建议")
    wang.sees_last(REQUEST)
    await wang.presses("重写")
    await wang.says("请在鉴湖路小学北门路口，今年六月前装好信号灯。")
    await wang.presses("就这些")
    wang.sees_last("请过目：")
    await house.restart()
    await wang.presses("存草稿")
    await wang.says("写建议")
    await wang.presses(next(b for b in wang.buttons if b.startswith("草稿")), "提交")
    wang.sees_last("已提交。")
    async with house.service.database.unit_of_work() as uow:
        assert await uow.proposals.every_id() == [1]
        proposal = await uow.proposals.get(1)
    assert (proposal.status, proposal.request) == (
        "submitted",
        "请在鉴湖路小学北门路口，今年六月前装好信号灯。",
    )
    assert proposal.situation == WRITTEN
    assert await drafts_of(house) == []


async def test_an_old_button_to_revise_shows_the_card(house: House) -> None:
    await send_back(house)
    wang = house.chat("王芳")
    card = wang.newest
    revise = data_of(card, "修改后再提交")
    await wang.presses("修改后再提交", "提交")
    await wang.presses_again(card, revise)
    assert "这一步已经由王芳在" in (card.text or "")
    async with house.service.database.unit_of_work() as uow:
        assert await uow.proposals.every_id() == [1]


async def test_two_presses_on_revise_make_one_draft(house: House) -> None:
    await send_back(house)
    wang = house.chat("王芳")
    card = wang.newest
    for _ in range(2):
        wang.phone.presses(card.message_id, data_of(card, "修改后再提交"))
    await house.settle()
    assert len(await drafts_of(house)) == 1


async def test_withdrawing_asks_first(house: House) -> None:
    await submit(house)
    wang, zhao = house.chat("王芳"), house.chat("赵敏")
    await wang.presses("撤回")
    wang.sees_last("交办之前可以自由撤回，撤回后不再办理。")
    await wang.presses("不撤回")
    wang.sees_last("已提交")
    await wang.presses("撤回")
    asked = wang.last
    sure = data_of(asked, "撤回")
    for _ in range(2):
        wang.phone.presses(asked.message_id, sure)
    await house.settle()
    wang.sees("已撤回")
    async with house.service.database.unit_of_work() as uow:
        proposal = await uow.proposals.get(1)
    assert proposal.status == "withdrawn"
    assert [e.step for e in proposal.history].count("withdraw") == 1
    assert zhao.screen.count("已撤回") >= 1


async def test_what_is_assigned_cannot_be_withdrawn_by_an_old_button(house: House) -> None:
    await submit(house)
    wang = house.chat("王芳")
    card = wang.newest
    withdraw = data_of(card, "撤回")
    await house.chat("赵敏").presses("立案并编号", "城建交通", "交办", "区交警大队", "交办")
    await wang.presses_again(card, withdraw)
    assert "这一步已经由赵敏在" in (card.text or "")
    assert "withdraw" not in str(card.inline)


async def test_with_five_open_each_supplement_reaches_its_own(house: House) -> None:
    wang = house.chat("王芳")
    for n in range(1, 6):
        await submit(house, f"第{n}小学门口没有红绿灯，孩子过马路太危险了，建议装一个")
    sent = [m for m in wang.phone.received if (m.text or "").startswith("已提交。")]
    cards = dict(enumerate(sent, start=1))
    for n in (4, 2):
        wang.phone.presses(cards[n].message_id, data_of(cards[n], "查看"))
        await house.settle()
        wang.phone.presses(cards[n].message_id, data_of(cards[n], "补充"))
        await house.settle()
        wang.sees_last("要补充什么？")
    await wang.says("第2小学早上最堵")
    wang.phone.presses(cards[5].message_id, data_of(cards[5], "查看"))
    await house.settle()
    wang.phone.presses(cards[5].message_id, data_of(cards[5], "补充"))
    await house.settle()
    await wang.says("第5小学放学最堵")
    await wang.says(OTHER)
    async with house.service.database.unit_of_work() as uow:
        said = {n: [e.details.get("text") for e in (await uow.proposals.get(n)).history] for n in range(1, 6)}
    added = {n: [text for text in texts if text] for n, texts in said.items()}
    assert added == {1: [], 2: ["第2小学早上最堵"], 3: [], 4: [], 5: ["第5小学放学最堵"]}
    assert [d.situation for d in await drafts_of(house)] == [OTHER]


async def test_urging_once_in_three_days(house: House) -> None:
    await assign(house)
    wang, chen = house.chat("王芳"), house.chat("陈涛")
    await wang.says("/case")
    await wang.presses(next(b for b in wang.buttons if b.startswith("直")))
    await wang.presses("催办")
    wang.sees("已催办")
    await wang.presses("催办")
    wang.sees_last("天内已经催办过一次，请过几天再催。")
    chen.sees("催办")
    await house.passes(days=4)
    await wang.says("/case")
    await wang.presses(next(b for b in wang.buttons if b.startswith("直")))
    await wang.presses("催办")
    async with house.service.database.unit_of_work() as uow:
        assert (await uow.proposals.get(1)).urges == 2
