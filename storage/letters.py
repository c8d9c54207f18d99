"""The reply to a representative's suggestion as an official letter (.docx), towards GB/T 9704-2012."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import NamedTuple

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from domain.reply import names_day
from storage.official_lines import balanced, inside_words, room_of, roomy, style_sheet, width
from storage.official_page import add_text, dressed, plain, style_name, text_lines

LETTER_WORDS = (
    *("title", "salutation", "separator", "opening", "opening_joint", "closing", "date", "full_stop"),
    *("done", "planned", "not_adopted", "co_opinions", "heading", "subheading", "ordinals", "point"),
    *("due", "reason", "note", "note_separator", "contact", "telephone", "copies", "copies_separator"),
)


class PlannedPoint(NamedTuple):
    """What will be done, and the day it is promised for."""

    text: str
    due: date


class DeclinedPoint(NamedTuple):
    """What is not taken up, and why."""

    text: str
    reason: str


class CoOpinion(NamedTuple):
    """What a co-handling unit answered."""

    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What a reply says: `number` and `title` are the proposal's; what is empty is left out."""

    number: str
    title: str
    recipients: tuple[str, ...]
    unit: str
    signed_on: date
    red_head: str = ""
    document_number: str = ""
    disclosure: str = ""
    class_mark: str = ""
    introduction: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    planned: tuple[PlannedPoint, ...] = ()
    not_adopted: tuple[DeclinedPoint, ...] = ()
    co_opinions: tuple[CoOpinion, ...] = ()
    contact: str = ""
    telephone: str = ""
    copies: tuple[str, ...] = ()
    # The title once more in words, which are not parted at the end of a line; unknown: wherever it fits.
    title_words: tuple[str, ...] = ()


def render_letter(letter: Letter, words: Mapping[str, str]) -> bytes:
    """Return the .docx; `words` has every key of LETTER_WORDS, KeyError if one it needs is missing.

    Words may hold these places to fill: title and opening {title} {number}; opening_joint {units} as well;
    salutation {names}; heading {ordinal} {text}; subheading {ordinal} {unit}; point {index} {ordinal} {text};
    due {date}; date {year} {month} {day}; reason {reason}; note, contact and telephone {text};
    copies {units}. `ordinals` is a row of numerals separated by spaces.
    """
    document = dressed(title=letter.title, author=letter.unit, day=letter.signed_on)
    written = [*_paragraphs(letter, words)]
    for (style, text, left, right), after in zip(written, [*written[1:], None], strict=True):
        paragraph = document.add_paragraph(style=style_name(style))
        add_text(paragraph, text)
        if after and after.style == "closing":
            # The page with the signature has more than the thanks.
            paragraph.paragraph_format.keep_with_next = True
        look = style_sheet()["styles"][style]
        if left:
            paragraph.paragraph_format.left_indent = Pt(left * look["size"])
            paragraph.paragraph_format.right_indent = Pt(right * look["size"])
        if "foot" in look:
            _set_at_foot(paragraph, width=room_of(style) * look["size"])
    target = BytesIO()
    document.save(target)
    return target.getvalue()


class _Paragraph(NamedTuple):
    """A paragraph: its style in official_style.json, its text, the characters left free on either side."""

    style: str
    text: str
    left: float = 0
    right: float = 0


def _paragraphs(letter: Letter, words: Mapping[str, str]) -> Iterator[_Paragraph]:
    """The letter from top to bottom."""
    yield from _head(letter)
    number, title = plain(letter.number), plain(letter.title)
    inner = str.maketrans(style_sheet()["inner_quotes"])
    title = title.translate(inner)
    heading = words["title"].format(title=title, number=number)
    whole = inside_words(heading, title, [word.translate(inner) for word in letter.title_words])
    whole |= inside_words(heading, number, [number])
    yield _Paragraph("title", balanced(heading, room_of("title"), whole))
    names = words["separator"].join(map(plain, letter.recipients))
    yield _Paragraph("salutation", words["salutation"].format(names=names))
    units = words["separator"].join(dict.fromkeys(plain(opinion.unit) for opinion in letter.co_opinions))
    opening = words["opening_joint" if units else "opening"]
    yield _Paragraph("body", opening.format(title=title, number=number, units=units))
    for text in letter.introduction:
        yield from _body(text_lines(text))
    yield from _sections(letter, words)
    yield _Paragraph("closing", words["closing"])
    yield from _signature(letter, words)
    reachable = {"contact": plain(letter.contact), "telephone": plain(letter.telephone)}
    note = [words[key].format(text=text) for key, text in reachable.items() if text]
    if note:
        yield _Paragraph("contact", words["note"].format(text=words["note_separator"].join(note)))
    if letter.copies:
        copies = words["copies_separator"].join(map(plain, letter.copies))
        yield _Paragraph("copies", "\t" + words["copies"].format(units=copies))
        yield _Paragraph("end", "")  # LibreOffice sets a frame only if something follows it


def _head(letter: Letter) -> Iterator[_Paragraph]:
    """Marks in the top corners, then the red head and the number over the red rule."""
    marks = [plain(letter.disclosure), plain(letter.class_mark)]
    if any(marks):
        yield _Paragraph("marks", "\t".join(marks))
    number, head = plain(letter.document_number), plain(letter.red_head)
    if head:
        style = "red_head" if width(head) <= room_of("red_head") else "red_head_small"
        yield _Paragraph(style, balanced(head, room_of(style)))
        yield _Paragraph("document_number", number)
    elif number:
        yield _Paragraph("plain_number", number)


def _sections(letter: Letter, words: Mapping[str, str]) -> Iterator[_Paragraph]:
    """The numbered parts; one without a point is left out and the numbers close up."""
    points = {
        "done": letter.done,
        "planned": [_promised(text, due, words) for text, due in letter.planned],
        "not_adopted": [
            _ended(text.rstrip(), words) + words["reason"].format(reason=plain(reason))
            for text, reason in letter.not_adopted
        ],
        "co_opinions": [opinion.text for opinion in letter.co_opinions],
    }
    sections = [key for key, texts in points.items() if texts]
    for place, key in enumerate(sections, start=1):
        heading = words["heading"].format(ordinal=_ordinal(place, words), text=words[key])
        yield _Paragraph("heading", heading)
        for index, text in enumerate(points[key], start=1):
            *before, last = text_lines(text) or [""]
            lines = [*before, _ended(last, words)]
            ordinal = _ordinal(index, words)
            if key == "co_opinions":
                unit = plain(letter.co_opinions[index - 1].unit)
                yield _Paragraph("subheading", words["subheading"].format(ordinal=ordinal, unit=unit))
            elif len(points[key]) > 1:
                lines[0] = words["point"].format(index=index, ordinal=ordinal, text=lines[0])
            yield from _body(lines)


def _promised(text: str, due: date, words: Mapping[str, str]) -> str:
    """A plan with its day before the full stop, unless it names the day itself, however that is written."""
    plan = text.rstrip().rstrip(style_sheet()["sentence_ends"])
    return text if names_day(text, due) else plan + words["due"].format(date=_dated(due, words))


def _signature(letter: Letter, words: Mapping[str, str]) -> Iterator[_Paragraph]:
    """The unit centred over the date, which ends four characters from the margin unless the unit is long."""
    room = room_of("signer")
    unit, day = balanced(plain(letter.unit), room - 4), _dated(letter.signed_on, words)
    box = max(roomy(line) for line in (*unit.split("\n"), day)) + 1
    right = max(0.0, 4 - (box - width(day)) / 2)
    yield _Paragraph("signer", unit, room - box - right, right)
    yield _Paragraph("date", day, room - box - right, right)


def _body(lines: Sequence[str]) -> Iterator[_Paragraph]:
    return (_Paragraph("body", line) for line in lines)


def _dated(day: date, words: Mapping[str, str]) -> str:
    return words["date"].format(year=day.year, month=day.month, day=day.day)


def _ordinal(number: int, words: Mapping[str, str]) -> str:
    numerals = words["ordinals"].split()
    return numerals[number - 1] if number <= len(numerals) else str(number)


def _ended(sentence: str, words: Mapping[str, str]) -> str:
    """The sentence with a full stop, unless it has one or the like before its closing quotes and brackets."""
    core = sentence.rstrip(style_sheet()["closers"])
    return (
        sentence if not core or core[-1] in style_sheet()["sentence_ends"] else sentence + words["full_stop"]
    )


def _set_at_foot(paragraph: Paragraph, width: float) -> None:
    """Move the paragraph to the foot of the text on the last page, as the standard asks for the copies."""
    # In the style it would do for Word, but LibreOffice sees a frame only in the paragraph itself.
    frame = (
        f'<w:framePr {nsdecls("w")} w:w="{round(width * 20)}" w:wrap="notBeside"'
        ' w:vAnchor="margin" w:hAnchor="margin" w:xAlign="center" w:yAlign="bottom"/>'
    )
    paragraph._p.get_or_add_pPr().append(parse_xml(frame))
