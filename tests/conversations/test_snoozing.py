"""Putting a reminder off: for a day, for three, until the eve; shown, taken back, never past the date."""

from datetime import datetime
from zoneinfo import ZoneInfo

from tests.conversations.offices import forges, offered
from tests.conversations.steps import assign
from tests.house import Chat, House

ZONE = ZoneInfo("Asia/Shanghai")
LINE = "直2026-001 答复"
MORNINGS = "早上好"


def mornings(house: House, name: str) -> list[str]:
    """The bundles on this phone, whole."""
    return [m.text or "" for m in house.chat(name).phone.received if (m.text or "").startswith(MORNINGS)]


async def fifteen_days_before(house: House) -> Chat:
    """The clerk's morning of 18 March: the reply is due on 2 April."""
    await assign(house)
    chen = house.chat("陈涛")
    await chen.presses("签收")
    await chen.presses("记录沟通", "现场踏勘", "今天")
    await chen.says("李副大队长带队，与代表到校门口看了现场。")
    house.clock.move_to(datetime(2026, 3, 18, 7, 0, tzinfo=ZONE))
    await house.passes(hours=3)
    assert "直2026-001 答复，4月2日" in mornings(house, "陈涛")[-1]
    return chen


async def test_a_line_opens_the_case_at_its_step_below_the_bundle(house: House) -> None:
    await assign(house)
    await house.passes(days=2)
    chen = house.chat("陈涛")
    bundles = len(mornings(house, "陈涛"))
    await chen.presses("直2026-001 签收")
    text = chen.newest.text or ""
    assert text.startswith("直2026-001\n关于解决鉴湖路小学门口没有红绿灯问题的建议")
    assert text.endswith("离签收期限还有 1 天（3月5日，周四）")
    assert chen.buttons[:2] == ["签收", "申请改办"]
    assert len(mornings(house, "陈涛")) == bundles, "the other lines are still there to be pressed"
    await chen.presses("签收")
    chen.sees("已签收直2026-001")
    await chen.presses("直2026-001 签收")
    chen.sees("这件事已经办过了，现在是这样：")


async def test_put_off_until_tomorrow_told_on_that_day(house: House) -> None:
    chen = await fifteen_days_before(house)
    await chen.presses(LINE)
    assert chen.buttons[-3:] == ["明天再提醒", "3月23日（周一）再提醒", "到期前一天"], (
        "no bundle at a weekend"
    )
    await chen.presses("明天再提醒")
    chen.sees("已推迟，3月19日（周四）再提醒您；到期那天一定提醒。")
    before = len(mornings(house, "陈涛"))
    await house.passes(days=1)
    assert len(mornings(house, "陈涛")) == before + 1
    await chen.presses(LINE)
    assert "不推迟了" not in chen.buttons, "it ended this morning"
    await chen.presses("3月23日（周一）再提醒")
    chen.sees("已推迟，3月23日（周一）再提醒您")
    await house.passes(days=3)
    assert len(mornings(house, "陈涛")) == before + 1
    await house.passes(days=1)
    assert len(mornings(house, "陈涛")) == before + 2


async def test_put_off_and_taken_back(house: House) -> None:
    chen = await fifteen_days_before(house)
    await chen.presses(LINE, "到期前一天", "不推迟了")
    chen.sees("好，照常提醒。")
    assert "到期前一天" in chen.last_buttons
    before = len(mornings(house, "陈涛"))
    await house.passes(days=8)
    assert len(mornings(house, "陈涛")) == before + 1, "seven days before"


async def test_no_reminder_on_days_put_off_but_always_on_the_last(house: House) -> None:
    chen = await fifteen_days_before(house)
    await chen.presses(LINE, "到期前一天")
    chen.sees("已推迟，4月1日（周三）再提醒您；到期那天一定提醒。")
    before = len(mornings(house, "陈涛"))
    await house.passes(days=13)
    assert len(mornings(house, "陈涛")) == before
    await house.passes(days=1)
    assert "3 天内 1" in mornings(house, "陈涛")[-1]
    await house.passes(days=1)
    assert "今天到期 1" in mornings(house, "陈涛")[-1]
    assert len(mornings(house, "陈涛")) == before + 2


async def test_what_is_due_cannot_be_put_off_and_others_cannot_at_all(house: House) -> None:
    await assign(house)
    chen, zhou = house.chat("陈涛"), house.chat("周明")
    await house.passes(days=1)
    _, contact = offered(chen, "直2026-001 首次沟通")
    await chen.presses("直2026-001 首次沟通")
    assert not {"明天再提醒", "三天后", "到期前一天"} & set(chen.buttons), "due today"
    said = await forges(chen, contact.replace("open", "snooze") + "tomorrow")
    assert "离期限太近，不能再推迟" in said
    assert "不在您的权限内" in await forges(zhou, contact.replace("open", "snooze") + "tomorrow")
    assert "不在您的权限内" in await forges(house.chat("李卫东"), contact), "nothing of his"
    assert "不在您的权限内" in await forges(chen, "q:999:open:"), "no such clock"
