"""What takes long to make: begun when its notice is first asked for, in turn, with word of how far it is."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.views.figure_reports import progress_view
from bot.views.view import View
from domain.ports import UnitsOfWork
from domain.services import reports
from scheduler.occasion import Occasion
from scheduler.parcel import Living, NotNow, Parcel

log = structlog.get_logger()
WAIT = timedelta(seconds=1)
# Telegram lets a message be changed about so often.
BETWEEN_SECONDS = 2.0
# What another process delivered is never asked for again here.
MOST_KEPT = 20


@dataclass
class Job:
    """One under way. `living` is the message that tells of it, once there is one."""

    task: "asyncio.Task[Parcel]"
    done: int = 0
    of: int = 0
    told_at: float = -BETWEEN_SECONDS
    ready: bool = False
    living: Living | None = None


Tell = Callable[[int, int], Awaitable[None]]
Make = Callable[[UnitsOfWork, Occasion, Tell], Awaitable[Parcel]]
Failed = Callable[[Occasion], View]


class Making:
    """`makes` by kind of notice: how it is made, and what is said when that failed. One of a kind at a time,
    so that what is held in memory is bounded.
    """

    def __init__(
        self, database: UnitsOfWork, makes: Mapping[str, tuple[Make, Failed]], now: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._makes = makes
        self._now = now
        self._jobs: dict[int, Job] = {}
        self._turns = {kind: asyncio.Semaphore(1) for kind in makes}

    async def __call__(self, occasion: Occasion) -> Parcel | None:
        """The outbox asks again until it is there. Raises NotNow while it is being made."""
        id_ = occasion.notice.id
        if id_ not in self._jobs:
            self._forget()
            self._jobs[id_] = Job(asyncio.create_task(self._made(occasion)))
        task = self._jobs[id_].task
        if not task.done():
            raise NotNow(WAIT)
        if self._jobs[id_].living is None:
            del self._jobs[id_]
        return await task

    async def progress(self, occasion: Occasion) -> Parcel | None:
        """How far it is now, whatever the notice was posted for."""
        id_ = int(str(occasion.notice.params["asked"]))
        job = self._jobs.get(id_)
        if job is None:
            return None
        kind, form = (str(occasion.notice.params[name]) for name in ("kind", "form"))
        view = progress_view(kind, form, job.done, job.of, occasion.t, ready=job.ready)
        if job.living is None:
            job.living = Living(view, None, None)
        job.living.view = view
        if job.ready:
            del self._jobs[id_]
        return job.living

    async def stop(self) -> None:
        for job in self._jobs.values():
            job.task.cancel()
        await self.finished()

    async def finished(self) -> None:
        """Until everything begun is made."""
        await asyncio.gather(*(job.task for job in self._jobs.values()), return_exceptions=True)

    def _forget(self) -> None:
        done = [id_ for id_, job in self._jobs.items() if job.task.done()]
        for id_ in done[:-MOST_KEPT]:
            del self._jobs[id_]

    async def _made(self, o: Occasion) -> Parcel:
        async def tell(done: int, of: int) -> None:
            await self._tell(o, done, of)

        make, failed = self._makes[o.notice.kind]
        try:
            async with self._turns[o.notice.kind]:
                made = await make(self._database, o, tell)
            await self._end(o)
        except Exception:
            log.exception("not_made", notice=o.notice.id, kind=o.notice.kind)
            return failed(o)
        return made

    async def _tell(self, o: Occasion, done: int, of: int) -> None:
        """Not more often than a message may be changed."""
        job = self._jobs[o.notice.id]
        job.done, job.of = done, of
        if time.monotonic() - job.told_at >= BETWEEN_SECONDS:
            job.told_at = time.monotonic()
            await self._post(o, done)

    async def _end(self, o: Occasion) -> None:
        job = self._jobs[o.notice.id]
        job.ready = True
        if job.living is not None:
            await self._post(o, -1)

    async def _post(self, o: Occasion, done: int) -> None:
        async with self._database.unit_of_work() as uow:
            await reports.tell(uow, o.person, o.notice, done, now=self._now())
