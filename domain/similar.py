"""Similar cases: what a judgement says and by which evidence; what people decided about a pair."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

from domain.proposal import Proposal, Status
from domain.search_port import Texts


class Likeness(StrEnum):
    """The same matter; the same at another place; another one at the same place; nothing in common."""

    SAME = "same"
    SAME_MATTER = "same_matter"
    SAME_PLACE = "same_place"
    NONE = "none"


class Wording(NamedTuple):
    """A text as it is compared."""

    title: str
    body: str


@dataclass(frozen=True)
class Judgement:
    """How likely two texts are one matter, and why: what both have, and the places that only one names.

    `trees` marks what judged: what other trees said cannot be compared with it.
    """

    probability: float
    likeness: Likeness
    places: Sequence[str] = ()
    ours: Sequence[str] = ()
    theirs: Sequence[str] = ()
    words: Sequence[str] = ()
    sentences: Sequence[str] = ()
    trees: str = ""


class Answer(NamedTuple):
    """What the registry said of a pair, and how likely the judge had called it, unmoved by other answers."""

    same: bool
    chance: float
    trees: str


class Judge(Protocol):
    """Compares texts; never on the event loop."""

    async def judged(
        self,
        texts: Texts,
        one: Wording,
        others: Sequence[Wording],
        names: Collection[str],
        answers: Sequence[Answer] = (),
    ) -> list[Judgement]:
        """One for each of the others, in their order; none when not in time.

        `names` are the roster's units; words weigh by how rare they are among `texts`; `answers` move it.
        """
        ...


@dataclass
class Decision:
    """What somebody of the registry said of a pair; the newest counts, none is thrown away.

    `chance` and `trees`: how likely the judge called it then, none where it was not in time.
    """

    congress_id: int
    one_id: int
    other_id: int
    same: bool
    by: str
    by_id: int
    at: datetime
    chance: float | None = None
    trees: str | None = None
    id: int = 0

    def other_than(self, proposal_id: int) -> int:
        return self.other_id if proposal_id == self.one_id else self.one_id


def joined(proposal_id: int, decisions: Iterable[Decision]) -> dict[int, Decision]:
    """By the other proposal: what was said of the pair itself; else what joins it over others, pair by pair.

    `decisions` are the newest of each pair. Whatever was declared another matter joins nothing.
    """
    newest = list(decisions)
    found = {d.other_than(proposal_id): d for d in newest if proposal_id in (d.one_id, d.other_id)}
    reached = [id_ for id_, decision in found.items() if decision.same]
    for at in reached:
        for decision in newest:
            beyond = decision.other_than(at)
            known = beyond == proposal_id or beyond in found
            if decision.same and at in (decision.one_id, decision.other_id) and not known:
                found[beyond] = decision
                reached.append(beyond)
    return found


@dataclass(frozen=True)
class PublicCase:
    """What the public may read of a proposal, as far as it is compared and shown."""

    proposal_id: int
    number: str
    status: Status
    title: str
    situation: str
    request: str
    result_class: str
    answered: Sequence[str] = ()
    departments: Sequence[str] = ()


@dataclass(frozen=True)
class Case:
    """An earlier or running proposal that resembles a text; `proposal` only where the person may open it."""

    proposal_id: int
    label: str
    title: str
    status: Status
    departments: Sequence[str] = ()
    result_class: str = ""
    answered: Sequence[str] = ()
    body: str = ""
    proposal: Proposal | None = None
    judgement: Judgement | None = None
    decision: Decision | None = None

    def with_decision(self, decision: Decision | None, judgement: Judgement | None = None) -> "Case":
        return replace(self, decision=decision, judgement=judgement)

    @property
    def is_same(self) -> bool:
        """As people decided it, else as it was judged."""
        if self.decision is not None:
            return self.decision.same
        return self.judgement is not None and self.judgement.likeness is Likeness.SAME
