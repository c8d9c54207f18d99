"""Words for people: Fluent messages by key, dates by Babel, parameters escaped for Telegram's HTML."""

import html
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from fluent.runtime import FluentBundle, FluentResource

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


class Translator:
    """Speaks one language in one congress's time zone. Unknown keys raise KeyError: a missing word is a bug."""

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
        message = self._bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        arguments = {name: self._argument(value, escape) for name, value in params.items()}
        text, errors = self._bundle.format_pattern(message.value, arguments)
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
        """ "12月5日（周五）" or "Fri, 5 Dec"."""
        return self._date(day, "pattern-day")

    def long_day(self, day: date) -> str:
        """ "2026年12月5日" or "5 December 2026"."""
        return self._date(day, "pattern-long-day")

    def moment(self, instant: datetime) -> str:
        """The local day and time of an aware instant."""
        local = instant.astimezone(self.zone)
        return f"{self.day(local.date())} {local:%H:%M}"

    def clock(self, instant: datetime) -> str:
        return f"{instant.astimezone(self.zone):%H:%M}"

    def _date(self, day: date, pattern: str) -> str:
        from babel.dates import format_date

        return format_date(day, self.plain(pattern), locale=self.language.replace("-", "_"))


def names_of(key: str) -> frozenset[str]:
    """A button's words in every language: what people send when they press a key of the main keyboard."""
    return frozenset(Translator(language, ZoneInfo("UTC")).plain(key) for language in LANGUAGES)
