"""A second copy of one's notices: chosen, confirmed by a code, off by one press; never unasked."""

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.addresses import masked, service_address
from domain.errors import BadInput
from domain.second_way import CODES_A_DAY, SecondWay
from storage.words import JiebaWords
from tests.conversations.offices import BUG, forges, pushed
from tests.conversations.steps import assign, submit
from tests.house import Chat, House, open_house
from tests.letterbox import Hook, Mailbox, hook, mailbox

MAIL = "zhaomin.copies@example.org"


@pytest.fixture
async def letters() -> AsyncIterator[Mailbox]:
    async with mailbox() as opened:
        yield opened


@pytest.fixture
async def posts() -> AsyncIterator[Hook]:
    async with hook() as opened:
        yield opened


@pytest.fixture
async def wired(tmp_path: Path, words: JiebaWords, letters: Mailbox) -> AsyncIterator[House]:
    """An installation that sends mail and lets copies into its own network."""
    async with open_house(tmp_path, words, mail_url=letters.mail_url, copies_inside=True) as opened:
        yield opened


async def chooses(chat: Chat, button: str, address: str) -> None:
    await chat.says("/settings")
    await chat.presses("另外再发一份", button)
    await chat.says(address)
    await chat.house.service.copies.run()


def code_in(text: str) -> str:
    return re.findall(r"\d{6}", text)[0]


def on_disk(directory: Path) -> bytes:
    """Every byte of the database, and of what it has not written into it yet."""
    return b"".join(path.read_bytes() for path in directory.glob("through-train.db*"))


async def way_of(house: House, name: str) -> SecondWay | None:
    congress = await house.congress()
    async with house.service.database.unit_of_work() as uow:
        (person,) = await uow.people.named(congress.id, name)
        return await uow.second_ways.of(person.id)


async def test_by_mail_after_the_code_was_typed_and_until_it_is_ended(
    wired: House, letters: Mailbox, tmp_path: Path
) -> None:
    zhao = wired.chat("赵敏")
    await chooses(zhao, "发到邮箱", MAIL)
    zhao.sees("验证码正发往 z***@example.org")
    ((to, text),) = letters.got
    assert to == MAIL
    code = code_in(text)
    wrong = f"{(int(code) + 1) % 10**6:06}"
    await zhao.says(wrong)
    zhao.sees_last("验证码不对，还可以试 2 次。")
    await submit(wired)
    await wired.service.copies.run()
    assert len(letters.got) == 1, "not confirmed: nothing goes there"
    await zhao.says(f" {code[:3]} {code[3:]} ")
    zhao.sees_last("通知和提醒另外发一份到 z***@example.org")
    seen = pushed([zhao])[0]
    await submit(wired, "学校门口没有路灯，晚上看不见路，请在校门两侧各装一盏")
    await wired.service.copies.run()
    assert pushed([zhao])[0] == seen + 1, "Telegram as always"
    (_, (to, text)) = letters.got
    assert to == MAIL
    assert "校门两侧" in text
    assert "<b>" not in text
    assert "办理请到对话里" in text
    kept = await asyncio.to_thread(on_disk, tmp_path)
    assert "王芳".encode() in kept
    assert b"zhaomin.copies" not in kept
    await zhao.says("/settings")
    await zhao.presses("另外再发一份", "不再另外发")
    zhao.sees("不再另外发，地址已经删掉")
    way = await way_of(wired, "赵敏")
    assert way is not None
    assert way.address == ""
    await submit(wired, "公园里的长椅坏了三张，老人没有地方坐，请修好")
    await wired.service.copies.run()
    assert len(letters.got) == 2


async def test_to_a_service_and_only_for_whoever_chose_it(wired: House, posts: Hook) -> None:
    chen = wired.chat("陈涛")
    await chooses(chen, "发到别的服务", posts.address)
    chen.sees("json://127.0.0.1/***")
    await chen.says(code_in(posts.got[0]["message"]))
    await assign(wired)
    await wired.service.copies.run()
    (_, copy) = posts.got
    assert "直2026-001" in copy["message"]
    assert "鉴湖路小学" in copy["message"]
    assert "<" not in copy["message"]


async def test_a_slow_service_holds_up_nobody(wired: House, posts: Hook) -> None:
    zhao = wired.chat("赵敏")
    await chooses(zhao, "发到别的服务", posts.address)
    await zhao.says(code_in(posts.got[0]["message"]))
    posts.answers.clear()
    seen = pushed([zhao])[0]
    await submit(wired)
    await submit(wired, "第二村到镇上的公交车每天只有两班，请增加早晚的班次")
    assert pushed([zhao])[0] == seen + 2, "both are in the chat while the first copy still hangs"
    posts.answers.set()
    await wired.service.copies.run()
    assert len(posts.got) == 3


async def test_who_blocked_the_bot_still_gets_the_copy_and_no_other_ends_it(
    wired: House, posts: Hook
) -> None:
    zhao, sun = wired.chat("赵敏"), wired.chat("孙莉")
    await chooses(zhao, "发到别的服务", posts.address)
    await zhao.says(code_in(posts.got[0]["message"]))
    assert "本来就没有" in await forges(sun, "u:way:off")
    assert posts.address not in sun.screen
    zhao.phone.blocks()
    await submit(wired)
    await wired.service.copies.run()
    assert len(posts.got) == 2
    zhao.phone.blocks(False)


async def test_three_wrong_codes_and_a_late_one_keep_nothing(wired: House, posts: Hook) -> None:
    chen = wired.chat("陈涛")
    await chooses(chen, "发到别的服务", posts.address)
    code = code_in(posts.got[0]["message"])
    for _ in range(3):
        await chen.says(f"{(int(code) + 7) % 10**6:06}")
    chen.sees("验证码已经失效")
    await chen.says(code)
    way = await way_of(wired, "陈涛")
    assert way is not None
    assert (way.address, way.is_on) == ("", False)
    await chooses(chen, "发到别的服务", posts.address)
    await wired.passes(minutes=16)
    await chen.says(code_in(posts.got[1]["message"]))
    assert chen.screen.count("验证码已经失效") >= 1
    way = await way_of(wired, "陈涛")
    assert way is not None
    assert not way.is_on
    await wired.service.copies.forget()
    way = await way_of(wired, "陈涛")
    assert way is not None
    assert way.address == ""


async def test_whoever_leaves_it_leaves_no_address(wired: House, posts: Hook) -> None:
    chen = wired.chat("陈涛")
    await chooses(chen, "发到别的服务", posts.address)
    await chen.presses("不选了")
    way = await way_of(wired, "陈涛")
    assert way is not None
    assert (way.address, way.code) == ("", "")
    await chooses(chen, "发到别的服务", posts.address)
    await chen.says(code_in(posts.got[1]["message"]))
    await chen.presses("发到别的服务", "不选了")
    chen.sees("通知和提醒另外发一份到 json://127.0.0.1/***")
    way = await way_of(wired, "陈涛")
    assert way is not None
    assert way.is_on, "nothing else was chosen"


async def test_nobody_is_pestered_with_codes(wired: House, posts: Hook) -> None:
    chen = wired.chat("陈涛")
    for _ in range(CODES_A_DAY + 1):
        await chooses(chen, "发到别的服务", posts.address)
    assert len(posts.got) == CODES_A_DAY
    chen.sees_last("一天最多发 5 次验证码")


async def test_after_five_failures_it_is_off_and_told_once(wired: House, posts: Hook) -> None:
    zhao = wired.chat("赵敏")
    await chooses(zhao, "发到别的服务", posts.address)
    await zhao.says(code_in(posts.got[0]["message"]))
    posts.refuses = True
    for n in range(6):
        await submit(wired, f"第{n}村到镇上的公交车每天只有两班，请增加早晚的班次")
        await wired.service.copies.run()
        assert (zhao.newest.text or "").startswith("王芳代表提出建议") or n == 5
    await wired.settle()
    assert zhao.screen.count("连续 5 次没有送到") == 1
    assert len(posts.got) == 1 + 5
    way = await way_of(wired, "赵敏")
    assert way is not None
    assert way.address == ""


async def test_a_code_that_cannot_be_sent_is_told(wired: House, posts: Hook) -> None:
    posts.refuses = True
    chen = wired.chat("陈涛")
    await chooses(chen, "发到别的服务", posts.address)
    await wired.settle()
    chen.sees_last("验证码没有送出去")


async def test_what_an_installation_does_not_offer_is_refused(house: House) -> None:
    chen = house.chat("陈涛")
    await chen.says("/settings")
    await chen.presses("另外再发一份")
    assert "发到邮箱" not in chen.last_buttons
    assert "按钮" in await forges(chen, "u:way:mail")
    assert "本来就没有" in await forges(chen, "u:way:off")
    await chen.presses("发到别的服务")
    await chen.says("file:///etc/passwd")
    chen.sees_last("这种服务不能用")
    await chen.says("json://127.0.0.1:80/x")
    chen.sees_last("不能发到内部网络")
    await chen.presses("不选了")
    assert await way_of(house, "陈涛") is None
    assert BUG not in chen.screen


@pytest.mark.parametrize(
    "text",
    [
        "file:///tmp/x",
        "exec://x",
        "http://example.org",
        "mailto://example.org",
        "json://",
        "json://localhost/x",
        "json://10.0.0.1/x",
        "json://[::1]/x",
        "json://[::ffff:127.0.0.1]/x",
        "json://127.1/x",
        "json://2130706433/x",
        "json://0x7f000001/x",
        "json://169.254.169.254/latest",
        "json://intranet/x",
        "json://example.org/x?method=DELETE",
        "json://example.org/x?+Host=a",
        "ntfys://example.org/t?attach=file:///etc/passwd",
        "ntfys://192.168.1.1/t",
        "mailtos://u:p@example.org?smtp=127.0.0.1",
        "mailtos://u:p@example.org?pgpkey=/etc/passwd",
        "barks://example.org/k?verify=no",
        "jsons://example.org/x y",
        f"jsons://example.org/{'x' * 400}",
    ],
)
def test_addresses_that_are_not_taken(text: str) -> None:
    with pytest.raises(BadInput):
        service_address(text, private=False)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ntfys://ntfy.example.org/topic", "ntfys://ntfy.example.org/***"),
        ("ntfy://topic", "ntfy://***"),
        ("barks://bark.example.org/KEY?sound=bell", "barks://bark.example.org/***"),
        ("wecombot://BOTKEY", "wecombot://***"),
        ("feishu://TOKEN", "feishu://***"),
        ("dingtalk://TOKEN", "dingtalk://***"),
        ("mailtos://u:p@mail.example.org?to=a@example.org", "mailtos://mail.example.org/***"),
        ("JSONS://hook.example.org/x", "jsons://hook.example.org/***"),
    ],
)
def test_addresses_that_are_taken_and_how_they_are_shown(text: str, shown: str) -> None:
    assert masked(service_address(text, private=False)) == shown
