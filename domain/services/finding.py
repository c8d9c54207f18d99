"""Finding proposals by what people remember of them: the number, or a few words."""

import re
import unicodedata
from collections.abc import Sequence

from domain.people import Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal

LONGEST_LIST = 500
# What people put around a number: "No. 12" in Chinese, dashes, spaces. Escaped: code has no Chinese.
AROUND_NUMBERS = re.compile("[\u7b2c\u53f7#\\s\\-_.]+")


async def find(uow: UnitOfWork, person: Person, asked: str) -> Sequence[Proposal]:
    """Those this person may see, newest change first. A number finds before words do."""
    asked = _plain(asked)
    if exact := await uow.proposals.numbered(person, asked):
        return exact
    seen = await uow.proposals.list_for(person, limit=LONGEST_LIST)
    if numbered := [p for p in seen if p.number and _is_number(asked, p.number)]:
        return numbered
    words = asked.casefold().split()
    return [p for p in seen if all(word in _told(p) for word in words)]


def _plain(text: str) -> str:
    """Full-width forms as ordinary ones, and one kind of dash: people type what their keyboard gives."""
    text = unicodedata.normalize("NFKC", text)
    return re.sub("[\u2010-\u2015\u2212]", "-", text).strip()


def _is_number(asked: str, number: str) -> bool:
    """Whether "3", "No. 3" or "2026-3" can mean this number: its last parts, leading zeros aside."""
    parts = [int(part) for part in re.findall(r"\d+", asked)]
    letters = AROUND_NUMBERS.sub("", re.sub(r"\d+", "", asked))
    own = [int(part) for part in re.findall(r"\d+", number)]
    return bool(parts) and letters in number and own[-len(parts) :] == parts


def _told(proposal: Proposal) -> str:
    departments = " ".join(a.department for a in proposal.standing)
    told = (proposal.title, proposal.situation, proposal.request, proposal.representative, departments)
    return _plain(" ".join(told)).casefold()
