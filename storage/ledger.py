"""A past ledger, read from an .xlsx workbook: its lines, and everything that is wrong with its cells."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from itertools import islice
from pathlib import Path
from typing import IO, Any

from openpyxl.cell.cell import ERROR_CODES
from openpyxl.utils.cell import get_column_letter

from domain.ledger import LedgerRow
from storage.ledger_cells import CellError, Vocabulary, class_of, day_of, names_of, returns_of
from storage.roster import roster_words
from storage.workbook import (
    HEADER_SEARCH_ROWS,
    UNCOMPUTED,
    Fault,
    Opened,
    cleaned,
    code_by_word,
    folded,
    heading_key,
    opened,
)

KEY_COLUMNS = ("number", "title", "representative")
TEXT_LIMITS = {"number": 50, "title": 300, "situation": 20_000, "request": 20_000, "answer": 20_000}
DAYS = frozenset({"assigned_on", "replied_on", "published_on"})
YES_OR_NO = frozenset({"key", "cosigning"})
NAMES = frozenset({"departments", "co"})
GRADES = frozenset({"attitude", "reply", "fulfilment"})
FAULT_KEYS = (
    *("number_missing", "title_missing", "representative_missing", "date_unreadable", "date_not_there"),
    *("date_without_year", "stage_unknown", "grade_unknown", "yes_no_unknown", "returns_unreadable"),
)
WARNING_KEYS = ("column_left_out", "totals_left_out", "shares_off")
MAX_UNPACKED_BYTES = 1_000_000_000
MAX_ROWS = 200_000
SUMMARY_ROWS = 500
TOLD_AT_ONCE = 1000

_Row = tuple[int, list[object]]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Sheet:
    """Where each column of one sheet stands: code → index and heading."""

    title: str
    columns: Mapping[str, tuple[int, str]]


@dataclass
class Ledger:
    """What a workbook says. With a fault nothing of it is to be taken over; a warning stops nobody."""

    rows: list[LedgerRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    faulty: set[tuple[str, int]] = field(default_factory=set)

    def fault(self, sheet: str, row: int, column: str, key: str, **params: str | int) -> None:
        """Note a wrong cell; a column that is not there at all stands for its whole row."""
        index, heading = self.sheets[sheet].columns.get(column, (-1, ""))
        place = get_column_letter(index + 1) if index >= 0 else ""
        self.faulty.add((sheet, row))
        self.faults.append(Fault(sheet, row, place, key, {"header": heading, **params}))

    def warn(self, sheet: str, key: str, **params: str | int) -> None:
        self.warnings.append(Fault(sheet, 0, "", key, params))

    def in_order(self) -> list[Fault]:
        order = {title: place for place, title in enumerate(self.sheets)}
        return sorted(self.faults, key=lambda f: (order.get(f.sheet, -1), f.row, len(f.column), f.column))


@cache
def ledger_words() -> Mapping[str, Any]:
    """The words that may stand in a ledger: code → accepted words, the first being the one to show."""
    return dict(json.loads(Path(__file__).with_name("ledger_headers.json").read_text("utf-8")))


def read_ledger(source: Path | IO[bytes], progress: Progress = lambda done, total: None) -> Ledger | None:
    """Read all the lines of all its sheets; None when none of them has a ledger's headings.

    `progress` is told how many lines were read, and of how many (0 when the file does not say). Parameters of
    a fault: header (of its column), value (what stands there), limit and length. Raises WorkbookError for no
    workbook, OSError.
    """
    ledger, vocabulary = Ledger(), Vocabulary(ledger_words())
    with opened(source, MAX_UNPACKED_BYTES) as workbook:
        ledgers = {sheet.title for sheet in _ledger_sheets(workbook)}
        if not ledgers:
            return None
        sheets = [sheet for sheet in workbook.book.worksheets if sheet.sheet_state == "visible"]
        total = sum(sheet.max_row or 0 for sheet in sheets if sheet.title in ledgers)
        for sheet in sheets:
            rows = workbook.rows(sheet, MAX_ROWS)
            if sheet.title in ledgers:
                _read_sheet(ledger, sheet.title, rows, vocabulary, workbook.book.epoch, progress, total)
            else:
                _check_shares(ledger, sheet.title, islice(rows, SUMMARY_ROWS))
    return ledger


def _ledger_sheets(workbook: Opened) -> Iterator[Any]:
    """The visible sheets with a ledger's headings; those of a roster are known by their names."""
    rosters = {heading_key(word) for words in roster_words()["sheets"].values() for word in words}
    vocabulary = code_by_word(ledger_words()["columns"])
    for sheet in workbook.book.worksheets:
        if sheet.sheet_state == "visible" and heading_key(sheet.title) not in rosters:
            top = list(enumerate(workbook.first_rows(sheet, HEADER_SEARCH_ROWS), start=1))
            if len(_columns_in(_headings(top, vocabulary)[1], vocabulary)) >= len(KEY_COLUMNS):
                yield sheet


def _headings(top: Iterable[_Row], vocabulary: Mapping[str, str]) -> tuple[int, list[str]]:
    """The row with most known headings; a title may stand above it."""
    read = [(number, [cleaned(value) for value in values]) for number, values in top] or [(1, [])]
    return max(read, key=lambda row: sum(heading_key(word) in vocabulary for word in row[1]))


def _columns_in(headings: list[str], vocabulary: Mapping[str, str]) -> set[str]:
    return {vocabulary[key] for word in headings if (key := heading_key(word)) in vocabulary}


def _read_sheet(
    ledger: Ledger,
    title: str,
    rows: Iterator[_Row],
    vocabulary: Vocabulary,
    epoch: datetime,
    progress: Progress,
    total: int,
) -> None:
    top = list(islice(rows, HEADER_SEARCH_ROWS))
    head, headings = _headings(top, code_by_word(ledger_words()["columns"]))
    sheet = ledger.sheets[title] = Sheet(title, _columns(ledger, title, head, headings))
    reader = _Reader(ledger, sheet, vocabulary, epoch)
    below = (row for part in ([r for r in top if r[0] > head], rows) for row in part)
    for number, values in below:
        if reader.begins_summary(values):
            _check_shares(ledger, title, [(number, values), *islice(below, SUMMARY_ROWS)])
            break
        reader.read(number, values)
        if len(ledger.rows) % TOLD_AT_ONCE == 0:
            progress(len(ledger.rows), total)
    if reader.totals:
        ledger.warn(title, "totals_left_out", rows=", ".join(map(str, reader.totals)))


def _columns(ledger: Ledger, title: str, head: int, headings: list[str]) -> dict[str, tuple[int, str]]:
    """What stands where; columns that mean nothing here are named and left out, doubled ones are faults."""
    words = ledger_words()
    vocabulary, ignored = code_by_word(words["columns"]), set(map(heading_key, words["ignored"]))
    columns: dict[str, tuple[int, str]] = {}
    for index, heading in enumerate(headings):
        key, place = heading_key(heading), get_column_letter(index + 1)
        column = vocabulary.get(key)
        if column and column in columns:
            ledger.faults.append(Fault(title, head, place, "header_duplicate", {"header": heading[:60]}))
        elif column:
            columns[column] = index, heading
        elif key and key not in ignored:
            ledger.warn(title, "column_left_out", header=heading[:60], place=place)
    for column in KEY_COLUMNS:
        if column not in columns:
            wanted = {"header": words["columns"][column][0]}
            ledger.faults.append(Fault(title, head, "", "header_missing", wanted))
    return columns


class _Reader:
    """The lines of one sheet, one after the other."""

    def __init__(self, ledger: Ledger, sheet: Sheet, vocabulary: Vocabulary, epoch: datetime) -> None:
        self._ledger, self._sheet, self._words, self._epoch = ledger, sheet, vocabulary, epoch
        self._totals = tuple(folded(word) for word in ledger_words()["totals"])
        self._shares = {heading_key(word) for word in ledger_words()["shares"]}
        self._given = list(sheet.columns.items())
        self.totals: list[int] = []

    def begins_summary(self, values: list[object]) -> bool:
        """Whether a table of counts and shares begins here, below the lines."""
        return any(isinstance(value, str) and heading_key(value) in self._shares for value in values)

    def read(self, number: int, values: list[object]) -> None:
        """Keep a line; pass over an empty one, a repeated heading, and the totals."""
        texts = {column: cleaned(values[index]) for column, (index, _) in self._given}
        if all(texts[c] in ("", heading) and values[i] is not UNCOMPUTED for c, (i, heading) in self._given):
            return
        if self._is_total(texts, values):
            self.totals.append(number)
            return
        given: dict[str, Any] = {}
        for column, (index, _) in self._given:
            try:
                given[column] = self._cell(column, values[index], texts[column])
            except CellError as error:
                self._ledger.fault(self._sheet.title, number, column, error.key, **error.params)
        for column in KEY_COLUMNS:
            if column in self._sheet.columns and given.get(column) == "":
                self._ledger.fault(self._sheet.title, number, column, f"{column}_missing")
        given.setdefault("number", "")
        given.setdefault("title", "")
        self._ledger.rows.append(LedgerRow(self._sheet.title, number, **given))

    def _is_total(self, texts: Mapping[str, str], values: list[object]) -> bool:
        """A line of sums has the word for it in front, and no number and title together."""
        if texts.get("number") and texts.get("representative"):
            return False
        first = next((folded(cleaned(value)) for value in values if value not in (None, "")), "")
        return first.startswith(self._totals)

    def _cell(self, column: str, value: object, text: str) -> Any:
        if value is UNCOMPUTED:
            raise CellError("formula_without_value")
        if text in ERROR_CODES:
            raise CellError("cell_error", value=text)
        if column in DAYS:
            return day_of(value, self._epoch)
        if column in YES_OR_NO:
            return self._words.yes(value)
        if isinstance(value, bool) or not isinstance(value, str | int | float | None):
            raise CellError("not_text", value=text)
        return names_of(value) if column in NAMES else self._text(column, text)

    def _text(self, column: str, text: str) -> Any:
        if len(text) > (limit := TEXT_LIMITS.get(column, 100)):
            raise CellError("too_long", limit=limit, length=len(text))
        if column in GRADES:
            return self._words.grade(text)
        match column:
            case "stage":
                return self._words.stage(text)
            case "returns":
                return returns_of(text)
            case "result":
                return class_of(text)
        return text


def _check_shares(ledger: Ledger, title: str, rows: Iterable[_Row]) -> None:
    """Warn of a table whose shares are not 100 % together."""
    totals = tuple(folded(word) for word in ledger_words()["totals"])
    shares = {heading_key(word) for word in ledger_words()["shares"]}
    found: dict[int, tuple[str, int, list[float]]] = {}
    for number, values in rows:
        first = next((folded(cleaned(value)) for value in values if value not in (None, "")), "")
        for index, value in enumerate(values):
            if isinstance(value, str) and heading_key(value) in shares:
                found[index] = cleaned(value), number, []
            elif index in found and not first.startswith(totals) and (share := _share(value)) is not None:
                found[index][2].append(share)
    for heading, number, parts in found.values():
        total = sum(parts)
        total *= 100 if all(part <= 1 for part in parts) and total < 2 else 1
        if len(parts) > 1 and abs(total - 100) >= 0.005:
            ledger.warn(title, "shares_off", header=heading, row=number, total=f"{total:.2f}")


def _share(value: object) -> float | None:
    """A share as it stands; a text with a percent sign counts in hundredths like the plain number."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    text = folded(cleaned(value))
    try:
        return float(text.removesuffix("%")) if text else None
    except ValueError:
        return None
