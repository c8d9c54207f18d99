"""Published letters as documents: heading, points under their headings, who answers and when."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.publication import PublicLetter
from domain.publication_port import Shown
from domain.reply import Point, names_day
from handlers.web.public.wording import Speaker

HEADINGS = ("done", "planned", "not-adopted")


@dataclass(frozen=True)
class Section:
    """A heading with its points."""

    heading: str
    points: Sequence[str]


@dataclass(frozen=True)
class LetterParts:
    """What stands on the paper."""

    title: str
    remarks: Sequence[str]
    sections: Sequence[Section]
    department: str
    day: str


def parts_of_letters(shown: Shown, speaker: Speaker) -> list[LetterParts]:
    return [_parts(letter, shown, speaker) for letter in shown.letters]


def _parts(letter: PublicLetter, shown: Shown, speaker: Speaker) -> LetterParts:
    label = shown.line.number or shown.line.title
    key = "page-letter-title-second" if letter.second else "page-letter-title"
    sections: list[Section] = []
    for heading, points in zip(HEADINGS, letter.groups, strict=True):
        if points:
            ordinal = speaker.say(f"page-ordinal-{len(sections) + 1}")
            words = speaker.say(f"page-letter-{heading}", ordinal=ordinal)
            sections.append(Section(words, [_point(p, speaker) for p in points]))
    remarks = [speaker.class_name(letter.result_class)] if letter.result_class else []
    return LetterParts(
        title=speaker.say(key, department=letter.department, number=label),
        remarks=[*remarks, speaker.say("page-extent-full")],
        sections=sections,
        department=letter.department,
        day=speaker.t.long_day(speaker.local(letter.delivered_at)),
    )


def _point(point: Point, speaker: Speaker) -> str:
    text = point.text
    if point.due_on is not None and not names_day(text, point.due_on):
        text += speaker.say("page-letter-by", day=speaker.t.long_day(point.due_on))
    return text + (speaker.say("page-letter-because", reason=point.reason) if point.reason else "")
