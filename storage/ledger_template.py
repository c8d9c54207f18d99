"""The ledger as an empty .xlsx workbook to fill in, with hints and lists to choose from."""

from pathlib import Path
from typing import IO

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from storage.ledger import ledger_words
from storage.workbook import EXCEL_LAST_ROW


def write_ledger_template(path: str | Path | IO[bytes], language: str) -> None:
    """Write an empty workbook with headings, hints and choices; KeyError for an unknown language."""
    template = ledger_words()["template"][language]
    workbook = Workbook()
    del workbook[workbook.sheetnames[0]]
    sheet = workbook.create_sheet(template["sheet"])
    sheet.freeze_panes = "A2"
    for number, (column, (heading, width, hint)) in enumerate(template["columns"].items(), start=1):
        letter = get_column_letter(number)
        sheet.cell(1, number, heading).font = Font(bold=True)
        sheet.column_dimensions[letter].width = width
        # Text format keeps Excel from turning a number such as 2025-003 into a day.
        sheet.column_dimensions[letter].number_format = "@"
        entry = DataValidation(allow_blank=True, promptTitle=heading, prompt=hint, showInputMessage=True)
        if choices := template["choices"].get(column):
            entry.type, entry.formula1 = "list", f'"{",".join(choices)}"'
        entry.add(f"{letter}2:{letter}{EXCEL_LAST_ROW}")
        sheet.add_data_validation(entry)
    workbook.save(path)
