"""Joining: by link, by phone number, with several posts; and what strangers see."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sandbox.phone import Phone
from domain.people import Person, Post, Role
from domain.services.membership import invite
from storage.words import JiebaWords
from tests.conversations.steps import WRITTEN, submit
from tests.house import PEOPLE, Chat, House, open_house


@pytest.fixture
async def empty(tmp_path: Path, words: JiebaWords) -> AsyncIterator[House]:
    """Nobody has joined yet."""
    async with open_house(tmp_path, words, joined=False) as opened:
        yield opened


async def code_for(house: House, name: str) -> str:
    async with house.service.database.unit_of_work() as uow:
        congress = (await uow.congresses.every())[0]
        return (await invite(uow, (await uow.people.named(congress.id, name))[0])).code


async def person(house: House, name: str) -> Person:
    async with house.service.database.unit_of_work() as uow:
        congress = (await uow.congresses.every())[0]
        return (await uow.people.named(congress.id, name))[0]


def keys(phone: Phone) -> list[str]:
    """The words of the keyboard below the text box."""
    keyboard = phone.chat.keyboard or {"rows": []}
    return [key["text"] for row in keyboard["rows"] for key in row]


def stranger(house: House, user_id: int = 3001, **known: str) -> Chat:
    return Chat(house, house.sandbox.add_phone(user_id, "路人", **{"language_code": "zh-hans", **known}))


async def test_by_the_phone_number(empty: House) -> None:
    wang = empty.chat("王芳")
    await wang.says("/start")
    wang.sees_last("您好。这里是柯桥区人大代表建议“直通车”。")
    wang.sees_last("请分享手机号，与代表名册核对。号码只用于核对身份，不会公开。")
    assert keys(wang.phone) == ["分享手机号", "我不是代表"]
    wang.phone.shares_contact()
    await empty.settle()
    wang.sees_last("已核对：王芳代表，柯岩街道代表小组")
    wang.sees_last("想到什么直接发给我也行。")
    assert keys(wang.phone) == ["写建议", "我的建议", "待我处理", "评价", "日程", "统计", "查找", "帮助"]
    assert (await person(empty, "王芳")).chat_id == PEOPLE["王芳"]


@pytest.mark.parametrize("number", ["+86 138-0000-0001", "8613800000001", "+8613800000001"])
async def test_numbers_are_read_as_phones_write_them(empty: House, number: str) -> None:
    someone = stranger(empty, phone_number=number)
    await someone.says("/start")
    someone.phone.shares_contact()
    await empty.settle()
    someone.sees_last("已核对：王芳代表")


async def test_the_number_of_somebody_else_proves_nothing(empty: House) -> None:
    someone = stranger(empty)
    await someone.says("/start")
    someone.phone.shares_contact(of_user_id=PEOPLE["王芳"])
    await empty.settle()
    someone.sees_last("这是别人的号码，不能用来核对您的身份。")
    someone.phone.shares_contact("8613800000001", of_user_id=0)
    await empty.settle()
    someone.sees_last("这是别人的号码")
    assert (await person(empty, "王芳")).chat_id is None


@pytest.mark.parametrize("number", ["13800000001", "+1 380 000 0001"])
async def test_an_american_number_is_not_taken_for_a_chinese_one(empty: House, number: str) -> None:
    someone = stranger(empty, phone_number=number)
    await someone.says("/start")
    someone.phone.shares_contact()
    await empty.settle()
    someone.sees_last("没有找到这个号码。")
    assert (await person(empty, "王芳")).chat_id is None


async def test_a_number_that_is_not_on_the_roster(empty: House) -> None:
    someone = stranger(empty, phone_number="8613999999999")
    await someone.says("/start")
    someone.phone.shares_contact()
    await empty.settle()
    someone.sees_last("没有找到这个号码。请联系区人大代表工委（0575-0000 0000），或换一个号码再试。")
    someone.phone.shares_contact("12")
    await empty.settle()
    someone.sees_last("这个号码看不懂。")
    await someone.says("我不是代表")
    someone.sees_last("建议和答复会按规定向社会公开。")


async def test_an_invitation_opens_once(empty: House) -> None:
    code = await code_for(empty, "赵敏")
    zhao = empty.chat("赵敏")
    zhao.phone.starts(code)
    await empty.settle()
    zhao.sees_last("已核对：赵敏，代表工委。")
    assert keys(zhao.phone) == ["待我处理", "全部建议", "查找", "发通知", "日程", "统计", "帮助"]
    zhao.phone.starts(code)
    await empty.settle()
    zhao.sees_last("赵敏，您好")
    someone = stranger(empty)
    someone.phone.starts(code)
    await empty.settle()
    someone.sees_last("这个邀请链接已经用过或者失效了。")
    someone.phone.starts("nonsense")
    await empty.settle()
    someone.sees_last("这个邀请链接已经用过或者失效了。")
    assert (await person(empty, "赵敏")).chat_id == PEOPLE["赵敏"]


async def test_a_new_phone_takes_the_place_of_the_lost_one(house: House) -> None:
    wang, new = house.chat("王芳"), stranger(house)
    new.phone.starts(await code_for(house, "王芳"))
    await house.settle()
    new.sees_last("已核对：王芳代表")
    await wang.says("/my")
    wang.sees_last("请先分享手机号核对身份，发 /start 开始。")


async def test_strangers_are_shown_the_way_and_nothing_else(house: House) -> None:
    await submit(house)
    someone = stranger(house)
    await someone.says("/start")
    for said in ("路灯坏了，请修一修", "/menu", "写建议什么的"):
        await someone.says(said)
        someone.sees_last("请分享手机号")
    for said in ("/submit", "写建议"):
        await someone.says(said)
        someone.sees_last("只有代表可以提出建议。")
    for said in ("/my", "/todo", "/find 红绿灯", "/settings", "/agenda", "/rate", "我的建议"):
        await someone.says(said)
        someone.sees_last("请先分享手机号核对身份，发 /start 开始。")
    await someone.says("/help")
    someone.sees_last("请用邀请链接加入，或分享手机号与名册核对。")
    for data in (
        "o:1:card:0",
        "s:withdraw:1:1:0",
        "f:assign:1:lead:1",
        "r:1:1:1:satisfied",
        "k:1:1:confirmed",
    ):
        someone.phone.presses(someone.newest.message_id, data, forged=True)
        await house.settle()
        someone.sees_last("这件不在您的权限内。")
    someone.phone.presses(someone.newest.message_id, "d:1:go:", forged=True)
    someone.phone.presses(someone.newest.message_id, "u:language:en", forged=True)
    someone.phone.presses(someone.newest.message_id, "m:new:0", forged=True)
    await house.settle()
    someone.sees_not("鉴湖路")
    someone.sees_not("这一步出了问题")


async def test_english_speaking_strangers_are_greeted_in_english(house: House) -> None:
    someone = stranger(house, language_code="en-GB")
    await someone.says("/start")
    someone.sees_last("Good day. This is the Keqiao “Through Train”")


async def test_the_language_can_be_changed_and_everything_follows(house: House) -> None:
    wang = house.chat("王芳")
    await wang.says("/settings")
    await wang.presses("English")
    wang.sees_last("Good day, Representative 王芳.")
    assert keys(wang.phone)[:2] == ["New suggestion", "My suggestions"]
    await wang.says(WRITTEN)
    await wang.presses("Continue", "Use this one")
    wang.sees_last("2/5 Situation and reasons")
    await wang.says("/settings")
    await wang.presses("中文")
    wang.sees_last("王芳代表，您好。")
    await wang.says("我的建议")
    wang.sees_last("您有 1 份草稿。")


async def test_a_person_with_two_posts_switches_between_them(house: House) -> None:
    wang, zhao = house.chat("王芳"), house.chat("赵敏")
    await submit(house, "柯岩公园的路灯坏了一个多月，请修好路灯")
    async with house.service.database.unit_of_work() as uow:
        congress = (await uow.congresses.every())[0]
        both = (await uow.people.named(congress.id, "赵敏"))[0]
        delegation = (await uow.people.delegations(congress.id))[0]
        post = Post(Role.REPRESENTATIVE, delegation_id=delegation.id, unit=delegation.name)
        await uow.people.add_post(both, post)
    await zhao.says(WRITTEN)
    zhao.sees_last("请点下面的按钮")
    await zhao.says("/settings")
    zhao.sees_last("现在的身份：代表工委。")
    await zhao.presses("换成：柯岩街道代表小组 · 代表")
    zhao.sees_last("赵敏代表，您好。")
    assert "写建议" in keys(zhao.phone)
    await zhao.says("我的建议")
    zhao.sees_last("还没有建议。")
    await zhao.says(WRITTEN)
    zhao.sees_last("已替您存成草稿 1")
    await zhao.says("/settings")
    await zhao.presses("换成：代表工委")
    assert keys(zhao.phone) == ["待我处理", "全部建议", "查找", "发通知", "日程", "统计", "帮助"]
    await zhao.says("全部建议")
    zhao.sees_last("路灯")
    post_of_wang = (await person(house, "王芳")).posts[0].id
    zhao.phone.presses(zhao.newest.message_id, f"u:post:{post_of_wang}", forged=True)
    await house.settle()
    zhao.sees_last("这件不在您的权限内。")
    wang.sees_not("赵敏代表")
