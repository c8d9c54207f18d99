"""A department is merged away while it has a case in hand; one that is retired is offered nowhere."""

from domain.people import Department
from domain.services import departments
from domain.services.verification import faults_of
from tests.conversations.offices import forges, kept, offered, pushed
from tests.conversations.steps import assign, submit
from tests.house import House


async def unit(house: House, name: str) -> Department:
    congress = await house.congress()
    async with house.service.database.unit_of_work() as uow:
        return next(d for d in await uow.people.every_department(congress.id) if d.short_name == name)


async def merge(house: House, gone: str, into: str) -> None:
    one, other = await unit(house, gone), await unit(house, into)
    async with house.service.database.unit_of_work() as uow:
        await departments.merge(uow, one, other, now=house.clock.now())
    await house.settle()


async def test_the_former_clerk_goes_on_in_the_other_department(house: House) -> None:
    await assign(house)
    chen, sun = house.chat("陈涛"), house.chat("孙莉")
    message, data = offered(chen, "签收")
    before = pushed([chen, sun])
    await merge(house, "区交警大队", "区教体局")
    assert pushed([chen, sun]) == [before[0] + 1, before[1]]
    chen.sees_last("单位合并，直2026-001由区教体局接着办，各项期限不变。")
    await chen.presses_again(message, data)
    proposal = await kept(house)
    assert proposal.lead is not None
    assert (proposal.lead.department, proposal.lead.signed_by) == ("区教体局", "陈涛")
    assert faults_of(proposal) == []
    await house.chat("王芳").says("/case 直2026-001")
    house.chat("王芳").sees_last("主办 区教体局")


async def test_a_clerk_who_left_with_the_old_department_gets_nowhere(house: House) -> None:
    await assign(house)
    chen = house.chat("陈涛")
    message, data = offered(chen, "签收")
    congress = await house.congress()
    async with house.service.database.unit_of_work() as uow:
        [person] = await uow.people.named(congress.id, "陈涛")
        await uow.people.remove_post(person, person.posts[0])
    await merge(house, "区交警大队", "区教体局")
    await chen.presses_again(message, data)
    assert "这件不在您的权限内" in chen.screen
    assert (await kept(house)).main_shares[0].signed_by == ""


async def test_a_retired_department_is_offered_nowhere(house: House) -> None:
    await submit(house)
    zhao = house.chat("赵敏")
    gone = await unit(house, "区教体局")
    await zhao.presses("立案并编号", "城建交通", "交办")
    assert "区教体局" in zhao.buttons
    _, data = offered(zhao, "区教体局")
    async with house.service.database.unit_of_work() as uow:
        await departments.retire(uow, gone, now=house.clock.now())
    await forges(zhao, data)
    assert (await kept(house)).assignments == []
    await zhao.says("/find 直2026-001")
    await zhao.presses("交办")
    assert "区教体局" not in zhao.buttons
    await house.chat("王芳").says("学校门口的路灯坏了，晚上看不清，建议区教体局修好")
    await house.chat("王芳").presses("接着写")
    assert "区教体局" not in house.chat("王芳").buttons
