"""Papers are written and opened again: numbers in one line, words in theirs, pages that lie on their side."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Pt

from domain.paper import Grid, Report, Words
from storage.official_lines import WIDE_LATIN, room_of, roomy
from storage.official_paper import MARGIN, Paper
from storage.official_report import render_report

SHARES = ("100.00%",) * 5


def opened(*grids: Grid, across: bool = False) -> Document:
    paper = Paper(title="统计", author="柯桥区人大", day=date(2026, 11, 26), across=across)
    for grid in grids:
        paper.table(grid)
    return Document(BytesIO(paper.done()))


def test_a_share_stands_in_one_line_even_in_a_wide_type() -> None:
    heads = ("单位", *("对答复内容的满意率",) * 5, "件数", "总数")
    row = ("区住房和城乡建设局（区人民防空办公室）", *SHARES, "1", "2")
    grid = Grid("", heads, (row,))
    table = opened(grid).tables[0]
    columns = [column.width for column in table.columns]
    size = 10.5
    assert table.rows[1].cells[1].paragraphs[0].style.font.size == Pt(size)
    needed = Pt(size * len("100.00%") * WIDE_LATIN + 2 * MARGIN / 20)
    assert all(wide >= needed - Pt(0.1) for wide in columns[1:6])
    assert sum(columns) <= Pt(room_of("table_small") * size) + Pt(1)
    assert all(cell._tc.tcPr.find(qn("w:noWrap")) is not None for cell in table.rows[1].cells[1:])


def test_words_get_what_numbers_leave() -> None:
    grid = Grid("", ("编号", "标题", "天数"), (("1", "关" * 80, "12"),), texts=frozenset({0, 1}))
    number, title, days = (column.width for column in opened(grid).tables[0].columns)
    assert title > 3 * number
    assert days < number


def test_a_page_on_its_side() -> None:
    section = opened(across=True).sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width > section.page_height
    assert room_of("table", across=True) > room_of("table")
    assert roomy("100%") > 2


def test_short_columns_of_words_stand_whole_and_the_long_one_gets_the_rest() -> None:
    heads = ("单位", "超期件数", "编号", "标题", "答复期限", "超期天数")
    row = ("区住建局", "1", "直2026-001", "关于在鉴湖路小学门口增设行人信号灯的建议", "2026-10-01", "12")
    table = opened(Grid("", heads, (row,), texts=frozenset({0, 2, 3}))).tables[0]
    assert table.rows[1].cells[0].paragraphs[0].style.name == "Official table small"
    unit, _, number, title, _, _ = (column.width for column in table.columns)
    assert number >= Pt(10.5 * roomy("直2026-001"))
    assert title > number > unit
    least = opened(Grid("", ("单位", *["率"] * 9), (("局", *["100.00%"] * 9),))).tables[0]
    assert least.rows[1].cells[0].paragraphs[0].style.name == "Official table least"


def together(grid: Grid) -> list[bool]:
    """Which rows stay on one page with what follows, heads left aside."""
    rows = opened(grid).tables[0].rows[1:]
    return [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in rows]


def test_a_short_table_is_not_parted_and_no_few_rows_stand_alone() -> None:
    heads, row = ("单位", "件数"), ("局", "1")
    assert together(Grid("", heads, (row,) * 5)) == [True] * 4 + [False]
    assert together(Grid("", heads, (row,) * 30, note="注。")) == [True] * 2 + [False] * 25 + [True] * 3
    high = Grid("", ("指标", "件数"), (("长" * 300, "1"),) * 5)
    assert together(high) == [True, True, True, True, False]
    assert together(Grid("", ("指标", "件数"), (("长" * 300, "1"),) * 8)) == [True] * 2 + [False] * 3 + [
        True
    ] * 2 + [False]


def test_a_number_is_not_parted_at_its_hyphen() -> None:
    table = opened(Grid("", ("编号", "件数"), (("直2026-001", "1"),))).tables[0]
    assert len(table.rows[1].cells[0]._tc.findall(f".//{qn('w:noBreakHyphen')}")) == 1
    assert table.rows[1].cells[0].text == "直2026-001"


def test_marks_that_no_reader_takes_are_left_out() -> None:
    grid = Grid("", ("单位", "件数"), (("=1+1 <b>&\x07\u202e好", "1"),))
    assert opened(grid).tables[0].rows[1].cells[0].text == "=1+1 <b>&好"


def test_no_signature_stands_on_a_page_without_text() -> None:
    day = date(2026, 11, 26)
    parts = (Words("body", "总体情况：\n一件。\n以上报告，请审议。"),)
    report = Report("关于办理情况的报告", "代表工委", day, "2026年11月26日", parts=parts)
    *_, lead, before, last, unit, dated = Document(BytesIO(render_report(report))).paragraphs
    assert [p.paragraph_format.keep_with_next for p in (lead, last, unit)] == [True, True, True]
    assert not any(p.paragraph_format.keep_with_next for p in (before, dated))
    for head, style in (
        ("办理工作通报", "Official head"),
        ("柯桥区人大常委会代表工委文件", "Official head small"),
    ):
        first = Document(BytesIO(render_report(replace(report, head=head)))).paragraphs[0]
        assert (first.text, first.style.name) == (head, style)
    grid = Grid("", ("单位", "件数"), (("局", "1"),) * 7)
    made = Document(BytesIO(render_report(Report("统计", "代表工委", day, "", parts=(grid,)))))
    note = next(p for p in made.paragraphs if p.style.name == "Official note")
    assert note.paragraph_format.keep_with_next
    kept = [
        bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in made.tables[0].rows[1:]
    ]
    assert kept == [True, True, False, False, True, True, True]
