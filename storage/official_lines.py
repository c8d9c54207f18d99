"""How the heads of a letter are parted into lines: of like length, and where a reader would pause."""

import json
import math
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from docx.shared import Mm

# Full characters of a digit or letter in the widest serif that office programs fall back to.
WIDE_LATIN = 0.68


@cache
def style_sheet() -> Mapping[str, Any]:
    """The style sheet: page in millimetres, styles in points and characters, rules in eighths of a point."""
    return dict(json.loads(Path(__file__).with_name("official_style.json").read_text("utf-8")))


def width(text: str) -> float:
    """The width in full characters; a Latin letter or digit takes half of one."""
    return sum(1.0 if unicodedata.east_asian_width(mark) in "WFA" else 0.5 for mark in text)


def roomy(text: str) -> float:
    """The same with room for a Latin font wider than the one that is asked for, where that one is missing."""
    return sum(1.0 if unicodedata.east_asian_width(mark) in "WFA" else WIDE_LATIN for mark in text)


def text_width(*, across: bool = False) -> float:
    """Of the lines of a page, in millimetres; `across`: the page lies on its side."""
    page = style_sheet()["page"]
    if across:
        return float(page["height"] - page["top"] - page["bottom"])
    return float(page["width"] - page["left"] - page["right"])


def text_height(*, across: bool = False) -> float:
    """Of the text of a page, in points."""
    page = style_sheet()["page"]
    edges = ("width", "left", "right") if across else ("height", "top", "bottom")
    whole, first, last = (page[edge] for edge in edges)
    return float(Mm(whole - first - last).pt)


def room_of(style: str, *, across: bool = False) -> float:
    """The full characters that a line of this style holds."""
    return float(Mm(text_width(across=across)).pt / style_sheet()["styles"][style]["size"])


def balanced(text: str, room: float, whole: Collection[int] = ()) -> str:
    """The text in as few lines as it needs, of like length, parted where a reader would pause (GB/T 9704)."""
    even = width(text) / max(1, math.ceil(width(text) / room))
    whole = frozenset(whole).union(
        *(inside_words(text, word, [word]) for word in style_sheet()["whole_words"])
    )
    costs, starts = [0.0], [0]
    for end in range(1, len(text) + 1):
        options = []
        wide = 0.0
        for start in range(end - 1, -1, -1):
            wide += width(text[start])
            if wide > room and start < end - 1:
                break
            options.append((costs[start] + (wide - even) ** 2 + _break_cost(text, end, whole), start))
        cost, start = min(options)
        costs.append(cost)
        starts.append(start)
    lines: list[str] = []
    end = len(text)
    while end:
        lines.insert(0, text[starts[end] : end].strip())
        end = starts[end]
    return "\n".join(lines)


def _break_cost(text: str, at: int, whole: Collection[int]) -> float:
    """How ill it would be to begin a new line before text[at], in squared characters of uneven length."""
    if at == len(text):
        return 0
    before, after = text[at - 1], text[at]
    opens = unicodedata.category(before) in {"Ps", "Pi"}
    closes = unicodedata.category(after) in {"Pe", "Pf", "Po"}
    inside_word = width(before + after) == 1 and " " not in (before, after)
    if opens or closes or inside_word:
        return 1000
    if at in whole:
        return float(style_sheet()["break_cost_in_word"])
    for place in style_sheet()["break_costs"]:
        if before in place["after"] or after in place["before"]:
            return float(place["cost"])
    return float(style_sheet()["break_cost_elsewhere"])


def inside_words(text: str, part: str, words: Sequence[str]) -> frozenset[int]:
    """The places in the text that are within one of the words that `part` of it is made of."""
    at = text.find(part)
    if at < 0 or "".join(words) != part:
        return frozenset()
    places: set[int] = set()
    for word in words:
        places.update(range(at + 1, at + len(word)))
        at += len(word)
    return frozenset(places)
