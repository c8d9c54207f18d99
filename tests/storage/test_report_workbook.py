"""Workbooks are written and opened again: texts never formulas, charts that can be read, pages to print."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from storage import report_workbook
from storage.report_layout import A3, A4, WIDEST
from storage.report_sheet import Bars, Percent, Sheet
from storage.report_workbook import Book

HEADS = ("单位", "件数", "占比")
BAD = ("=1+1", "+86", "-5", "@SUM(A1)", "\t=2", "铃\x07声", "长" * 2500)


def opened(*sheets: Sheet) -> Any:
    book = Book("统计", "柯桥区人大")
    for sheet in sheets:
        book.add(sheet)
    return load_workbook(BytesIO(book.done()))


def test_texts_are_never_formulas_and_numbers_are_numbers() -> None:
    rows = [(text, n, Percent("14.29")) for n, text in enumerate(BAD)]
    page = opened(Sheet("表", "表", "2026年", HEADS, rows, ("合计", 21, Percent("100.03")))).worksheets[0]
    shown = [page.cell(4 + n, 1) for n in range(len(BAD))]
    assert [cell.data_type for cell in shown] == ["s"] * len(BAD)
    assert [cell.quotePrefix for cell in shown] == [True] * 5 + [False] * 2
    assert shown[5].value == "铃声"
    assert len(shown[6].value) == 2500
    assert page.column_dimensions["A"].width == WIDEST
    assert (page["B5"].value, page["C5"].number_format, f"{page['C11'].value:.2%}") == (1, "0.00%", "100.03%")
    assert (page.print_title_rows, page.page_setup.fitToHeight) == ("$3:$3", 0)


def test_four_hundred_departments_are_twenty_bars() -> None:
    rows = [(f"单位{n}", n % 50, Percent("0.25")) for n in range(400)]
    page = opened(Sheet("单位", "单位", "", HEADS, rows, bars=Bars("单位", 1, "其余"))).worksheets[0]
    (chart,) = page._charts
    assert chart.series[0].val.numRef.f == "'单位'!$Q$4:$Q$23"
    shown = [(page.cell(4 + n, 16).value, page.cell(4 + n, 17).value) for n in range(20)]
    assert shown[0] == ("单位49", 49)
    assert shown[-1] == ("其余", sum(n % 50 for n in range(400)) - sum(v for _, v in shown[:-1]))
    assert page.cell(24, 16).value is None


def test_names_of_sheets_are_short_and_their_own() -> None:
    long = Sheet("年度[总]体/情况" * 5, "", "", HEADS)
    names = opened(long, long, Sheet("", "", "", HEADS)).sheetnames
    assert len(set(names)) == 3
    assert all(len(name) <= 31 and not set(name) & set("[]/") for name in names)


def test_a_ledger_goes_on_on_another_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_workbook, "LEDGER_ROWS", 4)
    book = Book("台账", "")
    book.begin_ledger(Sheet("台账", "台账", "", ("编号", "标题")), (8, 50))
    for _ in range(3):
        book.add_lines([("1", "=1"), ("2", "好"), ("3", "的")])
    pages = load_workbook(BytesIO(book.done())).worksheets
    assert [page.max_row - 3 for page in pages] == [4, 4, 1]


def test_what_takes_several_lines_has_room_for_them() -> None:
    definition = "按时答复率：第一轮答复在期限内送达的 ÷ 已送达或已过期限的；几个单位分别办理的各算一次。"
    rows = [(definition, 1, "\u2014"), ("短", 2, Percent("1.00"))]
    sheet = Sheet("率", "率", "2026年", ("指标", "件数", "满意率（含基本满意）"), rows, notes=("注" * 100,))
    page = opened(sheet).worksheets[0]
    heights = [page.row_dimensions[n].height for n in range(3, 7)]
    assert heights == [30, 30, None, 45]
    assert page.column_dimensions["C"].width < 20
    assert [str(merged) for merged in page.merged_cells.ranges] == ["A6:C6"]
    sides = [page.cell(row, column).alignment.horizontal for row, column in ((3, 1), (3, 2), (4, 3))]
    assert sides == ["left", "right", "right"]


@pytest.mark.parametrize(("columns", "paper", "pages"), [(3, A4, 1), (19, A4, 1), (25, A3, 1), (40, A3, 2)])
def test_a_sheet_is_printed_so_that_it_can_be_read(columns: int, paper: int, pages: int) -> None:
    sheet = Sheet("表", "表", "", tuple(f"{n}" for n in range(columns)), [["字字字字"] * columns])
    page = opened(sheet).worksheets[0]
    assert (page.page_setup.paperSize, page.page_setup.fitToWidth) == (paper, pages)
    assert (page.print_title_cols is not None) == (pages > 1)


def test_a_chart_below_its_table_makes_nothing_smaller() -> None:
    wide = Sheet(
        "单位",
        "单位",
        "",
        ("单位", *"一二三四五六七八九十"),
        [("局", *range(1, 11))],
        bars=Bars("单位", 1, ""),
    )
    page = opened(wide).worksheets[0]
    assert page.print_area.startswith("'单位'!$A$1:$K$")
    assert page._charts[0].y_axis.delete
