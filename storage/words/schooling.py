"""Learning follows the database: whoever asks has what was decided since taken in, beside the questions."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

from domain.lesson_port import Since
from domain.ports import UnitsOfWork
from domain.recommendation import Lean, Leanings, Learnt, Stated
from domain.search_port import Texts
from storage.words.following import Ask
from storage.words.persisting import persist
from storage.words.school import MOST_LESSONS

# The worker cuts them while questions wait.
PART = 10
PUT_SECONDS = 30.0
# What was committed late may have changed a little earlier than what was read already.
OVERLAP = timedelta(minutes=2)
LONGEST_TEXT = 2_400


class Schooling:
    """Implements domain.recommendation.Teacher over the worker."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._wanted: set[tuple[str, int]] = set()
        self._stated: dict[tuple[str, int], dict[str, Any]] = {}
        self._read: dict[tuple[str, int], datetime] = {}
        self._busy: set[tuple[str, int]] = set()
        self._asked = asyncio.Event()

    def forget(self) -> None:
        """The worker ended, and what it learnt with it."""
        self._read.clear()

    async def leanings(
        self, texts: Texts, congress_id: int, title: str, body: str, stated: Stated
    ) -> Leanings:
        key = (await texts.identity(), congress_id)
        self._stated[key] = {"category": dict(stated.categories), "lead": dict(stated.leads)}
        self._wanted.add(key)
        self._asked.set()
        told = await self._ask("leanings", _key(*key), title, body[:LONGEST_TEXT], self._stated[key]) or {}
        return Leanings(_learnt(told.get("category")), _learnt(told.get("lead")))

    async def keep_up(self, database: UnitsOfWork) -> None:
        """Runs beside the service: nothing is read before somebody asks."""
        await persist("learning", self._asked, lambda: self._take_in(database))

    async def _take_in(self, database: UnitsOfWork) -> None:
        async with database.unit_of_work() as uow:
            identity = await uow.texts.identity()
        for key in [key for key in self._wanted if key[0] == identity]:
            self._wanted.discard(key)
            self._busy.add(key)
            try:
                await self._catch_up(database, key)
            except Exception:
                self._wanted.add(key)
                raise
            finally:
                self._busy.discard(key)

    async def learnt(self, identity: str, congress_id: int) -> None:
        """Wait until what was asked for is read and learnt."""
        key = (identity, congress_id)
        while key in self._wanted | self._busy or await self._ask("learning", _key(*key)):  # noqa: ASYNC110
            await asyncio.sleep(0.05)

    async def _catch_up(self, database: UnitsOfWork, key: tuple[str, int]) -> None:
        name, (_, congress_id) = _key(*key), key
        async with database.unit_of_work() as uow:
            newest = await uow.lessons.newest(congress_id)
            read = self._read.get(key) if await self._ask("school_knows", name) else None
            if newest is None or newest == read:
                return
            since = Since(read - OVERLAP) if read else await uow.lessons.beginning(congress_id, MOST_LESSONS)
        while since is not None:
            async with database.unit_of_work() as uow:
                lessons, beyond = await uow.lessons.changed(congress_id, since, PART)
            last = len(lessons) < PART
            stated = self._stated.get(key, {})
            if not await self._ask(
                "school_put", name, lessons, last, stated if last else {}, patience=PUT_SECONDS
            ):
                return
            since = None if last else beyond
            # Others come first.
            await asyncio.sleep(0.01)
        self._read[key] = newest


def _key(identity: str, congress_id: int) -> str:
    return f"{identity}/{congress_id}"


def _learnt(told: Any) -> Learnt:
    if not told:
        return Learnt()
    return Learnt(
        told.get("seen", 0), *([Lean(*one) for one in told.get(by, ())] for by in ("leans", "stated"))
    )
