"""Figures of what is published: four at the top of the list, tables with charts on a page of their own."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.views.figures import overview_data, remark_words, row_name
from domain.overview import Dimension, Overview, Rate, RateKey, Rounding, unsummed
from domain.people import Congress
from domain.publication_port import PublicPages
from domain.rating import Grade
from domain.scope import Scope
from domain.services.figures import count, names_of
from handlers.web.public.wording import Speaker

PUBLISHED = Scope(published=True)
ROUNDING = Rounding()
REST = timedelta(minutes=1)
QUICK_SECONDS, PATIENCE_SECONDS = 0.1, 2.0
TABLES = (
    *(Dimension.CATEGORY, Dimension.CLASS, Dimension.STATUS, Dimension.DEPARTMENT, Dimension.DELEGATION),
    *(Dimension.TRACK, Dimension.MONTH, Dimension.ATTITUDE, Dimension.REPLY, Dimension.FULFILMENT),
)
RATED = frozenset({Dimension.ATTITUDE, Dimension.REPLY, Dimension.FULFILMENT})
WIDE = 1000
# Rates of what representatives said: of a few of them anybody could tell whose they are.
OF_RATINGS = frozenset(key for key in RateKey if "narrow" in key or "wide" in key) | {
    RateKey.REPLY_SILENT,
    RateKey.OWN_HAND,
}


@dataclass(frozen=True)
class _Kept:
    """What was counted, from which state, and in how many seconds."""

    mark: str
    counted: Overview
    seconds: float


class Counter:
    """Overviews as they were counted last.

    Where counting is quick they are always as of now. Where it takes long nobody waits for it: they are
    counted anew in the background, a minute apart at least, and say themselves as of when they are.
    """

    def __init__(self, public: PublicPages, now: Callable[[], datetime]) -> None:
        self._public = public
        self._now = now
        self._kept: dict[int, _Kept] = {}
        self._counting: dict[int, asyncio.Task[None]] = {}

    async def of(self, congress: Congress, mark: str) -> Overview:
        """Without a count, as long as the first one takes too long to be waited for."""
        kept = self._kept.get(congress.id)
        if kept is not None and kept.mark == mark:
            return kept.counted
        quick = kept is None or kept.seconds < QUICK_SECONDS
        rested = kept is None or not timedelta() <= self._now() - kept.counted.at < REST
        if quick or rested:
            task = self._counting.get(congress.id)
            if task is None:
                task = self._counting[congress.id] = asyncio.create_task(self._count(congress, mark))
                task.add_done_callback(lambda _: self._counting.pop(congress.id, None))
            if quick:
                await asyncio.wait([task], timeout=PATIENCE_SECONDS)
                kept = self._kept.get(congress.id)
        return kept.counted if kept is not None else Overview(PUBLISHED, self._now(), 0, {}, {})

    async def _count(self, congress: Congress, mark: str) -> None:
        began = time.monotonic()
        names = await names_of(self._public, congress)
        counted = await count(self._public.figures, names, congress, PUBLISHED, now=self._now())
        self._kept[congress.id] = _Kept(mark, counted, time.monotonic() - began)


@dataclass(frozen=True)
class Figure:
    """A number with what it counts; `share` in percent."""

    n: int
    words: str
    share: str = ""


@dataclass(frozen=True)
class Bar:
    """A row of a table with its bar, in thousandths of the longest."""

    name: str
    n: int
    share: str
    width: int
    kind: str = ""


@dataclass(frozen=True)
class Table:
    """A dimension; `few` instead of rows where too few rated."""

    code: str
    heading: str
    rows: Sequence[Bar]
    few: str = ""


@dataclass(frozen=True)
class Defined:
    """A rate with how it is reckoned."""

    words: str
    share: str
    of: str


def four(found: Overview, speaker: Speaker) -> list[Figure]:
    """What a visitor asks first; what there is nothing of is left out."""
    if not found.rates:
        return []
    figures = [Figure(found.total, speaker.say("page-four-published"))]
    for key, words in (
        (RateKey.ANSWERED, "page-four-answered"),
        (RateKey.REPLIED_IN_TIME, "page-four-in-time"),
        (RateKey.KEPT, "page-four-kept"),
    ):
        rate = found.rates[key]
        if rate.denominator and (share := rate.percent()) is not None:
            told = "" if key is RateKey.ANSWERED else str(share)
            figures.append(Figure(rate.numerator, speaker.say(words, of=rate.denominator), told))
    return figures


def tables(found: Overview, speaker: Speaker) -> list[Table]:
    least = speaker.policy.limit("small_group")
    made = []
    for dimension in TABLES:
        rows = found.by.get(dimension, ())
        if not rows:
            continue
        heading = speaker.say(f"figures-by-{dimension.value}")
        given = sum(row.count for row in rows if row.code not in ("", Grade.SILENT))
        if dimension in RATED and 0 < given < least:
            few = speaker.say("page-few-raters", n=given, least=least)
            made.append(Table(dimension.value, heading, (), few))
            continue
        longest = max(row.count for row in rows)
        bars = [
            Bar(
                row_name(dimension, row, speaker.policy, speaker.t),
                row.count,
                str(share),
                round(WIDE * row.count / longest) if longest else 0,
                "silent" if row.code == Grade.SILENT else "",
            )
            for row, share in zip(rows, ROUNDING.of(rows), strict=True)
        ]
        made.append(Table(dimension.value, heading, bars))
    return made


def rates(found: Overview, speaker: Speaker) -> list[Defined]:
    """Each with its definition; those of ratings only where enough have rated."""
    least = speaker.policy.limit("small_group")
    given = sum(row.count for row in found.by.get(Dimension.REPLY, ()) if row.code not in ("", Grade.SILENT))
    return [
        _defined(rate, speaker)
        for key, rate in found.rates.items()
        if rate.denominator and (key not in OF_RATINGS or given >= least)
    ]


def _defined(rate: Rate, speaker: Speaker) -> Defined:
    share = rate.percent()
    of = speaker.say("page-rate-of", n=rate.numerator, of=rate.denominator)
    return Defined(speaker.say(f"definition-{rate.key.value.replace('_', '-')}"), str(share), of)


def remarks(found: Overview, speaker: Speaker) -> list[str]:
    return [remark_words(r, speaker.t) for r in (*found.remarks, *unsummed(found, ROUNDING))]


def data(found: Overview, speaker: Speaker) -> dict[str, object]:
    """The same for machines; ratings of too few are left out."""
    told = overview_data(found, speaker.policy, ROUNDING, speaker.t)
    shown = {table.code for table in tables(found, speaker) if not table.few}
    told["by"] = {name: rows for name, rows in told["by"].items() if name in shown}
    known = {rate.words for rate in rates(found, speaker)}
    told["rates"] = {name: rate for name, rate in told["rates"].items() if rate["definition"] in known}
    return {"at": found.at.isoformat(), **told}
