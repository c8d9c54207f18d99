"""The roster as an empty .xlsx workbook to fill in, with hints and lists to choose from."""

from pathlib import Path
from typing import IO

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from storage.roster import roster_words
from storage.workbook import EXCEL_LAST_ROW

CHOICES = ("kind", "role")


def template_choices(language: str, column: str) -> list[str]:
    """The words that may stand in a column of CHOICES; KeyError for an unknown language."""
    return list(roster_words()["template"][language]["choices"][column])


def write_roster_template(path: str | Path | IO[bytes], language: str) -> None:
    """Write an empty workbook with headings, hints and choices; KeyError for an unknown language."""
    template = roster_words()["template"][language]
    workbook = Workbook()
    del workbook[workbook.sheetnames[0]]
    for code, title in template["sheets"].items():
        sheet = workbook.create_sheet(title)
        sheet.freeze_panes = "A2"
        for number, (column, (heading, width, hint)) in enumerate(template["columns"][code].items(), start=1):
            letter = get_column_letter(number)
            sheet.cell(1, number, heading).font = Font(bold=True)
            sheet.column_dimensions[letter].width = width
            # Text format keeps Excel from turning phone numbers into 1.38E+10.
            sheet.column_dimensions[letter].number_format = "@"
            entry = DataValidation(allow_blank=True, promptTitle=heading, prompt=hint, showInputMessage=True)
            if column in CHOICES:
                entry.type, entry.formula1 = "list", f'"{",".join(template_choices(language, column))}"'
            entry.add(f"{letter}2:{letter}{EXCEL_LAST_ROW}")
            sheet.add_data_validation(entry)
    workbook.save(path)
