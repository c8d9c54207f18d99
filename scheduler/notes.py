"""What became of notices is written down together: whoever comes meanwhile shares the next transaction."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from domain.notice import Notice, Outcome
from domain.ports import UnitOfWork, UnitsOfWork
from domain.services.reach import returned


@dataclass(eq=False)
class _Note:
    """`became` None marks the notice as being sent; `until` puts it off."""

    notice: Notice
    became: Outcome | None = None
    until: datetime | None = None
    failed: bool = False
    written: asyncio.Future[bool] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Notes:
    """Every method returns when its note is on the disk, and raises what the transaction raised."""

    def __init__(self, database: UnitsOfWork, now: Callable[[], datetime], worker: str) -> None:
        self._database = database
        self._now = now
        self._worker = worker
        self._open: list[_Note] = []
        self._writing: asyncio.Task[None] | None = None

    async def sending(self, notice: Notice) -> bool:
        """It may be sent at any moment now; False when it is not ours to send any more."""
        return await self._add(_Note(notice))

    async def settle(self, notice: Notice, outcome: Outcome) -> None:
        await self._add(_Note(notice, became=outcome))

    async def put_off(self, notice: Notice, until: datetime, *, failed: bool) -> None:
        await self._add(_Note(notice, until=until, failed=failed))

    async def finish(self) -> None:
        """Until nothing is left to be written."""
        if self._writing is not None:
            await self._writing

    async def _add(self, note: _Note) -> bool:
        self._open.append(note)
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        return await note.written

    async def _write(self) -> None:
        try:
            while self._open:
                notes, self._open = self._open, []
                try:
                    async with self._database.unit_of_work() as uow:
                        ours = await self._together(uow, notes)
                except Exception as error:
                    _tell(notes, error)
                else:
                    _tell(notes, ours)
        finally:
            self._writing = None

    async def _together(self, uow: UnitOfWork, notes: list[_Note]) -> set[int]:
        """Which of those that are to be sent are still ours."""
        now = self._now()
        settled: dict[Outcome, list[int]] = {}
        sending: list[int] = []
        for note in notes:
            if note.until is not None:
                await uow.outbox.put_off(note.notice.id, note.until, failed=note.failed)
            elif note.became is not None:
                settled.setdefault(note.became, []).append(note.notice.id)
            else:
                sending.append(note.notice.id)
        for outcome, ids in settled.items():
            await uow.outbox.settle(ids, outcome, now)
        await self._reach(uow, notes, now)
        return await uow.outbox.mark_sending(self._worker, sending) if sending else set()

    async def _reach(self, uow: UnitOfWork, notes: list[_Note], now: datetime) -> None:
        """Who blocked the bot is noted; whom the morning's bundle reached after all has come back."""
        if lost := {
            n.notice.person_id
            for n in notes
            if n.became in {Outcome.BLOCKED, Outcome.NEVER_STARTED} and n.notice.to_person
        }:
            await uow.people.lose(lost, now)
        arrived = [n.notice for n in notes if n.became is Outcome.SENT and n.notice.kind == "reminder"]
        for congress_id in {notice.congress_id for notice in arrived}:
            ids = {notice.person_id for notice in arrived if notice.congress_id == congress_id}
            for person in await uow.people.those(congress_id, ids):
                if person.unreachable_since is not None:
                    await returned(uow, person, now=now)


def _tell(notes: list[_Note], what: set[int] | Exception) -> None:
    for note in notes:
        # Whoever was cancelled meanwhile does not ask any more.
        if note.written.done():
            continue
        if isinstance(what, Exception):
            note.written.set_exception(what)
        else:
            note.written.set_result(note.notice.id in what)
