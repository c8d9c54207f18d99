"""Pushes: each party once a step over a whole journey, lean, true when sent; restarts in the middle."""

from tests.conversations.offices import kept, pushed
from tests.conversations.steps import WRITTEN, assign, draft_reply, rate_promises, submit
from tests.house import House

EVERYBODY = ("王芳", "赵敏", "陈涛", "周明", "孙莉", "何伟", "李卫东")


class Counter:
    """How many messages each phone got for one act, those to the acting person left out."""

    def __init__(self, house: House) -> None:
        self._chats = {name: house.chat(name) for name in EVERYBODY}
        self._before = pushed(self._chats.values())

    def told(self, actor: str) -> dict[str, int]:
        now = pushed(self._chats.values())
        more = dict(zip(EVERYBODY, (a - b for a, b in zip(now, self._before, strict=True)), strict=True))
        self._before = now
        return {name: n for name, n in more.items() if n and name != actor}


async def test_each_party_is_told_once_at_every_step(house: House) -> None:
    wang, zhao, chen, zhou, sun, he = (house.chat(name) for name in EVERYBODY[:6])
    count = Counter(house)
    await submit(house)
    assert count.told("王芳") == {"赵敏": 1}
    await zhao.presses("立案并编号", "城建交通")
    assert count.told("赵敏") == {"王芳": 1}
    await zhao.presses("交办", "区交警大队", "区住建局", "交办")
    assert count.told("赵敏") == {"王芳": 1, "陈涛": 1, "孙莉": 1}
    await chen.presses("签收")
    assert count.told("陈涛") == {"王芳": 1}
    await sun.presses("会办签收")
    assert count.told("孙莉") == {}
    await chen.presses("记录沟通", "电话", "今天")
    await chen.says("与代表通了电话。")
    assert count.told("陈涛") == {"王芳": 1}
    await wang.presses("属实")
    assert count.told("王芳") == {"陈涛": 1}
    await sun.presses("提交会办意见")
    await sun.says("配合开挖路面。")
    assert count.told("孙莉") == {"陈涛": 1}
    await draft_reply(house)
    assert count.told("陈涛") == {"周明": 1}
    await zhou.presses("签发，送审核")
    assert count.told("周明") == {"陈涛": 1, "何伟": 1}
    await he.presses("审核通过")
    assert count.told("何伟") == {"王芳": 2, "赵敏": 1, "陈涛": 1, "周明": 1}, "and the letter's file"
    await wang.presses("满意")
    assert count.told("王芳") == {}
    await wang.presses("满意")
    assert count.told("王芳") == {"赵敏": 1, "陈涛": 1}
    await rate_promises(house)
    await zhao.says("/find 1")
    count.told("赵敏")
    await zhao.presses("办结", "办结")
    assert count.told("赵敏") == {"王芳": 1, "陈涛": 1}


async def test_a_push_is_lean(house: House) -> None:
    await assign(house)
    text = house.chat("陈涛").newest.text or ""
    assert text.splitlines() == [
        "新交办 1 件，贵单位主办，请签收。",
        "",
        "直2026-001",
        "关于解决鉴湖路小学门口没有红绿灯问题的建议",
        "已交办，离首次沟通期限还有 1 天（3月3日，周二）",
    ]
    assert WRITTEN not in text, "the full text on request"
    assert house.chat("陈涛").buttons == ["签收", "全文", "查看"]


async def test_a_restart_in_the_middle_of_every_form(house: House) -> None:
    await assign(house)
    zhao, chen, sun, wang = (house.chat(name) for name in ("赵敏", "陈涛", "孙莉", "王芳"))
    await chen.presses("签收", "记录沟通", "座谈")
    await house.restart()
    await chen.presses("今天")
    await house.restart()
    await chen.says("座谈过了。")
    await sun.presses("会办签收", "提交会办意见")
    await house.restart()
    await sun.says("配合。")
    await chen.presses("拟写答复", "B 类　正在解决或者列入计划逐步解决")
    await chen.says("已勘察")
    await house.restart()
    await chen.says("安装，3月31日前完成")
    await chen.presses("没有")
    await house.restart()
    await chen.presses("送负责人签发")
    await house.chat("周明").presses("签发，送审核")
    await house.chat("何伟").presses("审核通过")
    await wang.presses("满意", "不满意", "没有时限")
    await house.restart()
    await wang.presses("其他，我来写")
    await house.restart()
    await wang.says("没有写清楚哪天装好")
    proposal = await kept(house)
    assert [p.text for p in proposal.replies[0].done] == ["已勘察"]
    assert (proposal.ratings[-1].reasons, proposal.ratings[-1].comment) == (["no_date"], "没有写清楚哪天装好")
    assert proposal.round == 2
    zhao.sees_last("原因：没有时限、没有写清楚哪天装好")


async def test_a_question_that_was_answered_in_the_night_lapses(house: House) -> None:
    """The submission of the evening was registered before the morning: nobody is asked to screen it."""
    await house.passes(hours=13)
    await submit(house)
    zhao = house.chat("赵敏")
    before = pushed([zhao])
    await zhao.says("/todo")
    await zhao.presses(next(b for b in zhao.buttons if "鉴湖路" in b))
    if "立案并编号" not in [k["text"] for row in (zhao.newest.inline or {})["inline_keyboard"] for k in row]:
        raise AssertionError(zhao.buttons)
    await zhao.presses("立案并编号", "城建交通")
    await house.passes(hours=9, minutes=45)
    assert pushed([zhao])[0] - before[0] == 1, "only the answer to /todo"
    house.chat("王芳").sees_last("您的建议已立案，编号 直2026-001。")
