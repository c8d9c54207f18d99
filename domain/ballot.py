"""The secret ballot of inspectors on departments: who has voted, what it came to; never who voted what.

A paper is a line of signs, one for each department in the ballot's order. Papers are only ever kept together,
in order of their signs, as one sealed text that is written anew with every vote (docs/decisions/0016).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

# 0 to 10 points; a sign each, so that a paper fits into a button.
SCALE = "0123456789X"
NO_OPINION = "-"
SIGNS = SCALE + NO_OPINION
# Buttons carry 64 bytes, and a paper that is being filled in is nowhere else.
MOST_UNITS = 40


@dataclass(frozen=True)
class Tally:
    """What one department got: the scores in order of size, which is nobody's; of too few only how many."""

    department_id: int
    department: str
    given: int
    scores: tuple[int, ...] = ()

    @property
    def mean(self) -> Decimal | None:
        """Of ten points, with two decimals."""
        if not self.scores:
            return None
        return (Decimal(sum(self.scores)) / len(self.scores)).quantize(Decimal("0.01"), ROUND_HALF_UP)


@dataclass
class Voter:
    """Who may vote, fixed when the ballot was opened; whether they have, and nothing of when."""

    person_id: int
    name: str
    voted: bool = False


@dataclass
class Ballot:
    """`units`: id and name of each department, in the order of the signs on a paper."""

    congress_id: int
    inspection_id: int
    units: Sequence[tuple[int, str]]
    fewest: int
    opened_by: str
    opened_by_id: int
    opened_at: datetime
    sealed: str = ""
    voters: Sequence[Voter] = ()
    tallies: Sequence[Tally] = ()
    counted: bool = False
    closed_by: str = ""
    closed_at: datetime | None = None
    id: int = 0

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def voted(self) -> int:
        return sum(voter.voted for voter in self.voters)

    def voter(self, person_id: int) -> Voter | None:
        return next((v for v in self.voters if v.person_id == person_id), None)


def is_begun(paper: str, ballot: Ballot) -> bool:
    """Whether these signs can stand on a paper of this ballot, filled in or not."""
    return len(paper) <= len(ballot.units) and all(sign in SIGNS for sign in paper)


def with_paper(pile: str, paper: str) -> str:
    """The pile with one more. In order of their signs: the pile does not know which came last."""
    return "\n".join(sorted([*pile.split(), paper]))


def tallies_of(ballot: Ballot, papers: Iterable[str]) -> list[Tally]:
    """Each department by itself: nobody can see which scores stood on one paper."""
    columns = list(zip(*papers, strict=True)) or [()] * len(ballot.units)
    found = []
    for (id_, name), signs in zip(ballot.units, columns, strict=True):
        scores = tuple(sorted(SCALE.index(sign) for sign in signs if sign != NO_OPINION))
        found.append(Tally(id_, name, len(scores), scores if len(scores) >= ballot.fewest else ()))
    return found


def best_first(tallies: Sequence[Tally]) -> list[Tally]:
    """Those that are not told come last."""
    return sorted(
        tallies, key=lambda tally: (tally.mean is None, -(tally.mean or Decimal(0)), tally.department_id)
    )


def place_of(tally: Tally, ranked: Sequence[Tally]) -> int:
    """Equals share their place."""
    return [other.mean for other in ranked].index(tally.mean) + 1
