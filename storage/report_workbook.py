"""Tables of figures as an .xlsx workbook, row by row: numbers are numbers, texts never formulas."""

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils.cell import get_column_letter

from storage.report_bars import add_bars, bars_of, gap_of, reach_of
from storage.report_layout import COLUMN, HEAD_ROW, height_of, lay_out, widths_of
from storage.report_sheet import Cell, Percent, Sheet

LONGEST_CELL = 32_767
LONGEST_NAME = 31
LEDGER_ROWS = 1_000_000
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
DASH = "\u2014"


class _Page:
    """A sheet under way; heights are held no longer than it takes to write their rows."""

    def __init__(self, made: Any, widths: Sequence[float]) -> None:
        self.made, self.widths, self.written = made, widths, 0

    def append(self, cells: Sequence[Any], texts: Sequence[Cell] = (), widths: Sequence[float] = ()) -> None:
        """As high as the texts need in their widths, by themselves those of the columns."""
        self.written += 1
        said = [text if isinstance(text, str) else "" for text in texts]
        if height := height_of(said, widths or self.widths):
            self.made.row_dimensions[self.written].height = height
        self.made.append(cells)
        self.made.row_dimensions.pop(self.written, None)

    def note(self, text: str) -> None:
        """Across all columns of the table."""
        at = self.written + 1
        self.made.merged_cells.add(f"A{at}:{get_column_letter(len(self.widths))}{at}")
        self.append([_cell(self.made, text)], [text], [sum(self.widths)])


class Book:
    """A workbook under way: tables at once, the ledger in pieces; nothing written is held in memory."""

    def __init__(self, title: str, author: str) -> None:
        self._book = Workbook(write_only=True)
        self._book.properties.title, self._book.properties.creator = _text(title), _text(author)
        self._names: set[str] = set()
        self._ledger: _Page | None = None

    def add(self, sheet: Sheet) -> None:
        widths, beside, gap = widths_of(sheet), bars_of(sheet), gap_of(sheet)
        rows = [*sheet.rows, *([sheet.total] if sheet.total else [])]
        words = {n for row in rows for n, value in enumerate(row) if isinstance(value, str) and value != DASH}
        numbers = set(range(len(sheet.heads))) - words
        page = self._page(sheet, widths, reach_of(sheet, widths), numbers)
        for at, row in enumerate(rows):
            bold = bool(sheet.total) and at == len(sheet.rows)
            cells = [_cell(page.made, value, bold=bold, inset=n > 0) for n, value in enumerate(row)]
            if at < len(beside):
                cells += [None] * (gap - len(cells)) + [_cell(page.made, value) for value in beside[at]]
            page.append(cells, row)
        for note in sheet.notes:
            page.note(note)
        if sheet.bars and beside:
            add_bars(page.made, sheet, sheet.bars, len(beside), widths)

    def begin_ledger(self, sheet: Sheet, widths: Sequence[float]) -> None:
        self._sheet, self._wide = sheet, widths
        self._ledger = self._page(sheet, widths, len(widths), ())

    def add_lines(self, lines: Iterable[Sequence[Cell]]) -> None:
        page = self._ledger
        assert page is not None
        for line in lines:
            if page.written == LEDGER_ROWS + HEAD_ROW:
                page = self._ledger = self._page(self._sheet, self._wide, len(self._wide), ())
            page.append([_cell(page.made, value, inset=n > 0) for n, value in enumerate(line)], line)

    def done(self) -> bytes:
        target = BytesIO()
        self._book.save(target)
        return target.getvalue()

    def _page(self, sheet: Sheet, widths: Sequence[float], reach: int, numbers: Collection[int]) -> _Page:
        """`reach`: so many columns are printed; `numbers`: those whose heads stand over numbers."""
        made: Any = self._book.create_sheet(self._name(sheet.name))
        for number, wide in enumerate(widths, start=1):
            made.column_dimensions[get_column_letter(number)].width = wide
        made.freeze_panes = f"B{HEAD_ROW + 1}"
        lay_out(made, sum(widths) + COLUMN * (reach - len(widths)))
        page = _Page(made, widths)
        page.append([_cell(made, sheet.title, bold=True, size=14, wrap=False)])
        page.append([_cell(made, sheet.about, wrap=False)])
        heads = [
            _cell(made, head, bold=True, rule=True, right=n in numbers, inset=n > 0)
            for n, head in enumerate(sheet.heads)
        ]
        page.append(heads, sheet.heads)
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
    inset: bool = False,
) -> Any:
    is_text, given = isinstance(value, str), _value(value)
    cell: Any = WriteOnlyCell(page, value=given)
    if is_text:
        # Whatever it begins with.
        cell.data_type = "s"
        cell.quotePrefix = str(given).startswith(FORMULA_SIGNS)
    side = "right" if right or given == DASH else "left" if is_text else None
    indent = int(inset and side == "left")
    cell.alignment = Alignment(wrap_text=wrap and is_text, vertical="top", horizontal=side, indent=indent)
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
