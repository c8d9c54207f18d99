"""Bulletins: written from the figures of a period, worded by staff, issued by a named person, read by all."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from domain.bulletin import (
    LONGEST_TITLE,
    LONGEST_WORDS,
    MAY_ISSUE,
    MOST_EXAMPLES,
    MOST_STEPS,
    Bulletin,
    Example,
    NextStep,
    Section,
)
from domain.errors import BadInput, NotAllowed, StepBlocked
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services.reading import cleaned, has_words, required_text


def as_issuer(person: Person | None) -> Person:
    """The registry and the government office. Raises NotAllowed for everybody else."""
    if person is None or person.suspended or not person.holds(*MAY_ISSUE):
        raise NotAllowed
    return person


def may_issue(person: Person | None) -> bool:
    return person is not None and not person.suspended and person.holds(*MAY_ISSUE)


async def listed(uow: UnitOfWork, person: Person) -> tuple[list[Bulletin], list[Bulletin]]:
    """Drafts, for those who write them, and what was issued, for everybody of the congress."""
    if not person.posts or person.suspended:
        raise NotAllowed
    drafts = await uow.bulletins.drafts(person.congress_id) if may_issue(person) else []
    return drafts, await uow.bulletins.issued(person.congress_id, 20)


async def looked_at(uow: UnitOfWork, person: Person, bulletin_id: int) -> Bulletin:
    """Raises NotAllowed; a draft is for those who write them."""
    found = await uow.bulletins.get(person.congress_id, bulletin_id)
    if found is None or not person.posts or person.suspended:
        raise NotAllowed
    if not found.is_issued:
        as_issuer(person)
    return found


async def draft(
    uow: UnitOfWork,
    actor: Person,
    *,
    period: str,
    unit: str,
    title: str,
    words: Mapping[str, str],
    steps: Sequence[NextStep],
    figures: Mapping[str, Any],
    now: datetime,
) -> Bulletin:
    as_issuer(actor)
    made = Bulletin(actor.congress_id, period, unit, title, words, figures, now, actor.name, actor.id, now)
    made.steps = list(steps)
    return await uow.bulletins.add(made)


async def opened(uow: UnitOfWork, actor: Person | None, bulletin_id: int) -> Bulletin:
    """Locked, not issued yet. Raises NotAllowed and StepBlocked."""
    person = as_issuer(actor)
    found = await uow.bulletins.locked(person.congress_id, bulletin_id)
    if found is None:
        raise NotAllowed
    if found.is_issued:
        raise StepBlocked("blocked-bulletin-issued", number=found.number, by=found.issued_by)
    return found


async def _keep(uow: UnitOfWork, bulletin: Bulletin) -> None:
    """Buttons under earlier previews do not count any more."""
    bulletin.version += 1
    await uow.bulletins.save(bulletin)


async def entitle(uow: UnitOfWork, bulletin: Bulletin, text: str) -> None:
    bulletin.title = required_text(text, LONGEST_TITLE)
    await _keep(uow, bulletin)


async def word(uow: UnitOfWork, bulletin: Bulletin, section: Section, text: str) -> None:
    """In words of their own; None of them leaves the section out. Raises BadInput for too many."""
    said = cleaned(text)
    if len(said) > LONGEST_WORDS:
        raise BadInput("bad-answer-long", limit=LONGEST_WORDS, length=len(said))
    if not has_words(said):
        raise BadInput("bad-text-empty")
    bulletin.words = {**bulletin.words, section.value: said}
    bulletin.edited = sorted({*bulletin.edited, section.value})
    await _keep(uow, bulletin)


async def leave_out(uow: UnitOfWork, bulletin: Bulletin, section: Section) -> None:
    bulletin.words = {name: text for name, text in bulletin.words.items() if name != section}
    bulletin.edited = sorted({*bulletin.edited, section.value})
    await _keep(uow, bulletin)


async def choose(uow: UnitOfWork, bulletin: Bulletin, example: Example) -> bool:
    """Hold it up as handled well; a second time takes it out again. Whether it is in now."""
    known = [e for e in bulletin.examples if e.proposal_id != example.proposal_id]
    chosen = len(known) == len(bulletin.examples)
    if chosen and len(known) >= MOST_EXAMPLES:
        raise BadInput("bad-bulletin-examples", limit=MOST_EXAMPLES)
    bulletin.examples = [*known, example] if chosen else known
    await _keep(uow, bulletin)
    return chosen


async def add_step(uow: UnitOfWork, bulletin: Bulletin, text: str, due_on: date | None) -> None:
    if len(bulletin.steps) >= MOST_STEPS:
        raise BadInput("bad-bulletin-steps", limit=MOST_STEPS)
    bulletin.steps = [*bulletin.steps, NextStep(required_text(text, LONGEST_WORDS), due_on)]
    bulletin.edited = sorted({*bulletin.edited, Section.NEXT.value})
    await _keep(uow, bulletin)


async def drop_steps(uow: UnitOfWork, bulletin: Bulletin) -> None:
    bulletin.steps = []
    bulletin.edited = sorted({*bulletin.edited, Section.NEXT.value})
    await _keep(uow, bulletin)


async def write_again(
    uow: UnitOfWork,
    bulletin: Bulletin,
    words: Mapping[str, str],
    steps: Sequence[NextStep],
    figures: Mapping[str, Any],
    *,
    now: datetime,
) -> None:
    """From the figures of now; what somebody worded stays as it is."""
    if Section.NEXT not in bulletin.edited:
        bulletin.steps = list(steps)
    kept = {name: text for name, text in bulletin.words.items() if name in bulletin.edited}
    fresh = {name: text for name, text in words.items() if name not in bulletin.edited}
    bulletin.words, bulletin.figures, bulletin.figures_at = {**fresh, **kept}, figures, now
    await _keep(uow, bulletin)


async def discard(uow: UnitOfWork, bulletin: Bulletin) -> None:
    await uow.bulletins.delete(bulletin)
