"""What each text is compared by, in a file that is looked up: mapped into memory it would all stay there."""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

FILE = "contents.db"
MADE = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "CREATE TABLE IF NOT EXISTS contents (id INTEGER PRIMARY KEY, entries BLOB NOT NULL)",
)


class Contents:
    """By the number of the text."""

    def __init__(self, folder: Path) -> None:
        """Raises sqlite3.Error where something else is there."""
        self._file = sqlite3.connect(folder / FILE)
        for statement in MADE:
            self._file.execute(statement)

    def put(self, contents: Iterable[tuple[int, bytes]]) -> None:
        with self._file:
            self._file.executemany("INSERT OR REPLACE INTO contents VALUES (?, ?)", contents)

    def of(self, ids: Sequence[int]) -> list[bytes]:
        """In the order asked for. Raises ValueError where one is lost."""
        marks = ", ".join("?" * len(ids))
        found = dict(self._file.execute(f"SELECT id, entries FROM contents WHERE id IN ({marks})", ids))
        if len(found) < len(ids):
            raise ValueError
        return [found[id_] for id_ in ids]
