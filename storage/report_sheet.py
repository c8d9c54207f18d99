"""What stands on a sheet of a workbook, before any of it is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

LONGEST_SHOWN = 80

Value = str | int | Decimal | None


@dataclass(frozen=True)
class Percent:
    """A share as it is printed: 9.62 stands for 9.62 %."""

    printed: str


Cell = Value | Percent


@dataclass(frozen=True)
class Bars:
    """A chart of one column over the names in the first; `rest` names what is beyond the longest bars."""

    title: str
    column: int
    rest: str


@dataclass(frozen=True)
class Sheet:
    """A table with its heading, its notes below and, where it has one, its chart."""

    name: str
    title: str
    about: str
    heads: tuple[str, ...]
    rows: Sequence[Sequence[Cell]] = ()
    total: Sequence[Cell] = ()
    notes: tuple[str, ...] = ()
    bars: Bars | None = None


def shown(value: Cell) -> str:
    """As a reader sees it, as far as the width of a column goes by it."""
    if isinstance(value, Percent):
        return f"{value.printed}%"
    return "" if value is None else str(value)[:LONGEST_SHOWN]
