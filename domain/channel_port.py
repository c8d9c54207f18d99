"""What channels need from storage; beside `domain/ports.py`, which names it."""

from typing import Protocol

from domain.channel import Channel, Subject


class Channels(Protocol):
    """Those that have not ended, unless said otherwise."""

    async def add(self, channel: Channel) -> Channel: ...
    async def save(self, channel: Channel) -> None: ...
    async def get(self, congress_id: int, channel_id: int) -> Channel | None:
        """Also one that has ended."""
        ...

    async def of(self, congress_id: int) -> list[Channel]: ...
    async def message_of(self, channel_id: int, subject: Subject, subject_id: int) -> int | None:
        """The post that tells of it."""
        ...

    async def remember(
        self, channel: Channel, subject: Subject, subject_id: int, message_id: int
    ) -> None: ...
