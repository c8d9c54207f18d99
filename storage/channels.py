"""The congress's channels, and which message there tells of what."""

from dataclasses import asdict

from sqlalchemy import ColumnElement, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upserting

from domain.channel import Channel, Subject
from storage.prepared import Connection
from storage.tables import channel_posts, channels

C, P = channels.c, channel_posts.c


class Channels:
    """Implements domain.channel_port.Channels."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(self, channel: Channel) -> Channel:
        statement = insert(channels).values(_values(channel)).returning(C.id)
        channel.id = (await self._connection.execute(statement)).scalar_one()
        return channel

    async def save(self, channel: Channel) -> None:
        own = update(channels).where(C.id == channel.id)
        await self._connection.execute(own.values(_values(channel)))

    async def get(self, congress_id: int, channel_id: int) -> Channel | None:
        return next(iter(await self._all(congress_id, C.id == channel_id)), None)

    async def of(self, congress_id: int) -> list[Channel]:
        return await self._all(congress_id, C.ended_at.is_(None))

    async def message_of(self, channel_id: int, subject: Subject, subject_id: int) -> int | None:
        own = (P.channel_id == channel_id, P.subject == subject, P.subject_id == subject_id)
        row = (await self._connection.execute(select(P.message_id).where(*own))).first()
        return int(row[0]) if row is not None else None

    async def remember(self, channel: Channel, subject: Subject, subject_id: int, message_id: int) -> None:
        values = {"congress_id": channel.congress_id, "channel_id": channel.id, "message_id": message_id}
        statement = upserting(channel_posts).values(**values, subject=subject, subject_id=subject_id)
        key = ["channel_id", "subject", "subject_id"]
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=key, set_={"message_id": message_id})
        )

    async def _all(self, congress_id: int, *which: ColumnElement[bool]) -> list[Channel]:
        found = select(channels).where(C.congress_id == congress_id, *which).order_by(C.id)
        return [Channel(**row._mapping) for row in await self._connection.execute(found)]


def _values(channel: Channel) -> dict[str, object]:
    return {name: value for name, value in asdict(channel).items() if name != "id"}
