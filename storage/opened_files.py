"""Workbooks and papers opened again: what whoever gets them reads, as it is shown there."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from docx import Document
from openpyxl import load_workbook

Rows = Sequence[tuple[str, ...]]


def read_workbook(content: bytes) -> Mapping[str, Rows]:
    """The cells of every sheet by its name; a number in percent as the sheet prints it."""
    book = load_workbook(BytesIO(content), read_only=True)
    return {sheet.title: [tuple(map(_shown, row)) for row in sheet.iter_rows()] for sheet in book}


def read_paper(content: bytes) -> tuple[str, Sequence[Rows]]:
    """The paragraphs of a .docx, a line each, and its tables."""
    document = Document(BytesIO(content))
    tables = [[tuple(cell.text for cell in row.cells) for row in table.rows] for table in document.tables]
    return "\n".join(paragraph.text for paragraph in document.paragraphs), tables


def _shown(cell: Any) -> str:
    if cell.value is None:
        return ""
    if str(cell.number_format).endswith("%"):
        places = len(str(cell.number_format).partition(".")[2]) - 1
        return f"{Decimal(str(cell.value)) * 100:.{max(0, places)}f}%"
    return str(cell.value)
