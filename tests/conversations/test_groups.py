"""A department's group: bound by its people, told once what the department is told, acted in by rights."""

import pytest
from sqlalchemy import text

from bot.callbacks import GroupPress, OpenPress, StepPress
from bot.sandbox.group import GroupChat
from domain.people import Role
from domain.proposal import Status
from tests.conversations.offices import joins, kept
from tests.conversations.steps import assign, handle, submit
from tests.house import PEOPLE, House

CHEN, ZHOU, SUN, ZHAO, WANG = (PEOPLE[name] for name in ("陈涛", "周明", "孙莉", "赵敏", "王芳"))
STRANGER = 4711
TOPIC = 7
CHAT = -1001234567890
NOT_YOURS = "只有本单位的经办人和负责人可以在这里办。"


@pytest.fixture
def group(house: House) -> GroupChat:
    house.sandbox.add_phone(STRANGER, "路人")
    members = [CHEN, ZHOU, SUN, ZHAO, WANG, STRANGER]
    return house.sandbox.add_group(CHAT, "交警大队建议办理", members, topics=[TOPIC])


async def bind(house: House, group: GroupChat, thread_id: int | None = None) -> None:
    group.adds_bot(CHEN)
    group.says(CHEN, "/bind", thread_id=thread_id)
    await house.settle()
    group.presses_text(CHEN, "绑定")
    await house.settle()


async def press(house: House, group: GroupChat, user_id: int, button: str) -> dict[str, object]:
    query = group.presses_text(user_id, button)
    await house.settle()
    await house.sandbox.until(lambda: group.answer(query) is not None)
    return group.answer(query) or {}


async def forge(house: House, group: GroupChat, user_id: int, data: str) -> dict[str, object]:
    query = group.presses(user_id, group.received[-1].message_id, data, forged=True)
    await house.settle()
    await house.sandbox.until(lambda: group.answer(query) is not None)
    return group.answer(query) or {}


def texts(group: GroupChat) -> list[str]:
    return [message.text or "" for message in group.received]


async def test_a_clerk_binds_the_group(house: House, group: GroupChat) -> None:
    group.adds_bot(CHEN)
    group.says(CHEN, f"/bind@{house.sandbox.bot.username}", thread_id=TOPIC)
    await house.settle()
    assert texts(group) == ["把区交警大队的推送发到这里吗？群里的人都看得到件号、标题和期限。"]
    for other in (SUN, ZHAO, WANG, STRANGER):
        assert (await press(house, group, other, "绑定"))["text"] == NOT_YOURS
    assert "已绑定" not in texts(group)[0]
    await press(house, group, ZHOU, "绑定")
    assert texts(group)[0].startswith("已绑定。区交警大队的推送以后也发到这里。")
    assert group.received[0].thread_id == TOPIC
    house.chat("陈涛").sees_last("区交警大队的推送以后也发到本单位的群里")
    house.chat("周明").sees_not("本单位的群里")


async def test_who_is_of_no_department_binds_nothing(house: House, group: GroupChat) -> None:
    group.adds_bot(CHEN)
    for other in (ZHAO, WANG, STRANGER):
        group.says(other, "/bind")
    await house.settle()
    assert texts(group) == [NOT_YOURS] * 3


async def test_who_has_posts_in_two_departments_chooses(house: House, group: GroupChat) -> None:
    congress = await house.congress()
    async with house.service.database.unit_of_work() as uow:
        chen = (await uow.people.named(congress.id, "陈涛"))[0]
        housing = next(d for d in await uow.people.departments(congress.id) if d.short_name == "区住建局")
        post = next(p for p in chen.posts if p.role is Role.DEPARTMENT_CLERK)
        await uow.people.add_post(chen, type(post)(post.role, housing.id, unit=post.unit))
    group.adds_bot(CHEN)
    group.says(CHEN, "/bind")
    await house.settle()
    await press(house, group, CHEN, "区住建局")
    assert "区住建局的推送以后也发到这里" in texts(group)[0]
    group.says(CHEN, "/bind")
    await house.settle()
    assert "已绑定另一个单位" in str((await press(house, group, CHEN, "区交警大队"))["text"])


async def test_what_the_department_is_told_comes_once_without_names(house: House, group: GroupChat) -> None:
    await bind(house, group, TOPIC)
    number = await assign(house)
    assert len(group.received) == 2
    told = group.received[1]
    assert told.thread_id == TOPIC
    said = told.text or ""
    assert said.startswith("新交办 1 件，请签收。")
    assert number in said
    for private in ("王芳", "陈涛", "赵敏", "138", "孩子", "早晚高峰"):
        assert private not in said
    house.chat("陈涛").sees_last("新交办 1 件")


async def test_signing_for_from_the_group(house: House, group: GroupChat) -> None:
    await bind(house, group)
    number = await assign(house)
    for other in (SUN, ZHAO, WANG, STRANGER):
        refused = await press(house, group, other, "签收")
        assert refused == {"text": NOT_YOURS, "alert": True, "url": ""}
    # The head may bind, and may not sign for it: the rights are those of the private chat.
    assert (await press(house, group, ZHOU, "私聊办理"))["url"]
    assert (await kept(house)).status is Status.ASSIGNED
    await press(house, group, CHEN, "签收")
    assert (await kept(house)).status is Status.SIGNED_FOR
    assert texts(group)[-1].startswith("已签收。")
    assert number in texts(group)[-1]
    house.chat("王芳").sees_last("已签收")
    assert len(group.received) == 2


async def test_a_question_is_asked_in_private(house: House, group: GroupChat) -> None:
    await bind(house, group)
    number = await assign(house)
    await press(house, group, CHEN, "签收")
    before = texts(group)
    answer = await press(house, group, CHEN, "记录沟通")
    assert answer == {
        "text": "",
        "alert": False,
        "url": f"https://t.me/{house.sandbox.bot.username}?start=case_1",
    }
    assert texts(group) == before
    chen = house.chat("陈涛")
    chen.phone.starts("case_1")
    await house.settle()
    chen.sees_last(number)
    assert "记录沟通" in chen.buttons
    # The link opens nothing for whoever may not see the case.
    wei = await joins(house, "韦青", 2301, Role.DEPARTMENT_CLERK, "区教体局")
    wei.phone.starts("case_1")
    await house.settle()
    wei.sees_not(number)
    # Whatever is begun in private is not gone on with in the group.
    await chen.presses("记录沟通", "现场踏勘", "今天")
    group.says(CHEN, "李副大队长带队看了现场")
    group.says(CHEN, "/cancel")
    await house.settle()
    assert texts(group) == before
    assert not (await kept(house)).contacts


async def test_forged_presses(house: House, group: GroupChat) -> None:
    await bind(house, group)
    await submit(house)
    lost = {"text": "这个群没有绑定，或者按钮已失效。", "alert": True, "url": ""}
    assert await forge(house, group, CHEN, "m:todo::") == lost
    assert await forge(house, group, CHEN, "s:sign_for:x") == lost
    assert await forge(house, group, CHEN, "h:99999999999999999999") == lost
    refused = {"text": NOT_YOURS, "alert": True, "url": ""}
    for data in (
        # Not assigned to anybody yet; nothing of that number; another department.
        StepPress(step="sign_for", proposal_id=1).pack(),
        OpenPress(proposal_id=1).pack(),
        OpenPress(proposal_id=999).pack(),
        GroupPress(department_id=2).pack(),
        GroupPress(department_id=999).pack(),
    ):
        assert await forge(house, group, CHEN, data) == refused
    assert await forge(house, group, ZHAO, OpenPress(proposal_id=1).pack()) == refused
    assert (await kept(house)).status is Status.SUBMITTED


async def test_ordinary_talk_is_not_answered(house: House, group: GroupChat) -> None:
    await bind(house, group)
    group.adds_bot(ZHOU, administrator=True)
    before = texts(group)
    for said in ("鉴湖路小学门口没有红绿灯", "/start", "/todo", "/bind@another_bot", "待办"):
        group.says(CHEN, said)
    await house.settle()
    assert texts(group) == before


@pytest.mark.parametrize("how", ["unbind", "removed", "silently"])
async def test_it_ends_and_the_department_is_told(house: House, group: GroupChat, how: str) -> None:
    await bind(house, group)
    if how == "unbind":
        for other in (SUN, STRANGER):
            group.says(other, "/unbind")
        await house.settle()
        assert texts(group)[1:] == [NOT_YOURS] * 2
        group.says(CHEN, "/unbind")
    elif how == "removed":
        group.removes_bot(ZHAO)
    else:
        group.forgets_bot()
    await house.settle()
    before = len(group.received)
    await assign(house)
    assert len(group.received) == before
    for name in ("陈涛", "周明"):
        house.chat(name).sees("区交警大队的推送不再发到群里")
    house.chat("陈涛").sees("新交办 1 件")
    congress = await house.congress()
    async with house.service.database.unit_of_work() as uow:
        assert await uow.groups.of(congress.id) == []
        chen = (await uow.people.named(congress.id, "陈涛"))[0]
        # Nobody is taken for unreachable because a group is.
        assert chen.unreachable_since is None
        assert await uow.outbox.missed_by(congress.id, chen.id, None) == []


async def test_another_group_takes_its_place(house: House, group: GroupChat) -> None:
    await bind(house, group)
    other = house.sandbox.add_group(CHAT - 1, "新群", [CHEN])
    await bind(house, other)
    await assign(house)
    assert len(group.received) == 1
    assert len(other.received) == 2


async def test_nothing_about_contacts_or_ratings(house: House, group: GroupChat) -> None:
    await bind(house, group)
    await handle(house)
    assert [said.splitlines()[0] for said in texts(group)[1:]] == ["新交办 1 件，请签收。"]


async def test_what_breaks_holds_up_nobody(house: House, group: GroupChat) -> None:
    await bind(house, group)
    await assign(house)
    async with house.service.database.engine.begin() as connection:
        await connection.execute(text("ALTER TABLE department_groups RENAME TO elsewhere"))
    assert "没有办成" in str((await press(house, group, CHEN, "签收"))["text"])
    await house.chat("王芳").says("/menu")
    house.chat("王芳").sees_last("王芳")


async def test_the_department_s_morning_comes_once_to_its_group(house: House, group: GroupChat) -> None:
    await bind(house, group)
    await assign(house)
    before = len(group.received)
    await house.passes(days=1)
    morning = group.received[before:]
    assert [m.text for m in morning] == [
        "早上好。今天要办 1 件，提前提醒 1 件：\n今天到期 1\n直2026-001 首次沟通\n"
        "以后 1\n直2026-001 答复，4月2日（周四）"
    ]
    answered = await press(house, group, CHEN, "直2026-001")
    assert str(answered["url"]).startswith(f"https://t.me/{house.sandbox.bot.username}?start=case_")
    assert (await press(house, group, SUN, "直2026-001"))["text"] == NOT_YOURS
    await house.passes(hours=1)
    assert len(group.received) == before + 1, "once a morning"


async def test_what_is_done_is_not_in_the_group_s_morning(house: House, group: GroupChat) -> None:
    await bind(house, group)
    await handle(house)
    await house.passes(days=1)
    assert (
        texts(group)[-1]
        == "早上好。今天没有到期的事，提前提醒 1 件：\n以后 1\n直2026-001 答复，4月2日（周四）"
    )
