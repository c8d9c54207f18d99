"""The secret ballot in the chat: opened, filled in page by page, cast once, counted when closed."""

from collections.abc import Sequence

from domain.ballot import Tally, best_first
from domain.people import Role
from tests.conversations.offices import forges, joins, refuses_bad_answers
from tests.conversations.steps import assign
from tests.house import Chat, House

NOT_ALLOWED = "不在您的权限内"
NAMES = ("蒋瑞", "吴桐", "郑远")


async def with_inspectors(house: House, n: int = 3) -> list[Chat]:
    """A checked ledger of two departments, and inspectors."""
    await assign(house)
    zhao = house.chat("赵敏")
    await zhao.says("/inspection")
    await zhao.presses("新开一次检查")
    await zhao.presses(zhao.last_buttons[0])
    return [await joins(house, name, 2401 + k, Role.INSPECTOR) for k, name in enumerate(NAMES[:n])]


async def begun(house: House) -> list[Chat]:
    inspectors = await with_inspectors(house)
    await house.chat("赵敏").presses("无记名测评", "开始无记名测评", "全部 2 个单位")
    return inspectors


async def opens(chat: Chat) -> None:
    await chat.says("检查评议")
    await chat.presses(chat.buttons[0], "无记名测评")


async def votes(chat: Chat, scores: Sequence[str]) -> None:
    await opens(chat)
    await chat.presses("开始打分", *scores, "投票")


async def test_everybody_votes_and_it_is_counted_at_the_end(house: House) -> None:
    inspectors = await begun(house)
    zhao = house.chat("赵敏")
    zhao.sees_last("应投 3 人，已投 0 人")
    zhao.sees_last("未投：蒋瑞、吴桐、郑远")
    for inspector in inspectors:
        inspector.sees_last("无记名测评开始了，请给 2 个单位打分。")
    await inspectors[0].presses("打开测评", "开始打分")
    assert "1/2　区交警大队" in (inspectors[0].last.text or "")
    await inspectors[0].presses("7", "不了解")
    assert "区交警大队　7\n区住建局　不了解" in (inspectors[0].last.text or "")
    await inspectors[0].presses("‹ 返回", "‹ 返回", "9", "8", "投票")
    assert "已投票。" in (inspectors[0].last.text or "")
    assert "开始打分" not in inspectors[0].last_buttons
    inspectors[0].sees_not("区交警大队　9")
    await votes(inspectors[1], ("10", "6"))
    await votes(inspectors[2], ("8", "7"))
    await zhao.presses("‹ 返回", "无记名测评")
    assert "已投：蒋瑞、吴桐、郑远" in (zhao.last.text or "")
    zhao.sees_not("9.00")
    await zhao.presses("结束测评", "结束并计票")
    assert "1. 区交警大队　9.00 分（3 票，最低 8，最高 10）" in (zhao.last.text or "")
    assert "2. 区住建局　7.00 分" in (zhao.last.text or "")
    await opens(inspectors[0])
    assert "1. 区交警大队　9.00 分" in (inspectors[0].last.text or "")


async def test_nobody_votes_twice_or_after_the_end(house: House) -> None:
    first, second, _ = await begun(house)
    await votes(first, ("9", "8"))
    assert "您已经投过票了" in await forges(first, "vb:cast:1:11")
    assert "您已经投过票了" in await forges(first, "vb:mark:1:1")
    await opens(second)
    await second.presses("开始打分", "3")
    zhao = house.chat("赵敏")
    await opens_staff(zhao)
    await zhao.presses("结束测评")
    assert "只有 1 票，不到 3 票" in (zhao.last.text or "")
    await zhao.presses("结束，不计票")
    assert "没有计票，票已销毁" in (zhao.last.text or "")
    closed = zhao.last.text or ""
    assert "结束并计票" not in closed
    await second.presses("4")
    assert "测评已由赵敏结束" in (second.last.text or "")
    assert "票已销毁" in (second.last.text or "")
    assert second.last_buttons == ["‹ 返回"], "not a page whose every button is refused"
    assert "测评已由赵敏结束" in await forges(second, "vb:cast:1:34")
    assert "再测评一次" in zhao.last_buttons


async def opens_staff(zhao: Chat) -> None:
    await zhao.says("/inspection")
    await zhao.presses(zhao.buttons[1], "无记名测评")


async def test_a_department_with_too_few_scores_is_not_told(house: House) -> None:
    for chat, scores in zip(await begun(house), (("9", "8"), ("9", "7"), ("9", "不了解")), strict=True):
        await votes(chat, scores)
    zhao = house.chat("赵敏")
    await opens_staff(zhao)
    await zhao.presses("结束测评", "结束并计票")
    assert "区住建局　打分的不到 3 票（2 票），不公布" in (zhao.last.text or "")


async def test_equals_share_their_place_and_nothing_is_less_than_zero(house: House) -> None:
    for chat, scores in zip(await begun(house), (("0", "0"), ("0", "0"), ("0", "0")), strict=True):
        await votes(chat, scores)
    zhao = house.chat("赵敏")
    await opens_staff(zhao)
    await zhao.presses("结束测评", "结束并计票")
    text = zhao.last.text or ""
    assert "1. 区交警大队　0.00 分" in text
    assert "1. 区住建局　0.00 分" in text
    told, few = Tally(2, "区住建局", 3, (0, 0, 0)), Tally(1, "区交警大队", 2)
    assert best_first([few, told]) == [told, few]


async def test_three_inspectors_are_needed(house: House) -> None:
    await with_inspectors(house, 2)
    zhao = house.chat("赵敏")
    await zhao.presses("无记名测评", "开始无记名测评", "全部 2 个单位")
    zhao.sees("评议员只有 2 人，至少要 3 人")


async def test_departments_can_be_named(house: House) -> None:
    await with_inspectors(house)
    zhao = house.chat("赵敏")
    await zhao.presses("无记名测评", "开始无记名测评")

    async def unchanged() -> object:
        async with house.service.database.unit_of_work() as uow:
            return await uow.ballots.last_of(1, 1)

    await refuses_bad_answers(zhao, unchanged)
    await zhao.says("区住建局、区水利局")
    zhao.sees_last("没有找到：区水利局")
    assert "全部 2 个单位" in zhao.buttons
    await zhao.says("区住建局")
    zhao.sees("无记名测评：1 个单位")
    assert "已有一次测评在进行" in await forges(zhao, "vb:all:1:")


async def test_it_is_for_inspectors_alone(house: House) -> None:
    await begun(house)
    for name in ("王芳", "陈涛", "周明", "何伟", "李卫东"):
        for data in ("vb:of:1:", "vb:show:1:", "vb:mark:1:9", "vb:cast:1:99", "vb:end:1:"):
            assert NOT_ALLOWED in await forges(house.chat(name), data)


async def test_staff_open_and_close_and_have_no_vote(house: House) -> None:
    first, _, _ = await begun(house)
    assert NOT_ALLOWED in await forges(house.chat("赵敏"), "vb:cast:1:99")
    assert NOT_ALLOWED in await forges(first, "vb:end:1:")
    assert NOT_ALLOWED in await forges(first, "vb:new:1:")
    late = await joins(house, "冯晚", 2409, Role.INSPECTOR)
    for data in ("vb:cast:1:99", "vb:mark:1:9", "vb:show:1:"):
        assert "您还不是评议员" in await forges(late, data)
    await late.says("怎么投票？")
    assert "/find" not in (late.newest.text or "")
    for paper in ("9", "999", "9?", "AB"):
        assert "这个按钮已经不能用了" in await forges(first, f"vb:cast:1:{paper}")
