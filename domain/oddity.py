"""Texts nobody can handle as they are: another script, tables, read off a picture, code, repetitions."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import groupby

from domain.phrases import SENTENCE

HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
SIGNS = r"\u3000-\u303f\uff00-\uff65"
TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]{0,300})?/?>|&(?:nbsp|lt|gt|amp|quot);")
GAP = re.compile(rf"(?<=[{HAN}{SIGNS}])[ \t\u3000]+(?=[{HAN}{SIGNS}])")
PAIR = re.compile(rf"(?<=[{HAN}])(?=[{HAN}])")
LINE_GOES_ON = re.compile(rf"(?<=[{HAN}\uff0c\u3001,])[ \t]*\n+[ \t]*(?=[{HAN}])")
CELLS = re.compile(r"\t+| {3,}|\s*[|\uff5c\u2502]\s*")
FEWEST_LETTERS = 10
FEWEST_ROWS, FEWEST_CELLS = 3, 2
MOST_ROWS = 200
LONGEST_CELL = 12
FEWEST_LINES, LONGEST_BROKEN = 5, 30
FEWEST_TAGS = 2
FEWEST_TIMES = 4
MOSTLY = 0.6


class Oddity(StrEnum):
    """Each with what to do about it; those in TIDY can be put right by a press."""

    REPEATED = "repeated"
    MARKUP = "markup"
    TABLE = "table"
    SPACED = "spaced"
    FOREIGN = "foreign"
    SCRIPT = "script"


TIDY = frozenset({Oddity.REPEATED, Oddity.MARKUP, Oddity.SPACED})


def oddity_of(text: str) -> Oddity | None:
    """The first that fits; None for a text as people write it. Quick enough for any message."""
    if _is_repeated(text):
        return Oddity.REPEATED
    if len(TAG.findall(text)) >= FEWEST_TAGS:
        return Oddity.MARKUP
    if _is_spaced(text):
        return Oddity.SPACED
    if _is_table(text):
        return Oddity.TABLE
    letters = [sign for sign in text if sign.isalpha()]
    if len(letters) < FEWEST_LETTERS or re.search(f"[{HAN}]", text):
        return None
    latin = sum(sign.isascii() for sign in letters)
    return Oddity.FOREIGN if latin >= MOSTLY * len(letters) else Oddity.SCRIPT


def tidied(text: str) -> str:
    """Without tags, without gaps inside words, each sentence that follows itself once."""
    plain = TAG.sub(" ", text) if len(TAG.findall(text)) >= FEWEST_TAGS else text
    if _is_spaced(plain):
        plain = LINE_GOES_ON.sub("", GAP.sub("", plain))
    if _is_repeated(plain):
        seen = dict.fromkeys(unit.strip() for unit in SENTENCE.findall(plain) if unit.strip())
        plain = "\n".join(seen)
    return re.sub(r"[ \t]*\n\s*\n\s*", "\n", re.sub(r"[ \t]{2,}", " ", plain)).strip()


def _is_repeated(text: str) -> bool:
    units = Counter(unit.strip() for unit in SENTENCE.findall(text) if len(unit.strip()) > 1)
    if not units:
        return False
    unit, times = units.most_common(1)[0]
    return times >= FEWEST_TIMES and times * len(unit) >= MOSTLY * len(text.strip())


def _is_table(text: str) -> bool:
    """Rows that stand together: of several cells each, or of as many short words with figures among them."""
    lines = text.splitlines()[:MOST_ROWS]
    ruled = [len([cell for cell in CELLS.split(line) if cell.strip()]) >= FEWEST_CELLS for line in lines]
    words = [line.split() for line in lines]
    plain = [len(row) if max(map(len, row), default=0) <= LONGEST_CELL else 0 for row in words]
    figures = sum(any(sign.isdecimal() for sign in line) for line in lines)
    of_words = _longest(plain, lambda n: n > FEWEST_CELLS) if 2 * figures > len(lines) else 0
    return max(_longest(ruled, bool), of_words) >= FEWEST_ROWS


def _longest(rows: Sequence[int], counts: Callable[[int], bool]) -> int:
    """Of those that count, how many of a kind stand together at most."""
    return max((len(list(run)) for kind, run in groupby(rows) if counts(kind)), default=0)


def _is_spaced(text: str) -> bool:
    """A gap between most characters, or short lines that break off inside a sentence."""
    gaps, pairs = len(GAP.findall(text)), len(PAIR.findall(text))
    if gaps >= FEWEST_LETTERS and gaps >= MOSTLY * (gaps + pairs):
        return True
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    broken = len(LINE_GOES_ON.findall(text))
    short = all(len(line) <= LONGEST_BROKEN for line in lines)
    return len(lines) >= FEWEST_LINES and short and broken >= MOSTLY * (len(lines) - 1)
