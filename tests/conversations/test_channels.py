"""A channel of the congress: bound by staff, told what becomes public, changed when that changes."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sandbox.channel import ChannelChat
from bot.views.channels import sends
from storage.words import JiebaWords
from tests.conversations.offices import forges
from tests.conversations.steps import reply
from tests.house import PEOPLE, Chat, House, open_house
from tests.web.test_feeds import ADDRESS
from tests.web.test_public import issue, published
from tests.web.test_webhook import free_port

ZHAO, WANG, CHEN = (PEOPLE[name] for name in ("赵敏", "王芳", "陈涛"))
CHAT = -1009876543210
NOT_ALLOWED = "不在您的权限内"


@pytest.fixture
async def told(tmp_path: Path, words: JiebaWords) -> AsyncIterator[House]:
    """A house whose public pages have an address."""
    async with open_house(tmp_path, words, http_port=free_port(), public_url=ADDRESS) as house:
        yield house


def channel_of(house: House) -> ChannelChat:
    return house.sandbox.add_channel(CHAT, "柯桥人大代表建议", [ZHAO, WANG])


async def bound(house: House) -> tuple[ChannelChat, Chat]:
    channel, zhao = channel_of(house), house.chat("赵敏")
    channel.adds_bot(ZHAO)
    await house.settle()
    zhao.sees("您把我加进了频道《柯桥人大代表建议》")
    await zhao.presses("发到这个频道")
    zhao.sees_last("频道《柯桥人大代表建议》已启用")
    return channel, zhao


def texts(channel: ChannelChat) -> list[str]:
    return [message.text or "" for message in channel.received]


async def test_what_is_published_is_posted_corrected_and_taken_back(told: House) -> None:
    channel, zhao = await bound(told)
    number = await reply(told)
    assert texts(channel) == [], "answered is not published"
    await published(zhao, number)
    (text,) = texts(channel)
    for said in ("关于", number, "B 类", "主办 区交警大队", "安装信号灯", "看全文"):
        assert said in text, said
    for secret in ("王芳", "陈涛", "周明"):
        assert secret not in text
    link = channel.received[0].content["entities"][-1]
    assert link["url"] == f"{ADDRESS}/keqiao/1"
    await zhao.says(f"/case {number}")
    await zhao.presses("更多", "更正公开内容")
    await zhao.says("答复里有误")
    await zhao.presses("答复不公开", "照这样", "更正公开内容")
    (text,) = texts(channel)
    assert "安装信号灯" not in text, "the same post says now what is public now"
    assert number in text
    await zhao.says(f"/case {number}")
    await zhao.presses("更多", "停止公开")
    await zhao.says("代表要求")
    assert texts(channel) == ["这一条不再公开。"]


async def test_bulletins_and_figures(told: House) -> None:
    channel, zhao = await bound(told)
    await reply(told)
    await issue(zhao)
    (text,) = texts(channel)
    assert "关于2026年代表建议办理工作情况的通报" in text
    assert "〔2026〕1号" in text
    assert channel.received[0].content["entities"][-1]["url"] == f"{ADDRESS}/keqiao/bulletins/2026-1"
    await zhao.presses("不再公布")
    assert texts(channel) == ["这一条不再公开。"]
    await zhao.presses("公布")
    assert "〔2026〕1号" in texts(channel)[0]
    await published(zhao, "直2026-001")
    await zhao.says("/channel")
    await zhao.presses("柯桥人大代表建议", "发今天的统计")
    assert "已公开 1" in texts(channel)[-1]
    many = len(texts(channel))
    await zhao.says("/channel")
    await zhao.presses("柯桥人大代表建议", "发今天的统计")
    assert len(texts(channel)) == many, "today's figures are one post"


async def test_paused_it_gets_nothing_new_but_stays_true(told: House) -> None:
    channel, zhao = await bound(told)
    await issue(zhao)
    await zhao.says("/channel")
    await zhao.presses("柯桥人大代表建议", "暂停")
    zhao.sees_last("已暂停")
    await reply(told)
    await published(zhao, "直2026-001")
    assert len(texts(channel)) == 1
    await zhao.says("/bulletin")
    await zhao.presses(next(b for b in zhao.last_buttons if "〔2026〕1号" in b))
    await zhao.presses("不再公布")
    assert texts(channel) == ["这一条不再公开。"]
    await zhao.says("/channel")
    await zhao.presses(next(b for b in zhao.last_buttons if "柯桥" in b))
    await zhao.presses("停用", "确定停用")
    zhao.sees_last("还没有绑定频道")


async def test_only_the_registry_and_administrators_bind(house: House) -> None:
    channel, wang = channel_of(house), house.chat("王芳")
    channel.adds_bot(WANG)
    await house.settle()
    zhao = house.chat("赵敏")
    await zhao.says("/channel")
    zhao.sees_last("还没有绑定频道")
    channel.removes_bot(WANG)
    channel.adds_bot(ZHAO)
    await house.settle()
    for chat in (wang, house.chat("陈涛")):
        for action in ("open", "bind", "pause", "go-on", "unbind", "sure", "figures"):
            assert NOT_ALLOWED in await forges(chat, sends(action, 1)), action
    await zhao.says("/channel")
    assert any(button.startswith("待确认") for button in zhao.last_buttons)


async def test_without_the_right_to_post_it_says_so(house: House) -> None:
    channel, zhao = channel_of(house), house.chat("赵敏")
    channel.adds_bot(ZHAO, posts=False)
    await house.settle()
    zhao.sees("没有给“发布消息”的权限")
    channel.adds_bot(ZHAO)
    await house.settle()
    await zhao.presses("发到这个频道")
    channel.adds_bot(ZHAO, posts=False)
    await house.settle()
    zhao.sees("频道《柯桥人大代表建议》不能再发")


async def test_a_channel_that_refuses_ends_and_a_deleted_post_is_not_taken_back_anew(house: House) -> None:
    channel, zhao = await bound(house)
    await issue(zhao)
    channel.deletes(ZHAO, channel.received[0].message_id)
    await zhao.presses("不再公布")
    assert texts(channel) == [], "nobody needs to read that something is gone"
    channel.forgets_bot()
    await zhao.presses("公布")
    zhao.sees("频道《柯桥人大代表建议》不能再发")
    await zhao.says("/channel")
    zhao.sees_last("还没有绑定频道")


async def test_talk_in_the_channel_is_nothing_of_ours(house: House) -> None:
    channel, zhao = await bound(house)
    before = len(zhao.phone.received)
    channel.says(ZHAO, "/start 大家好")
    await house.settle()
    assert (texts(channel), len(zhao.phone.received)) == ([], before)
