"""The service's time: real, or moved forward by a demonstration."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path


class Clock:
    """Aware UTC now. With a file, the distance to real time survives a restart."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._ahead = timedelta()
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
