"""Words for people: Fluent messages by key, dates by Babel, parameters escaped for Telegram's HTML."""

import html
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

LOCALES = Path(__file__).parent.parent / "locales"
LANGUAGES = ("zh-CN", "en")
DEFAULT_LANGUAGE = "zh-CN"


class Html(str):
    """A text that is HTML already and is not escaped again."""

    __slots__ = ()


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for path in sorted((LOCALES / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


@dataclass(frozen=True)
class _Gap:
    name: str


def _plain(value: object) -> bool:
    """Larger numbers are Fluent's to write: they have separators."""
    return isinstance(value, str) or (type(value) is int and abs(value) < 1000)


@cache
def _parts(language: str, key: str) -> tuple[str | _Gap, ...] | None:
    """A sentence without selectors and functions, taken apart; None when only Fluent itself can say it.

    Nearly every sentence is text with gaps, and every reply is a dozen of them.
    """
    value = _bundle(language).get_message(key).value
    parts: list[str | _Gap] = []
    for element in getattr(value, "elements", [value]):
        match element:
            case ast.TextElement(value=text):
                parts.append(text)
            case ast.Placeable(expression=ast.VariableReference(id=identifier)):
                parts.append(_Gap(identifier.name))
            case _:
                return None
    return tuple(parts)


class Translator:
    """Speaks one language in one congress's time zone. An unknown key raises KeyError: it is a bug."""

    def __init__(self, language: str, zone: ZoneInfo) -> None:
        self.language = language if language in LANGUAGES else DEFAULT_LANGUAGE
        self.zone = zone
        self._bundle = _bundle(self.language)

    def __call__(self, key: str, **params: object) -> Html:
        """A sentence as HTML; texts in the parameters are escaped, dates are written out."""
        return Html(self._format(key, params, html.escape))

    def plain(self, key: str, **params: object) -> str:
        """The same for places without markup: buttons, notifications, file names."""
        return self._format(key, params, str)

    def has(self, key: str) -> bool:
        return self._bundle.has_message(key)

    def _format(self, key: str, params: dict[str, object], escape: Callable[[str], str]) -> str:
        arguments = {name: self._argument(value, escape) for name, value in params.items()}
        parts = _parts(self.language, key)
        if parts is not None and all(_plain(value) for value in arguments.values()):
            return "".join([part if isinstance(part, str) else str(arguments[part.name]) for part in parts])
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        text, errors = self._bundle.format_pattern(pattern, arguments)
        if errors:
            raise KeyError(key, errors)
        return text if isinstance(text, str) else str(text)

    def _argument(self, value: object, escape: Callable[[str], str]) -> object:
        if isinstance(value, Html):
            return str(value)
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, str):
            return escape(value)
        return value if value is not None else ""

    def day(self, day: date) -> str:
        """The short form, with the weekday: "Fri 5 Dec"."""
        return self.written(day, "pattern-day")

    def long_day(self, day: date) -> str:
        """The form of a letter, with the year: "5 December 2026"."""
        return self.written(day, "pattern-long-day")

    def moment(self, instant: datetime) -> str:
        """The local day and time of an aware instant."""
        local = instant.astimezone(self.zone)
        return f"{self.day(local.date())} {local:%H:%M}"

    def clock(self, instant: datetime) -> str:
        return f"{instant.astimezone(self.zone):%H:%M}"

    def written(self, day: date, pattern: str) -> str:
        """A day in a pattern that is a sentence of its own, by its key."""
        return _written(day, self.plain(pattern), self.language.replace("-", "_"))


@lru_cache(maxsize=1024)
def _written(day: date, pattern: str, locale: str) -> str:
    from babel.dates import format_date  # slow to import; the first date is soon enough

    return format_date(day, pattern, locale=locale)


def names_of(key: str) -> frozenset[str]:
    """A button's words in every language: what people send when they press a key of the main keyboard."""
    return frozenset(Translator(language, ZoneInfo("UTC")).plain(key) for language in LANGUAGES)
