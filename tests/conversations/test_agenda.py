"""The calendar in the chat: each role's own dates by count, a day with its lines, what one oversees."""

import pytest
from sqlalchemy import event

from bot.callbacks import AgendaPress
from bot.views.view import columns
from tests.conversations.offices import BUG, forges
from tests.conversations.steps import assign, handle, reply, submit
from tests.house import Chat, House

TEXT = "第{n}小学门口没有红绿灯，孩子过马路太危险了，建议装一个"
SEVEN_IN_A_ROW = 4


def grid(chat: Chat) -> list[str]:
    rows = (chat.newest.inline or {}).get("inline_keyboard", [])
    return [key["text"] for row in rows if len(row) == 7 for key in row]


def counted(label: str) -> bool:
    return "·" in label


async def assigns(house: House) -> None:
    zhao = house.chat("赵敏")
    await zhao.presses("立案并编号", "城建交通", "交办", "区交警大队", "区住建局", "交办")


async def test_a_clerk_sees_the_month_a_day_and_how_it_was_reckoned(house: House) -> None:
    number = await assign(house)
    chen = house.chat("陈涛")
    await chen.says("日程")
    chen.sees_last("2026年3月")
    assert grid(chen)[:7] == ["一", "二", "三", "四", "五", "六", "日"]
    assert {"3·1", "5·1", "[2]", "31"} <= set(grid(chen)), "contact tomorrow, sign for it by Thursday"
    assert all(columns(label) <= SEVEN_IN_A_ROW for label in grid(chen))
    await chen.presses("5·1")
    chen.sees_last("3月5日（周四）")
    chen.sees_last(f"{number} 签收")
    await chen.presses("怎么算的")
    chen.sees_last("签收期限　2026年3月5日")
    chen.sees_last("3 个工作日 → 3月5日（周四）")
    await chen.says("/agenda")
    await chen.presses("›")
    chen.sees_last("2026年4月")
    assert "2·1" in grid(chen)
    await chen.presses("2·1", number)
    chen.sees_last("离答复期限还有")
    await chen.says("/agenda")
    await chen.presses("31")
    chen.sees_last("3月31日（周二）没有到期的事。")
    await chen.presses("‹ 返回", "‹", "‹")
    chen.sees_last("2026年1月")


async def test_what_is_past_has_a_button(house: House) -> None:
    number = await assign(house)
    await house.passes(days=4)
    chen = house.chat("陈涛")
    await chen.says("日程")
    chen.sees_last("已超期 2 项。")
    await chen.presses("已超期 2")
    chen.sees_last(f"3月3日（周二）　{number} 首次沟通")
    assert "2·1" not in grid(chen)


async def test_representatives_see_what_they_wait_for_and_what_to_rate(house: House) -> None:
    wang = house.chat("王芳")
    await handle(house)
    await wang.says("日程")
    await wang.presses("›")
    assert "2·1" in grid(wang), "the reply"
    assert "看全部" not in wang.buttons


async def test_after_the_reply_it_is_the_rating(house: House) -> None:
    number = await reply(house)
    wang = house.chat("王芳")
    await wang.says("日程")
    (day,) = [label for label in grid(wang) if counted(label)]
    await wang.presses(day)
    wang.sees_last(f"{number} 评价")
    await wang.says("/rate")
    await wang.presses("满意", "满意")
    await wang.says("日程")
    assert not [label for label in grid(wang) if counted(label)], "given: nothing is left to do"


async def test_the_registry_sees_everything_by_count_and_its_own(house: House) -> None:
    for n in range(12):
        await submit(house, TEXT.format(n=n))
        if n < 11:
            await assigns(house)
    zhao = house.chat("赵敏")
    await zhao.says("日程")
    zhao.sees_last("各单位到期")
    assert {"3·+", "5·+"} <= set(grid(zhao)), "more than nine do not fit"
    await zhao.presses("5·+")
    zhao.sees_last("3月5日（周四）　22 项")
    zhao.sees_last("另有 12 件")
    await zhao.presses("‹ 返回", "只看我的")
    zhao.sees_last("您的日期 1 项")
    assert "3·1" in grid(zhao), "one is still to be handed over"
    await zhao.presses("看全部")
    zhao.sees_last("各单位到期")
    he = house.chat("何伟")
    await he.says("日程")
    he.sees_last("各单位到期")
    await he.presses("3·+")
    assert "移交" not in (he.newest.text or ""), "what the registry owes is not the government's business"


async def test_the_number_of_statements_does_not_grow_with_what_is_due(house: House) -> None:
    sent: list[str] = []
    engine = house.service.database.engine.sync_engine
    chen = house.chat("陈涛")
    found = []
    for n in range(6):
        await submit(house, TEXT.format(n=n))
        await assigns(house)
        if n in {0, 5}:
            listening = lambda _c, _cursor, statement, *_rest: sent.append(statement)  # noqa: E731
            event.listen(engine, "before_cursor_execute", listening)
            sent.clear()
            await chen.says("日程")
            found.append(len(sent))
            event.remove(engine, "before_cursor_execute", listening)
    assert found[0] == found[1]
    assert "5·6" in grid(chen)


@pytest.mark.parametrize("value", ["", "x", "2026-13", "9999-12", "0000-00", "2026-02-30", "1-1-1"])
async def test_forged_buttons_do_no_harm(house: House, value: str) -> None:
    for name in ("陈涛", "王芳", "赵敏"):
        for action in ("month", "day", "late", "x"):
            said = await forges(house.chat(name), AgendaPress(action=action, value=value, every=True).pack())
            assert BUG not in said
