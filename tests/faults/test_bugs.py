"""What breaks on a bug is kept, and can be tried again as often as it takes."""

from sqlalchemy import text

from tests.conversations.drafts import drafts_of
from tests.conversations.steps import WRITTEN
from tests.house import House


async def rename(house: House, table: str, name: str) -> None:
    async with house.service.database.engine.begin() as connection:
        await connection.execute(text(f"ALTER TABLE {table} RENAME TO {name}"))


async def test_what_broke_twice_can_still_be_tried_again(house: House) -> None:
    wang = house.chat("王芳")
    await rename(house, "drafts", "drafts_away")
    await wang.says(WRITTEN)
    first = wang.newest
    await wang.presses("再试一次")
    assert wang.newest.message_id != first.message_id
    wang.sees_last("这一步出了问题")
    await rename(house, "drafts_away", "drafts")
    await wang.presses("再试一次")
    assert [draft.situation for draft in await drafts_of(house)] == [WRITTEN]
    await wang.presses_again(first, first.offered[0])
    wang.sees("这一步已经重试过了")
    assert len(await drafts_of(house)) == 1
