"""A text taken apart into situation and request: only its own sentences, and each can be put elsewhere."""

import re
from collections.abc import Collection
from datetime import datetime
from itertools import islice

from domain.draft import Draft
from domain.errors import NotAllowed
from domain.phrases import SENTENCE
from domain.ports import UnitOfWork, Words

MOST_UNITS = 200
EMPTY_LINES = re.compile("\n{2,}")


async def arrange(uow: UnitOfWork, words: Words, draft: Draft, *, now: datetime) -> None:
    """Tell the sentences that ask for something from the others, once, while no request is written.

    Another's request is nobody's own: it is only remembered. Without the language side all stays as it is.
    """
    if draft.units or draft.request or not draft.situation:
        return
    found = islice(SENTENCE.finditer(draft.situation), MOST_UNITS + 1)
    units = [match.group() for match in found]
    if not 1 < len(units) <= MOST_UNITS:
        return
    places = await words.arrange(units)
    sources = [unit.strip() for unit, place in zip(units, places, strict=False) if place == "source"]
    asking = [n for n, place in enumerate(places) if place == "asked" and units[n].strip()]
    if not draft.source and sources:
        draft.source = sources[0]
    if not asking or "told" not in places:
        return
    draft.units, draft.requesting = units, asking
    if not draft.source:
        _set(draft)
    draft.updated_at = now
    await uow.drafts.save(draft)


def is_arranged(draft: Draft) -> bool:
    """Whether situation and request are still the parts of the one text, and can be divided otherwise."""
    told, asked = _parts(draft)
    return bool(draft.units) and (draft.situation, draft.request) == (told, asked)


def offered(draft: Draft) -> str:
    """What another's text asks for, while its writer has written no request of their own."""
    return _parts(draft)[1] if draft.source and not draft.request else ""


async def put(uow: UnitOfWork, draft: Draft, unit: int, *, asking: bool, now: datetime) -> None:
    """A sentence goes to one of the two parts. Raises NotAllowed where that cannot be (any more)."""
    if not is_arranged(draft) or not 0 <= unit < len(draft.units):
        raise NotAllowed("button-unknown")
    others = set(draft.requesting) - {unit}
    draft.requesting = sorted(others | {unit} if asking else others)
    _set(draft)
    draft.updated_at = now
    await uow.drafts.save(draft)


async def keep_whole(uow: UnitOfWork, draft: Draft, *, now: datetime) -> None:
    """All of it is the situation."""
    if is_arranged(draft):
        draft.requesting = []
        _set(draft)
    draft.updated_at = now
    await uow.drafts.save(draft)


async def take_over(uow: UnitOfWork, draft: Draft, *, now: datetime) -> None:
    """Another's request becomes one's own."""
    if asked := offered(draft):
        draft.request, draft.updated_at = asked, now
        await uow.drafts.save(draft)


def _set(draft: Draft) -> None:
    draft.situation, draft.request = _parts(draft)
    draft.messages = {}


def _parts(draft: Draft) -> tuple[str, str]:
    asking = set(draft.requesting)
    told = [n for n in range(len(draft.units)) if n not in asking]
    return _joined(draft, told), _joined(draft, asking)


def _joined(draft: Draft, units: Collection[int]) -> str:
    return EMPTY_LINES.sub("\n", "".join(draft.units[n] for n in sorted(units))).strip()
