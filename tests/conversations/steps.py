"""Stretches of the journey that many transcripts begin with."""

from tests.house import House

WRITTEN = "鉴湖路小学门口没有红绿灯，孩子过马路太危险了，建议装一个"
REQUEST = "装信号灯，早晚高峰安排人员值守"


async def submit(house: House, text: str = WRITTEN) -> None:
    """王芳 writes a suggestion and submits it."""
    wang = house.chat("王芳")
    await wang.says(text)
    await wang.presses("接着写", "就用这个", "就这些")
    await wang.says(REQUEST)
    await wang.presses("就这些", "就这样", "都没有", "提交")


async def assign(house: House) -> str:
    """Submitted, registered, assigned to 区交警大队 with 区住建局; returns the number."""
    await submit(house)
    zhao = house.chat("赵敏")
    await zhao.presses("立案并编号", "城建交通", "交办", "区交警大队", "区住建局", "交办")
    return zhao.number


async def handle(house: House) -> str:
    """Signed for by both, contacted and confirmed, the co-handler's opinion in."""
    number = await assign(house)
    chen, sun, wang = house.chat("陈涛"), house.chat("孙莉"), house.chat("王芳")
    await chen.presses("签收")
    await sun.presses("会办签收", "提交会办意见")
    await sun.says("同意安装，我局配合路面开挖，3月20日前完成。")
    await chen.presses("记录沟通", "现场踏勘", "今天")
    await chen.says("李副大队长带队，与代表到校门口看了现场，议定月底前安装。")
    await wang.presses("属实")
    return number


async def draft_reply(house: House) -> None:
    """A class B reply is drafted and sent to the head."""
    chen = house.chat("陈涛")
    await chen.presses("拟写答复", "B 类　正在解决或者列入计划逐步解决")
    await chen.says("已完成现场勘察")
    await chen.says("安装信号灯，3月31日前完成")
    await chen.presses("没有", "送负责人签发")


async def reply(house: House) -> str:
    """All the way to the delivered letter."""
    number = await handle(house)
    await draft_reply(house)
    await house.chat("周明").presses("签发，送审核")
    await house.chat("何伟").presses("审核通过")
    return number


async def rate_promises(house: House) -> None:
    """The day of the promise has come; 王芳 says that it was kept."""
    await house.passes(days=29)
    await house.chat("王芳").presses("评承诺落实", "做到了", "满意")
