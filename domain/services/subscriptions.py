"""A person's calendar feed: a secret link made, made anew, taken back; whose it is when it is fetched."""

import secrets
from datetime import datetime
from hashlib import sha256

from domain.errors import NotAllowed
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.subscription import CalendarLink

SECRET_BYTES = 32


def digest_of(secret: str) -> str:
    """Enough without a key: nobody can try so many secrets."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


async def subscribe(uow: UnitOfWork, person: Person, *, now: datetime) -> str:
    """A fresh secret; an earlier one ends with it. It is told once and kept nowhere."""
    if person.suspended:
        raise NotAllowed
    await uow.calendar_links.revoke(person.id, now)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    await uow.calendar_links.add(CalendarLink(person.congress_id, person.id, digest_of(secret), now))
    return secret


async def unsubscribe(uow: UnitOfWork, person: Person, *, now: datetime) -> bool:
    """False when there was no link."""
    return await uow.calendar_links.revoke(person.id, now)


async def owner_of(uow: UnitOfWork, secret: str) -> tuple[Congress, Person] | None:
    """Who fetches; None for a wrong or ended link, and for somebody without a post or suspended."""
    link = await uow.calendar_links.with_digest(digest_of(secret))
    person = await uow.people.get(link.congress_id, link.person_id) if link else None
    if link is None or person is None or person.suspended or not person.posts:
        return None
    return await uow.congresses.get(link.congress_id), person
