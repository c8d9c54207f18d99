"""What publishing needs from storage: versions kept by the registry, and what the public may read of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import Protocol

from domain.bulletin import Published
from domain.figures_port import Figures, Reads
from domain.people import Congress
from domain.proposal import Kind, Proposal, Status, Track
from domain.publication import Extent, Publication, PublicLetter


class Publications(Protocol):
    async def of(self, proposal_id: int) -> Publication | None:
        """The version that stands."""
        ...

    async def versions(self, proposal_id: int) -> list[Publication]:
        """Oldest first."""
        ...

    async def add(self, publication: Publication) -> Publication:
        """From now on it stands in place of the one before, at that one's place in the lists."""
        ...

    async def end(self, publication: Publication, by: str, because: str, now: datetime) -> None: ...

    async def follow(self, proposal: Proposal, zone: tzinfo) -> None:
        """Lists find what stands of it under the state that it has now."""
        ...


@dataclass(frozen=True)
class Wanted:
    """Which of a congress's publications; None does not narrow. `after` is where the page before ended."""

    category: str | None = None
    result_class: str | None = None
    department_id: int | None = None
    year: int | None = None
    session: str | None = None
    delegation_id: int | None = None
    state: str | None = None
    timeliness: str | None = None
    ids: tuple[int, ...] | None = None
    """Of these proposals only, in this order; `start` counts them."""
    start: int = 0
    after: tuple[datetime, int] | None = None
    limit: int = 20
    today: date = date.min
    """What is overdue is told by it."""


@dataclass(frozen=True)
class Line:
    """A publication as a line of the list: its present state, and when it is or was due."""

    id: int
    publication_id: int
    listed_at: datetime
    number: str
    title: str
    session: str
    kind: Kind
    track: Track
    category: str
    status: Status
    round: int
    key: bool
    result_class: str
    leads: tuple[str, ...] = ()
    co: tuple[str, ...] = ()
    replied_at: datetime | None = None
    due_on: date | None = None
    follow_up_on: date | None = None
    rating_on: date | None = None
    promised: int = 0
    kept: int = 0


@dataclass(frozen=True)
class Listing:
    """A page of lines, where the next one begins, and how many there are of each sort.

    The counts of a dimension are those that choosing another of it would leave: 0 where there is nothing
    of it under the other filters.
    """

    lines: Sequence[Line]
    total: int
    after: tuple[datetime, int] | None = None
    """None where nothing follows, and where `Wanted.ids` gave the order."""
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    departments: Mapping[int, str] = field(default_factory=dict)
    delegations: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Promised:
    """A promise in force, and since when it is kept."""

    text: str
    due_on: date
    kept_on: date | None


@dataclass(frozen=True)
class Happened:
    """A public step: that it happened and when."""

    at: datetime
    step: str
    note: str = ""


@dataclass(frozen=True)
class Shown:
    """Everything of one proposal that the public may read."""

    line: Line
    extent: Extent
    situation: str
    request: str
    summary: str
    letters: Sequence[PublicLetter]
    representative: str
    delegation: str
    cosigners: int
    attachments: Mapping[str, int]
    submitted_at: datetime | None
    registered_at: datetime | None
    assigned_at: datetime | None
    signed_at: datetime | None
    answered_at: datetime | None
    closed_at: datetime | None
    contacts: int
    confirmed: int
    raters: int
    grades: Mapping[str, int]
    promises: Sequence[Promised]
    history: Sequence[Happened]
    corrected_at: datetime | None = None


class PublicPages(Reads, Protocol):
    """Reads beside the service; what is not published is not there."""

    @property
    def figures(self) -> Figures: ...
    async def congresses(self) -> list[Congress]: ...
    async def mark(self, congress_id: int) -> str:
        """Changes whenever anything that the public may read of this congress does."""
        ...

    async def listing(self, congress: Congress, wanted: Wanted) -> Listing: ...
    async def numbered(self, congress_id: int, asked: str) -> list[int]:
        """Whose number can be meant, the newest first."""
        ...

    async def titled(self, congress_id: int, words: Sequence[str], most: int) -> list[int]:
        """Whose published title holds every word; without any index, so for lack of a better way only."""
        ...

    async def within(self, congress: Congress, wanted: Wanted, most: int) -> list[int] | None:
        """Those that the filters leave; None where they are more than so many."""
        ...

    async def texts(self, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
        """Title and everything else that is published of it in words."""
        ...

    async def one(self, congress: Congress, proposal_id: int) -> Shown | None: ...
    async def block(self, congress_id: int, first: int, size: int) -> list[tuple[int, datetime]]:
        """Published proposals with ids from `first` on, and when each moved last."""
        ...

    async def last_id(self, congress_id: int) -> int: ...

    async def bulletins(
        self, congress_id: int, before: tuple[int, int] | None = None, limit: int = 20
    ) -> list[Published]:
        """Issued and shown ones, newest first; `before`: year and number where the page before ended."""
        ...

    async def bulletin(self, congress_id: int, year: int, seq: int) -> Published | None: ...
