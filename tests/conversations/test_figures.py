"""Figures in the chat: the card, its tables and definitions, other times, the list behind, who sees what."""

import pytest

from bot.callbacks import FigurePress
from domain.people import Role
from tests.conversations.offices import forges, joins
from tests.conversations.steps import assign, reply, submit
from tests.house import House

REFUSED = "不在您的权限内"


async def test_the_card_and_what_lies_behind_it(house: House) -> None:
    number = await reply(house)
    wang, zhao = house.chat("王芳"), house.chat("赵敏")
    await wang.presses("满意", "满意")
    await submit(house, "柯岩街道的公园晚上没有路灯，老人散步容易摔倒，建议安装路灯")
    await zhao.presses("立案并编号", "城建交通")
    await zhao.says("统计")
    zhao.sees_last("2026 年")
    zhao.sees_last("立案 2 件，上年同期 0 件（+2）")
    zhao.sees_last("已答复 1 件（50.00%），办结 0 件（0.00%）")
    zhao.sees_last("按时签收 100.00%（2/2）")
    zhao.sees_last("按时答复 100.00%（1/1）")
    zhao.sees_last("结果：B 类 1 件（50.00%）、尚未答复 1 件（50.00%）")
    zhao.sees_last("对答复：满意 1 件（50.00%）、尚未答复 1 件（50.00%）")
    zhao.sees_last("对答复的满意率 100.00%，含基本满意 100.00%，未表态 0.00%")
    zhao.sees_last("有 1 件还没有交办。")
    await zhao.presses("按单位")
    zhao.sees_last("区交警大队　1 件　50.00%")
    await zhao.presses("区交警大队")
    zhao.sees_last("2026 年　区交警大队")
    zhao.sees_last("立案 1 件")
    await zhao.presses("看名单")
    zhao.sees_last(number)
    await zhao.presses(number)
    zhao.sees_last("关于")
    await zhao.says("/report")
    await zhao.presses("各项指标怎么算")
    zhao.sees_last("办复率：")
    zhao.sees_last("这里：1 ÷ 2 = 50.00%")
    await zhao.presses("‹ 返回", "更多表…", "按进度")
    zhao.sees_last("办复　1 件")
    await zhao.presses("‹ 返回", "退办率")
    zhao.sees_last("退办 0 次")
    await zhao.presses("‹ 返回", "超期清单")
    zhao.sees_last("答复超期 0 件")


async def test_the_picture_comes_when_it_is_drawn(house: House) -> None:
    await assign(house)
    zhao = house.chat("赵敏")
    await zhao.says("统计")
    await zhao.presses("按单位", "画成图")
    assert not any("photo" in message.content for message in zhao.phone.received)
    await house.service.making.finished()
    await house.passes(seconds=2)
    photo = zhao.newest
    assert max((size["width"], size["height"]) for size in photo.content["photo"]) == (1080, 1350)
    assert photo.content["caption"] == "统计　2026 年"


async def test_another_time_is_pressed_or_written(house: House) -> None:
    await assign(house)
    zhao = house.chat("赵敏")
    await zhao.says("/report")
    await zhao.presses("换时间…")
    zhao.sees_last("看哪段时间")
    assert {"2025 年", "2026 年一季度", "十七届五次会议", "全部时间"} <= set(zhao.buttons)
    await zhao.says("去年夏天")
    zhao.sees_last("看不懂“去年夏天”")
    await zhao.says("2026-02-30")
    zhao.sees_last("没有“2026-02-30”")
    await zhao.says("2030")
    zhao.sees_last("这段时间从 2030-01-01 才开始，还没有数字。")
    await zhao.presses("换时间…", "2026 年一季度")
    zhao.sees_last("立案 1 件")
    await zhao.presses("换时间…")
    await zhao.says("2026年3月")
    zhao.sees_last("立案 1 件")
    await zhao.presses("按类别", "城建交通")
    zhao.sees_last("2026 年 3 月　城建交通")
    await zhao.presses("去掉“城建交通”", "换时间…", "全部时间")
    zhao.sees_last("全部时间")
    zhao.sees_last("立案 1 件")


async def test_everybody_sees_their_own(house: House) -> None:
    await reply(house)
    wang, chen = house.chat("王芳"), house.chat("陈涛")
    await wang.presses("满意", "基本满意")
    await wang.says("统计")
    wang.sees_last("我提的")
    wang.sees_last("基本满意 1 件")
    assert "退办率" not in wang.last_buttons
    await chen.says("统计")
    chen.sees_last("区交警大队")
    chen.sees_last("立案 1 件")
    chen.sees_last("为了不显示是谁评的")
    assert "满意率" not in (chen.newest.text or "")
    for chat in (wang, chen):
        for action in ("card", "by", "list", "late", "sent", "what", "tabs", "time"):
            data = FigurePress(action=action, value="d").pack()
            assert REFUSED in await forges(chat, data), action
    assert REFUSED in await forges(chen, FigurePress(action="late", scope="d1").pack())
    inspector = await joins(house, "钱评议", 1301, Role.INSPECTOR)
    await inspector.says("/report")
    inspector.sees_last(REFUSED)
    nowhere = await joins(house, "金无团", 1303, Role.DELEGATION_OFFICE)
    await nowhere.says("统计")
    nowhere.sees_last(REFUSED)
    office = await joins(house, "金联络", 1302, Role.DELEGATION_OFFICE, "柯岩街道代表小组")
    await office.says("统计")
    office.sees_last("柯岩街道代表小组")
    office.sees_last("立案 1 件")
    assert REFUSED in await forges(office, FigurePress(action="card", scope="g9").pack())


@pytest.mark.parametrize("scope", ["z1", "s99", "y1", "d-1", "k9"])
async def test_a_forged_scope_is_no_button_of_ours(house: House, scope: str) -> None:
    zhao = house.chat("赵敏")
    await zhao.says("统计")
    zhao.sees_last("这个范围里没有立案的建议。")
    assert "按钮" in await forges(zhao, FigurePress(action="card", scope=scope).pack())
