"""Long lists: a clerk with two hundred pieces finds the one that is late in two taps."""

from datetime import timedelta

from domain.proposal import ClockKey, Status
from tests.builders import assignment, clock, suggestion
from tests.conversations.offices import kept
from tests.conversations.steps import assign
from tests.house import House


async def many(house: House, n: int) -> None:
    """So many with 区交警大队, due one after the other; the first three are late already."""
    congress = await house.congress()
    async with house.service.database.unit_of_work() as uow:
        (wang,) = await uow.people.named(congress.id, "王芳")
        police = next(d for d in await uow.people.departments(congress.id) if d.short_name == "区交警大队")
        now = house.clock.now()
        for k in range(n):
            p = suggestion(wang, number=f"第{k + 1}号", title=f"关于第{k + 1}件事的建议", created_at=now)
            p.status, p.registered_at, p.cosigning_open = Status.ASSIGNED, now, False
            p.assignments = [assignment(police)]
            due = clock(congress, ClockKey.SIGN_FOR, department_id=police.id)
            due.due_at = now + timedelta(days=3 * (k - 3))
            due.due_on = due.due_at.date()
            due.overdue_at = now if k < 3 else None
            p.clocks = [due]
            await uow.proposals.add(p)


async def test_two_taps_among_two_hundred(house: House) -> None:
    await many(house, 200)
    chen = house.chat("陈涛")
    await chen.says("全部建议")
    chen.sees_last("共 200 件")
    assert "超期 3" in chen.buttons
    assert "7 天内到期 3" in chen.buttons
    await chen.presses("超期 3")
    chen.sees_last("超期 3 件（全部 200 件）：")
    await chen.presses("第2号　关于第2件事的建议")
    chen.sees_last("签收已超期")
    assert "签收" in chen.buttons


async def test_pages_stay_within_what_was_chosen(house: House) -> None:
    await many(house, 30)
    chen = house.chat("陈涛")
    await chen.says("/my")
    await chen.presses("下一页 ›", "下一页 ›", "‹ 上一页")
    assert sum(b.startswith("第") for b in chen.buttons) == 6
    await chen.presses("7 天内到期 3")
    assert sum(b.startswith("第") for b in chen.buttons) == 3
    await chen.presses("全部 30")
    chen.sees_last("共 30 件")


async def test_an_old_filter_that_leaves_nothing_shows_everything(house: House) -> None:
    await many(house, 8)
    chen = house.chat("陈涛")
    await chen.says("/my")
    async with house.service.database.unit_of_work() as uow:
        for id_ in await uow.proposals.every_id():
            (await uow.proposals.get(id_)).clocks[0].stopped_at = house.clock.now()
    await chen.presses("超期 3")
    chen.sees_last("共 8 件")


async def test_a_short_list_has_no_filters(house: House) -> None:
    await assign(house)
    chen = house.chat("陈涛")
    await chen.says("/my")
    assert all(not b.startswith(("超期", "待我办", "全部")) for b in chen.buttons)
    assert (await kept(house)).status is Status.ASSIGNED
