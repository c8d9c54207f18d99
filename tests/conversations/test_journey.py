"""The main job, end to end: from a free message on a phone to a rated reply and a second round."""

from tests.conversations.steps import draft_reply, reply
from tests.house import House


async def test_one_suggestion_travels_from_a_phone_to_a_rated_reply(house: House) -> None:
    number = await reply(house)
    wang = house.chat("王芳")
    wang.sees(f"{number} 的答复已送达（B 类，2026年3月2日）。请先评办理态度")
    letter = next(m for m in wang.phone.received if "document" in m.content)
    assert letter.content["document"]["file_name"] == f"{number}答复.docx"
    await wang.presses("满意")
    wang.sees("再评答复内容")
    await wang.presses("基本满意")
    wang.sees("记下了，3月23日（周一）前可以改。")
    wang.sees("办复")
    house.chat("陈涛").sees(f"{number}已办复。")


async def test_an_unsatisfied_rating_opens_the_second_round(house: House) -> None:
    number = await reply(house)
    wang, chen = house.chat("王芳"), house.chat("陈涛")
    await wang.presses("基本满意", "不满意", "没有时限", "选好了")
    wang.sees("本件按规定重新办理（第 2 轮），4月2日（周四）前重新答复。承办单位看不到是谁作的评价。")
    chen.sees(f"{number}因评价为不满意，重新办理（第 2 轮），4月2日（周四）前重新答复。")
    chen.sees_not("王芳代表不满意")
    await chen.presses("记录沟通", "电话", "今天")
    await chen.says("向代表说明了安装时间，代表同意。")
    await draft_reply(house)
    await house.chat("周明").presses("签发，送审核")
    await house.chat("何伟").presses("审核通过")
    await wang.presses("满意", "满意")
    async with house.service.database.unit_of_work() as uow:
        proposal = await uow.proposals.get(1)
    assert [(r.round, r.version) for r in proposal.replies] == [(1, 1), (2, 1)]
    assert [(r.round, int(r.stage), r.grade.value) for r in proposal.ratings] == [
        (1, 1, "basically"),
        (1, 2, "unsatisfied"),
        (2, 1, "satisfied"),
        (2, 2, "satisfied"),
    ]
    assert proposal.status == "answered"
