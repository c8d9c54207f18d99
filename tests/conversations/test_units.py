"""Who handles a proposal and how to reach them: behind a button of the representatives, and in the letter."""

from tests.conversations.offices import forges
from tests.conversations.steps import assign, reply, submit
from tests.conversations.test_review import letter_text
from tests.house import House


async def test_the_representative_finds_the_telephones(house: House) -> None:
    number = await assign(house)
    wang = house.chat("王芳")
    await wang.says(f"/case {number}")
    await wang.presses("承办单位电话")
    wang.sees_last("直2026-001的承办单位\n主办 区公安局交警大队　0575-0000 0122")
    wang.sees_last("协办 区住房和城乡建设局　没有登记电话")
    wang.sees_last("没有登记的，可以问区人大代表工委：0575-0000 0000")
    await wang.presses("‹ 返回")
    wang.sees_last("未签收 区交警大队、区住建局")


async def test_before_it_is_assigned_and_for_others_there_is_none(house: House) -> None:
    await submit(house)
    wang, chen = house.chat("王芳"), house.chat("陈涛")
    await wang.says("/case 1")
    assert "承办单位电话" not in wang.buttons
    assert "没有登记电话" not in await forges(wang, "o:1:units:0")
    await house.chat("赵敏").presses("立案并编号", "城建交通", "交办", "区交警大队", "区住建局", "交办")
    await chen.says("/case 1")
    assert "承办单位电话" not in chen.buttons
    assert "没有登记电话" not in await forges(chen, "o:1:units:0")


async def test_the_letter_names_the_telephone_beside_the_clerk(house: House) -> None:
    await reply(house)
    assert "（联系人：陈涛，电话：0575-0000 0122）" in await letter_text(house)


async def test_the_letters_title_is_parted_between_words(house: House) -> None:
    words = await house.service.words.cut("关于在鉴湖路小学门口增设行人信号灯的建议")
    assert "行人" in words
    assert "".join(words) == "关于在鉴湖路小学门口增设行人信号灯的建议"
