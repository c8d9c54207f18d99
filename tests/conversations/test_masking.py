"""Others' personal data in a draft: shown masked, masked in one press or kept; one's own is one's own."""

import pytest

from domain.personal_data import found_in, masked
from tests.conversations.drafts import drafts_of, to_question
from tests.house import Chat, House

PERSONAL = "住户张建国，电话13911112222，住新风小区3幢2单元502室，多次反映楼道漏水"
OWN = "我的电话是13800000001，楼道漏水三个月了"


async def written(chat: Chat, text: str) -> None:
    await to_question(chat, "preview")
    await chat.presses("修改…", "情况和理由")
    await chat.says(text)
    await chat.presses("就这些")


async def test_one_press_masks_what_is_others(house: House) -> None:
    wang = house.chat("王芳")
    await written(wang, PERSONAL)
    wang.sees_last("有别人的个人信息：“")
    await wang.presses("遮住别人的信息")
    wang.sees_last("文字里好像有别人的信息 3 处")
    wang.sees_last("手机号")
    assert "13911112222" not in (wang.newest.text or ""), "shown masked"
    await wang.presses("都遮住（3 处）")
    wang.sees_last("已遮住 3 处")
    [draft] = await drafts_of(house)
    assert "住户张××，电话×××××××××××，住新风小区" in draft.situation
    assert not any("13911112222" in text for text in draft.messages.values())
    assert "多次反映楼道漏水" in draft.situation
    assert "遮住别人的信息" not in wang.buttons


async def test_it_may_stay_as_it_is(house: House) -> None:
    wang = house.chat("王芳")
    await written(wang, PERSONAL)
    await wang.presses("遮住别人的信息", "照原样保留")
    assert "遮住别人的信息" not in wang.buttons
    await wang.presses("提交")
    wang.sees_last("已提交。")
    async with house.service.database.unit_of_work() as uow:
        proposal = await uow.proposals.get(1)
    assert PERSONAL in proposal.situation


async def test_ones_own_number_is_not_anothers(house: House) -> None:
    wang = house.chat("王芳")
    await written(wang, OWN)
    assert "遮住别人的信息" not in wang.buttons


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("李小四电话：138 0000 0000", "李××电话：×××××××××××××"),
        ("王五（身份证号330602199001011234）", "王×（身份证号××××××××××××××××××）"),
        ("鉴湖路12号201室", "鉴湖路×××××××"),
        ("第12号2023年", "第12号2023年"),
        ("浙D12345一直停着", "×××××××一直停着"),
        ("卡号6222020202020202020", "卡号" + "×" * 19),
    ],
)
def test_names_beside_numbers_and_doors_are_found(text: str, shown: str) -> None:
    assert masked(text, found_in(text)) == shown
