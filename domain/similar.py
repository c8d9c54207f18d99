"""Similar cases: what a judgement says and by which evidence; what people decided about a pair."""

from collections.abc import Collection, Sequence
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
    """How likely two texts are one matter, and why: what both have, and the places that only one names."""

    probability: float
    likeness: Likeness
    places: Sequence[str] = ()
    ours: Sequence[str] = ()
    theirs: Sequence[str] = ()
    words: Sequence[str] = ()
    sentences: Sequence[str] = ()


class Judge(Protocol):
    """Compares texts; never on the event loop."""

    async def judged(
        self, texts: Texts, one: Wording, others: Sequence[Wording], names: Collection[str]
    ) -> list[Judgement]:
        """One for each of the others, in their order; none when not in time.

        `names` are the roster's units; words weigh by how rare they are among `texts`.
        """
        ...


@dataclass
class Decision:
    """What somebody of the registry said of a pair; the newest counts, none is thrown away."""

    congress_id: int
    one_id: int
    other_id: int
    same: bool
    by: str
    by_id: int
    at: datetime
    id: int = 0


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
