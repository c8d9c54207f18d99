"""What receivers do with a broadcast: say that they have it, write back; and the answers they get."""

from datetime import datetime, timedelta

from domain.broadcast import (
    KINDS_OF_FILES,
    LONGEST_CAPTION,
    Broadcast,
    BroadcastWord,
    key_of,
    length_of,
    may_broadcast,
)
from domain.errors import BadInput, NotAllowed
from domain.notice import Notice, Outcome
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.proposal import Attachment
from domain.services.reading import cleaned, has_words

LONGEST_WORD = 2000
# Whoever types "received" means something that is not old.
LOOK_BACK = timedelta(days=3)


async def received(uow: UnitOfWork, actor: Person | None, broadcast_id: int) -> Broadcast:
    """A broadcast that this person was sent. Raises NotAllowed for any other."""
    broadcast = await uow.broadcasts.get(actor.congress_id, broadcast_id) if actor else None
    if actor is None or broadcast is None or not await _was_sent(uow, broadcast, actor.id):
        raise NotAllowed("broadcast-gone")
    return broadcast


async def _was_sent(uow: UnitOfWork, broadcast: Broadcast, person_id: int) -> bool:
    """Or is perhaps under way: whoever presses its button has it, whatever is known here."""
    outcome = await uow.broadcasts.outcome_of(broadcast.id, person_id, key_of(broadcast.id, person_id))
    return outcome in {Outcome.SENT, Outcome.SENDING, Outcome.IN_DOUBT}


async def receive(uow: UnitOfWork, actor: Person | None, broadcast_id: int, *, now: datetime) -> datetime:
    """Keep that the person has it; twice is once. Gives the moment that counts."""
    broadcast = await received(uow, actor, broadcast_id)
    assert actor is not None
    return await uow.broadcasts.receive(broadcast, actor.id, now)


async def unreceived(uow: UnitOfWork, actor: Person, *, now: datetime) -> Broadcast | None:
    """The latest of the broadcasts of these days that this person has and has not said so."""
    for broadcast in await uow.broadcasts.asking(actor.congress_id, now - LOOK_BACK):
        if await _was_sent(uow, broadcast, actor.id):
            silent = await uow.broadcasts.received_at(broadcast.id, actor.id) is None
            return broadcast if silent else None
    return None


async def answerable(uow: UnitOfWork, actor: Person | None, broadcast_id: int, person_id: int) -> Person:
    """The receiver to whom this sender may write about it. Raises NotAllowed."""
    broadcast = await uow.broadcasts.get(actor.congress_id, broadcast_id) if actor else None
    if actor is None or broadcast is None or not may_broadcast(actor):
        raise NotAllowed("broadcast-gone")
    person = await uow.people.get(actor.congress_id, person_id)
    if person is None or not await uow.broadcasts.thread(broadcast.id, person.id):
        raise NotAllowed("broadcast-gone")
    return person


async def write(
    uow: UnitOfWork,
    congress: Congress,
    actor: Person,
    broadcast_id: int,
    person_id: int,
    text: str,
    attachment: Attachment | None,
    *,
    now: datetime,
) -> BroadcastWord:
    """A receiver writes to the sender, or somebody of the registry to a receiver who wrote."""
    if actor.id == person_id:
        broadcast: Broadcast | None = await received(uow, actor, broadcast_id)
    else:
        await answerable(uow, actor, broadcast_id, person_id)
        broadcast = await uow.broadcasts.get(actor.congress_id, broadcast_id)
    assert broadcast is not None
    text = cleaned(text)
    if not has_words(text) and attachment is None:
        raise BadInput("bad-text-empty")
    limit = LONGEST_CAPTION if attachment else LONGEST_WORD
    if (length := length_of(text)) > limit:
        raise BadInput("bad-answer-long", limit=limit, length=length)
    if attachment is not None and attachment.kind not in KINDS_OF_FILES | {"voice"}:
        raise BadInput("bad-broadcast-file")
    word = await uow.broadcasts.add_word(
        BroadcastWord(
            broadcast.congress_id, broadcast.id, person_id, actor.id, actor.name, text, now,
            [attachment] if attachment else [],
        )
    )  # fmt: skip
    to = broadcast.sender_id if word.of_receiver else person_id
    # In answer to somebody who just wrote: at any hour to whoever is awake, else in the morning.
    policy = congress.policy
    await uow.outbox.post(
        Notice(
            broadcast.congress_id,
            to,
            "broadcast_word",
            f"broadcast_word:{word.id}",
            policy.working_hours.after_quiet(now, policy.zone),
            params={"word": word.id},
        )
    )
    return word
