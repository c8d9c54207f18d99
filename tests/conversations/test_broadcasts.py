"""Broadcasts: to whom, what, preview, sending, receipts, replies; what can go wrong on the way."""

from tests.house import Chat, House

TEXT = "12月10日下午两点视察鉴湖路，请在门口集合。"


async def composed(house: House, text: str = TEXT) -> Chat:
    """A notice to all representatives, with receipts, at its preview."""
    zhao = house.chat("赵敏")
    await zhao.says("发通知")
    await zhao.presses("全体代表")
    await zhao.says(text)
    await zhao.presses("要")
    return zhao


async def goes_on(house: House) -> None:
    """The ticks come by, twice: what they feed is delivered, what was delivered is told."""
    for _ in range(2):
        await house.passes(seconds=2)


async def test_a_notice_to_all_representatives(house: House) -> None:
    zhao, wang, li = house.chat("赵敏"), house.chat("王芳"), house.chat("李卫东")
    await zhao.says("发通知")
    zhao.sees_last("发给谁")
    await zhao.presses("全体代表")
    zhao.sees_last("发给：全体代表，现在计算 2 人")
    await zhao.says(TEXT)
    zhao.sees_last("收到”吗")
    await zhao.presses("要")
    zhao.sees_last("预览（发给 2 人，现在计算")
    zhao.sees_last(TEXT)
    await zhao.presses("发送")
    wang.sees_last(TEXT)
    wang.sees_last("通知　区人大代表工委")
    assert wang.buttons == ["收到", "回复"]
    li.sees_last(TEXT)
    await goes_on(house)
    zhao.sees("发完了：送达 2。")
    house.chat("陈涛").sees_not(TEXT)
