"""Recommended with reasons: by the rules at first, later by what was decided."""

from tests.conversations.steps import REQUEST, WRITTEN, assign
from tests.house import House

LIKE_IT = "鉴湖路幼儿园门口也没有红绿灯，孩子过马路一样危险，建议也装一个"


async def to_matter(house: House, name: str, text: str, request: str = REQUEST) -> None:
    """As far as the question which category and which department."""
    chat = house.chat(name)
    await chat.says(text)
    await chat.presses("接着写", "就用这个", "就这些")
    await chat.says(request)
    await chat.presses("就这些")


async def test_the_rules_recommend_with_their_words_and_nothing_is_chosen_by_itself(house: House) -> None:
    await to_matter(house, "王芳", WRITTEN)
    wang, zhao = house.chat("王芳"), house.chat("赵敏")
    wang.sees_last("类别　城建交通")
    await wang.presses("为什么")
    wang.sees_last("推荐的理由（最后由人来定）：")
    wang.sees_last("类别　城建交通：词：红绿灯")
    await wang.presses("就这样", "都没有", "提交")
    await zhao.presses("立案并编号")
    zhao.sees_last("推荐（可改）：城建交通")
    await zhao.presses("为什么")
    zhao.sees_last("词：红绿灯")
    assert "为什么" not in zhao.buttons
    await zhao.presses("城建交通", "交办")
    zhao.sees_last("推荐（可改）：区交警大队")
    assert zhao.buttons[0] == "区交警大队"


async def test_decided_cases_are_reasons_for_whoever_may_see_them(house: House) -> None:
    number = await assign(house)
    zhao, li = house.chat("赵敏"), house.chat("李卫东")
    await to_matter(house, "李卫东", LIKE_IT)
    await li.presses("为什么")
    li.sees_last("主办　区交警大队：相像的有 1 件")
    li.sees_not(number)
    await li.presses("就这样", "都没有", "提交")
    await zhao.presses("立案并编号", "为什么")
    zhao.sees_last(f"像 {number}，也归这一类")
    await zhao.presses("城建交通", "交办", "为什么")
    zhao.sees_last(f"主办　区交警大队：像 {number}，由它承办")
    await zhao.presses("区交警大队")
    zhao.sees_last("推荐会办（可不选）：区住建局")
    assert "✓ 区住建局" not in zhao.buttons, "nothing is ticked by itself"


async def test_where_nothing_is_known_nothing_is_recommended(house: House) -> None:
    await to_matter(house, "王芳", "这件事想了很久，说出来请大家一起想想办法", "请认真研究一下")
    wang, zhao = house.chat("王芳"), house.chat("赵敏")
    wang.sees_last("这件事属于哪一类？")
    await wang.presses("社会事业", "就这样", "都没有", "提交")
    await zhao.presses("立案并编号")
    assert "为什么" not in zhao.buttons
    zhao.sees_not("推荐（可改）")
