"""Claims: what a document says, beside what the story came to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.i18n import Translator
from bot.views.view import columns

RIGHT, WRONG = "\u2713", "\u2717"
GAP = 2
MISSING = object()


@dataclass(frozen=True)
class Claim:
    """One sentence of the document in our own words; `found` is MISSING until the story has looked.

    `where` is the place where it is read: a card, a workbook, a file; empty for what the story itself shows.
    """

    key: str
    says: str
    expected: object
    found: object = MISSING
    where: str = ""

    @property
    def holds(self) -> bool:
        return bool(self.found == self.expected)


class Claims:
    """The claims of one story. Every one must be looked at: one that was forgotten does not hold.

    A row of the script with `read` is a claim for each of the places that it names.
    """

    def __init__(self, rows: list[Mapping[str, Any]], language: str) -> None:
        self._claims = {
            (row["key"], where): Claim(row["key"], str(row["says"][language]), row["expected"], where=where)
            for row in rows
            for where in row.get("read", ("",))
        }

    def found(self, key: str, found: object, where: str = "") -> None:
        """What is shown there. KeyError for a claim that the script does not have."""
        self._claims[key, where] = replace(self._claims[key, where], found=found)

    def add(self, key: str, says: str, expected: object, found: object) -> None:
        """A claim of every story, not of this document."""
        self._claims[key, ""] = Claim(key, says, expected, found)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self._claims.values())

    @property
    def failed(self) -> list[Claim]:
        return [claim for claim in self if not claim.holds]

    def table(self, t: Translator) -> list[str]:
        """A line for each claim under a head: whether it holds, what it says, what was expected and found."""
        head = ("", *(t.plain(key) for key in ("replay-claim", "replay-expected", "replay-found")))
        rows = [
            (
                RIGHT if claim.holds else WRONG,
                t.plain("replay-read-in", says=claim.says, where=t.plain(f"replay-read-{claim.where}"))
                if claim.where
                else claim.says,
                _written(claim.expected, t),
                t.plain("replay-not-looked") if claim.found is MISSING else _written(claim.found, t),
            )
            for claim in self
        ]
        widths = [max(columns(row[n]) for row in [head, *rows]) for n in range(len(head))]
        return [_line(row, widths) for row in [head, *rows]]


def _written(value: object, t: Translator) -> str:
    if isinstance(value, bool):
        return t.plain("replay-yes" if value else "replay-no")
    if isinstance(value, list):
        return t.plain("list-comma").join(_written(item, t) for item in value)
    return str(value)


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    padded = [cell + " " * (width - columns(cell) + GAP) for cell, width in zip(cells, widths, strict=True)]
    return "".join(padded).rstrip()
