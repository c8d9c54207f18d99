"""A clerk leaves and a colleague goes on; a representative's duties are suspended and resumed."""

from domain.people import Role
from tests.conversations.offices import forges, joins, kept, offered, pushed
from tests.conversations.steps import assign, submit
from tests.house import House

REFUSED = "只有单位负责人、代表工委和管理员可以看人员。"


async def test_a_clerk_leaves_and_a_colleague_goes_on(house: House) -> None:
    number = await assign(house)
    chen, zhou, wang, sun = (house.chat(n) for n in ("陈涛", "周明", "王芳", "孙莉"))
    await chen.presses("签收")
    new = await joins(house, "石磊", 2001, Role.DEPARTMENT_HEAD, "区交警大队")
    await chen.presses("写进展")
    await zhou.says("/people")
    zhou.sees_last("人员。点一个名字")
    assert not any("孙莉" in button for button in zhou.buttons)
    await zhou.presses("陈涛 · 区交警大队经办人")
    assert "周明" in str(zhou.last.inline)
    await zhou.presses("石磊")
    assert "陈涛不再是区交警大队经办人，1 件交给石磊" in (zhou.last.text or "")
    message, data = offered(zhou, "交接")
    before = pushed([chen, new, sun, wang])
    await house.restart()
    await zhou.presses_again(message, data)
    assert "陈涛已离任，1 件交给了石磊" in (zhou.last.text or "")
    assert [now - then for now, then in zip(pushed([chen, new, sun, wang]), before, strict=True)] == [
        1,
        1,
        0,
        0,
    ]
    chen.sees_last("您不再担任区交警大队经办人")
    new.sees_last("陈涛离任，您接手区交警大队的 1 件，以前的记录都在：")
    assert number in str(new.newest.inline)
    await zhou.presses_again(message, data)
    assert "这个人已经不是经办人了" in zhou.screen
    await chen.says("已联系施工单位")
    assert "这件不在您的权限内" in chen.screen
    assert [e for e in (await kept(house)).history if e.step == "note_progress"] == []
    entry = next(e for e in (await kept(house)).history if e.step == "hand_over_clerk")
    assert (entry.actor, entry.details["from"], entry.details["to"]) == ("周明", "陈涛", "石磊")
    await new.presses(next(b for b in new.buttons if b.startswith(number)), "写进展")
    await new.says("接手后已联系施工单位")
    wang.sees_last("接手后已联系施工单位")


async def test_who_may_not_and_nobody_to_go_on(house: House) -> None:
    await assign(house)
    chen, zhou, wang, zhao = (house.chat(n) for n in ("陈涛", "周明", "王芳", "赵敏"))
    for chat in (chen, wang):
        await chat.says("/people")
        chat.sees_last(REFUSED)
    ids = {}
    async with house.service.database.unit_of_work() as uow:
        congress = (await uow.congresses.every())[0]
        for name in ("陈涛", "孙莉", "周明", "王芳"):
            [person] = await uow.people.named(congress.id, name)
            ids[name] = (person.id, person.posts[0].department_id or 0)
    sun = ids["孙莉"]
    assert REFUSED in await forges(zhou, f"w:clerk:{sun[0]}:{sun[1]}:0:0")
    assert REFUSED in await forges(zhou, f"w:suspend:{ids['王芳'][0]}:0:0:0")
    assert REFUSED in await forges(wang, f"w:hand:{ids['陈涛'][0]}:{ids['陈涛'][1]}:{ids['周明'][0]}:0")
    assert "已经不在这个单位" in await forges(zhou, f"w:hand:{ids['陈涛'][0]}:{ids['陈涛'][1]}:{sun[0]}:0")
    assert "已经不在这个单位" in await forges(
        zhou, f"w:hand:{ids['陈涛'][0]}:{ids['陈涛'][1]}:{ids['陈涛'][0]}:0"
    )
    async with house.service.database.unit_of_work() as uow:
        for person in await uow.people.holding(congress.id, Role.DEPARTMENT_HEAD, department_id=sun[1]):
            for post in list(person.posts):
                await uow.people.remove_post(person, post)
        for person in await uow.people.holding(congress.id, Role.SECTION, department_id=sun[1]):
            for post in list(person.posts):
                await uow.people.remove_post(person, post)
    await zhao.says("/people 孙莉")
    await zhao.presses("孙莉 · 区住建局经办人")
    assert "区住建局的名册里没有别人" in (zhao.last.text or "")


async def test_duties_are_suspended_and_resumed(house: House) -> None:
    await submit(house)
    wang, zhao = house.chat("王芳"), house.chat("赵敏")
    await zhao.says("/people 王")
    await zhao.presses("王芳 · 代表", "暂停履职")
    wang.sees_last("您的代表履职已暂停")
    congress = await house.congress()
    async with house.service.database.unit_of_work() as uow:
        [person] = await uow.people.named(congress.id, "王芳")
    assert person.suspended
    await wang.says("/case")
    assert "已提交" in wang.screen
    await zhao.presses("恢复履职")
    wang.sees_last("您的代表履职已恢复。")
    await wang.says("/settings")
    assert "人员交接" not in str(wang.newest.inline)
    await zhao.says("/settings")
    await zhao.presses("人员交接")
    assert "人员。点一个名字" in (zhao.last.text or "")


async def test_suspended_midway_what_was_written_is_kept_and_submitted_later(house: House) -> None:
    await submit(house)
    wang, zhao = house.chat("王芳"), house.chat("赵敏")
    await wang.says("齐贤街道老年食堂门口没有无障碍坡道，老人进出很不方便，建议加建")
    await wang.presses("接着写")
    await zhao.says("/people 王")
    await zhao.presses("王芳 · 代表", "暂停履职")
    before = pushed([wang])
    await wang.says("关于建设齐贤街道老年食堂无障碍坡道的建议")
    assert pushed([wang]) == [before[0] + 1]
    wang.sees_last("您的代表履职目前暂停，写的已存在草稿")
    await wang.says("/cancel")
    await wang.says("鉴湖路公交站没有雨棚，下雨天等车的人都淋湿了，建议加一个雨棚")
    wang.sees_last("您的代表履职目前暂停，写的已存在草稿")
    congress = await house.congress()
    async with house.service.database.unit_of_work() as uow:
        [person] = await uow.people.named(congress.id, "王芳")
        kept_ = {draft.id: draft.words for draft in await uow.drafts.of(person.id)}
    assert {"坡道", "雨棚"} == {w for w in ("坡道", "雨棚") if any(w in words for words in kept_.values())}
    for draft_id in kept_:
        await forges(wang, f"d:submit:{draft_id}:")
    async with house.service.database.unit_of_work() as uow:
        assert len(await uow.proposals.list_for(person)) == 1
    await zhao.presses("立案并编号", "城建交通")
    wang.sees_last("直2026-001")
    await zhao.says("/people 王")
    await zhao.presses("王芳 · 代表（暂停履职）", "恢复履职")
    await wang.says("/submit")
    await wang.presses(next(b for b in wang.buttons if "雨棚" in b))
    await wang.presses("就用这个", "就这些")
    await wang.says("在鉴湖路公交站加建雨棚。")
    await wang.presses("就这些", "就这样", "都没有", "提交")
    wang.sees_last("已提交")
    async with house.service.database.unit_of_work() as uow:
        assert len(await uow.proposals.list_for(person)) == 2
