"""The words that narrow a search in a congress: its units, people, lists, sessions, and the states."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from domain.people import Congress
from domain.policy import Choice
from domain.ports import UnitOfWork
from domain.proposal import Status, Track
from domain.query import pieces
from domain.recognising import (
    GROUPS,
    REPRESENTATIVE,
    SORT,
    Meaning,
    Query,
    Vocabulary,
    What,
    keyed,
    parsed,
)
from domain.services.figures import sessions
from domain.steps import ANSWERED, BEFORE_REPLY

HANDLING = BEFORE_REPLY | {Status.PRE_ASSIGNED}
# States as people speak of them, beside the single ones: several of the table at once.
STATES: Mapping[str, Mapping[str, object]] = {
    "handling": {"statuses": HANDLING},
    "answered": {"statuses": ANSWERED},
    "unanswered": {"statuses": HANDLING | {Status.REGISTERED}},
    "closed": {"statuses": frozenset({Status.CLOSED, Status.ARCHIVED})},
    "overdue": {"overdue": True},
}
LETTERS_OF_CLASSES = (f"{{}}{SORT}", "class {}")


class Spoken:
    """Words for states and tracks, from every language: `states` by the names above or of a status."""

    def __init__(self, states: Iterable[tuple[str, str]], tracks: Iterable[tuple[str, Track]]) -> None:
        self.meanings = keyed([*_states(states), *_tracks(tracks)])


def _states(states: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Meaning]]:
    for words, state in states:
        to = STATES.get(state) or {"statuses": frozenset({Status(state)})}
        yield words, Meaning(What.STATE, words, to)


def _tracks(tracks: Iterable[tuple[str, Track]]) -> Iterator[tuple[str, Meaning]]:
    for words, track in tracks:
        yield words, Meaning(What.TRACK, words, {"track": track})


async def read(uow: UnitOfWork, congress: Congress, text: str, spoken: Spoken) -> Query:
    """What is searched for, in its parts."""
    known = await sessions(uow, congress)
    units = keyed(
        (name, Meaning(What.DEPARTMENT, d.short_name, {"department_id": d.id}))
        for d in await uow.people.every_department(congress.id)
        for name in (d.name, d.short_name)
    )
    names = keyed(
        [
            *await _people(uow, congress, text),
            *(
                (name, m)
                for d in await uow.people.delegations(congress.id)
                for name, m in _group(d.name, d.id)
            ),
            *_categories(congress.policy.choices("categories")),
            *_classes(congress.policy.choices("classes")),
        ]
    )
    held = keyed((name, Meaning(What.SESSION, name, {"session": name})) for name in known)
    return parsed(text, Vocabulary({**spoken.meanings, **names}, units, held))


def _group(name: str, id_: int) -> Iterator[tuple[str, Meaning]]:
    """A delegation by its name; the town alone is a place that texts name."""
    whole = Meaning(What.DELEGATION, name, {"delegation_id": id_})
    place = next((name.removesuffix(end) for end in GROUPS if name.endswith(end)), "")
    if place:
        yield name, whole
        yield from ((place + end, whole) for end in GROUPS)
        yield place, Meaning(What.PLACE, place, instead=name)
    else:
        yield from ((name + end, whole) for end in GROUPS)
        yield name, Meaning(What.PLACE, name, instead=name + GROUPS[1])


def _categories(choices: Sequence[Choice]) -> Iterator[tuple[str, Meaning]]:
    for choice in choices:
        meaning = Meaning(What.CATEGORY, choice.name("zh-CN"), {"category": choice.code})
        for name in choice.names.values():
            yield name, meaning
            yield name + SORT, meaning
        # "Urban construction" of "urban construction and transport", said with "class" behind it.
        for part in pieces(choice.name("zh-CN")):
            yield from ((part.text[:n] + SORT, meaning) for n in range(2, len(part.text) + 1))


def _classes(choices: Sequence[Choice]) -> Iterator[tuple[str, Meaning]]:
    for choice in choices:
        for form in LETTERS_OF_CLASSES:
            said = form.format(choice.code)
            yield said, Meaning(What.CLASS, f"{choice.code}{SORT}", {"result_class": choice.code})


async def _people(uow: UnitOfWork, congress: Congress, text: str) -> Iterable[tuple[str, Meaning]]:
    """Representatives whose whole name was typed, perhaps with the word beside it."""
    typed = {
        piece.text.removesuffix(REPRESENTATIVE).removeprefix(REPRESENTATIVE): 0 for piece in pieces(text)
    }
    typed |= {piece.text: 0 for piece in pieces(text)}
    found = await uow.findings.representatives(congress.id, list(typed))
    return [
        (said, Meaning(What.PERSON, name, {"representative_ids": frozenset(ids)}))
        for name, ids in found.items()
        for said in (name, f"{name}{REPRESENTATIVE}", f"{REPRESENTATIVE}{name}")
    ]
