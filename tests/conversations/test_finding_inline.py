"""Typed behind the bot's name in any chat: only what one may see, elsewhere only what is published."""

import pytest

from bot.sandbox.errors import PhoneError
from domain.people import Role
from domain.publication import Extent
from domain.services import publication
from tests.conversations.steps import assign, reply
from tests.house import House

GROUP = -1001


async def published(house: House) -> str:
    number = await reply(house)
    congress = await house.congress()
    async with house.service.database.unit_of_work() as uow:
        staff = (await uow.people.holding(congress.id, Role.STAFF))[0]
        proposal = await uow.proposals.get(1)
        await publication.publish(uow, proposal, staff, extent=Extent.FULL, now=house.clock.now())
    return number


async def test_in_ones_own_chat_a_result_opens_it(house: House) -> None:
    number = await assign(house)
    wang, li = house.chat("王芳"), house.chat("李卫东")
    for asked in ("红绿灯", "1", number, "紅綠燈 交警大队", "办理中"):
        (offer,) = await wang.asks(asked)
        assert offer["title"].startswith(number), asked
    assert offer["description"] == "已交办"
    wang.phone.chooses(wang.asked, offer["id"])
    await house.settle()
    assert "全文" in wang.buttons
    assert await li.asks("红绿灯") == []
    for asked in ("", "  ", '"', "*", "直升机", "x" * 256, "😀"):
        assert await wang.asks(asked) == [], asked


async def test_elsewhere_nothing_that_is_not_published_is_offered(house: House) -> None:
    number = await assign(house)
    for name in ("王芳", "赵敏", "陈涛"):
        for chat_type in ("private", "group", "supergroup", "channel"):
            assert await house.chat(name).asks("红绿灯", chat_type) == []
            assert await house.chat(name).asks(number, chat_type) == []


async def test_a_published_one_can_be_shown_in_a_group(house: House) -> None:
    number = await published(house)
    group = house.sandbox.add_group(GROUP, "交警大队", [1001, 1003])
    group.adds_bot(1003)
    await house.settle()
    wang, li = house.chat("王芳"), house.chat("李卫东")
    (offer,) = await wang.asks("红绿灯", "supergroup")
    message = group.chooses(1001, wang.asked, offer["id"])
    await house.settle()
    assert number in (message.text or "")
    assert "红绿灯" in (message.text or "")
    assert "王芳" not in (message.text or "")
    # What is blotted out for the public could be guessed at, if others' texts were searched.
    assert await li.asks("红绿灯", "supergroup") == []


async def test_strangers_and_old_answers_get_nothing(house: House) -> None:
    await published(house)
    stranger = house.sandbox.add_phone(4040, "路人")
    for chat_type in ("sender", "group"):
        query = stranger.asks("红绿灯", chat_type=chat_type)
        await house.settle()
        answer = stranger.answer(query)
        assert answer is not None
        assert answer["results"] == []
    with pytest.raises(PhoneError):
        house.chat("王芳").phone.chooses(query, "p1")
    house.chat("王芳").sees_not("这一步出了问题")
