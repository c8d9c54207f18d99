"""A reply that could not be sent is kept, and sent twice only where nobody can know."""

from bot.sandbox.phone import Phone
from tests.house import Chat, House

HELP = "/help"


def count(chat: Chat, words: str) -> int:
    return sum(words in (m.text or "") for m in chat.phone.received)


async def sure_words(house: House) -> str:
    """The first line of the help, as it reads when nothing goes wrong."""
    sun = house.chat("孙莉")
    await sun.says(HELP)
    return (sun.newest.text or "").splitlines()[0]


async def test_a_reply_telegram_fails_to_take_comes_later(house: House) -> None:
    words, chen = await sure_words(house), house.chat("陈涛")
    house.sandbox.fail("sendMessage", times=3, chat_id=chen.phone.user_id)
    await chen.says(HELP)
    assert count(chen, words) == 0
    await house.passes(seconds=5)
    assert count(chen, words) == 1
    await house.passes(minutes=5)
    assert count(chen, words) == 1


async def test_one_failure_is_not_even_noticed(house: House) -> None:
    words, chen = await sure_words(house), house.chat("陈涛")
    house.sandbox.fail("sendMessage", chat_id=chen.phone.user_id)
    await chen.says(HELP)
    assert count(chen, words) == 1


async def test_buttons_and_keyboard_survive_the_wait(house: House) -> None:
    wang = house.chat("王芳")
    house.sandbox.fail("sendMessage", times=3, chat_id=wang.phone.user_id)
    await wang.says("鉴湖路小学门口没有红绿灯，孩子过马路太危险了，建议装一个")
    await house.passes(seconds=5)
    assert "接着写" in wang.buttons
    house.sandbox.fail("sendMessage", times=3, chat_id=wang.phone.user_id)
    await wang.says("/menu")
    wang.phone.chat.keyboard = None
    await house.passes(seconds=5)
    assert wang.phone.chat.keyboard is not None


async def test_a_flood_is_waited_out(house: House) -> None:
    words, chen = await sure_words(house), house.chat("陈涛")
    fault = house.sandbox.fail("sendMessage", chat_id=chen.phone.user_id)
    fault.code, fault.description, fault.retry_after = 429, "Too Many Requests: retry after 9", 9
    await chen.says(HELP)
    await house.passes(seconds=5)
    assert count(chen, words) == 0
    await house.passes(seconds=5)
    assert count(chen, words) == 1


async def test_a_reply_that_arrived_unconfirmed_is_not_repeated_to_whoever_acts_on_it(house: House) -> None:
    words, chen = await sure_words(house), house.chat("陈涛")
    house.sandbox.fail("sendMessage", "drop", chat_id=chen.phone.user_id)
    await chen.says(HELP)
    assert count(chen, words) == 1
    await chen.says("/todo")
    await house.passes(minutes=2)
    assert count(chen, words) == 1


async def test_in_doubt_it_is_sent_again(house: House) -> None:
    """Nobody acted, nothing proves that it arrived: better twice than never."""
    words, chen = await sure_words(house), house.chat("陈涛")
    house.sandbox.fail("sendMessage", "drop", chat_id=chen.phone.user_id)
    await chen.says(HELP)
    await house.passes(minutes=2)
    assert count(chen, words) == 2
    await house.passes(minutes=10)
    assert count(chen, words) == 2


async def test_a_slow_answer_is_neither_waited_for_nor_repeated(house: House) -> None:
    words, chen = await sure_words(house), house.chat("陈涛")
    fault = house.sandbox.fail("sendMessage", "hang", chat_id=chen.phone.user_id)
    fault.seconds = 3
    await chen.says(HELP)
    # Everybody else is answered meanwhile; the hanging one ends in doubt and is sent again.
    await house.chat("王芳").says(HELP)
    await house.passes(minutes=1)
    assert count(chen, words) == 1


async def test_an_edit_is_simply_repeated(house: House) -> None:
    wang = house.chat("王芳")
    await wang.says("/settings")
    before = len(wang.phone.received)
    house.sandbox.fail("editMessageText", "drop", chat_id=wang.phone.user_id)
    data = wang.newest.offered
    await wang.says("鉴湖路小学门口没有红绿灯，孩子过马路太危险了，建议装一个")
    await wang.presses("接着写")
    assert data
    assert len(wang.phone.received) == before + 1
    await house.passes(minutes=1)
    assert len(wang.phone.received) == before + 1


async def test_a_button_of_a_message_that_is_gone_is_answered_below(house: House) -> None:
    wang = house.chat("王芳")
    await wang.says("鉴湖路小学门口没有红绿灯，孩子过马路太危险了，建议装一个")
    message = wang.newest
    data = message.offered[0]
    house.sandbox.world.delete(house.sandbox.bot, wang.phone.chat, message)
    before = len(wang.phone.received)
    wang.phone.presses(message.message_id, data, forged=True)
    await house.settle()
    assert len(wang.phone.received) == before + 1


async def test_deleted_between_the_press_and_the_answer(house: House) -> None:
    wang = house.chat("王芳")
    await wang.says("鉴湖路小学门口没有红绿灯，孩子过马路太危险了，建议装一个")
    message, before = wang.newest, len(wang.phone.received)
    wang.phone.presses_text("接着写")
    house.sandbox.world.delete(house.sandbox.bot, wang.phone.chat, message)
    await house.settle()
    assert len(wang.phone.received) == before
    assert wang.newest.message_id > message.message_id


async def test_whoever_blocks_the_bot_does_it_no_harm(house: House) -> None:
    chen = house.chat("陈涛")
    words = await sure_words(house)
    chen.phone.blocks()
    await house.settle()
    chen.phone.blocks(False)
    await house.settle()
    await chen.says(HELP)
    assert count(chen, words) == 1


async def test_a_reply_to_somebody_who_blocked_meanwhile(house: House) -> None:
    chen = house.chat("陈涛")
    chen.phone.says(HELP)
    chen.phone.blocks()
    await house.settle()
    async with house.service.database.unit_of_work() as uow:
        assert await uow.outbox.waiting() == 0


async def test_who_joins_gets_the_commands_of_the_role_at_once(house: House) -> None:
    wang = names(house, house.chat("王芳").phone)
    zhao = names(house, house.chat("赵敏").phone)
    assert {"submit", "rate"} <= set(wang)
    assert "submit" not in zhao
    assert "todo" in zhao


async def test_commands_follow_the_language(house: House) -> None:
    wang = house.chat("王芳")
    before = described(house, wang.phone)
    await wang.says("/settings")
    await wang.presses("English")
    after = described(house, wang.phone)
    assert list(before) == list(after)
    assert before["submit"] != after["submit"]
    assert after["submit"].isascii()


def described(house: House, phone: Phone) -> dict[str, str]:
    shown = house.sandbox.world.show_phone(house.sandbox.bot, phone.user_id)
    return {c["command"]: c["description"] for c in shown["commands"]}


def names(house: House, phone: Phone) -> list[str]:
    return list(described(house, phone))
