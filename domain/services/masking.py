"""Personal data of others in a draft: found, and masked where its writer wants that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.draft import TEXTS, Draft, Question
from domain.people import Person
from domain.personal_data import Found, found_in, masked
from domain.ports import UnitOfWork
from domain.services.membership import phone_digest

# An office has its number in the open; a name alone is how people are spoken of.
OPEN = frozenset({"telephone"})
ALONE = frozenset({"person"})
# The mobile numbers that are looked for are Chinese ones, however they are written.
COUNTRY, OWN_DIGITS = "+86", 11

Places = Mapping[Question, Sequence[Found]]


@dataclass(frozen=True)
class Writer:
    """Who writes: their own name and number are nobody else's."""

    person: Person
    phone_key: bytes

    def is_own(self, kind: str, told: str) -> bool:
        if kind == "person":
            return told == self.person.name
        if kind != "mobile":
            return False
        number = "".join(sign for sign in told if sign.isdecimal())[-OWN_DIGITS:]
        return phone_digest(COUNTRY + number, self.phone_key) == self.person.phone_digest


def found_for(draft: Draft, writer: Writer) -> Places:
    """Where others' data stand, text by text; nothing where there are names only."""
    places = {}
    for question in TEXTS:
        text = draft.text_of(question)
        found = [
            place
            for place in found_in(text)
            if place.kind not in OPEN and not writer.is_own(place.kind, text[place.start : place.end])
        ]
        if found:
            places[question] = found
    return places if any(p.kind not in ALONE for found in places.values() for p in found) else {}


async def mask(uow: UnitOfWork, draft: Draft, writer: Writer, *, now: datetime) -> int:
    """Blot them out; how many there were. What single messages had said is blotted out with it."""
    places = found_for(draft, writer)
    for question, found in places.items():
        setattr(draft, question.value, masked(draft.text_of(question), found))
    if places:
        draft.messages = {key: _masked(text, writer) for key, text in draft.messages.items()}
        draft.suggested_title = _masked(draft.suggested_title, writer)
        draft.updated_at = now
        await uow.drafts.save(draft)
    return sum(len(found) for found in places.values())


def _masked(text: str, writer: Writer) -> str:
    found = [p for p in found_in(text) if p.kind not in OPEN]
    return masked(text, [p for p in found if not writer.is_own(p.kind, text[p.start : p.end])])
