"""Merging: handled together, every author credited, answered and asked to rate."""

from domain.cosigner import CosignerWay
from domain.proposal import Status
from tests.conversations.offices import forges, kept, pushed
from tests.conversations.steps import REQUEST, submit
from tests.house import House

SAME = "鉴湖路小学门前车多，孩子过街危险，也请装红绿灯"


async def two(house: House) -> None:
    """王芳's is registered, 李卫东's about the same is submitted."""
    await submit(house)
    zhao, li = house.chat("赵敏"), house.chat("李卫东")
    await zhao.presses("立案并编号", "城建交通")
    await li.says(SAME)
    await li.presses("接着写", "就用这个", "就这些")
    await li.says(REQUEST)
    await li.presses("就这些", "我的不一样，继续", "就这样", "都没有", "提交")


async def merged(house: House) -> None:
    await two(house)
    zhao = house.chat("赵敏")
    await zhao.presses("查看", "更多", "并案")
    zhao.sees_last("并入哪一件？题目最接近的在前面")
    await zhao.presses(next(b for b in zhao.buttons if b.startswith("直2026-001")))
    zhao.sees_last("合并办理，每位代表都署名、都收到答复、都请评价。")
    await zhao.presses("并案")


async def test_every_author_is_credited_answered_and_asked(house: House) -> None:
    await merged(house)
    wang, li, chen, sun = (house.chat(name) for name in ("王芳", "李卫东", "陈涛", "孙莉"))
    second = await kept(house, 2)
    assert (second.status, second.merged_into_id) == (Status.MERGED, 1)
    main = await kept(house, 1)
    assert [(c.representative, c.way) for c in main.signed] == [("李卫东", CosignerWay.MERGED)]
    li.sees("您的建议已并入直2026-001合并办理，答复会同样送您，也请您评价。")
    await li.presses("查看")
    li.sees("已并入直2026-001合并办理")
    await li.presses("看主件")
    li.sees_last("直2026-001")
    zhao = house.chat("赵敏")
    await zhao.says("/case 直2026-001")
    await zhao.presses("交办", "区交警大队", "区住建局", "交办")
    await zhao.says("/case 直2026-001")
    await zhao.presses("全文")
    zhao.sees_last("并案代表　李卫东")
    await chen.presses("签收")
    await sun.presses("会办签收", "提交会办意见")
    await sun.says("同意，我局配合。")
    await chen.presses("记录沟通", "座谈", "今天")
    await chen.says("请两位代表一起谈了安装时间。")
    await wang.presses("属实")
    await chen.presses("拟写答复", "A 类　已经解决或者基本解决")
    await chen.says("信号灯已装好启用")
    await chen.presses("没有", "没有", "送负责人签发")
    before = pushed([wang, li])
    await house.chat("周明").presses("签发，送审核")
    await house.chat("何伟").presses("审核通过")
    assert pushed([li])[0] > before[1], "answered too"
    li.sees("直2026-001 的答复已送达（A 类")
    await li.presses("满意", "不满意", "没有解决", "选好了")
    li.sees("代表工委会看到有联名代表不满意，看不到是谁。")
    zhao.sees("直2026-001有联名代表不满意。")
    assert (await kept(house, 1)).status is Status.REPLIED, "the lead's grade decides"
    await wang.presses("满意", "满意")
    assert (await kept(house, 1)).status is Status.ANSWERED
    assert {r.representative_id for r in (await kept(house, 1)).ratings} == {1, 7}


async def test_not_into_itself_nor_an_ended_one_nor_back(house: House) -> None:
    await merged(house)
    zhao = house.chat("赵敏")
    await forges(zhao, "s:merge:1:0:0")
    assert not any("鉴湖路小学门前" in b for b in zhao.buttons), "a merged one takes nothing in"
    await forges(zhao, "f:merge:1:main:2")
    await forges(zhao, "f:merge:1:main:1")
    await forges(zhao, "f:merge:2:main:1")
    assert (await kept(house, 1)).status is Status.REGISTERED
    steps = [e.step for e in (await kept(house, 2)).history]
    assert steps.count("merge") == 1


async def test_only_the_registry_merges_and_the_way_back_is_open(house: House) -> None:
    await two(house)
    zhao = house.chat("赵敏")
    for name in ("王芳", "何伟", "陈涛"):
        await forges(house.chat(name), "s:merge:2:0:0")
    await zhao.presses("查看", "更多", "并案")
    await zhao.says("没有这样的题目")
    zhao.sees_last("请点下面的按钮选一个。")
    await zhao.says("直2026-001")
    await house.restart()
    await zhao.presses("‹ 返回")
    zhao.sees_last("并入哪一件？")
    await zhao.says("/cancel")
    assert (await kept(house, 2)).status is Status.SUBMITTED


async def test_both_presses_of_a_double_press_merge_once(house: House) -> None:
    await two(house)
    zhao = house.chat("赵敏")
    await zhao.presses("查看", "更多", "并案")
    await zhao.presses(next(b for b in zhao.buttons if b.startswith("直2026-001")))
    message = zhao.last
    data = next(d for d in message.offered if d.endswith(":sure:!"))
    for _ in range(2):
        zhao.phone.presses(message.message_id, data)
    await house.settle()
    assert len((await kept(house, 1)).cosigners) == 1
