"""The reply to a representative's suggestion as an official letter (.docx), towards GB/T 9704-2012."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any, NamedTuple

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from domain.reply import names_day
from storage.letter_lines import balanced, inside_words, room_of, style_sheet, width

LETTER_WORDS = (
    *("title", "salutation", "separator", "opening", "opening_joint", "closing", "date", "full_stop"),
    *("done", "planned", "not_adopted", "co_opinions", "heading", "subheading", "ordinals", "point"),
    *("due", "reason", "note", "note_separator", "contact", "telephone", "copies", "copies_separator"),
)
_JOINERS = "\u200c\u200d"


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
    document = Document()
    _set_styles(document)
    _set_page(document)
    _set_properties(document, letter)
    for style, text, left, right in _paragraphs(letter, words):
        paragraph = document.add_paragraph(style=_style_name(style))
        _add_text(paragraph, text)
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
    """A paragraph: its style in letter_style.json, its text, the characters left free on either side."""

    style: str
    text: str
    left: float = 0
    right: float = 0


def _paragraphs(letter: Letter, words: Mapping[str, str]) -> Iterator[_Paragraph]:
    """The letter from top to bottom."""
    yield from _head(letter)
    number, title = _plain(letter.number), _plain(letter.title)
    inner = str.maketrans(style_sheet()["inner_quotes"])
    title = title.translate(inner)
    heading = words["title"].format(title=title, number=number)
    whole = inside_words(heading, title, [word.translate(inner) for word in letter.title_words])
    yield _Paragraph("title", balanced(heading, room_of("title"), whole))
    names = words["separator"].join(map(_plain, letter.recipients))
    yield _Paragraph("salutation", words["salutation"].format(names=names))
    units = words["separator"].join(dict.fromkeys(_plain(opinion.unit) for opinion in letter.co_opinions))
    opening = words["opening_joint" if units else "opening"]
    yield _Paragraph("body", opening.format(title=title, number=number, units=units))
    for text in letter.introduction:
        yield from _body(_lines(text))
    yield from _sections(letter, words)
    yield _Paragraph("closing", words["closing"])
    yield from _signature(letter, words)
    reachable = {"contact": _plain(letter.contact), "telephone": _plain(letter.telephone)}
    note = [words[key].format(text=text) for key, text in reachable.items() if text]
    if note:
        yield _Paragraph("contact", words["note"].format(text=words["note_separator"].join(note)))
    if letter.copies:
        copies = words["copies_separator"].join(map(_plain, letter.copies))
        yield _Paragraph("copies", "\t" + words["copies"].format(units=copies))
        yield _Paragraph("end", "")  # LibreOffice sets a frame only if something follows it


def _head(letter: Letter) -> Iterator[_Paragraph]:
    """Marks in the top corners, then the red head and the number over the red rule."""
    marks = [_plain(letter.disclosure), _plain(letter.class_mark)]
    if any(marks):
        yield _Paragraph("marks", "\t".join(marks))
    number, head = _plain(letter.document_number), _plain(letter.red_head)
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
            _ended(text.rstrip(), words) + words["reason"].format(reason=_plain(reason))
            for text, reason in letter.not_adopted
        ],
        "co_opinions": [opinion.text for opinion in letter.co_opinions],
    }
    sections = [key for key, texts in points.items() if texts]
    for place, key in enumerate(sections, start=1):
        heading = words["heading"].format(ordinal=_ordinal(place, words), text=words[key])
        yield _Paragraph("heading", heading)
        for index, text in enumerate(points[key], start=1):
            *before, last = _lines(text) or [""]
            lines = [*before, _ended(last, words)]
            ordinal = _ordinal(index, words)
            if key == "co_opinions":
                unit = _plain(letter.co_opinions[index - 1].unit)
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
    unit, day = balanced(_plain(letter.unit), room - 4), _dated(letter.signed_on, words)
    box = max(width(line) for line in (*unit.split("\n"), day)) + 1
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


def _plain(text: str) -> str:
    """One line of what XML and a reader can take: no control, bidirectional or half surrogate marks."""
    line = " ".join(text.splitlines()).replace("\t", " ")
    return "".join(mark for mark in line if mark in _JOINERS or not _is_unfit(mark)).strip()


def _is_unfit(mark: str) -> bool:
    return unicodedata.category(mark) in {"Cc", "Cf", "Cs"} or mark in "\ufffe\uffff"


def _lines(text: str) -> list[str]:
    return [line for line in map(_plain, text.splitlines()) if line]


def _style_name(style: str) -> str:
    return f"Letter {style.replace('_', ' ')}"


def _style_xml(style: str) -> str:
    """One style of letter_style.json as WordprocessingML; sizes there are points, indents characters."""
    look: Mapping[str, Any] = style_sheet()["styles"][style]
    font, latin = style_sheet()["fonts"][look["font"]]["name"], look.get("latin", style_sheet()["latin"])
    size = look["size"] * 20
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'
        for side, (eighths, space, colour) in look.get("rules", {}).items()
    )
    tabs = "".join(
        f'<w:tab w:val="{side}" w:pos="{round(at * size)}"/>' for side, at in look.get("tabs", {}).items()
    )
    sides, hanging, indent = look.get("sides", 0), look.get("hanging", 0), look.get("indent", 0)
    first = f'w:firstLineChars="{indent * 100}" w:firstLine="{indent * size}"'
    first = f'w:hanging="{hanging * size}"' if hanging else first
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" w:styleId="letter_{style}">'
        f'<w:name w:val="{_style_name(style)}"/><w:qFormat/><w:pPr>'
        f'{"<w:keepNext/>" if "keep" in look else ""}<w:widowControl w:val="0"/>'
        f"{f'<w:pBdr>{rules}</w:pBdr>' if rules else ''}{f'<w:tabs>{tabs}</w:tabs>' if tabs else ''}"
        '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="{look.get("before", 0) * 20}" w:after="{look.get("after", 0) * 20}"'
        f' w:line="{look.get("line", style_sheet()["grid"]) * 20}" w:lineRule="exact"/>'
        f'<w:ind w:left="{(sides + hanging) * size}" w:right="{sides * size}"'
        f' {first}/><w:jc w:val="{look["align"]}"/><w:outlineLvl w:val="{look.get("outline", 9)}"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{font}" w:cs="{latin}"/>'
        f'<w:color w:val="{look.get("colour", "000000")}"/><w:spacing w:val="{look.get("spacing", 0)}"/>'
        f'<w:sz w:val="{look["size"] * 2}"/><w:szCs w:val="{look["size"] * 2}"/></w:rPr></w:style>'
    )


def _set_styles(document: DocumentObject) -> None:
    """Replace the defaults, add the letter's styles, and name the fonts to use where one is missing."""
    sheet = style_sheet()
    font, latin = sheet["fonts"]["fangsong"]["name"], sheet["latin"]
    styles = document.styles.element
    styles.replace(
        styles.find(qn("w:docDefaults")),
        parse_xml(
            f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>"
            f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{font}" w:cs="{latin}"/>'
            f'<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="{sheet["language"]}"/>'
            "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
            f'<w:spacing w:after="0" w:line="{sheet["grid"] * 20}" w:lineRule="exact"/>'
            "</w:pPr></w:pPrDefault></w:docDefaults>"
        ),
    )
    for style in sheet["styles"]:
        styles.append(parse_xml(_style_xml(style)))
    fonts = "".join(
        f'<w:font w:name="{font["name"]}"><w:altName w:val="{font["instead"]}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{font["family"]}"/></w:font>'
        for font in sheet["fonts"].values()
    )
    table = f"<w:fonts {nsdecls('w')}>{fonts}</w:fonts>"
    main = document.part
    for old in [rel.rId for rel in main.rels.values() if rel.reltype == RELATIONSHIP_TYPE.FONT_TABLE]:
        main.drop_rel(old)
    part = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, table.encode(), main.package)
    main.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def _set_page(document: DocumentObject) -> None:
    """A4 with the margins of the standard, and the page number at the outer side under the text."""
    section, page = document.sections[0], style_sheet()["page"]
    section.page_width, section.page_height = Mm(page["width"]), Mm(page["height"])
    section.left_margin, section.right_margin = Mm(page["left"]), Mm(page["right"])
    section.top_margin, section.bottom_margin = Mm(page["top"]), Mm(page["bottom"])
    section.footer_distance = Mm(page["footer"])
    grid = document.element.find(f".//{qn('w:docGrid')}")
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(style_sheet()["grid"] * 20))
    document.settings.odd_and_even_pages_header_footer = True
    before, after = style_sheet()["page_number"]
    number = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        paragraph = footer.paragraphs[0]
        paragraph.style, paragraph.alignment = _style_name("page_number"), side
        paragraph.add_run(before)
        paragraph._p.append(parse_xml(number))
        paragraph.add_run(after)


def _set_at_foot(paragraph: Paragraph, width: float) -> None:
    """Move the paragraph to the foot of the text on the last page, as the standard asks for the copies."""
    # In the style it would do for Word, but LibreOffice sees a frame only in the paragraph itself.
    frame = (
        f'<w:framePr {nsdecls("w")} w:w="{round(width * 20)}" w:wrap="notBeside"'
        ' w:vAnchor="margin" w:hAnchor="margin" w:xAlign="center" w:yAlign="bottom"/>'
    )
    paragraph._p.get_or_add_pPr().append(parse_xml(frame))


def _set_properties(document: DocumentObject, letter: Letter) -> None:
    """What the file manager shows, in place of the library's own name."""
    properties = document.core_properties
    properties.title, properties.comments = _plain(letter.title)[:255], ""
    properties.author = properties.last_modified_by = _plain(letter.unit)[:255]
    properties.language = style_sheet()["language"]
    properties.created = properties.modified = datetime.combine(letter.signed_on, time(), UTC)


def _add_text(paragraph: Paragraph, text: str) -> None:
    """Add runs whose quotes and dashes are Chinese; a name's middle dot is Latin, else it were an em wide."""
    for piece in re.split("(\u00b7)", text):
        run = paragraph.add_run(piece)
        if piece != "\u00b7":
            run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
