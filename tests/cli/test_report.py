"""Figures at the command line: published tables out of a ledger, periods in every form, wrong ones."""

import json
import struct
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from tests.cli import ledgers
from tests.cli.machine import Machine

CATEGORIES = [
    "经济建设",
    "城建交通",
    "监察司法",
    "社会事业",
    "教科文卫",
    "农林水、生态环保",
    "党群综合及其他",
]
COUNTS = [28, 85, 12, 22, 65, 60, 19]
SHARES = ["9.62", "29.21", "4.12", "7.56", "22.34", "20.62", "6.53"]
SESSION = "十四届六次会议"
CLASSES = {"A": 226, "B": 33, "C": 32}


def spread(counts: Sequence[tuple[object, int]]) -> list[object]:
    return [value for value, count in counts for _ in range(count)]


def overview(machine: Machine, *words: str) -> dict[str, Any]:
    said = machine.types("report", "--kind", "overview", "--format", "json", *words)
    return dict(json.loads(said.says().out))


def table(found: dict[str, Any], dimension: str) -> list[tuple[str, int, str]]:
    return [(row["name"], row["count"], row["share"]) for row in found["by"][dimension]]


@pytest.fixture
def kunming(machine: Machine) -> Machine:
    """A year's ledger as its published tables count it."""
    machine.types("migrate").says()
    machine.types("congress", "add", "昆明市人大", "--profile", "kunming").says()
    categories = spread(list(zip(CATEGORIES, COUNTS, strict=True)))
    classes = spread(list(CLASSES.items()))
    lines = [
        {**line, "类别": category, "办理结果": result, "届次": SESSION, "协办单位": None}
        for line, category, result in zip(
            ledgers.numbered(291), categories, [classes[(n * 7) % 291] for n in range(291)], strict=True
        )
    ]
    path = ledgers.ledger(machine.folder / "ledger.xlsx", lines)
    machine.types("import", "--create-missing", path).says()
    return machine


def test_a_ledger_gives_the_percentages_of_its_published_tables(kunming: Machine) -> None:
    found = overview(kunming, "--period", "2021")
    assert found["total"] == 291
    assert table(found, "category") == list(zip(CATEGORIES, COUNTS, SHARES, strict=True))
    assert table(found, "class") == [("A", 226, "77.66"), ("B", 33, "11.34"), ("C", 32, "11.00")]
    assert table(found, "department") == [("区住建局", 291, "100.00")]
    assert table(found, "reply") == [("基本满意", 291, "100.00")]
    assert found["rates"]["reply_narrow"]["share"] == "0.00"
    assert found["rates"]["reply_wide"]["share"] == "100.00"
    assert found["warnings"] == []
    assert (found["before"]["of"], found["before"]["total"]) == ("2020", 0)
    assert "before" not in overview(kunming)
    half_up = overview(kunming, "--period", "2021", "--rounding", "half-up")
    assert (half_up["by"], half_up["warnings"]) == (found["by"], [])


def test_a_period_in_every_form(kunming: Machine) -> None:
    for period in (
        "2021-04",
        "2021Q2",
        "2021-04-21..2021-04-21",
        "2021年4月",
        "2021年第二季度",
        "2021年上半年",
        "2021H1",
        SESSION,
    ):
        assert overview(kunming, "--period", period)["total"] == 291
    for period in ("2020", "2021Q3", "2021下半年", "2021-05-01..2021-12-31"):
        found = overview(kunming, "--period", period)
        assert found["total"] == 0
        assert found["by"]["category"] == []
        assert found["warnings"] == ["这个范围里没有立案的建议。"]
    year = date.today().year + 1
    found = overview(kunming, "--period", str(year))
    assert found["warnings"][0] == f"这段时间从 {year}-01-01 才开始，还没有数字。"
    kunming.types("report", "--period", "去年").fails_with("去年", "2021Q1", SESSION)
    kunming.types("report", "--period", "2021-13").fails_with("2021-13")
    kunming.types("report", "--period", "2021-02-30").fails_with("2021-02-30")
    kunming.types("report", "--period", "2021-06..2021-03").fails_with("2021-06-01", "2021-03-31")
    kunming.types("report", "--output", "figures.json").says("figures.json")
    assert json.loads((kunming.folder / "figures.json").read_text("utf-8"))["total"] == 291
    kunming.types("report", "--output", "nowhere/figures.json").fails_with("nowhere/figures.json")
    kunming.types("report", "--format", "png", "--output", "figures.png").says("figures.png")
    picture = (kunming.folder / "figures.png").read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (1080, 1350)
    kunming.types("report", "--kind", "overdue", "--format", "png").fails_with("overdue", "png")


def test_roundings_and_decimals(machine: Machine) -> None:
    machine.is_set_up()
    lines = [{**line, "类别": name} for line, name in zip(ledgers.numbered(3), "甲乙丙", strict=True)]
    machine.types("import", "--create-missing", ledgers.ledger(machine.folder / "l.xlsx", lines)).says()
    assert [share for *_, share in table(overview(machine), "category")] == ["33.34", "33.33", "33.33"]
    found = overview(machine, "--rounding", "half-up", "--decimals", "1")
    assert [share for *_, share in table(found, "category")] == ["33.3"] * 3
    assert found["warnings"] == ["“类别”各项占比四舍五入后合计 99.9%，不是 100%。"]


def test_a_ledger_of_departments_that_lead_and_departments_that_help(machine: Machine) -> None:
    """83 suggestions with 29 departments, 22 of which lead."""
    machine.is_set_up()
    units = [f"{name}局" for name in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪"]
    lines = [
        {**line, "主办单位": units[n % 22], "协办单位": units[22 + n % 7]}
        for n, line in enumerate(ledgers.numbered(83))
    ]
    machine.types("import", "--create-missing", ledgers.ledger(machine.folder / "l.xlsx", lines)).says()
    found = overview(machine)
    assert (found["total"], len(found["by"]["department"]), found["warnings"]) == (83, 22, [])
    each = json.loads(machine.types("report", "--kind", "departments").says().out)
    assert len(each) == 29
    assert (sum(row["lead"] for row in each), sum(row["co"] for row in each)) == (83, 83)


def test_departments_that_answer_apart_are_more_pieces_than_suggestions(machine: Machine) -> None:
    machine.is_set_up()
    lines = [{**ledgers.numbered(1)[0], "主办单位": "区住建局、区水利局", "协办单位": None, "类别": None}]
    machine.types("import", "--create-missing", ledgers.ledger(machine.folder / "l.xlsx", lines)).says()
    found = overview(machine)
    assert table(found, "department") == [("区住建局", 1, "50.00"), ("区水利局", 1, "50.00")]
    assert table(found, "category") == [("未分类", 1, "100.00")]
    assert found["warnings"] == [
        "有 1 件没有类别。",
        "有 1 件由几个单位分别办理，按单位统计时每个单位各算一次。",
        "“承办单位”各项合计 2，与总数 1 不等。",
        "“对口委室”各项合计 2，与总数 1 不等。",
    ]


def test_returns_departments_and_ratings_of_a_ledger(machine: Machine) -> None:
    """Returns by pieces as a bulletin prints them, in its order; a department with two ratings shows none."""
    machine.is_set_up()
    published = {
        "甲局": (2, 5),
        "乙局": (10, 26),
        "丙局": (5, 14),
        "丁局": (7, 21),
        "戊局": (4, 12),
        "己局": (16, 62),
    }
    units = spread([(unit, pieces) for unit, (_, pieces) in reversed(published.items())])
    left = {unit: returned for unit, (returned, _) in published.items()}
    lines = []
    for line, unit in zip(ledgers.numbered(len(units)), units, strict=True):
        once = min(left[str(unit)], 1)
        left[str(unit)] -= once
        lines.append({**line, "主办单位": unit, "协办单位": None, "退办次数": once})
    for n, grade in enumerate(("满意", "不满意", "未表态")):
        lines.append(
            {
                "编号": 900 + n,
                "标题": f"关于另外第{n}件事的建议",
                "答复评价": grade,
                "主办单位": "庚局",
                "协办单位": None,
            }
        )
    machine.types("import", "--create-missing", ledgers.ledger(machine.folder / "l.xlsx", lines)).says()
    found = json.loads(machine.types("report", "--kind", "returns", "--period", "2021").says().out)
    assert [(row["department"], row["returned"], row["pieces"]) for row in found] == [
        (unit, *counts) for unit, counts in published.items()
    ]
    assert [row["ratio"] for row in found] == ["40.00", "38.46", "35.71", "33.33", "33.33", "25.81"]
    found = json.loads(machine.types("report", "--kind", "departments", "--decimals", 1).says().out)
    (few,) = (row for row in found if row["department"] == "庚局")
    assert (few["pieces"], few["answered"], few["satisfied"]) == (3, 3, None)
    assert {row["satisfied_wide"] for row in found if row["pieces"] > 3} == {"100.0"}
    found = json.loads(machine.types("report", "--kind", "ratings").says().out)
    (few,) = (row for row in found["departments"] if row["department"] == "庚局")
    assert (few["rated"], few["grades"]) == (2, None)
    assert ("满意", 1, "0.70") in [(r["name"], r["count"], r["share"]) for r in found["by"]["reply"]]
    assert json.loads(machine.types("report", "--kind", "overdue").says().out) == []
