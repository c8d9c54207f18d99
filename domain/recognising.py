"""Which words of a search narrow it: a unit, a time, a state; everything else is searched for as a word."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from domain.errors import BadInput
from domain.narrowing import NOT_NARROWED, Narrowing
from domain.query import Piece, pieces
from domain.scope import period_of

# The longest names are of several words, as "being handled again".
MOST_TOGETHER = 5
SHORTEST_ENDING = 3
# "The first session of the seventeenth congress", as it is written and as it is said. Escaped: code has no
# Chinese. Then what may stand behind a category and a representative's name.
SAID_OF_SESSIONS = ("\u7b2c", "\u4eba\u6c11\u4ee3\u8868\u5927\u4f1a", "\u4eba\u5927", "\u4f1a\u8bae")
ONCE = "\u6b21"
SORT = "\u7c7b"
REPRESENTATIVE = "\u4ee3\u8868"
GROUPS = ("\u4ee3\u8868\u5c0f\u7ec4", "\u4ee3\u8868\u56e2", "\u4ee3\u8868\u7ec4")


class What(StrEnum):
    """What a word narrows by."""

    DEPARTMENT = "department"
    DELEGATION = "delegation"
    PLACE = "place"
    TIME = "time"
    SESSION = "session"
    CLASS = "class"
    STATE = "state"
    CATEGORY = "category"
    TRACK = "track"
    PERSON = "person"


@dataclass(frozen=True)
class Meaning:
    """`to` are fields of a Narrowing; of a place none: it is a word of the text, `instead` the delegation."""

    what: What
    name: str
    to: Mapping[str, Any] = field(default_factory=dict)
    instead: str = ""


@dataclass(frozen=True)
class Part:
    """One or several words of the text, and what they mean; words mean nothing."""

    text: str
    start: int
    end: int
    meaning: Meaning | None = None
    quoted: bool = False

    @property
    def is_word(self) -> bool:
        return self.meaning is None or not self.meaning.to


@dataclass(frozen=True)
class Query:
    """What was typed, in its parts."""

    text: str
    parts: Sequence[Part]

    @property
    def words(self) -> list[str]:
        return [part.text for part in self.parts if part.is_word]

    @property
    def whole(self) -> frozenset[str]:
        """Of the words those that have to stand as they were typed: in quotes, and names of places."""
        return frozenset(part.text for part in self.parts if part.is_word and (part.quoted or part.meaning))

    @property
    def narrowing(self) -> Narrowing:
        found = NOT_NARROWED
        for part in self.parts:
            found = replace(found, **(part.meaning.to if part.meaning else {}))
        return found

    def without(self, number: int) -> str:
        return self.with_instead(number, "")

    def with_instead(self, number: int, words: str) -> str:
        """The text with other words in place of a part. Raises IndexError."""
        part = self.parts[number]
        return " ".join(f"{self.text[: part.start]} {words} {self.text[part.end :]}".split())


@dataclass(frozen=True)
class Vocabulary:
    """The names of a congress and what each means, by `key_of`; endings and sessions as they are said."""

    names: Mapping[str, Meaning]
    departments: Mapping[str, Meaning]
    sessions: Mapping[str, Meaning]

    def meaning(self, key: str) -> Meaning | None:
        return self.names.get(key) or self.departments.get(key) or self._ending(key) or self._session(key)

    def _ending(self, key: str) -> Meaning | None:
        """A department by the end of its name, if it is the only one."""
        if len(key) < SHORTEST_ENDING:
            return None
        found = {m.name: m for name, m in self.departments.items() if name.endswith(key)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _session(self, key: str) -> Meaning | None:
        said = _said(key)
        if said == key and not key.endswith(ONCE):
            return None
        found = [m for name, m in self.sessions.items() if said and _said(name).endswith(said)]
        return found[-1] if found else None


def parsed(text: str, vocabulary: Vocabulary) -> Query:
    """A plain text in its parts; of several that narrow by the same the first does, the others are words."""
    typed, parts = pieces(text), list[Part]()
    taken: set[What] = set()
    start = 0
    while start < len(typed):
        end, meaning = _longest(text, typed, start, vocabulary)
        if meaning is not None and meaning.what in taken:
            end, meaning = start + 1, None
        if meaning is not None:
            taken.add(meaning.what)
        first, last = typed[start], typed[end - 1]
        said = first.text if end == start + 1 else text[first.start : last.end]
        parts.append(Part(said, first.start, last.end, meaning, first.quoted))
        start = end
    return Query(text, parts)


def _longest(
    text: str, typed: Sequence[Piece], start: int, vocabulary: Vocabulary
) -> tuple[int, Meaning | None]:
    for end in range(min(len(typed), start + MOST_TOGETHER), start, -1):
        if any(piece.quoted for piece in typed[start:end]):
            continue
        said = text[typed[start].start : typed[end - 1].end]
        if meaning := vocabulary.meaning(key_of(said)):
            return end, meaning
        if end == start + 1 and (meaning := _time(typed[start].text)):
            return end, meaning
    return start + 1, None


def _time(said: str) -> Meaning | None:
    try:
        period = period_of(said)
    except BadInput:
        return None
    return Meaning(What.TIME, said, {"period": period}) if period else None


def key_of(name: str) -> str:
    """The letters and digits of a name, small."""
    return "".join(character for character in name.casefold() if character.isalnum())


def keyed(meanings: Iterable[tuple[str, Meaning]]) -> dict[str, Meaning]:
    """By the key of each name; of several with one name the first."""
    found: dict[str, Meaning] = {}
    for name, meaning in meanings:
        found.setdefault(key_of(name), meaning)
    found.pop("", None)
    return found


def _said(session: str) -> str:
    for words in SAID_OF_SESSIONS:
        session = session.replace(words, "")
    return session
