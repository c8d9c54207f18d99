"""The one shape of figures: what card, picture, workbook, bulletin and page print, so that they agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from domain.scope import Scope
from domain.shares import adds_up, shares

# The code of whatever a suggestion does not have: no category, no department, no reply yet.
NONE = ""


class Dimension(StrEnum):
    """By what it is counted. Each suggestion is in one row, save where several answer apart."""

    CATEGORY = "category"
    CLASS = "class"
    KIND = "kind"
    TRACK = "track"
    DEPARTMENT = "department"
    DELEGATION = "delegation"
    ATTITUDE = "attitude"
    REPLY = "reply"
    FULFILMENT = "fulfilment"
    COMMITTEE = "committee"
    MONTH = "month"
    STATUS = "status"


class RateKey(StrEnum):
    """Rates, each with its definition in the words `definition-…`."""

    ANSWERED = "answered"
    CLOSED = "closed"
    SOLVED = "solved"
    SIGNED_IN_TIME = "signed_in_time"
    REPLIED_IN_TIME = "replied_in_time"
    CONSULTED = "consulted"
    KEPT = "kept"
    ATTITUDE_NARROW = "attitude_narrow"
    ATTITUDE_WIDE = "attitude_wide"
    REPLY_NARROW = "reply_narrow"
    REPLY_WIDE = "reply_wide"
    REPLY_SILENT = "reply_silent"
    OWN_HAND = "own_hand"
    OWN_HAND_WIDE = "own_hand_wide"
    BY_PHONE_WIDE = "by_phone_wide"
    ROUND_ONE_WIDE = "round_one_wide"
    ROUND_TWO_WIDE = "round_two_wide"


@dataclass(frozen=True)
class Rate:
    """So many of so many."""

    key: RateKey
    numerator: int
    denominator: int

    @property
    def share(self) -> Fraction | None:
        """None of nothing."""
        return Fraction(self.numerator, self.denominator) if self.denominator else None

    def percent(self, places: int = 2) -> Decimal | None:
        """Rounded half up, as one number by itself is."""
        if not self.denominator:
            return None
        return shares([self.numerator, self.denominator - self.numerator], half_up=True, places=places)[0]


@dataclass(frozen=True)
class Row:
    """One line of a table. `name` is a unit's or a month's own; what has a code is named by the words."""

    code: str
    count: int
    name: str = ""


@dataclass(frozen=True)
class Remark:
    """What a reader must know of the figures: a key of the words, and its parameters."""

    key: str
    params: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Counted:
    """What the database counted, by code; units by their id. `apart` are those that several answer."""

    total: int = 0
    by: Mapping[Dimension, Mapping[str, int]] = field(default_factory=dict)
    rates: Mapping[RateKey, tuple[int, int]] = field(default_factory=dict)
    apart: int = 0
    merged: int = 0
    untracked: int = 0


@dataclass(frozen=True)
class Overview:
    """Figures as they stood at `at`; `before` are those of a year ago, or of the session before."""

    scope: Scope
    at: datetime
    total: int
    by: Mapping[Dimension, Sequence[Row]]
    rates: Mapping[RateKey, Rate]
    remarks: Sequence[Remark] = ()
    before: "Overview | None" = None


@dataclass(frozen=True)
class Rounding:
    """How shares are printed."""

    places: int = 2
    half_up: bool = False

    def of(self, rows: Sequence[Row]) -> list[Decimal]:
        """The share of each row, in their order."""
        return shares([row.count for row in rows], half_up=self.half_up, places=self.places)


def unsummed(overview: Overview, rounding: Rounding) -> list[Remark]:
    """A remark for each table whose printed shares miss 100, or whose parts are more than the whole."""
    found = []
    for dimension, rows in overview.by.items():
        if not rows:
            continue
        printed = rounding.of(rows)
        if not adds_up(printed):
            found.append(
                Remark("figures-remark-sum", {"dimension": dimension.value, "sum": str(sum(printed))})
            )
        if (parts := sum(row.count for row in rows)) != overview.total:
            found.append(
                Remark(
                    "figures-remark-parts",
                    {"dimension": dimension.value, "parts": parts, "total": overview.total},
                )
            )
    return found
