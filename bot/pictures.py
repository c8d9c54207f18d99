"""Pictures of figures, counted and drawn beside the service: a notice asks until its picture is there."""

import asyncio
import json
import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import structlog

from bot.views.figure_picture import picture_of
from bot.views.figure_scopes import TABLES, Places, scope_of, scope_words
from bot.views.view import View
from domain.overview import Dimension
from domain.ports import UnitsOfWork
from domain.services import figures
from scheduler.parcel import NotNow, Parcel, Picture
from scheduler.rendering import Occasion

log = structlog.get_logger()
WAIT = timedelta(seconds=1)
LONGEST_ERROR = 2000


class NotDrawn(Exception):
    """The process that draws failed."""


async def drawn(told: Mapping[str, Any]) -> bytes:
    """The PNG of what `picture_of` told. Raises NotDrawn with what the process that draws said."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "storage.charts",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=Path(__file__).parent.parent,
    )
    try:
        content, said = await process.communicate(json.dumps(told).encode())
    except asyncio.CancelledError:
        process.kill()
        raise
    if process.returncode or not content:
        raise NotDrawn(said.decode(errors="replace")[-LONGEST_ERROR:])
    return content


class Pictures:
    """Each notice's picture is begun when it is first asked for; the outbox asks again until it is there."""

    def __init__(self, database: UnitsOfWork) -> None:
        self._database = database
        self._begun: dict[int, asyncio.Task[Parcel]] = {}

    async def __call__(self, occasion: Occasion) -> Parcel | None:
        """Raises NotNow while it is being drawn."""
        id_ = occasion.notice.id
        if id_ not in self._begun:
            self._begun[id_] = asyncio.create_task(self._made(occasion))
        if not self._begun[id_].done():
            raise NotNow(WAIT)
        return await self._begun.pop(id_)

    async def stop(self) -> None:
        for task in self._begun.values():
            task.cancel()
        await asyncio.gather(*self._begun.values(), return_exceptions=True)

    async def finished(self) -> None:
        """Until everything begun is drawn."""
        await asyncio.gather(*self._begun.values(), return_exceptions=True)

    async def _made(self, o: Occasion) -> Parcel:
        """Counted and drawn outside of any transaction: nobody waits for it."""
        try:
            async with self._database.unit_of_work() as uow:
                names = await figures.names_of(uow, o.congress)
                sessions = await figures.sessions(uow, o.congress)
                counting = uow.figures
            at = Places(o.policy, sessions, o.person, names)
            scope = figures.seen(o.person, scope_of(str(o.notice.params["scope"]), at))
            found = await figures.count(counting, names, o.congress, scope, now=o.now)
            signs = {sign: dimension for dimension, sign in TABLES.items()}
            dimension = signs.get(str(o.notice.params["table"]), Dimension.CATEGORY)
            told = picture_of(figures.as_seen(o.person, found), dimension, at, o.t)
            caption = o.t("picture-caption", what=scope_words(scope, at, o.t))
            return Picture(await drawn(told), caption)
        except Exception:
            log.exception("picture_not_drawn", notice=o.notice.id)
            return View(o.t("picture-failed"))
