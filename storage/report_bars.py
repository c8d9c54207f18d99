"""The chart of a sheet: bars over the names in its first column, drawn by whatever opens the workbook."""

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.utils.cell import get_column_letter

from storage.report_layout import COLUMN, HEAD_ROW
from storage.report_sheet import Bars, Percent, Sheet

# As many bars as can be read on a page; what is beyond is one bar.
MOST_BARS = 20
# Columns that a chart beside its table takes; its width in characters, and centimetres of a row, so that both
# are printed whole.
BESIDE, WIDE, ROW_CM = 12, 88, 0.45
WIDE_SHEET = 5


def bars_of(sheet: Sheet) -> list[tuple[str, int | Decimal]]:
    """What the chart shows, in the order of the table; beyond the most bars the rest is one."""
    if sheet.bars is None:
        return []
    found = []
    for row in sheet.rows:
        value = row[sheet.bars.column]
        number = Decimal(value.printed) if isinstance(value, Percent) else value
        if isinstance(number, int | Decimal) and number > 0:
            found.append((str(row[0]), number))
    if len(found) <= MOST_BARS:
        return found
    longest = sorted(found, key=lambda bar: -bar[1])
    rest = sum((number for _, number in longest[MOST_BARS - 1 :]), Decimal(0))
    whole = int(rest) if rest == int(rest) else rest
    return [*longest[: MOST_BARS - 1], (sheet.bars.rest, whole)]


def gap_of(sheet: Sheet) -> int:
    """The last column before those that its chart is drawn from."""
    return len(sheet.heads) + BESIDE


def reach_of(sheet: Sheet, widths: Sequence[float]) -> int:
    """So many columns are printed: the table's and those that the chart stands over."""
    if not bars_of(sheet):
        return len(sheet.heads)
    if len(sheet.heads) < WIDE_SHEET:
        return gap_of(sheet) - 1
    return len(sheet.heads) + max(0, math.ceil((WIDE - sum(widths)) / COLUMN))


def add_bars(page: Any, sheet: Sheet, bars: Bars, count: int, widths: Sequence[float]) -> None:
    chart = BarChart()
    chart.type, chart.style, chart.legend, chart.title = "bar", 10, None, bars.title
    chart.gapWidth = 40
    # Every bar has its number: no second scale beside it.
    chart.y_axis.scaling.min, chart.y_axis.delete, chart.y_axis.majorGridlines = 0, True, None
    chart.x_axis.delete, chart.x_axis.scaling.orientation = False, "maxMin"
    first, gap = HEAD_ROW + 1, gap_of(sheet)
    values = Reference(page, min_col=gap + 2, min_row=first, max_row=first + count - 1)
    chart.add_data(values)
    chart.set_categories(Reference(page, min_col=gap + 1, min_row=first, max_row=first + count - 1))
    chart.series[0].graphicalProperties.solidFill = "0B6B54"
    labels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    if any(isinstance(row[bars.column], Percent) for row in sheet.rows):
        labels.numFmt = '0.00"%"'
    chart.dataLabels = labels
    chart.width, chart.height = 16, max(6.0, 1.5 + 0.7 * count)
    beside = len(sheet.heads) < WIDE_SHEET
    below = first + len(sheet.rows) + len(sheet.notes) + 3
    tall = math.ceil(chart.height / ROW_CM) + 1
    last = max(below + (0 if beside else tall), HEAD_ROW + tall)
    page.print_area = f"A1:{get_column_letter(reach_of(sheet, widths))}{last}"
    page.add_chart(chart, f"{get_column_letter(len(sheet.heads) + 2)}{HEAD_ROW}" if beside else f"A{below}")
