"""A bar that moves on a terminal; nothing where nobody watches."""

import sys
import time
from typing import TextIO

from bot.i18n import Translator

WIDTH = 24
PAUSE = 0.1  # seconds between two pictures
FULL, EMPTY = "\u2593", "\u2591"


class Bar:
    """One line on the terminal, written anew for each stage of the work."""

    def __init__(self, t: Translator, stream: TextIO | None = None) -> None:
        self._t = t
        self._stream = stream or sys.stderr
        self._watched = self._stream.isatty()
        self._last = 0.0

    def reading(self, done: int, total: int) -> None:
        self._show(self._t.plain("progress-reading"), done, total)

    def storing(self, done: int, total: int) -> None:
        self._show(self._t.plain("progress-storing"), done, total)

    def _show(self, what: str, done: int, total: int) -> None:
        now = time.monotonic()
        if not self._watched or (now - self._last < PAUSE and done < total):
            return
        self._last = now
        share = min(1.0, done / total) if total else 0.0
        filled = round(share * WIDTH)
        known = f" {share:4.0%} {done:,}/{total:,}" if total else f" {done:,}"
        self._stream.write(f"\r{what} {FULL * filled}{EMPTY * (WIDTH - filled)}{known}\x1b[K")
        self._stream.flush()

    def end(self) -> None:
        """Take the bar away, so that what is said next stands alone."""
        if self._watched:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
