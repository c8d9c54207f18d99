"""The indexes in use by this process, each of one database, in a folder no other process writes to."""

import fcntl
from collections import OrderedDict
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from mmap import PAGESIZE
from pathlib import Path
from typing import IO, Any

from storage.words.heeding import Answers
from storage.words.index import DAMAGED, Index, Text, empty
from storage.words.judging import judge
from storage.words.meanings import Rarity

# Two of each database: of everything, and of what is published.
OPEN_AT_ONCE = 4
# Bytes of mapped files that may stay in this process's memory, those of its libraries included.
MOST_MAPPED = 75_000_000
MEMORY = Path("/proc/self/statm")


class Shelf:
    """One index for each database; only the last used stay open."""

    def __init__(self) -> None:
        self._root = Path()
        self._open: OrderedDict[str, tuple[Index, IO[str]]] = OrderedDict()

    def begin(self, root: str, identity: str) -> list[int]:
        """Open what there is of this database; returns how far it goes."""
        self._root = Path(root)
        return list(self._of(identity).position)

    def put(self, identity: str, texts: Sequence[Sequence[Any]], position: Sequence[int]) -> bool:
        with self._used(identity) as index:
            index.put([Text(*text) for text in texts], (position[0], position[1]))
        return True

    def similar(self, identity: str, *asked: Any) -> list[tuple[int, float]]:
        with self._used(identity) as index:
            return index.similar(*asked)

    def judge(
        self,
        identity: str,
        one: Sequence[str],
        others: Sequence[Sequence[str]],
        names: Collection[str],
        answers: Answers,
    ) -> list[dict[str, Any]]:
        """How alike texts are to one, by how rare words are in this database."""
        seen = self._of(identity).counts
        return judge(one, others, names, Rarity(len(seen), seen), answers)

    def search(
        self,
        identity: str,
        congress_id: int,
        terms: Sequence[str],
        limit: int,
        offset: int,
        within: Collection[int] | None,
        whole: Collection[str],
        units: Sequence[str],
    ) -> list[tuple[int, float]]:
        with self._used(identity) as index:
            return index.search(congress_id, terms, limit, offset, within, whole, units)

    @contextmanager
    def _used(self, identity: str) -> Iterator[Index]:
        """An index that cannot be read or written is thrown away; whoever asks next begins a new one."""
        try:
            yield self._of(identity)
            if _mapped() > MOST_MAPPED:
                for index, _ in self._open.values():
                    index.let_go()
        except DAMAGED:
            self._throw_away(identity)
            raise
        except BaseException as error:
            if isinstance(error, Exception | KeyboardInterrupt | SystemExit):
                raise
            # The library panics where it finds something else than it wrote.
            self._throw_away(identity)
            raise ValueError from error

    def _throw_away(self, identity: str) -> None:
        if identity in self._open:
            index, lock = self._open.pop(identity)
            empty(index.folder)
            lock.close()

    def _of(self, identity: str) -> Index:
        if identity not in self._open:
            while len(self._open) >= OPEN_AT_ONCE:
                _, (_, lock) = self._open.popitem(last=False)
                lock.close()
            self._open[identity] = self._opened(identity)
        self._open.move_to_end(identity)
        return self._open[identity][0]

    def _opened(self, identity: str) -> tuple[Index, IO[str]]:
        """The first folder of this database that no other process holds."""
        number = 0
        while True:
            folder = self._root / identity / str(number)
            folder.mkdir(parents=True, exist_ok=True)
            lock = (folder.parent / f"{number}.lock").open("w")
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                lock.close()
                number += 1
                continue
            return Index(folder, identity), lock


def _mapped() -> int:
    """Nothing where the system does not tell."""
    return int(MEMORY.read_text().split()[2]) * PAGESIZE if MEMORY.exists() else 0
