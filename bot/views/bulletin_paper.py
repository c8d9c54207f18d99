"""The bulletin as an official document: its words, and its tables as the figures stood."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from bot.i18n import Translator
from bot.views.bulletin_words import MOST_RETURNED
from bot.views.figures import printed_name
from bot.views.pages import cut
from domain.bulletin import LONGEST_TITLE, Bulletin, NextStep, Section
from domain.paper import Grid, Report, Words
from domain.policy import Policy


def bulletin_report(bulletin: Bulletin, policy: Policy, t: Translator) -> Report:
    day = (bulletin.issued_at or bulletin.figures_at).astimezone(policy.zone).date()
    texts = policy.data.get("texts", {})
    return Report(
        title=bulletin.title,
        unit=bulletin.unit,
        day=day,
        dated=t.long_day(day),
        head=str(texts.get("bulletin_head", "")),
        number=t.plain("bulletin-number", number=bulletin.number) if bulletin.number else "",
        parts=tuple(_parts(bulletin, t)),
    )


def _parts(bulletin: Bulletin, t: Translator) -> Iterator[Words | Grid]:
    words = bulletin.words
    place = 0
    for section in Section:
        text = words.get(section.value, "")
        more = list(_more(section, bulletin, t))
        if section is Section.OPENING:
            yield Words("body", text)
            continue
        if section is Section.EXAMPLES and not (text or bulletin.examples):
            continue
        if not text and not more:
            continue
        if section.value not in words and section is not Section.EXAMPLES:
            continue
        place += 1
        name = t.plain(f"bulletin-section-{section.value}")
        yield Words("heading", t.plain("letter-heading", ordinal=ordinal(place, t), text=name))
        if text:
            yield Words("body", text)
        yield from more


def _more(section: Section, bulletin: Bulletin, t: Translator) -> Iterator[Words | Grid]:
    """Tables and lists below the section's words."""
    figures = bulletin.figures
    match section:
        case Section.GENERAL:
            for name in ("category", "class"):
                if rows := figures["overview"]["by"].get(name):
                    yield share_table(t.plain(f"bulletin-table-{name}"), name, rows, t)
        case Section.EXAMPLES:
            for n, example in enumerate(bulletin.examples, start=1):
                yield Words(
                    "subheading",
                    t.plain("letter-subheading", ordinal=ordinal(n, t), unit=example.department),
                )
                title = cut(example.title, LONGEST_TITLE)
                told = {"title": title, "number": example.number, "text": example.text}
                yield Words(
                    "body", t.plain("bulletin-example" if example.text else "bulletin-example-bare", **told)
                )
        case Section.PROGRESS:
            if late := figures["overdue"]:
                yield late_table(late, t)
        case Section.QUALITY:
            if returns := figures["returns"]:
                yield returns_table(returns, t)
        case Section.NEXT:
            for n, step in enumerate(bulletin.steps, start=1):
                text = step_words(step, t)
                yield Words("body", t.plain("bulletin-step", ordinal=ordinal(n, t), text=text))
            if not (bulletin.steps or bulletin.is_issued):
                yield Words("body", t.plain("bulletin-step-blank"))


def step_words(step: NextStep, t: Translator) -> str:
    """Without the full stop."""
    until = t.plain("bulletin-until", day=t.long_day(step.due_on)) if step.due_on else ""
    return step.text.rstrip().rstrip("\u3002.") + until


def ordinal(n: int, t: Translator) -> str:
    numerals = t.plain("letter-ordinals").split()
    return numerals[n - 1] if n <= len(numerals) else str(n)


def share_table(caption: str, dimension: str, rows: Sequence[Mapping[str, Any]], t: Translator) -> Grid:
    """Counts and shares with their total: of shares that do not add up, what they add up to."""
    total = sum((Decimal(row["share"]) for row in rows), Decimal(0))
    return Grid(
        caption,
        (t.plain(f"figures-by-{dimension}"), t.plain("sheet-head-count"), t.plain("sheet-head-share")),
        tuple((printed_name(dimension, row, t), str(row["count"]), f"{row['share']}%") for row in rows),
        (t.plain("sheet-sum"), str(sum(row["count"] for row in rows)), f"{total}%"),
    )


def late_table(late: Sequence[Mapping[str, Any]], t: Translator) -> Grid:
    return Grid(
        t.plain("bulletin-table-late"),
        (t.plain("sheet-head-department"), t.plain("sheet-head-overdue")),
        tuple((unit["department"], str(unit["overdue"])) for unit in late),
        (t.plain("sheet-sum"), str(sum(unit["overdue"] for unit in late))),
    )


def returns_table(returns: Sequence[Mapping[str, Any]], t: Translator, most: int = MOST_RETURNED) -> Grid:
    """In the order of their ratios; those that follow are only counted."""
    others = len(returns) - most
    note = t.plain("bulletin-note-returns")
    if others > 0:
        note += t.plain("bulletin-note-others", n=str(others))
    return Grid(
        t.plain("bulletin-table-returns"),
        tuple(t.plain(f"sheet-head-{key}") for key in ("department", "returned", "pieces", "ratio")),
        tuple(
            (unit["department"], str(unit["returned"]), str(unit["pieces"]), f"{unit['ratio']}%")
            for unit in returns[:most]
        ),
        note=note,
    )
