"""The cells of a ledger: days however they were written, grades, class letters, lists of departments."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from openpyxl.utils.datetime import from_excel

from domain.proposal import Status
from domain.rating import Grade
from storage.workbook import cleaned, code_by_word, folded, heading_key

_TIME = r"(?:t?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
_DAY = re.compile(
    rf"(\d{{4}})(?:\u5e74|[-/.])(\d{{1,2}})(?:\u6708|[-/.])(\d{{1,2}})[\u65e5\u53f7]?{_TIME}|(\d{{4}})(\d\d)(\d\d)"
)
_NO_YEAR = re.compile(r"(\d{1,2})(?:\u6708|[-/.])(\d{1,2})[\u65e5\u53f7]?")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_SERIALS = range(25_000, 75_000)  # 1968 to 2105, by either way of counting
_CLASS = re.compile(r"([a-z])\u7c7b?")
_OPENING, _CLOSING = "(\uff08[\u3010", ")\uff09]\u3011"
_BETWEEN = frozenset("\u3001\uff0c,;\uff1b\n")
_LEAP_YEAR = 2020


class CellError(Exception):
    """A cell that cannot be used; `key` and `params` are those of its fault."""

    def __init__(self, key: str, **params: str | int) -> None:
        super().__init__(key)
        self.key, self.params = key, params


def day_of(value: object, epoch: datetime) -> date | None:
    """A day from a date, a text or a bare serial number. Raises CellError."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = folded(cleaned(value))
    return _day_of_text(text, epoch) if text else None


@lru_cache(maxsize=4096)
def _day_of_text(text: str, epoch: datetime) -> date:
    if match := _DAY.fullmatch(text):
        year, month, day = (int(part) for part in match.groups() if part)
    elif match := _NO_YEAR.fullmatch(text):
        year, month, day = _LEAP_YEAR, int(match[1]), int(match[2])
    elif (match := _SERIAL.fullmatch(text)) and int(match[1]) in _SERIALS:
        # A day in a cell without a date format: what Excel keeps of it is the number.
        found = from_excel(int(match[1]), epoch)
        assert isinstance(found, datetime)
        return found.date()
    else:
        raise CellError("date_unreadable", value=text[:60])
    try:
        found_day = date(year, month, day)
    except ValueError:
        raise CellError("date_not_there", value=text) from None
    if _NO_YEAR.fullmatch(text):
        raise CellError("date_without_year", value=text)
    return found_day


def names_of(value: object) -> tuple[str, ...]:
    """Several names in one cell, each once; what stands in brackets belongs to its name."""
    return _names_of(value) if isinstance(value, str) else _names_of(str("" if value is None else value))


@lru_cache(maxsize=4096)
def _names_of(text: str) -> tuple[str, ...]:
    names, depth = [""], 0
    for mark in text:
        depth = max(0, depth + (mark in _OPENING) - (mark in _CLOSING))
        if mark in _BETWEEN and not depth:
            names.append("")
        else:
            names[-1] += mark
    return tuple(dict.fromkeys(filter(None, map(cleaned, names))))


@lru_cache(maxsize=4096)
def class_of(text: str) -> str:
    """A class's letter, however it was written; other words as they are."""
    match = _CLASS.fullmatch(folded(text))
    return match[1].upper() if match else text


def returns_of(text: str) -> int:
    """Raises CellError for what is no small number."""
    plain = folded(text).removesuffix("\u6b21")
    if not plain or plain in {"-", "/", "\u2014", "\u65e0"}:
        return 0
    if not (plain.isascii() and plain.isdigit()) or int(plain) > 100:
        raise CellError("returns_unreadable", value=text[:60])
    return int(plain)


class Vocabulary:
    """The words of a ledger's cells."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self._stages = code_by_word(words["stages"])
        self._grades = code_by_word(words["grades"])
        self._yes = {heading_key(word) for word in words["yes"]}
        self._no = {heading_key(word) for word in words["no"]}
        self.stage = cache(self._stage)
        self.grade = cache(self._grade)

    def _stage(self, text: str) -> Status | None:
        if not text:
            return None
        if (code := self._stages.get(heading_key(text))) is None:
            raise CellError("stage_unknown", value=text[:60])
        return Status(code)

    def _grade(self, text: str) -> Grade:
        if not text:
            return Grade.SILENT
        if (code := self._grades.get(heading_key(text))) is None:
            raise CellError("grade_unknown", value=text[:60])
        return Grade(code)

    def yes(self, value: object) -> bool:
        """Whether it is a key proposal; an empty cell is none."""
        word = heading_key(cleaned(value))
        if word in self._yes:
            return True
        if not word or word in self._no:
            return False
        raise CellError("yes_no_unknown", value=word[:60])
