"""The service's time: real, moved forward by a demonstration, or that of a story."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path


class Clock:
    """Aware UTC now, or `start` and running on. With a file, the distance to real time survives a restart."""

    def __init__(self, path: Path | None = None, *, start: datetime | None = None) -> None:
        self._path = path
        self._ahead = start - datetime.now(UTC) if start else timedelta()
        if path and path.exists():
            self._ahead = timedelta(seconds=float(json.loads(path.read_text())["ahead_seconds"]))

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def move_to(self, moment: datetime) -> None:
        """Only forward: a clock set back would make history untrue."""
        if moment > self.now():
            self._ahead = moment - datetime.now(UTC)
            if self._path:
                self._path.write_text(json.dumps({"ahead_seconds": self._ahead.total_seconds()}))
