"""Past ledgers are real workbooks, with everything that people's hands do to them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from domain.ledger import LedgerRow
from domain.proposal import Status
from domain.rating import Grade
from storage.ledger import Ledger, ledger_words, read_ledger
from storage.ledger_template import write_ledger_template
from storage.workbook import WorkbookError
from tests.cli.ledgers import HEADINGS, LINE, book_of
from tests.cli.rosters import workbook

Lines = Iterable[Mapping[str, object]]


def saved(book: Workbook) -> BytesIO:
    target = BytesIO()
    book.save(target)
    target.seek(0)
    return target


def read(lines: Lines, headings: tuple[str, ...] = HEADINGS) -> Ledger:
    found = read_ledger(saved(book_of(lines, headings)))
    assert found is not None
    return found


def only(line: Mapping[str, object]) -> LedgerRow:
    found = read([line])
    assert not found.faults, found.faults
    (row,) = found.rows
    return row


def places(found: Ledger) -> list[str]:
    return [f"{f.row} {f.column} {f.key}" for f in found.in_order()]


def warned(found: Ledger) -> list[tuple[str, str]]:
    return [(w.key, str(w.params.get("header") or w.params.get("rows"))) for w in found.warnings]


def test_a_line_is_read_as_it_stands() -> None:
    row = only({"退办次数": 2, "是否重点": "是"})
    assert row == LedgerRow(
        "台账", 2, "12", "关于改善老旧小区供水的建议", "城建交通", "王芳", "柯岩街道", "十五届四次会议",
        Status.CLOSED, ("区住建局",), ("区交警大队",), date(2021, 4, 21), date(2021, 7, 20), "A",
        Grade.SATISFIED, Grade.BASICALLY, Grade.SILENT, 2, True,
    )  # fmt: skip


def test_what_was_written_and_answered_is_read_where_a_ledger_has_it() -> None:
    texts = {"主要内容": "路口太暗。", "具体建议": "装两盏路灯。", "答复摘要": "已经装好。"}
    told = texts | {"征集附议": "是", "公布日期": "2021-08-10"}
    (row,) = read([told], (*HEADINGS, *told)).rows
    assert (row.situation, row.request, row.answer) == tuple(texts.values())
    assert row.cosigning
    assert row.published_on == date(2021, 8, 10)


def test_columns_in_any_order_under_a_title_and_unknown_ones_named() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["2021年建议办理台账"])
    sheet.merge_cells("A1:E1")
    sheet.append(["序号", "领衔代表*", "备注", "标题（全称）", "编号"])
    sheet.append([1, "王芳", "急", "关于甲的建议", "第1号"])
    found = read_ledger(saved(book))
    assert found is not None
    assert [(row.row, row.number, row.title, row.representative) for row in found.rows] == [
        (3, "第1号", "关于甲的建议", "王芳")
    ]
    assert warned(found) == [("column_left_out", "备注")]


def test_missing_and_doubled_headings_are_faults() -> None:
    found = read([{}], ("标题", "标题", "领衔代表", "类别"))
    assert places(found) == ["1  header_missing", "1 B header_duplicate"]


@pytest.mark.parametrize(
    "cell",
    [date(2021, 4, 21), datetime(2021, 4, 21, 9, 30), "2021年4月21日", "2021-4-21", "2021/04/21", "2021.4.21",
     "2021年4月21号", " 2021 年 4 月 21 日 ", "２０２１－０４－２１", "20210421", 20210421,
     "2021-04-21 00:00:00", "2021-04-21T08:00", 44307, "44307"],
)  # fmt: skip
def test_a_day_is_understood_however_it_is_written(cell: object) -> None:
    assert only({"交办日期": cell}).assigned_on == date(2021, 4, 21)


@pytest.mark.parametrize(
    ("cell", "key"),
    [("2021年9月31日", "date_not_there"), ("9月31日", "date_not_there"), ("2021-2-29", "date_not_there"),
     ("4月21日", "date_without_year"), ("4/21", "date_without_year"), ("去年春天", "date_unreadable"),
     ("2021年4月", "date_unreadable"), (7, "date_unreadable"), ("#VALUE!", "cell_error"),
     ("=A9", "formula_without_value")],
)  # fmt: skip
def test_what_is_no_day_is_named(cell: object, key: str) -> None:
    assert places(read([{"交办日期": cell}])) == [f"2 J {key}"]


def test_days_of_a_workbook_that_counts_from_1904() -> None:
    book = book_of([{"答复日期": 42845}])
    book.epoch = CALENDAR_MAC_1904
    found = read_ledger(saved(book))
    assert found is not None
    assert not found.faults
    assert (found.rows[0].assigned_on, found.rows[0].replied_on) == (date(2021, 4, 21), date(2021, 4, 21))


@pytest.mark.parametrize(
    ("cell", "number"),
    [(12, "12"), (12.0, "12"), ("12", "12"), (" 第12号 ", "第12号"), ("闭2021-003", "闭2021-003")],
)
def test_a_number_stays_as_it_is_given(cell: object, number: str) -> None:
    assert only({"编号": cell}).number == number


def test_a_number_that_became_a_day_is_named() -> None:
    assert places(read([{"编号": date(2021, 1, 1)}])) == ["2 A not_text"]


@pytest.mark.parametrize(
    ("cell", "letter"), [("A", "A"), ("b类", "B"), ("Ｃ 类", "C"), (None, ""), ("留作参考", "留作参考")]
)
def test_a_class_is_its_letter(cell: object, letter: str) -> None:
    assert only({"办理结果": cell}).result == letter


def test_silence_is_never_satisfied() -> None:
    row = only({"态度评价": None, "答复评价": "未表态", "承诺评价": "不满意"})
    assert (row.attitude, row.reply, row.fulfilment) == (Grade.SILENT, Grade.SILENT, Grade.UNSATISFIED)


def test_several_departments_in_one_cell() -> None:
    row = only({"协办单位": "区教体局、区卫健局，区教体局;\n区委宣传部（文明办、新闻办）"})
    assert row.co == ("区教体局", "区卫健局", "区委宣传部（文明办、新闻办）")


def test_every_cell_that_cannot_be_used_is_named() -> None:
    found = read(
        [
            {"编号": None, "标题": None, "领衔代表": None},
            {"阶段": "飞了", "态度评价": "还行", "退办次数": "几次", "是否重点": "也许"},
            {"标题": "长" * 301, "类别": True},
        ]
    )
    assert places(found) == [
        "2 A number_missing", "2 B title_missing", "2 D representative_missing",
        "3 G stage_unknown", "3 M grade_unknown", "3 P returns_unreadable", "3 Q yes_no_unknown",
        "4 B too_long", "4 C not_text",
    ]  # fmt: skip
    assert len(found.rows) == 3, "the other cells are still to be checked"


def test_merged_cells_count_for_every_row_they_cover() -> None:
    book = book_of([{"编号": 1}, {"编号": 2, "类别": None, "代表团": None}])
    sheet = book.active
    assert sheet is not None
    for merged in ("C2:C3", "E2:E3"):
        sheet.merge_cells(merged)
    found = read_ledger(saved(book))
    assert found is not None
    assert [(row.category, row.delegation) for row in found.rows] == [("城建交通", "柯岩街道")] * 2


def test_empty_rows_repeated_headings_and_totals_are_no_suggestions() -> None:
    nothing = dict.fromkeys(HEADINGS)
    repeated = dict(zip(HEADINGS, HEADINGS, strict=True))
    totals = ({**nothing, "编号": "合计", "标题": "1 件"}, {**nothing, "类别": "总　计", "退办次数": 3})
    found = read([{}, nothing, repeated, *totals])
    assert not found.faults
    assert len(found.rows) == 1
    assert warned(found) == [("totals_left_out", "5, 6")]


@pytest.mark.parametrize(
    ("shares", "off"),
    [
        (["50.00%", "30.00%", "19.90%"], "99.90"),
        ([0.5, 0.3, 0.19], "99.00"),
        ([50, 30, 20], None),
        ([1 / 3] * 3, None),
    ],
)
@pytest.mark.parametrize("apart", [True, False])
def test_shares_that_do_not_make_a_hundred_are_said(
    shares: list[object], off: str | None, apart: bool
) -> None:
    book = book_of([{}])
    sheet = book.create_sheet("汇总") if apart else book.active
    assert sheet is not None
    sheet.append([])
    sheet.append(["类别", "件数", "占比"])
    for share in shares:
        sheet.append(["某类", 10, share])
    sheet.append(["合计", 30, "100%"])
    found = read_ledger(saved(book))
    assert found is not None
    assert not found.faults
    assert [w.params["total"] for w in found.warnings] == ([off] if off else [])


def test_several_sheets_are_one_ledger_and_hidden_ones_are_not_read() -> None:
    book = book_of([{}], sheet="2020")
    for title, state in (("2021", "visible"), ("2022", "hidden")):
        sheet = book.create_sheet(title)
        sheet.append(list(HEADINGS))
        sheet.append([{**LINE, "编号": title}[heading] for heading in HEADINGS])
        sheet.sheet_state = state
    found = read_ledger(saved(book))
    assert found is not None
    assert [(row.sheet, row.number) for row in found.rows] == [("2020", "12"), ("2021", "2021")]


def test_a_roster_is_no_ledger(tmp_path: Path) -> None:
    assert read_ledger(workbook(tmp_path / "roster.xlsx")) is None


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 half", "编号,标题".encode()])
def test_other_files_are_no_workbooks(data: bytes) -> None:
    with pytest.raises(WorkbookError) as caught:
        read_ledger(BytesIO(data))
    assert [fault.key for fault in caught.value.faults] == ["not_a_workbook"]


def test_progress_is_told_with_the_lines_there_are() -> None:
    told: list[tuple[int, int]] = []
    read_ledger(
        saved(book_of([{"编号": n} for n in range(2500)])), lambda done, total: told.append((done, total))
    )
    assert told == [(1000, 2501), (2000, 2501)]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_template_is_a_ledger_of_nothing(language: str) -> None:
    target = BytesIO()
    write_ledger_template(target, language)
    found = read_ledger(BytesIO(target.getvalue()))
    assert found is not None
    assert (found.rows, found.faults, found.warnings) == ([], [], [])
    (sheet,) = load_workbook(BytesIO(target.getvalue())).worksheets
    assert len(found.sheets[sheet.title].columns) == len(ledger_words()["columns"])
    rules = sheet.data_validations.dataValidation
    assert all(rule.prompt and len(rule.prompt) <= 255 and len(rule.formula1 or "") <= 257 for rule in rules)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_what_the_template_offers_is_understood(language: str) -> None:
    template = ledger_words()["template"][language]
    headings = {column: heading for column, (heading, _, _) in template["columns"].items()}
    given = {"number": 1, "title": "t", "representative": "r", "departments": "d", "result": "A"}
    for column, words in template["choices"].items():
        for word in words:
            line = {headings[name]: value for name, value in {**given, column: word}.items()}
            book = Workbook()
            sheet = book.active
            assert sheet is not None
            sheet.append(list(line))
            sheet.append(list(line.values()))
            found = read_ledger(saved(book))
            assert found is not None
            assert not found.faults, (word, found.faults)


def test_no_word_means_two_things() -> None:
    words = ledger_words()
    for table in (words["columns"], words["stages"], words["grades"]):
        spelled = [word.casefold() for accepted in table.values() for word in accepted]
        assert len(spelled) == len(set(spelled))
