"""An empty ledger in the chat: for those who may have one taken over, each time it is asked for."""

from bot.callbacks import MenuPress
from tests.conversations.offices import forges
from tests.house import Chat, House


def ledgers(chat: Chat) -> int:
    sent = [m.content["document"]["file_name"] for m in chat.phone.received if "document" in m.content]
    return sent.count("台账.xlsx")


async def test_the_registry_gets_an_empty_ledger(house: House) -> None:
    zhao = house.chat("赵敏")
    await zhao.says("/help")
    await zhao.presses("台账模板")
    zhao.sees("空白台账马上发来。")
    zhao.sees("空白台账，每列都有说明。")
    assert ledgers(zhao) == 1
    await house.passes(minutes=1)
    await zhao.says("/help")
    await zhao.presses("台账模板")
    assert ledgers(zhao) == 2


async def test_others_are_not_offered_it_and_cannot_ask_for_it(house: House) -> None:
    zhao, wang = house.chat("赵敏"), house.chat("王芳")
    await wang.says("/help")
    assert "台账模板" not in str(wang.last.inline)
    await zhao.says("/help")
    assert MenuPress(item="ledger").pack() in str(zhao.last.inline)
    assert await forges(wang, MenuPress(item="ledger").pack())
    assert ledgers(wang) == 0
