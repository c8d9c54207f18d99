"""How a table stands on a page: its type, the widths of its columns, about how high it is."""

import math
from collections.abc import Sequence

from domain.paper import Grid
from storage.official_lines import room_of, roomy, style_sheet

# Full characters that a column of texts keeps, however wide the others are, that it reads well with, and
# the most that it asks for.
NARROWEST, READABLE, WIDEST = 6.0, 7.0, 24.0
# What a cell leaves beside its text, in full characters; its margins are a little less.
BESIDE = 1.0
# A head may stand in so many lines before its column grows; of so many characters it stands in one.
HEAD_LINES, WHOLE_HEAD = 3, 3
# From the largest type to the least; a table is set in the first that has room for it.
STYLES = ("table", "table_small", "table_least")


def rows_of(grid: Grid) -> tuple[tuple[str, ...], ...]:
    return (*grid.rows, *((grid.total,) if grid.total else ()))


def style_of(grid: Grid, *, across: bool) -> str:
    """The largest type in which numbers stand whole and words read well; else the least."""
    asked, numbers = _asked(grid), _numbers(grid, HEAD_LINES)
    needed = sum(numbers.values()) + sum(min(READABLE, need) for need in asked.values())
    return next((style for style in STYLES if needed <= room_of(style, across=across)), STYLES[-1])


def _asked(grid: Grid) -> dict[int, float]:
    """What columns of words would take."""
    return {
        n: min(WIDEST, max(NARROWEST, _widest(grid, n) + BESIDE, roomy(grid.heads[n]) + BESIDE))
        for n in grid.texts
    }


def _numbers(grid: Grid, lines: int) -> dict[int, float]:
    """As wide as they are, their heads in so many lines."""
    found = {}
    for n in set(range(len(grid.heads))) - grid.texts:
        head = roomy(grid.heads[n])
        found[n] = max(_widest(grid, n), head if head <= WHOLE_HEAD else math.ceil(head / lines)) + BESIDE
    return found


def _widest(grid: Grid, column: int) -> float:
    return max((roomy(row[column]) for row in rows_of(grid)), default=0.0)


def widths(grid: Grid, room: float) -> list[float]:
    """In characters: numbers as wide as they are, heads in some lines, words get the rest."""
    asked = _asked(grid)
    numbers: dict[int, float] = {}
    for lines in range(1, HEAD_LINES + 1):
        numbers = _numbers(grid, lines)
        if sum(numbers.values()) + sum(asked.values()) <= room:
            break
    left = max(room - sum(numbers.values()), NARROWEST * len(asked))
    words: dict[int, float] = {}
    for place, n in enumerate(sorted(asked, key=lambda n: asked[n])):
        words[n] = min(asked[n], left / (len(asked) - place))
        left -= words[n]
    wide = numbers | {n: own + left * own / sum(words.values()) for n, own in words.items()}
    return [wide[n] for n in range(len(grid.heads))]


def height(grid: Grid, style: str, wide: Sequence[float]) -> float:
    """About how high its rows are, in points."""
    lines = (
        max((math.ceil(roomy(row[n]) / (wide[n] - BESIDE)) for n in grid.texts), default=1)
        for row in (grid.heads, *rows_of(grid))
    )
    return float(sum(max(1, own) for own in lines) * style_sheet()["styles"][style]["line"])
