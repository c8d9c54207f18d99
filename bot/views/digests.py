"""What a digest of replies says of each suggestion, in which order, and what its indexes name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.i18n import Translator
from bot.views.figures import class_name
from domain.excerpt import Answer, Entry, Excerpt
from domain.policy import Policy
from domain.reply import Point

# The columns of its workbook with their widths.
DIGEST = (
    ("n", 6), ("number", 13), ("title", 30), ("category", 14), ("representative", 10), ("department", 16),
    ("class", 10), ("day", 12), ("request", 50), ("done", 50), ("planned", 35), ("declined", 35),
)  # fmt: skip
IN_LINE = 3
DASH = "\u2014"
DIGITS = re.compile("([0-9]+)")
Index = tuple[str, list[tuple[str, list[tuple[str, int]]]]]


@dataclass(frozen=True)
class Numbered:
    """An entry with its serial number and the group that it stands in."""

    n: int
    group: str
    entry: Entry


def in_order(entries: Sequence[Entry], policy: Policy, t: Translator) -> list[Numbered]:
    """By category as the congress lists them, then by number; what has none comes last."""
    places = {choice.code: place for place, choice in enumerate(policy.choices("categories"))}
    ordered = sorted(
        entries, key=lambda e: (places.get(e.category, len(places) + (not e.category)), e.category)
    )
    spoken = Translator("zh-CN", policy.zone)
    names = {
        code: policy.label("categories", code, spoken.language)
        if code
        else spoken.plain("figures-none-category")
        for code in {entry.category for entry in ordered}
    }
    return [Numbered(n, names[entry.category], entry) for n, entry in enumerate(ordered, start=1)]


def parts_of(excerpt: Excerpt, t: Translator) -> Iterator[tuple[str, str]]:
    """Styles and texts below an entry's heading."""
    entry = excerpt.entry
    units = t.plain("list-comma").join(entry.departments) or t.plain("figures-none-department")
    number = entry.number or DASH
    yield "facts", t.plain("digest-facts", number=number, name=entry.representative, units=units)
    if not excerpt.answers:
        yield "body", t.plain("digest-gone")
        return
    yield "label", t.plain("digest-request")
    yield "body", excerpt.request
    for answer in excerpt.answers:
        yield "label", _answer_words(answer, t, several=len(excerpt.answers) > 1)
        yield from _answered(answer, t)


def _answer_words(answer: Answer, t: Translator, *, several: bool) -> str:
    day = t.long_day(answer.delivered_at.astimezone(t.zone).date())
    about = t.plain("yearly-comma").join(filter(None, (class_name(answer.result_class, t), day)))
    return t.plain("digest-answer-of" if several else "digest-answer", unit=answer.department, about=about)


def _answered(answer: Answer, t: Translator) -> Iterator[tuple[str, str]]:
    for key, points in (("done", answer.done), ("planned", answer.planned), ("declined", answer.not_adopted)):
        if points:
            yield "body", t.plain(f"digest-{key}", text=_points(points, t))


def _points(points: Sequence[Point], t: Translator) -> str:
    """One as it is; several with their numbers, each a line."""
    said = [_point(point, t) for point in points]
    if len(said) == 1:
        return said[0]
    return "\n" + "\n".join(
        t.plain("letter-point", index=str(n), text=text) for n, text in enumerate(said, start=1)
    )


def _point(point: Point, t: Translator) -> str:
    text = point.text.rstrip().rstrip("\u3002.;\uff1b")
    if point.due_on:
        text += t.plain("letter-due", date=t.long_day(point.due_on))
    if point.reason:
        reason = point.reason.rstrip().rstrip("\u3002.;\uff1b")
        text += t.plain("digest-because", reason=reason)
    return text + t.plain("letter-full-stop")


def indexes(found: Sequence[Numbered]) -> Iterator[Index]:
    """By whom and by department: each name with the serial numbers of its entries."""
    by_name: dict[str, list[tuple[str, int]]] = {}
    by_unit: dict[str, list[tuple[str, int]]] = {}
    for each in found:
        by_name.setdefault(each.entry.representative, []).append((str(each.n), each.n))
        for unit in each.entry.departments:
            by_unit.setdefault(unit, []).append((str(each.n), each.n))
    yield "representative", sorted(by_name.items())
    yield "department", list(by_unit.items())


def by_number(found: Sequence[Numbered], t: Translator) -> Iterator[list[tuple[str, int]]]:
    """A line's worth at a time: numbers with the serial numbers of their entries."""
    numbers = sorted(
        ((each.entry.number, each.n) for each in found if each.entry.number),
        key=lambda one: [int(part) if part.isdecimal() else part for part in DIGITS.split(one[0])],
    )
    said = [(t.plain("digest-number", number=number, n=str(n)), n) for number, n in numbers]
    return (said[start : start + IN_LINE] for start in range(0, len(said), IN_LINE))


def digest_of(n: int, excerpt: Excerpt, policy: Policy, t: Translator) -> dict[str, Any]:
    """One entry for other programs; days as they are written in data."""
    entry = excerpt.entry
    return {
        "n": n,
        "number": entry.number,
        "title": entry.title,
        "category": _category(entry, policy, t),
        "representative": entry.representative,
        "departments": list(entry.departments),
        "request": excerpt.request,
        "answers": [_answer_of(answer, t) for answer in excerpt.answers],
    }


def _answer_of(answer: Answer, t: Translator) -> dict[str, Any]:
    return {
        "department": answer.department,
        "class": answer.result_class,
        "day": answer.delivered_at.astimezone(t.zone).date().isoformat(),
        "done": [point.text for point in answer.done],
        "planned": [
            {"text": p.text, "due_on": p.due_on.isoformat() if p.due_on else None} for p in answer.planned
        ],
        "not_adopted": [{"text": p.text, "reason": p.reason} for p in answer.not_adopted],
    }


def digest_line(n: int, excerpt: Excerpt, policy: Policy, t: Translator) -> Iterator[list[str | int]]:
    """A line of its workbook for each letter."""
    entry = excerpt.entry
    for answer in excerpt.answers:
        own: Mapping[str, Any] = _answer_of(answer, t)
        yield [
            *(n, entry.number, entry.title, _category(entry, policy, t), entry.representative),
            *(
                answer.department,
                class_name(answer.result_class, t),
                own["day"],
                excerpt.request,
            ),
            *(
                "\n".join(_point(p, t) for p in points)
                for points in (answer.done, answer.planned, answer.not_adopted)
            ),
        ]


def _category(entry: Entry, policy: Policy, t: Translator) -> str:
    return policy.label("categories", entry.category, t.language) if entry.category else ""
