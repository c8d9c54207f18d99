"""Whom pushes do not reach: it goes up, bundled and visibly; who comes back hears what they missed."""

from domain.people import Person, Post, Role
from tests.conversations.offices import forges, joins, pushed
from tests.conversations.steps import assign, handle, submit
from tests.conversations.test_snoozing import mornings
from tests.house import PEOPLE, Chat, House


async def person(house: House, name: str) -> Person:
    async with house.service.database.unit_of_work() as uow:
        congress = (await uow.congresses.every())[0]
        return (await uow.people.named(congress.id, name))[0]


async def on_the_roster(house: House, name: str, role: Role, unit: str = "") -> None:
    """Known, and never here."""
    async with house.service.database.unit_of_work() as uow:
        congress = (await uow.congresses.every())[0]
        departments = {d.short_name: d.id for d in await uow.people.departments(congress.id)}
        delegations = {d.name: d.id for d in await uow.people.delegations(congress.id)}
        post = Post(role, departments.get(unit), delegations.get(unit), unit=unit)
        await uow.people.add(Person(congress.id, name, posts=[post]))


async def blocks(house: House, name: str, *, blocked: bool = True) -> Chat:
    chat = house.chat(name)
    chat.phone.blocks(blocked)
    await house.settle()
    return chat


async def test_what_concerns_a_clerk_who_blocked_the_bot_goes_up_once_a_day(house: House) -> None:
    chen = await blocks(house, "陈涛")
    assert (await person(house, "陈涛")).unreachable_since is not None
    await assign(house)
    await house.passes(days=1)
    for name in ("周明", "赵敏"):
        house.chat(name).sees_last("1 人收不到推送，以下请转告\n陈涛（区交警大队）：直2026-001")
        assert len(mornings(house, name)) == 1
    house.chat("何伟").sees_not("收不到推送")
    house.chat("孙莉").sees_not("收不到推送")
    before = pushed([house.chat("赵敏")])
    await house.service.ticks.remind()
    await house.settle()
    assert pushed([house.chat("赵敏")]) == before
    assert not mornings(house, "陈涛")
    assert chen.phone.received


async def test_the_registry_sees_who_it_is_and_since_when(house: House) -> None:
    await blocks(house, "陈涛")
    await on_the_roster(house, "郑洁", Role.DEPARTMENT_CLERK, "区住建局")
    await assign(house)
    await house.passes(days=1)
    zhao = house.chat("赵敏")
    await zhao.presses("收不到推送的人")
    zhao.sees("陈涛，区交警大队 · 经办人，3月2日（周一）起停用了机器人\n")
    whole = int((zhao.last.text or "").split(" ")[0])
    await zhao.presses("陈涛")
    zhao.sees("没送到的事：1 件。")
    zhao.sees("请本人在 Telegram 里打开这个机器人")
    await zhao.presses("‹ 返回", "下一页 ›", "郑洁")
    zhao.sees("郑洁，区住建局 · 经办人，还没有加入")
    await zhao.presses("生成邀请链接")
    link = (zhao.last.text or "").splitlines()[-1]
    assert link.startswith("https://t.me/")
    house.sandbox.add_phone(2001, "郑洁", language_code="zh-hans")
    zheng = Chat(house, house.sandbox.phone(2001))
    zheng.phone.starts(link.partition("start=")[2])
    await house.settle()
    zheng.sees("您加入以前，有 1 件事没能送到：\n直2026-001：")
    zheng.sees("等您办")
    await zhao.says("/people")
    await zhao.presses("收不到推送的人")
    zhao.sees(f"{whole - 1} 人收不到推送：")


async def test_who_comes_back_hears_what_they_missed_in_one_message(house: House) -> None:
    await blocks(house, "陈涛")
    await assign(house)
    await submit(house, "齐贤街道老年食堂门口没有无障碍坡道，老人进出很不方便，建议加建")
    await house.chat("赵敏").presses("立案并编号", "社会事业", "交办", "区交警大队", "交办")
    chen = house.chat("陈涛")
    before = pushed([chen])
    await blocks(house, "陈涛", blocked=False)
    assert pushed([chen]) == [before[0] + 1]
    chen.sees_last("您不在的这段时间，有 2 件事没能送到：")
    chen.sees_last("直2026-001：已交办，等您办")
    assert (await person(house, "陈涛")).unreachable_since is None
    await house.passes(days=1)
    house.chat("周明").sees_not("收不到推送")


async def test_a_block_that_telegram_tells_only_when_sending_is_noted_too(house: House) -> None:
    await blocks(house, "陈涛")
    async with house.service.database.unit_of_work() as uow:
        (chen,) = await uow.people.named((await uow.congresses.every())[0].id, "陈涛")
        chen.unreachable_since = None
        await uow.people.save(chen)
    await assign(house)
    assert (await person(house, "陈涛")).unreachable_since is not None


async def test_a_representative_s_go_to_the_registry_and_the_delegation_s_office(house: House) -> None:
    office = await joins(house, "吴敏", 2001, Role.DELEGATION_OFFICE, "柯岩街道代表小组")
    await handle(house)
    await blocks(house, "王芳")
    await house.chat("陈涛").presses("拟写答复", "B 类　正在解决或者列入计划逐步解决")
    chen = house.chat("陈涛")
    await chen.says("已完成现场勘察")
    await chen.says("安装信号灯，3月31日前完成")
    await chen.presses("没有", "送负责人签发")
    await house.chat("周明").presses("签发，送审核")
    await house.chat("何伟").presses("审核通过")
    await house.passes(days=1)
    office.sees_last("1 人收不到推送，以下请转告\n王芳（柯岩街道")
    house.chat("赵敏").sees_last("王芳（柯岩街道")
    house.chat("周明").sees_not("王芳（")
    await office.presses("收不到推送的人", "王芳")
    office.sees("停用了机器人")


async def test_others_people_are_nobody_s_business(house: House) -> None:
    await blocks(house, "陈涛")
    chen = await person(house, "陈涛")
    for name in ("孙莉", "王芳", "何伟"):
        for data in ("w:unreached:0:0:0:0", f"w:reach:{chen.id}:0:0:0", f"w:invite:{chen.id}:0:0:0"):
            assert "只有单位负责人、代表工委" in await forges(house.chat(name), data), (name, data)
    await joins(house, "蒋丽", 2002, Role.DEPARTMENT_HEAD, "区住建局")
    assert "只有单位负责人、代表工委" in await forges(
        Chat(house, house.sandbox.phone(2002)), f"w:reach:{chen.id}:0:0:0"
    )
    said = await forges(house.chat("赵敏"), f"w:invite:{chen.id}:0:0:0")
    assert "t.me" not in said, "who was here once is not made anew"
    assert PEOPLE["陈涛"]
