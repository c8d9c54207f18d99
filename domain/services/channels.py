"""A channel of the congress: offered when the bot comes there, bound by staff, told what becomes public."""

from datetime import datetime

from domain.channel import MAY_BIND, MOST_CHANNELS, Channel, Subject
from domain.errors import BadInput, NotAllowed
from domain.notice import Notice
from domain.people import Person
from domain.ports import UnitOfWork


def may_bind(person: Person | None) -> bool:
    return person is not None and not person.suspended and person.holds(*MAY_BIND)


def as_binder(person: Person | None) -> Person:
    """The registry and administrators. Raises NotAllowed for everybody else."""
    if person is None or not may_bind(person):
        raise NotAllowed("channel-not-allowed")
    return person


async def added(
    uow: UnitOfWork, person: Person | None, chat_id: int, title: str, *, posts: bool, now: datetime
) -> None:
    """The bot was made an administrator of a channel: whoever did that is asked, if it is theirs to say.

    `posts`: whether it may post there. Of others' channels nothing is kept.
    """
    if person is None or not may_bind(person):
        return
    known = {channel.chat_id: channel for channel in await uow.channels.of(person.congress_id)}
    if not posts:
        if (lost := known.get(chat_id)) is not None:
            await end(uow, lost, now=now)
        else:
            await _tell(uow, person, "channel_no_right", 0, now, title=title)
        return
    channel = known.get(chat_id)
    if channel is None:
        made = Channel(person.congress_id, chat_id, title, person.language, person.id, now)
        channel = await uow.channels.add(made)
    elif channel.title != title:
        channel.title = title
        await uow.channels.save(channel)
    if channel.bound_at is None:
        await _tell(uow, person, "channel_offered", channel.id, now)


async def removed(uow: UnitOfWork, congress_id: int, chat_id: int, *, now: datetime) -> None:
    for channel in await uow.channels.of(congress_id):
        if channel.chat_id == chat_id:
            await end(uow, channel, now=now)


async def listed(uow: UnitOfWork, actor: Person | None) -> list[Channel]:
    return await uow.channels.of(as_binder(actor).congress_id)


async def opened(uow: UnitOfWork, actor: Person | None, channel_id: int) -> Channel:
    """Raises NotAllowed, and BadInput for one that has ended."""
    channel = await uow.channels.get(as_binder(actor).congress_id, channel_id)
    if channel is None:
        raise NotAllowed
    if channel.ended_at is not None:
        raise BadInput("channel-gone")
    return channel


async def bind(uow: UnitOfWork, actor: Person | None, channel_id: int, *, now: datetime) -> Channel:
    channel = await opened(uow, actor, channel_id)
    bound = [c for c in await uow.channels.of(channel.congress_id) if c.bound_at is not None]
    if channel.bound_at is None:
        if len(bound) >= MOST_CHANNELS:
            raise BadInput("channel-too-many", limit=MOST_CHANNELS)
        channel.bound_at = now
        await uow.channels.save(channel)
    return channel


async def pause(
    uow: UnitOfWork, actor: Person | None, channel_id: int, *, paused: bool, now: datetime
) -> Channel:
    channel = await opened(uow, actor, channel_id)
    channel.paused_at = now if paused else None
    await uow.channels.save(channel)
    return channel


async def unbind(uow: UnitOfWork, actor: Person | None, channel_id: int, *, now: datetime) -> Channel:
    """What was posted stays where it is, and is not changed any more."""
    channel = await opened(uow, actor, channel_id)
    channel.ended_at = now
    await uow.channels.save(channel)
    return channel


async def end(uow: UnitOfWork, channel: Channel, *, now: datetime) -> None:
    """Nothing can be posted there any more; who bound it reads of that."""
    channel.ended_at = now
    await uow.channels.save(channel)
    person = await uow.people.get(channel.congress_id, channel.added_by)
    if person is not None and channel.bound_at is not None:
        await _tell(uow, person, "channel_ended", channel.id, now)


async def post(
    uow: UnitOfWork, actor: Person, subject: Subject, subject_id: int, occasion: str, *, now: datetime
) -> int:
    """To every open channel, as it stands when it goes out; one whose post stands is also told what changed.

    Returns to how many.
    """
    told = 0
    for channel in await uow.channels.of(actor.congress_id):
        if channel.bound_at is None:
            continue
        if not channel.is_open and await uow.channels.message_of(channel.id, subject, subject_id) is None:
            continue
        notice = Notice(
            channel.congress_id,
            actor.id,
            "channel_post",
            f"channel:{channel.id}:{subject}:{subject_id}:{occasion}",
            now,
            params={"subject": subject.value, "id": subject_id},
            channel_id=channel.id,
        )
        told += await uow.outbox.post(notice)
    return told


async def _tell(
    uow: UnitOfWork, person: Person, kind: str, channel_id: int, now: datetime, **params: object
) -> None:
    key = f"{kind}:{channel_id}:{person.id}:{now.isoformat()}"
    params = {"channel": channel_id, **params}
    await uow.outbox.post(Notice(person.congress_id, person.id, kind, key, now, params=params))
