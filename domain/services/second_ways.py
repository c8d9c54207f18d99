"""An additional way for pushes: chosen, confirmed by a code, ended by a press or by failing."""

import secrets
import unicodedata
from datetime import datetime
from enum import StrEnum

from domain.errors import StepBlocked
from domain.notice import Notice, Priority
from domain.people import Person
from domain.ports import UnitOfWork
from domain.second_way import CODES_A_DAY, DAY, MOST_FAILURES, TRIES, SecondWay
from domain.second_way_port import Seals


class Answer(StrEnum):
    CONFIRMED = "confirmed"
    WRONG = "wrong"
    OVER = "over"


async def choose(uow: UnitOfWork, person: Person, address: str, seals: Seals, *, now: datetime) -> SecondWay:
    """Keeps the address and a fresh code, which is sent soon. An earlier way ends.

    Raises StepBlocked.
    """
    way = await uow.second_ways.of(person.id) or SecondWay(person.congress_id, person.id, now, now)
    if now - way.counted_from >= DAY:
        way.counted_from, way.asked = now, 0
    if way.asked >= CODES_A_DAY:
        raise StepBlocked("blocked-second-way-codes", limit=CODES_A_DAY)
    way.forget()
    way.address, way.code = seals.seal(address), seals.seal(f"{secrets.randbelow(10**6):06}")
    way.asked_at, way.code_sent_at, way.asked = now, None, way.asked + 1
    await uow.second_ways.save(way)
    return way


async def confirm(
    uow: UnitOfWork, person: Person, typed: str, seals: Seals, *, now: datetime
) -> tuple[Answer, int]:
    """What the typed code is worth, and how many tries are left. Nothing is raised: a wrong one counts."""
    way = await uow.second_ways.of(person.id)
    if way is None or not way.waits_for_code(now):
        return Answer.OVER, 0
    digits = "".join(
        sign for sign in unicodedata.normalize("NFKC", typed) if sign.isascii() and sign.isdigit()
    )
    code = seals.opened(way.code)
    if code and secrets.compare_digest(code, digits):
        way.code, way.confirmed_at, way.tries = "", now, 0
        await uow.second_ways.save(way)
        return Answer.CONFIRMED, 0
    way.tries += 1
    left = TRIES - way.tries
    if left <= 0:
        way.forget()
    await uow.second_ways.save(way)
    return (Answer.WRONG, left) if left > 0 else (Answer.OVER, 0)


async def end(uow: UnitOfWork, person: Person) -> bool:
    """The address is forgotten; False when there was none."""
    way = await uow.second_ways.of(person.id)
    if way is None or not way.address:
        return False
    way.forget()
    await uow.second_ways.save(way)
    return True


async def give_up(uow: UnitOfWork, person: Person) -> None:
    """An address that was not confirmed is not kept; a way that is on stays."""
    way = await uow.second_ways.of(person.id)
    if way is not None and way.address and not way.is_on:
        way.forget()
        await uow.second_ways.save(way)


async def tell_code_failed(uow: UnitOfWork, way: SecondWay, *, now: datetime) -> None:
    """The code could not be sent: the address is forgotten and the person told."""
    kept = await uow.second_ways.of(way.person_id)
    if kept is None or kept.code != way.code or not kept.code:
        return
    kept.forget()
    await uow.second_ways.save(kept)
    await _tell(uow, kept, "second_way_code_failed", Priority.REPLY, now)


async def note_outcome(uow: UnitOfWork, way: SecondWay, *, arrived: bool, now: datetime) -> None:
    """Counts failures in a row; after the last that is borne it is switched off, and the person told once."""
    kept = await uow.second_ways.of(way.person_id)
    if kept is None or not kept.is_on or kept.address != way.address:
        return
    kept.failures = 0 if arrived else kept.failures + 1
    if kept.failures >= MOST_FAILURES:
        kept.forget()
        await _tell(uow, kept, "second_way_ended", Priority.PUSH, now)
    await uow.second_ways.save(kept)


async def _tell(uow: UnitOfWork, way: SecondWay, kind: str, priority: Priority, now: datetime) -> None:
    key = f"{kind}:{way.person_id}:{way.asked_at.isoformat()}"
    await uow.outbox.post(Notice(way.congress_id, way.person_id, kind, key, now, priority=priority))
