"""Persistence: one SQLite file of records, so that a restarted sandbox goes on where it was."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Container, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any


class JournalBusy(Exception):
    """Another sandbox is using the same directory."""


class Journal:
    """Records by kind and key. Without a path they live in memory and end with the process.

    Changes are one transaction until `commit`; a killed process loses only what was not committed, which is
    also what nobody was told yet.
    """

    def __init__(self, path: Path | None) -> None:
        self._kept = path is not None
        # Commits come from the event loop's thread only; aiohttp may build the application in another.
        self._db = sqlite3.connect(path or ":memory:", check_same_thread=False, timeout=1)
        try:
            self._db.execute("PRAGMA locking_mode=EXCLUSIVE")
            self._db.execute("PRAGMA journal_mode=WAL")
            # Survives the death of the process, which tests inflict; a power cut is not its business.
            self._db.execute("PRAGMA synchronous=OFF")
            self._db.execute(
                "CREATE TABLE IF NOT EXISTS records"
                " (kind TEXT, key TEXT, body TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID"
            )
            self._db.commit()
        except sqlite3.OperationalError as error:
            self._db.close()
            raise JournalBusy(str(path)) from error

    def put(self, kind: str, key: object, record: object, *, without: Container[str] = ()) -> None:
        """Keep a record: a dict, or a dataclass without some fields. In memory there is nothing to do."""
        if not self._kept:
            return
        body = record if isinstance(record, dict) else _body(record, without)
        self._db.execute(
            "INSERT OR REPLACE INTO records VALUES (?, ?, ?)",
            (kind, str(key), json.dumps(body, ensure_ascii=False, separators=(",", ":"))),
        )

    def drop(self, kind: str, key: object) -> None:
        if not self._kept:
            return
        self._db.execute("DELETE FROM records WHERE kind = ? AND key = ?", (kind, str(key)))

    def all(self, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Keys and bodies of a kind, in no particular order."""
        for key, body in self._db.execute("SELECT key, body FROM records WHERE kind = ?", (kind,)).fetchall():
            yield key, json.loads(body)

    def commit(self) -> None:
        if self._db.in_transaction:
            self._db.commit()

    def close(self) -> None:
        self.commit()
        self._db.close()


def _body(record: Any, without: Container[str]) -> dict[str, Any]:
    """The fields as they are: what is written down at once need not be copied."""
    return {f.name: getattr(record, f.name) for f in fields(record) if f.name not in without}
