"""Inspections in the chat: opened, checked, read by those who may, a sample drawn, closed."""

from domain.people import Role
from tests.conversations.offices import forges, joins, kept, refuses_bad_answers
from tests.conversations.steps import assign
from tests.house import House

NOT_ALLOWED = "不在您的权限内"


async def opened(house: House) -> None:
    """A case whose term to sign for is over; 赵敏 opens an inspection of its session."""
    await assign(house)
    await house.passes(days=12)
    zhao = house.chat("赵敏")
    await zhao.says("/inspection")
    zhao.sees_last("还没有检查。")
    await zhao.presses("新开一次检查")
    await zhao.presses(zhao.last_buttons[0])


async def test_what_is_missing_is_found_unit_by_unit(house: House) -> None:
    await opened(house)
    zhao = house.chat("赵敏")
    zhao.sees_last("台账查过了")
    zhao.sees_last("赵敏")
    unit = next(words for words in zhao.last_buttons if words.startswith("区交警大队"))
    assert unit == "区交警大队 50.0 分（1 件，2 项）"
    await zhao.presses(unit)
    assert "没有签收 1 项，每项扣 20" in (zhao.last.text or "")
    assert "没有沟通记录" in (zhao.last.text or "")
    assert "直2026-001" in (zhao.last.text or "")
    await zhao.presses("直2026-001")
    zhao.sees_last("关于")
    chen = house.chat("陈涛")
    await chen.presses("签收", "记录沟通", "现场踏勘", "今天")
    await chen.says("到路口看了。")
    await zhao.says("/inspection")
    await zhao.presses(zhao.buttons[1], "再查一遍")
    assert any("区交警大队 90.0 分（1 件，1 项）" in words for words in zhao.last_buttons)
    await zhao.presses("怎么查的")
    assert "签收迟　扣 10 分" in (zhao.last.text or "")


async def test_a_department_reads_its_own_when_it_is_closed(house: House) -> None:
    await opened(house)
    zhao, chen = house.chat("赵敏"), house.chat("陈涛")
    await chen.says("/inspection")
    chen.sees_last("还没有检查。")
    assert NOT_ALLOWED in await forges(chen, "iv:open:1::0")
    await zhao.presses("结束检查", "结束")
    for officer in (chen, house.chat("周明")):
        officer.sees_last("对“十七届五次会议”的检查结束了，请看本单位的得分和查出的问题。")
    await chen.presses("看本单位的")
    assert "区交警大队" in (chen.last.text or "")
    assert "区住建局" not in (chen.last.text or "")
    await chen.presses("怎么查的", "‹ 返回")
    assert "50.0 分：1 件，查出 2 项" in (chen.last.text or "")
    await chen.presses("‹ 返回")
    assert "检查 1 次" in (chen.last.text or ""), "not the same page again"
    await chen.presses(chen.last_buttons[0])
    assert "区交警大队" in (chen.last.text or "")
    other = (await kept(house)).assignments[1].department_id
    assert NOT_ALLOWED in await forges(chen, f"iv:unit:1:{other}:0")
    assert NOT_ALLOWED in await forges(chen, "iv:check:1::0")
    assert "赵敏结束" in await forges(zhao, "iv:check:1::0")


async def test_it_is_nobody_elses_business(house: House) -> None:
    await opened(house)
    for name in ("王芳", "何伟", "李卫东"):
        chat = house.chat(name)
        await chat.says("/inspection")
        chat.sees_last(f"检查给代表工委和评议员看，结束以后承办单位看本单位的，{NOT_ALLOWED}。")


async def test_an_inspector_reads_and_changes_nothing(house: House) -> None:
    await opened(house)
    qian = await joins(house, "蒋瑞", 2301, Role.INSPECTOR)
    await qian.says("/menu")
    assert "待我处理" not in (qian.newest.text or ""), "there is no such key on this phone"
    await qian.says("检查评议")
    assert "新开一次检查" not in qian.buttons
    await qian.presses(qian.buttons[0])
    assert "抽样" not in qian.last_buttons
    await qian.presses(next(words for words in qian.last_buttons if words.startswith("区交警大队")))
    assert "直2026-001" in (qian.last.text or "")
    assert "直2026-001" not in qian.last_buttons
    for action in ("check", "end", "draw", "new"):
        assert NOT_ALLOWED in await forges(qian, f"iv:{action}:1::0")


async def test_a_sample_is_drawn_with_a_seed_that_stays(house: House) -> None:
    await opened(house)
    zhao = house.chat("赵敏")
    await zhao.presses("抽样", "5", "按单位抽")
    await zhao.says("20211015")
    zhao.sees_last("1 件里抽 1 件")
    zhao.sees_last("种子 20211015")
    zhao.sees_last("直2026-001　区交警大队")
    zhao.sees_last("python -m bot inspection draw --inspection 1 --draw 1")
    await zhao.presses("‹ 返回", "抽样")
    await zhao.says("0")
    zhao.sees_last("1 到 200")
    assert "10" in zhao.buttons
    await zhao.says("3 件")
    await zhao.presses("不分单位", "随机产生")
    assert "第 2 次，共 2 次" in (zhao.last.text or "")
    await zhao.presses("第 1 次")
    assert "种子 20211015" in (zhao.last.text or "")
    await zhao.presses("‹ 返回")
    assert "抽样结果 2" in zhao.last_buttons


async def test_what_is_no_answer_changes_nothing(house: House) -> None:
    await assign(house)
    zhao = house.chat("赵敏")
    await zhao.says("/inspection")
    await zhao.presses("新开一次检查")

    async def unchanged() -> object:
        async with house.service.database.unit_of_work() as uow:
            return len(await uow.inspections.of(1))

    await refuses_bad_answers(zhao, unchanged)
    await zhao.says("2026-03-31 2026-01-01")
    zhao.sees_last("先起后止")
    zhao.sees_last("查哪些？")
    await zhao.says("2030年上半年")
    zhao.sees_last("这段时间没有交办的建议，没有开始检查")
    assert await unchanged() == 0
    for n, (period, called) in enumerate(
        (
            ("2026年1月1日到2026年3月31日", "2026 年一季度"),
            ("2026-01-01 2026-06-30", "2026 年上半年"),
            ("2026", "2026 年"),
            ("2026-03-01..2026-03-15", "2026年3月1日至2026年3月15日"),
        ),
        1,
    ):
        await zhao.says(period)
        zhao.sees_last(f"台账查过了：\n\n检查：{called}\n")
        zhao.sees_last("没有查出问题。")
        assert await unchanged() == n
        await zhao.says("/inspection")
        await zhao.presses("新开一次检查")
