"""The roster by command: every wrong cell in words, nothing half imported, twice the same as once."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import pytest

from bot.i18n import LANGUAGES, Translator
from bot.roster import fault_lines
from domain.people import Person, Role
from domain.ports import UnitOfWork
from storage.engine import Database
from storage.roster import FAULT_KEYS
from storage.workbook import Fault
from tests.builders import policy
from tests.cli.machine import TOKEN, Machine
from tests.cli.rosters import DEPARTMENTS, HEAD, PEOPLE, workbook

T = TypeVar("T")


def asked(machine: Machine, question: Callable[[UnitOfWork], Awaitable[T]]) -> T:
    async def ask() -> T:
        database = Database(f"sqlite:///{machine.database}")
        try:
            async with database.unit_of_work() as uow:
                return await question(uow)
        finally:
            await database.dispose()

    return asyncio.run(ask())


def person(machine: Machine, name: str) -> Person:
    (found,) = asked(machine, lambda uow: uow.people.named(1, name))
    return found


def posts(machine: Machine, name: str) -> list[tuple[Role, str, str]]:
    return [(post.role, post.unit, post.title) for post in person(machine, name).posts]


def everything(machine: Machine) -> str:
    with closing(sqlite3.connect(machine.database)) as database:
        return "\n".join(database.iterdump())


def test_a_roster_is_imported_with_units_and_posts(machine: Machine) -> None:
    workbook(Path("名册.xlsx"))
    answer = machine.is_set_up().types("import", "名册.xlsx")
    answer.says("单位　新增 3，原有 0", "代表团　新增 2，原有 0", "人员　新增 3，原有 0")
    assert posts(machine, "陈涛") == [
        (Role.DEPARTMENT_CLERK, "区住建局", "科长"),
        (Role.DEPARTMENT_HEAD, "区交警大队", ""),
    ]
    assert posts(machine, "赵敏") == [(Role.STAFF, "", "主任")]


def test_a_department_has_a_telephone_when_the_roster_names_one(machine: Machine) -> None:
    column = ("联系电话", "0575-84120000", 84121111, "")
    told = [(*row, extra) for row, extra in zip(DEPARTMENTS, column, strict=True)]
    machine.is_set_up().types("import", workbook(Path("r.xlsx"), departments=told))
    assert telephones(machine) == ["0575-84120000", "84121111", ""]
    machine.types("import", workbook(Path("again.xlsx"))).says("单位　新增 0，原有 3")
    assert telephones(machine) == ["0575-84120000", "84121111", ""], "a column left out takes nothing away"


def telephones(machine: Machine) -> list[str]:
    return [d.telephone for d in asked(machine, lambda uow: uow.people.departments(1))]


def test_sections_belong_to_the_department_above_them(machine: Machine) -> None:
    departments = (
        *DEPARTMENTS,
        ("区住建局市政科", "市政科", "股室", "", "区住建局"),
        ("区住建局房管科", "", "股室", "", "区住建局"),
    )
    people = (
        *PEOPLE,
        ("郑科", "13612345678", "股室", "市政科", "科长"),
        ("郑科", "13612345678", "股室", "区住建局房管科", ""),
    )
    machine.is_set_up()
    book = workbook(Path("r.xlsx"), people, departments=departments)
    machine.types("import", book).says("单位　新增 3，原有 0")
    assert posts(machine, "郑科") == [(Role.SECTION, "市政科", "科长"), (Role.SECTION, "区住建局房管科", "")]
    assert {post.department_id for post in person(machine, "郑科").posts} == {1}
    before = everything(machine)
    renamed = (DEPARTMENTS[0], ("柯桥区住房和城乡建设局", "住建局", "", "", ""), *departments[2:4])
    again = (*renamed, *((*row[:4], "住建局") for row in departments[4:]))
    machine.types("import", book).says("单位　新增 0，原有 3")
    assert everything(machine) == before
    machine.types("import", workbook(Path("r.xlsx"), (HEAD,), departments=again)).says()
    assert [unit for _, unit, _ in posts(machine, "郑科")] == ["市政科", "区住建局房管科"]
    assert posts(machine, "陈涛")[0][1] == "住建局"


def test_a_town_may_be_a_department_and_a_delegation_under_one_name(machine: Machine) -> None:
    people = (*PEOPLE, ("钱江", "13612345678", "经办人", "柯岩街道", ""))
    machine.is_set_up().types("import", workbook(Path("r.xlsx"), people)).says()
    (wang,), (qian,) = person(machine, "王芳").posts, person(machine, "钱江").posts
    assert (wang.delegation_id, wang.department_id, wang.unit) == (1, None, "柯岩街道")
    assert (qian.delegation_id, qian.department_id, qian.unit) == (None, 3, "柯岩")


def test_the_same_roster_twice_changes_nothing(machine: Machine) -> None:
    workbook(Path("r.xlsx"))
    machine.is_set_up().types("import", "r.xlsx").says()
    before = everything(machine)
    again = machine.types("import", "r.xlsx")
    again.says("单位　新增 0，原有 3（更新 0）", "代表团　新增 0，原有 2", "人员　新增 0，原有 3（更新 0）")
    assert everything(machine) == before


def test_a_new_roster_updates_what_changed_and_takes_nothing_away(machine: Machine) -> None:
    machine.is_set_up().types("import", workbook(Path("r.xlsx"))).says()
    chen, zhao = person(machine, "陈涛"), person(machine, "赵敏")
    departments = (
        DEPARTMENTS[0],
        ("柯桥区建设局", "区住建局", "", "", ""),
        ("区公安局交警大队", "交警大队", "", "信号灯", ""),
    )
    people = (
        HEAD,
        ("王芳", "13912345678", "人大代表", "安昌镇代表团", ""),
        ("陈涛", "13812345678", "经办人", "区住建局", "副局长"),
        ("陈涛", "13812345678", "人大代表", "安昌镇代表团", ""),
        ("赵小敏", "13712345678", "代表工委", "", ""),
    )
    answer = machine.types("import", workbook(Path("r2.xlsx"), people, departments=departments))
    answer.says("单位　新增 0，原有 2（更新 2）", "人员　新增 0，原有 3（更新 3）", "赵敏 → 赵小敏")
    units = {d.id: d for d in asked(machine, lambda uow: uow.people.departments(1))}
    assert (units[1].name, units[1].kind, units[1].duties) == ("柯桥区建设局", "government", "市政道路")
    assert (units[2].short_name, units[2].duties) == ("交警大队", "信号灯")
    assert len(units) == 3
    assert posts(machine, "王芳") == [(Role.REPRESENTATIVE, "安昌镇代表团", "")]
    assert posts(machine, "陈涛") == [
        (Role.DEPARTMENT_CLERK, "区住建局", "副局长"),
        (Role.DEPARTMENT_HEAD, "交警大队", ""),
        (Role.REPRESENTATIVE, "安昌镇代表团", ""),
    ]
    assert person(machine, "陈涛").id == chen.id
    assert person(machine, "赵小敏").id == zhao.id
    assert posts(machine, "赵小敏") == [(Role.STAFF, "", "主任")]


def test_every_wrong_cell_is_named_and_nothing_is_imported(machine: Machine) -> None:
    people = (
        *PEOPLE,
        ("周明", "1381234567", "承办单位负责人", "区水利局", ""),
        ("", "13512345678", "巡视员", "", ""),
    )
    workbook(Path("r.xlsx"), people)
    before = everything(machine.is_set_up())
    answer = machine.types("import", "r.xlsx")
    assert answer.status == 1
    assert not answer.out
    lines = answer.err.splitlines()
    assert lines[0] == "名册有 4 处要改，什么也没有导入："
    assert lines[1] == "人员 第 6 行 B 列（手机号）：“1381234567”不是 11 位手机号。"
    assert lines[2].startswith("人员 第 6 行 D 列（单位）：找不到单位“区水利局”。")
    assert lines[3] == "人员 第 7 行 A 列（姓名）：没有填写名称。"
    assert lines[4].startswith("人员 第 7 行 C 列（身份）：没有“巡视员”这种身份。可填：人大代表、政协委员、")
    assert everything(machine) == before


def test_wrong_cells_in_english(machine: Machine) -> None:
    people = (HEAD, ("周明", "1381234567", "负责人", "区住建局", ""))
    answer = machine.is_set_up().types("import", workbook(Path("r.xlsx"), people), "--lang", "en")
    assert answer.err.splitlines() == [
        "1 place in the roster must be corrected; nothing was imported:",
        "人员, row 2, column B (手机号): “1381234567” is not a mobile number of 11 digits.",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", FAULT_KEYS)
def test_every_fault_has_its_sentence(key: str, language: str) -> None:
    params = {
        "header": "手机号",
        "value": "<b>&",
        "row": 12345,
        "name": "王芳",
        "limit": 50_000,
        "length": 60_000,
    }
    t = Translator(language, policy().zone)
    (line,) = fault_lines([Fault("人员", 12345, "B", key, {**params, "other": "名册"})], t)
    assert line.startswith(("人员 第 12345 行 B 列（手机号）：", "人员, row 12345, column B (手机号): "))
    assert "&amp;" not in line


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "打不开"), (b"PK\x03\x04 no zip", "打不开"), ("姓名,手机号".encode(), "打不开")],
)
def test_a_file_that_is_no_workbook(machine: Machine, content: bytes, words: str) -> None:
    Path("r.xlsx").write_bytes(content)
    answer = machine.is_set_up().types("import", "r.xlsx")
    assert answer.status == 1
    assert words in answer.err.splitlines()[1]
    assert not answer.err.splitlines()[1].startswith("：")


def test_files_that_are_not_there_or_there_already(machine: Machine) -> None:
    machine.is_set_up()
    machine.types("import", "none.xlsx").fails_with("找不到文件 none.xlsx")
    machine.types("import", ".").fails_with("找不到文件")
    machine.types("template", "no/such/folder/r.xlsx").fails_with("no/such/folder/r.xlsx")
    machine.types("template", "r.xlsx").says("r.xlsx")
    filled = Path("r.xlsx").read_bytes()
    machine.types("template", "r.xlsx").fails_with("已经有了")
    assert Path("r.xlsx").read_bytes() == filled


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_is_a_roster_of_nobody(machine: Machine, language: str) -> None:
    machine.is_set_up().types("template", "r.xlsx", "--lang", language).says()
    machine.types("import", "r.xlsx").says("人员　新增 0，原有 0")


def test_the_roster_goes_to_the_congress_that_is_named(machine: Machine) -> None:
    machine.is_set_up("甲").types("congress", "add", "乙", "--profile", "keqiao").says()
    workbook(Path("r.xlsx"))
    machine.types("import", "r.xlsx").fails_with("--congress", "甲", "乙")
    machine.types("import", "r.xlsx", "--congress", "丁").fails_with("没有“丁”这个人大")
    machine.types("import", "r.xlsx", "--congress", "乙").says("已导入“乙”的名册")
    assert not asked(machine, lambda uow: uow.people.named(1, "王芳"))
    assert asked(machine, lambda uow: uow.people.named(2, "王芳"))


def test_telephone_numbers_are_kept_only_as_keyed_digests(machine: Machine) -> None:
    machine.is_set_up().has(BOT_TOKEN=TOKEN).types("import", workbook(Path("r.xlsx"))).says()
    kept = b"".join(path.read_bytes() for path in (machine.folder / "data").iterdir())
    for number in (b"912345678", b"812345678", b"712345678"):
        assert number not in kept
    key = machine.folder / "data" / "phone.key"
    assert key.stat().st_mode & 0o777 == 0o600
    digest = person(machine, "王芳").phone_digest
    key.unlink()
    machine.types("congress", "add", "乙", "--profile", "keqiao").says()
    machine.types("import", "r.xlsx", "--congress", "乙").says()
    (other,) = asked(machine, lambda uow: uow.people.named(2, "王芳"))
    assert other.phone_digest != digest, "without the key the number cannot be tried out"
