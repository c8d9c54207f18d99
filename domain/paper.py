"""What an official document says, whatever it is written on: words in styles, tables, who signs."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Grid:
    """A table: `texts` are its columns of words, which may take several lines; the others are numbers, which
    never do. `total` is its last row, `note` stands below it.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    note: str = ""
    texts: frozenset[int] = frozenset({0})


@dataclass(frozen=True)
class Words:
    """A paragraph in one of the styles, or several where the text has lines."""

    style: str
    text: str


@dataclass(frozen=True)
class Report:
    """What it says from top to bottom. `head` is the red one; without it the number stands over the title;
    `across`: on pages that lie on their side.
    """

    title: str
    unit: str
    day: date
    dated: str
    head: str = ""
    number: str = ""
    salutation: str = ""
    across: bool = False
    parts: tuple[Words | Grid, ...] = field(default=())
