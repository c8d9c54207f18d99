"""`verify` proves a history that nobody touched, and finds what somebody changed by hand."""

import asyncio
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, update
from sqlalchemy.sql.expression import Delete, Update

from domain.services import bulletin_issuing
from storage.engine import Database
from storage.tables import bulletins
from storage.words import JiebaWords
from tests.builders import NOW, world
from tests.cli.machine import Machine
from tests.conversations.steps import reply
from tests.house import open_house
from tests.storage.test_bulletins import drafted

LAST = "(SELECT max(seq) FROM history)"


@pytest.fixture(scope="session")
async def journey(tmp_path_factory: pytest.TempPathFactory, words: JiebaWords) -> Path:
    """The database of one suggestion replied to and rated, made by the service itself."""
    folder = tmp_path_factory.mktemp("journey")
    async with open_house(folder, words) as house:
        await reply(house)
        await house.chat("王芳").presses("满意", "基本满意")
    return folder / "through-train.db"


@pytest.fixture
def kept(machine: Machine, journey: Path) -> Machine:
    machine.database.parent.mkdir()
    shutil.copyfile(journey, machine.database)
    return machine


def change(machine: Machine, statement: str) -> None:
    with closing(sqlite3.connect(machine.database)) as database, database:
        assert database.execute(statement).rowcount == 1, statement


def test_an_untouched_history_is_proved(kept: Machine) -> None:
    kept.types("verify").says("已核对 1 件，经过完整，没有改动。")
    kept.types("verify", "--lang", "en").says("1 suggestion checked")


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE history SET actor = '某人' WHERE seq = 3", "第 3 步：内容被改动"),
        ("UPDATE history SET at = '2020-01-01 00:00:00.000000' WHERE seq = 2", "第 2 步：内容被改动"),
        ("UPDATE history SET digest = 'abc' WHERE seq = 4", "第 5 步：与上一步接不上"),
        ("DELETE FROM history WHERE seq = 4", "第 4 步：缺了一步"),
        (f"DELETE FROM history WHERE seq = {LAST}", "末尾被截断或改动"),
        ("UPDATE proposals SET title = '关于别的事的建议'", "封存的文字被改动"),
        ("UPDATE proposals SET request = '什么也不用做'", "封存的文字被改动"),
        ("UPDATE proposals SET status = 'replied'", "状态与经过不符"),
        ("UPDATE proposals SET history_head = 'abc'", "末尾被截断或改动"),
        ("UPDATE replies SET planned = replace(planned, '安装', '考虑')", "封存的文字被改动"),
        ("UPDATE replies SET result_class = 'A'", "封存的文字被改动"),
        ("UPDATE ratings SET grade = 'satisfied' WHERE grade = 'basically'", "封存的文字被改动"),
        ("DELETE FROM ratings WHERE grade = 'basically'", "封存的文字被改动"),
        ("UPDATE assignments SET opinion = '不同意' WHERE opinion <> ''", "封存的文字被改动"),
    ],
)
def test_a_change_by_hand_is_found(kept: Machine, statement: str, found: str) -> None:
    change(kept, statement)
    answer = kept.types("verify")
    assert answer.status == 1
    assert not answer.out
    assert found in answer.err
    assert all(line.startswith("直2026-001 第 ") for line in answer.err.splitlines()), answer.err


def test_a_rating_that_nobody_gave_is_found(kept: Machine) -> None:
    with closing(sqlite3.connect(kept.database)) as database, database:
        columns = [row[1] for row in database.execute("PRAGMA table_info(ratings)") if row[1] != "id"]
        names = ", ".join(columns)
        database.execute(f"INSERT INTO ratings ({names}) SELECT {names} FROM ratings LIMIT 1")
    answer = kept.types("verify")
    assert answer.status == 1
    assert "多出了没有经过的内容" in answer.err


def test_no_number_of_anybody_is_kept(kept: Machine) -> None:
    database = kept.database.read_bytes()
    assert b"13800000" not in database
    assert b"+86138" not in database


async def issue_three(url: str) -> None:
    database = Database(url)
    w = await world(database)
    for hours in range(3):
        made, at = await drafted(database, w), NOW + timedelta(hours=hours)
        async with database.unit_of_work() as uow:
            await bulletin_issuing.issue(uow, w.congress, w.staff, made.id, made.version, now=at)
    await database.dispose()


async def by_hand(url: str, statement: Update | Delete) -> None:
    database = Database(url)
    async with database.unit_of_work() as uow:
        await uow.bulletins._connection.execute(statement)  # type: ignore[attr-defined]
    await database.dispose()


SECOND = bulletins.c.seq == 2


@pytest.mark.parametrize(
    ("statement", "changed"),
    [
        (update(bulletins).where(SECOND).values(title="关于别的事的通报"), 2),
        (update(bulletins).where(SECOND).values(issued_by="某人"), 2),
        (update(bulletins).where(SECOND).values(figures={"overview": {"total": 4}}), 2),
        (delete(bulletins).where(SECOND), 3),
    ],
)
def test_an_issued_bulletin_that_was_changed_is_found(
    machine: Machine, database_url: str, statement: Update | Delete, changed: int
) -> None:
    machine.has(DATABASE_URL=database_url)
    asyncio.run(issue_three(database_url))
    assert "已核对通报 3 份，与签发时一致。" in machine.types("verify").says().out
    asyncio.run(by_hand(database_url, statement))
    answer = machine.types("verify")
    assert answer.status == 1
    assert answer.err.splitlines() == [f"通报〔2026〕{changed}号：与签发时不一致，或者接不上前一号"]
    assert "已核对通报" not in answer.out


def test_a_last_bulletin_that_was_removed_is_missed(machine: Machine, database_url: str) -> None:
    machine.has(DATABASE_URL=database_url)
    asyncio.run(issue_three(database_url))
    asyncio.run(by_hand(database_url, delete(bulletins).where(bulletins.c.seq == 3)))
    answer = machine.types("verify")
    assert answer.status == 1
    assert answer.err.splitlines() == ["通报〔2026〕3号：当年最后编的号，现在找不到这份通报"]
    assert "已核对通报" not in answer.out
