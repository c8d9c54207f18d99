"""Units, times, states and people typed into a search narrow it; each is shown and can be left out again."""

from tests.conversations.steps import assign, reply
from tests.conversations.test_finding import raised
from tests.house import House

NARROWING = (
    ("交警大队 红绿灯", "只看：单位“区交警大队”"),
    ("区公安局交警大队", "只看：单位“区交警大队”"),
    ("2026年 红绿灯", "只看：2026年"),
    ("2026年红绿灯", "只看：2026年"),
    ("红绿灯 2026-03", "只看：2026-03"),
    ("办理中 红绿灯", "只看：办理中"),
    ("assigned", "只看：assigned"),
    ("being handled", "只看：being handled"),
    ("直通车", "只看：直通车"),
    ("城建类 红绿灯", "只看：城建交通"),
    ("柯岩街道代表小组", "只看：柯岩街道代表小组"),
    ("柯岩街道代表团 红绿灯", "只看：柯岩街道代表小组"),
    ("王芳代表 红绿灯", "只看：王芳代表"),
    ("王芳 交警大队 2026年 办理中 直通车", "只看：王芳代表、单位“区交警大队”、2026年、办理中、直通车"),
)
OTHERS = ("区卫健局 红绿灯", "2025年 红绿灯", "逾期 红绿灯", "A类", "closed", "李卫东 红绿灯", "会内 红绿灯")


async def test_what_is_typed_narrows(house: House) -> None:
    number = await assign(house)
    await raised(house, "关于鉴湖公园座椅的建议", "公园没有座椅，老人没处歇脚，也没有红绿灯。")
    zhao = house.chat("赵敏")
    for asked, chips in NARROWING:
        await zhao.says(f"/find {asked}")
        zhao.sees_last(chips)
        zhao.sees_last(number)
    for asked in OTHERS:
        await zhao.says(f"/find {asked}")
        zhao.sees_last("没有找到")
    await zhao.says('/find "办理中"')
    zhao.sees_last('没有找到“"办理中"”')


async def test_what_narrows_can_be_left_out(house: House) -> None:
    await assign(house)
    await raised(house, "关于东浦路口的建议", "东浦路口也没有红绿灯，车又快，孩子们不敢过。")
    zhao = house.chat("赵敏")
    await zhao.says("/find 红绿灯 区交警大队 办理中")
    zhao.sees_last("“红绿灯”找到 1 件：")
    assert zhao.buttons[-2:] == ["✕ 区交警大队", "✕ 办理中"]
    await zhao.presses("✕ 区交警大队")
    zhao.sees("只看：办理中\n“红绿灯”找到 1 件：")
    await zhao.presses("✕ 办理中")
    zhao.sees("“红绿灯”找到 2 件：")
    await zhao.says("/find 直升机 区卫健局")
    zhao.sees_last("只看：单位“区卫健局”\n没有找到“直升机 区卫健局”。")
    assert zhao.buttons[:2] == ["✕ 直升机", "✕ 区卫健局"]


async def test_a_town_is_a_place_and_its_delegation_is_offered(house: House) -> None:
    await assign(house)
    await raised(house, "关于齐贤街道菜场的建议", "齐贤街道菜场的地面积水，老人容易滑倒，冬天更危险。")
    zhao = house.chat("赵敏")
    await zhao.says("/find 齐贤街道")
    zhao.sees_last("只看：写到“齐贤街道”的\n“齐贤街道”找到 1 件：")
    await zhao.presses("改看 齐贤街道代表小组提的")
    zhao.sees("没有找到“齐贤街道代表小组”。")


async def test_the_class_of_an_answer_and_lateness(house: House) -> None:
    number = await reply(house)
    wang, zhao = house.chat("王芳"), house.chat("赵敏")
    for asked in ("B类", "ｂ类", "class B", "已答复", "replied 红绿灯"):
        await wang.says(f"/find {asked}")
        wang.sees_last(number)
    await wang.says("/find A类")
    wang.sees_last("没有找到")
    await house.passes(days=200)
    await zhao.says("/find 逾期")
    zhao.sees_not("这一步出了问题")
