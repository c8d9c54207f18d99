"""Documents at the command line: workbooks and papers that say what the JSON of the same scope says."""

import json
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.cli import ledgers
from tests.cli.machine import Machine

# Returns and pieces as they were published.
RETURNS = {
    "市邮政局": (2, 5),
    "市城管委": (10, 26),
    "市物流业发展中心": (5, 14),
    "市水利和湖泊局": (7, 21),
    "宜昌公交集团有限公司": (4, 12),
    "市农业农村局": (16, 62),
}
SHOWN = {"0.00%": "{:.2%}", "0.00": "{:.2f}"}
Rows = list[tuple[Any, ...]]


@pytest.fixture
def yichang(machine: Machine) -> Machine:
    """A ledger with the pieces and returns of six units."""
    lines: list[dict[str, object]] = []
    for unit, (returned, pieces) in RETURNS.items():
        for n in range(pieces):
            told = {"编号": len(lines) + 1, "标题": f"关于第{len(lines) + 1}件事的建议", "主办单位": unit}
            most = -(-returned // pieces)
            lines.append({**told, "协办单位": None, "退办次数": max(0, min(most, returned - n * most))})
    lines[0]["标题"] = "@SUM(A1:A9)"
    machine.types("migrate").says()
    machine.types("congress", "add", "宜昌市人大", "--profile", "yichang").says()
    path = ledgers.ledger(machine.folder / "ledger.xlsx", lines)
    machine.types("import", "--create-missing", path).says()
    return machine


def made(machine: Machine, *words: str, form: str = "xlsx") -> Path:
    path = machine.folder / f"made.{form}"
    machine.types("report", "--period", "2021", "--format", form, "--output", path, *words).says()
    return path


def _shown(cell: Any) -> Any:
    form = SHOWN.get(cell.number_format)
    return form.format(cell.value) if form else cell.value


def sheets(path: Path) -> dict[str, Rows]:
    """Their rows below the head, as a reader would see the shares."""
    book = load_workbook(path)
    found: dict[str, Rows] = {}
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "B4"
        assert sheet.page_setup.orientation == "landscape"
        width = next(n for n, cell in enumerate([*sheet[3], None]) if cell is None or cell.value is None)
        found[sheet.title] = [
            tuple(_shown(cell) for cell in row[:width]) for row in sheet.iter_rows(min_row=4)
        ]
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    return found


def test_a_workbook_says_what_the_data_say(yichang: Machine) -> None:
    data = json.loads(yichang.types("report", "--period", "2021").says().out)
    found = sheets(made(yichang))
    for name, dimension in (("类别", "category"), ("办理结果", "class"), ("承办单位", "department")):
        table = data["by"][dimension]
        *rows, total = found[name][: len(table) + 1]
        told = {row["name"]: f"{row['name']}类" if row["name"] in "ABC" else row["name"] for row in table}
        assert rows == [(told[row["name"]], row["count"], f"{row['share']}%") for row in table]
        assert total == ("合计", 140, "100.00%")
    assert found["总体情况"][0] == ("立案件数", 140, None, None)
    returns = json.loads(yichang.types("report", "--period", "2021", "--kind", "returns").says().out)
    assert [(r["department"], (r["returned"], r["pieces"])) for r in returns] == list(RETURNS.items())
    assert found["退办比例"][:6] == [
        (r["department"], r["returned"], r["pieces"], f"{r['ratio']}%") for r in returns
    ]
    assert len(found["台账"]) == 140
    assert found["台账"][0][1] == "@SUM(A1:A9)"
    for kind, first in (("departments", "各单位"), ("returns", "退办比例"), ("overdue", "超期未答复")):
        assert list(sheets(made(yichang, "--kind", kind))) == [first]
    assert next(iter(sheets(made(yichang, "--kind", "ratings")))) == "满意率"


def cells(path: Path) -> list[Rows]:
    """Each table of a paper, heads included."""
    return [[tuple(c.text for c in row.cells) for row in table.rows] for table in Document(str(path)).tables]


def test_a_paper_says_what_the_workbook_says(yichang: Machine) -> None:
    for kind in ("overview", "departments", "returns", "overdue", "ratings", "assessment"):
        book = sheets(made(yichang, "--kind", kind))
        papers = cells(made(yichang, "--kind", kind, form="docx"))
        # With the overview come all the others; the notes below a table are no rows of it.
        for table, (name, rows) in zip(papers, book.items(), strict=False):
            shown = [tuple("" if cell is None else str(cell) for cell in row) for row in rows]
            assert table[1:] == shown[: len(table) - 1], (kind, name)
        assert len(papers) == len(book) or kind == "overview"
    paper = Document(str(made(yichang, "--kind", "returns", form="docx")))
    assert paper.paragraphs[0].text == "2021年代表建议答复退办情况"


def test_papers_of_nothing_say_so(yichang: Machine) -> None:
    for kind in (
        "overview",
        "departments",
        "returns",
        "overdue",
        "ratings",
        "assessment",
        "bulletin",
        "digest",
    ):
        paper = Document(str(made(yichang, "--kind", kind, "--period", "2099", form="docx")))
        said = "".join(paragraph.text for paragraph in paper.paragraphs)
        assert ("2099年还没有开始" if kind == "bulletin" else "这个范围里没有") in said, kind


def test_what_a_kind_is_not_made_in_is_said(yichang: Machine) -> None:
    answer = yichang.types("report", "--kind", "overdue", "--format", "png", "--output", "x.png")
    answer.fails_with("overdue", "png", "json, xlsx, docx")


def test_a_bulletin_says_what_the_data_say(yichang: Machine) -> None:
    returns = json.loads(yichang.types("report", "--period", "2021", "--kind", "returns").says().out)
    paper = Document(str(made(yichang, "--kind", "bulletin", form="docx")))
    said = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert "2021年共立案办理代表建议140件" in said
    assert "（一）＿＿＿" in said
    assert "市邮政局（2/5）、市城管委（10/26）、市物流业发展中心（5/14）" in said
    tables = [[tuple(cell.text for cell in row.cells) for row in table.rows] for table in paper.tables]
    assert tables[0][-1] == ("合计", "140", "100.00%")
    assert tables[-1][1:] == [
        (r["department"], str(r["returned"]), str(r["pieces"]), f"{r['ratio']}%") for r in returns
    ]


def test_an_empty_period_makes_an_empty_workbook(yichang: Machine) -> None:
    found = sheets(made(yichang, "--period", "2019"))
    assert found["总体情况"][0] == ("立案件数", 0, None, None)
    assert found["台账"] == []
