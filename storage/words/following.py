"""The index follows the database: whoever asks first takes in what was committed since."""

import asyncio
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, Protocol

from domain.ports import UnitsOfWork
from domain.search_port import Hit, Position, Texts
from storage.words.persisting import persist

PART = 50
# More than this is taken in by `keep_up`, beside the questions: a lost index is made anew in parts.
PARTS_AT_ONCE = 4
PUT_SECONDS = 30.0


class Ask(Protocol):
    async def __call__(self, wanted: str, *given: Any, patience: float | None = None) -> Any: ...


class Following:
    """Implements domain.search_port.Finder over the worker."""

    def __init__(self, ask: Ask, folder: Path | None) -> None:
        self._ask = ask
        self._folder = folder
        self._temporary: Path | None = None
        self._positions: dict[str, Position] = {}
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._behind = asyncio.Event()

    def forget(self) -> None:
        """The worker ended; a new one reads what it kept."""
        self._positions.clear()
        if self._temporary is not None:
            shutil.rmtree(self._temporary, ignore_errors=True)
            self._temporary = None

    def _root(self) -> str:
        if self._folder is None and self._temporary is None:
            self._temporary = Path(tempfile.mkdtemp(prefix="through-train-index-"))
        return str(self._folder or self._temporary)

    async def similar(
        self,
        texts: Texts,
        congress_id: int,
        title: str,
        body: str,
        *,
        limit: int = 20,
        without: Collection[int] = (),
    ) -> list[Hit]:
        identity, _ = await self._caught_up(texts)
        asked = (congress_id, title, body, limit, list(without), await texts.units(congress_id))
        return [Hit(*hit) for hit in await self._of_index("similar", identity, *asked) or []]

    async def search(
        self,
        texts: Texts,
        congress_id: int,
        terms: Sequence[str],
        *,
        limit: int = 20,
        offset: int = 0,
        within: Collection[int] | None = None,
        whole: Collection[str] = (),
    ) -> list[Hit] | None:
        identity, all_read = await self._caught_up(texts)
        if not all_read:
            return None
        among = None if within is None else list(within)
        units = await texts.units(congress_id)
        asked = (congress_id, list(terms), limit, offset, among, list(whole), units)
        found = await self._of_index("search", identity, *asked)
        return None if found is None else [Hit(*hit) for hit in found]

    async def keep_up(self, database: UnitsOfWork) -> None:
        """Runs beside the service: takes in what is too much for one question."""

        async def take_in() -> None:
            async with database.unit_of_work() as uow:
                await self._caught_up(uow.texts)
                await self._caught_up(uow.public_texts)
            # Others come first.
            await asyncio.sleep(0.05)

        await persist("index", self._behind, take_in)

    async def _of_index(self, wanted: str, identity: str, *given: Any, patience: float | None = None) -> Any:
        """Its answer; without one it is asked first how far it goes: it may have been lost."""
        answer = await self._ask(wanted, identity, *given, patience=patience)
        if answer is None:
            self._positions.pop(identity, None)
        return answer

    async def _caught_up(self, texts: Texts) -> tuple[str, bool]:
        """The name of the database, and whether everything that was committed in it is in the index."""
        identity = await texts.identity()
        async with self._locks[identity]:
            position = self._positions.get(identity)
            if position is None:
                kept = await self._ask("index_begin", self._root(), identity)
                if kept is None:
                    return identity, False
                position = Position(*kept)
            for _ in range(PARTS_AT_ONCE):
                changed, beyond = await texts.changed(position, PART)
                if changed and not await self._of_index(
                    "index_put", identity, changed, beyond, patience=PUT_SECONDS
                ):
                    return identity, False
                self._positions[identity] = position = beyond
                if len(changed) < PART:
                    return identity, True
            self._behind.set()
        return identity, False
