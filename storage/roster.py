"""The roster of a congress, read from an .xlsx workbook."""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl.cell.cell import ERROR_CODES
from openpyxl.utils.cell import get_column_letter

from storage.workbook import (
    HEADER_SEARCH_ROWS,
    UNCOMPUTED,
    Fault,
    WorkbookError,
    cleaned,
    code_by_word,
    folded,
    heading_key,
    opened,
)

KEY_COLUMNS = {"departments": ["name"], "delegations": ["name"], "people": ["name", "phone", "role", "unit"]}
REQUIRED_CELLS = frozenset({"name", "phone", "role"})
DEPARTMENT_ROLES = frozenset({"department_clerk", "department_head", "section"})
DELEGATION_ROLES = frozenset({"representative", "delegation_office"})
UNIT_REQUIRED = DEPARTMENT_ROLES | {"delegation_office"}
TEXT_LIMITS = {
    **dict.fromkeys(("name", "parent", "unit", "title"), 100),
    **{"short_name": 30, "duties": 2000, "telephone": 60},
}
FAULT_KEYS = (
    *("not_a_workbook", "too_large", "too_many_rows", "sheet_missing", "sheet_hidden", "sheet_duplicate"),
    *("header_missing", "header_unknown", "header_duplicate", "formula_without_value", "cell_error"),
    *("not_text", "too_long", "name_missing", "phone_missing", "role_missing", "unit_missing"),
    *("phone_invalid", "phone_shared", "role_unknown", "kind_unknown", "unit_unknown", "parent_unknown"),
    *("parent_cycle", "duplicate_name", "duplicate_short_name", "duplicate_person_role"),
)
MAX_UNPACKED_BYTES = 100_000_000
MAX_ROWS = 50_000

_MOBILE = re.compile(r"(?:(?:\+|00)?86)?(1[3-9][0-9]{9})")
_BETWEEN_DIGITS = re.compile(r"[\s().\u00ad\u200b-\u200f\u2010-\u2015\u202a-\u202e\u2212\ufeff-]")

_Rows = dict[int, list[object]]
_Units = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class RosterDepartment:
    """`kind` is a code of the words table or "", `parent` the full name of another department or ""."""

    name: str
    short_name: str
    kind: str
    duties: str
    parent: str
    telephone: str = ""


@dataclass(frozen=True, slots=True)
class RosterPerson:
    """One role of one person; the same `phone` (+86 and 11 digits) on several rows is the same person.

    `unit` is a full name or "": of a delegation for DELEGATION_ROLES, of a department for DEPARTMENT_ROLES,
    for other roles of a department, or of a delegation when no department is called so.
    """

    name: str
    phone: str
    role: str
    unit: str
    title: str


@dataclass(frozen=True, slots=True)
class Roster:
    """Everything a workbook says, in its own order and free of faults."""

    departments: tuple[RosterDepartment, ...]
    delegations: tuple[str, ...]
    people: tuple[RosterPerson, ...]


@cache
def roster_words() -> Mapping[str, Any]:
    """The words that may stand in a workbook: code → accepted words, the first being the one to show."""
    return dict(json.loads(Path(__file__).with_name("roster_headers.json").read_text("utf-8")))


def read_roster(source: str | Path | bytes, words: Mapping[str, Any] | None = None) -> Roster:
    """Read a whole workbook; WorkbookError with all its faults, OSError if the path cannot be opened.

    Parameters of a fault: header (of its column), value (what stands there), row and name (of the earlier of
    two), limit and length, other (a sheet).
    """
    words = words or roster_words()
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    faults: list[Fault] = []
    tables = _tables(data, words, faults)
    # Without the names of one sheet every unit would look unknown, so that is then left unchecked.
    named = [code for code, table in tables.items() if code != "people" and "name" in table.columns]
    units = {code: _unit_names(tables[code]) for code in named}
    departments = _departments(tables["departments"], units, words) if "departments" in named else []
    delegations = [row.texts["name"] for row in tables["delegations"].rows] if "delegations" in named else []
    people = _people(tables["people"], units, words) if "people" in tables else []
    if faults:
        sheets = list(dict.fromkeys(fault.sheet for fault in faults))
        faults.sort(key=lambda fault: (sheets.index(fault.sheet), fault.row, len(fault.column), fault.column))
        raise WorkbookError(faults)
    return Roster(tuple(departments), tuple(delegations), tuple(people))


def normalised_phone(text: str) -> str | None:
    """Return a mainland mobile number as +86 and 11 digits, None if `text` is not exactly one such number."""
    plain = unicodedata.normalize("NFKC", text).strip().removesuffix(".0")
    match = _MOBILE.fullmatch(_BETWEEN_DIGITS.sub("", plain))
    return f"+86{match[1]}" if match else None


@dataclass(frozen=True, slots=True)
class _Row:
    """The texts of one row by column; those in `faulty` are "" because the cell cannot be used."""

    number: int
    texts: Mapping[str, str]
    faulty: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows under the headings of one sheet, and where to put what is wrong with them."""

    sheet: str
    columns: Mapping[str, tuple[int, str]]
    faults: list[Fault]
    rows: list[_Row] = field(default_factory=list)

    def fault(self, number: int, column: str, key: str, **params: str | int) -> None:
        index, heading = self.columns[column]
        place = self.sheet, number, get_column_letter(index + 1)
        self.faults.append(Fault(*place, key, {"header": heading, **params}))


def _tables(data: bytes, words: Mapping[str, Any], faults: list[Fault]) -> dict[str, _Table]:
    """The sheets that are there, by code; hidden ones are not read: nobody sees what is in them."""
    codes = code_by_word(words["sheets"])
    visible: dict[str, tuple[str, _Rows]] = {}
    hidden: dict[str, str] = {}
    with opened(BytesIO(data), MAX_UNPACKED_BYTES) as workbook:
        for sheet in workbook.book.worksheets:
            code = codes.get(heading_key(sheet.title))
            if code and sheet.sheet_state != "visible":
                hidden[code] = sheet.title
            elif code in visible:
                faults.append(Fault(sheet.title, 0, "", "sheet_duplicate", {"other": visible[code][0]}))
            elif code:
                visible[code] = sheet.title, dict(workbook.rows(sheet, MAX_ROWS))
    for code in [code for code in KEY_COLUMNS if code not in visible]:
        key = "sheet_hidden" if code in hidden else "sheet_missing"
        faults.append(Fault(hidden.get(code, words["sheets"][code][0]), 0, "", key))
    return {code: _table(code, title, rows, words, faults) for code, (title, rows) in visible.items()}


def _table(code: str, sheet: str, rows: _Rows, words: Mapping[str, Any], faults: list[Fault]) -> _Table:
    """Find the row of headings (a title may stand above it) and read the rows below it."""
    vocabulary, ignored = code_by_word(words["columns"][code]), set(map(heading_key, words["ignored"]))
    top = list(rows)[:HEADER_SEARCH_ROWS] or [1]
    headings = {number: [cleaned(value) for value in rows.get(number, ())] for number in top}
    head = max(top, key=lambda number: sum(heading_key(word) in vocabulary for word in headings[number]))
    columns: dict[str, tuple[int, str]] = {}
    for index, heading in enumerate(headings[head]):
        column = vocabulary.get(key := heading_key(heading))
        if column and column not in columns:
            columns[column] = index, heading
        elif key and key not in ignored:
            problem = "header_duplicate" if column else "header_unknown"
            faults.append(Fault(sheet, head, get_column_letter(index + 1), problem, {"header": heading[:60]}))
    for column in KEY_COLUMNS[code]:
        if column not in columns:
            wanted = {"header": words["columns"][code][column][0]}
            faults.append(Fault(sheet, head, "", "header_missing", wanted))
    table = _Table(sheet, columns, faults)
    for number, values in rows.items():
        if number > head:
            _read_row(table, number, values)
    return table


def _read_row(table: _Table, number: int, values: list[object]) -> None:
    """Add a row, noting cells that cannot be used; pass over an empty one and a repeated heading."""
    texts: dict[str, str] = defaultdict(str)  # optional columns that are not there read as empty
    problems: dict[str, tuple[str, dict[str, str | int]]] = {}
    for column, (index, _) in table.columns.items():
        value = values[index]
        text = texts[column] = cleaned(value, keep_lines=column == "duties")
        if value is UNCOMPUTED:
            problems[column] = "formula_without_value", {}
        elif text in ERROR_CODES:
            problems[column] = "cell_error", {"value": text}
        elif isinstance(value, bool) or not isinstance(value, str | int | float | None):
            problems[column] = "not_text", {"value": text}
        elif len(text) > (limit := TEXT_LIMITS.get(column, 100)):
            problems[column] = "too_long", {"limit": limit, "length": len(text)}
    if not problems and all(texts[column] in ("", heading) for column, (_, heading) in table.columns.items()):
        return
    for column in REQUIRED_CELLS & table.columns.keys():
        if not texts[column]:
            problems[column] = f"{column}_missing", {}
    for column, (key, params) in problems.items():
        texts[column] = ""
        table.fault(number, column, key, **params)
    table.rows.append(_Row(number, texts, frozenset(problems)))


def _unit_names(table: _Table) -> dict[str, str]:
    """Full names by folded name and short name; every name may stand for one unit only."""
    names: dict[str, str] = {}
    first_rows: dict[str, int] = {}
    for column in ("name", "short_name"):
        for row in table.rows:
            if word := row.texts[column]:
                names.setdefault(folded(word), row.texts["name"])
                first = first_rows.setdefault(folded(word), row.number)
                if first != row.number:
                    table.fault(row.number, column, f"duplicate_{column}", value=word, row=first)
    return names


def _departments(table: _Table, units: _Units, words: Mapping[str, Any]) -> list[RosterDepartment]:
    kinds, departments = code_by_word(words["kinds"]), []
    for row in table.rows:
        texts = row.texts
        kind = kinds.get(heading_key(texts["kind"]), "")
        parent = units["departments"].get(folded(texts["parent"]), "")
        if texts["kind"] and not kind:
            table.fault(row.number, "kind", "kind_unknown", value=texts["kind"])
        if texts["parent"] and not parent:
            table.fault(row.number, "parent", "parent_unknown", value=texts["parent"])
        names = texts["name"], texts["short_name"]
        departments.append(RosterDepartment(*names, kind, texts["duties"], parent, texts["telephone"]))
    parents = {department.name: department.parent for department in departments}
    for row, department in zip(table.rows, departments, strict=True):
        chain = [department.name]
        while (above := parents.get(chain[-1], "")) and above not in chain:
            chain.append(above)
        if above and above == department.name:
            table.fault(row.number, "parent", "parent_cycle", value=department.parent)
    return departments


def _people(table: _Table, units: _Units, words: Mapping[str, Any]) -> list[RosterPerson]:
    """Check each row alone and against those before it."""
    roles, people = code_by_word(words["roles"]), []
    owners: dict[str, tuple[str, int]] = {}
    held: dict[tuple[str, str, str], int] = {}
    for row in table.rows:
        name, phone_text, role_word = row.texts["name"], row.texts["phone"], row.texts["role"]
        phone, role = normalised_phone(phone_text) or "", roles.get(heading_key(role_word), "")
        if phone_text and not phone:
            table.fault(row.number, "phone", "phone_invalid", value=phone_text)
        if role_word and not role:
            table.fault(row.number, "role", "role_unknown", value=role_word)
        unit = _unit(table, row, role, units)
        owner, first = owners.setdefault(phone, (name, row.number)) if phone and name else (name, 0)
        if owner != name:
            table.fault(row.number, "phone", "phone_shared", value=phone_text, name=owner, row=first)
        # One may clerk for two departments, but sits in one delegation only.
        place = (phone, role, "" if role == "representative" else unit)
        if phone and role and held.setdefault(place, row.number) != row.number:
            table.fault(row.number, "role", "duplicate_person_role", value=role_word, row=held[place])
        people.append(RosterPerson(name, phone, role, unit, row.texts["title"]))
    return people


def _unit(table: _Table, row: _Row, role: str, units: _Units) -> str:
    """The full name of the row's unit, sought where the role belongs."""
    word = row.texts["unit"]
    if not word and role in UNIT_REQUIRED and "unit" in table.columns and "unit" not in row.faulty:
        table.fault(row.number, "unit", "unit_missing")
    allowed = {"departments": role not in DELEGATION_ROLES, "delegations": role not in DEPARTMENT_ROLES}
    places = [code for code in allowed if allowed[code]]
    found = next((units[code][folded(word)] for code in places if folded(word) in units.get(code, {})), "")
    if word and not found and units.keys() >= set(places):
        table.fault(row.number, "unit", "unit_unknown", value=word)
    return found
