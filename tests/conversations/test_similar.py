"""Similar cases: while drafting with what became of them, at the registry to be confirmed."""

from itertools import combinations
from zoneinfo import ZoneInfo

import pytest

from bot.i18n import Translator
from bot.views.similar import why_line
from domain.people import Role
from domain.proposal import Status
from domain.publication import Extent
from domain.services import publication
from domain.similar import Case, Decision, Judgement, Likeness
from storage.words.judging import shipped
from tests.builders import suggestion
from tests.conversations.offices import kept
from tests.conversations.steps import reply, submit
from tests.house import Chat, House

SAME = "鉴湖路小学门口至今没有红绿灯，学生过马路很危险，请装信号灯"


async def written(li: Chat, text: str = SAME, request: str = "尽快安装人行信号灯") -> None:
    """李卫东 writes as far as the request."""
    await li.says(text)
    await li.presses("接着写", "就用这个", "就这些")
    await li.says(request)
    await li.presses("就这些")


async def test_an_open_one_is_shown_with_why_and_can_be_seconded(house: House) -> None:
    await submit(house)
    zhao, li = house.chat("赵敏"), house.chat("李卫东")
    await zhao.presses("立案并编号", "城建交通")
    await written(li)
    li.sees_last("4/5 有 1 件相近的，先看看？")
    li.sees_last(f"① {zhao.number}")
    li.sees_last("地点相同：鉴湖路")
    assert {"看 ①", "附议 ①", "我的不一样，继续", "‹ 返回", "取消"} == set(li.buttons)
    await li.presses("看 ①")
    li.sees_last("可能是同一件事")
    await li.presses("‹ 返回")
    li.sees_last("4/5 有 1 件相近的")
    await li.presses("附议 ①", "附议")
    li.sees("您已附议")
    assert [c.representative for c in (await kept(house)).signed] == ["李卫东"]


async def test_what_may_not_be_seen_is_not_shown(house: House) -> None:
    """Submitted but not registered: nobody's business yet; one's own open one is known to oneself."""
    await submit(house)
    await submit(house, SAME)
    house.chat("王芳").sees_not("相近的")
    li = house.chat("李卫东")
    await written(li)
    li.sees_not("相近的")
    await li.presses("就这样")


async def test_a_published_one_shows_what_the_public_reads(house: House) -> None:
    number = await reply(house)
    li = house.chat("李卫东")
    await written(li)
    li.sees_not("相近的")
    await li.presses("就这样", "都没有", "存草稿")
    congress = await house.congress()
    async with house.service.database.unit_of_work() as uow:
        staff = (await uow.people.holding(congress.id, Role.STAFF))[0]
        proposal = await uow.proposals.get(1)
        await publication.publish(uow, proposal, staff, extent=Extent.FULL, now=house.clock.now())
    await written(li)
    li.sees_last("有 1 件相近的")
    li.sees_last(number)
    assert "附议 ①" not in li.buttons
    await li.presses("看 ①")
    li.sees_last("安装信号灯")
    li.sees_last("只能看到已向社会公开的内容")
    assert "打开" not in li.buttons
    li.sees_not("王芳")


async def test_the_registry_confirms_and_it_counts(house: House) -> None:
    await submit(house)
    zhao, li = house.chat("赵敏"), house.chat("李卫东")
    await zhao.presses("立案并编号", "城建交通")
    number = zhao.number
    await written(li)
    await li.presses("我的不一样，继续")
    li.sees_last("归类和单位")
    await li.presses("‹ 返回")
    li.sees_last("有 1 件相近的")
    await li.presses("‹ 返回")
    li.sees_last("3/5")
    await li.presses("就这些", "就这样", "都没有", "提交")
    await zhao.presses("相近的", "并案")
    assert number in zhao.last_buttons[0]
    await zhao.presses("‹ 返回", "相近的")
    zhao.sees_last(f"① {number}")
    await zhao.presses("同一事项 ①")
    zhao.sees_last("是同一事项")
    zhao.sees_last("已确认是同一事项（赵敏，3月2日（周一））")
    assert "同一事项 ①" not in zhao.buttons
    await zhao.presses("不是 ①")
    zhao.sees_last("没有找到")
    congress = await house.congress()
    async with house.service.database.unit_of_work() as uow:
        (decision,) = await uow.similar.decisions(congress.id, 1)
    assert (decision.one_id, decision.other_id, decision.same, decision.by) == (1, 2, False, "赵敏")
    assert decision.chance is not None
    assert decision.trees


async def decided(house: House, others: int, same: int, pairs: int, chance: float | None = None) -> None:
    """So many further proposals of other words, and so many pairs of all decided, the first ones the same."""
    congress, mark = await house.congress(), shipped().mark
    async with house.service.database.unit_of_work() as uow:
        (staff,) = await uow.people.holding(congress.id, Role.STAFF)
        author = (await uow.people.holding(congress.id, Role.REPRESENTATIVE))[0]
        for n in range(others):
            await uow.proposals.add(
                suggestion(author, title=f"河道保洁{n}", situation="有垃圾", status=Status.SUBMITTED)
            )
        every = sorted(combinations(range(1, others + 2), 2), key=lambda pair: pair[1] - pair[0])
        for n, (one, other) in enumerate(every[:pairs]):
            said = Decision(congress.id, one, other, n < same, staff.name, staff.id, house.clock.now())
            said.chance, said.trees = chance, mark
            await uow.similar.decide(said)


async def test_what_the_registry_joined_is_named_together(house: House) -> None:
    """The first with the second, the second with the third and so on: all are the first's matter."""
    await submit(house)
    await decided(house, others=4, same=4, pairs=4)
    zhao = house.chat("赵敏")
    await zhao.presses("相近的")
    zhao.sees_last("① 河道保洁0")
    zhao.sees_last("已确认是同一事项（赵敏")
    zhao.sees_last("④ 河道保洁3")
    zhao.sees_last("已确认与 ③ 是同一事项（赵敏")


async def test_what_the_registry_said_of_other_pairs_moves_the_judgement(house: House) -> None:
    await submit(house)
    zhao, li = house.chat("赵敏"), house.chat("李卫东")
    await zhao.presses("立案并编号", "城建交通")
    await written(li)
    li.sees_last("可能是同一件事")
    await decided(house, others=7, same=8, pairs=28, chance=0.99)
    await li.presses("‹ 返回", "就这些")
    li.sees_last("同一地点的另一件事")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            Judgement(0.9, Likeness.SAME, places=["鉴湖路"], words=["信号灯"]),
            "可能是同一件事（地点相同：鉴湖路；事情相同：信号灯）",
        ),
        (
            Judgement(0.3, Likeness.SAME_MATTER, ours=["鉴湖路"], theirs=["云栖路"], words=["信号灯"]),
            "同类的事，地点不同（这件在鉴湖路，那件在云栖路；事情相同：信号灯）",
        ),
        (
            Judgement(0.3, Likeness.SAME_PLACE, places=["湖西小区"], words=["晚上"]),
            "同一地点的另一件事（地点相同：湖西小区；都提到晚上）",
        ),
        (Judgement(0.3, Likeness.SAME_MATTER, theirs=["云栖路"]), "同类的事，地点不同（那件在云栖路）"),
    ],
)
def test_why_tells_place_and_matter_apart(told: Judgement, said: str) -> None:
    case = Case(1, "1", "题目", Status.REGISTERED, judgement=told)
    assert why_line(case, Translator("zh-CN", ZoneInfo("Asia/Shanghai"))) == said


async def test_without_words_drafting_goes_on(house: House) -> None:
    await submit(house)
    zhao, li = house.chat("赵敏"), house.chat("李卫东")
    await zhao.presses("立案并编号", "城建交通")
    words = house.service.words
    process, words._process = words._process, None
    try:
        await li.says(SAME)
        await li.presses("接着写")
        await li.says("路口装灯")
        await li.presses("就这些")
        await li.says("装灯")
        await li.presses("就这些")
        li.sees_last("4/5")
        li.sees_not("相近的")
    finally:
        words._process = process
