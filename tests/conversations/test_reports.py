"""Reports as files in the chat: whoever oversees gets what the command line gives, nobody else gets any."""

import pytest

from bot.callbacks import FigurePress
from bot.reporting import MADE
from domain.people import Person, Role
from domain.report import FORMATS, chat_formats, offered_to
from tests.conversations.offices import forges, joins
from tests.conversations.steps import reply
from tests.house import Chat, House

REFUSED = "不在您的权限内"


def press(kind: str, form: str) -> str:
    return FigurePress(action="file", value=f"{kind}.{form}").pack()


async def comes(house: House, chat: Chat) -> None:
    """What was asked for is made and delivered."""
    for _ in range(4):
        await house.passes(seconds=2)
        await house.service.making.finished()
    await house.passes(seconds=2)


async def staff(house: House) -> Person:
    congress = await house.congress()
    async with house.service.database.unit_of_work() as uow:
        return (await uow.people.holding(congress.id, Role.STAFF))[0]


def files(chat: Chat) -> list[str]:
    return [m.content["document"]["file_name"] for m in chat.phone.received if "document" in m.content]


def test_the_list_is_what_can_be_made() -> None:
    assert set(MADE) == {(kind, form) for kind, forms in FORMATS.items() for form in forms}


async def test_every_report_comes_as_a_file(house: House) -> None:
    await reply(house)
    zhao = house.chat("赵敏")
    await zhao.says("统计")
    await zhao.presses("报表文件…")
    kinds = {"总体情况", "各单位", "退办率", "超期清单", "代表评价", "考核试算", "答复摘录汇编"}
    assert kinds <= set(zhao.buttons)
    await zhao.presses("总体情况", "Excel 表格")
    zhao.sees_last("正在做“总体情况”（Excel 表格），做好马上发给您。")
    await comes(house, zhao)
    assert files(zhao) == ["2026 年总体情况.xlsx"]
    await zhao.presses("‹ 返回", "‹ 返回")
    zhao.sees("立案 1 件")


async def test_all_of_them_in_every_format(house: House) -> None:
    await reply(house)
    zhao, made = house.chat("赵敏"), []
    for kind in offered_to(await staff(house)):
        for form in chat_formats(kind):
            await forges(zhao, press(kind, form))
            made.append((kind, form))
    await comes(house, zhao)
    pictures = [m for m in zhao.phone.received if "photo" in m.content]
    assert len(files(zhao)) + len(pictures) == len(made)
    assert len(pictures) == 3


@pytest.mark.parametrize("name", ["王芳", "陈涛", "周明"])
async def test_nobody_else_gets_any(house: House, name: str) -> None:
    await reply(house)
    chat = house.chat(name)
    before = files(chat)
    for kind in FORMATS:
        for form in chat_formats(kind) or ("docx",):
            assert REFUSED in await forges(chat, press(kind, form)), (kind, form)
    await comes(house, chat)
    assert files(chat) == before


async def test_a_leader_is_not_offered_the_trial(house: House) -> None:
    await reply(house)
    leader = await joins(house, "郑华", 77, Role.LEADER)
    await leader.says("/report")
    await leader.presses("报表文件…")
    assert "考核试算" not in leader.buttons
    assert REFUSED in await forges(leader, press("assessment", "xlsx"))
    assert "通报" not in leader.buttons
