"""How a sheet is printed: the widths of its columns, the height of its rows, the paper that it is read on."""

import math
from collections.abc import Collection, Sequence
from typing import Any

from storage.official_lines import width
from storage.report_sheet import Sheet, shown

HEAD_ROW = 3
WIDEST, NARROWEST = 76.0, 8.0
# A head of more characters stands in two lines.
SHORT_HEAD = 7
# Words leave so much beside the number before them.
INSET = 2
# The width of a column that nobody set; the points of a line, and the most that Excel gives to a row.
COLUMN, LINE, HIGHEST = 8.43, 15.0, 409.0
# Characters across a page on its side, margins off, at full size; how small they may be printed.
A4, A3 = 9, 8
ACROSS, SMALLEST = {A4: 148.0, A3: 214.0}, 0.75
MARGIN_INCHES = 0.4


def widths_of(sheet: Sheet) -> list[float]:
    """A Chinese character is two wide. Titles and notes run over, tables decide."""
    table = [*sheet.rows, *([sheet.total] if sheet.total else [])]
    return [
        min(
            WIDEST,
            max(NARROWEST, _head(head), *(INSET + 2 * width(shown(row[n])) for row in table if n < len(row))),
        )
        for n, head in enumerate(sheet.heads)
    ]


def _head(head: str) -> float:
    wide = width(head)
    return INSET + 2 * (wide if wide <= SHORT_HEAD else math.ceil(wide / 2))


def height_of(texts: Collection[str], widths: Sequence[float]) -> float | None:
    """Of a row in which texts take several lines; None of one line, which needs no height."""
    lines = max((_lines(text, wide) for text, wide in zip(texts, widths, strict=False)), default=1)
    return min(HIGHEST, lines * LINE) if lines > 1 else None


def _lines(text: str, wide: float) -> int:
    return sum(max(1, math.ceil(2 * width(line) / (wide - 1))) for line in text.split("\n"))


def lay_out(page: Any, across: float) -> None:
    """A4 if it can be read on it, else A3; what is wider still goes on beside, under its first column."""
    setup = page.page_setup
    setup.orientation = "landscape"
    setup.paperSize = A4 if across * SMALLEST <= ACROSS[A4] else A3
    setup.fitToWidth = math.ceil(across * SMALLEST / ACROSS[setup.paperSize])
    setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_margins.left = page.page_margins.right = MARGIN_INCHES
    page.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    if setup.fitToWidth > 1:
        page.print_title_cols = "A:A"
    page.oddFooter.center.text = "&P / &N"
    page.HeaderFooter.scaleWithDoc = False
