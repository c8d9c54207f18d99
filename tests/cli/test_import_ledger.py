"""A past ledger by command: every line checked, nothing half imported, and what it becomes."""

import asyncio
import re
import shutil
import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from contextlib import closing
from datetime import date
from io import StringIO
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest

from bot.cli.progress import Bar
from bot.i18n import LANGUAGES, Translator
from bot.ledger import FAULT_KEYS, fault_lines_of, rows_named
from domain.people import Person, Role
from domain.ports import UnitOfWork
from domain.proposal import AssignmentRole, ClockKey, Proposal, Status, Track
from domain.rating import Grade
from storage.engine import Database
from storage.ledger import Ledger
from storage.workbook import Fault
from tests.cli.ledgers import ledger, numbered
from tests.cli.machine import Machine
from tests.cli.rosters import workbook

T = TypeVar("T")
SHANGHAI = ZoneInfo("Asia/Shanghai")
NO_REPLY = dict.fromkeys(("答复日期", "办理结果", "态度评价", "答复评价"))


def asked(machine: Machine, question: Callable[[UnitOfWork], Awaitable[T]]) -> T:
    async def ask() -> T:
        database = Database(f"sqlite:///{machine.database}")
        try:
            async with database.unit_of_work() as uow:
                return await question(uow)
        finally:
            await database.dispose()

    return asyncio.run(ask())


async def every(uow: UnitOfWork) -> list[Proposal]:
    return [await uow.proposals.get(id_) for id_ in await uow.proposals.every_id()]


def everything(machine: Machine) -> str:
    with closing(sqlite3.connect(machine.database)) as database:
        return "\n".join(database.iterdump())


@pytest.fixture
def town(machine: Machine, tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """One congress with the departments, delegations and people of the roster; made once, then copied."""
    kept, data = tmp_path_factory.getbasetemp() / "town", machine.folder / "data"
    if not kept.exists():
        machine.is_set_up().types("import", workbook(Path("roster.xlsx"))).says()
        shutil.copytree(data, kept)
    else:
        shutil.copytree(kept, data)
    return machine


def imports(machine: Machine, *lines: Mapping[str, object], flags: tuple[str, ...] = ()) -> list[Proposal]:
    machine.types("import", ledger(Path("ledger.xlsx"), lines), *flags).says(f"台账：{len(lines)} 件")
    return asked(machine, every)


def refuses(machine: Machine, *lines: Mapping[str, object], flags: tuple[str, ...] = ()) -> list[str]:
    before = everything(machine)
    answer = machine.types("import", ledger(Path("ledger.xlsx"), lines), *flags)
    assert answer.status == 1
    assert not answer.out
    assert everything(machine) == before, "nothing half done"
    head, *said = answer.err.splitlines()
    assert head == f"台账有 {len(said)} 处要改，什么也没有导入："
    return said


def test_a_line_becomes_a_proposal_with_all_that_it_tells(town: Machine) -> None:
    (found,) = imports(town, {"退办次数": 2, "是否重点": "是"})
    assert (found.number, found.session, found.track, found.status) == (
        "12", "十五届四次会议", Track.IN_SESSION, Status.CLOSED,
    )  # fmt: skip
    assert (found.representative, found.delegation_id, found.category) == ("王芳", 1, "urban_transport")
    assert [(a.department, a.role) for a in found.assignments] == [
        ("区住建局", AssignmentRole.LEAD), ("区交警大队", AssignmentRole.CO),
    ]  # fmt: skip
    assert found.assigned_at is not None
    assert found.assigned_at.astimezone(SHANGHAI).date() == date(2021, 4, 21)
    (letter,) = found.replies
    assert (letter.result_class, letter.department) == ("A", "区住建局")
    assert found.delivered_reply is letter
    assert [(r.stage, r.grade, r.collected_by) for r in found.ratings] == [
        (1, Grade.SATISFIED, "ledger.xlsx"), (2, Grade.BASICALLY, "ledger.xlsx"),
    ]  # fmt: skip
    assert found.returns == 2
    assert found.key is not None
    assert not found.clocks
    (entry,) = found.history
    assert (entry.step, entry.to_status, entry.details["row"]) == ("import_ledger", "closed", 2)
    town.types("verify").says("已核对 1 件，经过完整")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE proposals SET title = '别的'",
        "UPDATE replies SET result_class = 'C'",
        "UPDATE ratings SET grade = 'satisfied' WHERE grade = 'basically'",
        "DELETE FROM ratings WHERE stage = 2",
        "UPDATE history SET details = replace(details, '区住建局', '区教体局')",
    ],
)
def test_what_was_imported_is_sealed(town: Machine, change: str) -> None:
    imports(town, {})
    with closing(sqlite3.connect(town.database)) as database, database:
        assert database.execute(change).rowcount == 1
    answer = town.types("verify")
    assert answer.status == 1
    assert "12 第 1 步" in answer.err


def test_a_grade_put_in_beside_the_ledger_is_found(town: Machine) -> None:
    imports(town, {"态度评价": None})
    with closing(sqlite3.connect(town.database)) as database, database:
        columns = ", ".join(r[1] for r in database.execute("PRAGMA table_info(ratings)") if r[1] != "id")
        database.execute(f"INSERT INTO ratings ({columns}) SELECT {columns} FROM ratings")
    assert "多出了没有经过的内容" in town.types("verify").err


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ({"阶段": None}, Status.ANSWERED),
        ({"阶段": None, **NO_REPLY}, Status.IN_PROGRESS),
        ({"阶段": "办理中", **NO_REPLY}, Status.IN_PROGRESS),
        ({"阶段": None, "主办单位": None, "协办单位": None, "交办日期": None, **NO_REPLY}, Status.REGISTERED),
        ({"阶段": "已答复"}, Status.ANSWERED),
        ({"阶段": "已答复", "答复评价": None}, Status.REPLIED),
        ({"阶段": "办复"}, Status.ANSWERED),
        ({"阶段": "重新办理"}, Status.REHANDLING),
        ({"阶段": "已归档"}, Status.ARCHIVED),
    ],
)  # fmt: skip
def test_where_it_stands(town: Machine, line: Mapping[str, object], status: Status) -> None:
    (found,) = imports(town, line)
    assert found.status is status
    assert found.round == (2 if status is Status.REHANDLING else 1)
    waits = [clock.key for clock in found.clocks]
    assert waits == ([ClockKey.RATING] if status is Status.REPLIED else []), (
        "what waits for a rating gets time"
    )
    town.types("verify").says("经过完整")


def test_several_lead_departments_answer_separately(town: Machine) -> None:
    (found,) = imports(town, {"主办单位": "区住建局、区交警大队", "协办单位": "柯岩"})
    assert [a.role for a in found.assignments] == [AssignmentRole.SEPARATE] * 2 + [AssignmentRole.CO]
    assert [r.department for r in found.replies] == ["区住建局", "区交警大队"]
    town.types("verify").says("经过完整")


def test_a_class_without_a_day_counts_as_replied(town: Machine) -> None:
    answer = town.types("import", ledger(Path("ledger.xlsx"), [{"答复日期": None}]))
    answer.says("有 1 件写了办理结果、没有答复日期")
    (found,) = asked(town, every)
    assert found.replied_at is None
    assert found.delivered_reply is not None


def test_a_number_tells_its_track_and_none_is_given_again(town: Machine) -> None:
    kept = {"阶段": "办结", "届次": None}
    found = imports(
        town,
        {**kept, "编号": "第7号"},
        {**kept, "编号": 9},
        {**kept, "编号": "闭2021-041"},
        {**kept, "编号": "直2026-003"},
        {**kept, "编号": "特1"},
    )
    tracks = [Track.IN_SESSION, Track.IN_SESSION, Track.CLOSED_SESSION, Track.THROUGH_TRAIN, Track.IN_SESSION]
    assert [p.track for p in found] == tracks
    session = found[0].session

    async def next_ones(uow: UnitOfWork) -> list[int]:
        series = (f"in_session:{session}", "closed_session:2021", "closed_session:2026", "through_train:2026")
        return [await uow.proposals.next_seq(1, name) for name in series]

    assert asked(town, next_ones) == [10, 42, 1, 4]


def test_the_same_ledger_twice_is_refused_and_changes_nothing(town: Machine) -> None:
    imports(town, *numbered(3))
    before = everything(town)
    town.types("import", "ledger.xlsx").fails_with("这份台账的 3 件都已经在库里了")
    assert everything(town) == before
    assert refuses(town, *numbered(4))[0].startswith("台账 第 2 行 A 列（编号）：编号“1”在这一届次已经有了。")


def test_a_number_once_in_its_session(town: Machine) -> None:
    assert refuses(town, {"编号": 1}, {"编号": "第1号"}, {"编号": 1, "届次": "十五届五次会议"}) == [
        "台账 第 3 行 A 列（编号）：编号“第1号”与 台账 第 2 行重复。同一届次里一个编号只能用一次。"
    ]
    imports(town, {"编号": 1}, {"编号": 1, "届次": "十五届五次会议"})
    assert refuses(town, {"编号": "第1号"}, {"编号": "第2号"}) == [
        "台账 第 2 行 A 列（编号）：编号“第1号”在这一届次已经有了。已经导入的行请删去。"
    ]


def test_everything_unknown_is_named_at_once(town: Machine) -> None:
    strange = {
        "类别": "航天", "领衔代表": "钱江", "代表团": "齐贤街道", "主办单位": "区水利局",
        "办理结果": "E",
    }  # fmt: skip
    said = refuses(
        town,
        {"编号": 1, **strange, "协办单位": "区气象局"},
        {"编号": 2},
        {"编号": 3, **strange, "协办单位": None},
    )
    assert [re.split("[：（]", line)[0] + line[line.index("：") :].split("。")[0] for line in said] == [
        "台账 第 2 行 C 列：没有“航天”这个类别（共 2 行：2, 4）",
        "台账 第 2 行 D 列：名册里没有代表“钱江”（共 2 行：2, 4）",
        "台账 第 2 行 E 列：没有“齐贤街道”这个代表团（共 2 行：2, 4）",
        "台账 第 2 行 H 列：没有“区水利局”这个单位（共 2 行：2, 4）",
        "台账 第 2 行 I 列：没有“区气象局”这个单位（共 1 行：2）",
        "台账 第 2 行 L 列：没有“E”这个办理结果（共 2 行：2, 4）",
    ]


def test_what_is_missing_is_created_when_asked_for(town: Machine) -> None:
    strange = {
        "类别": "航天", "领衔代表": "钱江", "代表团": "齐贤街道", "主办单位": "区水利局", "办理结果": "E 类",
    }  # fmt: skip
    lines = [
        {"编号": 1, **strange},
        {"编号": 2, **strange, "代表团": None},
        {"编号": 3, "办理结果": "留作参考"},
    ]
    answer = town.types("import", ledger(Path("ledger.xlsx"), lines), "--create-missing")
    answer.says("台账：3 件", "新增单位 1：区水利局", "新增代表团 1：齐贤街道", "新增代表 1", "钱江")
    answer.says("新增类别 1：航天", "新增办理结果 2：E、留作参考")
    first, second, third = asked(town, every)
    assert first.representative_id == second.representative_id
    assert [p.replies[0].result_class for p in (first, second, third)] == ["E", "E", "D"]
    (qian,) = asked(town, lambda uow: uow.people.named(1, "钱江"))
    assert [(p.role, p.unit) for p in qian.posts] == [(Role.REPRESENTATIVE, "齐贤街道")]
    assert (qian.phone_digest, qian.chat_id) == (None, None)
    congress = asked(town, lambda uow: uow.congresses.get(1))
    assert congress.policy.label("categories", str(first.category), "zh-CN") == "航天"
    town.types("verify").says("经过完整")
    changes = asked(town, lambda uow: uow.policy_changes.of(1))
    assert {(c.path, c.by, c.by_id) for c in changes} == {
        (kind, "ledger.xlsx", None) for kind in ("departments", "delegations", "categories", "classes")
    }
    categories = next(c for c in changes if c.path == "categories")
    assert isinstance(categories.before, list)
    assert categories.after == congress.policy.data["categories"]
    assert [item["name"] for item in congress.policy.data["categories"][len(categories.before) :]] == ["航天"]


def test_a_namesake_is_told_apart_by_the_delegation(town: Machine) -> None:
    elsewhere = {"编号": 1, "代表团": "安昌镇代表团"}
    assert "名册里的“王芳”不在这个代表团（共 1 行：2）" in refuses(town, elsewhere)[0]
    (found,) = imports(town, elsewhere, flags=("--create-missing",))

    async def called(uow: UnitOfWork) -> list[Person]:
        return await uow.people.named(1, "王芳")

    assert [p.id == found.representative_id for p in asked(town, called)] == [False, True]
    assert (
        "有几位代表都叫“王芳”" in refuses(town, {"编号": 2, "代表团": None}, flags=("--create-missing",))[0]
    )


def test_new_namesakes_without_a_delegation_are_not_guessed(town: Machine) -> None:
    lines = [
        {"编号": n, "领衔代表": "钱江", "代表团": place}
        for n, place in enumerate(("甲", "乙", None), start=1)
    ]
    (said,) = refuses(town, *lines, flags=("--create-missing",))
    assert said.startswith("台账 第 4 行 D 列（领衔代表）：有几位代表都叫“钱江”")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"答复日期": date(2021, 4, 1)}, "K 列（答复日期）：答复日期早于交办日期"),
        ({"主办单位": None}, "H 列（主办单位）：有答复，没有主办单位"),
        ({"答复日期": None, "办理结果": None}, "M 列（态度评价）：有评价，没有答复"),
        ({"阶段": "办理中"}, "G 列（阶段）：这个阶段还没有答复"),
        ({"阶段": "办复", **NO_REPLY},
         "G 列（阶段）：这个阶段应当已有答复"),
        ({"阶段": "办理中", "主办单位": None, **NO_REPLY},
         "H 列（主办单位）：这个阶段要写明主办单位"),
        ({"协办单位": "区住建局"}, "I 列（协办单位）：协办单位里又写了主办单位"),
        ({"答复日期": date(2999, 1, 1)}, "K 列（答复日期）：这一天还没有到"),
        ({"交办日期": "2021年9月31日"}, "J 列（交办日期）：没有“2021年9月31日”这一天"),
        ({"交办日期": "4月21日"}, "J 列（交办日期）：“4月21日”没有写年份"),
    ],
)  # fmt: skip
def test_what_cannot_be_true_is_said(town: Machine, line: Mapping[str, object], said: str) -> None:
    (found,) = refuses(town, line)
    assert found.startswith(f"台账 第 2 行 {said}"), found


def test_wrong_cells_and_unknown_names_are_said_together(town: Machine) -> None:
    said = refuses(town, {"编号": 1, "交办日期": "去年"}, {"编号": 2, "主办单位": "区水利局"}, {"编号": 2})
    assert [line.split("：")[0] for line in said] == [
        "台账 第 2 行 J 列（交办日期）", "台账 第 3 行 H 列（主办单位）", "台账 第 4 行 A 列（编号）",
    ]  # fmt: skip


def test_columns_left_out_are_said(town: Machine) -> None:
    headings = ("编号", "标题", "领衔代表", "备注")
    answer = town.types("import", ledger(Path("ledger.xlsx"), [{"备注": "急"}], headings))
    answer.says("台账：1 件", "请注意　台账：D 列“备注”没有导入")


def test_in_english(town: Machine) -> None:
    path = ledger(Path("ledger.xlsx"), [{"主办单位": "区水利局"}])
    answer = town.types("import", path, "--lang", "en")
    assert answer.err.splitlines()[0] == "1 place in the ledger must be corrected; nothing was imported:"
    assert answer.err.splitlines()[1].startswith("台账, row 2, column H (主办单位): There is no department")
    town.types("import", path, "--create-missing", "--lang", "en").says("1 suggestion.", "new departments 1")


def test_the_template_is_for_a_ledger_too(town: Machine) -> None:
    town.types("template", "empty.xlsx", "--ledger").says("空白台账已生成：empty.xlsx")
    town.types("template", "empty.xlsx", "--ledger").fails_with("已经有了")
    town.types("import", "empty.xlsx").says("台账：0 件")


def test_two_thousand_lines_in_one_go(town: Machine) -> None:
    path = ledger(Path("ledger.xlsx"), numbered(2000))
    answer = town.starts("import", path)
    assert answer.out == "已导入“柯桥区人大”的台账：2,000 件。\n"
    assert not answer.err, "no bar where nobody watches"
    town.types("verify").says("已核对 2,000 件")


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_moves_and_goes_away() -> None:
    terminal = Terminal()
    bar = Bar(Translator("zh-CN", SHANGHAI), terminal)
    bar.reading(500, 1000)
    bar.storing(1000, 1000)
    bar.end()
    shown = terminal.getvalue().split("\r")[1:]
    assert shown[0].startswith("读表 ▓▓▓▓▓▓▓▓▓▓▓▓░░░░░░░░░░░░  50% 500/1,000")
    assert shown[1].startswith("入库 " + "▓" * 24 + " 100% 1,000/1,000")
    assert shown[2] == "\x1b[K"


def test_line_numbers_in_a_short_form() -> None:
    assert rows_named([2, 3, 4, 7, 9, 10]) == "2-4, 7, 9-10"
    assert rows_named(list(range(1, 60, 2))) == "1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 …"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", FAULT_KEYS)
def test_every_fault_has_its_sentence(key: str, language: str) -> None:
    params = {"header": "编号", "value": "<b>&", "n": 3, "rows": "2-4", "other": "台账", "first": 2}
    found = Ledger(faults=[Fault("台账", 12345, "B", key, params)])
    (line,) = fault_lines_of(found, Translator(language, SHANGHAI))
    assert line.startswith(("台账 第 12345 行 B 列（编号）：", "台账, row 12345, column B (编号): "))
    assert "&amp;" not in line
