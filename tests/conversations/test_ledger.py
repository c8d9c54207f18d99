"""A ledger in the chat: an empty one to be filled in, what was imported, what it brought into the lists."""

from collections.abc import Mapping, Sequence
from io import BytesIO

import pytest

from bot.callbacks import MenuPress
from bot.ledger import Progress, store_ledger
from storage.ledger import read_ledger
from tests.cli.ledgers import book_of
from tests.conversations.offices import forges
from tests.conversations.test_policies import admin
from tests.house import Chat, House


def ledgers(chat: Chat) -> int:
    sent = [m.content["document"]["file_name"] for m in chat.phone.received if "document" in m.content]
    return sent.count("台账.xlsx")


async def test_the_registry_gets_an_empty_ledger(house: House) -> None:
    zhao = house.chat("赵敏")
    await zhao.says("/help")
    await zhao.presses("台账模板")
    zhao.sees("空白台账马上发来。")
    zhao.sees("空白台账，每列都有说明。")
    assert ledgers(zhao) == 1
    await house.passes(minutes=1)
    await zhao.says("/help")
    await zhao.presses("台账模板")
    assert ledgers(zhao) == 2


async def test_others_are_not_offered_it_and_cannot_ask_for_it(house: House) -> None:
    zhao, wang = house.chat("赵敏"), house.chat("王芳")
    await wang.says("/help")
    assert "台账模板" not in str(wang.last.inline)
    await zhao.says("/help")
    assert MenuPress(item="ledger").pack() in str(zhao.last.inline)
    assert await forges(wang, MenuPress(item="ledger").pack())
    assert ledgers(wang) == 0


async def imports(
    house: House,
    lines: Sequence[Mapping[str, object]],
    *,
    create_missing: bool = False,
    progress: Progress = lambda done, total: None,
) -> None:
    source = BytesIO()
    book_of(lines).save(source)
    found = read_ledger(source)
    assert found is not None
    await store_ledger(
        house.service.database, await house.congress(), found, source="台账.xlsx",
        create_missing=create_missing, now=house.service.clock.now(), progress=progress,
    )  # fmt: skip


async def test_what_a_ledger_brought_into_the_lists_is_in_the_history_of_the_rules(house: House) -> None:
    new = {"代表团": "柯岩街道代表小组", "类别": "航天", "主办单位": "区水利局"}
    await imports(house, [{"编号": 12, **new}], create_missing=True)
    lin = await admin(house)
    await lin.says("/rules")
    await lin.presses("改动记录")
    lin.sees_last("改过 2 次")
    units, categories = (next(b for b in lin.buttons if what in b) for what in ("新增单位", "类别"))
    assert units.endswith("新增单位（导入 台账.xlsx）")
    assert categories.endswith("类别（导入 台账.xlsx）")
    await lin.presses(units)
    lin.sees_last("导入 台账.xlsx\n新增 1 个：区水利局")
    assert "改回去" not in lin.buttons
    await lin.presses("‹ 返回", categories)
    lin.sees_last("ledger_1 航天")
    await lin.presses("改回去", "确认改动")
    assert "航天" not in str((await house.congress()).policy.data["categories"])


async def test_what_was_imported_is_looked_at_like_any_other(house: House) -> None:
    town = {"代表团": "柯岩街道代表小组"}
    lines = [{"编号": 12, **town}, {"编号": 13, **town, "办理结果": None, "答复评价": None, "阶段": "已答复"}]
    await imports(house, lines)
    zhao, wang, chen = house.chat("赵敏"), house.chat("王芳"), house.chat("孙莉")
    for chat in (zhao, wang, chen):
        await chat.says("/find 12")
        chat.sees_last("关于改善老旧小区供水的建议")
        await chat.presses("全文", "‹ 返回", "答复", "‹ 返回", "经过")
        chat.sees_last("从过去的台账导入")
        chat.sees_not("这一步出了问题")
    await wang.says("/find 13")
    assert "类）" not in wang.screen
    await wang.presses("答复", "‹ 返回", "评价", "满意")
    wang.sees_not("这一步出了问题")
    await zhao.says("/find 13")
    zhao.sees_last("办复")


@pytest.fixture
def short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.ledger.AT_ONCE", 2)


LINES: list[dict[str, object]] = [{"编号": n, "代表团": "柯岩街道代表小组"} for n in range(11, 18)]


async def of_ledger(house: House) -> int:
    async with house.service.database.unit_of_work() as uow:
        return len(await uow.proposals.every_id())


@pytest.mark.usefixtures("short_parts")
async def test_the_service_goes_on_between_the_parts_of_a_ledger(house: House) -> None:
    answered: list[tuple[int, str]] = []
    wang = house.chat("王芳")

    def asks(done: int, total: int) -> None:
        if done == 2:
            wang.phone.says("/help")
        answered.append((done, wang.newest.text or ""))

    await imports(house, LINES, progress=asks)
    assert [done for done, _ in answered] == [2, 4, 6, 7]
    assert "想反映什么事" in answered[-1][1], "answered before the ledger was whole"


@pytest.mark.usefixtures("short_parts")
async def test_what_breaks_on_the_way_is_taken_back(house: House) -> None:
    def breaks(done: int, total: int) -> None:
        if done == 4:
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        await imports(house, LINES, progress=breaks)
    assert await of_ledger(house) == 0
    await imports(house, LINES)
    assert await of_ledger(house) == len(LINES)
