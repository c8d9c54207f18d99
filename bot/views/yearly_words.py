"""The yearly report to the standing committee in words: each part from the figures, nothing they lack."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from bot.i18n import Translator
from bot.views.bulletin_paper import step_words
from bot.views.bulletin_words import late_units, next_steps, nothing_words, returned_units
from bot.views.figures import printed_name
from bot.views.pages import cut
from domain.bulletin import LONGEST_TITLE
from domain.overview import RateKey
from domain.rating import Grade
from domain.scope import Scope

Data = Mapping[str, Any]
R = RateKey


class Part(StrEnum):
    """Its parts, in their order. Those without words are left out."""

    OPENING = "opening"
    GENERAL = "general"
    PROGRESS = "progress"
    RATINGS = "ratings"
    EXAMPLES = "examples"
    PROBLEMS = "problems"
    NEXT = "next"


def yearly_words(data: Data, scope: Scope, what: str, day: date, t: Translator) -> dict[str, str]:
    """Paragraphs are lines; `what` says the scope in words."""
    until = t.long_day(day)
    opening = t.plain("yearly-opening", what=what, day=until)
    if not data["overview"]["total"]:
        return {Part.OPENING: opening, Part.GENERAL: nothing_words(scope, what, day, t)}
    said: dict[str, Iterator[str]] = {
        Part.GENERAL: _general(data, what, t),
        Part.PROGRESS: _progress(data, t),
        Part.RATINGS: _ratings(data, t),
        Part.EXAMPLES: _examples(data, t),
        Part.PROBLEMS: _problems(data, until, t),
        Part.NEXT: _next(data, t),
    }
    texts = {part: "\n".join(lines) for part, lines in said.items()}
    return {Part.OPENING: opening, **{part: text for part, text in texts.items() if text}}


def _share(data: Data, key: RateKey) -> str:
    return str(data["overview"]["rates"][key.value]["share"])


def _pair(data: Data, key: RateKey) -> tuple[int, int]:
    rate = data["overview"]["rates"][key.value]
    return rate["numerator"], rate["denominator"]


def _general(data: Data, what: str, t: Translator) -> Iterator[str]:
    total, before = data["overview"]["total"], data["before"]
    said = [t.plain("yearly-total", what=what, n=str(total))]
    if before is not None and before["total"]:
        change = total - before["total"]
        key = "yearly-more" if change > 0 else "yearly-fewer" if change else "yearly-same"
        said.append(t.plain(key, before=str(before["total"]), n=str(abs(change))))
    else:
        said.append(t.plain("letter-full-stop"))
    rows = data["overview"]["by"].get("category", ())
    if rows:
        said.append(t.plain("yearly-categories", parts=_counted("category", rows, t)))
    yield "".join(said)
    answered = t.plain(
        "yearly-answered",
        n=str(_pair(data, R.ANSWERED)[0]),
        share=_share(data, R.ANSWERED),
        closed=str(_pair(data, R.CLOSED)[0]),
        of=_share(data, R.CLOSED),
    )
    classes = [row for row in data["overview"]["by"].get("class", ()) if row["code"]]
    yield answered + (t.plain("yearly-classes", parts=_counted("class", classes, t)) if classes else "")


def _counted(dimension: str, rows: Sequence[Data], t: Translator) -> str:
    """Each with its count and share."""
    parts = (
        t.plain("yearly-part", name=printed_name(dimension, row, t), n=str(row["count"]), share=row["share"])
        for row in rows
    )
    return t.plain("list-comma").join(parts)


def _progress(data: Data, t: Translator) -> Iterator[str]:
    said = [
        t.plain(f"yearly-{words}", share=_share(data, key))
        for key, words in (
            (R.SIGNED_IN_TIME, "signed"),
            (R.REPLIED_IN_TIME, "replied"),
            (R.CONSULTED, "consulted"),
        )
        if _pair(data, key)[1]
    ]
    units = len(data["departments"])
    if units:
        said.insert(0, t.plain("yearly-units", n=str(units)))
    if said:
        yield t.plain("yearly-comma").join(said) + t.plain("letter-full-stop")


def _ratings(data: Data, t: Translator) -> Iterator[str]:
    if not _pair(data, R.REPLY_NARROW)[1]:
        return
    yield t.plain(
        "yearly-attitude", narrow=_share(data, R.ATTITUDE_NARROW), wide=_share(data, R.ATTITUDE_WIDE)
    )
    yield t.plain(
        "yearly-reply",
        narrow=_share(data, R.REPLY_NARROW),
        wide=_share(data, R.REPLY_WIDE),
        silent=_share(data, R.REPLY_SILENT),
    )
    own, given = _pair(data, R.OWN_HAND)
    if given > own:
        yield t.plain("yearly-ways", own=str(own), phone=str(given - own))
    if twice := _pair(data, R.ROUND_TWO_WIDE)[1]:
        first, last = _share(data, R.ROUND_ONE_WIDE), _share(data, R.ROUND_TWO_WIDE)
        yield t.plain("yearly-rounds", n=str(twice), first=first, last=last)
    kept, due = _pair(data, R.KEPT)
    if due:
        yield t.plain("yearly-kept", due=str(due), kept=str(kept), share=_share(data, R.KEPT))


def _examples(data: Data, t: Translator) -> Iterator[str]:
    for example in data["examples"]:
        key = "yearly-example" if example["text"] else "yearly-example-bare"
        told = {name: str(example[name]) for name in ("department", "number", "text")}
        yield t.plain(key, title=cut(example["title"], LONGEST_TITLE), **told)


def _problems(data: Data, until: str, t: Translator) -> Iterator[str]:
    late = data["overdue"]
    if late:
        n = str(sum(u["overdue"] for u in late))
        yield t.plain("yearly-late", day=until, of=str(len(late)), n=n, units=late_units(late, t))
    returned = data["returns"]
    if returned:
        n = str(sum(u["returned"] for u in returned))
        yield t.plain("yearly-returned", n=n, units=returned_units(returned, t))
    unhappy = sum(
        row["count"] for row in data["overview"]["by"].get("reply", ()) if row["code"] == Grade.UNSATISFIED
    )
    if unhappy:
        yield t.plain("yearly-unhappy", n=str(unhappy))
    kept, due = _pair(data, R.KEPT)
    if due > kept:
        yield t.plain("yearly-unkept", n=str(due - kept))
    if not (late or returned or unhappy or due > kept):
        yield t.plain("yearly-no-problems")


def _next(data: Data, t: Translator) -> Iterator[str]:
    yield from (step_words(step, t) + t.plain("letter-full-stop") for step in next_steps(data, t))
    if data["returns"]:
        yield t.plain("yearly-next-returned")
    yield t.plain("yearly-next-promises")
    yield t.plain("yearly-next-ratings")
