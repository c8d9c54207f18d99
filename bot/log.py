"""Structured logs: one line an event, never a token or a telephone number."""

import logging
import re
import sys
from collections.abc import Iterable
from typing import Any

import structlog

HIDDEN = "***"
# What Telegram's tokens look like: also those of an error's address that are not among our own.
TOKEN = re.compile(r"(?<![0-9])[0-9]{6,}:[A-Za-z0-9_-]{20,}")
MOBILE = re.compile(r"(?<![0-9])(?:\+?86[ -]?)?1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9])")


class Secrets:
    """Takes tokens and mobile numbers out of whatever is about to be written."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._secrets = [secret for secret in secrets if secret]

    def hide(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        return MOBILE.sub(HIDDEN, TOKEN.sub(HIDDEN, text))

    def __call__(self, logger: Any, method: str, event: Any) -> Any:
        """As the last of structlog's processors: the finished line."""
        return self.hide(event)


class _Lines(logging.Formatter):
    """The standard library's records, tracebacks and all, as lines without secrets."""

    def __init__(self, secrets: Secrets) -> None:
        super().__init__("%(name)s: %(message)s")
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        return self._secrets.hide(super().format(record))


def configure(level: str, secrets: Iterable[str] = ()) -> None:
    """Readable lines on a terminal, JSON elsewhere; `secrets` are hidden wherever they turn up."""
    hiding = Secrets(secrets)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Lines(hiding))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    # These two print request lines, and with them the token.
    for name in ("httpx", "aiohttp.access"):
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.dev.ConsoleRenderer()
            if sys.stderr.isatty()
            else structlog.processors.JSONRenderer(ensure_ascii=False),
            hiding,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
