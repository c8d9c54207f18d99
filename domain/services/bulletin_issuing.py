"""Issuing a bulletin: numbered, sealed, never changed again; its file, and whether the public may read it."""

from dataclasses import replace
from datetime import datetime

from domain.bulletin import SERIES, Bulletin
from domain.channel import Subject
from domain.errors import NotAllowed, StepBlocked
from domain.notice import Notice, Priority
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.services import channels
from domain.services.bulletins import as_issuer, opened


async def ask_file(uow: UnitOfWork, person: Person, bulletin: Bulletin, *, now: datetime) -> None:
    """The .docx comes as soon as it is made; whether it may be read is looked at again then."""
    await uow.outbox.post(
        Notice(
            bulletin.congress_id,
            person.id,
            "bulletin_file",
            f"bulletin_file:{bulletin.id}:{person.id}:{now.isoformat()}",
            now,
            params={"bulletin": bulletin.id},
            priority=Priority.REPLY,
        )
    )


async def issue(
    uow: UnitOfWork, congress: Congress, actor: Person, bulletin_id: int, version: int, *, now: datetime
) -> Bulletin:
    """Numbered within its year, sealed, never changed again; the public may read it.

    Raises StepBlocked where it was changed since its preview: nobody issues what they did not see.
    """
    found = await opened(uow, actor, bulletin_id)
    if found.version != version:
        raise StepBlocked("blocked-bulletin-changed")
    # One issues at a time: numbers and seals follow each other.
    await uow.congresses.locked(congress.id)
    year = now.astimezone(congress.policy.zone).year
    seq = await uow.proposals.next_seq(congress.id, f"{SERIES}:{year}")
    issued = replace(
        found,
        year=year,
        seq=seq,
        issued_by=actor.name,
        issued_by_id=actor.id,
        issued_at=now,
        published_at=now,
    ).sealed(await uow.bulletins.last_seal(congress.id))
    await uow.bulletins.save(issued)
    await channels.post(uow, actor, Subject.BULLETIN, issued.id, now.isoformat(), now=now)
    return issued


async def publish(
    uow: UnitOfWork, actor: Person, bulletin_id: int, *, public: bool, now: datetime
) -> Bulletin:
    """Whether the public may read it. Raises NotAllowed for a draft."""
    as_issuer(actor)
    found = await uow.bulletins.locked(actor.congress_id, bulletin_id)
    if found is None or not found.is_issued:
        raise NotAllowed
    if public != (found.published_at is not None):
        found.published_at = now if public else None
        await uow.bulletins.save(found)
        await channels.post(uow, actor, Subject.BULLETIN, found.id, now.isoformat(), now=now)
    return found
