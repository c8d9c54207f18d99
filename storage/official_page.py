"""What every official document has in common: page, styles, fonts, page number; towards GB/T 9704-2012."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from storage.official_lines import style_sheet

_JOINERS = "\u200c\u200d"
# A number is not parted at its hyphen.
UNPARTED = re.compile(r"(?<=\w)-(?=\d)")


def dressed(*, title: str, author: str, day: date, across: bool = False) -> DocumentObject:
    """An empty document that only needs its paragraphs; `across`: its pages lie on their side."""
    document = Document()
    _set_styles(document)
    _set_page(document, across=across)
    _set_properties(document, title, author, day)
    return document


def plain(text: str) -> str:
    """One line of what XML and a reader can take: no control, bidirectional or half surrogate marks."""
    line = " ".join(text.splitlines()).replace("\t", " ")
    return "".join(mark for mark in line if mark in _JOINERS or not _is_unfit(mark)).strip()


def _is_unfit(mark: str) -> bool:
    return unicodedata.category(mark) in {"Cc", "Cf", "Cs"} or mark in "\ufffe\uffff"


def text_lines(text: str) -> list[str]:
    return [line for line in map(plain, text.splitlines()) if line]


def style_name(style: str) -> str:
    return f"Official {style.replace('_', ' ')}"


def _style_xml(style: str) -> str:
    """One style of official_style.json as WordprocessingML; sizes there are points, indents characters."""
    look: Mapping[str, Any] = style_sheet()["styles"][style]
    font, latin = style_sheet()["fonts"][look["font"]]["name"], look.get("latin", style_sheet()["latin"])
    size, half = round(look["size"] * 20), round(look["size"] * 2)
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'
        for side, (eighths, space, colour) in look.get("rules", {}).items()
    )
    tabs = "".join(
        f'<w:tab w:val="{side}" w:leader="{look.get("leader", "none")}" w:pos="{round(at * size)}"/>'
        for side, places in look.get("tabs", {}).items()
        for at in (places if isinstance(places, list) else [places])
    )
    sides, hanging, indent = look.get("sides", 0), look.get("hanging", 0), look.get("indent", 0)
    first = f'w:firstLineChars="{indent * 100}" w:firstLine="{indent * size}"'
    first = f'w:hanging="{hanging * size}"' if hanging else first
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" w:styleId="official_{style}">'
        f'<w:name w:val="{style_name(style)}"/><w:qFormat/><w:pPr>'
        f"{'<w:keepNext/>' if 'keep' in look else ''}{'<w:keepLines/>' if 'whole' in look else ''}"
        '<w:widowControl w:val="0"/>'
        f"{f'<w:pBdr>{rules}</w:pBdr>' if rules else ''}{f'<w:tabs>{tabs}</w:tabs>' if tabs else ''}"
        '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="{look.get("before", 0) * 20}" w:after="{look.get("after", 0) * 20}"'
        f' w:line="{look.get("line", style_sheet()["grid"]) * 20}" w:lineRule="exact"/>'
        f'<w:ind w:left="{(sides + hanging) * size}" w:right="{sides * size}"'
        f' {first}/><w:jc w:val="{look["align"]}"/><w:outlineLvl w:val="{look.get("outline", 9)}"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{font}" w:cs="{latin}"/>'
        f'<w:color w:val="{look.get("colour", "000000")}"/><w:spacing w:val="{look.get("spacing", 0)}"/>'
        f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr></w:style>'
    )


def _set_styles(document: DocumentObject) -> None:
    """Replace the defaults, add our styles, and name the fonts to use where one is missing."""
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


def _set_page(document: DocumentObject, *, across: bool) -> None:
    """A4 with the margins of the standard, and the page number at the outer side under the text."""
    section, page = document.sections[0], style_sheet()["page"]
    top, right, bottom, left = (Mm(page[side]) for side in ("top", "right", "bottom", "left"))
    wide, high = Mm(page["width"]), Mm(page["height"])
    if across:
        # Turned so that its top is at the back of the volume.
        wide, high, section.orientation = high, wide, WD_ORIENT.LANDSCAPE
        top, right, bottom, left = left, top, right, bottom
    section.page_width, section.page_height = wide, high
    section.left_margin, section.right_margin = left, right
    section.top_margin, section.bottom_margin = top, bottom
    section.footer_distance = Mm(page["footer_across"] if across else page["footer"])
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
        paragraph.style, paragraph.alignment = style_name("page_number"), side
        paragraph.add_run(before)
        paragraph._p.append(parse_xml(number))
        paragraph.add_run(after)


def _set_properties(document: DocumentObject, title: str, author: str, day: date) -> None:
    """What the file manager shows, in place of the library's own name."""
    properties = document.core_properties
    properties.title, properties.comments = plain(title)[:255], ""
    properties.author = properties.last_modified_by = plain(author)[:255]
    properties.language = style_sheet()["language"]
    properties.created = properties.modified = datetime.combine(day, time(), UTC)


def add_text(paragraph: Paragraph, text: str) -> None:
    """Add runs whose quotes and dashes are Chinese; a name's middle dot is Latin, else it were an em wide."""
    for piece in re.split("(\u00b7)", text):
        run = paragraph.add_run()
        for n, part in enumerate(UNPARTED.split(piece)):
            if n:
                run.element.append(OxmlElement("w:noBreakHyphen"))
            run.add_text(part)
        if piece != "\u00b7":
            run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
