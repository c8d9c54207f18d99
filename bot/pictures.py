"""Pictures of figures, counted and drawn beside the service."""

import asyncio
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.making import Tell
from bot.views.figure_picture import picture_of
from bot.views.figure_scopes import TABLES, Places, scope_of, scope_words
from bot.views.view import View
from domain.overview import Dimension
from domain.ports import UnitsOfWork
from domain.services import figures
from scheduler.occasion import Occasion
from scheduler.parcel import Parcel, Picture

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


async def picture(database: UnitsOfWork, o: Occasion, tell: Tell) -> Parcel:
    """Counted and drawn outside of any transaction: nobody waits for it."""
    books = database.books
    names = await figures.names_of(books, o.congress)
    at = Places(o.policy, await figures.sessions(books, o.congress), o.person, names)
    scope = figures.seen(o.person, scope_of(str(o.notice.params["scope"]), at))
    found = await figures.count(books.figures, names, o.congress, scope, now=o.now)
    signs = {sign: dimension for dimension, sign in TABLES.items()}
    dimension = signs.get(str(o.notice.params["table"]), Dimension.CATEGORY)
    told = picture_of(figures.as_seen(o.person, found), dimension, at, o.t)
    return Picture(await drawn(told), o.t("picture-caption", what=scope_words(scope, at, o.t)))


def not_drawn(o: Occasion) -> View:
    return View(o.t("picture-failed"))
