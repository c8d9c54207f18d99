"""Writing a broadcast: to whom, what, whether receipts are wanted; kept with every message."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.broadcast import (
    BEFORE_SENDING,
    KINDS_OF_FILES,
    LISTED,
    LONGEST_TEXT,
    MOST_FILES,
    ROLES_OFFERED,
    SIMPLE,
    Broadcast,
    BroadcastState,
    Condition,
    length_of,
    may_broadcast,
)
from domain.errors import BadInput, NotAllowed
from domain.notice import Notice, Priority
from domain.people import Person
from domain.ports import UnitOfWork
from domain.proposal import Attachment
from domain.services.reading import cleaned, has_words

LONGEST_LIST = 20
# An album comes as several messages: one answer for all of them, a moment later.
ALBUM_WAIT = timedelta(seconds=1)


def as_sender(person: Person | None) -> Person:
    """Raises NotAllowed for everybody but the registry and administrators."""
    if person is None or not may_broadcast(person):
        raise NotAllowed("broadcast-not-allowed")
    return person


async def opened(uow: UnitOfWork, actor: Person | None, broadcast_id: int) -> Broadcast:
    """Locked. What is not sent yet is its writer's alone. Raises NotAllowed."""
    person = as_sender(actor)
    broadcast = await uow.broadcasts.locked(person.congress_id, broadcast_id)
    if broadcast is None or (broadcast.state in BEFORE_SENDING and broadcast.sender_id != person.id):
        raise NotAllowed("broadcast-gone")
    return broadcast


async def begin(uow: UnitOfWork, actor: Person | None, *, now: datetime) -> Broadcast:
    person = as_sender(actor)
    return await uow.broadcasts.add(Broadcast(person.congress_id, person.id, person.name, now))


async def recent(uow: UnitOfWork, actor: Person | None) -> list[Broadcast]:
    """One's own drafts and what anybody has sent, newest first."""
    person = as_sender(actor)
    return await uow.broadcasts.of(person.congress_id, person.id, LONGEST_LIST)


async def change(uow: UnitOfWork, broadcast: Broadcast) -> None:
    """Keep a change of what would be sent: buttons under earlier previews do not count any more."""
    broadcast.version += 1
    await uow.broadcasts.save(broadcast)


async def tick(uow: UnitOfWork, broadcast: Broadcast, condition: Condition, value: str = "") -> None:
    """Put a condition into the audience, or a unit into its list; a second time takes it out again.

    Raises BadInput for what was never offered: button data can be forged.
    """
    which = broadcast.audience.get(condition)
    if condition in SIMPLE or (condition is Condition.DEPARTMENTS and not value):
        chosen: list[int | str] | None = None if which == [] else []
    elif condition in LISTED:
        entry = await _entry(uow, broadcast, condition, value)
        listed = which or []
        chosen = [e for e in listed if e != entry] if entry in listed else [*listed, entry]
        chosen = chosen or None
    else:
        raise BadInput("button-unknown")
    rest = {c: kept for c, kept in broadcast.audience.items() if c is not condition}
    broadcast.audience = rest if chosen is None else {**rest, condition: chosen}
    await change(uow, broadcast)


async def _entry(uow: UnitOfWork, broadcast: Broadcast, condition: Condition, value: str) -> int | str:
    if condition is Condition.ROLES:
        known: set[str] = {str(role) for role in ROLES_OFFERED}
    elif condition is Condition.DELEGATIONS:
        known = {str(unit.id) for unit in await uow.people.delegations(broadcast.congress_id)}
    else:
        known = {str(unit.id) for unit in await uow.people.departments(broadcast.congress_id)}
    if value not in known:
        raise BadInput("button-unknown")
    return value if condition is Condition.ROLES else int(value)


async def write(uow: UnitOfWork, broadcast: Broadcast, text: str, *, replacing: bool = False) -> None:
    """A text, added below what is there. Raises BadInput for one that says nothing or is too long."""
    text = cleaned(text)
    if not has_words(text):
        raise BadInput("bad-text-empty")
    whole = text if replacing or not broadcast.text else f"{broadcast.text}\n\n{text}"
    if (length := length_of(whole)) > LONGEST_TEXT:
        raise BadInput("bad-broadcast-long", limit=LONGEST_TEXT, length=length)
    broadcast.text = whole
    await change(uow, broadcast)


async def take_in(uow: UnitOfWork, broadcast: Broadcast, attachment: Attachment) -> None:
    """A photo, a video or a file, its caption being text. Raises BadInput for more than an album holds."""
    if attachment.kind not in KINDS_OF_FILES:
        raise BadInput("bad-broadcast-file")
    if len(broadcast.attachments) >= MOST_FILES:
        raise BadInput("bad-broadcast-files", limit=MOST_FILES)
    if has_words(attachment.caption):
        await write(uow, broadcast, attachment.caption)
    broadcast.attachments = [*broadcast.attachments, replace(attachment, caption="")]
    await change(uow, broadcast)


async def drop_files(uow: UnitOfWork, broadcast: Broadcast) -> None:
    broadcast.attachments = []
    await change(uow, broadcast)


async def discard(uow: UnitOfWork, broadcast: Broadcast) -> None:
    """Throw a draft away; what was sent stays."""
    if broadcast.state is BroadcastState.COMPOSING:
        await uow.broadcasts.delete(broadcast)


async def count(uow: UnitOfWork, broadcast: Broadcast, *, now: datetime) -> int:
    """How many people fit as of now."""
    if not broadcast.audience:
        return 0
    return await uow.broadcasts.count(broadcast.congress_id, broadcast.audience, now)


async def sample(uow: UnitOfWork, broadcast: Broadcast, actor: Person, *, now: datetime) -> None:
    """Send it to oneself, exactly as others will get it."""
    for part in range(len(broadcast.parts) + 1):
        await uow.outbox.post(
            Notice(
                broadcast.congress_id,
                actor.id,
                "broadcast_sample",
                f"broadcast_sample:{broadcast.id}:{actor.id}:{now.isoformat()}:{part}",
                now,
                params={"broadcast": broadcast.id, "part": part},
                priority=Priority.REPLY,
            )
        )


async def post_card(uow: UnitOfWork, broadcast: Broadcast, key: str, *, at: datetime) -> None:
    """Let the sender see how it stands then: the message that shows it is changed, or a new one comes."""
    await uow.outbox.post(
        Notice(
            broadcast.congress_id,
            broadcast.sender_id,
            "broadcast_card",
            f"broadcast_card:{broadcast.id}:{key}",
            at,
            params={"broadcast": broadcast.id},
        )
    )


async def show_album(uow: UnitOfWork, broadcast: Broadcast, album: str, *, now: datetime) -> None:
    """One answer to all of its messages."""
    await post_card(uow, broadcast, f"album:{album}", at=now + ALBUM_WAIT)
