"""Tables of figures as an .xlsx workbook, row by row: numbers are numbers, texts never formulas."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils.cell import get_column_letter

from storage.official_lines import width

LONGEST_CELL = 32_767
LONGEST_NAME = 31
# As many bars as can be read on a page; what is beyond is one bar.
MOST_BARS = 20
WIDEST, NARROWEST = 60.0, 8.0
LEDGER_ROWS = 1_000_000
A4 = 9
HEAD_ROW = 3
# Columns that a chart beside its table takes, and centimetres of a row, so that both are printed whole.
BESIDE, ROW_CM = 12, 0.45
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
WIDE_SHEET = 5

Value = str | int | Decimal | None


@dataclass(frozen=True)
class Percent:
    """A share as it is printed: 9.62 stands for 9.62 %."""

    printed: str


Cell = Value | Percent


@dataclass(frozen=True)
class Bars:
    """A chart of one column over the names in the first; `rest` names what is beyond the longest bars."""

    title: str
    column: int
    rest: str


@dataclass(frozen=True)
class Sheet:
    """A table with its heading, its notes below and, where it has one, its chart."""

    name: str
    title: str
    about: str
    heads: tuple[str, ...]
    rows: Sequence[Sequence[Cell]] = ()
    total: Sequence[Cell] = ()
    notes: tuple[str, ...] = ()
    bars: Bars | None = None


class Book:
    """A workbook under way: tables at once, the ledger in pieces; nothing written is held in memory."""

    def __init__(self, title: str, author: str) -> None:
        self._book = Workbook(write_only=True)
        self._book.properties.title, self._book.properties.creator = _text(title), _text(author)
        self._names: set[str] = set()
        self._ledger: Any = None
        self._written = 0

    def add(self, sheet: Sheet) -> None:
        page = self._page(sheet, _widths(sheet))
        beside = _bars_of(sheet)
        gap = len(sheet.heads) + BESIDE
        for n, row in enumerate([*sheet.rows, *([sheet.total] if sheet.total else [])]):
            bold = bool(sheet.total) and n == len(sheet.rows)
            cells = [_cell(page, value, bold=bold) for value in row]
            if sheet.bars and n < len(beside):
                cells += [None] * (gap - len(cells)) + [_cell(page, value) for value in beside[n]]
            page.append(cells)
        for note in sheet.notes:
            page.append([_cell(page, note, wrap=False)])
        if sheet.bars and beside:
            _add_chart(page, sheet, sheet.bars, len(beside), gap)

    def begin_ledger(self, sheet: Sheet, widths: Sequence[float]) -> None:
        self._ledger, self._sheet, self._wide = self._page(sheet, widths), sheet, widths

    def add_lines(self, lines: Iterable[Sequence[Cell]]) -> None:
        for line in lines:
            if self._written and self._written % LEDGER_ROWS == 0:
                self._ledger = self._page(self._sheet, self._wide)
            self._ledger.append([_cell(self._ledger, value) for value in line])
            self._written += 1

    def done(self) -> bytes:
        target = BytesIO()
        self._book.save(target)
        return target.getvalue()

    def _page(self, sheet: Sheet, widths: Sequence[float]) -> Any:
        page: Any = self._book.create_sheet(self._name(sheet.name))
        for number, wide in enumerate(widths, start=1):
            page.column_dimensions[get_column_letter(number)].width = wide
        page.freeze_panes = f"B{HEAD_ROW + 1}"
        page.page_setup.orientation, page.page_setup.paperSize = "landscape", A4
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
        page.oddFooter.center.text = "&P / &N"
        page.append([_cell(page, sheet.title, bold=True, size=14, wrap=False)])
        page.append([_cell(page, sheet.about, wrap=False)])
        page.append(
            [_cell(page, head, bold=True, rule=True, right=n > 0) for n, head in enumerate(sheet.heads)]
        )
        return page

    def _name(self, name: str) -> str:
        """Excel wants them short, of their own and without some signs."""
        plain = _text(name).translate(NOT_IN_NAMES).strip("' ")[:LONGEST_NAME] or "_"
        found, number = plain, 2
        while found.casefold() in self._names:
            found, number = f"{plain[: LONGEST_NAME - 4]} {number}", number + 1
        self._names.add(found.casefold())
        return found


def _text(value: str) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL]


def _cell(
    page: Any,
    value: Cell,
    *,
    bold: bool = False,
    size: int = 11,
    wrap: bool = True,
    rule: bool = False,
    right: bool = False,
) -> Any:
    is_text, given = isinstance(value, str), _value(value)
    cell: Any = WriteOnlyCell(page, value=given)
    if is_text:
        # Whatever it begins with.
        cell.data_type = "s"
        cell.quotePrefix = str(given).startswith(FORMULA_SIGNS)
        cell.alignment = Alignment(
            wrap_text=wrap, vertical="top", horizontal="right" if right and rule else None
        )
    if isinstance(value, Percent):
        cell.number_format = f"{_format(value.printed)}%"
    elif isinstance(value, Decimal):
        cell.number_format = _format(str(value))
    if bold or size != 11:
        cell.font = Font(bold=bold, size=size)
    if rule:
        cell.border = Border(bottom=Side(style="thin"))
    return cell


def _format(printed: str) -> str:
    """With as many decimals as are printed."""
    places = len(printed.partition(".")[2])
    return f"0.{'0' * places}" if places else "0"


def _value(value: Cell) -> Any:
    if isinstance(value, Percent):
        return Decimal(value.printed) / 100
    return _text(value) if isinstance(value, str) else value


def _widths(sheet: Sheet) -> list[float]:
    """A Chinese character is two wide. Titles and notes run over, tables decide."""
    table = [sheet.heads, *sheet.rows, *([sheet.total] if sheet.total else [])]
    return [
        min(WIDEST, max(NARROWEST, 2 + 2 * max(width(_shown(row[n])) for row in table if n < len(row))))
        for n in range(len(sheet.heads))
    ]


def _shown(value: object) -> str:
    if isinstance(value, Percent):
        return f"{value.printed}%"
    return "" if value is None else str(value)[:80]


def _bars_of(sheet: Sheet) -> list[tuple[str, int | Decimal]]:
    """What the chart shows, in the order of the table; beyond the most bars the rest is one."""
    if sheet.bars is None:
        return []
    found = []
    for row in sheet.rows:
        value = row[sheet.bars.column]
        number = Decimal(value.printed) if isinstance(value, Percent) else value
        if isinstance(number, int | Decimal) and number > 0:
            found.append((_text(str(row[0])), number))
    if len(found) <= MOST_BARS:
        return found
    longest = sorted(found, key=lambda bar: -bar[1])
    rest = sum((number for _, number in longest[MOST_BARS - 1 :]), Decimal(0))
    whole = int(rest) if rest == int(rest) else rest
    return [*longest[: MOST_BARS - 1], (sheet.bars.rest, whole)]


def _add_chart(page: Any, sheet: Sheet, bars: Bars, count: int, gap: int) -> None:
    chart = BarChart()
    chart.type, chart.style, chart.legend, chart.title = "bar", 10, None, bars.title
    chart.gapWidth = 40
    chart.y_axis.scaling.min, chart.y_axis.delete, chart.x_axis.delete = 0, False, False
    chart.x_axis.scaling.orientation = "maxMin"
    first = HEAD_ROW + 1
    values = Reference(page, min_col=gap + 2, min_row=first, max_row=first + count - 1)
    chart.add_data(values)
    chart.set_categories(Reference(page, min_col=gap + 1, min_row=first, max_row=first + count - 1))
    chart.series[0].graphicalProperties.solidFill = "0B6B54"
    chart.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    chart.width, chart.height = 16, max(6.0, 1.5 + 0.7 * count)
    below = first + len(sheet.rows) + len(sheet.notes) + 3
    column = get_column_letter(len(sheet.heads) + 2)
    tall = math.ceil(chart.height / ROW_CM) + 1
    last = max(below + (tall if len(sheet.heads) >= WIDE_SHEET else 0), HEAD_ROW + tall)
    page.print_area = f"A1:{get_column_letter(gap - 1)}{last}"
    page.add_chart(chart, f"{column}{HEAD_ROW}" if len(sheet.heads) < WIDE_SHEET else f"A{below}")
