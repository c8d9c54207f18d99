"""Days of a congress's own: snow stops the work, a Saturday is worked; what that moves is shown before."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.correction import Correction
from domain.deadlines import LocalDay
from domain.errors import BadInput, NotAllowed, Refusal
from domain.moment_words import PLAIN, TOKEN, UP_TO
from domain.people import Congress, Person, Role
from domain.ports import UnitOfWork
from domain.services.moment_days import DAY_READERS, number, read_day
from domain.services.reading import DAYS_AGO, required_text
from domain.services.redating import Move, fingerprint, moves_of, redate

KEEPERS = (Role.STAFF, Role.ADMIN)
LONGEST_REASON = 60
MOST_DAYS = 31
# Yesterday's snow is put down today; what was long ago has been lived by.
BACK, AHEAD = timedelta(days=31), timedelta(days=400)


def as_keeper(person: Person | None) -> Person:
    """Raises NotAllowed for everybody but the registry and the administrators."""
    if person is None or person.suspended or not person.holds(*KEEPERS):
        raise NotAllowed
    return person


def read_days(text: str, today: date) -> list[date]:
    """Every day that is named, ranges filled. Raises BadInput for none, and for one that does not exist."""
    plain = text.translate(PLAIN)
    found = [today - timedelta(days=ago) for word, ago in DAYS_AGO.items() if word in text and ago]
    end = 0
    for token in TOKEN.finditer(plain):
        kind = next((kind for kind in DAY_READERS if token[kind] is not None), None)
        if kind is None:
            continue
        day = _day(token, kind, found, today)
        if found and UP_TO.fullmatch(plain[end : token.start()]):
            found += [found[-1] + timedelta(days=n) for n in range(1, min((day - found[-1]).days, MOST_DAYS))]
        found.append(day)
        end = token.end()
    if not found:
        raise BadInput("bad-date", text=text)
    return checked_days(found, today)


def _day(token: re.Match[str], kind: str, before: Sequence[date], today: date) -> date:
    """A number alone belongs to the month that was named before it."""
    if kind == "only_day" and before:
        try:
            return before[-1].replace(day=number(token["only"]))
        except ValueError:
            raise BadInput("bad-date-none", text=token[kind]) from None
    return read_day(token, kind, today)


def checked_days(days: Collection[date], today: date) -> list[date]:
    """In order, each once. Raises BadInput for too many, or one too far away to be meant."""
    for day in days:
        if not today - BACK <= day <= today + AHEAD:
            raise BadInput("bad-correction-far", day=day)
    if len(set(days)) > MOST_DAYS:
        raise BadInput("bad-correction-many", limit=MOST_DAYS)
    return sorted(set(days))


def changing(
    uow: UnitOfWork, congress: Congress, days: Sequence[date], worked: bool | None, why: str
) -> list[LocalDay]:
    """The days for which it makes a difference. Raises BadInput when there is none."""
    calendar, noted = uow.calendar_of(congress), {local.day for local in congress.local_days}
    useful = [d for d in days if (d in noted if worked is None else calendar.is_working_day(d) != worked)]
    if not useful:
        raise BadInput("bad-correction-same" if worked is not None else "bad-correction-gone")
    return [LocalDay(day, bool(worked), why) for day in useful]


def corrected(congress: Congress, days: Sequence[LocalDay], worked: bool | None) -> Congress:
    """The congress with these days; the one that is given stays as it is."""
    standing = {local.day: local for local in congress.local_days}
    for local in days:
        standing.pop(local.day, None)
        if worked is not None:
            standing[local.day] = local
    return replace(congress, local_days=tuple(standing[day] for day in sorted(standing)))


async def effect_of(
    uow: UnitOfWork, congress: Congress, days: Sequence[date], worked: bool | None, why: str
) -> Sequence[Move]:
    """Which running clocks would move, nearest first."""
    local = changing(uow, congress, days, worked, why)
    after = corrected(congress, local, worked)
    found = await uow.proposals.clocks_from(congress.id, local[0].day)
    return moves_of(found, uow.calendar_of(after), congress.policy)


async def correct(
    uow: UnitOfWork,
    congress: Congress,
    actor: Person,
    days: Sequence[date],
    worked: bool | None,
    why: str,
    *,
    seen: str,
    now: datetime,
) -> int:
    """Put it in force and move what runs; returns how many clocks moved.

    Raises NotAllowed, BadInput, and Refusal when it would move something else than was looked at.
    """
    as_keeper(actor)
    why = required_text(why, LONGEST_REASON) if worked is not None else ""
    present = await uow.congresses.locked(congress.id)
    local = changing(uow, present, days, worked, why)
    after = corrected(present, local, worked)
    found = await uow.proposals.clocks_from(congress.id, local[0].day)
    moves = moves_of(found, uow.calendar_of(after), present.policy)
    if fingerprint(moves) != seen:
        raise Refusal("correction-moved-meanwhile")
    await uow.congresses.save(after)
    congress.local_days = after.local_days
    entries = [
        await uow.corrections.add(
            Correction(congress.id, d.day, worked, why, actor.name, actor.id, now, len(moves))
        )
        for d in local
    ]
    reason: dict[str, object] = {
        "because": "taken_back" if worked is None else "worked" if worked else "off",
        "days": [d.day.isoformat() for d in local],
        "text": why,
        "by": actor.name,
    }
    return await redate(uow, after, moves, why=reason, occasion=f"day:{entries[0].id}", actor=actor, now=now)
