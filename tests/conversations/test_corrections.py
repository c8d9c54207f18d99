"""Staff note a day off or worked: what moves is shown before, told once after, and can be taken back."""

from datetime import date

import pytest

from bot.callbacks import DayPress
from domain.people import Role
from domain.proposal import ClockKey, Proposal
from tests.conversations.offices import BUG, forges, joins, kept
from tests.conversations.steps import assign, submit
from tests.house import Chat, House

ZHAO, CHEN, WANG = "赵敏", "陈涛", "王芳"
TEXT = "第{n}小学门口没有红绿灯，孩子过马路太危险了，建议装一个"


def due(proposal: Proposal, key: ClockKey) -> str:
    return next(c for c in proposal.clocks if c.key is key).due_on.isoformat()


async def confirms(chat: Chat) -> None:
    (words,) = [words for words in chat.buttons if words.startswith("确认")]
    await chat.presses(words)


async def begins(chat: Chat) -> None:
    await chat.says("/days")
    await chat.presses("记一天")


def bundles(house: House, name: str) -> list[str]:
    texts = [m.text or "" for m in house.chat(name).phone.received]
    return [text for text in texts if "下列期限" in text]


async def test_a_snow_day_is_previewed_taken_told_once_and_taken_back(house: House) -> None:
    number = await assign(house)
    zhao, chen, wang = house.chat(ZHAO), house.chat(CHEN), house.chat(WANG)
    first = {key: due(await kept(house), key) for key in (ClockKey.SIGN_FOR, ClockKey.REPLY)}
    assert first == {ClockKey.SIGN_FOR: "2026-03-05", ClockKey.REPLY: "2026-04-02"}
    await zhao.says("日程")
    await zhao.presses("停工和补班")
    zhao.sees_last("现在没有记。")
    await zhao.presses("记一天")
    assert {"3", "7°"} <= set(zhao.buttons), "a Tuesday, a Saturday"
    await zhao.says("3月4日")
    zhao.sees_last("3月4日（周三），停工还是上班？")
    await zhao.presses("停工", "恶劣天气")
    zhao.sees_last("3月4日（周三）停工（恶劣天气）")
    zhao.sees_last(f"{number} 签收：3月5日 → 3月6日（周五）（2 个单位）")
    assert "注意" not in (zhao.newest.text or "")
    assert due(await kept(house), ClockKey.SIGN_FOR) == "2026-03-05", "nothing is done before it is confirmed"
    await zhao.presses(f"{number} 签收 怎么算的")
    zhao.sees("3月4日（周三）本地停工（恶劣天气），不算工作日")
    await zhao.presses("‹ 返回")
    await confirms(zhao)
    zhao.sees("期限重新算过，已告诉有关的人。")
    proposal = await kept(house)
    assert due(proposal, ClockKey.SIGN_FOR) == "2026-03-06"
    assert due(proposal, ClockKey.REPLY) == first[ClockKey.REPLY], "months do not count working days"
    entries = [entry for entry in proposal.history if entry.step == "move_dates"]
    assert len(entries) == 1, "one step however many of its clocks moved"
    assert {"clock": "sign_for", "from": "2026-03-05", "to": "2026-03-06"} in entries[0].details["clocks"]
    assert (entries[0].details["by"], entries[0].details["days"]) == (ZHAO, ["2026-03-04"])
    (told,) = bundles(house, CHEN)
    assert told.startswith("3月4日（周三）停工（恶劣天气），下列期限顺延：")
    assert f"{number} 签收：3月5日 → 3月6日（周五）" in told
    assert bundles(house, ZHAO) == [], "who did it has read it in the reply"
    await chen.presses(f"{number} 签收 怎么算的")
    chen.sees("本地停工（恶劣天气）")
    wang.sees_not("签收：3月5日")
    (undo,) = [words for words in zhao.buttons if "停工　恶劣天气" in words]
    await zhao.presses(undo)
    zhao.sees_last("撤回：3月4日（周三）改回国家的放假安排")
    zhao.sees_last("项会提前。")
    await confirms(zhao)
    assert due(await kept(house), ClockKey.SIGN_FOR) == "2026-03-05"
    first_told, told = bundles(house, CHEN)
    assert first_told.startswith("3月4日（周三）停工"), "the reckoning came below it"
    assert told.startswith("3月4日（周三）改回国家的放假安排，下列期限有变：")
    await zhao.presses("记录")
    zhao.sees("撤回 3月4日（周三）")
    zhao.sees("3月4日（周三）停工（恶劣天气）")
    async with house.service.database.unit_of_work() as uow:
        assert [c.worked for c in await uow.corrections.of(1)] == [None, False], "nothing is deleted"


async def test_later_clocks_count_by_the_day_too(house: House) -> None:
    await submit(house)
    zhao = house.chat(ZHAO)
    await begins(zhao)
    await zhao.says("3月3日到4日")
    await zhao.presses("停工")
    await zhao.says("水管爆裂")
    zhao.sees_last("3月3日（周二）到3月4日（周三）停工（水管爆裂）")
    await confirms(zhao)
    await zhao.says("/todo")
    await zhao.presses("立案并编号", "城建交通", "交办", "区交警大队", "区住建局", "交办")
    proposal = await kept(house)
    assert due(proposal, ClockKey.SIGN_FOR) == "2026-03-09"
    (clock,) = [c for c in proposal.clocks if c.key is ClockKey.SIGN_FOR and c.department_id == 1]
    lines = [key for key, _ in clock.working]
    assert lines.count("local_off") == 2


async def test_a_worked_saturday_brings_dates_forward_with_a_warning(house: House) -> None:
    await assign(house)
    await house.passes(days=2, hours=9)
    zhao = house.chat(ZHAO)
    await begins(zhao)
    await zhao.presses("7°")
    zhao.sees("已选：3月7日（周六）")
    await zhao.presses("选好了", "上班", "调休")
    zhao.sees_last("3月7日（周六）上班（调休）")
    zhao.sees_last("会提前。")
    assert due(await kept(house), ClockKey.OBJECTION) == "2026-03-09"
    await confirms(zhao)
    assert due(await kept(house), ClockKey.OBJECTION) == "2026-03-07"


async def test_lateness_that_was_stamped_stays(house: House) -> None:
    await assign(house)
    await house.passes(days=4)
    before = await kept(house)
    stamped = [(c.key, c.due_on, c.overdue_at) for c in before.clocks if c.overdue_at]
    assert stamped
    zhao = house.chat(ZHAO)
    await begins(zhao)
    await zhao.says("3月3日")
    await zhao.presses("停工", "停电停水")
    await confirms(zhao)
    after = await kept(house)
    assert [(c.key, c.due_on, c.overdue_at) for c in after.clocks if c.overdue_at] == stamped


async def test_many_moves_are_one_message_a_person(house: House) -> None:
    for n in range(10):
        await submit(house, TEXT.format(n=n))
        await house.chat(ZHAO).presses("立案并编号", "城建交通", "交办", "区交警大队", "区住建局", "交办")
    zhao = house.chat(ZHAO)
    await begins(zhao)
    await zhao.says("明天")
    await zhao.presses("停工", "当地节庆")
    zhao.sees_last("在办的期限有 50 项会变：")
    zhao.sees_last("另有 42 件")
    await zhao.presses("确认，50 项改期")
    (told,) = bundles(house, CHEN)
    assert told.count(" 签收：") == 10
    assert told.count("→") == 30, "to sign for, to object, to make contact"
    (told,) = bundles(house, "孙莉")
    assert told.count("→") == 20


async def test_what_changed_meanwhile_is_shown_again(house: House) -> None:
    await assign(house)
    zhao, he = house.chat(ZHAO), await joins(house, "林管理", 1101, Role.ADMIN)
    await begins(zhao)
    await zhao.says("3月4日")
    await zhao.presses("停工", "恶劣天气")
    await house.chat(CHEN).presses("签收")
    await confirms(zhao)
    zhao.sees("刚才在办的期限有变化，请再看一遍：")
    await begins(he)
    await he.says("3月4日")
    await he.presses("停工", "当地节庆")
    await confirms(he)
    he.sees("已记下。")
    await confirms(zhao)
    zhao.sees("这几天本来就是这样")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("下雪了", "没有看到日期"),
        ("2月30日", "没有"),
        ("2028年1月5日", "太远了"),
        ("2026-01-05", "太远了"),
        ("3月1日到4月20日", "一次最多 31 天"),
    ],
)
async def test_days_that_cannot_be_meant_are_asked_again(house: House, said: str, answer: str) -> None:
    zhao = house.chat(ZHAO)
    await begins(zhao)
    await zhao.says(said)
    assert answer in (zhao.newest.text or "")
    await zhao.says("3月4日")
    zhao.sees_last("停工还是上班？")


async def test_a_day_that_is_like_that_already_is_no_correction(house: House) -> None:
    zhao = house.chat(ZHAO)
    await begins(zhao)
    await zhao.says("3月7日")
    await zhao.presses("停工")
    zhao.sees("这几天本来就是这样，没有要改的。")
    await zhao.presses("上班", "调休")
    zhao.sees_last("在办的期限没有变动。")
    await zhao.says("这是什么")
    zhao.sees_last("在办的期限没有变动。")
    await zhao.presses("确认")
    zhao.sees("已记下。在办的期限没有变动。")


async def test_only_the_registry_and_administrators(house: House) -> None:
    for name in (CHEN, WANG, "何伟", "周明"):
        chat = house.chat(name)
        await chat.says("/days")
        assert "停工和补班" not in (chat.newest.text or "")
        for action in ("list", "new", "take", "undo", "log"):
            said = await forges(chat, DayPress(action=action, value="2026-03-04").pack())
            assert "不在您的权限内" in said, (name, action)
    async with house.service.database.unit_of_work() as uow:
        assert await uow.corrections.of(1) == []


async def test_forged_buttons_do_nothing(house: House) -> None:
    zhao = house.chat(ZHAO)
    for action in (
        "list",
        "new",
        "month",
        "tick",
        "ready",
        "kind",
        "why",
        "undo",
        "look",
        "how",
        "take",
        "x",
    ):
        for value in ("", "2026-99", "9999-12-31", "0001-01-01", "x", "-1"):
            assert BUG not in await forges(zhao, DayPress(action=action, value=value).pack()), (action, value)
    async with house.service.database.unit_of_work() as uow:
        assert await uow.corrections.of(1) == []
        assert not (await uow.congresses.get(1)).local_days


async def test_a_range_may_name_the_month_once(house: House) -> None:
    zhao = house.chat(ZHAO)
    await begins(zhao)
    await zhao.says("4月20日到22日、4月27日")
    zhao.sees_last("4月20日（周一）到4月22日（周三）、4月27日（周一）")
    assert date(2026, 4, 20).weekday() == 0
