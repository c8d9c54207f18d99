"""Workbooks as people fill them in: cells as text, merged ranges, lost formulas, faults by their place."""

import re
import unicodedata
import warnings
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any
from xml.etree.ElementTree import iterparse
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

MAX_COLUMNS = 64
HEADER_SEARCH_ROWS = 10
EXCEL_LAST_ROW = 1_048_576
UNCOMPUTED = object()  # stands where a formula was saved without its value

_OOXML = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_FORMULA_OR_MERGE = re.compile(rb"<(?:\w+:)?(?:f|mergeCell)[\s>/]")
_CHUNK = 1 << 20
_LONGEST_TAG = 64
_INVISIBLE = {"Cc", "Cf", "Cs"}  # rare names may use private or newly assigned code points: those stay
_SPACE_BETWEEN_HAN = re.compile(r"(?<=[\u3007\u3400-\u9fff]) (?=[\u3007\u3400-\u9fff])")


@dataclass(frozen=True, slots=True)
class Fault:
    """One wrong cell; row 0 and column "" mean the whole sheet, sheet "" the whole file."""

    sheet: str
    row: int
    column: str
    key: str
    params: Mapping[str, str | int] = field(default_factory=dict)


class WorkbookError(Exception):
    """A workbook that cannot be taken over; `faults` names every wrong cell, in reading order."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(faults)
        self.faults = faults


@dataclass(frozen=True)
class Opened:
    """A workbook open for reading, with the archive it is packed in."""

    book: Any
    archive: ZipFile

    def first_rows(self, sheet: Any, count: int) -> list[list[object]]:
        """The first rows as they are: enough to see what kind of sheet it is."""
        with _damage():
            cells = sheet.iter_rows(min_row=1, max_row=count, max_col=MAX_COLUMNS, values_only=True)
            return [list(values) for values in cells]

    def rows(self, sheet: Any, limit: int) -> Iterator[tuple[int, list[object]]]:
        """The rows that are not empty, with their numbers; merged ranges repeated down their first column.

        Raises WorkbookError when there are more than `limit`.
        """
        # Read-only mode forgets merges and formulas; they come from the sheet's own part.
        part = sheet._worksheet_path
        with _damage():
            with self.archive.open(part) as content:
                marked = _has_marks(content)
            marks = _Marks()
            if marked:
                with self.archive.open(part) as content:
                    marks = _marks(content)
        # Explicit bounds: some programs write a wrong dimension, and openpyxl would cut the rest off.
        cells = sheet.iter_rows(min_row=1, max_row=EXCEL_LAST_ROW, max_col=MAX_COLUMNS, values_only=True)
        found, number = 0, 0
        covering: dict[int, tuple[int, object]] = {}
        while True:
            with _damage():
                values = next(cells, None)
            if values is None:
                return
            number += 1
            missing = marks.uncomputed.get(number, ())
            if not missing and all(value is None for value in values):
                continue
            row = list(values)
            for column in missing:
                row[column - 1 : column] = [UNCOMPUTED]
            for column, (bottom, value) in covering.items():
                if number <= bottom:
                    row[column - 1 : column] = [value]
            for column, bottom in marks.merges.get(number, ()):
                covering[column] = bottom, row[column - 1] if column <= len(row) else None
            found += 1
            if found > limit:
                raise WorkbookError([Fault(sheet.title, number, "", "too_many_rows", {"limit": limit})])
            yield number, row


@contextmanager
def opened(source: Path | IO[bytes], most_unpacked: int) -> Iterator[Opened]:
    """Open a workbook. Raises WorkbookError when it is none, OSError when it cannot be read at all."""
    # openpyxl warns about every Excel feature it would not write back; we only read.
    with warnings.catch_warnings(), ExitStack() as stack:
        warnings.simplefilter("ignore")
        with _damage():
            archive = stack.enter_context(ZipFile(source))
            if sum(part.file_size for part in archive.infolist()) > most_unpacked:
                raise WorkbookError([Fault("", 0, "", "too_large", {"limit": most_unpacked})])
            book = load_workbook(source, read_only=True, data_only=True)
            stack.callback(book.close)
        yield Opened(book, archive)


@contextmanager
def _damage() -> Iterator[None]:
    """A damaged file makes openpyxl raise whatever its zip and XML readers raise."""
    try:
        yield
    except (WorkbookError, OSError):
        raise
    except Exception as error:
        raise WorkbookError([Fault("", 0, "", "not_a_workbook")]) from error


def _has_marks(content: IO[bytes]) -> bool:
    """Whether there is any formula or merged range: nearly always there is none, and one look is enough."""
    before = b""
    while chunk := content.read(_CHUNK):
        if _FORMULA_OR_MERGE.search(before + chunk):
            return True
        before = chunk[-_LONGEST_TAG:]
    return False


@dataclass(frozen=True)
class _Marks:
    """Merged ranges by their first row, as (column, last row), and formulas without a value by row."""

    merges: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    uncomputed: dict[int, list[int]] = field(default_factory=dict)


def _marks(content: IO[bytes]) -> _Marks:
    marks = _Marks()
    for _, element in iterparse(content):
        if element.tag == f"{_OOXML}mergeCell":
            left, top, _, bottom = (edge or 0 for edge in range_boundaries(element.attrib["ref"]))
            marks.merges.setdefault(top, []).append((left, bottom))
        elif element.tag == f"{_OOXML}c" and element.find(f"{_OOXML}f") is not None:
            value = element.find(f"{_OOXML}v")
            # An empty value of type "str" is a formula that came out as empty text.
            if value is None or (not value.text and element.get("t") != "str"):
                number, column = coordinate_to_tuple(element.attrib["r"])
                marks.uncomputed.setdefault(number, []).append(column)
        elif element.tag == f"{_OOXML}row":
            element.clear()
    return marks


def cleaned(value: object, *, keep_lines: bool = False) -> str:
    """A cell as text: no control marks, single spaces, none inside a Chinese name that was spaced out."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    lines = str("" if value is None else value).splitlines()
    text = ("\n" if keep_lines else " ").join(filter(None, (" ".join(line.split()) for line in lines)))
    if not text.isprintable():
        text = "".join(
            mark for mark in text if mark == "\n" or unicodedata.category(mark) not in _INVISIBLE
        ).strip()
    return _SPACE_BETWEEN_HAN.sub("", text)


def folded(text: str) -> str:
    """The text as it is compared: width, case and spaces make no difference."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def heading_key(text: str) -> str:
    """A heading as it is compared: a remark in brackets or a star after it is left aside."""
    return re.sub(r"(?<=.)(?:\*|\([^()]*\))+$", "", folded(text)).lstrip("*")


def code_by_word(words_by_code: Mapping[str, list[str]]) -> dict[str, str]:
    return {heading_key(word): code for code, words in words_by_code.items() for word in words}
