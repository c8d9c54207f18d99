"""The bulletin: progress and quality of a period in words and tables, issued by a person, then sealed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from domain.history import digest_of
from domain.people import Role
from domain.personal_data import found_in, masked

MAY_ISSUE = (Role.STAFF, Role.GOVERNMENT_OFFICE)
LONGEST_TITLE = 100
LONGEST_WORDS = 2000
MOST_EXAMPLES = 8
MOST_STEPS = 8
# Numbers are given within this series and a year.
SERIES = "bulletin"


class Section(StrEnum):
    """Its parts, in their order. Those without words are left out."""

    OPENING = "opening"
    GENERAL = "general"
    EXAMPLES = "examples"
    PROGRESS = "progress"
    QUALITY = "quality"
    NEXT = "next"


@dataclass(frozen=True)
class Example:
    """A suggestion that staff hold up as handled well."""

    proposal_id: int
    number: str
    title: str
    department: str
    text: str


@dataclass(frozen=True)
class NextStep:
    """What is to be done, and until when."""

    text: str
    due_on: date | None = None


@dataclass
class Bulletin:
    """`figures` are those that its tables print, as they stood at `figures_at`; `edited` whose words are not
    written from them any more. Once issued nothing of it changes but whether the public may read it.
    """

    congress_id: int
    period: str
    unit: str
    title: str
    words: Mapping[str, str]
    figures: Mapping[str, Any]
    figures_at: datetime
    drafted_by: str
    drafted_by_id: int
    drafted_at: datetime
    edited: list[str] = field(default_factory=list)
    examples: list[Example] = field(default_factory=list)
    steps: list[NextStep] = field(default_factory=list)
    version: int = 1
    year: int | None = None
    seq: int | None = None
    issued_by: str = ""
    issued_by_id: int | None = None
    issued_at: datetime | None = None
    published_at: datetime | None = None
    previous: str = ""
    seal: str = ""
    id: int = 0

    @property
    def place(self) -> str:
        """Which of its congress's it is in public addresses: year and number, as they are printed."""
        return f"{self.year}-{self.seq}"

    @property
    def is_issued(self) -> bool:
        return self.issued_at is not None

    @property
    def number(self) -> str:
        """As it is printed: the year in its brackets, then the number of that year."""
        return numbered(self.year, self.seq) if self.seq else ""

    def sealed(self, previous: str) -> "Bulletin":
        """With its own seal over everything that was issued, and over the one before it."""
        made = replace(self, previous=previous)
        return replace(made, seal=made.digest)

    @property
    def digest(self) -> str:
        return digest_of(
            [
                *(self.congress_id, self.period, self.unit, self.title, dict(self.words), dict(self.figures)),
                _instant(self.figures_at),
                [[e.proposal_id, e.number, e.title, e.department, e.text] for e in self.examples],
                [[s.text, s.due_on.isoformat() if s.due_on else ""] for s in self.steps],
                *(self.year, self.seq, self.issued_by, self.issued_by_id),
                _instant(self.issued_at),
                self.previous,
            ]
        )

    @property
    def is_whole(self) -> bool:
        """Whether it still says what was issued."""
        return self.seal == self.digest


@dataclass(frozen=True)
class Published:
    """A bulletin as the public reads it; `withheld`: so many of its examples are not published themselves."""

    bulletin: Bulletin
    withheld: int = 0

    @classmethod
    def of(cls, bulletin: Bulletin, named: Mapping[int, tuple[str, bool]]) -> "Published":
        """`named`: published proposals with their published titles, and whether their replies are told."""
        shown = [
            replace(e, title=named[e.proposal_id][0], text=_told(e.text) if named[e.proposal_id][1] else "")
            for e in bulletin.examples
            if e.proposal_id in named
        ]
        return cls(replace(bulletin, examples=shown), len(bulletin.examples) - len(shown))


def numbered(year: int | None, seq: int) -> str:
    return f"\u3014{year}\u3015{seq}"


def _told(text: str) -> str:
    return masked(text, found_in(text))


def _instant(moment: datetime | None) -> str:
    return moment.astimezone(UTC).isoformat() if moment else ""


def broken(issued: Sequence[Bulletin], previous: str = "") -> list[Bulletin]:
    """Those that were changed after they were issued, or whose predecessor is missing; oldest first.

    `previous` is the seal of the one before them.
    """
    found = []
    for bulletin in issued:
        if not bulletin.is_whole or bulletin.previous != previous:
            found.append(bulletin)
        previous = bulletin.seal
    return found
