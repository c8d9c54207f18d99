"""Which category and departments a matter speaks for: by what was decided before, and by the rules."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from domain.search_port import Texts

# So many decided cases count as much as what the rules and the duties say by themselves.
RULES_WORTH = 25
# What the fields of names and duties say counts as so many of their own words in the text.
FIELDS_WORTH = 3
# Below it nothing is recommended: more often wrong than worth reading.
LEAST_CHANCE = 0.3
LEAST_BESIDE = 0.08
RECOMMENDED = 3
CO_SHARE = 0.4
# Two who answer for a text nearly alike may both be wanted for it.
NEARLY = 0.6
# What likeness a case has to bring before it is believed by itself.
DOUBT = 0.3


class Lean(NamedTuple):
    """One answer, how likely it is from 0 to 1, and the words that speak for it."""

    code: str
    chance: float
    words: Sequence[str] = ()


class Learnt(NamedTuple):
    """What earlier decisions say of a text, and of how many they were learnt; what is `stated` by itself."""

    seen: int = 0
    leans: Sequence[Lean] = ()
    stated: Sequence[Lean] = ()


class Leanings(NamedTuple):
    """Categories by their code, leads by the department's id."""

    category: Learnt = Learnt()
    lead: Learnt = Learnt()


class Stated(NamedTuple):
    """What categories are called, by their code; departments with their duties, by their id."""

    categories: Mapping[str, str] = {}
    leads: Mapping[str, str] = {}


class Teacher(Protocol):
    """Learns by itself from what was decided in the database, beside the questions."""

    async def leanings(
        self, texts: Texts, congress_id: int, title: str, body: str, stated: Stated
    ) -> Leanings:
        """Until something was learnt only what is stated; nothing where the language side is not there."""
        ...


@dataclass(frozen=True)
class Decided:
    """How an earlier case was sorted, and who has it; `public`: anybody may be told of it."""

    proposal_id: int
    category: str
    number: str = ""
    lead_id: int | None = None
    co_ids: Collection[int] = ()
    public: bool = False


class Alike(NamedTuple):
    """An earlier case that resembles the matter, from 0 to 1; `label` is empty where it must not be named."""

    case: Decided
    likeness: float
    label: str = ""


@dataclass(frozen=True)
class Recommended:
    """One answer with its reasons: cases that may be named, how many are like it, the words."""

    code: str
    chance: float
    words: Sequence[str] = ()
    like: Sequence[str] = ()
    alike: int = 0


@dataclass(frozen=True)
class Advice:
    """The likeliest first; empty where nothing is known."""

    categories: Sequence[Recommended] = ()
    departments: Sequence[Recommended] = ()
    co_handlers: Sequence[Recommended] = ()

    @property
    def category(self) -> str | None:
        return self.categories[0].code if self.categories else None

    @property
    def department(self) -> int | None:
        return int(self.departments[0].code) if self.departments else None


@dataclass
class _Weighed:
    chance: float = 0.0
    words: list[str] = field(default_factory=list)


def weigh(
    mentions: Mapping[str, Mapping[str, int]], learnt: Learnt, alike: Mapping[str, Sequence[Alike]]
) -> list[Recommended]:
    """Both together, history the more the longer it is. `mentions`: by code, how often which word is there.

    Until something was learnt, the cases that are alike speak for history.
    """
    if not learnt.seen:
        learnt = _from_cases(alike)._replace(stated=learnt.stated)
    history = learnt.seen / (learnt.seen + RULES_WORTH)
    said = sum(sum(words.values()) for words in mentions.values())
    fields = FIELDS_WORTH if learnt.stated else 0
    word_worth = (1 - history) / (said + fields + 1)
    found = {
        code: _Weighed(word_worth * sum(words.values()), list(words))
        for code, words in mentions.items()
        if words
    }
    leans = [(lean, history) for lean in learnt.leans]
    leans += [(lean, word_worth * fields) for lean in learnt.stated]
    for lean, worth in leans:
        if lean.code in mentions:
            one = found.setdefault(lean.code, _Weighed())
            one.chance += worth * lean.chance
            one.words = list(dict.fromkeys([*one.words, *lean.words]))
    ranked = sorted(found.items(), key=lambda item: -item[1].chance)
    if not ranked or ranked[0][1].chance < _least(history):
        return []
    return [
        Recommended(code, one.chance, one.words[:RECOMMENDED], *_named(alike.get(code, ())))
        for code, one in ranked[:RECOMMENDED]
        if one.chance >= LEAST_BESIDE
    ]


def _least(history: float) -> float:
    """What the rules say by themselves is believed as it always was."""
    return LEAST_CHANCE * max(history, 1 - history)


def _from_cases(alike: Mapping[str, Sequence[Alike]]) -> Learnt:
    weights = {code: sum(one.likeness for one in cases) for code, cases in alike.items()}
    every = sum(weights.values()) + DOUBT
    leans = [Lean(code, weight / every) for code, weight in weights.items()]
    return Learnt(sum(map(len, alike.values())), leans)


def _named(cases: Sequence[Alike]) -> tuple[list[str], int]:
    """Two that may be named; how many there are."""
    return [one.label for one in cases if one.label][:2], len(cases)


def co_handlers(
    cases: Sequence[Alike], named: Collection[int], known: Collection[int], stated: Sequence[Lean] = ()
) -> list[Recommended]:
    """Who helped with what is alike, and whom the text names; the lead is taken out where it is chosen.

    Where nothing alike was decided: whoever answers for it nearly as much as the likeliest, as `stated`.
    """
    told = sum(one.likeness for one in cases if one.case.lead_id)
    every = told + DOUBT
    nearly = NEARLY * max((lean.chance for lean in stated), default=0)
    beside = {lean.code: lean for lean in stated if lean.chance >= nearly} if not told else {}
    found = []
    for id_ in known:
        helped = [one for one in cases if id_ in one.case.co_ids]
        lean, by_name = beside.get(str(id_)), id_ in named
        share = max(sum(one.likeness for one in helped) / every, CO_SHARE if by_name or lean else 0.0)
        if share >= CO_SHARE:
            found.append(Recommended(str(id_), share, lean.words if lean else (), *_named(helped)))
    return sorted(found, key=lambda one: -one.chance)[:RECOMMENDED]
