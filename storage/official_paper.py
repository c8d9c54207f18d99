"""An official document of paragraphs and tables, written as it comes: what is written is held no longer."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from docx.oxml.ns import qn

from domain.paper import Grid
from storage.official_grid import height, rows_of, style_of, widths
from storage.official_lines import balanced, room_of, roomy, style_sheet, text_height, width
from storage.official_page import UNPARTED, dressed, plain, text_lines

BODY = "word/document.xml"
END = "<w:sectPr"
HELD_BYTES = 1 << 20
DOT = "\u00b7"
TWENTIETHS = 20
# A table of less than this part of a page is not parted; else so many rows stay together at each of its ends.
SHORT, TOGETHER = 0.5, 3
MARGIN = 80
COLONS = (":", "\uff1a")
BREAK = "<w:r><w:br/></w:r>"
KEPT = "<w:keepNext/>"
HEAD_RULE = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:color="000000"/></w:tcBorders>'


class Paper:
    """A .docx under way. What it needs besides its body is made first; the body goes straight into
    the file.
    """

    def __init__(
        self, *, title: str, author: str, day: date, pages_asked: bool = False, across: bool = False
    ) -> None:
        """`pages_asked`: there are references to pages, which whoever opens it has to reckon; `across`: the
        pages lie on their side.
        """
        self._across = across
        document = dressed(title=title, author=author, day=day, across=across)
        if pages_asked:
            asked = document.settings.element.makeelement(qn("w:updateFields"), {qn("w:val"): "true"})
            document.settings.element.insert(0, asked)
        skeleton = BytesIO()
        document.save(skeleton)
        # A file on the disk as soon as it is large.
        self._target: IO[bytes] = SpooledTemporaryFile(max_size=HELD_BYTES)  # noqa: SIM115  # `done` closes it
        self._zip = ZipFile(self._target, "w", ZIP_DEFLATED)
        with ZipFile(skeleton) as made:
            for name in made.namelist():
                if name != BODY:
                    self._zip.writestr(name, made.read(name))
            head, self._tail = made.read(BODY).decode().split(END, 1)
        self._body = self._zip.open(BODY, "w")
        self._write(head)
        self._marks = 0

    def line(
        self,
        style: str,
        text: str,
        *,
        mark: str = "",
        left: float = 0,
        right: float = 0,
        keeps: bool = False,
    ) -> None:
        """A paragraph in one of the styles; its line breaks stay. `mark` names it for references.

        `keeps` it on one page with what follows.
        """
        size = style_sheet()["styles"][style]["size"] * TWENTIETHS
        moved = f'<w:ind w:left="{round(left * size)}" w:right="{round(right * size)}"/>' if left else ""
        runs = BREAK.join(_runs(line) for line in text.split("\n"))
        self._paragraph(style, self._marked(runs, mark), (KEPT if keeps else "") + moved)

    def lines(self, style: str, text: str, *, keeps: bool = False) -> None:
        """Each line a paragraph, the last one perhaps kept with what follows; a colon stays with its list."""
        found = text_lines(text)
        for n, line in enumerate(found, start=1):
            self.line(style, line, keeps=keeps if n == len(found) else line.endswith(COLONS))

    def title(self, text: str, style: str = "title") -> None:
        """In lines of like length."""
        self.line(style, balanced(plain(text), room_of(style, across=self._across)))

    def spread(self, style: str, left: str, right: str) -> None:
        """Two short texts at the ends of a line."""
        self._paragraph(style, f"{_runs(left)}{_tab()}{_runs(right)}")

    def signed(self, unit: str, day: str) -> None:
        """The unit centred over the date, which ends four characters from the margin unless it is long."""
        room = room_of("signer", across=self._across)
        name = balanced(plain(unit), room - 4)
        box = max(roomy(line) for line in (*name.split("\n"), day)) + 1
        right = max(0.0, 4 - (box - width(day)) / 2)
        self.line("signer", name, left=room - box - right, right=right, keeps=True)
        self.line("date", day, left=room - box - right, right=right)

    def reference(self, style: str, text: str, mark: str) -> None:
        """A line of contents: the text, dots, and the page on which the mark is."""
        self._paragraph(style, _link(mark, _runs(text) + _tab() + _page_of(mark)))

    def index(self, head: str, entries: Iterable[tuple[str, str]]) -> None:
        """One paragraph: the head, then each text, a link to its mark."""
        joint = _runs(style_sheet()["index_joint"])
        self._paragraph("index", _runs(head) + joint.join(_link(mark, _runs(text)) for text, mark in entries))

    def index_line(self, entries: Iterable[tuple[str, str]]) -> None:
        """Some beside each other, as many as the style has places."""
        self._paragraph("index_line", _tab().join(_link(mark, _runs(text)) for text, mark in entries))

    def table(self, grid: Grid, *, keeps: bool = False) -> None:
        """Three rules, words to the left, numbers to the right under their heads. `keeps` its end on one page
        with what follows.
        """
        if grid.caption:
            self.line("caption", grid.caption)
        edges = "".join(f'<w:{side} w:val="single" w:sz="8" w:color="000000"/>' for side in ("top", "bottom"))
        margins = "".join(f'<w:{side} w:w="{MARGIN}" w:type="dxa"/>' for side in ("left", "right"))
        style = style_of(grid, across=self._across)
        wide = widths(grid, room_of(style, across=self._across))
        size = style_sheet()["styles"][style]["size"] * TWENTIETHS
        columns = [round(size * one) for one in wide]
        self._write(
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
            f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>"
            + "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
            + "</w:tblGrid>"
        )
        rows = rows_of(grid)
        self._row(grid, style, grid.heads, columns, head=True)
        # Kept with what follows it would leave its page bare.
        whole = not keeps and height(grid, style, wide) < SHORT * text_height(across=self._across)
        for place, row in enumerate(rows, start=1):
            # Its note goes with the last row.
            ends = place < TOGETHER or place > len(rows) - TOGETHER
            kept = (whole or ends) if place < len(rows) else keeps or grid.note != ""
            self._row(grid, style, row, columns, keeps=kept)
        self._write("</w:tbl>")
        self.line("note", grid.note, keeps=keeps)

    def new_page(self) -> None:
        self._write('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')

    def done(self) -> bytes:
        self._write(END + self._tail)
        self._body.close()
        self._zip.close()
        self._target.seek(0)
        content = self._target.read()
        self._target.close()
        return content

    def _row(
        self,
        grid: Grid,
        style: str,
        cells: Sequence[str],
        columns: Sequence[int],
        *,
        head: bool = False,
        keeps: bool = False,
    ) -> None:
        style = style.replace("table", "table_head") if head else style
        self._write(
            f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>"
            + "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{column}" w:type="dxa"/>'
                + (HEAD_RULE if head else "")
                + ("" if head or n in grid.texts else "<w:noWrap/>")
                + f'<w:vAlign w:val="{"bottom" if head else "top"}"/></w:tcPr>'
                + _paragraph(
                    style,
                    _runs(text),
                    (KEPT if keeps else "") + ("" if n in grid.texts else '<w:jc w:val="right"/>'),
                )
                + "</w:tc>"
                for n, (text, column) in enumerate(zip(cells, columns, strict=True))
            )
            + "</w:tr>"
        )

    def _marked(self, runs: str, mark: str) -> str:
        if not mark:
            return runs
        self._marks += 1
        start = f'<w:bookmarkStart w:id="{self._marks}" w:name={quoteattr(mark)}/>'
        return f'{start}{runs}<w:bookmarkEnd w:id="{self._marks}"/>'

    def _paragraph(self, style: str, runs: str, more: str = "") -> None:
        self._write(_paragraph(style, runs, more))

    def _write(self, xml: str) -> None:
        self._body.write(xml.encode())


def _paragraph(style: str, runs: str, more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="official_{style}"/>{more}</w:pPr>{runs}</w:p>'


def _runs(text: str) -> str:
    """Quotes and dashes are Chinese; a name's middle dot is Latin, else it were an em wide."""
    pieces = []
    for n, part in enumerate(plain_spaced(text).split(DOT)):
        if n:
            pieces.append(f"<w:r><w:t>{DOT}</w:t></w:r>")
        if part:
            texts = (f'<w:t xml:space="preserve">{escape(text)}</w:t>' for text in UNPARTED.split(part))
            said = "<w:noBreakHyphen/>".join(texts)
            pieces.append(f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>{said}</w:r>')
    return "".join(pieces)


def plain_spaced(text: str) -> str:
    """As `plain`, but spaces at the ends stay: the text goes on."""
    core = plain(text)
    if not core:
        return ""
    before, after = (text[:1].isspace(), text[-1:].isspace())
    return (text[:1] if before else "") + core + (text[-1:] if after else "")


def _tab() -> str:
    return "<w:r><w:tab/></w:r>"


def _link(mark: str, runs: str) -> str:
    return f'<w:hyperlink w:anchor={quoteattr(mark)} w:history="1">{runs}</w:hyperlink>'


def _page_of(mark: str) -> str:
    """A field that Word and LibreOffice reckon; until then the dash."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> PAGEREF {escape(mark)} \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{style_sheet()['page_unknown']}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
