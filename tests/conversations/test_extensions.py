"""More time for a reply: asked with a reason, granted for a shorter time or denied, told to all."""

from datetime import date

from domain.proposal import ClockKey
from tests.conversations.offices import forges, history_length, kept, offered, pushed, refuses_bad_answers
from tests.conversations.steps import assign
from tests.house import House


async def due(house: House) -> date:
    clock = (await kept(house)).clock(ClockKey.REPLY)
    assert clock is not None
    return clock.due_on


async def signed(house: House) -> None:
    await assign(house)
    await house.chat("陈涛").presses("签收")


async def asked(house: House) -> None:
    chen = house.chat("陈涛")
    await chen.presses("更多", "申请延期")
    await chen.says("5月8日")
    await chen.says("要等电力部门迁线")


async def test_an_extension_is_asked_and_granted_for_less(house: House) -> None:
    await signed(house)
    chen, he, wang, zhao, zhou = (house.chat(n) for n in ("陈涛", "何伟", "王芳", "赵敏", "周明"))
    assert await due(house) == date(2026, 4, 2)
    await chen.presses("更多", "申请延期")
    chen.sees_last("现在的期限是4月2日（周四），连同延期最晚到9月2日（周三）")
    await refuses_bad_answers(chen, lambda: history_length(house))
    for words, answer in (
        ("4月2日", "要比现在的期限（4月2日（周四））晚。"),
        ("3月3日", "要比现在的期限"),
        ("2026年12月31日", "连同延期最晚只能到9月2日（周三）。"),
        ("等通知", "没有看到日期"),
    ):
        await chen.says(words)
        chen.sees_last(answer)
    await chen.says("5月9日")
    chen.sees_last("为什么要延期？")
    await chen.presses("‹ 返回")
    await chen.says("5月8日")
    await house.restart()
    before = pushed([he, zhou, wang, zhao])
    await chen.says("要等电力部门迁线")
    chen.sees_last("已申请延期到5月8日（周五），等政府办决定")
    assert [now - then for now, then in zip(pushed([he, zhou, wang, zhao]), before, strict=True)] == [
        1,
        1,
        0,
        0,
    ]
    he.sees_last("区交警大队申请把直2026-001的答复期限延到5月8日（周五）：要等电力部门迁线")
    await he.says("/todo")
    he.sees_last("等您处理 1 件")
    assert "每件只能申请一次延期" in await forges(chen, "s:ask_extension:1:0:0")
    await he.presses("直2026-001　关于解决鉴湖路小学门口没有红绿灯问题的建议", "同意延期")
    he.sees_last("同意延到哪一天？")
    await he.says("5月20日")
    he.sees_last("不能晚于申请的日期（5月8日（周五））。")
    before = pushed([chen, wang, zhao])
    await he.says("4月30日")
    he.sees_last("已同意直2026-001延期到4月30日（周四）")
    assert [now - then for now, then in zip(pushed([chen, wang, zhao]), before, strict=True)] == [1, 1, 1]
    wang.sees_last("直2026-001的答复延期，最晚4月30日（周四）答复您。承办单位的理由：要等电力部门迁线")
    wang.sees_last("离答复期限还有 59 天（4月30日，周四）")
    chen.sees_last("新的答复期限是4月30日（周四）")
    assert await due(house) == date(2026, 4, 30)
    await wang.presses("查看", "怎么算的")
    wang.sees_last("延期：从4月2日（周四）延到4月30日（周四）")
    assert "没有等决定的延期申请" in await forges(he, "s:grant_extension:1:0:0")
    assert "这件不在您的权限内" in await forges(wang, "s:grant_extension:1:0:0")
    await house.passes(days=40)
    assert not [e for e in (await kept(house)).history if e.details.get("clock") == "reply"]


async def test_an_extension_is_denied_with_a_reason(house: House) -> None:
    await signed(house)
    await asked(house)
    chen, he, wang = house.chat("陈涛"), house.chat("何伟"), house.chat("王芳")
    message, _ = offered(he, "同意延期")
    await he.presses("不同意延期")
    he.sees_last("区交警大队申请把期限从4月2日（周四）延到5月8日（周五）：要等电力部门迁线")
    before = pushed([wang])
    await he.says("本件列入民生实事，不能推迟")
    assert pushed([wang]) == before
    chen.sees_last("没有同意延期，仍按原来的期限（4月2日（周四））答复。理由：本件列入民生实事，不能推迟")
    await he.presses_again(message, "s:grant_extension:1:0:0")
    he.sees("没有等决定的延期申请")
    assert await due(house) == date(2026, 4, 2)
    assert [e.granted for e in (await kept(house)).extensions] == [False]


async def test_asked_in_time_and_granted_late_the_clock_is_no_longer_late(house: House) -> None:
    await signed(house)
    chen, he = house.chat("陈涛"), house.chat("何伟")
    await house.passes(days=30)
    await asked(house)
    await house.passes(days=4)
    clock = (await kept(house)).clock(ClockKey.REPLY)
    assert clock is not None
    assert clock.overdue_at is not None
    await he.presses("同意延期", "5月8日（周五）")
    clock = (await kept(house)).clock(ClockKey.REPLY)
    assert clock is not None
    assert (clock.overdue_at, clock.due_on) == (None, date(2026, 5, 8))
    await house.passes(days=36)
    clock = (await kept(house)).clock(ClockKey.REPLY)
    assert clock is not None
    assert clock.overdue_at is not None
    assert "每件只能申请一次延期" in await forges(chen, "s:ask_extension:1:0:0")


async def test_too_late_to_ask(house: House) -> None:
    await signed(house)
    await house.passes(days=33)
    assert "答复期限已过，不能再申请延期" in await forges(house.chat("陈涛"), "s:ask_extension:1:0:0")
